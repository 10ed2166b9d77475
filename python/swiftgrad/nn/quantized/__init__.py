"""The older name of `torch.ao.nn.quantized`."""

from __future__ import annotations

from ..._missing import module_getattr
from ...ao.nn.quantized import FloatFunctional

__all__ = ["FloatFunctional"]
__getattr__ = module_getattr(__name__, "dynamic")
