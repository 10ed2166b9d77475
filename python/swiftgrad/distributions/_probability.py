"""The parameter that distributions of one of two outcomes share: a probability, or its log-odds."""

from __future__ import annotations

from typing import Any

from swiftgrad import Size, Tensor

from .utils import broadcast_all, lazy_property, logits_to_probs, probs_to_logits


class ProbabilityOrLogits:
    """Keeps ``probs`` or ``logits``, whichever was given; the other one is derived when it is first asked for."""

    _param: Tensor

    def _take(self, probs: Any, logits: Any, *others: Any) -> list[Tensor]:
        """Keeps the one that is given, and returns the others; all are broadcast together.

        Raises:
            ValueError: both or neither is given.
        """
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        *rest, self._param = broadcast_all(*others, logits if probs is None else probs)
        setattr(self, "logits" if probs is None else "probs", self._param)
        return rest

    @lazy_property
    def logits(self) -> Tensor:
        """Log-odds."""
        return probs_to_logits(self.probs, is_binary=True)

    @lazy_property
    def probs(self) -> Tensor:
        """The probability."""
        return logits_to_probs(self.logits, is_binary=True)


class ShapedProbability(ProbabilityOrLogits):
    """The same, with the name for the shape of the parameter that most of these distributions have."""

    @property
    def param_shape(self) -> Size:
        """Shape of the parameter."""
        return self._param.size()
