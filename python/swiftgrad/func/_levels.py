"""The stack of transforms that are under way, and the tensors of vmap."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeGuard

from .. import _C
from .._tensor import Tensor

_NO_CONTROL_FLOW = (
    "vmap: It looks like you're attempting to use a Tensor in some data-dependent control flow. We don't support "
    "that yet, please file an issue at https://github.com/pytorch/pytorch/issues ."
)
_NO_ITEM = (
    "vmap: It looks like you're calling .item() on a Tensor. We don't support vmap over calling .item() on a Tensor, "
    "please try to rewrite what you're doing with other operations. If error is occurring somewhere inside PyTorch "
    "internals, please file a bug report."
)
_NO_STORAGE = "Cannot access data pointer of Tensor that doesn't have storage"


class Level:
    """A transform under way: of kind 'vmap' with the size of its batch, or 'grad'."""

    __slots__ = ("active", "depth", "kind", "randomness", "size")

    def __init__(self, kind: str, depth: int, size: int = 0, randomness: str = "error") -> None:
        self.kind = kind
        self.depth = depth
        self.size = size
        self.randomness = randomness
        self.active = True


class _Stack(threading.local):
    def __init__(self) -> None:
        self.levels: list[Level] = []
        # while the rule of a level runs, only the levels further out are under way
        self.limit = 1 << 30


_stack = _Stack()


@contextmanager
def enter(kind: str, size: int = 0, randomness: str = "error") -> Iterator[Level]:
    """Puts a level on the stack while the body runs."""
    levels = _stack.levels
    level = Level(kind, len(levels) + 1, size, randomness)
    before = None
    if kind == "vmap":
        from ._random import hook

        before = _C._set_random_hook(hook)
    levels.append(level)
    try:
        yield level
    finally:
        level.active = False
        levels.pop()
        if kind == "vmap":
            _C._set_random_hook(before)


def levels() -> list[Level]:
    """The levels under way, outermost first."""
    return _stack.levels


def vmap_levels() -> list[Level]:
    """The levels of kind vmap under way, outermost first."""
    return [level for level in _stack.levels if level.kind == "vmap" and level.depth <= _stack.limit]


class BatchedTensor(Tensor):
    """What a function under vmap sees: one of many tensors, which are all there as one with a batch dimension in front.

    It holds no tensor of its own: whatever is not taken over by a rule raises.
    """

    __module__ = "swiftgrad.func"
    _value: Tensor
    _level: Level

    @classmethod
    def __torch_function__(cls, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        from ._dispatch import dispatch

        return dispatch(func, args, kwargs or {})

    # ------------------------------------------------------------------ what a single tensor of the batch is

    @property
    def shape(self) -> Any:  # type: ignore[override]
        """The shape without the batch."""
        return _C.Size(self._value.shape[1:])

    @property
    def ndim(self) -> int:  # type: ignore[override]
        """The number of dimensions without the batch."""
        return self._value.ndim - 1

    @property
    def dtype(self) -> Any:  # type: ignore[override]
        """The dtype."""
        return self._value.dtype

    @property
    def device(self) -> Any:  # type: ignore[override]
        """The CPU."""
        return self._value.device

    @property
    def layout(self) -> Any:  # type: ignore[override]
        """Strided."""
        return self._value.layout

    @property
    def requires_grad(self) -> bool:
        """Whether operations on it are recorded."""
        return self._value.requires_grad

    @requires_grad.setter
    def requires_grad(self, value: bool) -> None:
        self._value.requires_grad = value

    @property
    def grad_fn(self) -> Any:  # type: ignore[override]
        """The node of the whole batch."""
        return self._value.grad_fn

    @property
    def is_leaf(self) -> bool:  # type: ignore[override]
        """Whether the whole batch is a leaf."""
        return self._value.is_leaf

    @property
    def grad(self) -> Any:  # type: ignore[override]  # read-only under vmap
        """Nothing: gradients under vmap come from torch.func.grad."""
        return None

    @property
    def data(self) -> Any:  # type: ignore[override]  # read-only under vmap
        """The same values outside of the graph."""
        return batched(self._value.detach(), self._level)

    @property
    def T(self) -> Any:  # type: ignore[override]
        """All dimensions reversed."""
        return self.permute(tuple(range(self.ndim - 1, -1, -1)))

    @property
    def mT(self) -> Any:  # type: ignore[override]
        """The last two dimensions swapped."""
        return self.transpose(-2, -1)

    H = mH = mT  # type: ignore[assignment]
    is_cuda = is_sparse = is_quantized = is_meta = is_mps = is_xpu = False  # type: ignore[assignment]
    is_cpu = True  # type: ignore[assignment]
    names = None

    @property
    def itemsize(self) -> int:  # type: ignore[override]
        """Bytes of an element."""
        return self._value.itemsize

    @property
    def _version(self) -> int:
        return self._value._version

    def size(self, dim: int | None = None) -> Any:  # type: ignore[override]
        """The shape without the batch, or one of its sizes."""
        return self.shape if dim is None else self._value.size(shift(dim, self.ndim))

    def stride(self, dim: int | None = None) -> Any:  # type: ignore[override]
        """The strides without the batch's, or one of them."""
        return self._value.stride()[1:] if dim is None else self._value.stride(shift(dim, self.ndim))

    def dim(self) -> int:
        """The number of dimensions without the batch."""
        return self._value.ndim - 1

    ndimension = dim

    def numel(self) -> int:
        """The number of elements of one tensor of the batch."""
        n = 1
        for size in self.shape:
            n *= size
        return n

    nelement = numel

    def element_size(self) -> int:
        """Bytes of an element."""
        return self._value.element_size()

    def storage_offset(self) -> int:
        """Where the batch starts in its storage."""
        return self._value.storage_offset()

    def is_floating_point(self) -> bool:
        """Whether the dtype is one of floats."""
        return self._value.is_floating_point()

    def is_complex(self) -> bool:
        """Whether the dtype is complex."""
        return self._value.is_complex()

    def is_signed(self) -> bool:
        """Whether the dtype has negative numbers."""
        return self._value.is_signed()

    def is_contiguous(self, memory_format: Any = None) -> bool:
        """Whether the batch is contiguous; other formats than the usual one are not kept track of."""
        if memory_format is None or memory_format is _C.contiguous_format:
            return self._value.is_contiguous()
        return False

    def is_inference(self) -> bool:
        """Whether it was made under inference mode."""
        return self._value.is_inference()

    def get_device(self) -> int:
        """-1 for the CPU."""
        return -1

    def requires_grad_(self, requires_grad: bool = True) -> BatchedTensor:
        """Has operations recorded."""
        self._value.requires_grad_(requires_grad)
        return self

    def detach_(self) -> BatchedTensor:
        """Takes the tensor out of the graph."""
        self._value = self._value.detach()
        return self

    def _to_dtype(self, dtype: Any, copy: bool = False) -> Any:
        value = self._value._to_dtype(dtype, copy)
        return self if value is self._value else batched(value, self._level)

    def contiguous(self, memory_format: Any = _C.contiguous_format) -> Any:
        """The batch, contiguous."""
        if memory_format is not _C.contiguous_format:
            raise NotImplementedError(
                f"vmap: swiftgrad has no contiguous(memory_format={memory_format}) under vmap yet"
            )
        return batched(self._value.contiguous(), self._level)

    def new_zeros(self, *size: Any, dtype: Any = None, **kwargs: Any) -> Any:  # type: ignore[override]
        """Zeros that can be written to with values of the batch."""
        return self._new(super().new_zeros(*size, dtype=dtype, **kwargs))

    def new_ones(self, *size: Any, dtype: Any = None, **kwargs: Any) -> Any:  # type: ignore[override]
        """Ones that can be written to with values of the batch."""
        return self._new(super().new_ones(*size, dtype=dtype, **kwargs))

    def new_empty(self, *size: Any, dtype: Any = None, **kwargs: Any) -> Any:  # type: ignore[override]
        """An uninitialised tensor that can be written to with values of the batch."""
        return self._new(super().new_empty(*size, dtype=dtype, **kwargs))

    def new_full(self, size: Any, fill_value: Any, *, dtype: Any = None, **kwargs: Any) -> Any:
        """A value everywhere, in a tensor that can be written to with values of the batch."""
        return self._new(super().new_full(size, fill_value, dtype=dtype, **kwargs))

    def _new(self, single: Tensor) -> Any:
        return batched(expand(single, self._level.size).clone(), self._level)

    # ------------------------------------------------------------------ what a batch cannot do

    def item(self) -> Any:
        """Raises: there is a value for each of the batch."""
        raise RuntimeError(_NO_ITEM)

    def __bool__(self) -> bool:
        raise RuntimeError(_NO_CONTROL_FLOW)

    def __int__(self) -> int:
        raise RuntimeError(_NO_ITEM)

    def __float__(self) -> float:
        raise RuntimeError(_NO_ITEM)

    def __index__(self) -> int:
        raise RuntimeError(_NO_ITEM)

    def __complex__(self) -> complex:
        raise RuntimeError(_NO_ITEM)

    def tolist(self) -> Any:
        """Raises: there are values for each of the batch."""
        raise RuntimeError(_NO_STORAGE)

    def numpy(self, *, force: Any = False) -> Any:
        """Raises: there are values for each of the batch."""
        raise RuntimeError(_NO_STORAGE)

    def data_ptr(self) -> int:
        """Raises: there is no memory of its own."""
        raise RuntimeError(_NO_STORAGE)

    def untyped_storage(self) -> Any:
        """Raises: there is no memory of its own."""
        raise RuntimeError(_NO_STORAGE)

    storage = untyped_storage

    # ------------------------------------------------------------------ Python protocols

    def __len__(self) -> int:
        if self.ndim == 0:
            raise TypeError("len() of a 0-d tensor")
        return self._value.shape[1]

    def __iter__(self) -> Iterator[Any]:
        if self.ndim == 0:
            raise TypeError("iteration over a 0-d tensor")
        return iter(self.unbind(0))

    def __invert__(self) -> Any:
        return batched(~self._value, self._level)

    def __reversed__(self) -> Any:
        return self if self.ndim == 0 else self.flip(0)

    def __repr__(self, *, tensor_contents: str | None = None) -> str:  # type: ignore[override]  # mypy drops the names of dunders' keywords
        text = repr(self._value).replace("\n", "\n    ")
        return f"BatchedTensor(lvl={self._level.depth}, bdim=0, value=\n    {text}\n)"

    def __format__(self, spec: str) -> str:
        return object.__format__(self, spec)

    def __copy__(self) -> Any:
        return batched(self._value, self._level)

    def __deepcopy__(self, memo: Any) -> Any:
        return batched(self._value.clone(), self._level)


def batched(value: _C.TensorBase, level: Level) -> Any:
    """A tensor of a level from the whole batch, which is along the first dimension."""
    result = BatchedTensor._make_shell(BatchedTensor)
    result._value = value
    result._level = level
    return result


def shift(dim: int, rank: int) -> int:
    """A dimension of one tensor as one of the whole batch.

    Raises:
        IndexError: A tensor of `rank` dimensions has none of that number.
    """
    limit = max(rank, 1)
    if not -limit <= dim < limit:
        raise IndexError(f"Dimension out of range (expected to be in range of [{-limit}, {limit - 1}], but got {dim})")
    return (dim + limit if dim < 0 else dim) + 1


def expand(tensor: Tensor, size: int) -> Tensor:
    """A tensor repeated along a new first dimension, without a copy."""
    return tensor.unsqueeze(0).expand((size, *tensor.shape))


def value_at(tensor: Any, level: Level) -> Any:
    """The whole batch of a level; a tensor that is no batch of that level is repeated."""
    if isinstance(tensor, BatchedTensor) and tensor._level is level:
        return tensor._value
    return expand(tensor, level.size)


def is_batched_at(value: Any, level: Level) -> TypeGuard[BatchedTensor]:
    """Whether a value is a batch of this level."""
    return isinstance(value, BatchedTensor) and value._level is level


def physical(tensor: Any) -> Tensor:
    """The plain tensor behind batches of any number of levels; the outermost level's dimension is the first."""
    while isinstance(tensor, BatchedTensor):
        tensor = tensor._value
    return tensor


def levels_of(tensor: Any) -> list[Level]:
    """The levels that a tensor is a batch of, innermost first."""
    found = []
    while isinstance(tensor, BatchedTensor):
        found.append(tensor._level)
        tensor = tensor._value
    return found


def rewrap(value: Tensor, like: list[Level]) -> Any:
    """The batch of levels (innermost first, as `levels_of` gives them) around a plain tensor."""
    for level in reversed(like):
        value = batched(value, level)
    return value


def ensure_batched(tensor: Any, wanted: list[Level]) -> Any:
    """A tensor made a batch of all these levels (outermost first), by repeating it where it is none."""
    if not wanted:
        return tensor
    level = wanted[-1]
    return batched(ensure_batched(value_at(tensor, level), wanted[:-1]), level)
