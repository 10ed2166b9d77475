"""Changing the dtype or the memory of all tensors of a module."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import swiftgrad

from ..._tensor import Tensor
from ..parameter import Parameter, is_lazy

__all__ = ["ModuleConversions"]


def _parse_to(args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Any, Any, bool, Any]:
    """Sorts the arguments of `to` into `(device, dtype, non_blocking, memory_format)`."""
    values = list(args)
    device = kwargs.pop("device", None)
    dtype = kwargs.pop("dtype", None)
    tensor = kwargs.pop("tensor", None)
    non_blocking = kwargs.pop("non_blocking", False)
    memory_format = kwargs.pop("memory_format", None)
    kwargs.pop("copy", None)
    if kwargs:
        raise TypeError(f"to() received an invalid keyword argument: {next(iter(kwargs))!r}")
    if values and isinstance(values[0], Tensor):
        tensor = values.pop(0)
    elif values and isinstance(values[0], swiftgrad.dtype):
        dtype = values.pop(0)
    elif values:
        device = values.pop(0)
        if values and (values[0] is None or isinstance(values[0], swiftgrad.dtype)):
            dtype = values.pop(0)
    if values:
        non_blocking = values.pop(0)
    if len(values) > 1 or (values and not isinstance(values[0], bool)):
        raise TypeError(f"to() received an invalid combination of arguments: {args}")
    if tensor is not None:
        device, dtype = tensor.device, tensor.dtype
    if device is not None and not isinstance(device, swiftgrad.device):
        device = swiftgrad.device(device)
    return device, dtype, non_blocking, memory_format


class ModuleConversions:
    """The part of `Module` that converts its parameters and buffers in place."""

    _parameters: dict[str, Parameter | None]
    _buffers: dict[str, Tensor | None]

    def _apply(self, fn: Callable[[Tensor], Tensor], recurse: bool = True) -> Any:
        """Replaces each parameter's data, its gradient and each buffer by `fn` of it; returns the module.

        Parameters stay the same objects as long as they stay on their device.
        """
        if recurse:
            for module in self.children():  # type: ignore[attr-defined]
                module._apply(fn)
        for name, param in self._parameters.items():
            if param is None:
                continue
            with swiftgrad.no_grad():
                applied = fn(param)
            if is_lazy(param):
                # No shape yet: only dtype and device change.
                param.data = applied.data
                continue
            in_place = applied.device == param.device
            if in_place:
                param.data = applied
                result = param
            else:
                result = Parameter(applied, param.requires_grad)
                self._parameters[name] = result
            grad = param.grad
            if grad is not None:
                with swiftgrad.no_grad():
                    grad_applied = fn(grad)
                if in_place:
                    grad.data = grad_applied
                    result.grad = grad
                else:
                    result.grad = grad_applied.requires_grad_(grad.requires_grad)
        for name, buffer in self._buffers.items():
            if buffer is not None:
                if is_lazy(buffer):
                    buffer.data = fn(buffer).data
                else:
                    self._buffers[name] = fn(buffer)
        return self

    def to(self, *args: Any, **kwargs: Any) -> Any:
        """Moves and casts parameters and buffers in place: `to(device)`, `to(dtype)`, both, or `to(tensor)`.

        Only floating point parameters and buffers change their dtype.

        Raises:
            TypeError: the dtype is not a floating point one.
        """
        device, dtype, non_blocking, memory_format = _parse_to(args, dict(kwargs))
        if dtype is not None and not (dtype.is_floating_point or dtype.is_complex):
            raise TypeError(
                f"nn.Module.to only accepts floating point or complex dtypes, but got desired dtype={dtype}"
            )

        def convert(tensor: Tensor) -> Tensor:
            new_dtype = dtype if tensor.is_floating_point() or tensor.is_complex() else None
            options: dict[str, Any] = {}
            if memory_format is not None and tensor.dim() in (4, 5):
                options["memory_format"] = memory_format
            return tensor.to(
                device=tensor.device if device is None else device,
                dtype=tensor.dtype if new_dtype is None else new_dtype,
                non_blocking=non_blocking,
                **options,
            )

        return self._apply(convert)

    def to_empty(self, *, device: Any, recurse: bool = True) -> Any:
        """Moves parameters and buffers to `device` without copying their values."""
        return self._apply(lambda tensor: swiftgrad.empty_like(tensor, device=device), recurse=recurse)

    def cpu(self) -> Any:
        """Moves parameters and buffers to the CPU."""
        return self._apply(lambda tensor: tensor.cpu())

    def cuda(self, device: Any = None) -> Any:
        """Moves parameters and buffers to a GPU, which the tensors themselves refuse here."""
        return self._apply(lambda tensor: tensor.cuda(device))

    def type(self, dst_type: Any) -> Any:
        """Casts all parameters and buffers to `dst_type`."""
        return self._apply(lambda tensor: tensor.type(dst_type))

    def _cast_floating(self, dtype: Any) -> Any:
        return self._apply(lambda tensor: tensor.to(dtype) if tensor.is_floating_point() else tensor)

    def float(self) -> Any:
        """Casts floating point parameters and buffers to float32."""
        return self._cast_floating(swiftgrad.float32)

    def double(self) -> Any:
        """Casts floating point parameters and buffers to float64."""
        return self._cast_floating(swiftgrad.float64)

    def half(self) -> Any:
        """Casts floating point parameters and buffers to float16."""
        return self._cast_floating(swiftgrad.float16)

    def bfloat16(self) -> Any:
        """Casts floating point parameters and buffers to bfloat16."""
        return self._cast_floating(swiftgrad.bfloat16)

    def share_memory(self) -> Any:
        """Moves parameters and buffers to memory that other processes can share."""
        return self._apply(lambda tensor: tensor.share_memory_())
