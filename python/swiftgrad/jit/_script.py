"""torch.jit.script and trace: the eager function or module, with the type a compiled one would have."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

from ..nn.modules.module import Module

_warned: set[str] = set()
_WHY = "there is no scripting compiler; save state_dict() with torch.save and build the module in Python"


def _warn_eager(what: str) -> None:
    if what in _warned:
        return
    _warned.add(what)
    warnings.warn(f"swiftgrad has no compiler: {what} gives a callable that runs as written", stacklevel=3)


class ScriptModule(Module):
    """A module that PyTorch would have compiled; here it runs as written."""

    original_name: str

    def save(self, f: Any, **kwargs: Any) -> None:
        """Raises NotImplementedError: there is no compiled program to save."""
        raise NotImplementedError(f"swiftgrad has no ScriptModule.save yet: {_WHY}")

    def save_to_buffer(self, *args: Any, **kwargs: Any) -> bytes:
        """Raises NotImplementedError: there is no compiled program to save."""
        raise NotImplementedError(f"swiftgrad has no ScriptModule.save_to_buffer yet: {_WHY}")

    @property
    def code(self) -> str:
        """Raises NotImplementedError: there is no compiled program."""
        raise NotImplementedError(f"swiftgrad has no ScriptModule.code yet: {_WHY}")

    @property
    def graph(self) -> Any:
        """Raises NotImplementedError: there is no compiled program."""
        raise NotImplementedError(f"swiftgrad has no ScriptModule.graph yet: {_WHY}")


class RecursiveScriptModule(ScriptModule):
    """What `script` makes of a module."""


def _scripted_module(module: Module) -> Module:
    """The module under a class that is a ScriptModule too; both share all state."""
    if isinstance(module, ScriptModule):
        return module
    kind = type(module)
    scripted: Any = type("RecursiveScriptModule", (kind, RecursiveScriptModule), {"original_name": kind.__name__})
    result = scripted.__new__(scripted)
    result.__dict__ = module.__dict__
    return result


def script(obj: Any, optimize: Any = None, _frames_up: int = 0, _rcb: Any = None, example_inputs: Any = None) -> Any:
    """Gives ``obj`` back, to run as written, and warns once: there is no compiler.

    Args:
        obj: A function, which comes back itself; a module, which comes back as a `ScriptModule` that shares its
            parameters; or a class.
        optimize: Ignored.
        _frames_up: Ignored.
        _rcb: Ignored.
        example_inputs: Ignored.
    """
    if not callable(obj):
        if isinstance(obj, (list, dict)):
            return obj
        raise RuntimeError(f"torch.jit.script: a function, a module or a class is required, got {type(obj).__name__}")
    _warn_eager("torch.jit.script")
    return _scripted_module(obj) if isinstance(obj, Module) else obj


def trace(func: Callable[..., Any], example_inputs: Any = None, *args: Any, **kwargs: Any) -> Any:
    """Gives ``func`` back, to run as written, and warns once: nothing is recorded, so data may steer it as before.

    Args:
        func: A function or module.
        example_inputs: Ignored.
        args: Ignored.
        kwargs: Ignored.
    """
    if not callable(func):
        raise RuntimeError(f"torch.jit.trace: a function or a module is required, got {type(func).__name__}")
    _warn_eager("torch.jit.trace")
    return _scripted_module(func) if isinstance(func, Module) else func


def trace_module(mod: Module, inputs: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
    """As `trace`, for a module.

    Args:
        mod: The module.
        inputs: Example inputs of its methods, by name; the methods must exist.
        args: Ignored.
        kwargs: Ignored.
    """
    if not isinstance(mod, Module):
        raise AttributeError("expected torch.nn.Module as the first argument")
    for name in inputs:
        getattr(mod, name)
    return trace(mod)
