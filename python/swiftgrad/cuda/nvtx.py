"""NVTX marks: without CUDA they raise, as in PyTorch."""

from __future__ import annotations

from typing import Any

__all__ = ["mark", "range", "range_pop", "range_push"]


def _no_nvtx() -> RuntimeError:
    return RuntimeError("NVTX functions not installed. Are you sure you have a CUDA build?")


def range_push(msg: str) -> int:
    """Raises RuntimeError."""
    raise _no_nvtx()


def range_pop() -> int:
    """Raises RuntimeError."""
    raise _no_nvtx()


def mark(msg: str) -> None:
    """Raises RuntimeError."""
    raise _no_nvtx()


def range(msg: str, *args: Any, **kwargs: Any) -> Any:
    """Raises RuntimeError."""
    raise _no_nvtx()
