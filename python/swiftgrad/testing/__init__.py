"""torch.testing: comparisons of tensors, and random ones to compare."""

from __future__ import annotations

from .._missing import module_getattr
from ._comparison import assert_allclose, assert_close
from ._creation import make_tensor

__all__ = ["assert_allclose", "assert_close", "make_tensor"]
__getattr__ = module_getattr(__name__)
