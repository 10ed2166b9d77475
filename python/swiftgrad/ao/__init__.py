"""What PyTorch keeps under `torch.ao`: dynamic quantization."""

from __future__ import annotations

from .._missing import module_getattr

__getattr__ = module_getattr(__name__, "nn quantization")
