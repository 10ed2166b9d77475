"""`Parameter` and `Buffer`: tensors that a `Module` notices when they are assigned to it."""

from __future__ import annotations

from typing import Any

from .. import _C
from .._tensor import Tensor

__all__ = ["Buffer", "Parameter", "is_lazy"]


class _ParameterMeta(type(Tensor)):  # type: ignore[misc]
    """Lets tensors of other subclasses that carry `_is_param = True` pass for parameters."""

    def __instancecheck__(cls, instance: object) -> bool:
        if type.__instancecheck__(cls, instance):
            return True
        return cls is Parameter and isinstance(instance, Tensor) and bool(getattr(instance, "_is_param", False))


class Parameter(Tensor, metaclass=_ParameterMeta):
    """A tensor that becomes a parameter of the module it is assigned to.

    Args:
        data: a tensor of any shape and dtype, whose storage the parameter shares; an empty one by default.
        requires_grad: whether the parameter is trained.
    """

    # Results of operations on parameters are plain tensors.
    if hasattr(_C, "_disabled_torch_function_impl"):
        __torch_function__ = _C._disabled_torch_function_impl

    def __new__(cls, data: Tensor | None = None, requires_grad: bool = True) -> Parameter:
        if data is None:
            data = _C.empty(0)
        if type(data) is Tensor or type(data) is Parameter:
            return Tensor._make_subclass(cls, data, requires_grad)
        if not isinstance(data, Tensor):
            # PyTorch finds out by asking for `detach`.
            raise AttributeError(
                f"Parameter: data must be a Tensor, got {type(data).__name__}: it has no attribute 'detach'"
            )
        # Another subclass keeps its own type and is flagged instead.
        tensor: Any = data.detach().requires_grad_(requires_grad)
        if type(tensor) is not type(data):
            raise RuntimeError(
                f"Creating a Parameter from an instance of type {type(data).__name__} requires that detach() returns "
                f"an instance of the same type, but return type {type(tensor).__name__} was found instead."
            )
        tensor._is_param = True  # type: ignore[attr-defined]
        return tensor  # type: ignore[return-value]

    def __deepcopy__(self, memo: dict[int, Any]) -> Parameter:
        if id(self) in memo:
            return memo[id(self)]
        result = type(self)(self.data.clone(), self.requires_grad)
        memo[id(self)] = result
        return result

    def __repr__(self, *, tensor_contents: str | None = None) -> str:  # type: ignore[override]
        # PyTorch prints the tensor in it, not a subclass.
        return "Parameter containing:\n" + repr(Tensor._make_subclass(Tensor, self.data, self.requires_grad))

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        state = {name: value for name, value in self.__dict__.items() if name != "_is_param"}
        if not state:
            return _rebuild_parameter, (self.data, self.requires_grad, {})
        return _rebuild_parameter_with_state, (self.data, self.requires_grad, {}, state)


def _rebuild_parameter(data: Tensor, requires_grad: bool, backward_hooks: Any) -> Parameter:
    """Builds a pickled parameter again; named as in PyTorch's pickles."""
    parameter: Any = Parameter(data, requires_grad)
    parameter._backward_hooks = backward_hooks
    return parameter


def _rebuild_parameter_with_state(
    data: Tensor, requires_grad: bool, backward_hooks: Any, state: dict[str, Any]
) -> Parameter:
    """Builds a pickled parameter again together with the attributes that were set on it."""
    parameter = _rebuild_parameter(data, requires_grad, backward_hooks)
    parameter.__dict__.update(state)
    return parameter


class _BufferMeta(type(Tensor)):  # type: ignore[misc]
    """Lets tensors of other subclasses that carry `_is_buffer = True` pass for buffers."""

    def __instancecheck__(cls, instance: object) -> bool:
        if type.__instancecheck__(cls, instance):
            return True
        return isinstance(instance, Tensor) and bool(getattr(instance, "_is_buffer", False))


class Buffer(Tensor, metaclass=_BufferMeta):
    """A tensor that becomes a buffer of the module it is assigned to: state that is saved but not trained.

    Args:
        data: a tensor of any shape and dtype; an empty one by default.
        persistent: whether it is part of the module's `state_dict`.
    """

    persistent: bool

    def __new__(cls, data: Tensor | None = None, *, persistent: bool = True) -> Any:
        if data is None:
            data = _C.empty(0)
        tensor: Any = data.detach().requires_grad_(data.requires_grad)
        tensor.persistent = persistent
        tensor._is_buffer = True
        return tensor


def is_lazy(parameter: Any) -> bool:
    """Whether `parameter` waits for its shape, which the first input of a lazy module gives it."""
    return bool(getattr(type(parameter), "_is_uninitialized", False))


def __getattr__(name: str) -> Any:
    if name in ("UninitializedBuffer", "UninitializedParameter", "UninitializedTensorMixin"):
        from . import _uninitialized

        return getattr(_uninitialized, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
