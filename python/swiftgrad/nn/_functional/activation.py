"""Activation functions. Inputs have any shape; outputs have the same shape and dtype."""

from __future__ import annotations

import warnings
from typing import Any

import swiftgrad

from ..._tensor import Tensor
from ._operators import engine as _C
from ._operators import operator

gelu = operator("gelu")
logsigmoid = operator("log_sigmoid")
softplus = operator("softplus")
softshrink = operator("softshrink")
hardshrink = operator("hardshrink")
prelu = operator("prelu")
relu_ = operator("relu_")
elu_ = operator("elu_")
celu_ = operator("celu_")
selu_ = operator("selu_")
leaky_relu_ = operator("leaky_relu_")
hardtanh_ = operator("hardtanh_")
threshold_ = operator("threshold_")
rrelu_ = operator("rrelu_")


def threshold(input: Tensor, threshold: float, value: float, inplace: bool = False) -> Tensor:
    """`input` where it is greater than `threshold`, else `value`."""
    return (_C.threshold_ if inplace else _C.threshold)(input, threshold, value)


def relu(input: Tensor, inplace: bool = False) -> Tensor:
    """`max(input, 0)`."""
    return _C.relu_(input) if inplace else _C.relu(input)


def relu6(input: Tensor, inplace: bool = False) -> Tensor:
    """`min(max(input, 0), 6)`."""
    return _C.relu6_(input) if inplace else _C.relu6(input)


def glu(input: Tensor, dim: int = -1) -> Tensor:
    """The first half of `input` along `dim` times the sigmoid of the second half.

    Raises:
        RuntimeError: `input` is 0-dimensional.
    """
    if input.dim() == 0:
        raise RuntimeError("glu does not support scalars because halving size must be even")
    return _C.glu(input, dim)


def hardtanh(input: Tensor, min_val: float = -1.0, max_val: float = 1.0, inplace: bool = False) -> Tensor:
    """`input` clamped to `[min_val, max_val]`.

    Raises:
        ValueError: `min_val` is greater than `max_val`.
    """
    if min_val > max_val:
        raise ValueError("min_val cannot be greater than max_val")
    return (_C.hardtanh_ if inplace else _C.hardtanh)(input, min_val, max_val)


def elu(input: Tensor, alpha: float = 1.0, inplace: bool = False) -> Tensor:
    """`input` where positive, else `alpha * (exp(input) - 1)`."""
    return (_C.elu_ if inplace else _C.elu)(input, alpha)


def selu(input: Tensor, inplace: bool = False) -> Tensor:
    """The scaled exponential linear unit with its self-normalising constants."""
    return _C.selu_(input) if inplace else _C.selu(input)


def celu(input: Tensor, alpha: float = 1.0, inplace: bool = False) -> Tensor:
    """`max(0, input) + min(0, alpha * (exp(input / alpha) - 1))`."""
    return (_C.celu_ if inplace else _C.celu)(input, alpha)


def leaky_relu(input: Tensor, negative_slope: float = 0.01, inplace: bool = False) -> Tensor:
    """`input` where positive, else `negative_slope * input`."""
    return (_C.leaky_relu_ if inplace else _C.leaky_relu)(input, negative_slope)


def rrelu(
    input: Tensor, lower: float = 1.0 / 8, upper: float = 1.0 / 3, training: bool = False, inplace: bool = False
) -> Tensor:
    """A leaky ReLU whose slope is drawn from `[lower, upper]` in training and is their mean otherwise."""
    return (_C.rrelu_ if inplace else _C.rrelu)(input, lower, upper, training)


def silu(input: Tensor, inplace: bool = False) -> Tensor:
    """`input * sigmoid(input)`."""
    return _C.silu_(input) if inplace else _C.silu(input)


def mish(input: Tensor, inplace: bool = False) -> Tensor:
    """`input * tanh(softplus(input))`."""
    return _C.mish_(input) if inplace else _C.mish(input)


def hardswish(input: Tensor, inplace: bool = False) -> Tensor:
    """`input * relu6(input + 3) / 6`."""
    return _C.hardswish_(input) if inplace else _C.hardswish(input)


def hardsigmoid(input: Tensor, inplace: bool = False) -> Tensor:
    """`relu6(input + 3) / 6`."""
    return _C.hardsigmoid_(input) if inplace else _C.hardsigmoid(input)


def tanh(input: Tensor) -> Tensor:
    """The hyperbolic tangent."""
    return _C.tanh(input)


def sigmoid(input: Tensor) -> Tensor:
    """`1 / (1 + exp(-input))`."""
    return _C.sigmoid(input)


def softsign(input: Tensor) -> Tensor:
    """`input / (1 + |input|)`."""
    return input / (_C.abs(input) + 1)


def tanhshrink(input: Tensor) -> Tensor:
    """`input - tanh(input)`."""
    return input - _C.tanh(input)


def _softmax_dim(name: str, ndim: int, stacklevel: int) -> int:
    """The dimension that calls without `dim` mean, with PyTorch's warning about it."""
    warnings.warn(
        f"Implicit dimension choice for {name} has been deprecated. Change the call to include dim=X as an argument.",
        stacklevel=stacklevel,
    )
    return 0 if ndim in (0, 1, 3) else 1


def softmax(input: Tensor, dim: int | None = None, _stacklevel: int = 3, dtype: Any = None) -> Tensor:
    """`exp(input)` scaled to sum to 1 along `dim`; computed in `dtype` if given."""
    if dim is None:
        dim = _softmax_dim("softmax", input.dim(), _stacklevel)
    return _C.softmax(input, dim) if dtype is None else _C.softmax(input, dim, dtype=dtype)


def softmin(input: Tensor, dim: int | None = None, _stacklevel: int = 3, dtype: Any = None) -> Tensor:
    """`softmax(-input)`."""
    if dim is None:
        dim = _softmax_dim("softmin", input.dim(), _stacklevel)
    return _C.softmax(-input, dim) if dtype is None else _C.softmax(-input, dim, dtype=dtype)


def log_softmax(input: Tensor, dim: int | None = None, _stacklevel: int = 3, dtype: Any = None) -> Tensor:
    """The logarithm of `softmax`, computed stably."""
    if dim is None:
        dim = _softmax_dim("log_softmax", input.dim(), _stacklevel)
    return _C.log_softmax(input, dim) if dtype is None else _C.log_softmax(input, dim, dtype=dtype)


def gumbel_softmax(logits: Tensor, tau: float = 1, hard: bool = False, eps: float = 1e-10, dim: int = -1) -> Tensor:
    """A sample of the Gumbel-softmax distribution.

    Args:
        logits: unnormalised log probabilities, of any shape.
        tau: temperature.
        hard: whether to return one-hot vectors, differentiated as the soft sample.
        eps: without effect (deprecated).
        dim: along which the sample sums to 1.
    """
    if eps != 1e-10:
        warnings.warn("`eps` parameter is deprecated and has no effect.", stacklevel=2)
    exponential = swiftgrad.empty_like(logits, memory_format=swiftgrad.legacy_contiguous_format).exponential_()
    soft = _C.softmax((logits - exponential.log()) / tau, dim)
    if not hard:
        return soft
    index = soft.max(dim, keepdim=True)[1]
    one_hot = swiftgrad.zeros_like(logits, memory_format=swiftgrad.legacy_contiguous_format).scatter_(dim, index, 1.0)
    return one_hot - soft.detach() + soft
