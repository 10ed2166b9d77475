"""What the transforms do, as functions on PIL images and on tensors (..., C, H, W)."""

from __future__ import annotations

import enum
import numbers
from collections.abc import Sequence
from typing import Any

import swiftgrad as sg

from . import _pil, _tensor

__all__ = [
    "InterpolationMode",
    "adjust_brightness",
    "adjust_contrast",
    "adjust_hue",
    "adjust_saturation",
    "center_crop",
    "convert_image_dtype",
    "crop",
    "erase",
    "five_crop",
    "get_dimensions",
    "get_image_num_channels",
    "get_image_size",
    "hflip",
    "invert",
    "normalize",
    "pad",
    "pil_to_tensor",
    "resize",
    "resized_crop",
    "rgb_to_grayscale",
    "rotate",
    "ten_crop",
    "to_grayscale",
    "to_pil_image",
    "to_tensor",
    "vflip",
]


class InterpolationMode(enum.Enum):
    """How pixels between pixels are found."""

    NEAREST = "nearest"
    NEAREST_EXACT = "nearest-exact"
    BILINEAR = "bilinear"
    BICUBIC = "bicubic"
    BOX = "box"
    HAMMING = "hamming"
    LANCZOS = "lanczos"


_PIL_FILTERS = {  # Pillow's numbers
    InterpolationMode.NEAREST: 0,
    InterpolationMode.NEAREST_EXACT: 0,
    InterpolationMode.LANCZOS: 1,
    InterpolationMode.BILINEAR: 2,
    InterpolationMode.BICUBIC: 3,
    InterpolationMode.BOX: 4,
    InterpolationMode.HAMMING: 5,
}
_MODES = {number: mode for mode, number in _PIL_FILTERS.items() if mode is not InterpolationMode.NEAREST_EXACT}


def _mode(interpolation: InterpolationMode | int) -> InterpolationMode:
    if isinstance(interpolation, InterpolationMode):
        return interpolation
    if isinstance(interpolation, int) and interpolation in _MODES:
        return _MODES[interpolation]
    raise TypeError(
        "Argument interpolation should be a InterpolationMode or a corresponding Pillow integer constant, "
        f"got {interpolation!r}"
    )


def is_number(value: Any) -> bool:
    """Whether it is one number (of Python or NumPy) and not a sequence of them."""
    return isinstance(value, numbers.Number)


def _is_tensor(image: Any) -> bool:
    return isinstance(image, sg.Tensor)


def get_dimensions(img: Any) -> list[int]:
    """[channels, height, width] of a picture."""
    if _is_tensor(img):
        _tensor.check(img)
        return [img.shape[-3] if img.dim() > 2 else 1, *img.shape[-2:]]
    width, height = img.size
    return [len(img.getbands()), height, width]


def get_image_size(img: Any) -> list[int]:
    """[width, height] of a picture."""
    return get_dimensions(img)[:0:-1]


def get_image_num_channels(img: Any) -> int:
    """The number of channels of a picture."""
    return get_dimensions(img)[0]


def to_tensor(pic: Any) -> sg.Tensor:
    """A PIL image or array (H, W[, C]) as a tensor (C, H, W); bytes become floats 0 ... 1.

    Raises:
        TypeError: for anything else.
        ValueError: for an array that has not 2 or 3 dimensions.
    """
    mode = getattr(pic, "mode", None)
    if mode == "L":
        # The case that runs 60,000 times an epoch: one copy of the bytes and one operator.
        width, height = pic.size
        if width and height:
            pixels = sg.frombuffer(bytearray(pic.tobytes()), dtype=sg.uint8).view(1, height, width)
            return pixels.to(sg.get_default_dtype()).div_(255)
    elif mode == "RGB" and pic.width and pic.height:
        pixels = sg.frombuffer(bytearray(pic.tobytes()), dtype=sg.uint8).view(pic.height, pic.width, 3)
        return pixels.permute(2, 0, 1).contiguous().to(sg.get_default_dtype()).div_(255)
    if _pil.is_image(pic):
        pixels = _pil.to_tensor(pic)
    elif _pil.is_array(pic):
        if pic.ndim not in (2, 3):
            raise ValueError(f"pic should be 2/3 dimensional. Got {pic.ndim} dimensions.")
        array = pic[:, :, None] if pic.ndim == 2 else pic
        pixels = sg.from_numpy(array.transpose(2, 0, 1).copy())
    else:
        raise TypeError(f"pic should be PIL Image or ndarray. Got {type(pic)}")
    if pixels.dtype == sg.uint8:
        return pixels.to(sg.get_default_dtype()).div_(255)
    return pixels


def pil_to_tensor(pic: Any) -> sg.Tensor:
    """A PIL image as a tensor (C, H, W) with the image's own numbers.

    Raises:
        TypeError: for anything else.
    """
    if not _pil.is_image(pic):
        raise TypeError(f"pic should be PIL Image. Got {type(pic)}")
    return _pil.to_tensor(pic, ones=True)


def to_pil_image(pic: Any, mode: str | None = None) -> Any:
    """A tensor (C, H, W) or (H, W), or an array (H, W[, C]), as a PIL image; floats 0 ... 1 become bytes.

    Raises:
        TypeError: for anything else, or an element type that no image has.
        ValueError: for a wrong number of dimensions or channels, or a mode that does not fit them.
    """
    if _is_tensor(pic):
        if pic.dim() not in (2, 3):
            raise ValueError(f"pic should be 2/3 dimensional. Got {pic.dim()} dimensions.")
        if pic.dim() == 3 and pic.shape[-3] > 4:
            raise ValueError(f"pic should not have > 4 channels. Got {pic.shape[-3]} channels.")
        if pic.is_floating_point() and mode != "F":
            pic = pic.mul(255).to(sg.uint8)
        array = (pic if pic.dim() == 3 else pic.unsqueeze(0)).detach().cpu().permute(1, 2, 0).contiguous().numpy()
    elif _pil.is_array(pic):
        if pic.ndim not in (2, 3):
            raise ValueError(f"pic should be 2/3 dimensional. Got {pic.ndim} dimensions.")
        if pic.ndim == 3 and pic.shape[-1] > 4:
            raise ValueError(f"pic should not have > 4 channels. Got {pic.shape[-1]} channels.")
        array = pic[:, :, None] if pic.ndim == 2 else pic
        if array.dtype.kind == "f" and mode != "F":
            array = (array * 255).astype("uint8")
    else:
        raise TypeError(f"pic should be Tensor or ndarray. Got {type(pic)}.")
    return _pil.from_array(array, mode)


def convert_image_dtype(image: sg.Tensor, dtype: Any = None) -> sg.Tensor:
    """The picture in another element type, its range scaled: 0 ... 1 for floats, 0 ... maximum for integers.

    Raises:
        TypeError: if ``image`` is no tensor.
        RuntimeError: for a float-to-integer conversion that cannot be exact enough.
    """
    if not _is_tensor(image):
        raise TypeError("Input img should be Tensor Image")
    return _tensor.convert_dtype(image, sg.float32 if dtype is None else dtype)


def normalize(tensor: sg.Tensor, mean: Sequence[float], std: Sequence[float], inplace: bool = False) -> sg.Tensor:
    """``(tensor - mean) / std``, channel by channel, of a float tensor (..., C, H, W).

    Raises:
        TypeError: if the input is no float tensor.
        ValueError: if it has fewer than 3 dimensions, or a std is zero.
    """
    _check_normalize(tensor)
    return _normalize(tensor, *channel_values(mean, std, tensor.dtype), inplace)


def _check_normalize(tensor: sg.Tensor) -> None:
    if not isinstance(tensor, sg.Tensor):
        raise TypeError(f"img should be Tensor Image. Got {type(tensor)}")
    if not tensor.is_floating_point():
        raise TypeError(f"Input tensor should be a float tensor. Got {tensor.dtype}.")
    if tensor.ndim < 3:
        raise ValueError(
            f"Expected tensor to be a tensor image of size (..., C, H, W). Got tensor.size() = {tensor.size()}"
        )


def channel_values(mean: Sequence[float], std: Sequence[float], dtype: Any) -> tuple[sg.Tensor, sg.Tensor]:
    """mean and std as tensors (C, 1, 1) of a dtype.

    Raises:
        ValueError: if a std is zero in that dtype.
    """
    means, stds = sg.as_tensor(mean, dtype=dtype), sg.as_tensor(std, dtype=dtype)
    if (stds == 0).any():
        raise ValueError(f"std evaluated to zero after conversion to {dtype}, leading to division by zero.")
    if means.ndim == 1:
        means = means.view(-1, 1, 1)
    if stds.ndim == 1:
        stds = stds.view(-1, 1, 1)
    return means, stds


def _normalize(tensor: sg.Tensor, mean: sg.Tensor, std: sg.Tensor, inplace: bool) -> sg.Tensor:
    if inplace:
        return tensor.sub_(mean).div_(std)
    if mean.dim() == 3 and mean.shape[0] > 1 and tensor.shape[-3] != mean.shape[0]:
        tensor = tensor.clone().sub_(mean)  # raises the in-place operation's error: the result must not grow
    else:
        tensor = tensor.sub(mean)
    return tensor.div_(std)


def _output_size(height: int, width: int, size: Sequence[int], max_size: int | None) -> tuple[int, int]:
    """(height, width) after resizing: both given, or the shorter edge given and the ratio kept."""
    if len(size) == 2:
        return int(size[0]), int(size[1])
    short, long = (width, height) if width <= height else (height, width)
    new_short, new_long = size[0], int(size[0] * long / short)
    if max_size is not None:
        if max_size <= size[0]:
            raise ValueError(
                f"max_size = {max_size} must be strictly greater than the requested size for the smaller edge "
                f"size = {size[0]}"
            )
        if new_long > max_size:
            new_short, new_long = int(max_size * new_short / new_long), max_size
    return (new_long, new_short) if width <= height else (new_short, new_long)


def resize(
    img: Any,
    size: int | Sequence[int],
    interpolation: InterpolationMode | int = InterpolationMode.BILINEAR,
    max_size: int | None = None,
    antialias: bool | None = True,
) -> Any:
    """The picture in another size.

    Args:
        img: PIL image or tensor.
        size: (height, width), or the length of the shorter edge.
        interpolation: how; PIL images take all modes, tensors nearest, bilinear and bicubic.
        max_size: the longer edge's limit, if only the shorter one is given.
        antialias: smooth tensors when they shrink (PIL images always are).

    Raises:
        TypeError: for another kind of ``interpolation``.
        ValueError: for a size of wrong length or a ``max_size`` that does not fit.
    """
    mode = _mode(interpolation)
    sizes = [size] if isinstance(size, int) else list(size)
    if len(sizes) not in (1, 2):
        raise ValueError(f"Size must be an int or a 1 or 2 element tuple/list, not a {len(sizes)} element tuple/list")
    if max_size is not None and len(sizes) != 1:
        raise ValueError(
            "max_size should only be passed if size specifies the length of the smaller edge, "
            "i.e. size should be an int or a sequence of length 1 in torchscript mode."
        )
    _, height, width = get_dimensions(img)
    new_height, new_width = _output_size(height, width, sizes, max_size)
    if (new_height, new_width) == (height, width):
        return img
    if not _is_tensor(img):
        return img.resize((new_width, new_height), _PIL_FILTERS[mode])
    return _tensor.resize(img, [new_height, new_width], mode.value, bool(antialias))


def crop(img: Any, top: int, left: int, height: int, width: int) -> Any:
    """The rectangle at (top, left); what lies outside the picture is filled with zero."""
    if not _is_tensor(img):
        return img.crop((left, top, left + width, top + height))
    return _tensor.crop(img, top, left, height, width)


def center_crop(img: Any, output_size: Any) -> Any:
    """The middle of the picture, (height, width) or one number for both, padded with zero where it is smaller."""
    if is_number(output_size):
        target_height = target_width = int(output_size)
    else:
        target_height, target_width = output_size if len(output_size) == 2 else (output_size[0], output_size[0])
    if _is_tensor(img):
        _, height, width = get_dimensions(img)
    else:
        width, height = img.size
    if target_width > width or target_height > height:
        missing = (max(target_width - width, 0), max(target_height - height, 0))
        img = pad(img, [missing[0] // 2, missing[1] // 2, (missing[0] + 1) // 2, (missing[1] + 1) // 2])
        _, height, width = get_dimensions(img)
        if (target_width, target_height) == (width, height):
            return img
    top, left = round((height - target_height) / 2.0), round((width - target_width) / 2.0)
    return crop(img, top, left, target_height, target_width)


def resized_crop(
    img: Any,
    top: int,
    left: int,
    height: int,
    width: int,
    size: int | Sequence[int],
    interpolation: InterpolationMode = InterpolationMode.BILINEAR,
    antialias: bool | None = True,
) -> Any:
    """A rectangle of the picture, in another size."""
    return resize(crop(img, top, left, height, width), size, interpolation, antialias=antialias)


def _borders(padding: Any) -> tuple[int, int, int, int]:
    """(left, top, right, bottom) of a padding given as 1, 2 or 4 numbers."""
    if is_number(padding):
        return (int(padding),) * 4
    if not isinstance(padding, (tuple, list)):
        raise TypeError("Got inappropriate padding arg")
    if len(padding) == 1:
        return (padding[0],) * 4
    if len(padding) == 2:
        return (padding[0], padding[1], padding[0], padding[1])
    if len(padding) == 4:
        return tuple(padding)
    raise ValueError(f"Padding must be an int or a 1, 2, or 4 element tuple, not a {len(padding)} element tuple")


def pad(img: Any, padding: int | Sequence[int], fill: Any = 0, padding_mode: str = "constant") -> Any:
    """The picture with a border.

    Args:
        img: PIL image or tensor.
        padding: one width for all sides, (left and right, top and bottom), or (left, top, right, bottom).
        fill: number or tuple of one a channel, for the constant mode.
        padding_mode: ``constant``, ``edge``, ``reflect`` or ``symmetric``.

    Raises:
        TypeError, ValueError: for a padding or a mode that is none of these.
    """
    borders = _borders(padding)
    if padding_mode not in ("constant", "edge", "reflect", "symmetric"):
        raise ValueError("Padding mode should be either constant, edge, reflect or symmetric")
    pad_image = _tensor.pad if _is_tensor(img) else _pil.pad
    return pad_image(img, borders, fill, padding_mode)


def hflip(img: Any) -> Any:
    """The picture with left and right exchanged."""
    return img.flip(-1) if _is_tensor(img) else img.transpose(0)


def vflip(img: Any) -> Any:
    """The picture with top and bottom exchanged."""
    return img.flip(-2) if _is_tensor(img) else img.transpose(1)


def rotate(
    img: Any,
    angle: float,
    interpolation: InterpolationMode | int = InterpolationMode.NEAREST,
    expand: bool = False,
    center: Sequence[float] | None = None,
    fill: Any = None,
) -> Any:
    """A PIL image turned by an angle in degrees, counter-clockwise.

    Raises:
        TypeError: if angle or centre are of the wrong kind.
        NotImplementedError: for tensors.
    """
    if not isinstance(angle, numbers.Real):
        raise TypeError("Argument angle should be int or float")
    if center is not None and not isinstance(center, (list, tuple)):
        raise TypeError("Argument center should be a sequence")
    if _is_tensor(img):
        raise NotImplementedError("swiftgrad has no torchvision.transforms.functional.rotate of tensors yet")
    mode = _PIL_FILTERS[_mode(interpolation)]
    return img.rotate(angle, mode, expand, center, fillcolor=_pil.fill_of(img, fill))


def to_grayscale(img: Any, num_output_channels: int = 1) -> Any:
    """A PIL image in grey, with 1 channel or 3 equal ones.

    Raises:
        TypeError: if it is no PIL image.
        ValueError: for another number of channels.
    """
    if not _pil.is_image(img):
        raise TypeError("Input should be PIL Image")
    return _pil.to_grayscale(img, num_output_channels)


def rgb_to_grayscale(img: Any, num_output_channels: int = 1) -> Any:
    """A picture in grey, with 1 channel or 3 equal ones.  Tensors need 1 or 3 channels."""
    if not _is_tensor(img):
        return to_grayscale(img, num_output_channels)
    return _tensor.to_grayscale(img, num_output_channels)


def invert(img: Any) -> Any:
    """The negative of the picture."""
    return _tensor.invert(img) if _is_tensor(img) else _pil.invert(img)


def adjust_brightness(img: Any, brightness_factor: float) -> Any:
    """The picture with its brightness times a factor: 0 is black, 1 the picture itself."""
    if _is_tensor(img):
        return _tensor.adjust_brightness(img, brightness_factor)
    return _pil.enhance("Brightness", img, brightness_factor)


def adjust_contrast(img: Any, contrast_factor: float) -> Any:
    """The picture with its contrast times a factor: 0 is plain grey, 1 the picture itself."""
    if _is_tensor(img):
        return _tensor.adjust_contrast(img, contrast_factor)
    return _pil.enhance("Contrast", img, contrast_factor)


def adjust_saturation(img: Any, saturation_factor: float) -> Any:
    """The picture with its saturation times a factor: 0 is black and white, 1 the picture itself."""
    if _is_tensor(img):
        return _tensor.adjust_saturation(img, saturation_factor)
    return _pil.enhance("Color", img, saturation_factor)


def adjust_hue(img: Any, hue_factor: float) -> Any:
    """A PIL image with its hues turned, by -0.5 ... 0.5 of the circle.

    Raises:
        ValueError: for another factor.
        NotImplementedError: for tensors.
    """
    if not -0.5 <= hue_factor <= 0.5:
        raise ValueError(f"hue_factor ({hue_factor}) is not in [-0.5, 0.5].")
    if _is_tensor(img):
        raise NotImplementedError("swiftgrad has no torchvision.transforms.functional.adjust_hue of tensors yet")
    return _pil.adjust_hue(img, hue_factor)


def erase(img: sg.Tensor, i: int, j: int, h: int, w: int, v: sg.Tensor, inplace: bool = False) -> sg.Tensor:
    """A tensor with the rectangle of height h and width w at (i, j) set to ``v``."""
    if not _is_tensor(img):
        raise NotImplementedError("swiftgrad has no torchvision.transforms.functional.erase of PIL images yet")
    result = img if inplace else img.clone()
    result[..., i : i + h, j : j + w] = v
    return result


def five_crop(img: Any, size: int | Sequence[int]) -> tuple[Any, Any, Any, Any, Any]:
    """The four corners (top left, top right, bottom left, bottom right) and the middle.

    Raises:
        ValueError: if the picture is smaller than ``size``.
    """
    height, width = (size, size) if isinstance(size, int) else (size[0], size[-1])
    _, image_height, image_width = get_dimensions(img)
    if width > image_width or height > image_height:
        raise ValueError(
            f"Requested crop size {(height, width)} is bigger than input size {(image_height, image_width)}"
        )
    bottom, right = image_height - height, image_width - width
    corners = [crop(img, top, left, height, width) for top, left in ((0, 0), (0, right), (bottom, 0), (bottom, right))]
    return (*corners, center_crop(img, [height, width]))


def ten_crop(img: Any, size: int | Sequence[int], vertical_flip: bool = False) -> tuple[Any, ...]:
    """``five_crop`` of the picture and of its mirror image."""
    return five_crop(img, size) + five_crop(vflip(img) if vertical_flip else hflip(img), size)
