"""Convolutions and pooling over 1, 2 and 3 spatial dimensions.

Inputs are `(batch, channels, *spatial)` or `(channels, *spatial)`.
"""

from __future__ import annotations

from typing import Any

from ..._tensor import Tensor
from ._operators import engine as _C
from ._operators import operator

conv1d = operator("conv1d")
conv2d = operator("conv2d")
conv3d = operator("conv3d")
conv_transpose1d = operator("conv_transpose1d")
conv_transpose2d = operator("conv_transpose2d")
conv_transpose3d = operator("conv_transpose3d")
avg_pool1d = operator("avg_pool1d")
avg_pool2d = operator("avg_pool2d")
avg_pool3d = operator("avg_pool3d")
adaptive_avg_pool1d = operator("adaptive_avg_pool1d")


def _max_pool(
    dims: int,
    input: Tensor,
    kernel_size: Any,
    stride: Any,
    padding: Any,
    dilation: Any,
    ceil_mode: bool,
    return_indices: bool,
) -> Any:
    """Max pooling over `dims` dimensions; `(values, indices)` with `return_indices`."""
    name = f"max_pool{dims}d_with_indices" if return_indices else f"max_pool{dims}d"
    stride = [] if stride is None else stride
    return getattr(_C, name)(input, kernel_size, stride, padding, dilation, ceil_mode)


def max_pool1d(
    input: Tensor,
    kernel_size: Any,
    stride: Any = None,
    padding: Any = 0,
    dilation: Any = 1,
    ceil_mode: bool = False,
    return_indices: bool = False,
) -> Any:
    """The greatest element of each window of `kernel_size`; the stride is `kernel_size` by default."""
    return _max_pool(1, input, kernel_size, stride, padding, dilation, ceil_mode, return_indices)


def max_pool2d(
    input: Tensor,
    kernel_size: Any,
    stride: Any = None,
    padding: Any = 0,
    dilation: Any = 1,
    ceil_mode: bool = False,
    return_indices: bool = False,
) -> Any:
    """The greatest element of each window of `kernel_size`; the stride is `kernel_size` by default."""
    return _max_pool(2, input, kernel_size, stride, padding, dilation, ceil_mode, return_indices)


def max_pool3d(
    input: Tensor,
    kernel_size: Any,
    stride: Any = None,
    padding: Any = 0,
    dilation: Any = 1,
    ceil_mode: bool = False,
    return_indices: bool = False,
) -> Any:
    """The greatest element of each window of `kernel_size`; the stride is `kernel_size` by default."""
    return _max_pool(3, input, kernel_size, stride, padding, dilation, ceil_mode, return_indices)


def _output_size(output_size: Any, input: Tensor, dims: int) -> list[int]:
    """`output_size` as a list of `dims` numbers, None meaning the size of the input."""
    if isinstance(output_size, int):
        return [output_size] * dims
    if output_size is None:
        output_size = [None] * dims
    sizes = list(output_size)
    if input.dim() <= len(sizes):
        raise ValueError(
            f"Input dimension should be at least {len(sizes) + 1}, got an input of shape {tuple(input.shape)}"
        )
    own = input.shape[-len(sizes) :]
    return [own[place] if size is None else size for place, size in enumerate(sizes)]


def adaptive_avg_pool2d(input: Tensor, output_size: Any) -> Tensor:
    """Means over windows such that the result is of `output_size` (an int, or two ints or None)."""
    return _C.adaptive_avg_pool2d(input, _output_size(output_size, input, 2))


def adaptive_avg_pool3d(input: Tensor, output_size: Any) -> Tensor:
    """Means over windows such that the result is of `output_size` (an int, or three ints or None)."""
    return _C.adaptive_avg_pool3d(input, _output_size(output_size, input, 3))


def adaptive_max_pool1d(input: Tensor, output_size: Any, return_indices: bool = False) -> Any:
    """Maxima over windows such that the result is of `output_size`."""
    result = _C.adaptive_max_pool1d(input, output_size)
    return tuple(result) if return_indices else result[0]


def adaptive_max_pool2d(input: Tensor, output_size: Any, return_indices: bool = False) -> Any:
    """Maxima over windows such that the result is of `output_size` (an int, or two ints or None)."""
    result = _C.adaptive_max_pool2d(input, _output_size(output_size, input, 2))
    return tuple(result) if return_indices else result[0]


def adaptive_max_pool3d(input: Tensor, output_size: Any, return_indices: bool = False) -> Any:
    """Maxima over windows such that the result is of `output_size` (an int, or three ints or None)."""
    result = _C.adaptive_max_pool3d(input, _output_size(output_size, input, 3))
    return tuple(result) if return_indices else result[0]


def lp_pool1d(input: Tensor, norm_type: float, kernel_size: Any, stride: Any = None, ceil_mode: bool = False) -> Tensor:
    """The p-norm of each window."""
    sums = _C.avg_pool1d(input.pow(norm_type), kernel_size, [] if stride is None else stride, 0, ceil_mode)
    return (_C.sign(sums) * _C.relu(_C.abs(sums))).mul(kernel_size).pow(1.0 / norm_type)


def lp_pool2d(input: Tensor, norm_type: float, kernel_size: Any, stride: Any = None, ceil_mode: bool = False) -> Tensor:
    """The p-norm of each window."""
    height, width = (kernel_size, kernel_size) if isinstance(kernel_size, int) else kernel_size
    sums = _C.avg_pool2d(input.pow(norm_type), kernel_size, [] if stride is None else stride, 0, ceil_mode)
    return (_C.sign(sums) * _C.relu(_C.abs(sums))).mul(height * width).pow(1.0 / norm_type)
