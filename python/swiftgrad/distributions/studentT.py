"""Student's t-distribution."""

from __future__ import annotations

import math
from typing import Any

import swiftgrad as sg
from swiftgrad import Size, Tensor

from . import constraints
from .chi2 import Chi2
from .distribution import Distribution
from .utils import _standard_normal, broadcast_all

__all__ = ["StudentT"]


class StudentT(Distribution):
    """Student's t-distribution with ``df`` degrees of freedom, shifted by ``loc`` and stretched by ``scale``."""

    arg_constraints = {  # type: ignore[assignment]
        "df": constraints.positive,
        "loc": constraints.real,
        "scale": constraints.positive,
    }
    support = constraints.real
    has_rsample = True
    expand = Distribution._expand_attributes

    def __init__(self, df: Any, loc: Any = 0.0, scale: Any = 1.0, validate_args: bool | None = None) -> None:
        self.df, self.loc, self.scale = broadcast_all(df, loc, scale)
        self._chi2 = Chi2(self.df)
        super().__init__(self.df.size(), validate_args=validate_args)

    @property
    def mean(self) -> Tensor:
        return self.loc.masked_fill(self.df <= 1, math.nan)

    @property
    def mode(self) -> Tensor:
        return self.loc

    @property
    def variance(self) -> Tensor:
        finite = self.scale.pow(2) * self.df / (self.df - 2)
        infinite = finite.masked_fill(self.df <= 2, math.inf)
        return infinite.masked_fill(self.df <= 1, math.nan)

    def rsample(self, sample_shape: Any = Size(())) -> Tensor:
        normal = _standard_normal(self._extended_shape(sample_shape), self.df.dtype)
        return self.loc + self.scale * normal * (self._chi2.rsample(sample_shape) / self.df).rsqrt()

    def _log_normalization(self) -> Tensor:
        """log of scale * sqrt(pi df) * gamma(df / 2) / gamma((df + 1) / 2), less the scale."""
        return 0.5 * self.df.log() + 0.5 * math.log(math.pi) + sg.lgamma(0.5 * self.df) - sg.lgamma(0.5 * (self.df + 1))

    def log_prob(self, value: Tensor) -> Tensor:
        if self._validate_args:
            self._validate_sample(value)
        y = (value - self.loc) / self.scale
        return -0.5 * (self.df + 1.0) * (y**2.0 / self.df).log1p() - self.scale.log() - self._log_normalization()

    def entropy(self) -> Tensor:
        half, more = 0.5 * self.df, 0.5 * (self.df + 1)
        log_beta = sg.lgamma(half) + math.lgamma(0.5) - sg.lgamma(half + 0.5)
        return self.scale.log() + more * (sg.digamma(more) - sg.digamma(half)) + 0.5 * self.df.log() + log_beta
