"""The functions on PIL images.  Pillow and NumPy are imported at the first call."""

from __future__ import annotations

import numbers
import sys
from typing import Any

import swiftgrad as sg

__all__ = [
    "adjust_hue",
    "enhance",
    "fill_of",
    "from_array",
    "invert",
    "is_array",
    "is_image",
    "pad",
    "to_grayscale",
    "to_tensor",
]

_INT16 = "I;16" if sys.byteorder == "little" else "I;16B"


def is_image(value: Any) -> bool:
    """Whether it is a PIL image (there is none before Pillow was imported)."""
    module = sys.modules.get("PIL.Image")
    return module is not None and isinstance(value, module.Image)


def is_array(value: Any) -> bool:
    """Whether it is a NumPy array (there is none before NumPy was imported)."""
    module = sys.modules.get("numpy")
    return module is not None and isinstance(value, module.ndarray)


def to_tensor(image: Any, ones: bool = False) -> sg.Tensor:
    """The image's numbers as a tensor (C, H, W).

    Contiguous, unless ``ones``: then it is a view of the image's own order, as in torchvision.
    Bilevel images become bytes 0 and 255, or booleans if ``ones``.
    """
    import numpy as np

    if image.mode == "1":
        array = np.array(image, np.uint8)  # as bytes: Pillow's own booleans can be of a byte 255
        array = array != 0 if ones else (array != 0) * np.uint8(255)
    elif ones:
        array = np.array(image)
    else:
        kinds = {"I": np.int32, "F": np.float32, _INT16: np.int16}
        array = np.array(image, kinds.get(image.mode, np.uint8))
    if array.ndim == 2:
        return sg.from_numpy(array[None])
    planes = sg.from_numpy(array).permute(2, 0, 1)
    return planes if ones else planes.contiguous()


def from_array(array: Any, mode: str | None) -> Any:
    """A PIL image of an array (H, W, C).

    Raises:
        TypeError: if no mode has such elements.
        ValueError: if the mode does not fit the number of channels and the element type.
    """
    from PIL import Image

    channels, kind = array.shape[2], str(array.dtype)
    single = {"uint8": "L", "int16": _INT16, "int32": "I", "float32": "F"}
    if channels == 1:
        expected = single.get(kind)
        if mode is not None and mode != expected:
            raise ValueError(f"Incorrect mode ({mode}) supplied for input type {array.dtype}. Should be {expected}")
        if expected is None:
            raise TypeError(f"Input type {kind} is not supported")
        if expected == _INT16:
            return Image.frombytes(_INT16, (array.shape[1], array.shape[0]), array.tobytes())
        return Image.fromarray(array[:, :, 0])
    modes = {2: ("LA",), 3: ("RGB", "YCbCr", "HSV"), 4: ("RGBA", "CMYK", "RGBX")}[channels]
    if mode is not None and mode not in modes:
        raise ValueError(f"Only modes {list(modes)} are supported for {channels}D inputs")
    if kind != "uint8":
        raise TypeError(f"Input type {kind} is not supported")
    size = (array.shape[1], array.shape[0])
    return Image.frombytes(mode or {2: "LA", 3: "RGB", 4: "RGBA"}[channels], size, array.tobytes())


def fill_of(image: Any, fill: Any) -> Any:
    """The colour to fill with: one number a band.

    Raises:
        ValueError: if there are more or fewer numbers than bands.
    """
    bands = len(image.getbands())
    if fill is None:
        fill = 0
    if isinstance(fill, numbers.Number):
        return (fill,) * bands if bands > 1 else fill
    if isinstance(fill, (tuple, list)):
        if len(fill) not in (1, bands):
            raise ValueError(
                "The number of elements in 'fill' does not match the number of bands of the image "
                f"({len(fill)} != {bands})"
            )
        fill = tuple(fill) * (bands // len(fill))
        return fill[0] if bands == 1 else fill
    return fill


def pad(image: Any, borders: tuple[int, int, int, int], fill: Any, mode: str) -> Any:
    """The image with borders (left, top, right, bottom)."""
    left, top, right, bottom = borders
    if mode == "constant":
        from PIL import ImageOps

        return ImageOps.expand(image, border=borders, fill=fill_of(image, fill))
    import numpy as np
    from PIL import Image

    palette = image.getpalette() if image.mode == "P" else None
    if min(borders) < 0:
        width, height = image.size
        image = image.crop((max(-left, 0), max(-top, 0), width - max(-right, 0), height - max(-bottom, 0)))
        left, top, right, bottom = (max(border, 0) for border in borders)
    array: Any = np.asarray(image)
    widths: Any = ((top, bottom), (left, right)) + ((0, 0),) * (array.ndim - 2)
    array = np.pad(array, widths, mode=mode)  # type: ignore[call-overload]
    result = Image.fromarray(array)
    if palette is not None:
        result = Image.frombytes("P", result.size, result.tobytes())
        result.putpalette(palette)
    return result


def to_grayscale(image: Any, channels: int) -> Any:
    """The image in grey, with 1 or 3 channels.

    Raises:
        ValueError: for another number of channels.
    """
    if channels not in (1, 3):
        raise ValueError("num_output_channels should be either 1 or 3")
    grey = image if image.mode == "L" and channels == 3 else image.convert("L")
    return grey if channels == 1 else grey.convert("RGB")


def invert(image: Any) -> Any:
    """The image's negative."""
    from PIL import ImageOps

    return ImageOps.invert(image)


def enhance(what: str, image: Any, factor: float) -> Any:
    """The image with more or less brightness, contrast or colour."""
    from PIL import ImageEnhance

    return getattr(ImageEnhance, what)(image).enhance(factor)


def adjust_hue(image: Any, factor: float) -> Any:
    """The image with its hues turned by a part of the circle; images without hues are given back as they are."""
    if image.mode in ("L", "1", "I", "F"):
        return image
    from PIL import Image

    hue, saturation, value = image.convert("HSV").split()
    turn = int(factor * 255)
    hue = hue.point([(level + turn) % 256 for level in range(256)])
    return Image.merge("HSV", (hue, saturation, value)).convert(image.mode)
