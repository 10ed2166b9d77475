"""What `Module.__call__` does when a layer refuses its arguments: convert arrays, or explain the error.

Nothing here runs for a call that succeeds.
"""

from __future__ import annotations

import functools
from typing import Any

import swiftgrad

from ..._tensor import Tensor

_OWN_LAYERS = __name__.rpartition(".")[0] + "."
_CONTAINERS = (_OWN_LAYERS + "container", _OWN_LAYERS + "module")
_EXPLAINED = (RuntimeError, ValueError, IndexError)


def is_own_layer(module: Any) -> bool:
    """Whether the forward of `module` is one of ours and computes by itself."""
    home = getattr(type(module).forward, "__module__", "")
    return home.startswith(_OWN_LAYERS) and home not in _CONTAINERS


def convert_arguments(module: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Turns arrays, lists and data frames among a layer's arguments into tensors.

    Args:
        module: the layer that refused the arguments.
        args: its positional arguments.
        kwargs: its keyword arguments.

    Returns:
        `(args, kwargs)` with tensors of the layer's dtype in place of arrays (indices become int64), or None if
        there is nothing to convert.
    """
    if not is_own_layer(module):
        return None
    code = type(module).forward.__code__
    names = code.co_varnames[1 : code.co_argcount]
    dtype = _dtype_of(module, (*args, *kwargs.values()))
    converted = False

    def convert(name: str, value: Any) -> Any:
        nonlocal converted
        if not _is_array_like(value):
            return value
        converted = True
        return _as_tensor(value, dtype, name in module._index_arguments)

    new_args = tuple(convert(names[place] if place < len(names) else "", value) for place, value in enumerate(args))
    new_kwargs = {name: convert(name, value) for name, value in kwargs.items()}
    return (new_args, new_kwargs) if converted else None


def complete_keyword_error(module: Any, error: TypeError) -> None:
    """Adds the valid names to the message of a call with an unknown keyword argument."""
    if len(error.args) == 1 and isinstance(error.args[0], str) and "unexpected keyword argument" in error.args[0]:
        code = getattr(type(module).forward, "__code__", None)
        if code is not None and code.co_name in error.args[0] and "valid ones" not in error.args[0]:
            names = code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]
            error.args = (f"{error.args[0]}; the valid ones are {', '.join(names)}",)


def guard_keywords(layer: type) -> None:
    """Makes the constructors of a layer and its private bases answer unknown keyword arguments with those they have.

    Args:
        layer: a class of ours; constructors that take any keyword argument stay as they are.
    """
    for cls in layer.__mro__:
        init = cls.__dict__.get("__init__")
        code = getattr(init, "__code__", None)
        if code is None or hasattr(init, "__wrapped__") or code.co_flags & 0x08 or cls.__module__ == _CONTAINERS[1]:
            continue
        cls.__init__ = _guarded(init, code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount])  # type: ignore[misc]


def _guarded(init: Any, names: tuple[str, ...]) -> Any:
    @functools.wraps(init)
    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        for name in kwargs:
            if name not in names:
                raise TypeError(
                    f"{init.__qualname__}() got an unexpected keyword argument {name!r}; the valid ones are "
                    f"{', '.join(names)}"
                )
        init(self, *args, **kwargs)

    return __init__


def _is_array_like(value: Any) -> bool:
    if isinstance(value, (Tensor, str, bytes, dict)) or value is None:
        return False
    return isinstance(value, (list, tuple)) or hasattr(value, "__array__") or hasattr(value, "__array_interface__")


def _as_tensor(value: Any, dtype: Any, is_index: bool) -> Tensor:
    if hasattr(value, "to_numpy"):  # data frames and series of pandas, polars, ...
        value = value.to_numpy()
    if isinstance(value, (list, tuple)) and any(isinstance(item, Tensor) for item in value):
        return swiftgrad.stack([swiftgrad.as_tensor(item) for item in value]).to(dtype)
    flags = getattr(value, "flags", None)
    if flags is not None and not getattr(flags, "writeable", True):
        value = value.copy()  # a frame's column may be read-only, which tensors cannot be
    tensor = swiftgrad.as_tensor(value)
    if is_index and not tensor.is_floating_point():
        return tensor.to(swiftgrad.int64)
    return tensor.to(dtype)


def _dtype_of(module: Any, values: tuple[Any, ...]) -> Any:
    """The dtype a layer computes in: that of its parameters, buffers or other arguments, or the default one."""
    candidates = [*module._parameters.values(), *module._buffers.values(), *values]
    for tensor in candidates:
        if isinstance(tensor, Tensor) and tensor.is_floating_point():
            return tensor.dtype
    return swiftgrad.get_default_dtype()


def explain(module: Any, error: BaseException, args: tuple[Any, ...]) -> None:
    """Adds to the message of `error` which layer failed on which input.

    The layer's own call adds the note; calls of the modules around it complete the path in it. The error stays the
    same object, with the same type and with PyTorch's words first.

    Args:
        module: the module whose call is being left by `error`.
        error: the error.
        args: the module's positional arguments.
    """
    noted = getattr(error, "_failed_layer", None)
    if noted is None:
        if isinstance(error, NotImplementedError) or len(error.args) != 1 or not isinstance(error.args[0], str):
            return
        if not is_own_layer(module):
            return
        noted = (module, error.args[0], _note(module, args))
        error._failed_layer = noted  # type: ignore[attr-defined]
    layer, message, note = noted
    path = next((name for name, child in module.named_modules() if child is layer), "")
    error.args = (f"{message}\n{path + ': ' if path else ''}{note}",)


def _note(module: Any, args: tuple[Any, ...]) -> str:
    shapes = [_shape(value) for value in args if isinstance(value, Tensor)]
    described = " and ".join(shapes)
    features = getattr(module, "in_features", None)
    if type(module).__name__ == "Linear" and isinstance(features, int) and shapes and args[0].dim() > 0:
        got = args[0].shape[-1]
        if got != features:
            return (
                f"Linear(in_features={features}) got a last dimension of {got}, from input {shapes[0]}; "
                f"Linear({got}, {module.out_features}) would fit it"
            )
    layer = f"{module._get_name()}({module.extra_repr()})"
    return f"{layer} failed on input {described}" if shapes else f"{layer} failed"


def _shape(tensor: Tensor) -> str:
    return str(tuple(tensor.shape))
