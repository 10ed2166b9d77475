"""The Weibull distribution."""

from __future__ import annotations

from typing import Any

import swiftgrad as sg
from swiftgrad import Tensor

from . import constraints
from .exponential import Exponential
from .transformed_distribution import TransformedDistribution
from .transforms import AffineTransform, PowerTransform
from .utils import broadcast_all, euler_constant

__all__ = ["Weibull"]


class Weibull(TransformedDistribution):
    """The Weibull distribution: scale * e ** (1 / concentration) for exponential e of rate 1."""

    arg_constraints = {"scale": constraints.positive, "concentration": constraints.positive}
    support: Any = constraints.positive

    def __init__(self, scale: Any, concentration: Any, validate_args: bool | None = None) -> None:
        self.scale, self.concentration = broadcast_all(scale, concentration)
        self.concentration_reciprocal = self.concentration.reciprocal()
        base = Exponential(sg.ones_like(self.scale), validate_args=validate_args)
        chain = [PowerTransform(self.concentration_reciprocal), AffineTransform(loc=0, scale=self.scale)]
        super().__init__(base, chain, validate_args=validate_args)

    def expand(self, batch_shape: Any, _instance: Any = None) -> Any:
        new = type(self).__new__(type(self)) if _instance is None else _instance
        scale, concentration = self.scale.expand(batch_shape), self.concentration.expand(batch_shape)
        Weibull.__init__(new, scale, concentration, self._validate_args)
        return new

    @property
    def mean(self) -> Tensor:
        return self.scale * sg.lgamma(1 + self.concentration_reciprocal).exp()

    @property
    def mode(self) -> Tensor:
        inside = (self.concentration - 1) / self.concentration
        return self.scale * inside**self.concentration_reciprocal

    @property
    def variance(self) -> Tensor:
        k = self.concentration_reciprocal
        return self.scale.pow(2) * (sg.lgamma(1 + 2 * k).exp() - (2 * sg.lgamma(1 + k)).exp())

    def entropy(self) -> Tensor:
        k = self.concentration_reciprocal
        return euler_constant * (1 - k) + (self.scale * k).log() + 1
