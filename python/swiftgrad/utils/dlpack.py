"""Exchange of tensors with other libraries by DLPack."""

from __future__ import annotations

from typing import Any

from .. import _C
from .._tensor import Tensor

from_dlpack = _C.from_dlpack
__all__ = ["from_dlpack", "to_dlpack"]


def to_dlpack(tensor: Tensor) -> Any:
    """A DLPack capsule of a tensor."""
    return tensor.__dlpack__()
