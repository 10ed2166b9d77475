"""Operators of ONNX's operator set 9: functions that only an exporter calls."""

from __future__ import annotations

from typing import Any

from .._missing import absent_function, module_getattr

_missing = module_getattr(__name__)
_NAMES = frozenset({"add", "cat", "gather", "mul", "reshape", "select", "slice", "squeeze", "unsqueeze"})


def __getattr__(name: str) -> Any:
    if name in _NAMES:
        return absent_function(f"torch.onnx.symbolic_opset9.{name}", "there is no ONNX exporter")
    return _missing(name)
