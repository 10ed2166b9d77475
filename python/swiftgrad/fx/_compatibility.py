"""A mark of PyTorch's stable interfaces."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def compatibility(is_backward_compatible: bool) -> Callable[[Any], Any]:
    """A decorator that gives the function itself."""
    return lambda fn: fn
