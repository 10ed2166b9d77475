"""Apple's GPUs: not there. What needs one raises RuntimeError, as PyTorch does without MPS."""

from __future__ import annotations

from typing import Any

from .._missing import module_getattr


def _none(what: str) -> RuntimeError:
    return RuntimeError(f"Cannot execute {what}() without MPS backend.")


def is_available() -> bool:
    """No."""
    return False


def device_count() -> int:
    """0."""
    return 0


def manual_seed(seed: int) -> None:
    """Ignored without MPS."""
    int(seed)


def seed() -> None:
    """Raises RuntimeError."""
    raise _none("getDefaultGenerator")


def synchronize() -> None:
    """Raises RuntimeError."""
    raise _none("deviceSynchronize")


def empty_cache() -> None:
    """Raises RuntimeError."""
    raise _none("emptyCache")


def get_rng_state(device: Any = "mps") -> Any:
    """Raises RuntimeError."""
    raise _none("getDefaultGenerator")


def set_rng_state(new_state: Any, device: Any = "mps") -> None:
    """Raises RuntimeError."""
    raise _none("getDefaultGenerator")


def current_allocated_memory() -> int:
    """Raises RuntimeError."""
    raise _none("getCurrentAllocatedMemory")


def driver_allocated_memory() -> int:
    """Raises RuntimeError."""
    raise _none("getDriverAllocatedMemory")


def recommended_max_memory() -> int:
    """Raises RuntimeError."""
    raise _none("getRecommendedMaxMemory")


def set_per_process_memory_fraction(fraction: float) -> None:
    """Raises RuntimeError."""
    raise _none("setMemoryFraction")


__getattr__ = module_getattr(__name__)
