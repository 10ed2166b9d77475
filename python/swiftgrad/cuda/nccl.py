"""NCCL: not there."""

from __future__ import annotations

from typing import Any

__all__ = ["is_available", "version"]


def is_available(tensors: Any = None) -> bool:
    """No."""
    return False


def version() -> tuple[int, ...]:
    """Raises AssertionError: there is no CUDA."""
    raise AssertionError("Torch not compiled with CUDA enabled")
