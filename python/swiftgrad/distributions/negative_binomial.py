"""The negative binomial distribution."""

from __future__ import annotations

from typing import Any

import swiftgrad as sg
from swiftgrad import Size, Tensor

from .. import _C
from . import constraints
from ._probability import ShapedProbability
from .distribution import Distribution
from .gamma import Gamma
from .utils import lazy_property

__all__ = ["NegativeBinomial"]


class NegativeBinomial(ShapedProbability, Distribution):
    """The number of successes before ``total_count`` failures.

    Args:
        total_count: failures at which counting stops; need not be whole.
        probs: probability of success, within [0, 1), or
        logits: its log-odds.
    """

    arg_constraints = {  # type: ignore[assignment]
        "total_count": constraints.greater_than_eq(0),
        "probs": constraints.half_open_interval(0.0, 1.0),
        "logits": constraints.real,
    }
    support = constraints.nonnegative_integer
    expand = Distribution._expand_attributes

    def __init__(
        self, total_count: Any, probs: Any = None, logits: Any = None, validate_args: bool | None = None
    ) -> None:
        (total_count,) = self._take(probs, logits, total_count)
        self.total_count = total_count.type_as(self._param)
        super().__init__(self._param.size(), validate_args=validate_args)

    @property
    def mean(self) -> Tensor:
        return self.total_count * self.logits.exp()

    @property
    def mode(self) -> Tensor:
        return ((self.total_count - 1) * self.logits.exp()).floor().clamp(min=0.0)

    @property
    def variance(self) -> Tensor:
        return self.mean / (-self.logits).sigmoid()

    @lazy_property
    def _gamma(self) -> Gamma:
        """The distribution of the Poisson rates of which this is a mixture."""
        return Gamma(self.total_count, (-self.logits).exp(), validate_args=False)

    def sample(self, sample_shape: Any = Size(())) -> Tensor:
        with sg.no_grad():
            return sg.poisson(self._gamma.sample(sample_shape))

    def log_prob(self, value: Tensor) -> Tensor:
        if self._validate_args:
            self._validate_sample(value)
        n = self.total_count
        plain = n * _C.log_sigmoid(-self.logits) + value * _C.log_sigmoid(self.logits)
        ways = sg.lgamma(n + value) - sg.lgamma(1.0 + value) - sg.lgamma(n)
        # No failure is waited for, and no success counted: certain.
        return plain + ways.masked_fill(n + value == 0.0, 0.0)
