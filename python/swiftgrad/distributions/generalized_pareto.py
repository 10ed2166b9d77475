"""The generalised Pareto distribution."""

from __future__ import annotations

import math
from typing import Any

import swiftgrad as sg
from swiftgrad import Size, Tensor

from . import constraints
from .distribution import Distribution
from .utils import broadcast_all

__all__ = ["GeneralizedPareto"]


class GeneralizedPareto(Distribution):
    """The generalised Pareto distribution, of exceedances over a threshold.

    Args:
        loc: the threshold.
        scale: positive.
        concentration: shape; 0 gives the exponential distribution, below 0 the support ends at loc - scale / shape.
    """

    arg_constraints = {  # type: ignore[assignment]
        "loc": constraints.real,
        "scale": constraints.positive,
        "concentration": constraints.real,
    }
    has_rsample = True
    expand = Distribution._expand_attributes

    def __init__(self, loc: Any, scale: Any, concentration: Any, validate_args: bool | None = None) -> None:
        self.loc, self.scale, self.concentration = broadcast_all(loc, scale, concentration)
        super().__init__(self.loc.size(), validate_args=validate_args)

    @constraints.dependent_property(is_discrete=False, event_dim=0)
    def support(self) -> Any:
        end = self.loc - self.scale / self.concentration
        return constraints.interval(self.loc, sg.where(self.concentration < 0, end, sg.full_like(end, math.inf)))

    @property
    def _is_exponential(self) -> Tensor:
        return self.concentration.isclose(sg.zeros_like(self.concentration))

    @property
    def _safe_concentration(self) -> Tensor:
        """The concentration, 1 where it is 0: what stands there is not used."""
        return sg.where(self._is_exponential, sg.ones_like(self.concentration), self.concentration)

    def rsample(self, sample_shape: Any = Size(())) -> Tensor:
        return self.icdf(sg.rand(self._extended_shape(sample_shape), dtype=self.loc.dtype))

    def log_prob(self, value: Tensor) -> Tensor:
        if self._validate_args:
            self._validate_sample(value)
        z, k = (value - self.loc) / self.scale, self._safe_concentration
        general = -(1 + 1 / k) * (k * z).log1p()
        return -self.scale.log() + sg.where(self._is_exponential, -z, general)

    def _log_survival(self, value: Tensor) -> Tensor:
        z, k = (value - self.loc) / self.scale, self._safe_concentration
        return sg.where(self._is_exponential, -z, -(k * z).log1p() / k)

    def log_survival_function(self, value: Tensor) -> Tensor:
        """log of the probability of a draw above ``value``."""
        if self._validate_args:
            self._validate_sample(value)
        return self._log_survival(value)

    def log_cdf(self, value: Tensor) -> Tensor:
        """log of ``cdf``."""
        return (-self.log_survival_function(value).exp()).log1p()

    def cdf(self, value: Tensor) -> Tensor:
        return self.log_cdf(value).exp()

    def icdf(self, value: Tensor) -> Tensor:
        k = self._safe_concentration
        left = (-value).log1p()
        return self.loc + self.scale * sg.where(self._is_exponential, -left, (-k * left).expm1() / k)

    @property
    def mean(self) -> Tensor:
        k = self.concentration
        return sg.where(k < 1, self.loc + self.scale / (1 - k), sg.full_like(k, math.nan))

    @property
    def variance(self) -> Tensor:
        k = self.concentration
        finite = self.scale**2 / ((1 - k) ** 2 * (1 - 2 * k))
        return sg.where(k < 0.5, finite, sg.full_like(k, math.nan))

    @property
    def mode(self) -> Tensor:
        return self.loc

    def entropy(self) -> Tensor:
        return (self.scale.log() + self.concentration + 1).expand(self._batch_shape)
