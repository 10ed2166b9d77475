"""Embeddings: rows of a table, and bags of them."""

from __future__ import annotations

import warnings
from typing import Any

import swiftgrad

from ..._tensor import Tensor
from ._operators import engine as _C

_warned_sparse = False


def _warn_sparse() -> None:
    """Says once that gradients stay dense."""
    global _warned_sparse
    if not _warned_sparse:
        _warned_sparse = True
        warnings.warn(
            "swiftgrad has no sparse gradients: with sparse=True the gradient of an embedding is a dense tensor",
            stacklevel=4,
        )


def embedding(
    input: Tensor,
    weight: Tensor,
    padding_idx: int | None = None,
    max_norm: float | None = None,
    norm_type: float = 2.0,
    scale_grad_by_freq: bool = False,
    sparse: bool = False,
) -> Tensor:
    """Rows of `weight`.

    Args:
        input: int64 or int32 indices of any shape.
        weight: `(rows, features)`.
        padding_idx: a row that gets no gradient.
        max_norm: rows that are looked up and are longer than this are scaled to it, in place.
        norm_type: the p of that norm.
        scale_grad_by_freq: whether to divide gradients by how often a row was looked up.
        sparse: taken for compatibility; gradients are dense all the same (a warning says so once).

    Returns:
        `(*input.shape, features)`.

    Raises:
        AssertionError: `padding_idx` is not a row.
        IndexError: an index is not a row.
    """
    if padding_idx is None:
        padding_idx = -1
    else:
        if not -weight.size(0) <= padding_idx < weight.size(0):
            raise AssertionError("Padding_idx must be within num_embeddings")
        if padding_idx < 0:
            padding_idx += weight.size(0)
    if max_norm is not None:
        input = input.contiguous()
        with swiftgrad.no_grad():
            _C.embedding_renorm_(weight, input, max_norm, norm_type)
    if sparse:
        _warn_sparse()
    return _C.embedding(weight, input, padding_idx, scale_grad_by_freq, False)


_BAG_MODES = {"sum": 0, "mean": 1, "max": 2}


def embedding_bag(
    input: Tensor,
    weight: Tensor,
    offsets: Tensor | None = None,
    max_norm: float | None = None,
    norm_type: float = 2,
    scale_grad_by_freq: bool = False,
    mode: str = "mean",
    sparse: bool = False,
    per_sample_weights: Tensor | None = None,
    include_last_offset: bool = False,
    padding_idx: int | None = None,
) -> Tensor:
    """Sums, means or maxima of bags of rows of `weight`.

    Args:
        input: indices: `(bags, n)`, or `(n,)` with `offsets`.
        weight: `(rows, features)`.
        offsets: where each bag begins in a 1-dimensional input.
        max_norm: rows that are looked up and are longer than this are scaled to it, in place.
        norm_type: the p of that norm.
        scale_grad_by_freq: whether to divide gradients by how often a row was looked up; not with mode `max`.
        mode: `sum`, `mean` or `max`.
        sparse: taken for compatibility; gradients are dense all the same (a warning says so once).
        per_sample_weights: what to multiply rows with in mode `sum`, shaped as `input`.
        include_last_offset: whether `offsets` ends with the end of the last bag.
        padding_idx: a row that counts nothing.

    Returns:
        `(bags, features)`.
    """
    if weight.dtype == swiftgrad.long and input.is_floating_point():
        warnings.warn(
            "Argument order of nn.functional.embedding_bag was changed. Usage `embedding_bag(weight, input, ...)` is "
            "deprecated, and should now be `embedding_bag(input, weight, ...)`.",
            stacklevel=2,
        )
        weight, input = input, weight
    if per_sample_weights is not None and input.size() != per_sample_weights.size():
        raise ValueError(
            f"embedding_bag: If per_sample_weights ({per_sample_weights.shape}) is not None, then it must have the "
            f"same shape as the input ({input.shape})"
        )
    if not weight.dim() == 2:
        raise ValueError(f"weight has to be a 2D Tensor, but got Tensor of dimension {weight.dim()}")
    if input.dim() == 2:
        if offsets is not None:
            raise ValueError(
                "if input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed length "
                f"sequences. However, found offsets of type {type(offsets)}"
            )
        offsets = swiftgrad.arange(0, input.numel(), input.size(1), dtype=input.dtype, device=input.device)
        include_last_offset = False
        input = input.reshape(-1)
        if per_sample_weights is not None:
            per_sample_weights = per_sample_weights.reshape(-1)
    elif input.dim() == 1:
        if offsets is None:
            raise ValueError("offsets has to be a 1D Tensor but got None")
        if offsets.dim() != 1:
            raise ValueError(f"offsets has to be a 1D Tensor, got one of {offsets.dim()} dimensions")
    else:
        raise ValueError(f"input has to be 1D or 2D Tensor, but got Tensor of dimension {input.dim()}")
    if mode not in _BAG_MODES:
        raise ValueError(f"mode has to be one of sum, mean or max, got {mode!r}")
    if mode == "max" and scale_grad_by_freq:
        raise ValueError("max mode does not support scaling the gradient by the frequency")
    if mode == "max" and sparse:
        raise ValueError("max mode does not support sparse weights")
    if per_sample_weights is not None and mode != "sum":
        raise NotImplementedError(
            "embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for mode='sum' (got "
            f"mode='{mode}'). Please open a feature request on GitHub."
        )
    if max_norm is not None:
        with swiftgrad.no_grad():
            _C.embedding_renorm_(weight, input.contiguous(), max_norm, norm_type)
    if sparse:
        _warn_sparse()
    result: Any = _C.embedding_bag(
        weight,
        input,
        offsets,
        scale_grad_by_freq,
        _BAG_MODES[mode],
        False,
        per_sample_weights,
        include_last_offset,
        padding_idx,
    )
    return result[0]
