"""The Bernoulli distribution."""

from __future__ import annotations

from typing import Any

import swiftgrad as sg
from swiftgrad import Size, Tensor

from .. import _C
from . import constraints
from ._probability import ShapedProbability
from .exp_family import ExponentialFamily
from .utils import broadcast_all

__all__ = ["Bernoulli"]


class Bernoulli(ShapedProbability, ExponentialFamily):
    """1 with probability ``probs``, else 0.

    Args:
        probs: probability of 1, or
        logits: its log-odds.

    Raises:
        ValueError: both or neither is given.
    """

    arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}  # type: ignore[assignment]
    support = constraints.boolean
    has_enumerate_support = True
    _mean_carrier_measure = 0
    expand = ExponentialFamily._expand_attributes

    def __init__(self, probs: Any = None, logits: Any = None, validate_args: bool | None = None) -> None:
        self._take(probs, logits)
        super().__init__(self._param.size(), validate_args=validate_args)

    @property
    def mean(self) -> Tensor:
        return self.probs

    @property
    def mode(self) -> Tensor:
        return (self.probs >= 0.5).to(self.probs).masked_fill(self.probs == 0.5, sg.nan)

    @property
    def variance(self) -> Tensor:
        return self.probs * (1 - self.probs)

    def sample(self, sample_shape: Any = Size(())) -> Tensor:
        with sg.no_grad():
            return sg.bernoulli(self.probs.expand(self._extended_shape(sample_shape)))

    def log_prob(self, value: Tensor) -> Tensor:
        if self._validate_args:
            self._validate_sample(value)
        logits, value = broadcast_all(self.logits, value)
        return -_C.binary_cross_entropy_with_logits(logits, value, reduction=0)

    def entropy(self) -> Tensor:
        return _C.binary_cross_entropy_with_logits(self.logits, self.probs, reduction=0)

    def enumerate_support(self, expand: bool = True) -> Tensor:
        values = sg.arange(2, dtype=self._param.dtype).view((-1,) + (1,) * len(self._batch_shape))
        return values.expand((-1,) + tuple(self._batch_shape)) if expand else values

    @property
    def _natural_params(self) -> tuple[Tensor, ...]:
        return (self.probs.logit(),)

    def _log_normalizer(self, x: Tensor) -> Tensor:  # type: ignore[override]
        return x.exp().log1p()
