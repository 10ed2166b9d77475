"""`x[...]` and `x[...] = y` with batches on any side."""

from __future__ import annotations

from typing import Any

from ... import _C
from .._dispatch import _INPLACE, RAW_RULES, Call, rule
from .._levels import BatchedTensor, Level, batched, is_batched_at

_DYNAMIC = (
    "vmap: We do not support batching operators that can support dynamic shape. Attempting to batch over indexing with "
    "a boolean mask."
)


class _Key:
    """An index for the whole batch, and where the dimensions of its result are."""

    def __init__(self, level: Level, x: Any, key: Any) -> None:
        items = list(key) if isinstance(key, tuple) else [key]
        if isinstance(key, list) and any(isinstance(k, (_C.TensorBase, slice, list, tuple)) or k is None for k in key):
            items = list(key)
        items = [_C.tensor(k) if isinstance(k, (list, range)) else k for k in items]
        for item in items:
            if is_batched_at(item, level) and item.dtype in (_C.bool, _C.uint8) and item.ndim > 0:
                raise RuntimeError(_DYNAMIC)
        self.level = level
        self.x_in = is_batched_at(x, level)
        if not any(item is Ellipsis for item in items):
            items.append(Ellipsis)
        advanced = [i for i, item in enumerate(items) if isinstance(item, _C.TensorBase)]
        batched_indices = [i for i in advanced if is_batched_at(items[i], level)]
        adjacent = self._adjacent(items, advanced)
        self.front = 0  # dimensions of the indices that stand first and belong further back
        self.target = 0
        self.batch_at = 0
        if not batched_indices and adjacent:
            self.key: tuple[Any, ...] = (slice(None), *items) if self.x_in else tuple(items)
            return
        rank = max((items[i].ndim if items[i].dtype not in (_C.bool, _C.uint8) else 1) for i in advanced)
        before = self._result_dims(items[: advanced[0]], x)
        if not self.x_in:
            self.key = tuple(self._aligned(item, rank) for item in items)
            self.batch_at = before if adjacent else 0
            return
        own = _C.arange(level.size).reshape((level.size, *(1,) * rank))
        self.key = (own, *(self._aligned(item, rank) for item in items))
        if adjacent and before:
            self.front, self.target = rank, before

    @staticmethod
    def _adjacent(items: list[Any], advanced: list[int]) -> bool:
        """Whether the dimensions of the indices stay in their place."""
        if len(advanced) < 2:
            return True
        between = items[advanced[0] : advanced[-1] + 1]
        return all(isinstance(item, (_C.TensorBase, int)) and not isinstance(item, bool) for item in between)

    @staticmethod
    def _result_dims(items: list[Any], x: Any) -> int:
        """How many dimensions of the result come from these items."""
        count = 0
        for item in items:
            if item is Ellipsis:
                raise NotImplementedError("vmap: swiftgrad has no index tensors of a batch after an ellipsis yet")
            count += item is None or isinstance(item, slice)
        return count

    def _aligned(self, item: Any, rank: int) -> Any:
        if not is_batched_at(item, self.level):
            return item
        whole = item._value
        return whole.reshape((whole.shape[0], *(1,) * (rank + 1 - whole.ndim), *whole.shape[1:]))

    def arrange(self, result: Any) -> Any:
        """The result of the index with the batch in front and all else in its place."""
        if self.batch_at:
            return result.movedim(self.batch_at, 0)
        if self.front:
            source = list(range(1, 1 + self.front))
            return result.movedim(source, [d + self.target for d in source])
        return result

    def arrange_back(self, value: Any) -> Any:
        """What is to be written, of the result's dimensions, as the index wants it."""
        if self.front:
            source = list(range(1, 1 + self.front))
            return value.movedim([d + self.target for d in source], source)
        return value


def _resolve_ellipsis(x: Any, key: Any) -> Any:
    """The index with full slices for an ellipsis, where index tensors follow it."""
    items = list(key) if isinstance(key, tuple) else [key]
    at = next((i for i, item in enumerate(items) if item is Ellipsis), None)
    if at is None or not any(isinstance(item, (_C.TensorBase, list)) for item in items[at:]):
        return key
    used = 0
    for item in items:
        if isinstance(item, _C.TensorBase) and item.dtype in (_C.bool, _C.uint8):
            used += item.ndim
        elif item is not None and item is not Ellipsis and not isinstance(item, bool):
            used += 1
    return (*items[:at], *(slice(None),) * (x.ndim - used), *items[at + 1 :])


def _getitem(level: Level, func: Any, args: Any, kwargs: Any) -> Any:
    x, key = args
    if isinstance(key, BatchedTensor) and key.dtype is _C.bool and key.ndim > 0 and is_batched_at(key, level):
        raise RuntimeError(_DYNAMIC)
    key = _resolve_ellipsis(x, key)
    index = _Key(level, x, key)
    if index.x_in and x.ndim == 0 and not _only_new_axes(key):
        raise IndexError(
            "invalid index of a 0-dim tensor. Use `tensor.item()` in Python to convert a 0-dim tensor to a number"
        )
    whole = x._value if index.x_in else x
    return batched(index.arrange(whole[index.key]), level)


def _only_new_axes(key: Any) -> bool:
    items = key if isinstance(key, tuple) else (key,)
    return all(item is None or item is Ellipsis or isinstance(item, bool) for item in items)


def _setitem(level: Level, func: Any, args: Any, kwargs: Any) -> Any:
    x, key, value = args
    if not is_batched_at(x, level):
        raise RuntimeError(_INPLACE)
    key_items = key if isinstance(key, tuple) else (key,)
    masks = [k for k in key_items if is_batched_at(k, level) and k.dtype is _C.bool]
    if masks:
        if len(key_items) > 1 or (isinstance(value, _C.TensorBase) and value.ndim > 0):
            raise RuntimeError(_DYNAMIC)
        mask = masks[0]._value
        mask = mask.reshape((*mask.shape, *(1,) * (x._value.ndim - mask.ndim)))
        new = value if not is_batched_at(value, level) else value._value.reshape((level.size, *(1,) * x.ndim))
        if not isinstance(new, _C.TensorBase):
            x._value.masked_fill_(mask, new)
        else:
            x._value.copy_(_C.where(mask, new.to(x.dtype), x._value))
        return None
    index = _Key(level, x, _resolve_ellipsis(x, key))
    if is_batched_at(value, level) or (isinstance(value, _C.TensorBase) and value.ndim > 0 and index.front):
        shape = index.arrange(x._value.detach()[index.key]).shape
        whole = value._value if is_batched_at(value, level) else value.unsqueeze(0)
        while whole.ndim > len(shape) and whole.shape[1] == 1:
            whole = whole.squeeze(1)
        whole = whole.reshape((whole.shape[0], *(1,) * (len(shape) - whole.ndim), *whole.shape[1:]))
        value = index.arrange_back(whole.expand(shape))
    x._value[index.key] = value
    return None


RAW_RULES["__getitem__"] = _getitem
RAW_RULES["__setitem__"] = _setitem


@rule("index")
def _index(call: Call) -> Any:
    key = tuple(slice(None) if i is None else i for i in call.args["indices"])
    result = _getitem(call.level, None, (call.args["self"], key), {})
    return result._value


@rule("index_put")
def _index_put(call: Call) -> Any:
    if call.get("accumulate", False):
        return NotImplemented
    key = tuple(slice(None) if i is None else i for i in call.args["indices"])
    target = batched(call.full().clone(), call.level)
    _setitem(call.level, None, (target, key, call.args["values"]), {})
    return target._value
