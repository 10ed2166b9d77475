"""What the quantized layers share: quantizing a float weight as its observer says."""

from __future__ import annotations

from typing import Any

import swiftgrad

from ......_quantized import QuantizedTensor, qint8, quantize_per_channel, quantize_per_tensor

Tensor = swiftgrad.Tensor


def observer_of(module: Any) -> Any:
    """A new observer for the weights of a float layer, by its `qconfig` or PyTorch's default."""
    from ......ao.quantization.qconfig import default_dynamic_qconfig

    config = getattr(module, "qconfig", None)
    if config is None or config.weight is None:
        config = default_dynamic_qconfig
    observer = config.weight()
    if observer.dtype not in (qint8, swiftgrad.float16):
        raise RuntimeError(f"Unsupported dtype for dynamic quantization: {observer.dtype}")
    return observer


def quantized_weight(weight: Tensor, observer: Any) -> QuantizedTensor:
    """Bytes and scales of a weight."""
    weight = weight.detach().to(swiftgrad.float32)
    observer(weight)
    scales, points = observer.calculate_qparams()
    axis = getattr(observer, "ch_axis", None)
    if axis is None:
        return quantize_per_tensor(weight, float(scales), int(points), qint8)
    return quantize_per_channel(weight, scales, points, axis, qint8)
