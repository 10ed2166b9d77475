"""Sequences of different lengths in one tensor: packed, and padded."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable
from typing import Any

import swiftgrad

from ... import _C
from ..._tensor import Tensor

__all__ = [
    "PackedSequence",
    "invert_permutation",
    "pack_padded_sequence",
    "pack_sequence",
    "pad_packed_sequence",
    "pad_sequence",
    "unpack_sequence",
    "unpad_sequence",
]

PackedSequence_ = namedtuple("PackedSequence_", ["data", "batch_sizes", "sorted_indices", "unsorted_indices"])


class PackedSequence(PackedSequence_):
    """Sequences, longest first, as the rows of their first elements, then those of their second elements, and so on.

    Made by `pack_padded_sequence` and `pack_sequence`; recurrent layers take it in place of a padded tensor.

    Attributes:
        data: the rows, `(sum of lengths, *)`.
        batch_sizes: how many sequences reach each step, int64.
        sorted_indices: the order in which the sequences were brought, or None.
        unsorted_indices: the order that undoes it, or None.
    """

    def __new__(
        cls,
        data: Any,
        batch_sizes: Tensor | None = None,
        sorted_indices: Tensor | None = None,
        unsorted_indices: Tensor | None = None,
    ) -> PackedSequence:
        return super().__new__(cls, *_packed_sequence_init_args(data, batch_sizes, sorted_indices, unsorted_indices))

    def to(self, *args: Any, **kwargs: Any) -> PackedSequence:
        """The sequences with `data.to(...)`, or this object where that changes nothing; arguments as `Tensor.to`."""
        data = self.data.to(*args, **kwargs)
        if data is self.data:
            return self
        device = data.device

        def moved(indices: Tensor | None) -> Tensor | None:
            return None if indices is None else indices.to(device)

        return type(self)(data, self.batch_sizes, moved(self.sorted_indices), moved(self.unsorted_indices))

    def cuda(self, *args: Any, **kwargs: Any) -> PackedSequence:
        return self.to(*args, **{"device": "cuda", **kwargs})

    def cpu(self, *args: Any, **kwargs: Any) -> PackedSequence:
        return self.to(*args, **{"device": "cpu", **kwargs})

    def double(self) -> PackedSequence:
        return self.to(dtype=swiftgrad.double)

    def float(self) -> PackedSequence:
        return self.to(dtype=swiftgrad.float)

    def half(self) -> PackedSequence:
        return self.to(dtype=swiftgrad.half)

    def long(self) -> PackedSequence:
        return self.to(dtype=swiftgrad.long)

    def int(self) -> PackedSequence:
        return self.to(dtype=swiftgrad.int)

    def short(self) -> PackedSequence:
        return self.to(dtype=swiftgrad.short)

    def char(self) -> PackedSequence:
        return self.to(dtype=swiftgrad.int8)

    def byte(self) -> PackedSequence:
        return self.to(dtype=swiftgrad.uint8)

    def pin_memory(self) -> PackedSequence:
        """The sequences in pinned memory, as `Tensor.pin_memory`."""

        def pinned(tensor: Tensor | None) -> Tensor | None:
            return None if tensor is None else tensor.pin_memory()

        return type(self)(
            self.data.pin_memory(), self.batch_sizes, pinned(self.sorted_indices), pinned(self.unsorted_indices)
        )

    @property
    def is_cuda(self) -> bool:
        return self.data.is_cuda

    def is_pinned(self) -> bool:
        return self.data.is_pinned()


def _packed_sequence_init_args(
    data: Any,
    batch_sizes: Tensor | None = None,
    sorted_indices: Tensor | None = None,
    unsorted_indices: Tensor | None = None,
) -> tuple[Tensor, Tensor, Tensor | None, Tensor | None]:
    """The four fields of a packed sequence; `data` alone may be a pair of data and batch sizes."""
    if unsorted_indices is None:
        unsorted_indices = invert_permutation(sorted_indices)
    if batch_sizes is None:
        assert isinstance(data, (list, tuple)) and len(data) == 2, "Expected data to be a list or tuple of length 2"
        data, batch_sizes = data
    elif batch_sizes.device.type != "cpu":
        raise ValueError(
            "batch_sizes should always be on CPU. Instances of PackedSequence should never be created manually. They "
            "should be instantiated by functions like pack_sequence and pack_padded_sequences in nn.utils.rnn: "
            f"got batch_sizes on {batch_sizes.device}"
        )
    return data, batch_sizes, sorted_indices, unsorted_indices


def invert_permutation(permutation: Tensor | None) -> Tensor | None:
    """The permutation that undoes `permutation`, an int64 vector; None for None."""
    if permutation is None:
        return None
    places = swiftgrad.arange(permutation.numel(), device=permutation.device)
    return swiftgrad.empty_like(permutation).scatter_(0, permutation, places)


def pack_padded_sequence(
    input: Tensor, lengths: Tensor | list[int], batch_first: bool = False, enforce_sorted: bool = True
) -> PackedSequence:
    """Packs padded sequences of the given lengths.

    Args:
        input: `(steps, batch, *)`, or `(batch, steps, *)` with `batch_first`.
        lengths: of each sequence, at least 1.
        batch_first: where the dimension of the batch is.
        enforce_sorted: the sequences must come longest first; else they are brought in that order.

    Raises:
        RuntimeError: a length is not positive or too great, there are not as many as sequences, or they increase
            though `enforce_sorted`.
    """
    sizes = swiftgrad.as_tensor(lengths, dtype=swiftgrad.int64, device="cpu")
    order = None
    if not enforce_sorted:
        sizes, order = swiftgrad.sort(sizes, descending=True, stable=True)
        input = input.index_select(0 if batch_first else 1, order)
    data, batch_sizes = _C._pack_padded_sequence(input, sizes, batch_first)
    return PackedSequence(data, batch_sizes, order, None)


def pad_packed_sequence(
    sequence: PackedSequence,
    batch_first: bool = False,
    padding_value: float = 0.0,
    total_length: int | None = None,
) -> tuple[Tensor, Tensor]:
    """The sequences in a padded tensor, in their first order, and their lengths: the inverse of packing.

    Args:
        sequence: the sequences.
        batch_first: gives `(batch, steps, *)` instead of `(steps, batch, *)`.
        padding_value: of the elements after the end of a sequence.
        total_length: the number of steps; the length of the longest sequence if None.

    Raises:
        ValueError: a sequence is longer than `total_length`.
    """
    steps = sequence.batch_sizes.size(0)
    if total_length is not None:
        if total_length < steps:
            raise ValueError(
                "Expected total_length to be at least the length of the longest sequence in input, but got "
                f"total_length={total_length} and max sequence length being {steps}"
            )
        steps = total_length
    padded, lengths = _C._pad_packed_sequence(sequence.data, sequence.batch_sizes, batch_first, padding_value, steps)
    if sequence.unsorted_indices is None:
        return padded, lengths
    order = sequence.unsorted_indices
    return padded.index_select(0 if batch_first else 1, order), lengths[order]


def pad_sequence(
    sequences: Iterable[Tensor],
    batch_first: bool = False,
    padding_value: float = 0.0,
    padding_side: str = "right",
) -> Tensor:
    """Sequences `(length, *)` side by side in `(longest, n, *)`, or `(n, longest, *)` with `batch_first`.

    Args:
        sequences: the sequences, or a tensor of them.
        batch_first: where the dimension of the batch is.
        padding_value: of the elements that no sequence fills.
        padding_side: "right" or "left": where these are.

    Raises:
        RuntimeError: there are no sequences, or they differ in more than their length.
    """
    if not isinstance(sequences, Iterable):
        raise RuntimeError(
            f"pad_sequence: Expected iterable for input sequences, but got arg of type: {type(sequences)}"
        )
    return _C.pad_sequence(tuple(sequences), batch_first, padding_value, padding_side)


def unpad_sequence(padded_sequences: Tensor, lengths: Tensor, batch_first: bool = False) -> list[Tensor]:
    """The sequences that a padded tensor `(steps, batch, *)`, or `(batch, steps, *)`, holds, each of its length."""
    if not batch_first:
        padded_sequences = padded_sequences.transpose(0, 1)
    return [sequence[: int(length)].clone() for sequence, length in zip(padded_sequences, lengths, strict=False)]


def pack_sequence(sequences: list[Tensor], enforce_sorted: bool = True) -> PackedSequence:
    """Packs sequences `(length, *)`, which must come longest first unless `enforce_sorted` is false."""
    lengths = swiftgrad.as_tensor([sequence.size(0) for sequence in sequences])
    return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)


def unpack_sequence(packed_sequences: PackedSequence) -> list[Tensor]:
    """The sequences that a packed one holds, in their first order."""
    padded, lengths = pad_packed_sequence(packed_sequences, batch_first=True)
    return unpad_sequence(padded, lengths, batch_first=True)
