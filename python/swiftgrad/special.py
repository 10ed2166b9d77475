"""Special functions: the operators of the registry named ``special_*``."""

from __future__ import annotations

from typing import Any

from . import _C

_names = sorted(n.removeprefix("special_") for n in dir(_C) if n.startswith("special_"))
globals().update({n: getattr(_C, f"special_{n}") for n in _names})
__all__ = _names


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    raise AttributeError(f"swiftgrad has no torch.special.{name} yet")
