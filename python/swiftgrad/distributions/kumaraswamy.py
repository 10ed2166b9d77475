"""The Kumaraswamy distribution."""

from __future__ import annotations

import math
from typing import Any

import swiftgrad as sg
from swiftgrad import Tensor

from . import constraints
from .transformed_distribution import TransformedDistribution
from .transforms import AffineTransform, PowerTransform
from .uniform import Uniform
from .utils import broadcast_all, euler_constant

__all__ = ["Kumaraswamy"]


class Kumaraswamy(TransformedDistribution):
    """The Kumaraswamy distribution over (0, 1): (1 - u^(1 / concentration0))^(1 / concentration1) for uniform u."""

    arg_constraints = {"concentration1": constraints.positive, "concentration0": constraints.positive}
    support: Any = constraints.unit_interval
    has_rsample = True

    def __init__(self, concentration1: Any, concentration0: Any, validate_args: bool | None = None) -> None:
        self.concentration1, self.concentration0 = broadcast_all(concentration1, concentration0)
        zeros, ones = sg.zeros_like(self.concentration0), sg.ones_like(self.concentration0)
        base = Uniform(zeros, ones, validate_args=validate_args)
        chain = [
            PowerTransform(self.concentration0.reciprocal()),
            AffineTransform(loc=1.0, scale=-1.0),
            PowerTransform(self.concentration1.reciprocal()),
        ]
        super().__init__(base, chain, validate_args=validate_args)

    def expand(self, batch_shape: Any, _instance: Any = None) -> Any:
        new = type(self).__new__(type(self)) if _instance is None else _instance
        a, b = self.concentration1.expand(batch_shape), self.concentration0.expand(batch_shape)
        Kumaraswamy.__init__(new, a, b, self._validate_args)
        return new

    def _moment(self, n: int) -> Tensor:
        """The mean of x ** n: b * Beta(1 + n / a, b)."""
        a, b = 1 + n / self.concentration1, self.concentration0
        return b * (sg.lgamma(a) + sg.lgamma(b) - sg.lgamma(a + b)).exp()

    @property
    def mean(self) -> Tensor:
        return self._moment(1)

    @property
    def mode(self) -> Tensor:
        """((a - 1) / (a b - 1)) ** (1 / a); NaN where a or b is below 1. (PyTorch 2.15 gives NaN everywhere.)"""
        a, b = self.concentration1, self.concentration0
        inside = ((a - 1) / (a * b - 1)) ** a.reciprocal()
        return inside.masked_fill((a < 1) | (b < 1), math.nan)

    @property
    def variance(self) -> Tensor:
        return self._moment(2) - self.mean.pow(2)

    def entropy(self) -> Tensor:
        a, b = 1 - self.concentration1.reciprocal(), 1 - self.concentration0.reciprocal()
        harmonic = sg.digamma(self.concentration0 + 1) + euler_constant
        return b + a * harmonic - self.concentration1.log() - self.concentration0.log()
