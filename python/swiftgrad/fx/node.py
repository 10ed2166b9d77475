"""torch.fx.node: names for annotations."""

from __future__ import annotations

from typing import Any

from .._missing import absent_function, module_getattr
from . import Node

__all__ = ["Node"]

Target = Any
Argument = Any
map_aggregate = absent_function("torch.fx.node.map_aggregate", "there is no graph tracer")
map_arg = absent_function("torch.fx.node.map_arg", "there is no graph tracer")
__getattr__ = module_getattr(__name__)
