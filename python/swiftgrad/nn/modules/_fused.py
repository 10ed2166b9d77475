"""Steps of Transformer layers as one operator each, where nobody can tell the difference.

Submodules are passed over only where they are the package's own, without hooks, and tensors are plain ones of 32 or 64
bits; else they are called as they stand. Numbers and random masks are the same either way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import swiftgrad

from ..._tensor import Tensor
from .. import functional as F
from .._functional._operators import engine as _C
from . import _hooks
from .dropout import Dropout
from .module import Module
from .normalization import LayerNorm

_GLOBAL_HOOKS = (
    _hooks._global_forward_hooks,
    _hooks._global_forward_pre_hooks,
    _hooks._global_backward_hooks,
    _hooks._global_backward_pre_hooks,
)


def _is_bare(module: Any, kind: type[Module]) -> bool:
    """Whether calling `module` is nothing but calling `kind.forward`."""
    return (
        type(module) is kind
        and "forward" not in module.__dict__
        and not (
            module._forward_hooks or module._forward_pre_hooks or module._backward_hooks or module._backward_pre_hooks
        )
        and not any(_GLOBAL_HOOKS)
    )


def _is_simple(x: Any) -> bool:
    return type(x) is Tensor and (x.dtype is swiftgrad.float32 or x.dtype is swiftgrad.float64)


def norm_of_sum(norm: Any, residual: Tensor, x: Tensor, dropout: Any) -> Tensor:
    """`norm(residual + dropout(x))`."""
    if (
        _is_simple(x)
        and _is_simple(residual)
        and x.dtype is residual.dtype
        and _is_bare(norm, LayerNorm)
        and _is_bare(dropout, Dropout)
    ):
        return _C._residual_layer_norm(
            x, residual, norm.normalized_shape, norm.weight, norm.bias, norm.eps, dropout.p, dropout.training
        )
    return norm(residual + dropout(x))


def activate(activation: Callable[[Tensor], Tensor], x: Tensor, dropout: Any) -> Tensor:
    """`dropout(activation(x))`."""
    name = "relu" if activation is F.relu else "gelu" if activation is F.gelu else ""
    if name and _is_simple(x) and _is_bare(dropout, Dropout) and dropout.training:
        return _C._activation_dropout(x, name, dropout.p, True)
    return dropout(activation(x))
