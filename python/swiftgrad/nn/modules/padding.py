"""Padding layers: they add elements around the last one, two or three dimensions."""

from __future__ import annotations

from typing import Any

from ..._tensor import Tensor
from .. import functional as F
from .module import Module
from .utils import _ntuple, _pair, _quadruple

__all__ = [
    "CircularPad1d",
    "CircularPad2d",
    "CircularPad3d",
    "ConstantPad1d",
    "ConstantPad2d",
    "ConstantPad3d",
    "ReflectionPad1d",
    "ReflectionPad2d",
    "ReflectionPad3d",
    "ReplicationPad1d",
    "ReplicationPad2d",
    "ReplicationPad3d",
    "ZeroPad1d",
    "ZeroPad2d",
    "ZeroPad3d",
]

_sextuple = _ntuple(6, "_sextuple")


class _Padding(Module):
    """What padding layers share: `padding`, and the `mode` of `F.pad` that a subclass names."""

    __constants__ = ["padding"]
    padding: tuple[int, ...]
    _mode: str

    def forward(self, input: Tensor) -> Tensor:
        return F.pad(input, self.padding, self._mode)

    def extra_repr(self) -> str:
        return f"{self.padding}"


class _ConstantPadNd(Module):
    """Pads with a constant."""

    __constants__ = ["padding", "value"]
    value: float
    padding: tuple[int, ...]

    def __init__(self, value: float) -> None:
        super().__init__()
        self.value = value

    def forward(self, input: Tensor) -> Tensor:
        return F.pad(input, self.padding, "constant", self.value)

    def extra_repr(self) -> str:
        return f"padding={self.padding}, value={self.value}"


class ConstantPad1d(_ConstantPadNd):
    """Pads the last 1 dimension with `value`.

    Args:
        padding: one number, or the numbers before and after each dimension, last dimension first.
        value: what to fill with.
    """

    def __init__(self, padding: Any, value: float) -> None:
        super().__init__(value)
        self.padding = _pair(padding)


class ConstantPad2d(_ConstantPadNd):
    """Pads the last 2 dimensions with `value`.

    Args:
        padding: one number, or the numbers before and after each dimension, last dimension first.
        value: what to fill with.
    """

    def __init__(self, padding: Any, value: float) -> None:
        super().__init__(value)
        self.padding = _quadruple(padding)


class ConstantPad3d(_ConstantPadNd):
    """Pads the last 3 dimensions with `value`.

    Args:
        padding: one number, or the numbers before and after each dimension, last dimension first.
        value: what to fill with.
    """

    def __init__(self, padding: Any, value: float) -> None:
        super().__init__(value)
        self.padding = _sextuple(padding)


class ZeroPad1d(ConstantPad1d):
    """Pads the last 1 dimension with zeros.

    Args:
        padding: one number, or the numbers before and after each dimension, last dimension first.
    """

    def __init__(self, padding: Any) -> None:
        super().__init__(padding, 0.0)

    def extra_repr(self) -> str:
        return f"{self.padding}"


class ZeroPad2d(ConstantPad2d):
    """Pads the last 2 dimensions with zeros.

    Args:
        padding: one number, or the numbers before and after each dimension, last dimension first.
    """

    def __init__(self, padding: Any) -> None:
        super().__init__(padding, 0.0)

    def extra_repr(self) -> str:
        return f"{self.padding}"


class ZeroPad3d(ConstantPad3d):
    """Pads the last 3 dimensions with zeros.

    Args:
        padding: one number, or the numbers before and after each dimension, last dimension first.
    """

    def __init__(self, padding: Any) -> None:
        super().__init__(padding, 0.0)

    def extra_repr(self) -> str:
        return f"{self.padding}"


class ReflectionPad1d(_Padding):
    """Pads the last 1 dimension with its reflection at the border.

    Args:
        padding: one number, or the numbers before and after each dimension, last dimension first.
    """

    _mode = "reflect"

    def __init__(self, padding: Any) -> None:
        super().__init__()
        self.padding = _pair(padding)


class ReflectionPad2d(_Padding):
    """Pads the last 2 dimensions with its reflection at the border.

    Args:
        padding: one number, or the numbers before and after each dimension, last dimension first.
    """

    _mode = "reflect"

    def __init__(self, padding: Any) -> None:
        super().__init__()
        self.padding = _quadruple(padding)


class ReflectionPad3d(_Padding):
    """Pads the last 3 dimensions with its reflection at the border.

    Args:
        padding: one number, or the numbers before and after each dimension, last dimension first.
    """

    _mode = "reflect"

    def __init__(self, padding: Any) -> None:
        super().__init__()
        self.padding = _sextuple(padding)


class ReplicationPad1d(_Padding):
    """Pads the last 1 dimension with the element at the border.

    Args:
        padding: one number, or the numbers before and after each dimension, last dimension first.
    """

    _mode = "replicate"

    def __init__(self, padding: Any) -> None:
        super().__init__()
        self.padding = _pair(padding)


class ReplicationPad2d(_Padding):
    """Pads the last 2 dimensions with the element at the border.

    Args:
        padding: one number, or the numbers before and after each dimension, last dimension first.
    """

    _mode = "replicate"

    def __init__(self, padding: Any) -> None:
        super().__init__()
        self.padding = _quadruple(padding)


class ReplicationPad3d(_Padding):
    """Pads the last 3 dimensions with the element at the border.

    Args:
        padding: one number, or the numbers before and after each dimension, last dimension first.
    """

    _mode = "replicate"

    def __init__(self, padding: Any) -> None:
        super().__init__()
        self.padding = _sextuple(padding)


class CircularPad1d(_Padding):
    """Pads the last 1 dimension with the elements of the other end.

    Args:
        padding: one number, or the numbers before and after each dimension, last dimension first.
    """

    _mode = "circular"

    def __init__(self, padding: Any) -> None:
        super().__init__()
        self.padding = _pair(padding)


class CircularPad2d(_Padding):
    """Pads the last 2 dimensions with the elements of the other end.

    Args:
        padding: one number, or the numbers before and after each dimension, last dimension first.
    """

    _mode = "circular"

    def __init__(self, padding: Any) -> None:
        super().__init__()
        self.padding = _quadruple(padding)


class CircularPad3d(_Padding):
    """Pads the last 3 dimensions with the elements of the other end.

    Args:
        padding: one number, or the numbers before and after each dimension, last dimension first.
    """

    _mode = "circular"

    def __init__(self, padding: Any) -> None:
        super().__init__()
        self.padding = _sextuple(padding)
