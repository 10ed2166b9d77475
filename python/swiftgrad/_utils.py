"""Helpers of several modules, and the functions that pickled tensors are rebuilt with."""

from __future__ import annotations

import sys
import traceback
from typing import Any

from . import _C


def memory_of(tensor: _C.TensorBase) -> memoryview:
    """The bytes of a contiguous tensor, writable, without copying.

    The view does not keep the tensor alive by itself; whoever uses it must.
    """
    size = tensor.numel() * tensor.element_size()
    return raw_memory(tensor.data_ptr(), size, tensor)


def raw_memory(address: int, size: int, owner: Any = None) -> memoryview:
    """`size` bytes at `address` as a writable memoryview that keeps `owner` alive."""
    if size == 0:
        return memoryview(bytearray())
    import ctypes

    block = (ctypes.c_ubyte * size).from_address(address)
    block.owner = owner  # type: ignore[attr-defined]
    return memoryview(block).cast("B")


def elements_of(tensor: _C.TensorBase) -> tuple[bytes, tuple[int, ...]]:
    """A tensor's bytes in the order of its memory where it fills a block, else in row-major order; and the strides."""
    strides = tensor.stride()
    order = sorted(range(tensor.ndim), key=lambda d: (-strides[d], d))
    dense = tensor.permute(order)
    if not dense.is_contiguous():
        dense = tensor.contiguous()
        strides = dense.stride()
    return bytes(memory_of(dense)), tuple(strides)


class KeyErrorMessage(str):
    """A text that `KeyError` shows as it is, not quoted."""

    def __repr__(self) -> str:
        return str(self)


class ExceptionWrapper:
    """An exception as it can be sent to another process: its type, and its traceback as text."""

    def __init__(self, exc_info: Any = None, where: str = "in background") -> None:
        if exc_info is None:
            exc_info = sys.exc_info()
        self.exc_type: Any = exc_info[0]
        self.exc_msg = "".join(traceback.format_exception(*exc_info))
        self.where = where

    def __getstate__(self) -> dict[str, Any]:
        import pickle

        state = self.__dict__.copy()
        try:
            pickle.dumps(self.exc_type)
        except Exception:  # a class of a function's body, say: its name is in the traceback
            state["exc_type"] = RuntimeError
            state["name"] = self.exc_type.__name__
        return state

    def reraise(self) -> None:
        """Raises an exception of the same type, whose text holds the traceback of the original."""
        name = getattr(self, "name", self.exc_type.__name__)
        text = f"Caught {name} {self.where}.\nOriginal {self.exc_msg}"
        if self.exc_type is KeyError:
            raise KeyError(KeyErrorMessage(text))
        if getattr(self.exc_type, "message", None):
            raise self.exc_type(message=text)
        try:
            exception = self.exc_type(text)
        except Exception:  # its constructor wants other arguments
            raise RuntimeError(text) from None
        raise exception


# The functions that data.pkl names. Their storages are what `serialization` makes of persistent ids.


def _rebuild_tensor(storage: Any, storage_offset: int, size: Any, stride: Any) -> _C.TensorBase:
    """A tensor on a storage that other tensors may share."""
    flat = storage._flat
    size, stride = tuple(size), tuple(stride)
    if len(size) != len(stride) or any(not isinstance(n, int) or n < 0 for n in (*size, *stride, storage_offset)):
        raise RuntimeError(
            f"_rebuild_tensor: size, stride and offset must be non-negative and of one length, "
            f"got size {size}, stride {stride}, offset {storage_offset}"
        )
    last = storage_offset + sum((n - 1) * step for n, step in zip(size, stride, strict=True))
    if 0 not in size and last >= flat.numel():
        raise RuntimeError(
            f"_rebuild_tensor: size {size}, stride {stride} and offset {storage_offset} reach element {last}, "
            f"but the storage has {flat.numel()}"
        )
    return flat.as_strided(size, stride, storage_offset).data


def _rebuild_tensor_v2(
    storage: Any,
    storage_offset: int,
    size: Any,
    stride: Any,
    requires_grad: bool,
    backward_hooks: Any,
    metadata: Any = None,
) -> _C.TensorBase:
    """A tensor on a storage, with `requires_grad`; hooks were dropped when it was saved."""
    tensor = _rebuild_tensor(storage, storage_offset, size, stride)
    if requires_grad:
        tensor.requires_grad_(True)
    return tensor


def _rebuild_tensor_v3(
    storage: Any,
    storage_offset: int,
    size: Any,
    stride: Any,
    requires_grad: bool,
    backward_hooks: Any,
    dtype: Any,
    metadata: Any = None,
) -> _C.TensorBase:
    """As `_rebuild_tensor_v2`, on an untyped storage that is read as `dtype`."""
    typed = storage._view(dtype)
    return _rebuild_tensor_v2(typed, storage_offset, size, stride, requires_grad, backward_hooks, metadata)


def _rebuild_tensor_bytes(
    cls: type,
    raw: bytes,
    dtype: _C.dtype,
    shape: tuple[int, ...],
    strides: tuple[int, ...],
    requires_grad: bool,
    state: dict[str, Any] | None,
) -> Any:
    """A tensor of class ``cls`` from the bytes of its elements (see `elements_of`)."""
    from ._tensor import Tensor

    if raw:
        tensor = _C.frombuffer(bytearray(raw), dtype=dtype).as_strided(shape, strides)
    else:
        tensor = _C.empty(shape, dtype=dtype)
    if cls is not Tensor:
        tensor = _C.TensorBase._make_subclass(cls, tensor, requires_grad)
    else:
        tensor = tensor.data
        tensor.requires_grad_(requires_grad)
    if state:
        tensor.__dict__.update(state)
    return tensor


def _rebuild_size(sizes: tuple[int, ...]) -> _C.Size:
    """A Size from its ints."""
    return _C.Size(sizes)


def _rebuild_device(name: str) -> _C.device:
    """A device from its name."""
    return _C.device(name)


def _rebuild_parameter(data: Any, requires_grad: bool, backward_hooks: Any) -> Any:
    """A `Parameter` of a tensor."""
    from .nn.parameter import Parameter

    return Parameter(data, requires_grad)


def _rebuild_parameter_with_state(data: Any, requires_grad: bool, backward_hooks: Any, state: Any) -> Any:
    """A `Parameter` of a tensor, with further attributes."""
    return _set_attributes(_rebuild_parameter(data, requires_grad, backward_hooks), state)


def _set_attributes(obj: Any, state: Any) -> Any:
    """Gives an object the attributes that its pickle holds: a dict, or a pair of dict and slots."""
    slots = None
    if isinstance(state, tuple):
        state, slots = state
    for attributes in (state, slots):
        if attributes:
            for name, value in attributes.items():
                setattr(obj, name, value)
    return obj


def _rebuild_from_type_v2(func: Any, new_type: type, args: tuple, state: Any) -> Any:
    """A tensor of a subclass, or with attributes."""
    tensor = func(*args)
    if type(tensor) is not new_type:
        tensor = tensor.as_subclass(new_type)
    if getattr(new_type, "__setstate__", None) is not getattr(_C.TensorBase, "__setstate__", None) and state:
        set_state = getattr(new_type, "__setstate__", None)
        if set_state is not None and new_type.__module__.split(".")[0] not in (__package__, "torch"):
            tensor.__setstate__(state)
            return tensor
    return _set_attributes(tensor, state) if state else tensor
