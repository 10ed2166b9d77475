"""Operators that programs write in Python, by their qualified names."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from . import _C
from ._tensor import Tensor

_registry: dict[str, CustomOpDef] = {}
_CPU_KEYS = frozenset({"CPU", "cpu", "CompositeExplicitAutograd", "default"})


def find(qualname: str, create: bool = False) -> CustomOpDef:
    """The operator ``namespace::name`` (``.overload`` is left out).

    Raises:
        RuntimeError: There is none, and none is to be made.
    """
    name = qualname.partition(".")[0] if "::" in qualname else qualname
    op = _registry.get(name)
    if op is None:
        if not create:
            raise RuntimeError(f"operator {qualname} does not exist")
        op = CustomOpDef(name, "", ())
    return op


def get(qualname: str) -> CustomOpDef | None:
    """The operator, or None."""
    return _registry.get(qualname)


def remove(qualname: str) -> None:
    """Forgets an operator."""
    _registry.pop(qualname, None)


def namespace_of() -> list[str]:
    """The namespaces in use."""
    return sorted({name.partition("::")[0] for name in _registry})


def _schema_arguments(schema: str) -> tuple[list[str], dict[str, Any]]:
    """Names and defaults of a schema's arguments."""
    import ast

    inside = schema[schema.find("(") + 1 : schema.rfind(") ->")] if "->" in schema else ""
    parts = re.split(r",\s*(?![^\[(]*[\])])", inside) if inside.strip() else []
    names, defaults = [], {}
    for part in parts:
        if part.strip() == "*":
            continue
        left, equals, default = part.partition("=")
        name = left.split()[-1]
        names.append(name)
        if equals:
            try:
                defaults[name] = ast.literal_eval(default.strip())
            except (ValueError, SyntaxError):
                defaults[name] = default.strip()
    return names, defaults


class CustomOpDef:
    """An operator written in Python.

    Args:
        name: ``namespace::name``.
        schema: Its arguments and results.
        mutates_args: Names of the arguments that it writes to.
    """

    _init_fn: Callable[..., Any]

    def __init__(self, name: str, schema: str, mutates_args: Any) -> None:
        namespace, separator, short = name.partition("::")
        if not separator or not namespace or not short:
            raise ValueError(f"custom operator {name!r}: a name of the form namespace::name is required")
        self._qualname, self._namespace, self._name = name, namespace, short
        self.__name__ = short
        self._schema = schema
        self._mutates = mutates_args
        self._kernels: dict[str, Callable[..., Any]] = {}
        self._fake: Callable[..., Any] | None = None
        self._vmap: Callable[..., Any] | None = None
        self._autocast: Any = None
        self._backward: Callable[..., Any] | None = None
        self._setup: Callable[..., Any] | None = None
        self._function: Any = None
        self._names, self._defaults = _schema_arguments(schema)
        _registry[name] = self

    def __repr__(self) -> str:
        return f"<CustomOpDef({self._qualname})>"

    # ------------------------------------------------------------------ registration

    def _implement(self, keys: tuple[str, ...], fn: Callable[..., Any]) -> None:
        for key in keys:
            self._kernels[key] = fn

    def register_kernel(self, device_types: Any, fn: Any = None, /) -> Any:
        """Sets the implementation on some devices (None: on all); a decorator without ``fn``."""
        kinds = (
            ("default",) if device_types is None else (device_types,) if isinstance(device_types, str) else device_types
        )

        def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
            self._implement(tuple(kinds), function)
            return function

        return decorate if fn is None else decorate(fn)

    def _set_fake(self, fn: Callable[..., Any]) -> None:
        self._fake = fn

    def register_fake(self, fn: Callable[..., Any], /) -> Callable[..., Any]:
        """Sets the function that gives results of the right shape without computing."""
        self._fake = fn
        return fn

    def register_autograd(
        self, backward: Callable[..., Any], /, *, setup_context: Callable[..., Any] | None = None
    ) -> None:
        """Sets the gradient, see `torch.library.register_autograd`."""
        self._backward, self._setup, self._function = backward, setup_context, None

    def register_vmap(self, func: Any = None) -> Any:
        """Keeps how the operator maps over batches."""
        self._vmap = func
        return func

    def register_autocast(self, device_type: str, cast_inputs: _C.dtype) -> None:
        """Keeps the dtype that inputs get under autocast."""
        self._autocast = (device_type, cast_inputs)

    # ------------------------------------------------------------------ calling

    def _arguments(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Any, ...]:
        """All arguments by position, defaults filled in."""
        if not self._names:
            return args
        if len(args) > len(self._names):
            raise RuntimeError(
                f"{self._qualname}() expected at most {len(self._names)} argument(s) but received "
                f"{len(args)} argument(s)."
            )
        values = dict(zip(self._names, args, strict=False))
        for name, value in kwargs.items():
            if name not in self._names or name in values:
                raise RuntimeError(f"{self._qualname}() got an unexpected keyword argument '{name}'")
            values[name] = value
        missing = [n for n in self._names if n not in values and n not in self._defaults]
        if missing:
            raise RuntimeError(f"{self._qualname}() is missing value for argument '{missing[0]}'.")
        return tuple(values[n] if n in values else self._defaults[n] for n in self._names)

    def _kernel(self) -> Callable[..., Any]:
        for key in ("CompositeImplicitAutograd", *_CPU_KEYS):
            if key in self._kernels:
                return self._kernels[key]
        raise NotImplementedError(
            f"Could not run '{self._qualname}' with arguments from the 'CPU' backend: it has implementations for "
            f"{sorted(self._kernels) or 'no device'}"
        )

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Runs the implementation, and records the gradient that was registered."""
        values = self._arguments(args, kwargs)
        if not self._names and kwargs:
            return self._kernel()(*args, **kwargs)
        autograd = self._kernels.get("AutogradCPU") or self._kernels.get("Autograd")
        if autograd is not None:
            return autograd(*values)
        if "CompositeImplicitAutograd" in self._kernels:
            return self._kernels["CompositeImplicitAutograd"](*values)
        if any(isinstance(v, Tensor) and v.device.type == "meta" for v in values):
            if self._fake is None:
                raise NotImplementedError(f"{self._qualname}: register_fake is needed for tensors on the device meta")
            return self._fake(*values)
        if self._backward is None:
            result = self._run(values)
            _bump(values, self._names, self._mutates)
            return result
        return self._differentiable().apply(*values)

    def _run(self, values: tuple[Any, ...]) -> Any:
        """The implementation, which autograd does not look into."""
        kernel = self._kernel()
        if not any(isinstance(v, Tensor) and v.requires_grad for v in values):
            return kernel(*values)
        before = _C._swap_grad_enabled(False)
        try:
            return kernel(*values)
        finally:
            _C._swap_grad_enabled(before)

    def _differentiable(self) -> Any:
        if self._function is None:
            from .autograd.function import Function

            op = self

            class Generated(Function):
                """The operator with its gradient."""

                @staticmethod
                def forward(ctx: Any, *values: Any) -> Any:
                    output = op._kernel()(*values)
                    if op._setup is not None:
                        op._setup(ctx=ctx, inputs=values, output=output)
                    return output

                @staticmethod
                def backward(ctx: Any, *grads: Any) -> Any:
                    given = op._backward(ctx, *grads)  # type: ignore[misc]
                    given = given if isinstance(given, tuple) else (given,)
                    return (*given, *(None,) * (len(op._names) - len(given)))

            Generated.__name__ = f"{self._namespace}_{self._name}"
            self._function = Generated
        return self._function


def _bump(values: tuple[Any, ...], names: list[str], mutates: Any) -> None:
    """Counts a change of the arguments that were written to."""
    if isinstance(mutates, str):
        return
    for name, value in zip(names, values, strict=False):
        if name in mutates and isinstance(value, Tensor):
            value._mark_modified()
