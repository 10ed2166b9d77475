"""Transforms with chance: the draws are PyTorch's, so a seed gives the same pictures."""

from __future__ import annotations

import math
import numbers
import random
from collections.abc import Callable, Sequence
from typing import Any

import swiftgrad as sg
from swiftgrad import nn

from . import functional as F
from .basic import pair
from .functional import InterpolationMode, is_number

__all__ = [
    "ColorJitter",
    "RandomApply",
    "RandomChoice",
    "RandomCrop",
    "RandomErasing",
    "RandomGrayscale",
    "RandomHorizontalFlip",
    "RandomInvert",
    "RandomOrder",
    "RandomResizedCrop",
    "RandomRotation",
    "RandomVerticalFlip",
]


def _uniform(low: float, high: float) -> float:
    return sg.empty(1).uniform_(low, high).item()


def _below(limit: int) -> int:
    return int(sg.randint(0, limit, (1,)).item())


class _WithProbability(nn.Module):
    """A transform that is applied with probability ``p``."""

    def __init__(self, p: float = 0.5) -> None:
        super().__init__()
        self.p = p

    def apply_to(self, img: Any) -> Any:
        raise NotImplementedError

    def forward(self, img: Any) -> Any:
        return self.apply_to(img) if sg.rand(1).item() < self.p else img

    def __repr__(self) -> str:
        return f"{type(self).__name__}(p={self.p})"


class RandomHorizontalFlip(_WithProbability):
    """The picture or its mirror image, left and right exchanged with probability ``p``."""

    def apply_to(self, img: Any) -> Any:
        return F.hflip(img)


class RandomVerticalFlip(_WithProbability):
    """The picture, top and bottom exchanged with probability ``p``."""

    def apply_to(self, img: Any) -> Any:
        return F.vflip(img)


class RandomInvert(_WithProbability):
    """The picture, or its negative with probability ``p``."""

    def apply_to(self, img: Any) -> Any:
        return F.invert(img)


class RandomGrayscale(_WithProbability):
    """The picture, in grey with probability ``p``; the number of channels stays."""

    def __init__(self, p: float = 0.1) -> None:
        super().__init__(p)

    def apply_to(self, img: Any) -> Any:
        return F.rgb_to_grayscale(img, num_output_channels=F.get_image_num_channels(img))


class RandomCrop(nn.Module):
    """A rectangle of the given size at a random place.

    Args:
        size: (height, width), or one number for both.
        padding: border added first; see ``Pad``.
        pad_if_needed: pad a picture that is smaller than ``size``; else that is an error.
        fill: for constant padding.
        padding_mode: see ``Pad``.
    """

    def __init__(
        self,
        size: int | Sequence[int],
        padding: int | Sequence[int] | None = None,
        pad_if_needed: bool = False,
        fill: Any = 0,
        padding_mode: str = "constant",
    ) -> None:
        super().__init__()
        height, width = pair(size)
        self.size = (height, width)
        self.padding = padding
        self.pad_if_needed = pad_if_needed
        self.fill = fill
        self.padding_mode = padding_mode

    @staticmethod
    def get_params(img: Any, output_size: tuple[int, int]) -> tuple[int, int, int, int]:
        """Draws (top, left, height, width).

        Raises:
            ValueError: if the picture is smaller than the size.
        """
        _, height, width = F.get_dimensions(img)
        target_height, target_width = output_size
        if height < target_height or width < target_width:
            raise ValueError(
                f"Required crop size {(target_height, target_width)} is larger than input image size {(height, width)}"
            )
        if (height, width) == (target_height, target_width):
            return 0, 0, height, width
        return _below(height - target_height + 1), _below(width - target_width + 1), target_height, target_width

    def forward(self, img: Any) -> Any:
        if self.padding is not None:
            img = F.pad(img, self.padding, self.fill, self.padding_mode)
        if self.pad_if_needed:
            _, height, width = F.get_dimensions(img)
            if width < self.size[1]:
                img = F.pad(img, [self.size[1] - width, 0], self.fill, self.padding_mode)
            if height < self.size[0]:
                img = F.pad(img, [0, self.size[0] - height], self.fill, self.padding_mode)
        return F.crop(img, *self.get_params(img, self.size))

    def __repr__(self) -> str:
        return f"{type(self).__name__}(size={self.size}, padding={self.padding})"


class RandomResizedCrop(nn.Module):
    """A random part of the picture, of random size and shape, brought to one size.

    Args:
        size: (height, width), or one number for both.
        scale: the part's area, as a share of the picture's, lies in this range.
        ratio: its width / height lies in this range.
        interpolation: an ``InterpolationMode``.
        antialias: smooth tensors when they shrink.
    """

    def __init__(
        self,
        size: int | Sequence[int],
        scale: Sequence[float] = (0.08, 1.0),
        ratio: Sequence[float] = (3.0 / 4.0, 4.0 / 3.0),
        interpolation: InterpolationMode | int = InterpolationMode.BILINEAR,
        antialias: bool | None = True,
    ) -> None:
        super().__init__()
        self.size = pair(size)
        for name, value in (("Scale", scale), ("Ratio", ratio)):
            if not isinstance(value, Sequence):
                raise TypeError(f"{name} should be a sequence")
        self.interpolation = F._mode(interpolation)
        self.antialias = antialias
        self.scale = scale
        self.ratio = ratio

    @staticmethod
    def get_params(img: Any, scale: Sequence[float], ratio: Sequence[float]) -> tuple[int, int, int, int]:
        """Draws (top, left, height, width)."""
        _, height, width = F.get_dimensions(img)
        area = height * width
        low, high = sg.log(sg.tensor(ratio)).tolist()
        for _ in range(10):
            part = area * _uniform(scale[0], scale[1])
            shape = sg.exp(sg.empty(1).uniform_(low, high)).item()
            w, h = round(math.sqrt(part * shape)), round(math.sqrt(part / shape))
            if 0 < w <= width and 0 < h <= height:
                return _below(height - h + 1), _below(width - w + 1), h, w
        # No luck: the largest part in the middle whose shape is allowed.
        shape = width / height
        if shape < min(ratio):
            w, h = width, round(width / min(ratio))
        elif shape > max(ratio):
            w, h = round(height * max(ratio)), height
        else:
            w, h = width, height
        return (height - h) // 2, (width - w) // 2, h, w

    def forward(self, img: Any) -> Any:
        place = self.get_params(img, self.scale, self.ratio)
        return F.resized_crop(img, *place, self.size, self.interpolation, antialias=self.antialias)

    def __repr__(self) -> str:
        scale, ratio = (tuple(round(end, 4) for end in both) for both in (self.scale, self.ratio))
        return (
            f"{type(self).__name__}(size={self.size}, scale={scale}, ratio={ratio}, "
            f"interpolation={self.interpolation.value}, antialias={self.antialias})"
        )


class RandomRotation(nn.Module):
    """A PIL image turned by a random angle.

    Args:
        degrees: range of the angle, or one number for both sides of zero.
        interpolation: an ``InterpolationMode``.
        expand: make the picture large enough to hold all of it.
        center: (x, y) to turn around, else the middle.
        fill: colour of what was outside.
    """

    def __init__(
        self,
        degrees: Any,
        interpolation: InterpolationMode | int = InterpolationMode.NEAREST,
        expand: bool = False,
        center: Sequence[float] | None = None,
        fill: Any = 0,
    ) -> None:
        super().__init__()
        if is_number(degrees):
            if degrees < 0:
                raise ValueError("If degrees is a single number, it must be positive.")
            degrees = [-degrees, degrees]
        elif len(degrees) != 2:
            raise ValueError("degrees should be a sequence of length 2.")
        self.degrees = [float(end) for end in degrees]
        self.center = center
        self.interpolation = F._mode(interpolation)
        self.expand = expand
        self.fill = 0 if fill is None else fill

    @staticmethod
    def get_params(degrees: Sequence[float]) -> float:
        """Draws the angle."""
        return float(_uniform(float(degrees[0]), float(degrees[1])))

    def forward(self, img: Any) -> Any:
        return F.rotate(img, self.get_params(self.degrees), self.interpolation, self.expand, self.center, self.fill)

    def __repr__(self) -> str:
        center = "" if self.center is None else f", center={self.center}"
        fill = "" if self.fill is None else f", fill={self.fill}"
        return (
            f"{type(self).__name__}(degrees={self.degrees}, interpolation={self.interpolation.value}, "
            f"expand={self.expand}{center}{fill})"
        )


class ColorJitter(nn.Module):
    """Random brightness, contrast, saturation and hue, in random order.

    Args:
        brightness, contrast, saturation: range of the factor, or b for [max(0, 1 - b), 1 + b].
        hue: range of the turn within [-0.5, 0.5], or h for [-h, h].
    """

    def __init__(
        self,
        brightness: float | Sequence[float] = 0,
        contrast: float | Sequence[float] = 0,
        saturation: float | Sequence[float] = 0,
        hue: float | Sequence[float] = 0,
    ) -> None:
        super().__init__()
        self.brightness = self._range(brightness, "brightness")
        self.contrast = self._range(contrast, "contrast")
        self.saturation = self._range(saturation, "saturation")
        self.hue = self._range(hue, "hue", center=0, bound=(-0.5, 0.5))

    @staticmethod
    def _range(
        value: Any, name: str, center: float = 1, bound: tuple[float, float] = (0, float("inf"))
    ) -> tuple[float, float] | None:
        if is_number(value):
            if value < 0:
                raise ValueError(f"If {name} is a single number, it must be non negative.")
            low, high = center - float(value), center + float(value)
            if name != "hue":
                low = max(low, 0.0)
        elif isinstance(value, (tuple, list)) and len(value) == 2:
            low, high = float(value[0]), float(value[1])
        else:
            raise TypeError(f"{name} should be a single number or a list/tuple with length 2.")
        if not bound[0] <= low <= high <= bound[1]:
            raise ValueError(f"{name} values should be between {bound}, but got {[low, high]}.")
        return None if low == high == center else (low, high)

    @staticmethod
    def get_params(
        brightness: Sequence[float] | None,
        contrast: Sequence[float] | None,
        saturation: Sequence[float] | None,
        hue: Sequence[float] | None,
    ) -> tuple[sg.Tensor, float | None, float | None, float | None, float | None]:
        """Draws the order, and the four factors (None for those that are not asked for)."""
        order = sg.randperm(4)
        ranges = (brightness, contrast, saturation, hue)
        factors = (None if ends is None else float(_uniform(ends[0], ends[1])) for ends in ranges)
        return (order, *factors)

    def forward(self, img: Any) -> Any:
        order, *factors = self.get_params(self.brightness, self.contrast, self.saturation, self.hue)
        adjust = (F.adjust_brightness, F.adjust_contrast, F.adjust_saturation, F.adjust_hue)
        for which in order.tolist():
            if factors[which] is not None:
                img = adjust[which](img, factors[which])
        return img

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}(brightness={self.brightness}, contrast={self.contrast}, "
            f"saturation={self.saturation}, hue={self.hue})"
        )


class RandomErasing(nn.Module):
    """A tensor (..., C, H, W) with a random rectangle erased, with probability ``p``.

    Args:
        p: the probability.
        scale: the rectangle's area, as a share of the picture's, lies in this range.
        ratio: its shape lies in this range.
        value: what to put there: a number, one a channel, or ``"random"``.
        inplace: change the tensor itself.
    """

    def __init__(
        self,
        p: float = 0.5,
        scale: Sequence[float] = (0.02, 0.33),
        ratio: Sequence[float] = (0.3, 3.3),
        value: Any = 0,
        inplace: bool = False,
    ) -> None:
        super().__init__()
        if not isinstance(value, (numbers.Number, str, tuple, list)):
            raise TypeError("Argument value should be either a number or str or a sequence")
        if isinstance(value, str) and value != "random":
            raise ValueError("If value is str, it should be 'random'")
        if not 0 <= scale[0] <= scale[1] <= 1:
            raise ValueError("Scale should be between 0 and 1")
        if not 0 <= p <= 1:
            raise ValueError("Random erasing probability should be between 0 and 1")
        self.p = p
        self.scale = scale
        self.ratio = ratio
        self.value: Any = value
        self.inplace = inplace

    @staticmethod
    def get_params(
        img: sg.Tensor, scale: Sequence[float], ratio: Sequence[float], value: list[float] | None = None
    ) -> tuple[int, int, int, int, sg.Tensor]:
        """Draws (top, left, height, width) and the new values; the picture itself if no rectangle fits."""
        channels, height, width = img.shape[-3:]
        area = height * width
        low, high = sg.log(sg.tensor(ratio)).tolist()
        for _ in range(10):
            part = area * _uniform(scale[0], scale[1])
            shape = sg.exp(sg.empty(1).uniform_(low, high)).item()
            h, w = round(math.sqrt(part * shape)), round(math.sqrt(part / shape))
            if h < height and w < width:
                if value is None:
                    values = sg.empty([channels, h, w], dtype=sg.float32).normal_()
                else:
                    values = sg.tensor(value)[:, None, None]
                return _below(height - h + 1), _below(width - w + 1), h, w, values
        return 0, 0, height, width, img

    def forward(self, img: sg.Tensor) -> sg.Tensor:
        if not sg.rand(1).item() < self.p:
            return img
        value: list[float] | None
        if is_number(self.value):
            value = [float(self.value)]
        else:
            value = None if isinstance(self.value, str) else [float(number) for number in self.value]
        if value is not None and len(value) not in (1, img.shape[-3]):
            raise ValueError(
                "If value is a sequence, it should have either a single value or "
                f"{img.shape[-3]} (number of input channels)"
            )
        return F.erase(img, *self.get_params(img, self.scale, self.ratio, value), self.inplace)

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}(p={self.p}, scale={self.scale}, ratio={self.ratio}, value={self.value}, "
            f"inplace={self.inplace})"
        )


class _Several:
    """Base of the transforms that hold transforms."""

    def __init__(self, transforms: Sequence[Callable[[Any], Any]]) -> None:
        if not isinstance(transforms, Sequence):
            raise TypeError("Argument transforms should be a sequence")
        self.transforms = transforms

    def __repr__(self) -> str:
        return "\n".join([f"{type(self).__name__}(", *(f"    {transform}" for transform in self.transforms), ")"])


class RandomApply(nn.Module):
    """All the transforms with probability ``p``, else none."""

    def __init__(self, transforms: Sequence[Callable[[Any], Any]], p: float = 0.5) -> None:
        super().__init__()
        self.transforms = transforms
        self.p = p

    def forward(self, img: Any) -> Any:
        if self.p < sg.rand(1).item():
            return img
        for transform in self.transforms:
            img = transform(img)
        return img

    def __repr__(self) -> str:
        lines = [
            f"{type(self).__name__}(",
            f"    p={self.p}",
            *(f"    {transform}" for transform in self.transforms),
            ")",
        ]
        return "\n".join(lines)


class RandomOrder(_Several):
    """All the transforms in random order (drawn from Python's ``random``, as in torchvision)."""

    def __call__(self, img: Any) -> Any:
        order = list(range(len(self.transforms)))
        random.shuffle(order)
        for which in order:
            img = self.transforms[which](img)
        return img


class RandomChoice(_Several):
    """One of the transforms (drawn from Python's ``random``, as in torchvision).

    Args:
        transforms: to choose from.
        p: their weights.
    """

    def __init__(self, transforms: Sequence[Callable[[Any], Any]], p: Sequence[float] | None = None) -> None:
        super().__init__(transforms)
        if p is not None and not isinstance(p, Sequence):
            raise TypeError("Argument p should be a sequence")
        self.p = p

    def __call__(self, *args: Any) -> Any:
        return random.choices(self.transforms, weights=self.p)[0](*args)

    def __repr__(self) -> str:
        return f"{super().__repr__()}(p={self.p})"
