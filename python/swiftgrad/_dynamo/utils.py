"""Questions that libraries ask of PyTorch's tracer."""

from __future__ import annotations

import collections
from typing import Any

#: What the tracer counted: nothing.
counters: collections.defaultdict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)


def is_compile_supported(device_type: Any) -> bool:
    """Whether functions can be compiled for a device: there is no compiler."""
    return False


def same(ref: Any, res: Any, *args: Any, tol: float = 1e-4, equal_nan: bool = False, **kwargs: Any) -> bool:
    """Whether two structures of tensors agree within ``tol``."""
    from .. import Tensor, allclose
    from ..utils._pytree import tree_flatten

    first, first_spec = tree_flatten(ref)
    second, second_spec = tree_flatten(res)
    if first_spec != second_spec:
        return False
    for a, b in zip(first, second, strict=True):
        if isinstance(a, Tensor) and isinstance(b, Tensor):
            if a.shape != b.shape or a.dtype != b.dtype or not allclose(a, b, atol=tol, rtol=tol, equal_nan=equal_nan):
                return False
        elif a != b:
            return False
    return True
