"""torch.jit: names of the scripting compiler, which is not there.

``script`` and ``trace`` give the function or module back, to run as written, and warn once; what needs a compiled
program (saving, loading, its code) raises NotImplementedError.  Decorators and annotations do nothing, as in eager
PyTorch.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from .._missing import absent_class, absent_function, module_getattr
from ._script import RecursiveScriptModule, ScriptModule, script, trace, trace_module

__all__ = [
    "Attribute",
    "CompilationUnit",
    "Error",
    "Final",
    "Future",
    "RecursiveScriptModule",
    "ScriptFunction",
    "ScriptModule",
    "annotate",
    "export",
    "fork",
    "freeze",
    "ignore",
    "interface",
    "is_scripting",
    "is_tracing",
    "isinstance",
    "load",
    "optimize_for_inference",
    "optimized_execution",
    "save",
    "script",
    "script_if_tracing",
    "script_method",
    "trace",
    "trace_module",
    "unused",
    "wait",
]

T = TypeVar("T")
_WHY = "there is no scripting compiler; save state_dict() with torch.save and build the module in Python"

CompilationUnit = absent_class("torch.jit.CompilationUnit", _WHY)
ScriptFunction = absent_class("torch.jit.ScriptFunction", _WHY)
load = absent_function("torch.jit.load", _WHY)
save = absent_function("torch.jit.save", _WHY)


class Error(RuntimeError):
    """What a compiled program raises; nothing here does."""


class Attribute:
    """A value with a type for the compiler: here a pair of both.

    Args:
        value: The value.
        type: Its type.
    """

    def __init__(self, value: Any, type: Any) -> None:
        self.value, self.type = value, type


def is_scripting() -> bool:
    """No."""
    return False


def is_tracing() -> bool:
    """No."""
    return False


def annotate(the_type: Any, the_value: T) -> T:
    """The value: its type is for the compiler."""
    return the_value


def isinstance(obj: Any, target_type: Any) -> bool:
    """Whether an object is of a type, which may be one of `typing`'s containers."""
    import builtins
    import typing

    origin, args = typing.get_origin(target_type), typing.get_args(target_type)
    if builtins.isinstance(target_type, tuple):
        return any(isinstance(obj, t) for t in target_type)
    if origin is None:
        return builtins.isinstance(obj, target_type)
    if origin is typing.Union or builtins.type(target_type).__name__ == "UnionType":
        return any(isinstance(obj, t) for t in args)
    if not builtins.isinstance(obj, origin):
        return False
    if origin in (list, set, frozenset):
        return all(isinstance(item, args[0]) for item in obj)
    if origin is dict:
        return all(isinstance(k, args[0]) and isinstance(v, args[1]) for k, v in obj.items())
    if origin is tuple:
        return len(args) == len(obj) and all(isinstance(x, t) for x, t in zip(obj, args, strict=True))
    return True


def ignore(drop: Any = False, **kwargs: Any) -> Any:
    """A decorator that gives the function back."""
    return drop if callable(drop) else lambda fn: fn


def unused(fn: Callable[..., Any]) -> Callable[..., Any]:
    """The function itself."""
    return fn


def export(fn: Callable[..., Any]) -> Callable[..., Any]:
    """The function itself."""
    return fn


def interface(obj: Any) -> Any:
    """The class itself."""
    return obj


def script_method(fn: Callable[..., Any]) -> Callable[..., Any]:
    """The method itself: it runs as written."""
    return fn


def script_if_tracing(fn: Callable[..., Any]) -> Callable[..., Any]:
    """The function itself: nothing is ever traced."""
    return fn


_script_if_tracing = script_if_tracing


def _overload(fn: Callable[..., Any]) -> Callable[..., Any]:
    return fn


def _overload_method(fn: Callable[..., Any]) -> Callable[..., Any]:
    return fn


def freeze(mod: Any, preserved_attrs: Any = None, optimize_numerics: bool = True) -> Any:
    """The module itself, which must be in eval mode.

    Raises:
        RuntimeError: The module is in training mode.
    """
    if getattr(mod, "training", False):
        raise RuntimeError(
            "Freezing is currently only implemented for modules in eval mode. Please call .eval() on your module"
        )
    return mod


def optimize_for_inference(mod: Any, other_methods: Any = None) -> Any:
    """The module itself."""
    return mod


@contextmanager
def optimized_execution(should_optimize: bool) -> Any:
    """Nothing to switch."""
    yield


@contextmanager
def fuser(name: str) -> Any:
    """There are no fusers to choose from."""
    yield


def set_fusion_strategy(strategy: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Accepted: there is no fuser."""
    return []


def enable_onednn_fusion(enabled: bool) -> None:
    """Accepted: there is no fuser."""


def onednn_fusion_enabled() -> bool:
    """No."""
    return False


def fork(func: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """A future with the result of the call, which is made at once, as eager PyTorch does."""
    from ..futures import Future

    future: Any = Future()
    future.set_result(func(*args, **kwargs))
    return future


def wait(future: Any) -> Any:
    """The result of a future."""
    return future.wait()


_fork, _wait = fork, wait
_missing = module_getattr(__name__, "annotations")


def __getattr__(name: str) -> Any:
    if name == "Future":
        from ..futures import Future

        return Future
    return _missing(name)
