"""Functions whose results or arguments no single operator has: histograms of several dimensions, low ranks."""

from __future__ import annotations

import builtins
from collections import namedtuple
from collections.abc import Sequence
from typing import Any, cast

from . import _C
from ._tensor import Tensor

__all__ = [
    "asarray",
    "histogramdd",
    "is_conj",
    "is_distributed",
    "is_inference",
    "is_neg",
    "is_signed",
    "pca_lowrank",
    "svd_lowrank",
]

#: ``torch.name_(x)``: the in-place methods that are functions of the package too.
INPLACE_FUNCTIONS = (
    "abs_ acos_ acosh_ addmv_ arccos_ arccosh_ arcsin_ arcsinh_ arctan_ arctanh_ as_strided_ asin_ asinh_ "
    "atan_ atanh_ ceil_ celu_ clamp_ clamp_max_ clamp_min_ clip_ cos_ cosh_ deg2rad_ detach_ erf_ erfc_ exp2_ "
    "exp_ expm1_ fill_ fix_ floor_ frac_ gcd_ i0_ index_put_ lcm_ ldexp_ log10_ log1p_ log2_ log_ logit_ "
    "nan_to_num_ neg_ negative_ rad2deg_ reciprocal_ relu_ round_ rrelu_ rsqrt_ selu_ sigmoid_ sin_ sinc_ "
    "sinh_ sqrt_ square_ tan_ tanh_ threshold_ trunc_ xlogy_ zero_"
).split()

_HistogramDD = namedtuple("histogramdd", ["hist", "bin_edges"])  # type: ignore[name-match]  # as PyTorch prints it


def histogramdd(
    input: Tensor,
    bins: int | Sequence[int] | Sequence[Tensor],
    *,
    range: Sequence[float] | None = None,
    weight: Tensor | None = None,
    density: bool = False,
) -> Any:
    """A histogram of rows of numbers, one dimension a column.

    Args:
        input: Shape (..., n): rows of n numbers.
        bins: The number of bins, one for each column, or the edges of each column's bins.
        range: Lowest and highest edge of each column: 2n numbers.
        weight: One a row.
        density: Divide by the total and the volumes of the bins.

    Returns:
        ``hist`` of n dimensions and ``bin_edges``, n vectors.
    """
    if not isinstance(bins, builtins.int) and bins and isinstance(bins[0], Tensor):
        edges = builtins.tuple(cast("Sequence[Tensor]", bins))
        return _HistogramDD(_C._histogramdd_from_bin_tensors(input, edges, weight=weight, density=density), edges)
    if isinstance(bins, builtins.int):
        counts = [bins] * input.shape[-1]
    else:
        counts = builtins.list(cast("Sequence[int]", bins))
    edges = _C._histogramdd_bin_edges(input, counts, range=range, weight=weight, density=density)
    return _HistogramDD(
        _C._histogramdd_from_bin_cts(input, counts, range=range, weight=weight, density=density), builtins.tuple(edges)
    )


def is_signed(input: Tensor) -> bool:
    """Whether the dtype of ``input`` has negative numbers."""
    return input.dtype.is_signed


def is_inference(input: Tensor) -> bool:
    """Whether ``input`` was made in inference mode."""
    return input.is_inference()


def is_conj(input: Tensor) -> bool:
    """Whether ``input`` is a view that is conjugated when it is read: no tensor is, here."""
    return False


def is_neg(input: Tensor) -> bool:
    """Whether ``input`` is a view that is negated when it is read: no tensor is, here."""
    return False


def is_distributed(input: Tensor) -> bool:
    """Whether ``input`` lives on several devices: no."""
    return False


def asarray(
    obj: Any, *, dtype: Any = None, device: Any = None, copy: bool | None = None, requires_grad: bool = False
) -> Tensor:
    """A tensor of ``obj`` (tensor, array, buffer, number or sequence).

    Memory is shared where it can be and ``copy`` is not True.

    Raises:
        ValueError: ``copy=False`` and the data cannot be shared.
    """
    if isinstance(obj, Tensor):
        result = obj if dtype is None else obj.to(dtype)
        if copy is False and result is not obj and result.data_ptr() != obj.data_ptr():
            raise ValueError(
                "can't alias tensor with dtype 'torch." + str(obj.dtype).split(".")[-1] + f"' into dtype '{dtype}'."
            )
        result = result.detach().clone() if copy else result
    elif hasattr(obj, "__array_interface__") or hasattr(obj, "__dlpack__") or isinstance(obj, memoryview):
        shared = _C.as_tensor(obj)
        result = shared if dtype is None else shared.to(dtype)
        if copy is False and result is not shared:
            raise ValueError(f"can't alias the array into dtype '{dtype}'.")
        result = result.clone() if copy else result
    else:
        if copy is False:
            raise ValueError("can't alias arbitrary sequence into a tensor.")
        result = _C.tensor(obj, dtype=dtype)
    if device is not None:
        result = result.to(device)
    if requires_grad and not result.requires_grad:
        result.requires_grad_(True)
    return result


def _basis(A: Tensor, q: int, niter: int | None, M: Tensor | None) -> Tensor:
    """Orthonormal columns that nearly span those of A (Halko, Martinsson and Tropp, algorithm 4.4)."""
    rounds = 2 if niter is None else niter
    Q = _C.randn(A.shape[-1], q, dtype=A.dtype)

    def times(X: Tensor) -> Tensor:
        return A @ X if M is None else A @ X - M @ X

    def adjoint_times(X: Tensor) -> Tensor:
        return A.mT @ X if M is None else A.mT @ X - M.mT @ X

    Q = _C.linalg_qr(times(Q))[0]
    for _ in builtins.range(rounds):
        Q = _C.linalg_qr(adjoint_times(Q))[0]
        Q = _C.linalg_qr(times(Q))[0]
    return Q


def svd_lowrank(
    A: Tensor, q: int | None = 6, niter: int | None = 2, M: Tensor | None = None
) -> tuple[Tensor, Tensor, Tensor]:
    """The ``q`` largest singular values of A (or A - M) and their vectors, by random projections.

    Args:
        A: Shape (*, m, n).
        q: A little more than the rank.
        niter: Rounds of the power method.
        M: Subtracted from A; its shape broadcasts to A's.

    Returns:
        U (*, m, q), S (*, q), V (*, n, q).
    """
    q = 6 if q is None else q
    m, n = A.shape[-2:]
    shift = None if M is None else M.broadcast_to(A.shape)
    # The smaller side is the one to be projected onto.
    turned = m < n
    if turned:
        A, shift = A.mT, None if shift is None else shift.mT
    Q = _basis(A, q, niter, shift)
    B = Q.mT @ A if shift is None else Q.mT @ (A - shift)
    U, S, Vh = _C.linalg_svd(B, full_matrices=False)
    U, V = Q @ U, Vh.mT
    return (V, S, U) if turned else (U, S, V)


def pca_lowrank(A: Tensor, q: int | None = None, center: bool = True, niter: int = 2) -> tuple[Tensor, Tensor, Tensor]:
    """Principal components: ``svd_lowrank`` of A with the means of its columns subtracted.

    Raises:
        ValueError: ``q`` or ``niter`` are out of range.
    """
    m, n = A.shape[-2:]
    q = min(6, m, n) if q is None else q
    if not 0 <= q <= min(m, n):
        raise ValueError(f"q(={q}) must be non-negative integer and not greater than min(m, n)={min(m, n)}")
    if not niter >= 0:
        raise ValueError(f"niter(={niter}) must be non-negative integer")
    if not A.dtype.is_floating_point:
        raise ValueError(f"input must have floating-point dtype, got {A.dtype}")
    return svd_lowrank(A - A.mean(dim=-2, keepdim=True) if center else A, q, niter=niter)
