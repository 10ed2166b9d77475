"""Dynamic quantization of linear and recurrent layers for inference: `quantize_dynamic`.

Static quantization and quantization-aware training are missing; their names can be imported.
"""

from __future__ import annotations

from ..._missing import absent_class, absent_function, module_getattr
from .observer import (
    MinMaxObserver,
    NoopObserver,
    ObserverBase,
    PerChannelMinMaxObserver,
    PlaceholderObserver,
    default_dynamic_quant_observer,
    default_observer,
    default_per_channel_weight_observer,
    default_weight_observer,
)
from .qconfig import (
    QConfig,
    default_dynamic_qconfig,
    default_qconfig,
    float16_dynamic_qconfig,
    per_channel_dynamic_qconfig,
)
from .quantize import (
    convert,
    get_default_dynamic_quant_module_mappings,
    propagate_qconfig_,
    quantize_dynamic,
    swap_module,
)
from .stubs import DeQuantStub, QuantStub, QuantWrapper

__all__ = [
    "DeQuantStub",
    "FakeQuantize",
    "MinMaxObserver",
    "NoopObserver",
    "ObserverBase",
    "PerChannelMinMaxObserver",
    "PlaceholderObserver",
    "QConfig",
    "QuantStub",
    "QuantWrapper",
    "convert",
    "default_dynamic_qconfig",
    "default_dynamic_quant_observer",
    "default_observer",
    "default_per_channel_weight_observer",
    "default_qconfig",
    "default_weight_observer",
    "float16_dynamic_qconfig",
    "fuse_modules",
    "fuse_modules_qat",
    "get_default_dynamic_quant_module_mappings",
    "get_default_qat_qconfig",
    "get_default_qconfig",
    "per_channel_dynamic_qconfig",
    "prepare",
    "prepare_qat",
    "propagate_qconfig_",
    "quantize",
    "quantize_dynamic",
    "quantize_qat",
    "swap_module",
]

_WHY = "only dynamic quantization is there, see quantize_dynamic"
FakeQuantize = absent_class("torch.ao.quantization.FakeQuantize", _WHY)
fuse_modules = absent_function("torch.ao.quantization.fuse_modules", _WHY)
fuse_modules_qat = absent_function("torch.ao.quantization.fuse_modules_qat", _WHY)
get_default_qat_qconfig = absent_function("torch.ao.quantization.get_default_qat_qconfig", _WHY)
get_default_qconfig = absent_function("torch.ao.quantization.get_default_qconfig", _WHY)
prepare = absent_function("torch.ao.quantization.prepare", _WHY)
prepare_qat = absent_function("torch.ao.quantization.prepare_qat", _WHY)
quantize = absent_function("torch.ao.quantization.quantize", _WHY)
quantize_qat = absent_function("torch.ao.quantization.quantize_qat", _WHY)

__getattr__ = module_getattr(__name__, "observer qconfig quantize stubs")
