"""Parameters and buffers of lazy modules, whose shape is not known yet.

Loaded when one is asked for: their override of operators makes calls of all operators look for overrides.
"""

from __future__ import annotations

from typing import Any

from .. import _C
from .._tensor import Tensor
from .parameter import Buffer, Parameter

__all__ = ["UninitializedBuffer", "UninitializedParameter", "UninitializedTensorMixin"]

# What may be done with a tensor that has no shape.
_ALLOWED = frozenset(
    "__hash__ size copy_ is_complex is_floating_point half float double char short int long cuda cpu to get_device "
    "requires_grad_ type __repr__".split()
)
_NO_SHAPE = (
    "Can't access the shape of an uninitialized parameter or buffer. This error usually happens in `load_state_dict` "
    "when trying to load an uninitialized parameter into an initialized one. Call `forward` to initialize the "
    "parameters before accessing their attributes."
)


class UninitializedTensorMixin:
    """What parameters and buffers without a shape share."""

    cls_to_become: type
    _is_uninitialized = True

    def materialize(self, shape: Any, device: Any = None, dtype: Any = None) -> None:
        """Becomes a parameter or buffer of `shape`, not initialised.

        Args:
            shape: of the tensor.
            device: where it lives; where it does now by default.
            dtype: of the elements; as now by default.
        """
        tensor: Any = self
        data = tensor.data
        tensor.data = _C.empty(
            tuple(shape), device=data.device if device is None else device, dtype=data.dtype if dtype is None else dtype
        )
        self.__class__ = self.cls_to_become  # type: ignore[assignment]

    @property
    def shape(self) -> Any:
        """Not known yet."""
        raise RuntimeError(_NO_SHAPE)

    def numel(self) -> int:
        """Not known yet."""
        raise ValueError(_refusal("numel"))

    nelement = numel

    def share_memory_(self) -> Any:
        """Not possible yet."""
        raise RuntimeError(
            "Can't share memory on an uninitialized parameter or buffer. Call `forward` to initialize the parameters "
            "before calling `module.share_memory()`."
        )

    def __repr__(self, *, tensor_contents: Any = None) -> str:
        return f"<{type(self).__name__}>"

    def __reduce_ex__(self, protocol: Any) -> Any:
        return type(self), (self.requires_grad,)  # type: ignore[attr-defined]

    @classmethod
    def __torch_function__(cls, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        name = getattr(func, "__name__", "")
        if name in _ALLOWED or name == "__get__" or name == "__set__":
            _C._push_disable_torch_function()
            try:
                return func(*args, **(kwargs or {}))
            finally:
                _C._pop_disable_torch_function()
        raise ValueError(_refusal(func))


def _refusal(what: Any) -> str:
    return (
        f"Attempted to use an uninitialized parameter in {what}. This error happens when you are using a `LazyModule` "
        "or explicitly manipulating `torch.nn.parameter.UninitializedParameter` objects. When using LazyModules Call "
        "`forward` with a dummy batch to initialize the parameters before calling torch functions"
    )


class UninitializedParameter(UninitializedTensorMixin, Parameter):  # type: ignore[misc]
    """A parameter whose shape follows from the first input; `materialize` makes it a `Parameter`.

    Args:
        requires_grad: whether the parameter is trained.
        device: where it lives.
        dtype: of its elements.
    """

    cls_to_become = Parameter

    def __new__(cls, requires_grad: bool = True, device: Any = None, dtype: Any = None) -> Any:
        data = _C.empty(0, device=device, dtype=dtype)
        return Tensor._make_subclass(cls, data, requires_grad)

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        if id(self) in memo:
            return memo[id(self)]
        tensor: Any = self
        result = type(self)(tensor.requires_grad, tensor.data.device, tensor.data.dtype)
        memo[id(self)] = result
        return result


class UninitializedBuffer(UninitializedTensorMixin, Tensor):  # type: ignore[misc]
    """A buffer whose shape follows from the first input; `materialize` makes it a tensor.

    Args:
        requires_grad: False, as a rule.
        device: where it lives.
        dtype: of its elements.
        persistent: whether it is part of the module's `state_dict`.
    """

    cls_to_become = Tensor

    def __new__(
        cls, requires_grad: bool = False, device: Any = None, dtype: Any = None, persistent: bool = True
    ) -> Any:
        data = _C.empty(0, device=device, dtype=dtype)
        result: Any = Tensor._make_subclass(cls, data, requires_grad)
        result.persistent = persistent
        result._is_buffer = True
        return result


for _class in (UninitializedParameter, UninitializedBuffer, UninitializedTensorMixin):
    _class.__module__ = Buffer.__module__  # the name that pickles carry
