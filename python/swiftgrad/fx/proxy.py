"""torch.fx.proxy: names for annotations."""

from __future__ import annotations

from .._missing import absent_class, module_getattr
from . import Proxy

__all__ = ["Proxy"]

GraphAppendingTracer = absent_class("torch.fx.proxy.GraphAppendingTracer", "there is no graph tracer")
ParameterProxy = absent_class("torch.fx.proxy.ParameterProxy", "there is no graph tracer")
__getattr__ = module_getattr(__name__)
