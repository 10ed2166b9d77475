"""torch.library: operators written in Python, found under ``torch.ops.<namespace>.<name>``."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from . import _C
from ._custom_ops_registry import CustomOpDef, find, namespace_of, remove
from ._missing import absent_function

__all__ = [
    "CustomOpDef",
    "Library",
    "custom_op",
    "define",
    "get_ctx",
    "impl",
    "impl_abstract",
    "infer_schema",
    "opcheck",
    "register_autocast",
    "register_autograd",
    "register_fake",
    "register_kernel",
    "register_torch_dispatch",
    "register_vmap",
]

_NO_FAKE = "fake implementations are only kept, never run: there is no tracer"
get_ctx = absent_function("torch.library.get_ctx", _NO_FAKE)
opcheck = absent_function("torch.library.opcheck")
triton_op = absent_function("torch.library.triton_op", "there is no Triton")
wrap_triton = absent_function("torch.library.wrap_triton", "there is no Triton")


def custom_op(
    name: str,
    fn: Callable[..., Any] | None = None,
    /,
    *,
    mutates_args: str | Iterable[str],
    device_types: str | Sequence[str] | None = None,
    schema: str | None = None,
    tags: Any = None,
) -> Any:
    """Makes an operator of a Python function; a decorator without ``fn``.

    Args:
        name: ``namespace::name``; it is then ``torch.ops.namespace.name``.
        fn: The function.
        mutates_args: Names of the arguments that it writes to, or ``"unknown"``.
        device_types: ``"cpu"`` among them makes it the implementation; others are not called here.
        schema: Its schema; by default from the function's annotations.
        tags: Ignored.

    Raises:
        ValueError: The name has no namespace.
    """

    def decorate(function: Callable[..., Any]) -> CustomOpDef:
        text = infer_schema(function, mutates_args=mutates_args) if schema is None else schema
        op = CustomOpDef(name, text, mutates_args)
        op.register_kernel(device_types)(function)
        op._init_fn = function
        op.__doc__ = function.__doc__
        return op

    return decorate if fn is None else decorate(fn)


_TYPES: dict[Any, str] = {
    int: "SymInt",
    float: "float",
    bool: "bool",
    str: "str",
    complex: "complex",
    _C.dtype: "ScalarType",
    _C.device: "Device",
    None: "()",
    type(None): "()",
}


def _type_text(annotation: Any) -> str:
    import types
    import typing

    from ._tensor import Tensor

    if annotation in _TYPES:
        return _TYPES[annotation]
    if isinstance(annotation, type) and issubclass(annotation, Tensor):
        return "Tensor"
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (typing.Union, types.UnionType):
        kinds = [a for a in args if a is not type(None)]
        if len(kinds) == 1:
            return _type_text(kinds[0]) + "?"
        if set(kinds) <= {int, float, bool}:
            return "Scalar" + ("?" if len(kinds) < len(args) else "")
    if origin in (list, Sequence) and len(args) == 1:
        return _type_text(args[0]) + "[]"
    if origin is tuple and len(set(args) - {Ellipsis}) == 1:
        return _type_text(args[0]) + "[]"
    raise ValueError(f"infer_schema(func): a parameter has the unsupported type {annotation!r}")


def infer_schema(
    prototype_function: Callable[..., Any], /, *, mutates_args: Any, op_name: str | None = None, tags: Any = ()
) -> str:
    """The schema that a function's annotations describe: ``(Tensor x, float y) -> Tensor``.

    Raises:
        ValueError: An annotation is missing or of another type than schemas have.
    """
    import typing

    hints = typing.get_type_hints(prototype_function)
    parts, keyword_only = [], False
    for i, (name, parameter) in enumerate(inspect.signature(prototype_function).parameters.items()):
        if parameter.kind is parameter.KEYWORD_ONLY and not keyword_only:
            parts.append("*")
            keyword_only = True
        if name not in hints:
            raise ValueError(f"infer_schema(func): Parameter {name} must have a type annotation.")
        text = _type_text(hints[name])
        if mutates_args == "unknown" or (not isinstance(mutates_args, str) and name in mutates_args):
            text = text.replace("Tensor", f"Tensor(a{i}!)", 1)
        default = "" if parameter.default is parameter.empty else f"={_default_text(parameter.default)}"
        parts.append(f"{text} {name}{default}")
    if "return" not in hints:
        raise ValueError("infer_schema(func): No return type annotation was provided. Please add one.")
    returns = hints["return"]
    args = typing.get_args(returns)
    if typing.get_origin(returns) is tuple and Ellipsis not in args:
        result = "(" + ", ".join(_type_text(a) for a in args) + ")"
    else:
        result = _type_text(returns)
    return f"{op_name or ''}({', '.join(parts)}) -> {result}"


def _default_text(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


# ---------------------------------------------------------------- registration


def _resolve(op: Any) -> CustomOpDef:
    if isinstance(op, CustomOpDef):
        return op
    definition = getattr(op, "_definition", None)
    if isinstance(definition, CustomOpDef):
        return definition
    if isinstance(op, str):
        return find(op, create=True)
    raise ValueError(f"torch.library: an operator's name or object is required, got {type(op).__name__}")


def _decorator(register: Callable[[Any], Any], func: Any) -> Any:
    def decorate(function: Any) -> Any:
        register(function)
        return function

    return decorate if func is None else decorate(func)


def register_fake(
    op: Any, func: Any = None, /, *, lib: Any = None, _stacklevel: int = 1, allow_override: bool = True
) -> Any:
    """Sets the function that gives results of the right shape without computing; a decorator without ``func``."""
    return _decorator(_resolve(op)._set_fake, func)


impl_abstract = register_fake


def register_autograd(
    op: Any, backward: Callable[..., Any], /, *, setup_context: Callable[..., Any] | None = None, lib: Any = None
) -> None:
    """Sets an operator's gradient.

    Args:
        op: The operator or its name.
        backward: ``backward(ctx, *grads)`` gives a gradient, or None, for each argument.
        setup_context: ``setup_context(ctx, inputs, output)`` keeps what that needs.
        lib: Ignored.
    """
    _resolve(op).register_autograd(backward, setup_context=setup_context)


def register_kernel(op: Any, device_types: Any, func: Any = None, /, *, lib: Any = None) -> Any:
    """Sets an operator's implementation on some devices; a decorator without ``func``."""
    return _resolve(op).register_kernel(device_types, func)


def register_vmap(op: Any, func: Any = None, /, *, lib: Any = None) -> Any:
    """Keeps how an operator maps over batches; a decorator without ``func``."""
    return _decorator(lambda function: setattr(_resolve(op), "_vmap", function), func)


def register_torch_dispatch(op: Any, torch_dispatch_class: Any, func: Any = None, /, *, lib: Any = None) -> Any:
    """Keeps a rule of PyTorch's dispatcher, which is not here; a decorator without ``func``."""
    return _decorator(lambda function: None, func)


def register_autocast(op: Any, device_type: str, cast_inputs: _C.dtype, /, *, lib: Any = None) -> None:
    """Keeps the dtype that an operator's inputs get under autocast."""
    _resolve(op)._autocast = (device_type, cast_inputs)


def define(qualname: str, schema: str, *, lib: Any = None, tags: Any = ()) -> Any:
    """Declares an operator, whose implementation is registered later; a decorator where ``schema`` is a function's."""
    CustomOpDef(qualname, schema, ())


def impl(qualname: str, types: str | Sequence[str], func: Any = None, *, lib: Any = None) -> Any:
    """Sets an operator's implementation for devices or dispatch keys; a decorator without ``func``."""
    kinds = (types,) if isinstance(types, str) else tuple(types)
    op = find(qualname, create=True)
    return _decorator(lambda function: op._implement(kinds, function), func)


class Library:
    """Operators of one namespace; they go with the object's `_destroy`.

    Args:
        ns: The namespace.
        kind: ``"DEF"`` to declare operators, ``"IMPL"`` to implement others', ``"FRAGMENT"`` for both.
        dispatch_key: The key that implementations are for; by default they name it.
    """

    def __init__(self, ns: str, kind: str, dispatch_key: str = "") -> None:
        if kind not in ("IMPL", "DEF", "FRAGMENT"):
            raise ValueError(f"Unsupported kind: {kind}")
        self.ns, self.kind, self.dispatch_key = ns, kind, dispatch_key
        self._op_defs: set[str] = set()

    def __repr__(self) -> str:
        return f"Library(kind={self.kind}, ns={self.ns}, dispatch_key={self.dispatch_key})>"

    def define(self, schema: str, alias_analysis: str = "", *, tags: Any = ()) -> str:
        """Declares an operator: ``"name(Tensor x) -> Tensor"``; gives its name."""
        name, _, rest = schema.partition("(")
        op = CustomOpDef(f"{self.ns}::{name.strip()}", "(" + rest, ())
        self._op_defs.add(op._qualname)
        return name.strip()

    def impl(self, op_name: Any, fn: Any, dispatch_key: str = "", *, with_keyset: bool = False, **kwargs: Any) -> None:
        """Implements an operator of the namespace.

        Raises:
            NotImplementedError: The namespace is aten: operators of the engine cannot be replaced.
        """
        name = op_name if isinstance(op_name, str) else getattr(op_name, "__name__", str(op_name))
        if self.ns == "aten":
            raise NotImplementedError(f"swiftgrad has no replacement of its own operators yet, got aten::{name}")
        qualname = name if "::" in name else f"{self.ns}::{name}"
        find(qualname, create=True)._implement((dispatch_key or self.dispatch_key or "CompositeImplicitAutograd",), fn)

    def _register_fake(self, op_name: str, fn: Any, _stacklevel: int = 1, **kwargs: Any) -> None:
        find(f"{self.ns}::{op_name}", create=True)._set_fake(fn)

    def _destroy(self) -> None:
        for name in self._op_defs:
            remove(name)
        self._op_defs.clear()


def _namespaces() -> list[str]:
    return namespace_of()
