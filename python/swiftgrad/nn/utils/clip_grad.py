"""Limits on the size of gradients."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from typing import Any

import swiftgrad

from ... import _C
from ..._tensor import Tensor

__all__ = ["clip_grad_norm", "clip_grad_norm_", "clip_grad_value_", "clip_grads_with_norm_", "get_total_norm"]


def _as_list(tensors: Tensor | Iterable[Tensor], function: str) -> list[Tensor]:
    if isinstance(tensors, Tensor):
        return [tensors]
    if hasattr(tensors, "__next__") or isinstance(tensors, (list, tuple)):
        return list(tensors)
    values = list(tensors)
    if not values and not hasattr(tensors, "__len__"):
        warnings.warn(f"`{function}` was given an empty iterable: nothing is clipped", stacklevel=3)
    return values


def get_total_norm(
    tensors: Tensor | Iterable[Tensor],
    norm_type: float = 2.0,
    error_if_nonfinite: bool = False,
    foreach: bool | None = None,
) -> Tensor:
    """The norm of the tensors' norms: that of one vector of all their elements.

    Args:
        tensors: a tensor or several.
        norm_type: p of the norm; may be `inf`.
        error_if_nonfinite: whether a norm that is nan or infinite is an error.
        foreach: accepted for compatibility: there is one implementation.

    Returns:
        A 0-dimensional tensor.

    Raises:
        RuntimeError: the norm is not finite and `error_if_nonfinite`.
    """
    tensors = [tensors] if isinstance(tensors, Tensor) else list(tensors)
    norm_type = float(norm_type)
    with swiftgrad.no_grad():
        if not tensors:
            return swiftgrad.tensor(0.0)
        if all(tensor.is_floating_point() for tensor in tensors):
            total = _C._global_norm(tensors, norm_type)
        else:
            norms = [_C.linalg_vector_norm(tensor, norm_type) for tensor in tensors]
            total = _C.linalg_vector_norm(swiftgrad.stack(norms), norm_type)
    if error_if_nonfinite and not bool(swiftgrad.isfinite(total)):
        raise RuntimeError(
            f"The total norm of order {norm_type} for gradients from `parameters` is non-finite, so it cannot be "
            "clipped. To disable this error and scale the gradients by the non-finite norm anyway, set "
            "`error_if_nonfinite=False`"
        )
    return total


def clip_grads_with_norm_(
    parameters: Tensor | Iterable[Tensor], max_norm: float, total_norm: Tensor, foreach: bool | None = None
) -> None:
    """Scales gradients in place by `max_norm / total_norm` if that is less than 1.

    Args:
        parameters: a parameter or several.
        max_norm: the limit.
        total_norm: the norm of the gradients, 0-dimensional.
        foreach: accepted for compatibility: there is one implementation.
    """
    parameters = [parameters] if isinstance(parameters, Tensor) else list(parameters)
    grads = [param.grad for param in parameters if param.grad is not None]
    if not grads:
        return
    with swiftgrad.no_grad():
        factor = swiftgrad.clamp(float(max_norm) / (total_norm + 1e-6), max=1.0)
        if all(grad.is_floating_point() for grad in grads):
            _C._foreach_mul_(grads, factor)
        else:
            for grad in grads:
                grad.mul_(factor)


def clip_grad_norm_(
    parameters: Tensor | Iterable[Tensor],
    max_norm: float,
    norm_type: float = 2.0,
    error_if_nonfinite: bool = False,
    foreach: bool | None = None,
) -> Tensor:
    """Scales the gradients in place so that the norm of all together is at most `max_norm`.

    Args:
        parameters: a parameter or several.
        max_norm: the limit.
        norm_type: p of the norm; may be `inf`.
        error_if_nonfinite: whether a norm that is nan or infinite is an error.
        foreach: accepted for compatibility: there is one implementation.

    Returns:
        The norm before, 0-dimensional.
    """
    parameters = _as_list(parameters, "clip_grad_norm_")
    grads = [param.grad for param in parameters if param.grad is not None]
    total = get_total_norm(grads, norm_type, error_if_nonfinite, foreach)
    clip_grads_with_norm_(parameters, max_norm, total, foreach)
    return total


def clip_grad_norm(
    parameters: Tensor | Iterable[Tensor],
    max_norm: float,
    norm_type: float = 2.0,
    error_if_nonfinite: bool = False,
    foreach: bool | None = None,
) -> Tensor:
    """The deprecated name of `clip_grad_norm_`."""
    warnings.warn(
        "`torch.nn.utils.clip_grad_norm` is now deprecated in favor of `torch.nn.utils.clip_grad_norm_`.",
        FutureWarning,
        stacklevel=2,
    )
    return clip_grad_norm_(parameters, max_norm, norm_type, error_if_nonfinite, foreach)


def clip_grad_value_(parameters: Tensor | Iterable[Tensor], clip_value: float, foreach: bool | None = None) -> None:
    """Clamps each element of the gradients to `[-clip_value, clip_value]`, in place.

    Args:
        parameters: a parameter or several.
        clip_value: the limit.
        foreach: accepted for compatibility: there is one implementation.
    """
    parameters = [parameters] if isinstance(parameters, Tensor) else list(parameters)
    clip_value = float(clip_value)
    grads: list[Any] = [param.grad for param in parameters if param.grad is not None]
    with swiftgrad.no_grad():
        if all(grad.is_floating_point() for grad in grads):
            _C._foreach_clamp_(grads, -clip_value, clip_value)
        else:
            for grad in grads:
                grad.clamp_(min=-clip_value, max=clip_value)
