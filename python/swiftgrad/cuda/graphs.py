"""CUDA graphs: see `streams`."""

from __future__ import annotations

from typing import Any

from .streams import CUDAGraph, graph

__all__ = ["CUDAGraph", "graph", "graph_pool_handle", "is_current_stream_capturing", "make_graphed_callables"]


def is_current_stream_capturing() -> bool:
    """No."""
    return False


def graph_pool_handle() -> Any:
    """Raises AssertionError: there is no CUDA."""
    raise AssertionError("Torch not compiled with CUDA enabled")


def make_graphed_callables(callables: Any, sample_args: Any, **kwargs: Any) -> Any:
    """Raises AssertionError: there is no CUDA."""
    raise AssertionError("Torch not compiled with CUDA enabled")
