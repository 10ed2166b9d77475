"""torch.compile: calls are captured once and replayed by the engine (see capture.py), wrapped as PyTorch wraps them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from ..nn.modules.module import Module
from .capture import CompiledCallable


class OptimizedModule(Module):
    """What ``torch.compile`` makes of a module: its parameters are found under the prefix ``_orig_mod.``.

    Attributes that are read or set are those of the module itself.

    Args:
        mod: The module.
        dynamo_ctx: Ignored.
        fullgraph: Raise where a call cannot be captured.
    """

    _orig_mod: Module
    _compiled: CompiledCallable
    _OWN = frozenset({"_orig_mod", "forward", "training", "__class__"})

    def __init__(self, mod: Module, dynamo_ctx: Any = None, fullgraph: bool = False) -> None:
        super().__init__()
        self.__dict__["_compiled"] = CompiledCallable(mod.__call__, mod, fullgraph)
        self._modules["_orig_mod"] = mod

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.__dict__["_compiled"](*args, **kwargs)

    def forward(self, *args: Any, **kwargs: Any) -> Any:
        """The module's call, hooks included."""
        return self.__dict__["_compiled"](*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        if name == "_orig_mod":
            return self._modules["_orig_mod"]
        return getattr(self._modules["_orig_mod"], name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "training" and "_modules" in self.__dict__ and "_orig_mod" in self._modules:
            object.__setattr__(self, name, value)
            self._modules["_orig_mod"].training = value
        elif name in self._OWN or "_modules" not in self.__dict__ or "_orig_mod" not in self._modules:
            super().__setattr__(name, value)
        else:
            setattr(self._modules["_orig_mod"], name, value)

    def __delattr__(self, name: str) -> None:
        delattr(self._modules["_orig_mod"], name)

    def __reduce__(self) -> Any:
        return OptimizedModule, (self._orig_mod, None, self._compiled.fullgraph)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *dir(self._orig_mod)})


def _check_options(mode: str | None, options: Any) -> None:
    if mode is not None and options is not None:
        raise RuntimeError("Either mode or options can be specified, but both can't be specified at the same time.")
    modes = (None, "default", "reduce-overhead", "max-autotune", "max-autotune-no-cudagraphs", "lite")
    if mode not in modes:
        raise RuntimeError(f"Unrecognized mode={mode}, should be one of: {', '.join(str(m) for m in modes[1:])}")


def compile(
    model: Callable[..., Any] | None = None,
    *,
    fullgraph: bool = False,
    dynamic: bool | None = None,
    backend: str | Callable[..., Any] = "inductor",
    mode: str | None = None,
    options: dict[str, Any] | None = None,
    disable: bool = False,
    **kwargs: Any,
) -> Any:
    """Gives a callable that computes what ``model`` does, without Python from its second call on.

    The first call runs as written while the engine records its operators, forward and backward; later ones replay
    them, memory planned and neighbouring operators fused. Guards notice what differs (shapes, dtypes, flags,
    numbers); the call is captured anew. What cannot be captured runs as written; `torch.compiler.explain` says why.

    A module comes back as an `OptimizedModule`, whose ``state_dict`` has the prefix ``_orig_mod.`` as PyTorch's, a
    function as a function.

    Args:
        model: A module or a function; without it, a decorator is returned.
        fullgraph: Raise where a call cannot be captured as a whole.
        dynamic: Accepted; each shape is captured by itself.
        backend: ``"eager"`` runs as written; all others are this one.
        mode: One of PyTorch's modes; accepted.
        options: Accepted; not together with ``mode``.
        disable: Give ``model`` itself back.
        kwargs: Accepted.

    Raises:
        RuntimeError: The model cannot be called, the mode is unknown, or both ``mode`` and ``options`` are given.
    """
    _check_options(mode, options)
    if model is None:

        def decorate(f: Callable[..., Any]) -> Any:
            if f is None:
                raise RuntimeError("Model can't be None")
            return compile(
                f, fullgraph=fullgraph, dynamic=dynamic, backend=backend, mode=mode, options=options, disable=disable
            )

        return decorate
    if disable:
        return model
    return _optimized(model, fullgraph, backend == "eager")


def _optimized(model: Any, fullgraph: bool = False, eager: bool = False) -> Any:
    if isinstance(model, OptimizedModule):
        return model
    if isinstance(model, Module):
        optimized = OptimizedModule(model, None, fullgraph)
        if eager:
            optimized._compiled.eager_reason = 'the back end is "eager"'
        return optimized
    if not callable(model):
        raise RuntimeError(f"torch.compile: a module or a function is required, got {type(model).__name__}")
    if isinstance(model, type):
        return model
    target: Any = getattr(model, "_torchdynamo_orig_callable", model)

    call = CompiledCallable(target, None, fullgraph)
    if eager:
        call.eager_reason = 'the back end is "eager"'

    @functools.wraps(target)
    def compiled(*args: Any, **kwargs: Any) -> Any:
        return call(*args, **kwargs)

    compiled._torchdynamo_orig_callable = target  # type: ignore[attr-defined]
    compiled._compiled = call  # type: ignore[attr-defined]
    return compiled


def explain(f: Any) -> str:
    """What a compiled function or module captured: instructions before and after fusion, or why it runs as written.

    Args:
        f: What `compile` gave, or a module after ``module.compile()``.

    Raises:
        TypeError: It was not compiled.
    """
    call = f.__dict__.get("_compiled") if hasattr(f, "__dict__") else None
    if call is None and isinstance(f, Module):
        call = f.__dict__.get("forward")
    if not isinstance(call, CompiledCallable):
        raise TypeError(f"explain: a compiled function or module is required, got {type(f).__name__}")
    return call.explain()


def optimize(*args: Any, **kwargs: Any) -> Callable[[Any], Any]:
    """A decorator that does what `compile` does."""
    return _optimized


optimize_assert = optimize


def run(fn: Any = None) -> Any:
    """The function itself."""
    return (lambda f: f) if fn is None else fn
