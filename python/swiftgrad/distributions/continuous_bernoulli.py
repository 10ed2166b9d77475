"""The continuous Bernoulli distribution."""

from __future__ import annotations

import math
from typing import Any

import swiftgrad as sg
from swiftgrad import Size, Tensor

from .. import _C
from . import constraints
from .exp_family import ExponentialFamily
from .utils import broadcast_all, clamp_probs, lazy_property, logits_to_probs, probs_to_logits

__all__ = ["ContinuousBernoulli"]


class ContinuousBernoulli(ExponentialFamily):
    """The distribution over [0, 1] of density proportional to p^x (1 - p)^(1 - x) (Loaiza-Ganem and Cunningham 2019).

    Args:
        probs: p, or
        logits: its log-odds.
        lims: between these values of p the formulas, which are singular at 1/2, are replaced by Taylor expansions.
    """

    arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}  # type: ignore[assignment]
    support = constraints.unit_interval
    has_rsample = True
    _mean_carrier_measure = 0
    expand = ExponentialFamily._expand_attributes

    def __init__(
        self,
        probs: Any = None,
        logits: Any = None,
        lims: tuple[float, float] = (0.499, 0.501),
        validate_args: bool | None = None,
    ) -> None:
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        if probs is not None:
            (self.probs,) = broadcast_all(probs)
            if validate_args is not None and not self.arg_constraints["probs"].check(self.probs).all():
                raise ValueError("The parameter probs has invalid values")
            self.probs = clamp_probs(self.probs)
        else:
            (self.logits,) = broadcast_all(logits)
        self._param = self.logits if probs is None else self.probs
        self._lims = lims
        super().__init__(self._param.size(), validate_args=validate_args)

    @lazy_property
    def logits(self) -> Tensor:
        """Log-odds of p."""
        return probs_to_logits(self.probs, is_binary=True)

    @lazy_property
    def probs(self) -> Tensor:
        """p, off 0 and 1."""
        return clamp_probs(logits_to_probs(self.logits, is_binary=True))

    @property
    def param_shape(self) -> Size:
        """Shape of the parameter."""
        return self._param.size()

    def _regular(self) -> tuple[Tensor, Tensor]:
        """Where the formulas hold, and p that is moved to where they hold elsewhere."""
        outside = (self.probs <= self._lims[0]) | (self.probs > self._lims[1])
        return outside, sg.where(outside, self.probs, self._lims[0] * sg.ones_like(self.probs))

    def _log_constant(self) -> Tensor:
        """log of 2 artanh(1 - 2 p) / (1 - 2 p); its Taylor expansion about 1/2 is log 2 + 4/3 d^2 + 104/45 d^4."""
        outside, p = self._regular()
        below = sg.where(p <= 0.5, p, sg.zeros_like(p))
        above = sg.where(p >= 0.5, p, sg.ones_like(p))
        odds = ((-p).log1p() - p.log()).abs().log()
        exact = odds - sg.where(p <= 0.5, (-2.0 * below).log1p(), (2.0 * above - 1.0).log())
        x = (self.probs - 0.5).pow(2)
        return sg.where(outside, exact, math.log(2.0) + (4.0 / 3.0 + 104.0 / 45.0 * x) * x)

    @property
    def mean(self) -> Tensor:
        outside, p = self._regular()
        exact = p / (2.0 * p - 1.0) + 1.0 / ((-p).log1p() - p.log())
        x = self.probs - 0.5
        return sg.where(outside, exact, 0.5 + (1.0 / 3.0 + 16.0 / 45.0 * x.pow(2)) * x)

    @property
    def stddev(self) -> Tensor:
        return self.variance.sqrt()

    @property
    def variance(self) -> Tensor:
        outside, p = self._regular()
        exact = p * (p - 1.0) / (1.0 - 2.0 * p).pow(2) + 1.0 / ((-p).log1p() - p.log()).pow(2)
        x = (self.probs - 0.5).pow(2)
        return sg.where(outside, exact, 1.0 / 12.0 - (1.0 / 15.0 - 128.0 / 945.0 * x) * x)

    def sample(self, sample_shape: Any = Size(())) -> Tensor:
        with sg.no_grad():
            return self.rsample(sample_shape)

    def rsample(self, sample_shape: Any = Size(())) -> Tensor:
        return self.icdf(sg.rand(self._extended_shape(sample_shape), dtype=self.probs.dtype))

    def log_prob(self, value: Tensor) -> Tensor:
        if self._validate_args:
            self._validate_sample(value)
        logits, value = broadcast_all(self.logits, value)
        return -_C.binary_cross_entropy_with_logits(logits, value, reduction=0) + self._log_constant()

    def cdf(self, value: Tensor) -> Tensor:
        if self._validate_args:
            self._validate_sample(value)
        outside, p = self._regular()
        exact = (p.pow(value) * (1.0 - p).pow(1.0 - value) + p - 1.0) / (2.0 * p - 1.0)
        inner = sg.where(outside, exact, value)
        high = sg.where(value >= 1.0, sg.ones_like(inner), inner)
        return sg.where(value <= 0.0, sg.zeros_like(inner), high)

    def icdf(self, value: Tensor) -> Tensor:
        outside, p = self._regular()
        exact = ((-p + value * (2.0 * p - 1.0)).log1p() - (-p).log1p()) / (p.log() - (-p).log1p())
        return sg.where(outside, exact, value)

    def entropy(self) -> Tensor:
        low, high = (-self.probs).log1p(), self.probs.log()
        return self.mean * (low - high) - self._log_constant() - low

    @property
    def _natural_params(self) -> tuple[Tensor, ...]:
        return (self.logits,)

    def _log_normalizer(self, x: Tensor) -> Tensor:  # type: ignore[override]
        """log((e^x - 1) / x); near 0, where it is singular, its Taylor expansion."""
        outside = (x <= self._lims[0] - 0.5) | (x > self._lims[1] - 0.5)
        safe = sg.where(outside, x, (self._lims[0] - 0.5) * sg.ones_like(x))
        exact = (safe.exp() - 1).abs().log() - safe.abs().log()
        return sg.where(outside, exact, 0.5 * x + x.pow(2) / 24.0 - x.pow(4) / 2880.0)
