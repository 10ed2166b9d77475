"""The back end that is there."""

from __future__ import annotations

from .. import _C


def get_cpu_capability() -> str:
    """The instruction set in use: avx512, avx2, baseline or neon."""
    return _C._cpu_capability()
