"""Transforms of vectors and matrices."""

from __future__ import annotations

import math
from typing import Any

import swiftgrad as sg
from swiftgrad import Size, Tensor

from ... import _C
from .. import constraints
from ..utils import tril_matrix_to_vec, vec_to_tril_matrix
from ._base import Transform


class _OfOneKind(Transform):
    """All instances are equal."""

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    __hash__ = object.__hash__


class SoftmaxTransform(_OfOneKind):
    """Softmax along the last dimension; the inverse is the logarithm (shifts are lost)."""

    domain = constraints.real_vector
    codomain = constraints.simplex

    def _call(self, x: Tensor) -> Tensor:
        weights = (x - x.max(-1, True)[0]).exp()
        return weights / weights.sum(-1, True)

    def _inverse(self, y: Tensor) -> Tensor:
        return y.log()

    @staticmethod
    def _checked(shape: Any) -> Any:
        if len(shape) < 1:
            raise ValueError("Too few dimensions on input")
        return shape

    def forward_shape(self, shape: Any) -> Any:
        return self._checked(shape)

    def inverse_shape(self, shape: Any) -> Any:
        return self._checked(shape)


class StickBreakingTransform(_OfOneKind):
    """k real numbers to a point of the simplex of k + 1: each takes its share of what is left of a stick of length 1.

    The share of number i (of k, from 0) is sigmoid(x_i - log(k - i)), so that zeros give equal parts.
    """

    domain = constraints.real_vector
    codomain = constraints.simplex
    bijective = True

    @staticmethod
    def _offset(x: Tensor, count: int) -> Tensor:
        """log of the number of parts still to come after each one."""
        return sg.arange(count, 0, -1, dtype=x.dtype).log()

    def _call(self, x: Tensor) -> Tensor:
        shares = _clipped(x - self._offset(x, x.shape[-1]))
        left = (1 - shares).cumprod(-1)
        return _C.constant_pad_nd(shares, [0, 1], 1.0) * _C.constant_pad_nd(left, [1, 0], 1.0)

    def _inverse(self, y: Tensor) -> Tensor:
        parts = y[..., :-1]
        left = (1 - parts.cumsum(-1)).clamp(min=sg.finfo(y.dtype).tiny)
        return parts.log() - left.log() + self._offset(y, parts.shape[-1])

    def log_abs_det_jacobian(self, x: Tensor, y: Tensor) -> Tensor:
        z = x - self._offset(x, x.shape[-1])
        return (-z + _C.log_sigmoid(z) + y[..., :-1].log()).sum(-1)

    def forward_shape(self, shape: Any) -> Any:
        if len(shape) < 1:
            raise ValueError("Too few dimensions on input")
        return Size(tuple(shape[:-1]) + (shape[-1] + 1,))

    def inverse_shape(self, shape: Any) -> Any:
        if len(shape) < 1:
            raise ValueError("Too few dimensions on input")
        return Size(tuple(shape[:-1]) + (shape[-1] - 1,))


def _clipped(x: Tensor) -> Tensor:
    """sigmoid, kept off 0 and 1."""
    info = sg.finfo(x.dtype)
    return x.sigmoid().clamp(min=info.tiny, max=1.0 - info.eps)


class LowerCholeskyTransform(_OfOneKind):
    """Square matrices to lower triangular ones: what is above is dropped, exp makes the diagonal positive."""

    domain = constraints.independent(constraints.real, 2)
    codomain = constraints.lower_cholesky

    def _call(self, x: Tensor) -> Tensor:
        return x.tril(-1) + x.diagonal(dim1=-2, dim2=-1).exp().diag_embed()

    def _inverse(self, y: Tensor) -> Tensor:
        return y.tril(-1) + y.diagonal(dim1=-2, dim2=-1).log().diag_embed()


class PositiveDefiniteTransform(_OfOneKind):
    """Square matrices to positive definite ones: L @ L.mT of their ``LowerCholeskyTransform``."""

    domain = constraints.independent(constraints.real, 2)
    codomain = constraints.positive_definite

    def _call(self, x: Tensor) -> Tensor:
        factor = LowerCholeskyTransform()(x)
        return factor @ factor.mT

    def _inverse(self, y: Tensor) -> Tensor:
        return LowerCholeskyTransform().inv(sg.linalg.cholesky(y))


class CorrCholeskyTransform(Transform):
    """n (n - 1) / 2 real numbers to the Cholesky factor of a correlation matrix of n.

    tanh of the numbers are the signed canonical partial correlations r of the rows; element (i, j) below the diagonal
    is r_ij times the root of what the elements before it left of the row's length 1 (Lewandowski et al. 2009).
    """

    domain = constraints.real_vector
    codomain = constraints.corr_cholesky
    bijective = True

    def _call(self, x: Tensor) -> Tensor:
        x = x.tanh()
        eps = sg.finfo(x.dtype).eps
        x = x.clamp(min=-1 + eps, max=1 - eps)
        r = vec_to_tril_matrix(x, diag=-1)
        left = (1 - r**2).sqrt().cumprod(-1)
        r = r + sg.eye(r.shape[-1], dtype=r.dtype)
        return r * _C.constant_pad_nd(left[..., :-1], [1, 0], 1.0)

    def _inverse(self, y: Tensor) -> Tensor:
        # What the elements before (i, j) leave of row i's length.
        left = 1 - (y * y).cumsum(-1)
        shifted = _C.constant_pad_nd(left[..., :-1], [1, 0], 1.0)
        t = tril_matrix_to_vec(y, diag=-1) / tril_matrix_to_vec(shifted, diag=-1).sqrt()
        return (t.log1p() - (-t).log1p()) / 2

    def log_abs_det_jacobian(self, x: Tensor, y: Tensor, intermediates: Any = None) -> Tensor:
        left = 1 - (y * y).cumsum(-1)
        below = tril_matrix_to_vec(left, diag=-2)
        rows = 0.5 * below.log().sum(-1)
        tanh = -2 * (x + _C.softplus(-2 * x) - math.log(2.0)).sum(-1)
        return rows + tanh

    def forward_shape(self, shape: Any) -> Any:
        if len(shape) < 1:
            raise ValueError("Too few dimensions on input")
        n = round((0.25 + 2 * shape[-1]) ** 0.5 + 0.5)
        if n * (n - 1) // 2 != shape[-1]:
            raise ValueError("Input is not a flattened lower-diagonal number")
        return Size(tuple(shape[:-1]) + (n, n))

    def inverse_shape(self, shape: Any) -> Any:
        if len(shape) < 2:
            raise ValueError("Too few dimensions on input")
        if shape[-2] != shape[-1]:
            raise ValueError("Input is not square")
        n = shape[-1]
        return Size(tuple(shape[:-2]) + (n * (n - 1) // 2,))
