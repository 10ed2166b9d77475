"""Options of `linear_cross_entropy`."""

from __future__ import annotations

from typing import Any

__all__ = ["LinearCrossEntropyOptions"]


class LinearCrossEntropyOptions:
    """How PyTorch would cut `linear_cross_entropy` into pieces that need less memory; checked, and without effect here.

    Args:
        allow_retain_graph: whether backward may run twice.
        batch_chunk_size: rows a piece.
        chunking_method: `'auto'` or None.
        acc_policy: `'auto'`, `'accurate'` or `'compact'`.
        acc_dtype: dtype of sums.

    Raises:
        ValueError: a value is none of those named.
    """

    def __init__(
        self,
        allow_retain_graph: bool = False,
        batch_chunk_size: int | None = None,
        chunking_method: str | None = "auto",
        acc_policy: str = "auto",
        acc_dtype: Any = None,
    ) -> None:
        if batch_chunk_size is not None and (not isinstance(batch_chunk_size, int) or batch_chunk_size <= 0):
            raise ValueError(f"batch_chunk_size must be positive int or None, got {batch_chunk_size}")
        if chunking_method not in ("auto", None):
            raise ValueError(f"invalid chunking_method: {chunking_method!r}")
        if acc_policy not in ("auto", "accurate", "compact"):
            raise ValueError(f"invalid acc_policy: {acc_policy!r}; expected one of 'auto', 'accurate', 'compact'")
        self.allow_retain_graph = allow_retain_graph
        self.batch_chunk_size = batch_chunk_size
        self.chunking_method = chunking_method
        self.acc_policy = acc_policy
        self.acc_dtype = acc_dtype

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({values})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LinearCrossEntropyOptions) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash(tuple(self.__dict__.values()))
