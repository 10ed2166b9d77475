"""Decorators of functions that other processes call."""

from __future__ import annotations

from typing import Any

from ..._missing import module_getattr


def async_execution(fn: Any) -> Any:
    """The function itself."""
    return fn


__getattr__ = module_getattr(__name__)
