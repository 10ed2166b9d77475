"""Quantized layers."""

from __future__ import annotations

from ..._missing import module_getattr

__getattr__ = module_getattr(__name__, "quantized")
