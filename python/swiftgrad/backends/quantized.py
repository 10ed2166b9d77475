"""Quantized kernels: those of dynamic quantization, with the arithmetic of PyTorch's x86 engine."""

from __future__ import annotations

engine = "x86"
supported_engines = ["x86"]
