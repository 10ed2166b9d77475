"""FloatTensor, LongTensor and friends, and the constructor they share with Tensor."""

from __future__ import annotations

from typing import Any

from . import _C
from ._tensor import Tensor

_NAMES: dict[str, _C.dtype] = {
    "FloatTensor": _C.float32,
    "DoubleTensor": _C.float64,
    "HalfTensor": _C.float16,
    "BFloat16Tensor": _C.bfloat16,
    "LongTensor": _C.int64,
    "IntTensor": _C.int32,
    "ShortTensor": _C.int16,
    "CharTensor": _C.int8,
    "ByteTensor": _C.uint8,
    "BoolTensor": _C.bool,
    "ComplexFloatTensor": _C.complex64,
    "ComplexDoubleTensor": _C.complex128,
    "ComplexHalfTensor": _C.complex32,
    "UInt16Tensor": _C.uint16,
    "UInt32Tensor": _C.uint32,
    "UInt64Tensor": _C.uint64,
    "Float8_e5m2Tensor": _C.float8_e5m2,
    "Float8_e4m3fnTensor": _C.float8_e4m3fn,
}


def _legacy_new(*args: Any, dtype: _C.dtype | None = None, device: Any = None, size: Any = None) -> Tensor:
    """``Tensor()``, ``Tensor(2, 3)``, ``Tensor(size)``, ``Tensor(sequence)``, ``Tensor(tensor)``, ``Tensor(array)``."""
    dtype = _C.get_default_dtype() if dtype is None else dtype
    if size is not None:
        args = (size,)
    if not args:
        return _C.empty(0, dtype=dtype, device=device)
    first = args[0]
    if isinstance(first, _C.Size) and len(args) == 1:
        return _C.empty(first, dtype=dtype, device=device)
    if isinstance(first, Tensor) and len(args) == 1 and not (first.ndim == 0 and not first.dtype.is_floating_point):
        if first.dtype != dtype:
            raise TypeError(f"expected a tensor of dtype {dtype} (got {first.dtype})")
        return first.detach() if type(first) is Tensor else first.data
    if all(hasattr(a, "__index__") and not hasattr(a, "__len__") or isinstance(a, Tensor) for a in args):
        return _C.empty(*args, dtype=dtype, device=device)
    if len(args) > 1:
        raise TypeError(
            f"new() received an invalid combination of arguments - got ({', '.join(type(a).__name__ for a in args)})"
        )
    if isinstance(first, str):
        raise TypeError("new(): invalid data type 'str'")
    if not hasattr(first, "__len__"):
        raise TypeError(f"new(): data must be a sequence (got {type(first).__name__})")
    return _C.tensor(first, dtype=dtype, device=device)


class tensortype(type):
    """The class of FloatTensor and the like: no class of tensors has them as a base, they only test the dtype."""

    dtype: _C.dtype

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, Tensor) and instance.dtype == cls.dtype

    def __call__(cls, *args: Any, **kwargs: Any) -> Tensor:
        return _legacy_new(*args, dtype=cls.dtype, **kwargs)


def _make(name: str, dtype: _C.dtype) -> tensortype:
    return tensortype(
        name, (), {"dtype": dtype, "__module__": "torch", "__doc__": f"{name}(...): a tensor of {dtype}."}
    )


FloatTensor = _make("FloatTensor", _C.float32)
DoubleTensor = _make("DoubleTensor", _C.float64)
HalfTensor = _make("HalfTensor", _C.float16)
BFloat16Tensor = _make("BFloat16Tensor", _C.bfloat16)
LongTensor = _make("LongTensor", _C.int64)
IntTensor = _make("IntTensor", _C.int32)
ShortTensor = _make("ShortTensor", _C.int16)
CharTensor = _make("CharTensor", _C.int8)
ByteTensor = _make("ByteTensor", _C.uint8)
BoolTensor = _make("BoolTensor", _C.bool)
ComplexFloatTensor = _make("ComplexFloatTensor", _C.complex64)
ComplexDoubleTensor = _make("ComplexDoubleTensor", _C.complex128)


def type_name(tensor: Tensor) -> str:
    """``torch.FloatTensor`` and so on."""
    for name, dtype in _NAMES.items():
        if dtype == tensor.dtype:
            return f"torch.{name}"
    raise TypeError(f"type: no tensor type has the dtype {tensor.dtype}")


def dtype_of_type(kind: Any) -> _C.dtype:
    """The dtype that ``Tensor.type`` was asked for: a dtype, a name, or one of the classes here."""
    if isinstance(kind, _C.dtype):
        return kind
    if isinstance(kind, tensortype):
        return kind.dtype
    if isinstance(kind, str):
        if kind in ("torch.Tensor", "Tensor"):
            return _C.get_default_dtype()
        if kind.startswith("torch.cuda."):
            raise AssertionError("Torch not compiled with CUDA enabled")
        name = kind.removeprefix("torch.")
        if name in _NAMES:
            return _NAMES[name]
        raise ValueError(f"invalid type: '{kind}'")
    if kind is Tensor:
        return _C.get_default_dtype()
    raise TypeError(f"type(): a dtype, a string or a tensor type was expected, got {type(kind).__name__}")
