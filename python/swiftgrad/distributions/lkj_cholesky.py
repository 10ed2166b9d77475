"""Cholesky factors of random correlation matrices."""

from __future__ import annotations

import math
from typing import Any

import swiftgrad as sg
from swiftgrad import Size, Tensor

from . import constraints
from .beta import Beta
from .distribution import Distribution
from .utils import broadcast_all

__all__ = ["LKJCholesky"]


class LKJCholesky(Distribution):
    """Lower Cholesky factors of correlation matrices of density proportional to det ** (concentration - 1).

    Drawn row by row on hemispheres, the "onion" of Lewandowski, Kurowicka and Joe (2009).

    Args:
        dim: size of the matrices, at least 2.
        concentration: 1 is uniform over correlation matrices, greater favours the identity.
    """

    arg_constraints = {"concentration": constraints.positive}  # type: ignore[assignment]
    support = constraints.corr_cholesky

    def __init__(self, dim: int, concentration: Any = 1.0, validate_args: bool | None = None) -> None:
        if dim < 2:
            raise ValueError(f"Expected dim to be an integer greater than or equal to 2. Found dim={dim}.")
        self.dim = dim
        (self.concentration,) = broadcast_all(concentration)
        batch, event = self.concentration.size(), Size((dim, dim))
        # Row i has i off-diagonal elements, whose squares sum to a beta variable; of row 0 nothing is used.
        offset = sg.arange(dim - 1, dtype=self.concentration.dtype)
        offset = sg.cat([offset.new_zeros((1,)), offset])
        marginal = self.concentration + 0.5 * (dim - 2)
        self._beta = Beta(offset + 0.5, marginal.unsqueeze(-1) - 0.5 * offset)
        super().__init__(batch, event, validate_args=validate_args)

    expand = Distribution._expand_attributes

    def sample(self, sample_shape: Any = Size(())) -> Tensor:
        with sg.no_grad():
            squares = self._beta.sample(sample_shape).unsqueeze(-1)
            directions = sg.randn(self._extended_shape(sample_shape), dtype=squares.dtype).tril(-1)
            directions = directions / directions.norm(dim=-1, keepdim=True)
            directions[..., 0, :].fill_(0.0)
            w = squares.sqrt() * directions
            diagonal = (1 - (w**2).sum(-1)).clamp(min=sg.finfo(w.dtype).tiny).sqrt()
            return w + diagonal.diag_embed()

    def log_prob(self, value: Tensor) -> Tensor:
        if self._validate_args:
            self._validate_sample(value)
        diagonal = value.diagonal(dim1=-1, dim2=-2)[..., 1:]
        order = sg.arange(2, self.dim + 1, dtype=self.concentration.dtype)
        order = 2 * (self.concentration - 1).unsqueeze(-1) + self.dim - order
        density = (order * diagonal.log()).sum(-1)
        # The normalising constant of page 1999 of the paper.
        k = self.dim - 1
        alpha = self.concentration + 0.5 * k
        numerator = 0.25 * k * (k - 1) * math.log(math.pi) + sg.lgamma(
            (alpha - 0.5).unsqueeze(-1) - 0.5 * sg.arange(k, dtype=alpha.dtype)
        ).sum(-1)
        constant = 0.5 * k * math.log(math.pi) + numerator - sg.lgamma(alpha) * k
        return density - constant
