"""Types for annotations."""

from __future__ import annotations

import builtins
import os
from collections.abc import Sequence
from typing import IO, Any

from . import _C
from ._tensor import Tensor

__all__ = ["Device", "FileLike", "Number", "Storage"]

_TensorOrTensors = Tensor | Sequence[Tensor]
_dtype = _C.dtype
_device = _C.device
_layout = _C.layout
_qscheme = Any
_int, _float, _bool, _complex = builtins.int, builtins.float, builtins.bool, builtins.complex
_size = _C.Size | list[builtins.int] | tuple[builtins.int, ...]
_dispatchkey = Any
PySymType = builtins.int

Number = builtins.int | builtins.float | builtins.bool
Device = _C.device | str | builtins.int | None
FileLike = str | os.PathLike[str] | IO[bytes]
Storage = _C.UntypedStorage
