"""Decorators that tell PyTorch's tracer what to do with a function: without one, they give the function back."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from .. import _C


def disable(fn: Any = None, recursive: bool = True, *, reason: str | None = None, wrapping: bool = True) -> Any:
    """The function, which keeps a call that reaches it from being captured; without one, a decorator."""
    if fn is None:
        return lambda f: disable(f, recursive, reason=reason, wrapping=wrapping)
    if isinstance(fn, type) or not callable(fn) or not hasattr(fn, "__name__"):
        return fn
    what = f"{getattr(fn, '__qualname__', 'a function')} is not to be compiled" + (f": {reason}" if reason else "")

    @functools.wraps(fn)
    def disabled(*args: Any, **kwargs: Any) -> Any:
        _C._capture_give_up(what)
        return fn(*args, **kwargs)

    return disabled


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
    """Keeps the call under way from being captured."""
    _C._capture_give_up(f"graph_break() was called {msg}".strip())


def mark_dynamic(t: Any, index: Any, **kwargs: Any) -> None:
    """Sizes are never compiled in, so nothing has to be marked."""


def maybe_mark_dynamic(t: Any, index: Any) -> None:
    """Sizes are never compiled in, so nothing has to be marked."""


def mark_static(t: Any, index: Any = None) -> None:
    """Sizes are never compiled in, so nothing has to be marked."""


def mark_static_address(t: Any, guard: bool = True) -> None:
    """Addresses are never compiled in, so nothing has to be marked."""
