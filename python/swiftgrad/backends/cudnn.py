"""cuDNN: not there. Its switches are kept, so that programs may set and read them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

enabled = True
benchmark = False
benchmark_limit: int | None = None
deterministic = False
allow_tf32 = True
fp32_precision = "none"

CUDNN_TENSOR_DTYPES: dict[Any, Any] = {}
_SWITCHES = ("enabled", "benchmark", "benchmark_limit", "deterministic", "allow_tf32", "fp32_precision")


def version() -> int | None:
    """None: there is no cuDNN."""
    return None


def is_available() -> bool:
    """No."""
    return False


def is_acceptable(tensor: Any) -> bool:
    """No tensor is one for cuDNN."""
    return False


def set_flags(
    _enabled: bool | None = None,
    _benchmark: bool | None = None,
    _benchmark_limit: int | None = None,
    _deterministic: bool | None = None,
    _allow_tf32: bool | None = None,
    _fp32_precision: str = "none",
) -> tuple[Any, ...]:
    """Sets the switches that are not None; returns what all were."""
    given = (_enabled, _benchmark, _benchmark_limit, _deterministic, _allow_tf32, _fp32_precision)
    previous = tuple(globals()[name] for name in _SWITCHES)
    for name, value in zip(_SWITCHES, given, strict=True):
        if value is not None:
            globals()[name] = value
    return previous


@contextmanager
def flags(
    enabled: bool = False,
    benchmark: bool = False,
    benchmark_limit: int = 10,
    deterministic: bool = False,
    allow_tf32: bool = True,
    fp32_precision: str = "none",
) -> Iterator[None]:
    """Sets the switches for a ``with`` block."""
    previous = set_flags(enabled, benchmark, benchmark_limit, deterministic, allow_tf32, fp32_precision)
    try:
        yield
    finally:
        for name, value in zip(_SWITCHES, previous, strict=True):
            globals()[name] = value
