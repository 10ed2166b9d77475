"""What a CPU-only PyTorch answers about CUDA: there is none."""

from __future__ import annotations

from typing import Any

__all__ = [
    "current_device",
    "device_count",
    "empty_cache",
    "is_available",
    "is_initialized",
    "manual_seed",
    "manual_seed_all",
]


def is_available() -> bool:
    """No."""
    return False


def is_initialized() -> bool:
    """No."""
    return False


def is_bf16_supported(including_emulation: bool = True) -> bool:
    """No."""
    return False


def device_count() -> int:
    """0."""
    return 0


def manual_seed(seed: int) -> None:
    """Ignored without CUDA, as in PyTorch."""


def manual_seed_all(seed: int) -> None:
    """Ignored without CUDA, as in PyTorch."""


def empty_cache() -> None:
    """Nothing to empty."""


def current_device() -> int:
    """Raises: there is no CUDA device.

    Raises:
        AssertionError: Always.
    """
    raise AssertionError("Torch not compiled with CUDA enabled")


def synchronize(device: Any = None) -> None:
    """Raises: there is no CUDA device.

    Raises:
        AssertionError: Always.
    """
    raise AssertionError("Torch not compiled with CUDA enabled")


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    raise AttributeError(f"swiftgrad has no torch.cuda.{name} yet")
