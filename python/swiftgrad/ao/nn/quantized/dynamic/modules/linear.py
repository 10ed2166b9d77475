"""Linear layers with quantized weights."""

from __future__ import annotations

from typing import Any

import swiftgrad

from ...... import _C
from ......_quantized import QuantizedTensor, QuantizedWeight, qint8, quantize_per_tensor
from ......nn.modules.module import Module
from ._weights import observer_of, quantized_weight

Tensor = swiftgrad.Tensor
__all__ = ["Linear"]


class LinearPackedParams(Module):
    """Weight and bias of a linear layer: signed bytes with scales, or float16.

    Args:
        dtype: `torch.qint8` or `torch.float16`.
    """

    _version = 3

    def __init__(self, dtype: Any = qint8) -> None:
        super().__init__()
        self.dtype = dtype
        self._weight: Any = None
        self._bias: Tensor | None = None
        if dtype is qint8:
            self.set_weight_bias(quantize_per_tensor(swiftgrad.zeros(1, 1), 1.0, 0, qint8), None)
        elif dtype == swiftgrad.float16:
            self.set_weight_bias(swiftgrad.zeros(1, 1), None)
        else:
            raise RuntimeError(f"Unsupported dtype on dynamic quantized linear: {dtype}")

    def set_weight_bias(self, weight: Any, bias: Tensor | None) -> None:
        if self.dtype is qint8:
            self._weight = QuantizedWeight(weight)
        else:
            self._weight = weight.detach().to(swiftgrad.float16)
        self._bias = bias

    def _weight_bias(self) -> tuple[Any, Tensor | None]:
        if self.dtype is qint8:
            return self._weight.unpacked(), self._bias
        return self._weight.to(swiftgrad.float32), self._bias

    def forward(self, x: Tensor) -> Tensor:
        return x

    def _save_to_state_dict(self, destination: Any, prefix: str, keep_vars: bool) -> None:
        super()._save_to_state_dict(destination, prefix, keep_vars)
        destination[prefix + "dtype"] = self.dtype
        destination[prefix + "_packed_params"] = self._weight_bias()

    def _load_from_state_dict(
        self,
        state_dict: Any,
        prefix: str,
        local_metadata: Any,
        strict: bool,
        missing_keys: list[str],
        unexpected_keys: list[str],
        error_msgs: list[str],
    ) -> None:
        for key in ("dtype", "_packed_params"):
            if prefix + key not in state_dict:
                missing_keys.append(prefix + key)
                return
        self.dtype = state_dict.pop(prefix + "dtype")
        weight, bias = state_dict.pop(prefix + "_packed_params")
        if self.dtype is qint8 and not isinstance(weight, QuantizedTensor):
            error_msgs.append(f"{prefix}_packed_params: a quantized weight is required, got {type(weight).__name__}")
            return
        self.set_weight_bias(weight, bias)
        super()._load_from_state_dict(
            state_dict, prefix, local_metadata, False, missing_keys, unexpected_keys, error_msgs
        )

    def __repr__(self) -> str:
        return repr(self._weight_bias())


class Linear(Module):
    """`input @ weight.T + bias` with a weight of signed bytes; the input is quantized from its own range at each call.

    Args:
        in_features: size of the last dimension of the input.
        out_features: size of the last dimension of the output.
        bias_: whether to add a vector.
        dtype: `torch.qint8`, or `torch.float16` for a weight rounded to that, computed with in float32.
    """

    _version = 4
    in_features: int
    out_features: int

    def __init__(self, in_features: int, out_features: int, bias_: bool = True, dtype: Any = qint8) -> None:
        super().__init__()
        self.in_features = in_features
        self.out_features = out_features
        self.scale = 1.0
        self.zero_point = 0
        self.version = self._version
        self._packed_params = LinearPackedParams(dtype)
        zeros = swiftgrad.zeros(out_features, in_features)
        weight = quantize_per_tensor(zeros, 1.0, 0, qint8) if dtype is qint8 else zeros
        self.set_weight_bias(weight, swiftgrad.zeros(out_features) if bias_ else None)

    def set_weight_bias(self, w: Any, b: Tensor | None) -> None:
        """Replaces weight (quantized, or float for float16) and bias."""
        self._packed_params.set_weight_bias(w, b)

    def weight(self) -> Any:
        """The weight: a quantized tensor, or a float32 one of float16 numbers."""
        return self._packed_params._weight_bias()[0]

    def bias(self) -> Tensor | None:
        """The bias."""
        return self._packed_params._bias

    def forward(self, x: Tensor) -> Tensor:
        params = self._packed_params
        weight, bias = params._weight, params._bias
        with swiftgrad.no_grad():
            if params.dtype is qint8:
                return _C._quantized_linear(x, weight.packed, weight.sums, weight.scales, bias)
            return _C.linear(x, weight.to(swiftgrad.float32), bias)

    @classmethod
    def from_float(cls, mod: Any, use_precomputed_fake_quant: bool = False) -> Linear:
        """The quantized layer of a float one, whose `qconfig` says how."""
        if not hasattr(mod, "weight") or not hasattr(mod, "in_features"):
            raise AssertionError(f"nn.quantized.dynamic.Linear.from_float only works for nn.Linear, got {type(mod)}")
        observer = observer_of(mod)
        result = cls.__new__(cls)
        Module.__init__(result)
        result.in_features, result.out_features = mod.in_features, mod.out_features
        result.scale, result.zero_point, result.version = 1.0, 0, cls._version
        result._packed_params = LinearPackedParams(observer.dtype)
        weight = mod.weight if observer.dtype is not qint8 else quantized_weight(mod.weight, observer)
        result.set_weight_bias(weight, mod.bias)
        result.train(mod.training)
        return result

    def _save_to_state_dict(self, destination: Any, prefix: str, keep_vars: bool) -> None:
        super()._save_to_state_dict(destination, prefix, keep_vars)
        destination[prefix + "scale"] = swiftgrad.tensor(self.scale)
        destination[prefix + "zero_point"] = swiftgrad.tensor(self.zero_point)

    def _load_from_state_dict(
        self,
        state_dict: Any,
        prefix: str,
        local_metadata: Any,
        strict: bool,
        missing_keys: list[str],
        unexpected_keys: list[str],
        error_msgs: list[str],
    ) -> None:
        for key in ("scale", "zero_point"):
            if prefix + key in state_dict:
                setattr(self, key, state_dict.pop(prefix + key).item())
            elif strict:
                missing_keys.append(prefix + key)
        super()._load_from_state_dict(
            state_dict, prefix, local_metadata, False, missing_keys, unexpected_keys, error_msgs
        )

    def _get_name(self) -> str:
        return "DynamicQuantizedLinear"

    def extra_repr(self) -> str:
        params = self._packed_params
        text = f"in_features={self.in_features}, out_features={self.out_features}, dtype={params.dtype}"
        if params.dtype is qint8:
            text += f", qscheme=torch.{'per_tensor' if params._weight.axis is None else 'per_channel'}_affine"
        return text

    def __repr__(self) -> str:
        return f"{self._get_name()}({self.extra_repr()})"
