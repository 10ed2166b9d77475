"""asarray and scalar_tensor."""

from __future__ import annotations

from typing import Any

from . import _C
from ._tensor import Tensor


def asarray(
    obj: Any,
    *,
    dtype: _C.dtype | None = None,
    device: Any = None,
    copy: bool | None = None,
    requires_grad: bool = False,
) -> Tensor:
    """A tensor from a tensor, an array, a DLPack or buffer object, a number or nested sequences.

    Args:
        obj: The data.
        dtype: The dtype; by default the data's.
        device: The CPU.
        copy: True: always copy; False: raise where memory cannot be shared; None: share where that is possible.
        requires_grad: Whether the result takes part in differentiation.

    Raises:
        ValueError: If ``copy=False`` and the memory cannot be shared.
    """
    if isinstance(obj, Tensor):
        shared = obj if requires_grad else obj.detach() if obj.requires_grad else obj
    elif hasattr(obj, "__array_interface__"):
        shared = _C.as_tensor(obj, device=device)
    elif hasattr(obj, "__dlpack__"):
        shared = _C.from_dlpack(obj)
    elif isinstance(obj, (bytes, bytearray, memoryview)):
        shared = _C.frombuffer(obj, dtype=_C.get_default_dtype() if dtype is None else dtype)
    else:
        if copy is False:
            raise ValueError("can't alias arbitrary sequence into a tensor.")
        return _C.tensor(obj, dtype=dtype, device=device, requires_grad=requires_grad)
    if device is not None:
        shared = shared.to(device)
    wanted = shared.dtype if dtype is None else dtype
    if copy is False and wanted != shared.dtype:
        raise ValueError(f"can't alias tensor with dtype '{shared.dtype}' into dtype '{wanted}'.")
    result = shared.to(wanted, copy=True) if copy else shared.to(wanted)
    if requires_grad and not result.requires_grad:
        result = result.detach().requires_grad_(True) if result is obj else result.requires_grad_(True)
    return result


def scalar_tensor(
    s: Any,
    *,
    dtype: _C.dtype | None = None,
    layout: Any = None,
    device: Any = None,
    pin_memory: bool = False,
    requires_grad: bool = False,
) -> Tensor:
    """A 0-dim tensor of a number, by default of the default dtype."""
    value = s.item() if isinstance(s, Tensor) else s
    dtype = _C.get_default_dtype() if dtype is None else dtype
    return _C.tensor(value, dtype=dtype, device=device, requires_grad=requires_grad, pin_memory=pin_memory)
