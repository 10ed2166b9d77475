"""Linear algebra: the operators of the registry named ``linalg_*``."""

from __future__ import annotations

from typing import Any

from . import _C

LinAlgError = _C._LinAlgError


def __getattr__(name: str) -> Any:
    operator = getattr(_C, f"linalg_{name}", None)
    if operator is not None and not name.startswith("_"):
        return operator
    if name.startswith("__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    raise AttributeError(f"swiftgrad has no torch.linalg.{name} yet")


def __dir__() -> list[str]:
    return ["LinAlgError", *sorted(n.removeprefix("linalg_") for n in dir(_C) if n.startswith("linalg_"))]
