"""Decorators that tell PyTorch's tracer what to do with a function: without one, they give the function back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def disable(fn: Any = None, recursive: bool = True, *, reason: str | None = None, wrapping: bool = True) -> Any:
    """The function itself; without one, a decorator."""
    return (lambda f: f) if fn is None else fn


def allow_in_graph(fn: Any) -> Any:
    """The function itself, or the list of functions."""
    if isinstance(fn, (list, tuple)):
        return [allow_in_graph(f) for f in fn]
    if not callable(fn):
        raise AssertionError("allow_in_graph expects a callable")
    return fn


def disallow_in_graph(fn: Any) -> Any:
    """The function itself."""
    return fn


def forbid_in_graph(fn: Any) -> Any:
    """The function itself."""
    return fn


def assume_constant_result(fn: Callable[..., Any]) -> Callable[..., Any]:
    """The function itself."""
    return fn


def nonstrict_trace(fn: Callable[..., Any]) -> Callable[..., Any]:
    """The function itself."""
    return fn


def substitute_in_graph(original_fn: Any, **kwargs: Any) -> Callable[[Any], Any]:
    """A decorator that gives the function itself."""
    return lambda fn: fn


def graph_break(msg: str = "") -> None:
    """There is no graph to break."""


def mark_dynamic(t: Any, index: Any, **kwargs: Any) -> None:
    """Sizes are never compiled in, so nothing has to be marked."""


def maybe_mark_dynamic(t: Any, index: Any) -> None:
    """Sizes are never compiled in, so nothing has to be marked."""


def mark_static(t: Any, index: Any = None) -> None:
    """Sizes are never compiled in, so nothing has to be marked."""


def mark_static_address(t: Any, guard: bool = True) -> None:
    """Addresses are never compiled in, so nothing has to be marked."""
