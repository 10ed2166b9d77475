"""torch.classes: classes that libraries compiled for PyTorch register; none can be loaded."""

from __future__ import annotations

from typing import Any


def load_library(path: Any) -> None:
    """Raises OSError: libraries made for PyTorch cannot be loaded."""
    raise OSError(f"torch.classes.load_library: swiftgrad cannot load classes compiled for PyTorch, got {path}")


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    raise AttributeError(f"swiftgrad has no torch.classes.{name} yet")
