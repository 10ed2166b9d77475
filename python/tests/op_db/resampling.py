"""Rows of resampling, grid sampling, unpooling and pooling at random places."""

from __future__ import annotations

from .core import S, Sample, Table, f, p, v

op = Table()
FL = ("float32", "float64")
SIZES = (5, 4, 3)
TO = (7, 3, 4)


def sizes(dims: int, *options: object) -> list[Sample]:
    """Larger and smaller, the same size, one element, an empty batch, and by a factor."""
    own, to = list(SIZES[:dims]), list(TO[:dims])
    return [
        S(f(2, 3, *own), to, *options),
        S(f(1, 2, *own), own, *options),
        S(f(1, 2, *own), [1] * dims, *options),
        S(f(0, 2, *own), to, *options),
        S(f(1, 2, *own), [int(2.7 * n) for n in own], *options, *[2.7] * dims),
    ]


for dims in (1, 2, 3):
    op(f"upsample_nearest{dims}d", sizes(dims), dtypes=(*FL, "uint8"))
    op(f"_upsample_nearest_exact{dims}d", sizes(dims), dtypes=(*FL, "uint8"))
op("upsample_linear1d", sizes(1, False) + sizes(1, True), dtypes=FL)
op("upsample_trilinear3d", sizes(3, False) + sizes(3, True), dtypes=FL)
for name in ("upsample_bilinear2d", "upsample_bicubic2d", "_upsample_bilinear2d_aa", "_upsample_bicubic2d_aa"):
    # Bytes are tried by whole layers: sample 0 has negative values.
    op(name, sizes(2, False) + sizes(2, True), dtypes=FL, tol32=1e-4)
op("_upsample_lanczos2d_aa", sizes(2, False), dtypes=FL, tol32=1e-4)

POINTS = f(2, 3, 4, 2, lo=-1.5, hi=1.5)
SPACE = f(1, 2, 3, 2, 3, lo=-1.5, hi=1.5)
GRIDS = [
    S(f(2, 2, 5, 4), POINTS, mode, padding, c) for mode in (0, 1, 2) for padding in (0, 1, 2) for c in (False, True)
]
op("grid_sampler", GRIDS, dtypes=FL, gradgrad=False, tol32=1e-4)
op("grid_sampler_2d", [S(f(1, 2, 3, 3), f(1, 2, 2, 2), 0, 0, False)], dtypes=FL, gradgrad=False)
op(
    "grid_sampler_3d",
    [S(f(1, 2, 3, 4, 2), SPACE, mode, padding, False) for mode in (0, 1) for padding in (0, 1, 2)],
    dtypes=FL,
    gradgrad=False,
    tol32=1e-4,
)
op(
    "affine_grid_generator",
    [S(f(2, 2, 3), [2, 3, 4, 5], c) for c in (False, True)] + [S(f(1, 3, 4), [1, 2, 2, 1, 3], False)],
    dtypes=FL,
)

PLACES = v([[[[0, 3], [9, 14]]]], "int64")
op(
    "max_unpool2d",
    [S(f(1, 1, 2, 2), PLACES, [4, 5]), S(f(1, 2, 2), v([[[0, 3], [9, 14]]], "int64"), [4, 5])],
    dtypes=FL,
)
op("max_unpool3d", [S(f(1, 1, 1, 2, 2), v([[[[[0, 3], [9, 14]]]]], "int64"), [2, 2, 4], [2] * 3, [0] * 3)], dtypes=FL)
DRAWN = p(2, 3, 2, lo=0, hi=1, grad=False)
op(
    "fractional_max_pool2d",
    [S(f(2, 3, 7, 6), [2, 3], [4, 3], DRAWN), S(f(3, 7, 6), [2, 2], [3, 5], p(1, 3, 2, lo=0, hi=1, grad=False))],
    dtypes=FL,
    gradgrad=False,
)
op(
    "fractional_max_pool3d",
    [S(f(1, 2, 5, 6, 4), [2, 3, 1], [3, 2, 3], p(1, 2, 3, lo=0, hi=1, grad=False))],
    dtypes=FL,
    gradgrad=False,
)
op("conv_tbc", [S(f(5, 2, 3), f(2, 3, 4), f(4)), S(f(5, 2, 3), f(2, 3, 4), f(4), 1)], dtypes=FL)
op("native_channel_shuffle", [S(f(2, 6, 3, grad=False), 3)], dtypes=FL)

op.error("upsample_nearest2d", "RuntimeError", r"greater than 0.*output \(H: 0, W: 3\)", f(1, 1, 2, 2), [0, 3])
op.error("upsample_nearest2d", "RuntimeError", r"input_size equals to 4, but got size 3", f(1, 2, 2), [2, 3])
op.error(
    "upsample_bilinear2d", "RuntimeError", r"output_size equals to 2, but got size 3", f(1, 1, 2, 2), [2, 3, 4], False
)
op.error("upsample_linear1d", "RuntimeError", r"Non-empty 3D data.*\[1, 0, 2\]", f(1, 0, 2), [2], False)
op.error("grid_sampler", "RuntimeError", r"same batch size.*\[1, .*\[2, ", f(1, 1, 2, 2), f(2, 2, 2, 2), 0, 0, False)
op.error("grid_sampler", "RuntimeError", r"size 2 in last dimension.*3\]", f(1, 1, 2, 2), f(1, 2, 2, 3), 0, 0, False)
op.error("max_unpool2d", "RuntimeError", r"invalid max index: 14 .*2x5", f(1, 1, 2, 2), PLACES, [2, 5])
op.error("max_unpool2d", "RuntimeError", r"type int64 but got: Float", f(1, 2, 2), f(1, 2, 2), [4, 5])
op.error("fractional_max_pool2d", "RuntimeError", r"pool height 3 too large.*4", f(2, 3, 4, 4), [3, 3], [3, 3], DRAWN)
