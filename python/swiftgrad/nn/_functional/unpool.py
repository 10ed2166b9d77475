"""Pooling with indices, its inverse, and pooling over random windows."""

from __future__ import annotations

from typing import Any

import swiftgrad

from ..._tensor import Tensor
from ._operators import engine as _C
from .conv import (
    _max_pool,
    adaptive_max_pool1d,
    adaptive_max_pool2d,
    adaptive_max_pool3d,
)


def lp_pool3d(input: Tensor, norm_type: float, kernel_size: Any, stride: Any = None, ceil_mode: bool = False) -> Tensor:
    """The p-norm of each window of `(batch, channels, depth, height, width)`."""
    depth, height, width = (kernel_size,) * 3 if isinstance(kernel_size, int) else kernel_size
    sums = _C.avg_pool3d(input.pow(norm_type), kernel_size, [] if stride is None else stride, 0, ceil_mode)
    return (_C.sign(sums) * _C.relu(_C.abs(sums))).mul(depth * height * width).pow(1.0 / norm_type)


def max_pool1d_with_indices(
    input: Tensor,
    kernel_size: Any,
    stride: Any = None,
    padding: Any = 0,
    dilation: Any = 1,
    ceil_mode: bool = False,
    return_indices: bool = False,
) -> Any:
    """`max_pool1d` and where in its line each maximum was."""
    return _max_pool(1, input, kernel_size, stride, padding, dilation, ceil_mode, True)


def max_pool2d_with_indices(
    input: Tensor,
    kernel_size: Any,
    stride: Any = None,
    padding: Any = 0,
    dilation: Any = 1,
    ceil_mode: bool = False,
    return_indices: bool = False,
) -> Any:
    """`max_pool2d` and where in its plane each maximum was."""
    return _max_pool(2, input, kernel_size, stride, padding, dilation, ceil_mode, True)


def max_pool3d_with_indices(
    input: Tensor,
    kernel_size: Any,
    stride: Any = None,
    padding: Any = 0,
    dilation: Any = 1,
    ceil_mode: bool = False,
    return_indices: bool = False,
) -> Any:
    """`max_pool3d` and where in its volume each maximum was."""
    return _max_pool(3, input, kernel_size, stride, padding, dilation, ceil_mode, True)


def adaptive_max_pool1d_with_indices(input: Tensor, output_size: Any, return_indices: bool = False) -> Any:
    """`adaptive_max_pool1d` and where each maximum was."""
    return adaptive_max_pool1d(input, output_size, True)


def adaptive_max_pool2d_with_indices(input: Tensor, output_size: Any, return_indices: bool = False) -> Any:
    """`adaptive_max_pool2d` and where each maximum was."""
    return adaptive_max_pool2d(input, output_size, True)


def adaptive_max_pool3d_with_indices(input: Tensor, output_size: Any, return_indices: bool = False) -> Any:
    """`adaptive_max_pool3d` and where each maximum was."""
    return adaptive_max_pool3d(input, output_size, True)


# ---------------------------------------------------------------------- unpooling


def _tuple(value: Any, dims: int) -> tuple[int, ...]:
    return (value,) * dims if isinstance(value, int) else tuple(value)


def _unpool_output_size(
    input: Tensor, kernel_size: Any, stride: Any, padding: Any, output_size: list[int] | None
) -> list[int]:
    """The size of what was pooled: `output_size` if given and possible, else the smallest one."""
    dims = len(kernel_size)
    own = input.size()[-dims:]
    default = [(own[place] - 1) * stride[place] + kernel_size[place] - 2 * padding[place] for place in range(dims)]
    if output_size is None:
        return default
    output_size = list(output_size)
    if len(output_size) == dims + 2:
        output_size = output_size[2:]
    if len(output_size) != dims:
        raise ValueError(
            f"output_size should be a sequence containing {dims} or {dims + 2} elements, but it has a length of "
            f"'{len(output_size)}'"
        )
    for place in range(dims):
        least, greatest = default[place] - stride[place], default[place] + stride[place]
        if not least < output_size[place] < greatest:
            raise ValueError(
                f'invalid output_size "{tuple(output_size)}" (dim {place} must be between {least} and {greatest})'
            )
    return output_size


def max_unpool1d(
    input: Tensor, indices: Tensor, kernel_size: Any, stride: Any = None, padding: Any = 0, output_size: Any = None
) -> Tensor:
    """Puts the maxima that `max_pool1d` found back in their places among zeros.

    Args:
        input: `(batch, channels, length)` or `(channels, length)`.
        indices: where they were, as `max_pool1d` gave them.
        kernel_size: of the pooling; so are the next two.
        stride: the kernel's size by default.
        padding: of the pooling.
        output_size: the size of what was pooled, where several are possible.
    """
    kernel, stride, padding = _tuple(kernel_size, 1), _stride(stride, kernel_size, 1), _tuple(padding, 1)
    size = _unpool_output_size(input, kernel, stride, padding, output_size)
    return _C.max_unpool2d(input.unsqueeze(-1), indices.unsqueeze(-1), [*size, 1]).squeeze(-1)


def max_unpool2d(
    input: Tensor, indices: Tensor, kernel_size: Any, stride: Any = None, padding: Any = 0, output_size: Any = None
) -> Tensor:
    """Puts the maxima that `max_pool2d` found back in their places among zeros; arguments as of `max_unpool1d`."""
    kernel, stride, padding = _tuple(kernel_size, 2), _stride(stride, kernel_size, 2), _tuple(padding, 2)
    return _C.max_unpool2d(input, indices, _unpool_output_size(input, kernel, stride, padding, output_size))


def max_unpool3d(
    input: Tensor, indices: Tensor, kernel_size: Any, stride: Any = None, padding: Any = 0, output_size: Any = None
) -> Tensor:
    """Puts the maxima that `max_pool3d` found back in their places among zeros; arguments as of `max_unpool1d`."""
    kernel, stride, padding = _tuple(kernel_size, 3), _stride(stride, kernel_size, 3), _tuple(padding, 3)
    size = _unpool_output_size(input, kernel, stride, padding, output_size)
    return _C.max_unpool3d(input, indices, size, stride, padding)


def _stride(stride: Any, kernel_size: Any, dims: int) -> tuple[int, ...]:
    return _tuple(kernel_size if stride is None else stride, dims)


# ---------------------------------------------------------------------- fractional pooling


def _fractional(
    dims: int,
    input: Tensor,
    kernel_size: Any,
    output_size: Any,
    output_ratio: Any,
    samples: Tensor | None,
) -> Any:
    if output_size is None and output_ratio is None:
        raise ValueError(f"fractional_max_pool{dims}d requires specifying either an output_size or an output_ratio")
    if output_size is None:
        ratios = (output_ratio,) * dims if isinstance(output_ratio, (int, float)) else tuple(output_ratio)
        if len(ratios) != dims:
            raise ValueError(
                f"fractional_max_pool{dims}d requires output_ratio to either be a single float or tuple of {dims} "
                f"floats, got {output_ratio}"
            )
        output_size = [int(extent * ratio) for extent, ratio in zip(input.shape[-dims:], ratios)]
    if samples is None:
        batch = 1 if input.dim() == dims + 1 else input.size(0)
        channels = input.size(-dims - 1)
        samples = swiftgrad.rand(batch, channels, dims, dtype=input.dtype, device=input.device)
    operator = _C.fractional_max_pool2d if dims == 2 else _C.fractional_max_pool3d
    return operator(input, kernel_size, output_size, samples)


def fractional_max_pool2d_with_indices(
    input: Tensor,
    kernel_size: Any,
    output_size: Any = None,
    output_ratio: Any = None,
    return_indices: bool = False,
    _random_samples: Tensor | None = None,
) -> Any:
    """`fractional_max_pool2d` and where in its plane each maximum was."""
    return _fractional(2, input, kernel_size, output_size, output_ratio, _random_samples)


def fractional_max_pool3d_with_indices(
    input: Tensor,
    kernel_size: Any,
    output_size: Any = None,
    output_ratio: Any = None,
    return_indices: bool = False,
    _random_samples: Tensor | None = None,
) -> Any:
    """`fractional_max_pool3d` and where in its volume each maximum was."""
    return _fractional(3, input, kernel_size, output_size, output_ratio, _random_samples)


def fractional_max_pool2d(
    input: Tensor,
    kernel_size: Any,
    output_size: Any = None,
    output_ratio: Any = None,
    return_indices: bool = False,
    _random_samples: Tensor | None = None,
) -> Any:
    """The maxima of windows whose places are drawn at random (Graham, 2014).

    Args:
        input: `(batch, channels, height, width)` or `(channels, height, width)`.
        kernel_size: of the windows.
        output_size: of the result; or else
        output_ratio: of its size to the input's, between 0 and 1.
        return_indices: whether to return where the maxima were, too.
        _random_samples: `(batch, channels, 2)` from 0 to 1, in place of drawn ones.
    """
    result = _fractional(2, input, kernel_size, output_size, output_ratio, _random_samples)
    return result if return_indices else result[0]


def fractional_max_pool3d(
    input: Tensor,
    kernel_size: Any,
    output_size: Any = None,
    output_ratio: Any = None,
    return_indices: bool = False,
    _random_samples: Tensor | None = None,
) -> Any:
    """`fractional_max_pool2d` for `(batch, channels, depth, height, width)`, or the same without batch."""
    result = _fractional(3, input, kernel_size, output_size, output_ratio, _random_samples)
    return result if return_indices else result[0]
