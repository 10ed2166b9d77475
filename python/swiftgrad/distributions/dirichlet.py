"""The Dirichlet distribution."""

from __future__ import annotations

from typing import Any

import swiftgrad as sg
from swiftgrad import Size, Tensor

from .. import _C
from . import constraints
from .exp_family import ExponentialFamily

__all__ = ["Dirichlet"]


class Dirichlet(ExponentialFamily):
    """The Dirichlet distribution over the simplex of the last dimension.

    Args:
        concentration: positive, at least one-dimensional; often alpha.
    """

    arg_constraints = {  # type: ignore[assignment]
        "concentration": constraints.independent(constraints.positive, 1),
    }
    support = constraints.simplex
    has_rsample = True
    expand = ExponentialFamily._expand_attributes

    def __init__(self, concentration: Tensor, validate_args: bool | None = None) -> None:
        if concentration.dim() < 1:
            raise ValueError("`concentration` parameter must be at least one-dimensional.")
        self.concentration = concentration
        shape = concentration.shape
        super().__init__(shape[:-1], shape[-1:], validate_args=validate_args)

    @property
    def mean(self) -> Tensor:
        return self.concentration / self.concentration.sum(-1, True)

    @property
    def mode(self) -> Tensor:
        above = (self.concentration - 1).clamp(min=0.0)
        mode = above / above.sum(-1, True)
        # Where every concentration is below 1 every corner has an infinite density: the first is given.
        corner = (self.concentration < 1).all(-1, keepdim=True)
        best = sg.nn.functional.one_hot(mode.argmax(-1), mode.shape[-1]).to(mode.dtype)
        return sg.where(corner, best, mode)

    @property
    def variance(self) -> Tensor:
        total = self.concentration.sum(-1, True)
        return self.concentration * (total - self.concentration) / (total.pow(2) * (total + 1))

    def rsample(self, sample_shape: Any = Size(())) -> Tensor:
        return _C._sample_dirichlet(self.concentration.expand(self._extended_shape(sample_shape)))

    def log_prob(self, value: Tensor) -> Tensor:
        if self._validate_args:
            self._validate_sample(value)
        a = self.concentration
        return sg.xlogy(a - 1.0, value).sum(-1) + sg.lgamma(a.sum(-1)) - sg.lgamma(a).sum(-1)

    def entropy(self) -> Tensor:
        a, total = self.concentration, self.concentration.sum(-1)
        k = a.size(-1)
        return (
            sg.lgamma(a).sum(-1)
            - sg.lgamma(total)
            - (k - total) * sg.digamma(total)
            - ((a - 1.0) * sg.digamma(a)).sum(-1)
        )

    @property
    def _natural_params(self) -> tuple[Tensor, ...]:
        return (self.concentration,)

    def _log_normalizer(self, x: Tensor) -> Tensor:  # type: ignore[override]
        return x.lgamma().sum(-1) - sg.lgamma(x.sum(-1))
