"""Intel's GPUs: not there. What needs one raises PyTorch's ``AssertionError: Torch not compiled with XPU enabled``."""

from __future__ import annotations

from typing import Any

from .._missing import absent_class, module_getattr
from ..cuda.memory import (
    empty_cache as empty_cache,
    max_memory_allocated as max_memory_allocated,
    max_memory_reserved as max_memory_reserved,
    memory_allocated as memory_allocated,
    memory_reserved as memory_reserved,
    memory_stats as memory_stats,
    reset_accumulated_memory_stats as reset_accumulated_memory_stats,
)


def _none() -> AssertionError:
    return AssertionError("Torch not compiled with XPU enabled")


Stream = absent_class("torch.xpu.Stream", "there is no XPU")
Event = absent_class("torch.xpu.Event", "there is no XPU")


def is_available() -> bool:
    """No."""
    return False


def is_initialized() -> bool:
    """No."""
    return False


def is_bf16_supported(including_emulation: bool = True) -> bool:
    """No."""
    return False


def is_current_stream_capturing() -> bool:
    """No."""
    return False


def device_count() -> int:
    """0."""
    return 0


def init() -> None:
    """Raises AssertionError."""
    raise _none()


def current_device() -> int:
    """Raises AssertionError."""
    raise _none()


def set_device(device: Any) -> None:
    """Raises AssertionError."""
    raise _none()


def synchronize(device: Any = None) -> None:
    """Raises AssertionError."""
    raise _none()


def get_device_name(device: Any = None) -> str:
    """Raises AssertionError."""
    raise _none()


def get_device_properties(device: Any = None) -> Any:
    """Raises AssertionError."""
    raise _none()


def get_device_capability(device: Any = None) -> dict[str, Any]:
    """Raises AssertionError."""
    raise _none()


def current_stream(device: Any = None) -> Any:
    """Raises AssertionError."""
    raise _none()


def get_rng_state(device: Any = "xpu") -> Any:
    """Raises AssertionError."""
    raise _none()


def get_rng_state_all() -> list[Any]:
    """The states of no devices."""
    return []


def set_rng_state(new_state: Any, device: Any = "xpu") -> None:
    """Ignored without XPU, as in PyTorch."""


def set_rng_state_all(new_states: Any) -> None:
    """Ignored without XPU, as in PyTorch."""


def manual_seed(seed: int) -> None:
    """Ignored without XPU, as in PyTorch."""
    int(seed)


def manual_seed_all(seed: int) -> None:
    """Ignored without XPU, as in PyTorch."""
    int(seed)


def reset_peak_memory_stats(device: Any = None) -> None:
    """Nothing to reset."""


__getattr__ = module_getattr(__name__)
