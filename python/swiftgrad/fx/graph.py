"""torch.fx.graph: names for annotations."""

from __future__ import annotations

from .._missing import module_getattr
from . import Graph

__all__ = ["Graph"]

__getattr__ = module_getattr(__name__)
