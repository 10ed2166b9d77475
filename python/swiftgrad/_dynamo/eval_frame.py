"""torch.compile without a compiler: the callable runs as written, wrapped as PyTorch wraps it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from ..nn.modules.module import Module


class OptimizedModule(Module):
    """What ``torch.compile`` makes of a module: its parameters are found under the prefix ``_orig_mod.``.

    Attributes that are read or set are those of the module itself.

    Args:
        mod: The module.
        dynamo_ctx: Ignored.
    """

    _orig_mod: Module
    _OWN = frozenset({"_orig_mod", "forward", "training", "__class__"})

    def __init__(self, mod: Module, dynamo_ctx: Any = None) -> None:
        super().__init__()
        self._modules["_orig_mod"] = mod

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._orig_mod(*args, **kwargs)

    def forward(self, *args: Any, **kwargs: Any) -> Any:
        """The module's own forward, hooks included."""
        return self._orig_mod(*args, **kwargs)

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
        return OptimizedModule, (self._orig_mod,)

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
    """Gives a callable that computes what ``model`` does; there is no compiler yet, it runs as written.

    A module comes back as an `OptimizedModule`, whose ``state_dict`` has the prefix ``_orig_mod.`` as PyTorch's, a
    function as a function.

    Args:
        model: A module or a function; without it, a decorator is returned.
        fullgraph: Accepted.
        dynamic: Accepted.
        backend: Accepted.
        mode: One of PyTorch's modes.
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
    return _optimized(model)


def _optimized(model: Any) -> Any:
    if isinstance(model, OptimizedModule):
        return model
    if isinstance(model, Module):
        return OptimizedModule(model)
    if not callable(model):
        raise RuntimeError(f"torch.compile: a module or a function is required, got {type(model).__name__}")
    if isinstance(model, type):
        return model
    target: Any = getattr(model, "_torchdynamo_orig_callable", model)

    @functools.wraps(target)
    def compiled(*args: Any, **kwargs: Any) -> Any:
        return target(*args, **kwargs)

    compiled._torchdynamo_orig_callable = target  # type: ignore[attr-defined]
    return compiled


def optimize(*args: Any, **kwargs: Any) -> Callable[[Any], Any]:
    """A decorator that does what `compile` does."""
    return _optimized


optimize_assert = optimize


def run(fn: Any = None) -> Any:
    """The function itself."""
    return (lambda f: f) if fn is None else fn
