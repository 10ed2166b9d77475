"""Operators that an exporter sees as one."""

from __future__ import annotations

from typing import Any

from .. import _C
from .._tensor import Tensor


def shape_as_tensor(x: Tensor) -> Tensor:
    """The shape of ``x`` as an int64 tensor."""
    return _C.tensor(list(x.shape), dtype=_C.int64)


def reshape_from_tensor_shape(x: Tensor, shape: Tensor) -> Tensor:
    """``x`` in a shape that is given as a tensor."""
    sizes: Any = shape.tolist()
    return x.reshape(sizes)
