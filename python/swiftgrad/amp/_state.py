"""Autocast's switches, one set a thread: the CPU's reach the engine, those of other devices are only remembered."""

from __future__ import annotations

import threading
import warnings
from typing import Any

from .. import _C

__all__ = [
    "autocast_decrement_nesting",
    "autocast_increment_nesting",
    "clear_autocast_cache",
    "get_autocast_cpu_dtype",
    "get_autocast_dtype",
    "get_autocast_gpu_dtype",
    "is_autocast_cache_enabled",
    "is_autocast_cpu_enabled",
    "is_autocast_enabled",
    "set_autocast_cache_enabled",
    "set_autocast_cpu_dtype",
    "set_autocast_cpu_enabled",
    "set_autocast_dtype",
    "set_autocast_enabled",
    "set_autocast_gpu_dtype",
]

_DEVICES = (
    "cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, vulkan, mps, meta, hpu, mtia, "
    "privateuseone"
)
#: Those that PyTorch has autocast for, with the default dtype.
_DTYPES = {
    "cpu": _C.bfloat16,
    **dict.fromkeys(("cuda", "xpu", "mps", "ipu", "hpu", "xla", "mtia", "maia", "privateuseone"), _C.float16),
}
_DTYPES.update(dict.fromkeys(("hpu", "xla"), _C.bfloat16))

clear_autocast_cache = _C.clear_autocast_cache


class _State(threading.local):
    """What holds in a thread."""

    def __init__(self) -> None:
        self.enabled: dict[str, bool] = {}
        self.dtypes = dict(_DTYPES)
        self.cache = True
        self.nesting = 0


_state = _State()


def _device(device_type: str) -> str:
    """The type of device, checked.

    Raises:
        RuntimeError: there is no such type.
    """
    kind = device_type.split(":")[0]
    if kind not in _DEVICES.split(", "):
        raise RuntimeError(f"Expected one of {_DEVICES} device type at start of device string: {device_type}")
    return kind


def _tell_engine() -> None:
    """Passes the CPU's switches on."""
    on = _state.enabled.get("cpu", False)
    _C._set_autocast(_state.dtypes["cpu"] if on else None, _state.cache)


def is_autocast_enabled(device_type: str | None = None) -> bool:
    """Whether autocast is on, for `device_type` (CUDA where none is given, as in PyTorch)."""
    return _state.enabled.get("cuda" if device_type is None else _device(device_type), False)


def set_autocast_enabled(device_type: Any, enabled: bool | None = None) -> None:
    """Turns autocast on or off for `device_type` (CUDA where only a bool is given)."""
    if enabled is None:
        device_type, enabled = "cuda", device_type
    _state.enabled[_device(device_type)] = bool(enabled)
    _tell_engine()


def get_autocast_dtype(device_type: str) -> Any:
    """The dtype autocast uses on `device_type`.

    Raises:
        RuntimeError: there is no autocast for it.
    """
    kind = _device(device_type)
    if kind not in _state.dtypes:
        raise RuntimeError(f"unknown device type for autocast in get_autocast_dtype: {kind}")
    return _state.dtypes[kind]


def set_autocast_dtype(device_type: str, dtype: Any) -> None:
    """Sets the dtype autocast uses on `device_type`.

    Raises:
        RuntimeError: there is no autocast for it.
        TypeError: on the CPU, `dtype` is neither bfloat16 nor float16, and autocast is on.
    """
    kind = _device(device_type)
    if kind not in _state.dtypes:
        raise RuntimeError(f"unknown device type for autocast in set_autocast_dtype: {kind}")
    before, _state.dtypes[kind] = _state.dtypes[kind], dtype
    try:
        _tell_engine()
    except TypeError:
        _state.dtypes[kind] = before
        raise


def is_autocast_cache_enabled() -> bool:
    """Whether a parameter that is used several times within autocast is cast once."""
    return _state.cache


def set_autocast_cache_enabled(enabled: bool) -> None:
    """Sets that."""
    _state.cache = bool(enabled)
    _tell_engine()


def autocast_increment_nesting() -> int:
    """Counts a context that begins; returns how many are open."""
    _state.nesting += 1
    return _state.nesting


def autocast_decrement_nesting() -> int:
    """Counts a context that ends; returns how many are still open."""
    _state.nesting -= 1
    return _state.nesting


def _deprecated(old: str, new: str) -> None:
    warnings.warn(f"torch.{old} is deprecated. Please use torch.{new} instead.", DeprecationWarning, stacklevel=3)


def is_autocast_cpu_enabled() -> bool:
    """`is_autocast_enabled("cpu")`."""
    _deprecated("is_autocast_cpu_enabled()", "is_autocast_enabled('cpu')")
    return is_autocast_enabled("cpu")


def set_autocast_cpu_enabled(enabled: bool) -> None:
    """`set_autocast_enabled("cpu", enabled)`."""
    _deprecated("set_autocast_cpu_enabled(enabled)", "set_autocast_enabled('cpu', enabled)")
    set_autocast_enabled("cpu", enabled)


def get_autocast_cpu_dtype() -> Any:
    """`get_autocast_dtype("cpu")`."""
    _deprecated("get_autocast_cpu_dtype()", "get_autocast_dtype('cpu')")
    return get_autocast_dtype("cpu")


def set_autocast_cpu_dtype(dtype: Any) -> None:
    """`set_autocast_dtype("cpu", dtype)`."""
    _deprecated("set_autocast_cpu_dtype(dtype)", "set_autocast_dtype('cpu', dtype)")
    set_autocast_dtype("cpu", dtype)


def get_autocast_gpu_dtype() -> Any:
    """`get_autocast_dtype("cuda")`."""
    _deprecated("get_autocast_gpu_dtype()", "get_autocast_dtype('cuda')")
    return get_autocast_dtype("cuda")


def set_autocast_gpu_dtype(dtype: Any) -> None:
    """`set_autocast_dtype("cuda", dtype)`."""
    _deprecated("set_autocast_gpu_dtype(dtype)", "set_autocast_dtype('cuda', dtype)")
    set_autocast_dtype("cuda", dtype)
