"""``__torch_function__``: how classes and modes take over functions, and questions about it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import Any

from . import _C
from ._tensor import Tensor

__all__ = [
    "BaseTorchFunctionMode",
    "TorchFunctionMode",
    "enable_reentrant_dispatch",
    "get_default_nowrap_functions",
    "get_ignored_functions",
    "get_overridable_functions",
    "handle_torch_function",
    "has_torch_function",
    "has_torch_function_unary",
    "has_torch_function_variadic",
    "is_tensor_like",
    "is_tensor_method_or_property",
    "resolve_name",
    "wrap_torch_function",
]


def has_torch_function(relevant_args: Iterable[Any]) -> bool:
    """Whether an argument's class defines ``__torch_function__`` of its own, or a mode is active."""
    return _C._has_torch_function(tuple(relevant_args))


def has_torch_function_unary(tensor: Any) -> bool:
    """`has_torch_function` of one argument."""
    return _C._has_torch_function((tensor,))


def has_torch_function_variadic(*args: Any) -> bool:
    """`has_torch_function` of several arguments."""
    return _C._has_torch_function(args)


def handle_torch_function(
    public_api: Callable[..., Any], relevant_args: Iterable[Any], *args: Any, **kwargs: Any
) -> Any:
    """Calls the ``__torch_function__`` of the active mode or of the arguments.

    Args:
        public_api: The function that was called.
        relevant_args: The arguments whose classes may take over.
        args: All positional arguments.
        kwargs: All keyword arguments.

    Raises:
        TypeError: None of them handles the function.
    """
    return _C._handle_torch_function(public_api, tuple(relevant_args), args, kwargs)


def wrap_torch_function(dispatcher: Callable[..., Any]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A decorator that lets the arguments which ``dispatcher`` gives take over the function."""

    def decorate(func: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(func)
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            relevant = dispatcher(*args, **kwargs)
            if has_torch_function(relevant):
                return handle_torch_function(wrapped, relevant, *args, **kwargs)
            return func(*args, **kwargs)

        return wrapped

    return decorate


def is_tensor_like(inp: Any) -> bool:
    """Whether the object is a tensor, or of a class with ``__torch_function__``."""
    return type(inp) is Tensor or hasattr(inp, "__torch_function__")


def is_tensor_method_or_property(func: Callable[..., Any]) -> bool:
    """Whether the function is a method of tensors, or the getter of one of their attributes."""
    name = getattr(func, "__name__", None)
    return name == "__get__" or (name is not None and getattr(Tensor, name, None) is func)


def resolve_name(f: Callable[..., Any]) -> str | None:
    """The public name of a function: ``torch.add``, ``torch.Tensor.add``."""
    name = getattr(f, "__name__", None)
    if name is None:
        return None
    if getattr(Tensor, name, None) is f:
        return f"torch.Tensor.{name}"
    from . import nn

    for module, prefix in ((_package(), "torch"), (nn.functional, "torch.nn.functional")):
        if getattr(module, "__dict__", {}).get(name) is f:
            return f"{prefix}.{name}"
    return None


def _package() -> Any:
    import sys

    return sys.modules[__package__]


def get_ignored_functions() -> set[Callable[..., Any]]:
    """Functions that no ``__torch_function__`` sees."""
    torch = _package()
    names = (
        "is_tensor is_storage set_default_dtype set_printoptions manual_seed seed initial_seed get_rng_state".split()
    )
    names += "set_rng_state save load no_grad enable_grad inference_mode set_grad_enabled is_grad_enabled".split()
    return {getattr(torch, name) for name in names}


def get_overridable_functions() -> dict[Any, list[Callable[..., Any]]]:
    """Functions and methods that ``__torch_function__`` sees: the operators."""
    return {
        _package(): [getattr(_C, name) for name in _C._function_names],
        Tensor: [getattr(Tensor, name) for name in _C._method_names],
    }


def get_default_nowrap_functions() -> set[Any]:
    """Attributes whose value keeps its class under the default ``__torch_function__``."""
    owner: Any = Tensor  # its attributes are descriptors, whose values the stubs describe
    return {owner._base.__get__, owner.grad.__get__}


class enable_reentrant_dispatch:
    """Lets ``__torch_function__`` be called again inside a ``with`` block where it was switched off."""

    def __enter__(self) -> None:
        self.depth = _C._swap_disable_torch_function(0)

    def __exit__(self, *exception: object) -> None:
        _C._swap_disable_torch_function(self.depth)


class TorchFunctionMode:
    """A context manager whose ``__torch_function__`` sees every operator called inside.

    Within it the mode is not active, so it calls ``func(*args, **kwargs)`` to go on.
    """

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        raise NotImplementedError(f"{type(self).__name__} must define __torch_function__")

    def __enter__(self) -> Any:
        _C._push_torch_function_mode(self)
        return self

    def __exit__(self, *exception: object) -> None:
        _C._pop_torch_function_mode()

    @classmethod
    def push(cls, *args: Any, **kwargs: Any) -> Any:
        """A new one, to be entered."""
        return cls(*args, **kwargs)


class BaseTorchFunctionMode(TorchFunctionMode):
    """A mode that changes nothing."""

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        return func(*args, **(kwargs or {}))


def _len_torch_function_stack() -> int:
    return _C._len_torch_function_stack()


def _get_current_function_mode() -> Any:
    return _C._get_function_mode(-1) if _C._len_torch_function_stack() else None
