"""Apple's GPUs: not there."""

from __future__ import annotations


def is_built() -> bool:
    """No."""
    return False


def is_available() -> bool:
    """No."""
    return False


def is_macos_or_newer(major: int, minor: int) -> bool:
    """Raises RuntimeError: there is no MPS back end to ask."""
    raise RuntimeError("Cannot execute isOnMacOSorNewer() without MPS backend.")


def is_macos13_or_newer(minor: int = 0) -> bool:
    """Raises RuntimeError: there is no MPS back end to ask."""
    return is_macos_or_newer(13, minor)
