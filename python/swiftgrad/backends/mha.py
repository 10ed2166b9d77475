"""The fast path of attention layers in inference, a switch."""

from __future__ import annotations

_enabled = True


def get_fastpath_enabled() -> bool:
    """What `set_fastpath_enabled` was last told."""
    return _enabled


def set_fastpath_enabled(value: bool) -> None:
    """Allows the fast path."""
    global _enabled
    _enabled = bool(value)
