"""What pickled tensors are rebuilt by."""

from __future__ import annotations

from typing import Any

from . import _C


def _rebuild_tensor_bytes(
    cls: type, raw: bytes, dtype: _C.dtype, shape: tuple[int, ...], requires_grad: bool, state: dict[str, Any] | None
) -> Any:
    """A tensor of class ``cls`` from the bytes of its elements in row-major order."""
    from ._tensor import Tensor

    n = 1
    for size in shape:
        n *= size
    tensor = _C.frombuffer(bytearray(raw), dtype=dtype).reshape(shape) if n else _C.empty(shape, dtype=dtype)
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
