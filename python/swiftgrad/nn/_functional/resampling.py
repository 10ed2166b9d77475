"""Resampling: `interpolate`, `grid_sample` and what belongs to them."""

from __future__ import annotations

import math
import warnings
from typing import Any

from ..._tensor import Tensor
from ._operators import engine as _C
from .conv import adaptive_avg_pool1d, adaptive_avg_pool2d, adaptive_avg_pool3d

# (mode, spatial dimensions) -> operator; those that take align_corners, and those that filter.
_PLAIN = {
    ("nearest", 1): "upsample_nearest1d",
    ("nearest", 2): "upsample_nearest2d",
    ("nearest", 3): "upsample_nearest3d",
    ("nearest-exact", 1): "_upsample_nearest_exact1d",
    ("nearest-exact", 2): "_upsample_nearest_exact2d",
    ("nearest-exact", 3): "_upsample_nearest_exact3d",
}
_ALIGNED = {
    ("linear", 1): "upsample_linear1d",
    ("bilinear", 2): "upsample_bilinear2d",
    ("bicubic", 2): "upsample_bicubic2d",
    ("trilinear", 3): "upsample_trilinear3d",
}
_FILTERED = {
    "bilinear": "_upsample_bilinear2d_aa",
    "bicubic": "_upsample_bicubic2d_aa",
    "lanczos": "_upsample_lanczos2d_aa",
}
_AREA = {1: adaptive_avg_pool1d, 2: adaptive_avg_pool2d, 3: adaptive_avg_pool3d}
_WANTED = {"linear": 3, "bilinear": 4, "bicubic": 4, "lanczos": 4, "trilinear": 5}
_MODES = "nearest | linear | bilinear | bicubic | trilinear | lanczos | area | nearest-exact"


def interpolate(
    input: Tensor,
    size: Any = None,
    scale_factor: Any = None,
    mode: str = "nearest",
    align_corners: bool | None = None,
    recompute_scale_factor: bool | None = None,
    antialias: bool = False,
) -> Tensor:
    """Resamples `(batch, channels, *spatial)` of 1 to 3 spatial dimensions, to `size` or by `scale_factor`.

    Args:
        input: of 3 to 5 dimensions.
        size: of the result: one number, or one a spatial dimension.
        scale_factor: how many times larger the result is; one number, or one a spatial dimension.
        mode: `nearest`, `nearest-exact`, `linear` (3-d), `bilinear`, `bicubic`, `lanczos` (4-d), `trilinear` (5-d) or
            `area`.
        align_corners: whether the outermost elements keep their values; for the interpolating modes.
        recompute_scale_factor: whether positions follow from the sizes and not from `scale_factor`.
        antialias: whether to filter before elements are dropped; for `bilinear`, `bicubic` and `lanczos`.

    Raises:
        ValueError: the arguments contradict each other.
        NotImplementedError: the mode does not exist for inputs of this many dimensions.
    """
    if mode in ("nearest", "area", "nearest-exact"):
        if align_corners is not None:
            raise ValueError(
                "align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | "
                f"trilinear; got align_corners={align_corners} with mode {mode!r}"
            )
    else:
        align_corners = bool(align_corners)
    dims = input.dim() - 2
    output, scales = _sizes(input, size, scale_factor, dims)
    if recompute_scale_factor is not None and recompute_scale_factor and size is not None:
        raise ValueError("recompute_scale_factor is not meaningful with an explicit size.")
    if output is None and (mode == "area" or recompute_scale_factor):
        output, scales = _scaled(input, scales), [None] * dims
    if antialias and not (mode in _FILTERED and input.ndim == 4):
        raise ValueError(
            "Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a 4-D tensor as "
            f"input, got mode {mode!r} and a {input.ndim}-D tensor"
        )
    if mode == "lanczos" and input.ndim == 4:
        if not antialias:
            raise ValueError("Lanczos mode requires antialias=True")
        if align_corners:
            raise ValueError("Lanczos mode does not support align_corners=True")
    if output is None:
        output = _scaled(input, scales)
    if mode == "area" and dims in _AREA:
        return _AREA[dims](input, output)
    if (mode, dims) in _PLAIN:
        return getattr(_C, _PLAIN[mode, dims])(input, output, *scales)
    if antialias:
        return getattr(_C, _FILTERED[mode])(input, output, align_corners, *scales)
    if (mode, dims) in _ALIGNED:
        return getattr(_C, _ALIGNED[mode, dims])(input, output, align_corners, *scales)
    if mode in _WANTED and dims in (1, 2, 3):
        if mode in ("bicubic", "lanczos"):
            raise NotImplementedError(_refusal(input, mode))
        raise NotImplementedError(f"Got {input.dim()}D input, but {mode} mode needs {_WANTED[mode]}D input")
    raise NotImplementedError(_refusal(input, mode))


def _refusal(input: Tensor, mode: str) -> str:
    return (
        f"Input Error: Only 3D, 4D and 5D input Tensors supported (got {input.dim()}D) for the modes: {_MODES} "
        f"(got {mode})"
    )


def _sizes(input: Tensor, size: Any, scale_factor: Any, dims: int) -> tuple[list[int] | None, list[Any]]:
    """The output size, if it was given, and the scale factors, one a dimension."""
    if size is not None and scale_factor is not None:
        raise ValueError("only one of size or scale_factor should be defined")
    if size is None and scale_factor is None:
        raise ValueError("either size or scale_factor should be defined")
    value, name = (size, "output size") if size is not None else (scale_factor, "scale_factor")
    if isinstance(value, (list, tuple)):
        if len(value) != dims:
            what = f"output size of {value}" if size is not None else f"scale_factor of shape {value}"
            short = "output size in (o1, o2, ...,oK)" if size is not None else "scale_factor in (s1, s2, ...,sK)"
            raise ValueError(
                "Input and "
                + ("output" if size is not None else "scale_factor")
                + " must have the same number of spatial dimensions, but got input with spatial dimensions of "
                f"{list(input.shape[2:])} and {what}. Please provide input tensor in (N, C, d1, d2, ...,dK) format and "
                f"{short} format."
            )
        values = list(value)
    else:
        values = [value] * max(dims, 0)
    for item in values:
        kinds: tuple[type, ...] = (int,) if size is not None else (int, float)
        if not isinstance(item, kinds) and not hasattr(item, "__index__") and not isinstance(item, Tensor):
            raise TypeError(f"interpolate(): {name} must be {'int' if size is not None else 'float'}, got {item!r}")
    if size is not None:
        return [int(item) for item in values], [None] * dims
    return None, [float(item) for item in values]


def _scaled(input: Tensor, scales: list[Any]) -> list[int]:
    return [math.floor(float(extent) * scale) for extent, scale in zip(input.shape[2:], scales)]


def upsample(
    input: Tensor, size: Any = None, scale_factor: Any = None, mode: str = "nearest", align_corners: bool | None = None
) -> Tensor:
    """The older name of `interpolate`."""
    warnings.warn("`nn.functional.upsample` is deprecated. Use `nn.functional.interpolate` instead.", stacklevel=2)
    return interpolate(input, size, scale_factor, mode, align_corners)


def upsample_nearest(input: Tensor, size: Any = None, scale_factor: Any = None) -> Tensor:
    """`interpolate` with mode `nearest`."""
    warnings.warn(
        "`nn.functional.upsample_nearest` is deprecated. Use `nn.functional.interpolate` instead.", stacklevel=2
    )
    return interpolate(input, size, scale_factor, mode="nearest")


def upsample_bilinear(input: Tensor, size: Any = None, scale_factor: Any = None) -> Tensor:
    """`interpolate` with mode `bilinear` and aligned corners."""
    warnings.warn(
        "`nn.functional.upsample_bilinear` is deprecated. Use `nn.functional.interpolate` instead.", stacklevel=2
    )
    return interpolate(input, size, scale_factor, mode="bilinear", align_corners=True)


_GRID_MODES = {"bilinear": 0, "nearest": 1, "bicubic": 2}
_GRID_PADDINGS = {"zeros": 0, "border": 1, "reflection": 2}


def grid_sample(
    input: Tensor,
    grid: Tensor,
    mode: str = "bilinear",
    padding_mode: str = "zeros",
    align_corners: bool | None = None,
) -> Tensor:
    """Samples `(batch, channels, [depth,] height, width)` at the points of `grid`.

    Args:
        input: the images.
        grid: `(batch, *output, 2)` of (x, y), or `(batch, *output, 3)` of (x, y, z); -1 to 1 spans the image.
        mode: `bilinear`, `nearest` or `bicubic`.
        padding_mode: what lies outside: `zeros`, `border` or `reflection`.
        align_corners: whether -1 and 1 are the centres of the outermost pixels, or their edges (the default).
    """
    if mode not in _GRID_MODES:
        raise ValueError(
            f"nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: '{mode}'"
        )
    if padding_mode not in _GRID_PADDINGS:
        raise ValueError(
            "nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', but got: "
            f"'{padding_mode}'"
        )
    if align_corners is None:
        warnings.warn(
            "Default grid_sample and affine_grid behavior has changed to align_corners=False since 1.3.0. Please "
            "specify align_corners=True if the old behavior is desired. See the documentation of grid_sample for "
            "details.",
            stacklevel=2,
        )
        align_corners = False
    return _C.grid_sampler(input, grid, _GRID_MODES[mode], _GRID_PADDINGS[padding_mode], align_corners)


def affine_grid(theta: Tensor, size: Any, align_corners: bool | None = None) -> Tensor:
    """The grid of points that affine maps take the points of an image from.

    Args:
        theta: `(batch, 2, 3)`, or `(batch, 3, 4)` for volumes.
        size: of the images to be made: `(batch, channels, [depth,] height, width)`.
        align_corners: as of `grid_sample`.

    Returns:
        `(batch, [depth,] height, width, 2 or 3)`.
    """
    if align_corners is None:
        warnings.warn(
            "Default grid_sample and affine_grid behavior has changed to align_corners=False since 1.3.0. Please "
            "specify align_corners=True if the old behavior is desired. See the documentation of grid_sample for "
            "details.",
            stacklevel=2,
        )
        align_corners = False
    if not theta.is_floating_point():
        raise ValueError(f"Expected theta to have floating point type, but got {theta.dtype}")
    size = list(size)
    dims = len(size) - 2
    if dims not in (2, 3):
        raise NotImplementedError(
            "affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively. Got size "
            f"{size}."
        )
    if theta.dim() != 3 or tuple(theta.shape[-2:]) != (dims, dims + 1):
        raise ValueError(
            f"Expected a batch of {dims}D affine matrices of shape Nx{dims}x{dims + 1} for size {size}. "
            f"Got {theta.shape}."
        )
    if min(size) <= 0:
        raise ValueError(f"Expected non-zero, positive output size. Got {size}")
    return _C.affine_grid_generator(theta, size, align_corners)
