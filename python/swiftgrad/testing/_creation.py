"""Random tensors for tests."""

from __future__ import annotations

import math
from typing import Any

from .. import _C
from .._tensor import Tensor


def make_tensor(
    *shape: Any,
    dtype: _C.dtype,
    device: Any = "cpu",
    low: float | None = None,
    high: float | None = None,
    requires_grad: bool = False,
    noncontiguous: bool = False,
    exclude_zero: bool = False,
    memory_format: Any = None,
) -> Tensor:
    """A tensor of uniform random values: by default from -9 to 9, from 0 to 9 for uint8, False and True for bool.

    Args:
        shape: Its sizes, one by one or as one sequence.
        dtype: Its dtype.
        device: The CPU.
        low: The least value.
        high: The bound of the values, which they do not reach.
        requires_grad: Whether it takes part in differentiation.
        noncontiguous: Leave gaps between its elements.
        exclude_zero: Replace zeros by the smallest value above.
        memory_format: The order of its memory.

    Raises:
        ValueError: ``low`` is not less than ``high``, a bound is NaN or out of the dtype's range, an integer tensor is
            to require a gradient, or both a format and gaps are asked for.
    """
    sizes = tuple(shape[0]) if len(shape) == 1 and not isinstance(shape[0], int) else tuple(shape)
    floating = dtype.is_floating_point or dtype.is_complex
    if requires_grad and not floating:
        raise ValueError(
            f"`requires_grad=True` is not supported for boolean and integral dtypes, but got dtype={dtype}"
        )
    if noncontiguous and memory_format is not None:
        raise ValueError(
            f"The parameters `noncontiguous` and `memory_format` are mutually exclusive, but got "
            f"noncontiguous={noncontiguous} and memory_format={memory_format}"
        )
    least, most = _bounds(dtype, low, high)
    gaps = noncontiguous and math.prod(sizes) > 1
    if gaps:  # every second element is left out in the end
        sizes = (*sizes[:-1], 2 * sizes[-1])
    if dtype.is_complex:
        part = _C.float64 if dtype.itemsize == 16 else _C.float32
        result = _C.view_as_complex(_C.empty((*sizes, 2), dtype=part, device=device).uniform_(least, most))
    elif floating:
        result = _C.empty(sizes, dtype=dtype, device=device).uniform_(least, most)
    else:
        result = _C.randint(math.floor(least), math.ceil(most), sizes, dtype=dtype, device=device)
    if gaps:
        result = result[..., 1::2]
    elif memory_format is not None:
        result = result.clone(memory_format=memory_format)
    if exclude_zero:
        smallest = _C.tensor(_tiny(dtype) if floating else 1, dtype=dtype)
        result.masked_fill_(result == 0, smallest)
    return result.requires_grad_() if requires_grad else result


def _tiny(dtype: _C.dtype) -> float:
    from .._type_info import finfo

    return finfo(dtype).tiny


def _bounds(dtype: _C.dtype, low: float | None, high: float | None) -> tuple[float, float]:
    from .._type_info import finfo, iinfo

    if dtype is _C.bool:
        lowest, highest, default = 0, 2, (0, 2)
    elif dtype.is_floating_point or dtype.is_complex:
        info = finfo(_C.float32 if dtype.is_complex else dtype)
        lowest, highest, default = info.min, info.max, (-9, 9)
    else:
        bounds = iinfo(dtype)
        lowest, highest = bounds.min, bounds.max + (1 if bounds.max < 2**63 - 1 else 0)
        default = (max(-9, lowest), 10)
    least, most = default[0] if low is None else low, default[1] if high is None else high
    if any(isinstance(b, float) and math.isnan(b) for b in (least, most)):
        raise ValueError(f"`low` and `high` cannot be NaN, but got low={low!r} and high={high!r}")
    if least >= most and low is not None and high is not None:
        raise ValueError(f"`low` must be less than `high`, but got {low} >= {high}")
    if least >= highest or most <= lowest:
        raise ValueError(f"The value interval [{least}, {most}) is out of the range of {dtype}, [{lowest}, {highest})")
    return max(least, lowest), min(most, highest)
