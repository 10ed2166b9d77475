"""Linear algebra: the operators of the registry named ``linalg_*``."""

from __future__ import annotations

from typing import Any

from . import _C

LinAlgError = _C._LinAlgError

_names = sorted(n.removeprefix("linalg_") for n in dir(_C) if n.startswith("linalg_"))
globals().update({n: getattr(_C, f"linalg_{n}") for n in _names})
__all__ = ["LinAlgError", *_names]


def _needs_complex(name: str) -> Any:
    def function(A: Any, *, out: Any = None) -> Any:
        raise NotImplementedError(f"swiftgrad has no torch.linalg.{name} yet: its results are complex")

    function.__name__ = function.__qualname__ = name
    function.__doc__ = f"Not there yet. Use ``{name}h`` for symmetric matrices." if name == "eig" else "Not there yet."
    return function


for _name in ("eig", "eigvals"):
    if _name not in globals():
        globals()[_name] = _needs_complex(_name)


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    raise AttributeError(f"swiftgrad has no torch.linalg.{name} yet")
