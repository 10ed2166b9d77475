"""Attention whose scores are changed by a function, and hidden by another.

Everything is evaluated densely: functions get index tensors that broadcast against each other, `(B, 1, 1, 1)`,
`(1, H, 1, 1)`, `(1, 1, Q, 1)` and `(1, 1, 1, KV)`, instead of numbers, and scores `(B, H, Q, KV)`; what is written for
numbers (comparisons, arithmetic, indexing of tensors) works for these, too. A `BlockMask` tells which blocks a mask
shows, but no work is saved.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, NamedTuple

import swiftgrad

from ..._tensor import Tensor

__all__ = [
    "AuxOutput",
    "AuxRequest",
    "BlockMask",
    "and_masks",
    "create_block_mask",
    "create_mask",
    "flex_attention",
    "noop_mask",
    "or_masks",
]

MaskMod = Callable[[Tensor, Tensor, Tensor, Tensor], Tensor]
ScoreMod = Callable[[Tensor, Tensor, Tensor, Tensor, Tensor], Tensor]
_DEFAULT_SPARSE_BLOCK_SIZE = 128


class AuxRequest(NamedTuple):
    """What `flex_attention` is to return besides its result."""

    lse: bool = False
    max_scores: bool = False


class AuxOutput(NamedTuple):
    """What it returns besides: the log-sum-exp and the greatest score of each row, `(B, H, Q)`."""

    lse: Tensor | None = None
    max_scores: Tensor | None = None


def noop_mask(batch: Tensor, head: Tensor, token_q: Tensor, token_kv: Tensor) -> Tensor:
    """Hides nothing."""
    return batch.new_ones((), dtype=swiftgrad.bool)


def and_masks(*mask_mods: MaskMod) -> MaskMod:
    """Shows what all show.

    Raises:
        RuntimeError: one is not a function.
    """
    _check_functions(mask_mods)

    def and_mask(b: Tensor, h: Tensor, q_idx: Tensor, kv_idx: Tensor) -> Tensor:
        result = b.new_ones((), dtype=swiftgrad.bool)
        for mod in mask_mods:
            result = result & mod(b, h, q_idx, kv_idx)
        return result

    return and_mask


def or_masks(*mask_mods: MaskMod) -> MaskMod:
    """Shows what any shows.

    Raises:
        RuntimeError: one is not a function.
    """
    _check_functions(mask_mods)

    def or_mask(b: Tensor, h: Tensor, q_idx: Tensor, kv_idx: Tensor) -> Tensor:
        result = b.new_zeros((), dtype=swiftgrad.bool)
        for mod in mask_mods:
            result = result | mod(b, h, q_idx, kv_idx)
        return result

    return or_mask


def _check_functions(mods: tuple[Any, ...]) -> None:
    if not all(callable(mod) for mod in mods):
        raise RuntimeError(f"All inputs should be callable mask_mods: {mods}")


def _indices(batch: int, heads: int, queries: int, keys: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Index tensors that broadcast to `(batch, heads, queries, keys)`."""
    return (
        swiftgrad.arange(batch).view(-1, 1, 1, 1),
        swiftgrad.arange(heads).view(1, -1, 1, 1),
        swiftgrad.arange(queries).view(1, 1, -1, 1),
        swiftgrad.arange(keys).view(1, 1, 1, -1),
    )


def _evaluated(mask_mod: MaskMod, shape: tuple[int, int, int, int]) -> Tensor:
    """The mask as a boolean tensor of `shape`."""
    return swiftgrad.as_tensor(mask_mod(*_indices(*shape))).to(swiftgrad.bool).expand(shape)


def create_mask(
    mod_fn: Callable[..., Tensor], B: int | None, H: int | None, Q_LEN: int, KV_LEN: int, device: Any = None
) -> Tensor:
    """A mask function's values, or a score function's of zeros.

    Args:
        mod_fn: of `(b, h, q_idx, kv_idx)`, or of `(score, b, h, q_idx, kv_idx)`.
        B: batch size, None for one mask for all.
        H: heads, likewise.
        Q_LEN: length of the queries.
        KV_LEN: length of the keys.
        device: where; only the CPU.

    Returns:
        `(B, H, Q_LEN, KV_LEN)`: boolean, or what is added to the scores.
    """
    import inspect

    shape = (B or 1, H or 1, Q_LEN, KV_LEN)
    if len(inspect.signature(mod_fn).parameters) == 5:
        scores = mod_fn(swiftgrad.zeros(shape), *_indices(*shape))
        return scores.expand(shape).contiguous()
    return _evaluated(mod_fn, shape).contiguous()


class BlockMask:
    """A mask function and, for each block of queries, the blocks of keys that it shows.

    Args:
        seq_lengths: of queries and keys.
        kv_num_blocks: `(B, H, rows)`: how many blocks are shown in part.
        kv_indices: `(B, H, rows, columns)`: these blocks, first.
        full_kv_num_blocks: how many are shown in full, or None.
        full_kv_indices: these, or None.
        BLOCK_SIZE: of queries and keys.
        mask_mod: the function.
    """

    def __init__(
        self,
        seq_lengths: tuple[int, int],
        kv_num_blocks: Tensor,
        kv_indices: Tensor,
        full_kv_num_blocks: Tensor | None,
        full_kv_indices: Tensor | None,
        BLOCK_SIZE: tuple[int, int] = (_DEFAULT_SPARSE_BLOCK_SIZE, _DEFAULT_SPARSE_BLOCK_SIZE),
        mask_mod: MaskMod = noop_mask,
    ) -> None:
        if kv_indices.dim() < 2:
            raise RuntimeError("BlockMask must have at least 2 dimensions")
        self.seq_lengths = seq_lengths
        self.kv_num_blocks = kv_num_blocks
        self.kv_indices = kv_indices
        self.full_kv_num_blocks = full_kv_num_blocks
        self.full_kv_indices = full_kv_indices
        self.BLOCK_SIZE = BLOCK_SIZE
        self.mask_mod = mask_mod

    @classmethod
    def from_kv_blocks(
        cls,
        kv_num_blocks: Tensor,
        kv_indices: Tensor,
        full_kv_num_blocks: Tensor | None = None,
        full_kv_indices: Tensor | None = None,
        BLOCK_SIZE: int | tuple[int, int] = _DEFAULT_SPARSE_BLOCK_SIZE,
        mask_mod: MaskMod | None = None,
        seq_lengths: tuple[int, int] | None = None,
    ) -> BlockMask:
        """A mask of blocks given by number."""
        size = (BLOCK_SIZE, BLOCK_SIZE) if isinstance(BLOCK_SIZE, int) else BLOCK_SIZE
        lengths = seq_lengths or (kv_indices.shape[-2] * size[0], kv_indices.shape[-1] * size[1])
        given = mask_mod if mask_mod is not None else noop_mask
        return cls(lengths, kv_num_blocks, kv_indices, full_kv_num_blocks, full_kv_indices, size, given)

    @property
    def shape(self) -> tuple[int, ...]:
        """`(B, H, Q_LEN, KV_LEN)`."""
        return (*self.kv_indices.shape[:-2], *self.seq_lengths)

    def numel(self) -> int:
        """How many elements the mask has."""
        return math.prod(self.shape)

    def to_dense(self) -> Tensor:
        """`(B, H, rows, columns)`: 1 where a block is shown, wholly or in part."""
        dense = _scattered(self.kv_num_blocks, self.kv_indices)
        if self.full_kv_num_blocks is not None and self.full_kv_indices is not None:
            dense = dense | _scattered(self.full_kv_num_blocks, self.full_kv_indices)
        return dense.to(swiftgrad.int32)

    def sparsity(self) -> float:
        """How many per cent of the blocks are hidden."""
        blocks = self.kv_num_blocks.sum()
        if self.full_kv_num_blocks is not None:
            blocks = blocks + self.full_kv_num_blocks.sum()
        total = self.to_dense().numel()
        return 100 * (1 - blocks.item() / total) if total else 0.0

    def to(self, device: Any) -> BlockMask:
        """The mask on a device; there is one."""
        return self

    def __getitem__(self, index: Any) -> BlockMask:
        """The mask of some batches, heads or blocks of queries; its function is dropped, as in PyTorch."""
        raise NotImplementedError("swiftgrad has no indexing of a BlockMask yet")

    def __repr__(self) -> str:
        parts = {
            name: None if value is None else value.shape
            for name, value in (
                ("kv_num_blocks", self.kv_num_blocks),
                ("kv_indices", self.kv_indices),
                ("full_kv_num_blocks", self.full_kv_num_blocks),
                ("full_kv_indices", self.full_kv_indices),
            )
        }
        rest: dict[str, Any] = {
            "BLOCK_SIZE": self.BLOCK_SIZE,
            "shape": self.shape,
            "sparsity": f"{self.sparsity():.2f}%",
            "mask_mod": getattr(self.mask_mod, "__name__", self.mask_mod),
        }
        return "BlockMask(\n" + ",\n".join(f"    {k}={v}" for k, v in {**parts, **rest}.items()) + "\n)"


def _scattered(counts: Tensor, indices: Tensor) -> Tensor:
    """True at the first `counts` of the `indices` of each row."""
    shown = swiftgrad.arange(indices.shape[-1]) < counts.unsqueeze(-1)
    return swiftgrad.zeros(indices.shape, dtype=swiftgrad.bool).scatter(-1, indices.to(swiftgrad.int64), shown)


def _shown(mask: BlockMask, shape: tuple[int, int, int, int]) -> Tensor:
    """What a block mask shows: what is in a full block, and what its function shows of one listed in part."""

    def spread(counts: Tensor, indices: Tensor) -> Tensor:
        blocks = _scattered(counts, indices).repeat_interleave(mask.BLOCK_SIZE[0], -2)
        return blocks.repeat_interleave(mask.BLOCK_SIZE[1], -1)[..., : shape[2], : shape[3]]

    shown = spread(mask.kv_num_blocks, mask.kv_indices) & _evaluated(mask.mask_mod, shape)
    if mask.full_kv_num_blocks is not None and mask.full_kv_indices is not None:
        shown = shown | spread(mask.full_kv_num_blocks, mask.full_kv_indices)
    return shown


def _listed(blocks: Tensor) -> tuple[Tensor, Tensor]:
    """How many of each row's blocks are True, and all block numbers with these first."""
    numbers = swiftgrad.argsort(blocks.to(swiftgrad.int32), dim=-1, descending=True, stable=True)
    return blocks.sum(-1).to(swiftgrad.int32), numbers.to(swiftgrad.int32).contiguous()


def create_block_mask(
    mask_mod: MaskMod,
    B: int | None,
    H: int | None,
    Q_LEN: int,
    KV_LEN: int,
    device: Any = None,
    BLOCK_SIZE: int | tuple[int, int] = _DEFAULT_SPARSE_BLOCK_SIZE,
    _compile: bool = False,
    separate_full_blocks: bool = True,
) -> BlockMask:
    """A `BlockMask` of a mask function.

    Args:
        mask_mod: of `(b, h, q_idx, kv_idx)`: whether a query may look at a key.
        B: batch size, None for one mask for all.
        H: heads, likewise.
        Q_LEN: length of the queries.
        KV_LEN: length of the keys.
        device: where; only the CPU.
        BLOCK_SIZE: of queries and keys.
        _compile: without effect.
        separate_full_blocks: whether blocks shown in full are listed apart.
    """
    size = (BLOCK_SIZE, BLOCK_SIZE) if isinstance(BLOCK_SIZE, int) else tuple(BLOCK_SIZE)
    shape = (B or 1, H or 1, Q_LEN, KV_LEN)
    mask = _evaluated(mask_mod, shape)
    rows, columns = -(-Q_LEN // size[0]), -(-KV_LEN // size[1])
    padding = [0, columns * size[1] - KV_LEN, 0, rows * size[0] - Q_LEN]
    padded = swiftgrad.constant_pad_nd(mask.to(swiftgrad.int32), padding, 0)
    counts = padded.view(*shape[:2], rows, size[0], columns, size[1]).sum((3, 5))
    full = counts == size[0] * size[1]
    if not separate_full_blocks:
        return BlockMask((Q_LEN, KV_LEN), *_listed(counts > 0), None, None, (size[0], size[1]), mask_mod)
    partial = (counts > 0) & ~full
    return BlockMask((Q_LEN, KV_LEN), *_listed(partial), *_listed(full), (size[0], size[1]), mask_mod)


def flex_attention(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    score_mod: ScoreMod | None = None,
    block_mask: BlockMask | None = None,
    scale: float | None = None,
    enable_gqa: bool = False,
    return_lse: bool = False,
    kernel_options: Any = None,
    *,
    return_aux: AuxRequest | None = None,
) -> Any:
    """Attention with scores changed by `score_mod` and hidden by `block_mask`.

    Args:
        query: `(B, Hq, L, E)`.
        key: `(B, Hkv, S, E)`.
        value: `(B, Hkv, S, Ev)`.
        score_mod: of `(score, b, h, q_idx, kv_idx)`; see the module's description.
        block_mask: what is shown, of L and S (its function is evaluated for the lengths at hand).
        scale: of the scores; 1 / sqrt(E) by default.
        enable_gqa: whether `Hq / Hkv` query heads share one of key and value.
        return_lse: whether to return the log-sum-exp of each row, too.
        kernel_options: without effect.
        return_aux: what else to return.

    Returns:
        `(B, Hq, L, Ev)`; with `return_lse` or `return_aux` a pair. Rows that see nothing are zeros.

    Raises:
        NotImplementedError: not 4-D.
        ValueError: numbers of heads or dtypes do not go together.
        RuntimeError: the mask is for shorter sequences.
    """
    if query.dim() != 4 or key.dim() != 4 or value.dim() != 4:
        raise NotImplementedError(
            f"NYI: query, key, and value must be 4D tensors, got {query.dim()}D, {key.dim()}D and {value.dim()}D"
        )
    if query.dtype != key.dtype or query.dtype != value.dtype:
        raise ValueError(
            "Expected query, key, and value to have the same dtype, but got query.dtype: "
            f"{query.dtype}, key.dtype: {key.dtype}, and value.dtype: {value.dtype} instead."
        )
    heads, kv_heads = query.size(1), key.size(1)
    if heads != kv_heads:
        if not enable_gqa:
            raise ValueError(
                f"Expect query and key/value to have the same number of heads but got Hq={heads} and Hkv={kv_heads}. "
                "Try setting enable_gqa=True for GQA."
            )
        if heads % kv_heads != 0:
            raise ValueError(
                "Expect number of query heads to be a multiple of kv heads for GQA but got "
                f"Hq={heads} and Hkv={kv_heads}."
            )
        key = key.repeat_interleave(heads // kv_heads, 1)
        value = value.repeat_interleave(heads // kv_heads, 1)
    batch, _, length, width = query.shape
    shape = (batch, heads, length, key.size(2))
    wide = query.dtype if query.dtype == swiftgrad.float64 else swiftgrad.float32
    factor = 1.0 / math.sqrt(width) if scale is None else scale
    scores = (query.to(wide) @ key.to(wide).transpose(-2, -1)) * factor
    if score_mod is not None:
        scores = score_mod(scores, *_indices(*shape)).to(wide)
    if block_mask is not None:
        for which, have, need in zip(("q_len", "kv_len"), block_mask.seq_lengths, shape[2:], strict=True):
            if have < need:
                raise RuntimeError(
                    "block_mask was created for a smaller length than you're using it for, you likely need to create a "
                    f"new block mask: {which} is {need}, the mask's {have}."
                )
        scores = scores.masked_fill(_shown(block_mask, shape).logical_not(), -math.inf)
    lse = scores.logsumexp(-1)
    dead = lse == -math.inf
    weights = (scores - lse.masked_fill(dead, 0.0).unsqueeze(-1)).exp()
    result = (weights @ value.to(wide)).to(query.dtype)
    if return_aux is not None:
        largest = scores.amax(-1) if return_aux.max_scores else None
        return result, AuxOutput(lse if return_aux.lse else None, largest)
    return (result, lse) if return_lse else result
