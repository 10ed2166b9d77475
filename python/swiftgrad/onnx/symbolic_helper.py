"""Decorators of functions that describe an operator in ONNX."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .._missing import module_getattr


def parse_args(*arg_descriptors: str) -> Callable[[Any], Any]:
    """A decorator that gives the function itself."""
    return lambda fn: fn


__getattr__ = module_getattr(__name__)
