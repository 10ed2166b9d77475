"""Version of the package, and what it was built with (nothing but the CPU)."""

from __future__ import annotations

from typing import Any

cuda = None
hip = None
rocm = None
xpu = None
debug = False
git_version = "unknown"


def __getattr__(name: str) -> Any:
    if name == "__version__":
        import sys

        return sys.modules[__package__].__version__
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
