"""torch.onnx.utils: see `torch.onnx`."""

from __future__ import annotations

from .._missing import module_getattr
from . import is_in_onnx_export, register_custom_op_symbolic, unregister_custom_op_symbolic

__all__ = ["is_in_onnx_export", "register_custom_op_symbolic", "unregister_custom_op_symbolic"]
__getattr__ = module_getattr(__name__)
