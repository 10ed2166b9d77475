"""torch.fx.graph_module: names for annotations."""

from __future__ import annotations

from .._missing import module_getattr
from . import GraphModule

__all__ = ["GraphModule"]

__getattr__ = module_getattr(__name__)
