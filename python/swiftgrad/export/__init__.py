"""torch.export: there is no exporter. Its names can be imported; exporting raises NotImplementedError."""

from __future__ import annotations

from .._missing import absent_class, absent_function, module_getattr
from .dynamic_shapes import Dim, dims

__all__ = ["Dim", "ExportedProgram", "default_decompositions", "dims", "export", "export_for_training", "load", "save"]

_WHY = "there is no graph tracer"
export = absent_function("torch.export.export", _WHY)
export_for_training = absent_function("torch.export.export_for_training", _WHY)
default_decompositions = absent_function("torch.export.default_decompositions", _WHY)
load = absent_function("torch.export.load", _WHY)
save = absent_function("torch.export.save", _WHY)
unflatten = absent_function("torch.export.unflatten", _WHY)
ExportedProgram = absent_class("torch.export.ExportedProgram", _WHY)


__getattr__ = module_getattr(__name__, "dynamic_shapes")
