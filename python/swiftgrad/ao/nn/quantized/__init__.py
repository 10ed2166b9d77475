"""Quantized layers: those that quantize their input at each call. Statically quantized ones are missing."""

from __future__ import annotations

from ...._missing import module_getattr
from .functional_modules import FloatFunctional

__all__ = ["FloatFunctional"]
__getattr__ = module_getattr(__name__, "dynamic")
