"""Modules without initialisation."""

from __future__ import annotations

from typing import Any

import swiftgrad

from ..modules.module import Module

__all__ = ["skip_init"]


def skip_init(module_cls: type[Module], *args: Any, **kwargs: Any) -> Any:
    """A module whose parameters have no particular values; the random stream is left as it was.

    Args:
        module_cls: the class, whose constructor takes `device`.
        args: its arguments.
        kwargs: its keyword arguments.

    Raises:
        RuntimeError: `module_cls` is no module class, or takes no `device`.
    """
    if not issubclass(module_cls, Module):
        raise RuntimeError(f"Expected a Module; got {module_cls}")
    import inspect  # slow to load, and rarely needed

    if "device" not in inspect.signature(module_cls).parameters:
        raise RuntimeError("Module must support a 'device' arg to skip initialization")
    state = swiftgrad.get_rng_state()
    try:
        return module_cls(*args, **kwargs)
    finally:
        swiftgrad.set_rng_state(state)
