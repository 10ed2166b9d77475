"""The accelerator of the machine: none."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from .. import _C
from .._missing import module_getattr

__all__ = [
    "current_accelerator",
    "current_device_idx",
    "current_device_index",
    "current_stream",
    "device_count",
    "device_index",
    "empty_cache",
    "is_available",
    "max_memory_allocated",
    "max_memory_reserved",
    "memory_allocated",
    "memory_reserved",
    "memory_stats",
    "reset_accumulated_memory_stats",
    "reset_peak_memory_stats",
    "set_device_idx",
    "set_device_index",
    "set_stream",
    "synchronize",
]


def _none() -> RuntimeError:
    return RuntimeError("Cannot access accelerator device when none is available.")


def is_available() -> bool:
    """No."""
    return False


def device_count() -> int:
    """0."""
    return 0


def current_accelerator(check_available: bool = False) -> _C.device | None:
    """None."""
    return None


def current_device_index() -> int:
    """Raises RuntimeError: there is none."""
    raise _none()


def set_device_index(device: Any, /) -> None:
    """Raises RuntimeError: there is none."""
    raise _none()


current_device_idx = current_device_index
set_device_idx = set_device_index


def current_stream(device: Any = None, /) -> Any:
    """Raises RuntimeError: there is none."""
    raise _none()


def set_stream(stream: Any) -> None:
    """Raises RuntimeError: there is none."""
    raise _none()


def synchronize(device: Any = None, /) -> None:
    """Raises RuntimeError: there is none."""
    raise _none()


def empty_cache() -> None:
    """Nothing to empty."""


def memory_allocated(device_index: Any = None, /) -> int:
    """0 bytes."""
    return 0


def max_memory_allocated(device_index: Any = None, /) -> int:
    """0 bytes."""
    return 0


def memory_reserved(device_index: Any = None, /) -> int:
    """0 bytes."""
    return 0


def max_memory_reserved(device_index: Any = None, /) -> int:
    """0 bytes."""
    return 0


def memory_stats(device_index: Any = None, /) -> OrderedDict[str, Any]:
    """An empty dict."""
    return OrderedDict()


def reset_peak_memory_stats(device_index: Any = None, /) -> None:
    """Nothing to reset."""


def reset_accumulated_memory_stats(device_index: Any = None, /) -> None:
    """Nothing to reset."""


class device_index:
    """Makes a device current for a ``with`` block: None changes nothing, any index raises.

    Args:
        device: An index, or None.
    """

    def __init__(self, device: int | None, /) -> None:
        self.idx = device

    def __enter__(self) -> None:
        if self.idx is not None:
            raise _none()

    def __exit__(self, *exception: object) -> None:
        return None


__getattr__ = module_getattr(__name__)
