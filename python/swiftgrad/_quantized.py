"""Quantized tensors, as far as quantized layers need them: bytes with scales, to look at, to save and to dequantize."""

from __future__ import annotations

from typing import Any

import swiftgrad

from . import _C
from ._tensor import Tensor

__all__ = [
    "QuantizedTensor",
    "dequantize",
    "per_channel_affine",
    "per_channel_symmetric",
    "per_tensor_affine",
    "per_tensor_symmetric",
    "qint8",
    "qint32",
    "qscheme",
    "quantize_per_channel",
    "quantize_per_tensor",
    "quint8",
]


class _Name:
    """Something that is known by its name: equal to itself alone, also after pickling and copying."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"torch.{self.name}"

    def __reduce__(self) -> str:
        return self.name


class _QuantizedDType(_Name):
    """A dtype of quantized elements: its bounds, and the integers that stand for them."""

    is_floating_point = False
    is_complex = False

    def __init__(self, name: str, low: int, high: int, stored: _C.dtype) -> None:
        super().__init__(name)
        self.low, self.high, self.stored = low, high, stored
        self.itemsize = stored.itemsize
        self.__module__ = __name__


class qscheme(_Name):
    """How scales and zero points belong to elements."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__module__ = __name__


qint8 = _QuantizedDType("qint8", -128, 127, swiftgrad.int8)
quint8 = _QuantizedDType("quint8", 0, 255, swiftgrad.uint8)
qint32 = _QuantizedDType("qint32", -(2**31), 2**31 - 1, swiftgrad.int32)
per_tensor_affine = qscheme("per_tensor_affine")
per_channel_affine = qscheme("per_channel_affine")
per_tensor_symmetric = qscheme("per_tensor_symmetric")
per_channel_symmetric = qscheme("per_channel_symmetric")


class QuantizedTensor:
    """Integers q that stand for `(q - zero_point) * scale`, with one pair for all, or one for each index of an axis.

    It is no `Tensor`: operators do not take it, `dequantize()` gives what they do.

    Args:
        values: the integers.
        scale: a number, or a tensor of one for each index of `axis`.
        zero_point: likewise.
        axis: the dimension that scales belong to; None: there is one scale.
        dtype: `qint8`, `quint8` or `qint32`.
    """

    is_quantized = True
    requires_grad = False

    def __init__(self, values: Tensor, scale: Any, zero_point: Any, axis: int | None, dtype: _QuantizedDType) -> None:
        self._values = values
        self._scale = scale
        self._zero_point = zero_point
        self._axis = axis
        self.dtype = dtype

    @property
    def shape(self) -> Any:
        return self._values.shape

    @property
    def device(self) -> Any:
        return self._values.device

    def size(self, dim: int | None = None) -> Any:
        return self._values.size() if dim is None else self._values.size(dim)

    def dim(self) -> int:
        return self._values.dim()

    ndim = property(dim)

    def numel(self) -> int:
        return self._values.numel()

    def element_size(self) -> int:
        return self._values.element_size()

    def detach(self) -> QuantizedTensor:
        return self

    def cpu(self) -> QuantizedTensor:
        return self

    def clone(self) -> QuantizedTensor:
        return QuantizedTensor(self._values.clone(), self._scale, self._zero_point, self._axis, self.dtype)

    def int_repr(self) -> Tensor:
        """The integers."""
        return self._values.clone()

    def qscheme(self) -> qscheme:
        """`per_tensor_affine` or `per_channel_affine`."""
        return per_tensor_affine if self._axis is None else per_channel_affine

    def _one(self, name: str) -> None:
        if self._axis is not None:
            raise RuntimeError(f"{name}: expected a per-tensor quantized tensor, got quantization by channel")

    def _many(self, name: str) -> None:
        if self._axis is None:
            raise RuntimeError(f"{name}: expected a per-channel quantized tensor, got one scale for all elements")

    def q_scale(self) -> float:
        self._one("q_scale")
        return float(self._scale)

    def q_zero_point(self) -> int:
        self._one("q_zero_point")
        return int(self._zero_point)

    def q_per_channel_scales(self) -> Tensor:
        self._many("q_per_channel_scales")
        return self._scale

    def q_per_channel_zero_points(self) -> Tensor:
        self._many("q_per_channel_zero_points")
        return self._zero_point

    def q_per_channel_axis(self) -> int:
        self._many("q_per_channel_axis")
        return int(self._axis)  # type: ignore[arg-type]

    def _along_axis(self, t: Tensor) -> Tensor:
        sizes = [1] * self.dim()
        sizes[int(self._axis)] = -1  # type: ignore[arg-type]
        return t.reshape(sizes)

    def dequantize(self) -> Tensor:
        """The float32 numbers that the integers stand for."""
        if self._axis is None:
            steps = (self._values.to(swiftgrad.int64) - self._zero_point).to(swiftgrad.float32)
            return steps * self._scale
        steps = (self._values.to(swiftgrad.int64) - self._along_axis(self._zero_point)).to(swiftgrad.float32)
        return steps * self._along_axis(self._scale).to(swiftgrad.float32)

    def __eq__(self, other: object) -> Any:
        return self.dequantize() == (other.dequantize() if isinstance(other, QuantizedTensor) else other)

    __hash__ = object.__hash__

    def __len__(self) -> int:
        return len(self._values)

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_") and hasattr(Tensor, name):
            raise NotImplementedError(
                f"swiftgrad has no {name} of quantized tensors: dequantize() gives a float tensor"
            )
        raise AttributeError(f"'QuantizedTensor' object has no attribute {name!r}")

    def __repr__(self) -> str:
        lines = repr(self.dequantize())[:-1]
        text = f"{lines}, size={tuple(self.shape)}, dtype={self.dtype},\n       quantization_scheme={self.qscheme()}, "
        if self._axis is None:
            return f"{text}scale={self._scale},\n       zero_point={self._zero_point})"
        return f"{text}\n       scale={self._scale},\n       zero_point={self._zero_point}, axis={self._axis})"


def _quantized_dtype(dtype: Any, what: str) -> _QuantizedDType:
    if not isinstance(dtype, _QuantizedDType):
        raise RuntimeError(f"{what}: dtype qint8, quint8 or qint32 is required, got {dtype}")
    return dtype


def quantize_per_tensor(input: Tensor, scale: Any, zero_point: Any, dtype: Any) -> QuantizedTensor:
    """Rounds `input / scale` to integers, half to even, adds the zero point and cuts off at the bounds of `dtype`."""
    kind = _quantized_dtype(dtype, "quantize_per_tensor")
    if input.dtype != swiftgrad.float32:
        raise RuntimeError(f"Quantize only works on Float Tensor, got {input.dtype}")
    scale, zero_point = float(scale), int(zero_point)
    if not kind.low <= zero_point <= kind.high:
        raise RuntimeError(f"quantize_per_tensor: zero_point {zero_point} is out of the bounds of {kind}")
    inverse = swiftgrad.tensor(1.0) / swiftgrad.tensor(scale, dtype=swiftgrad.float32)
    with swiftgrad.no_grad():
        steps = (input.detach() * inverse).round().to(swiftgrad.float64) + zero_point
        values = steps.clamp(kind.low, kind.high).to(kind.stored)
    return QuantizedTensor(values, scale, zero_point, None, kind)


def quantize_per_channel(input: Tensor, scales: Tensor, zero_points: Tensor, axis: int, dtype: Any) -> QuantizedTensor:
    """As `quantize_per_tensor`, with a scale and zero point for each index of `axis`."""
    kind = _quantized_dtype(dtype, "quantize_per_channel")
    if input.dtype != swiftgrad.float32:
        raise RuntimeError(f"Quantize only works on Float Tensor, got {input.dtype}")
    axis = axis if axis >= 0 else axis + input.dim()
    if not 0 <= axis < input.dim():
        raise RuntimeError(f"Channel axis out of range in per channel affine quantization, got {axis}")
    for name, t in (("scales", scales), ("zero_points", zero_points)):
        if tuple(t.shape) != (input.size(axis),):
            raise RuntimeError(
                f"quantize_per_channel: {name} of shape [{input.size(axis)}] are required, got {t.shape}"
            )
    scales = scales.detach().to(swiftgrad.float64)
    zero_points = zero_points.detach().to(swiftgrad.int64)
    result = QuantizedTensor(input, scales, zero_points, axis, kind)
    with swiftgrad.no_grad():
        inverse = 1.0 / result._along_axis(scales.to(swiftgrad.float32))
        steps = (input.detach() * inverse).round().to(swiftgrad.float64) + result._along_axis(zero_points)
        values = steps.clamp(kind.low, kind.high).to(kind.stored)
    return QuantizedTensor(values, scales, zero_points, axis, kind)


def dequantize(tensor: Any) -> Any:
    """The float numbers of a quantized tensor; of float tensors themselves; of a list or tuple of them, each."""
    if isinstance(tensor, (list, tuple)):
        return [dequantize(t) for t in tensor]
    return tensor.dequantize() if isinstance(tensor, QuantizedTensor) else tensor.to(swiftgrad.float32)


class QuantizedWeight:
    """A weight (gates * n, k) of signed bytes, laid out for the kernels; it never changes."""

    def __init__(self, weight: QuantizedTensor, gates: int = 1) -> None:
        if weight.dtype is not qint8 or weight.dim() != 2:
            raise RuntimeError(f"a matrix of dtype torch.qint8 is required, got {weight.dtype} of shape {weight.shape}")
        if weight._axis not in (None, 0):
            raise RuntimeError("quantized weights: scales of the rows (axis 0) are required")
        zero = weight._zero_point
        if bool((zero != 0).any()) if isinstance(zero, Tensor) else zero != 0:
            raise NotImplementedError("swiftgrad has no quantized weights with zero points other than 0 yet")
        self.rows, self.columns = weight.shape
        self.gates = gates
        self.axis = weight._axis
        self.scale, self.zero_point = weight._scale, weight._zero_point
        self.packed, self.sums = _C._quantized_pack(weight._values, gates)
        self.scales = swiftgrad.as_tensor(self.scale, dtype=swiftgrad.float32).reshape(-1)

    def unpacked(self) -> QuantizedTensor:
        """The weight as it was given."""
        values = _C._quantized_unpack(self.packed, self.rows, self.columns, self.gates)
        return QuantizedTensor(values, self.scale, self.zero_point, self.axis, qint8)

    def __reduce__(self) -> Any:
        return QuantizedWeight, (self.unpacked(), self.gates)

    def __deepcopy__(self, memo: Any) -> QuantizedWeight:
        return self
