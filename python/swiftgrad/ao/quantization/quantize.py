"""`quantize_dynamic`: replaces layers by those with quantized weights."""

from __future__ import annotations

import copy
from typing import Any

import swiftgrad

from ... import nn
from ..._quantized import qint8, quint8
from ...nn.modules.module import Module
from ..nn.quantized import dynamic
from .qconfig import QConfig, default_dynamic_qconfig, float16_dynamic_qconfig

__all__ = [
    "convert",
    "get_default_dynamic_quant_module_mappings",
    "propagate_qconfig_",
    "quantize_dynamic",
    "swap_module",
]


def get_default_dynamic_quant_module_mappings() -> dict[Any, Any]:
    """Classes of float layers and those that take their place."""
    return {
        nn.GRUCell: dynamic.GRUCell,
        nn.Linear: dynamic.Linear,
        nn.modules.linear.NonDynamicallyQuantizableLinear: dynamic.Linear,
        nn.LSTM: dynamic.LSTM,
        nn.GRU: dynamic.GRU,
        nn.LSTMCell: dynamic.LSTMCell,
        nn.RNNCell: dynamic.RNNCell,
    }


def propagate_qconfig_(module: Module, qconfig_dict: dict[Any, Any] | None = None, prefix: str = "") -> None:
    """Sets `qconfig` of a module and of all below it: by name, else by class, else the one of the module above."""
    _propagate(module, qconfig_dict or {}, None, prefix)


def _propagate(module: Module, table: dict[Any, Any], above: QConfig | None, prefix: str) -> None:
    own = table.get(type(module), above)
    own = table.get(prefix, own)
    own = getattr(module, "qconfig", own)
    module.qconfig = own
    for name, child in module.named_children():
        _propagate(child, table, own, f"{prefix}.{name}" if prefix else name)


def swap_module(mod: Module, mapping: dict[Any, Any]) -> Module:
    """The quantized layer in place of `mod`, where its class is in `mapping` and it has a `qconfig`; else `mod`."""
    if getattr(mod, "qconfig", None) is None or type(mod) not in mapping:
        return mod
    new = mapping[type(mod)].from_float(mod)
    for hook in mod._forward_pre_hooks.values():
        new.register_forward_pre_hook(hook)
    for hook in mod._forward_hooks.values():
        new.register_forward_hook(hook)
    return new


def _convert(module: Module, mapping: dict[Any, Any]) -> None:
    for name, child in list(module.named_children()):
        if type(child) not in mapping:
            _convert(child, mapping)
        module._modules[name] = swap_module(child, mapping)


def convert(
    module: Module,
    mapping: dict[Any, Any] | None = None,
    inplace: bool = False,
    remove_qconfig: bool = True,
    is_reference: bool = False,
    convert_custom_config_dict: Any = None,
    use_precomputed_fake_quant: bool = False,
) -> Module:
    """Replaces the layers below `module` that have a `qconfig` by those of `mapping`.

    Raises:
        NotImplementedError: no mapping is given, which asks for static quantization, or another option does.
    """
    if mapping is None or is_reference or convert_custom_config_dict:
        raise NotImplementedError(
            "swiftgrad has no static quantization: convert takes the mapping of a dynamic one, see quantize_dynamic"
        )
    if not inplace:
        module = copy.deepcopy(module)
    _convert(module, mapping)
    if remove_qconfig:
        for each in module.modules():
            each.__dict__.pop("qconfig", None)
    return module


def quantize_dynamic(
    model: Module,
    qconfig_spec: Any = None,
    dtype: Any = qint8,
    mapping: dict[Any, Any] | None = None,
    inplace: bool = False,
) -> Module:
    """Replaces linear and recurrent layers by ones with quantized weights, for inference.

    Args:
        model: the model, or with `inplace` what is changed.
        qconfig_spec: a set of classes and names of submodules, or a dict from these to their `QConfig`; None: all
            classes of `mapping`.
        dtype: `torch.qint8`, or `torch.float16` where only weights are to be rounded; used without a dict.
        mapping: from classes to those that take their place.
        inplace: whether `model` itself is changed.

    Returns:
        The model in evaluation mode.

    Raises:
        ValueError: another dtype.
        NotImplementedError: `torch.quint8`, for embeddings.
    """
    configs = {qint8: default_dynamic_qconfig, swiftgrad.float16: float16_dynamic_qconfig}
    if dtype is quint8:
        raise NotImplementedError("swiftgrad has no quantized embeddings (dtype torch.quint8) yet")
    if qconfig_spec is None or isinstance(qconfig_spec, set):
        if dtype not in configs:
            known = "quantize with default settings" if qconfig_spec is None else "quantize"
            raise ValueError(f"Don't know how to {known} for {dtype}. Provide full qconfig please")
        layers = (nn.Linear, nn.LSTM, nn.GRU, nn.LSTMCell, nn.RNNCell, nn.GRUCell)
        qconfig_spec = dict.fromkeys(layers if qconfig_spec is None else qconfig_spec, configs[dtype])
    if not inplace:
        model = copy.deepcopy(model)
    model.eval()
    propagate_qconfig_(model, qconfig_spec)
    return convert(model, mapping or get_default_dynamic_quant_module_mappings(), inplace=True)
