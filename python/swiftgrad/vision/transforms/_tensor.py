"""The functions on tensors (..., C, H, W)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import swiftgrad as sg

__all__ = [
    "adjust_brightness",
    "adjust_contrast",
    "adjust_saturation",
    "check",
    "convert_dtype",
    "crop",
    "invert",
    "pad",
    "resize",
    "to_grayscale",
]


def check(image: sg.Tensor) -> None:
    """Raises TypeError for a tensor of fewer than two dimensions."""
    if image.dim() < 2:
        raise TypeError("Tensor is not a torch image.")


def _maximum(dtype: Any) -> int:
    """The value of full brightness: 1 for floats, the greatest number for integers."""
    if dtype.is_floating_point:
        return 1
    return {sg.uint8: 255, sg.int8: 127, sg.int16: 32767, sg.int32: 2147483647, sg.int64: 9223372036854775807}.get(
        dtype, 1
    )


def convert_dtype(image: sg.Tensor, dtype: Any) -> sg.Tensor:
    """The image in another element type, its range scaled."""
    source = image.dtype
    if source == dtype:
        return image
    if source.is_floating_point:
        if dtype.is_floating_point:
            return image.to(dtype)
        if (source == sg.float32 and dtype in (sg.int32, sg.int64)) or (source == sg.float64 and dtype == sg.int64):
            raise RuntimeError(f"The cast from {source} to {dtype} cannot be performed safely")
        return image.mul(_maximum(dtype) + 1.0 - 1e-3).to(dtype)
    most = _maximum(source)
    if dtype.is_floating_point:
        return image.to(dtype) / most
    target = _maximum(dtype)
    if most > target:
        return sg.div(image, (most + 1) // (target + 1), rounding_mode="floor").to(dtype)
    return image.to(dtype) * ((target + 1) // (most + 1))


def crop(image: sg.Tensor, top: int, left: int, height: int, width: int) -> sg.Tensor:
    """The rectangle at (top, left), zero where it leaves the image."""
    check(image)
    image_height, image_width = image.shape[-2:]
    right, bottom = left + width, top + height
    if left < 0 or top < 0 or right > image_width or bottom > image_height:
        inside = image[..., max(top, 0) : bottom, max(left, 0) : right]
        borders = [
            max(min(right, 0) - left, 0),
            max(right - max(image_width, left), 0),
            max(min(bottom, 0) - top, 0),
            max(bottom - max(image_height, top), 0),
        ]
        return sg.nn.functional.pad(inside, borders)
    return image[..., top:bottom, left:right]


def pad(image: sg.Tensor, borders: tuple[int, int, int, int], fill: Any, mode: str) -> sg.Tensor:
    """The image with borders (left, top, right, bottom)."""
    check(image)
    left, top, right, bottom = borders
    if mode == "constant":
        if isinstance(fill, (tuple, list)):
            if len(fill) != 1:
                raise ValueError("fill: one number was required to pad a tensor, got " + str(len(fill)))
            fill = fill[0]
        return sg.nn.functional.pad(image, [left, right, top, bottom], "constant", value=float(fill))
    height, width = image.shape[-2:]
    rows, columns = _positions(height, top, bottom, mode), _positions(width, left, right, mode)
    return image.index_select(-2, sg.tensor(rows)).index_select(-1, sg.tensor(columns))


def _positions(length: int, before: int, after: int, mode: str) -> list[int]:
    """Which row (or column) of the image each one of the padded image repeats."""
    if mode == "edge":
        return [min(max(at, 0), length - 1) for at in range(-before, length + after)]
    step = 1 if mode == "symmetric" else 0
    if max(before, after) >= length + step:
        raise RuntimeError(f"pad: {mode} padding needs less than {length + step}, got {max(before, after)}")
    turned = [-at - step if at < 0 else at for at in range(-before, length + after)]
    return [at if at < length else 2 * length - 2 + step - at for at in turned]


def resize(image: sg.Tensor, size: Sequence[int], mode: str, antialias: bool) -> sg.Tensor:
    """The image in another size (height, width)."""
    if mode not in ("nearest", "nearest-exact", "bilinear", "bicubic"):
        raise ValueError(f"This interpolation mode is unsupported with Tensor input: {mode}")
    smooth = mode in ("bilinear", "bicubic")
    batch = image if image.dim() == 4 else image.reshape(-1, *image.shape[-3:]) if image.dim() > 4 else image[None]
    if image.dim() == 2:
        batch = batch[None]
    dtype = image.dtype
    if not dtype.is_floating_point:
        batch = batch.to(sg.float32)
    options = {"align_corners": False, "antialias": antialias} if smooth else {}
    result = sg.nn.functional.interpolate(batch, size=list(size), mode=mode, **options)
    if not dtype.is_floating_point:
        if mode == "bicubic":
            result = result.clamp(0, _maximum(dtype))
        result = (result.round() if smooth else result).to(dtype)
    return result.reshape(*image.shape[:-2], *size)


def to_grayscale(image: sg.Tensor, channels: int = 1) -> sg.Tensor:
    """The image in grey by the weights of ITU-R 601, with 1 channel or 3.

    An image of one channel stays as it is, whatever ``channels`` (as in torchvision).
    """
    if image.dim() < 3:
        raise TypeError(f"Input image tensor should have at least 3 dimensions, but found {image.dim()}")
    if image.shape[-3] not in (1, 3):
        raise TypeError(f"Input image tensor permitted channel values are 1 or 3, but found {image.shape[-3]}")
    if channels not in (1, 3):
        raise ValueError("num_output_channels should be either 1 or 3")
    if image.shape[-3] == 1:
        return image.clone()
    red, green, blue = image.unbind(-3)
    grey = (0.2989 * red + 0.587 * green + 0.114 * blue).to(image.dtype).unsqueeze(-3)
    return grey.expand(*grey.shape[:-3], 3, *grey.shape[-2:]) if channels == 3 else grey


def invert(image: sg.Tensor) -> sg.Tensor:
    """The image's negative."""
    return _maximum(image.dtype) - image


def _blend(first: sg.Tensor, second: sg.Tensor, ratio: float) -> sg.Tensor:
    mixed = ratio * first + (1.0 - ratio) * second
    return mixed.clamp(0, _maximum(first.dtype)).to(first.dtype)


def _not_negative(what: str, factor: float) -> float:
    if factor < 0:
        raise ValueError(f"{what} ({factor}) is not non-negative.")
    return float(factor)


def adjust_brightness(image: sg.Tensor, factor: float) -> sg.Tensor:
    """The image blended with black."""
    return _blend(image, sg.zeros_like(image), _not_negative("brightness_factor", factor))


def adjust_contrast(image: sg.Tensor, factor: float) -> sg.Tensor:
    """The image blended with its mean grey."""
    factor = _not_negative("contrast_factor", factor)
    grey = to_grayscale(image) if image.shape[-3] == 3 else image
    kind = image.dtype if image.is_floating_point() else sg.float32
    return _blend(image, grey.to(kind).mean(dim=(-3, -2, -1), keepdim=True), factor)


def adjust_saturation(image: sg.Tensor, factor: float) -> sg.Tensor:
    """The image blended with itself in grey."""
    factor = _not_negative("saturation_factor", factor)
    return image if image.shape[-3] == 1 else _blend(image, to_grayscale(image), factor)
