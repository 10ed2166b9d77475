"""Transforms of many equal pictures at once, for data loaders: the very numbers that picture by picture gives.

A data loader asks a dataset for a whole batch; one that keeps its pictures in a tensor need not make a PIL image of
each, as long as all of its transforms are among those here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import swiftgrad as sg

from . import basic
from . import functional as F

__all__ = ["transform_batch"]

# Pictures as (N, C, H, W); whether they still stand for PIL images, whose elements are bytes.
_Batch = tuple[sg.Tensor, bool]


def transform_batch(transform: Any, pictures: sg.Tensor) -> sg.Tensor | None:
    """What `transform` makes of grey PIL images, one after the other, stacked.

    Args:
        transform: what a dataset applies to each of its pictures.
        pictures: bytes (N, H, W), the images' pixels.

    Returns:
        The stacked results, or None where the transform is not one that is known to do the same to all pictures.
    """
    batch = _apply(transform, (pictures.unsqueeze(1), True))
    return None if batch is None or batch[1] else batch[0]


def _apply(transform: Any, batch: _Batch) -> _Batch | None:
    step = _STEPS.get(type(transform))
    if step is None or "forward" in transform.__dict__ or _has_hooks(transform):
        return None
    return step(transform, *batch)


def _has_hooks(transform: Any) -> bool:
    own = transform.__dict__
    return bool(own.get("_forward_hooks") or own.get("_forward_pre_hooks") or own.get("_backward_hooks"))


def _compose(transform: basic.Compose, pictures: sg.Tensor, is_image: bool) -> _Batch | None:
    batch: _Batch | None = (pictures, is_image)
    for step in transform.transforms:
        batch = None if batch is None else _apply(step, batch)
    return batch


def _to_tensor(transform: basic.ToTensor, pictures: sg.Tensor, is_image: bool) -> _Batch | None:
    if not is_image:
        return None
    return pictures.to(sg.get_default_dtype()).div_(255), False


def _center_crop(transform: basic.CenterCrop, pictures: sg.Tensor, is_image: bool) -> _Batch | None:
    height, width = transform.size
    if height > pictures.shape[-2] or width > pictures.shape[-1]:
        return None
    return F.center_crop(pictures, transform.size), is_image


def _grayscale(transform: basic.Grayscale, pictures: sg.Tensor, is_image: bool) -> _Batch | None:
    channels = transform.num_output_channels
    if not is_image or pictures.shape[1] != 1 or channels not in (1, 3):
        return None
    return pictures.expand(-1, channels, -1, -1), True


def _normalize(transform: basic.Normalize, pictures: sg.Tensor, is_image: bool) -> _Batch | None:
    return None if is_image else (transform.forward(pictures), False)


_STEPS: dict[type, Callable[..., _Batch | None]] = {
    basic.Compose: _compose,
    basic.ToTensor: _to_tensor,
    basic.CenterCrop: _center_crop,
    basic.Grayscale: _grayscale,
    basic.Normalize: _normalize,
}
