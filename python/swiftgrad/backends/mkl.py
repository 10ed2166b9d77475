"""Intel's MKL: not there (matrix products go through OpenBLAS and the engine's own kernels)."""

from __future__ import annotations

from typing import Literal

VERBOSE_OFF = 0
VERBOSE_ON = 1


def is_available() -> bool:
    """No."""
    return False


class verbose:
    """Asks MKL to report; without MKL it raises on entry.

    Args:
        enable: VERBOSE_OFF or VERBOSE_ON.
    """

    def __init__(self, enable: int) -> None:
        self.enable = enable

    def __enter__(self) -> verbose:
        if self.enable != VERBOSE_OFF:
            raise RuntimeError("Failed to set MKL into verbose mode: swiftgrad does not use MKL")
        return self

    def __exit__(self, *exception: object) -> Literal[False]:
        return False
