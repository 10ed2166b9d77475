"""Grids of pictures, and pictures as files."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from typing import Any, BinaryIO

import swiftgrad as sg

__all__ = ["make_grid", "save_image"]


def make_grid(
    tensor: sg.Tensor | Sequence[sg.Tensor],
    nrow: int = 8,
    padding: int = 2,
    normalize: bool = False,
    value_range: tuple[float, float] | None = None,
    scale_each: bool = False,
    pad_value: float = 0.0,
) -> sg.Tensor:
    """Pictures side by side as one.

    Args:
        tensor: (N, C, H, W), (C, H, W), (H, W), or a list of tensors of one size.
        nrow: pictures in a row.
        padding: width of the lines between them.
        normalize: bring the values to 0 ... 1, from ``value_range`` or from their own range.
        value_range: (least, greatest) value; those beyond are cut.
        scale_each: normalize each picture by its own range.
        pad_value: value of the lines.

    Returns:
        (3, H', W'), or (C, H', W') if the pictures have more than one channel.

    Raises:
        TypeError: if ``tensor`` is none of these.
    """
    if not isinstance(tensor, sg.Tensor):
        if not isinstance(tensor, (list, tuple)) or not all(isinstance(one, sg.Tensor) for one in tensor):
            raise TypeError(f"tensor or list of tensors expected, got {type(tensor)}")
        tensor = sg.stack(list(tensor), dim=0)
    if tensor.dim() == 2:
        tensor = tensor.unsqueeze(0)
    if tensor.dim() == 3:
        if tensor.size(0) == 1:
            tensor = sg.cat((tensor, tensor, tensor), 0)
        tensor = tensor.unsqueeze(0)
    if tensor.dim() == 4 and tensor.size(1) == 1:
        tensor = sg.cat((tensor, tensor, tensor), 1)
    if normalize:
        if value_range is not None and not isinstance(value_range, tuple):
            raise TypeError("value_range has to be a tuple (min, max) if specified. min and max are numbers")
        tensor = tensor.clone()
        for part in tensor if scale_each else [tensor]:
            low, high = value_range or (float(part.min()), float(part.max()))
            part.clamp_(min=low, max=high).sub_(low).div_(max(high - low, 1e-5))
    if tensor.size(0) == 1:
        return tensor.squeeze(0)
    count, channels = tensor.size(0), tensor.size(1)
    columns = min(nrow, count)
    rows = math.ceil(count / columns)
    height, width = tensor.size(2) + padding, tensor.size(3) + padding
    grid = tensor.new_full((channels, height * rows + padding, width * columns + padding), pad_value)
    for index in range(count):
        top, left = index // columns * height + padding, index % columns * width + padding
        grid[:, top : top + height - padding, left : left + width - padding] = tensor[index]
    return grid


def save_image(
    tensor: sg.Tensor | Sequence[sg.Tensor],
    fp: str | os.PathLike[str] | BinaryIO,
    format: str | None = None,
    **kwargs: Any,
) -> None:
    """Writes pictures with values 0 ... 1 as one file, by Pillow.

    Args:
        tensor: as for ``make_grid``.
        fp: path, or an open file (which needs ``format``).
        format: Pillow's name of the format; None takes it from the path.
        **kwargs: for ``make_grid``.
    """
    from PIL import Image

    grid = make_grid(tensor, **kwargs)
    pixels = grid.mul(255).add_(0.5).clamp_(0, 255).permute(1, 2, 0).to("cpu", sg.uint8).numpy()
    Image.fromarray(pixels).save(fp, format=format)
