"""Causal masks for sequences of different lengths."""

from __future__ import annotations

import enum
import warnings
from typing import Any

import swiftgrad

from ..._tensor import Tensor

__all__ = ["CausalBias", "CausalVariant", "causal_lower_right", "causal_upper_left"]


class CausalVariant(enum.IntEnum):
    """Where the diagonal of a causal mask is."""

    UPPER_LEFT = 1
    LOWER_RIGHT = 2


class CausalBias(Tensor):
    """A causal mask `(seq_len_q, seq_len_kv)`: a boolean tensor, True where a query may look.

    PyTorch's makes the mask when it must; here it is there from the beginning.

    Args:
        variant: where the diagonal is.
        seq_len_q: length of the queries.
        seq_len_kv: length of the keys.

    Raises:
        AssertionError: `variant` is no `CausalVariant`.
    """

    variant: CausalVariant
    seq_len_q: int
    seq_len_kv: int

    def __new__(cls, variant: CausalVariant, seq_len_q: int, seq_len_kv: int) -> CausalBias:
        if not isinstance(variant, CausalVariant):
            raise AssertionError(f"variant must be a CausalVariant, got {variant!r}")
        if seq_len_q > seq_len_kv and variant == CausalVariant.LOWER_RIGHT:
            warnings.warn(
                "Lower right causal bias has rows that see nothing when seq_len_q > seq_len_kv: they give zeros",
                stacklevel=3,
            )
        diagonal = seq_len_kv - seq_len_q if variant == CausalVariant.LOWER_RIGHT else 0
        mask = swiftgrad.ones(seq_len_q, seq_len_kv, dtype=swiftgrad.bool).tril(diagonal)
        self = mask.as_subclass(cls)
        self.variant, self.seq_len_q, self.seq_len_kv = variant, seq_len_q, seq_len_kv
        return self

    def _materialize(self, device: Any = None) -> Tensor:
        """The mask as an ordinary tensor."""
        return self.as_subclass(Tensor)


def causal_upper_left(*size: int) -> CausalBias:
    """The mask whose diagonal begins at the first query and key.

    Args:
        size: lengths of queries and keys.
    """
    if len(size) != 2:
        raise AssertionError("causal_upper_left only supports 2D tensors")
    return CausalBias(CausalVariant.UPPER_LEFT, *size)


def causal_lower_right(*size: int) -> CausalBias:
    """The mask whose diagonal ends at the last query and key.

    Args:
        size: lengths of queries and keys.
    """
    if len(size) != 2:
        raise AssertionError("causal_lower_right only supports 2D tensors")
    return CausalBias(CausalVariant.LOWER_RIGHT, *size)
