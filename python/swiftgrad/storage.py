"""Typed and untyped storages, as far as checkpoints and programs that look at them need.

A storage here is a view of all the memory that a tensor (and its views) lives in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import _C
from ._utils import raw_memory

_DTYPES = {
    "FloatStorage": "float32",
    "DoubleStorage": "float64",
    "HalfStorage": "float16",
    "BFloat16Storage": "bfloat16",
    "LongStorage": "int64",
    "IntStorage": "int32",
    "ShortStorage": "int16",
    "CharStorage": "int8",
    "ByteStorage": "uint8",
    "BoolStorage": "bool",
    "ComplexFloatStorage": "complex64",
    "ComplexDoubleStorage": "complex128",
}
#: Dtypes without a storage class: checkpoints keep their bytes and name the dtype beside them.
_UNTYPED = ("uint16", "uint32", "uint64", "float8_e5m2", "float8_e4m3fn", "complex32")


def _size_of(dtype: Any) -> int:
    """Bytes an element."""
    return _C.empty(0, dtype=dtype).element_size()


class _StorageBase:
    """What the storages have in common: a flat tensor over the whole memory."""

    _flat: _C.TensorBase
    is_cuda = False
    is_sparse = False

    def data_ptr(self) -> int:
        """The address of the memory."""
        return self._flat.data_ptr()

    def nbytes(self) -> int:
        """The size in bytes."""
        return self._flat.numel() * self._flat.element_size()

    def element_size(self) -> int:
        """Bytes an element."""
        return self._flat.element_size()

    def size(self) -> int:
        """The number of elements."""
        return self._flat.numel()

    __len__ = size

    @property
    def device(self) -> Any:
        """The device: the CPU."""
        return self._flat.device

    def get_device(self) -> int:
        """-1, as for everything on the CPU."""
        return -1

    def tolist(self) -> list:
        """The elements as Python numbers."""
        return self._flat.tolist()

    def __getitem__(self, index: Any) -> Any:
        part = self._flat[index]
        kind: Any = type(self)
        return part.item() if part.dim() == 0 else kind(part)

    def __setitem__(self, index: Any, value: Any) -> None:
        self._flat[index] = value

    def __iter__(self) -> Iterator:
        return iter(self.tolist())

    def fill_(self, value: Any) -> _StorageBase:
        """Sets every element."""
        self._flat.fill_(value)
        return self

    def copy_(self, source: _StorageBase, non_blocking: bool = False) -> _StorageBase:
        """Copies another storage's elements."""
        self._flat.copy_(source._flat)
        return self

    def clone(self) -> Any:
        """A copy."""
        kind: Any = type(self)
        return kind(self._flat.clone())

    def cpu(self) -> Any:
        """This storage, which is on the CPU."""
        return self

    def is_shared(self) -> bool:
        """False: memory is not shared with other processes."""
        return False

    def _bytes(self) -> memoryview:
        """The memory itself."""
        return raw_memory(self.data_ptr(), self.nbytes(), self._flat)


class UntypedStorage(_StorageBase):
    """Bytes.

    Args:
        source: a number of bytes, a flat uint8 tensor, or a sequence of bytes.
    """

    def __init__(self, source: Any = 0, *, device: Any = None) -> None:
        if isinstance(source, _C.TensorBase):
            self._flat = source
        elif isinstance(source, int):
            self._flat = _C.empty(source, dtype=_C.uint8)
        else:
            self._flat = _C.tensor(list(source), dtype=_C.uint8)

    def _view(self, dtype: Any) -> TypedStorage:
        """The same bytes as elements of `dtype`."""
        return TypedStorage(self._flat.view(dtype))

    def untyped(self) -> UntypedStorage:
        """This storage."""
        return self

    def __repr__(self) -> str:
        values = "".join(f" {value}\n" for value in self.tolist())
        return f"{values}[torch.storage.UntypedStorage(device={self.device}) of size {self.size()}]"


class TypedStorage(_StorageBase):
    """Elements of a dtype.

    Args:
        source: a flat tensor of the dtype, a number of elements, or a sequence of numbers.
        dtype: of the elements, where `source` does not say it.
    """

    _class_dtype: str | None = None

    def __init__(self, source: Any = 0, *, dtype: Any = None, device: Any = None) -> None:
        if self._class_dtype is not None:
            dtype = getattr(_C, self._class_dtype)
        if isinstance(source, _C.TensorBase):
            if dtype is not None and source.dtype != dtype:
                raise TypeError(f"{type(self).__name__}: expected elements of {dtype}, got {source.dtype}")
            self._flat = source
        elif isinstance(source, int):
            self._flat = _C.empty(source, dtype=dtype)
        else:
            self._flat = _C.tensor(list(source), dtype=dtype)

    @property
    def dtype(self) -> Any:
        """The dtype of the elements."""
        return self._flat.dtype

    def untyped(self) -> UntypedStorage:
        """The same memory as bytes."""
        return UntypedStorage(self._flat.view(_C.uint8))

    def _view(self, dtype: Any) -> TypedStorage:
        return self if dtype == self.dtype else TypedStorage(self._flat.view(dtype))

    def pickle_storage_type(self) -> str:
        """The name that this dtype's storages have in checkpoints."""
        return storage_name(self.dtype)

    def __repr__(self) -> str:
        values = "".join(f" {value}\n" for value in self.tolist())
        return f"{values}[torch.storage.TypedStorage(dtype={self.dtype}, device={self.device}) of size {self.size()}]"


def storage_name(dtype: Any) -> str:
    """The name of a dtype's storage class: `FloatStorage` for float32."""
    wanted = str(dtype).split(".")[-1]
    for name, known in _DTYPES.items():
        if known == wanted:
            return name
    if wanted in _UNTYPED:
        return "UntypedStorage"
    raise NotImplementedError(f"swiftgrad has no storage class for {dtype} yet")


def _make(name: str) -> type:
    doc = f"Elements of {_DTYPES[name]}."
    return type(name, (TypedStorage,), {"_class_dtype": _DTYPES[name], "__module__": __package__, "__doc__": doc})


FloatStorage = _make("FloatStorage")
DoubleStorage = _make("DoubleStorage")
HalfStorage = _make("HalfStorage")
BFloat16Storage = _make("BFloat16Storage")
LongStorage = _make("LongStorage")
IntStorage = _make("IntStorage")
ShortStorage = _make("ShortStorage")
CharStorage = _make("CharStorage")
ByteStorage = _make("ByteStorage")
BoolStorage = _make("BoolStorage")
ComplexFloatStorage = _make("ComplexFloatStorage")
ComplexDoubleStorage = _make("ComplexDoubleStorage")
