"""What watches tensors and says how to quantize them."""

from __future__ import annotations

import functools
from typing import Any

import swiftgrad

from ..._quantized import (
    per_channel_symmetric,
    per_tensor_affine,
    per_tensor_symmetric,
    qint8,
    quint8,
)
from ...nn.modules.module import Module

Tensor = swiftgrad.Tensor

__all__ = [
    "MinMaxObserver",
    "NoopObserver",
    "ObserverBase",
    "PerChannelMinMaxObserver",
    "PlaceholderObserver",
    "default_dynamic_quant_observer",
    "default_observer",
    "default_per_channel_weight_observer",
    "default_weight_observer",
]


class _Factory:
    """A class with some of its arguments, which makes an object at each call."""

    def __init__(self, partial: Any) -> None:
        self.p = partial

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.p(*args, **kwargs)

    def __repr__(self) -> str:
        return repr(self.p) + "{}"

    def with_args(self, **kwargs: Any) -> _Factory:
        """As this, with more arguments."""
        return _Factory(functools.partial(self.p, **kwargs))


class ObserverBase(Module):
    """What all observers have.

    Args:
        dtype: of the quantized tensor.
        is_dynamic: whether ranges are found at each call of the layer.
    """

    def __init__(self, dtype: Any, is_dynamic: bool = False) -> None:
        super().__init__()
        self.dtype = dtype
        self.is_dynamic = is_dynamic

    def forward(self, x: Tensor) -> Tensor:
        raise NotImplementedError(f"{type(self).__name__} does not observe")

    def calculate_qparams(self, **kwargs: Any) -> Any:
        raise NotImplementedError(f"{type(self).__name__} has no scale and zero point")

    @classmethod
    def with_args(cls, **kwargs: Any) -> _Factory:
        """A factory of observers with these arguments."""
        return _Factory(functools.partial(cls, **kwargs))


class PlaceholderObserver(ObserverBase):
    """Observes nothing: says how an activation is quantized at each call.

    Args:
        dtype: of the activation.
        custom_op_name: kept.
        compute_dtype: deprecated: as `dtype` with `is_dynamic`.
        quant_min: the least integer.
        quant_max: the greatest.
        qscheme: kept.
        eps: kept.
        is_dynamic: whether ranges are found at each call of the layer.
    """

    def __init__(
        self,
        dtype: Any = swiftgrad.float32,
        custom_op_name: str = "",
        compute_dtype: Any = None,
        quant_min: int | None = None,
        quant_max: int | None = None,
        qscheme: Any = None,
        eps: float | None = None,
        is_dynamic: bool = False,
    ) -> None:
        super().__init__(dtype=dtype if compute_dtype is None else compute_dtype, is_dynamic=is_dynamic)
        self.custom_op = custom_op_name
        self.quant_min, self.quant_max = quant_min, quant_max
        self.qscheme = per_tensor_affine if qscheme is None else qscheme
        self.eps = eps

    def forward(self, x: Tensor) -> Tensor:
        return x


class NoopObserver(ObserverBase):
    """Observes nothing; its dtype says what weights are converted to (float16)."""

    def __init__(self, dtype: Any = swiftgrad.float16, custom_op_name: str = "") -> None:
        super().__init__(dtype=dtype)
        self.custom_op = custom_op_name

    def forward(self, x: Tensor) -> Tensor:
        return x


class MinMaxObserver(ObserverBase):
    """Remembers the least and the greatest element of all it saw.

    Args:
        dtype: `qint8` or `quint8`.
        qscheme: `per_tensor_affine` or `per_tensor_symmetric`.
        reduce_range: one bit less.
        quant_min: the least integer, by default the dtype's.
        quant_max: the greatest.
        factory_kwargs: kept.
        eps: the least scale.
        is_dynamic: whether ranges are found at each call of the layer.
    """

    min_val: Tensor
    max_val: Tensor
    _axis: int | None = None

    def __init__(
        self,
        dtype: Any = quint8,
        qscheme: Any = per_tensor_affine,
        reduce_range: bool = False,
        quant_min: int | None = None,
        quant_max: int | None = None,
        factory_kwargs: Any = None,
        eps: float = 2.0**-23,
        is_dynamic: bool = False,
    ) -> None:
        super().__init__(dtype=dtype, is_dynamic=is_dynamic)
        if dtype not in (qint8, quint8):
            raise AssertionError(f"Default Observer only works for qint8 and quint8 data types, got {dtype}")
        if (quant_min is None) != (quant_max is None):
            raise AssertionError("quant_min and quant_max: both or none are required")
        self.qscheme = qscheme
        self.reduce_range = reduce_range
        if quant_min is None or quant_max is None:
            quant_min, quant_max = dtype.low, dtype.high
            if reduce_range:
                quant_min, quant_max = quant_min // 2, quant_max // 2
        self.quant_min, self.quant_max = quant_min, quant_max
        self.eps = eps
        self.register_buffer("min_val", swiftgrad.tensor(float("inf")) if self._axis is None else swiftgrad.tensor([]))
        self.register_buffer("max_val", swiftgrad.tensor(float("-inf")) if self._axis is None else swiftgrad.tensor([]))

    def _range(self, x: Tensor) -> tuple[Tensor, Tensor]:
        return x.min(), x.max()

    def forward(self, x: Tensor) -> Tensor:
        if x.numel() == 0:
            return x
        low, high = self._range(x.detach().to(swiftgrad.float32))
        if self.min_val.numel() == low.numel():
            low, high = swiftgrad.minimum(low, self.min_val), swiftgrad.maximum(high, self.max_val)
        self.min_val, self.max_val = low, high
        return x

    def calculate_qparams(self, **kwargs: Any) -> tuple[Tensor, Tensor]:
        """Scale and zero point, from the range so far."""
        zero = swiftgrad.zeros_like(self.min_val)
        low, high = swiftgrad.minimum(self.min_val, zero), swiftgrad.maximum(self.max_val, zero)
        steps = float(self.quant_max - self.quant_min)
        if self.qscheme in (per_tensor_symmetric, per_channel_symmetric):
            scale = swiftgrad.maximum(-low, high) / (steps / 2)
            scale = scale.clamp(min=self.eps)
            point = 0
            if self.dtype is quint8:
                point = (self.quant_min + self.quant_max) // 2 if self.reduce_range else 128
            points = swiftgrad.full_like(scale, point, dtype=swiftgrad.int64)
        else:
            scale = ((high - low) / steps).clamp(min=self.eps)
            points = (self.quant_min - (low / scale).round()).clamp(self.quant_min, self.quant_max).to(swiftgrad.int64)
        return scale.reshape(-1), points.reshape(-1)

    def extra_repr(self) -> str:
        return f"min_val={self.min_val}, max_val={self.max_val}"


class PerChannelMinMaxObserver(MinMaxObserver):
    """As `MinMaxObserver`, for each index of a dimension; `ch_axis` comes first among the arguments."""

    def __init__(self, ch_axis: int = 0, dtype: Any = quint8, qscheme: Any = None, **kwargs: Any) -> None:
        self._axis = ch_axis
        super().__init__(dtype=dtype, qscheme=per_tensor_affine if qscheme is None else qscheme, **kwargs)
        self.ch_axis = ch_axis

    def _range(self, x: Tensor) -> tuple[Tensor, Tensor]:
        rows = x.transpose(0, self.ch_axis).reshape(x.size(self.ch_axis), -1)
        return rows.amin(1), rows.amax(1)


default_observer = MinMaxObserver.with_args(quant_min=0, quant_max=127)
default_weight_observer = MinMaxObserver.with_args(dtype=qint8, qscheme=per_tensor_symmetric)
default_per_channel_weight_observer = PerChannelMinMaxObserver.with_args(dtype=qint8, qscheme=per_channel_symmetric)
default_dynamic_quant_observer = PlaceholderObserver.with_args(
    dtype=quint8, quant_min=0, quant_max=255, is_dynamic=True
)
