"""torch.onnx: there is no exporter. Its names can be imported; exporting raises NotImplementedError."""

from __future__ import annotations

import enum
from typing import Any

from .._missing import absent_class, absent_function, module_getattr

__all__ = [
    "ExportOptions",
    "ONNXProgram",
    "OnnxExporterError",
    "OperatorExportTypes",
    "TensorProtoDataType",
    "TrainingMode",
    "dynamo_export",
    "export",
    "is_in_onnx_export",
    "register_custom_op_symbolic",
    "unregister_custom_op_symbolic",
]

_WHY = "there is no ONNX exporter; save state_dict() with torch.save, and export with PyTorch itself"
export = absent_function("torch.onnx.export", _WHY)
dynamo_export = absent_function("torch.onnx.dynamo_export", _WHY)
ONNXProgram = absent_class("torch.onnx.ONNXProgram", _WHY)
ExportOptions = absent_class("torch.onnx.ExportOptions", _WHY)


class OnnxExporterError(RuntimeError):
    """An error of the exporter."""


class TrainingMode(enum.IntEnum):
    """The mode a module is exported in."""

    EVAL = 0
    PRESERVE = 1
    TRAINING = 2


class OperatorExportTypes(enum.IntEnum):
    """How operators without an ONNX form are exported."""

    ONNX = 0
    ONNX_ATEN = 1
    ONNX_ATEN_FALLBACK = 2
    ONNX_FALLTHROUGH = 3


class TensorProtoDataType(enum.IntEnum):
    """ONNX's element types."""

    UNDEFINED = 0
    FLOAT = 1
    UINT8 = 2
    INT8 = 3
    UINT16 = 4
    INT16 = 5
    INT32 = 6
    INT64 = 7
    STRING = 8
    BOOL = 9
    FLOAT16 = 10
    DOUBLE = 11
    UINT32 = 12
    UINT64 = 13
    COMPLEX64 = 14
    COMPLEX128 = 15
    BFLOAT16 = 16


def is_in_onnx_export() -> bool:
    """No."""
    return False


def register_custom_op_symbolic(symbolic_name: str, symbolic_fn: Any, opset_version: int) -> None:
    """Accepts how an operator would be exported: libraries register theirs when they are imported."""


def unregister_custom_op_symbolic(symbolic_name: str, opset_version: int) -> None:
    """Takes a registration back."""


__getattr__ = module_getattr(__name__, "operators symbolic_helper symbolic_opset9 symbolic_opset11 utils")
