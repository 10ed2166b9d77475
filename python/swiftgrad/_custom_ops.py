"""torch._custom_ops: the old name of parts of `torch.library`."""

from __future__ import annotations

from typing import Any

from .library import get_ctx

__all__ = ["get_ctx"]


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    raise AttributeError(f"swiftgrad has no torch._custom_ops.{name} yet")
