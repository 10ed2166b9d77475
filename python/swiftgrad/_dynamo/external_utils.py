"""Questions that code asks about tracing."""

from __future__ import annotations

from .. import _C


def is_compiling() -> bool:
    """Whether the call under way is being captured."""
    return _C._capturing()
