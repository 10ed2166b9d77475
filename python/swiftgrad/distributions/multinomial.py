"""The multinomial distribution."""

from __future__ import annotations

from typing import Any

import swiftgrad as sg
from swiftgrad import Size, Tensor

from . import constraints
from .binomial import Binomial
from .categorical import Categorical
from .distribution import Distribution
from .utils import broadcast_all

__all__ = ["Multinomial"]


class Multinomial(Distribution):
    """How often each class came in ``total_count`` draws of a ``Categorical`` with the same parameters.

    ``log_prob`` takes counts of any sum: ``total_count`` matters for sampling, moments and entropy.

    Raises:
        NotImplementedError: ``total_count`` is no plain number.
    """

    arg_constraints = {  # type: ignore[assignment]
        "probs": constraints.simplex,
        "logits": constraints.real_vector,
    }
    total_count: int

    def expand(self, batch_shape: Any, _instance: Any = None) -> Any:
        new = self._expand_attributes(batch_shape, _instance)
        new._binomial = self._binomial.expand(tuple(batch_shape) + tuple(self.event_shape))
        return new

    def __init__(
        self, total_count: int = 1, probs: Any = None, logits: Any = None, validate_args: bool | None = None
    ) -> None:
        if not isinstance(total_count, int):
            raise NotImplementedError("inhomogeneous total_count is not supported")
        self.total_count = total_count
        self._categorical = Categorical(probs=probs, logits=logits)
        self._binomial = Binomial(total_count=total_count, probs=self.probs)
        super().__init__(self._categorical.batch_shape, self._categorical.param_shape[-1:], validate_args=validate_args)

    @property
    def _param(self) -> Tensor:
        return self._categorical._param

    @property
    def probs(self) -> Tensor:
        """Normalised probabilities."""
        return self._categorical.probs

    @property
    def logits(self) -> Tensor:
        """Normalised log-probabilities."""
        return self._categorical.logits

    @property
    def param_shape(self) -> Size:
        """Shape of the parameter."""
        return self._categorical.param_shape

    @constraints.dependent_property(is_discrete=True, event_dim=1)
    def support(self) -> Any:
        return constraints.multinomial(self.total_count)

    @property
    def mean(self) -> Tensor:
        return self.probs * self.total_count

    @property
    def variance(self) -> Tensor:
        return self.total_count * self.probs * (1 - self.probs)

    def sample(self, sample_shape: Any = Size(())) -> Tensor:
        classes = self._categorical.sample(Size((self.total_count, *sample_shape)))
        classes = classes.permute(*range(1, classes.dim()), 0)
        counts = sg.zeros(self._extended_shape(sample_shape), dtype=sg.int64)
        counts.scatter_add_(-1, classes, sg.ones_like(classes))
        return counts.to(self.probs.dtype)

    def log_prob(self, value: Tensor) -> Tensor:
        if self._validate_args:
            self._validate_sample(value)
        logits, value = broadcast_all(self.logits, value)
        # Classes of probability 0 that did not come count as 0.
        logits = logits.masked_fill((value == 0) & (logits == -sg.inf), 0)
        return sg.lgamma(value.sum(-1) + 1) - sg.lgamma(value + 1).sum(-1) + (logits * value).sum(-1)

    def entropy(self) -> Tensor:
        n = sg.tensor(float(self.total_count), dtype=self.probs.dtype)
        values = self._binomial.enumerate_support(expand=False)[1:]
        weights = self._binomial.log_prob(values).exp()
        return n * self._categorical.entropy() - sg.lgamma(n + 1) + (weights * sg.lgamma(values + 1)).sum((0, -1))
