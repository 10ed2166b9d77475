"""Rows of convolutions, pooling, norms, padding and folding."""

from __future__ import annotations

from .core import S, Table, f, p

op = Table()
FL = ("float32", "float64", "float16", "bfloat16", "int64")

op(
    "conv1d",
    [
        S(f(2, 3, 8), f(4, 3, 3)),
        S(f(2, 3, 8), f(4, 3, 3), f(4), 2, 1),
        S(f(2, 4, 9), f(4, 2, 3), f(4), 1, 2, 2, 2),
        S(f(3, 8), f(4, 3, 3), f(4)),
        S(f(2, 3, 8), f(4, 3, 4), f(4), 1, "same"),
        S(f(2, 3, 8), f(4, 3, 3), f(4), 1, "valid"),
        S(f(2, 4, 6), f(4, 1, 3), None, 1, 1, 1, 4),
        S(f(0, 3, 8), f(4, 3, 3), f(4)),
        S(f(2, 3, 8), f(4, 3, 1), f(4)),
    ],
    dtypes=FL,
    tol32=1e-4,
)
op(
    "conv2d",
    [
        S(f(2, 3, 6, 5), f(4, 3, 3, 2)),
        S(f(2, 3, 6, 5), f(4, 3, 3, 3), f(4), [2, 1], [1, 2]),
        S(f(1, 4, 7, 7), f(4, 2, 3, 3), f(4), 1, 2, 2, 2),
        S(f(3, 6, 5), f(4, 3, 3, 3), f(4)),
        S(f(2, 3, 6, 5), f(4, 3, 3, 2), f(4), 1, "same"),
        S(f(2, 3, 5, 5), f(4, 3, 3, 3), None, 1, "valid"),
        S(f(1, 4, 5, 5), f(8, 1, 3, 3), f(8), 1, 1, 1, 4),
        S(f(2, 3, 4, 4), f(4, 3, 1, 1), f(4)),
        S(f(0, 3, 6, 5), f(4, 3, 3, 3)),
        S(f(2, 1, 6, 6), f(2, 1, 5, 5), f(2), 1, 2),
        S(f(1, 3, 7, 7), f(2, 3, 3, 3), f(2), 2, 1),
        S(f(1, 2, 8, 8), f(2, 2, 3, 3), f(2), stride=3, padding=1, dilation=[2, 1]),
        S(f(1, 2, 9, 7), f(3, 2, 1, 1), None, 2),
    ],
    dtypes=FL,
    tol32=1e-4,
)
op("conv3d", [S(f(1, 2, 4, 4, 4), f(2, 2, 3, 3, 3), f(2), 1, 1)], dtypes=("float32", "float64"), tol32=1e-4)
op(
    "conv_transpose1d",
    [
        S(f(2, 3, 5), f(3, 4, 3)),
        S(f(2, 3, 5), f(3, 4, 3), f(4), 2, 1, 1),
        S(f(2, 4, 5), f(4, 2, 3), f(4), 2, 1, 0, 2, 2),
    ],
    dtypes=FL,
    tol32=1e-4,
)
op(
    "conv_transpose2d",
    [
        S(f(2, 3, 4, 5), f(3, 4, 3, 2)),
        S(f(1, 3, 4, 4), f(3, 4, 3, 3), f(4), [2, 2], 1, 1),
        S(f(1, 4, 3, 3), f(4, 1, 2, 2), f(2), 2, 0, 0, 2),
    ],
    dtypes=FL,
    tol32=1e-4,
)
op(
    "convolution",
    [S(f(2, 3, 6, 5), f(4, 3, 3, 3), f(4), [1, 1], [1, 1], [1, 1], False, [0, 0], 1)],
    dtypes=(),
    tol32=1e-4,
)

MP1 = [
    S(f(2, 3, 8), 2),
    S(f(2, 3, 9), 3, 2, 1),
    S(f(2, 3, 9), 2, 3, 0, 2, True),
    S(f(3, 8), 2),
    S(f(2, 3, 10), 3, 3, 1, 2, True),
]
MP2 = [
    S(f(2, 3, 6, 6), 2),
    S(f(2, 3, 7, 6), [3, 2], [2, 1], [1, 1]),
    S(f(1, 2, 7, 7), 2, 3, 0, 2, True),
    S(f(3, 6, 6), 2),
    S(f(1, 1, 5, 5), 2, 2, 1, 1, True),
    S(f(1, 2, 8, 8), kernel_size=3, stride=2, padding=1),
]
NOHALF = ("float32", "float64", "int64")
op("max_pool1d", MP1, dtypes=NOHALF)
op("max_pool1d_with_indices", MP1, dtypes=NOHALF)
op("max_pool2d", MP2, dtypes=NOHALF)
op("max_pool2d_with_indices", MP2, dtypes=NOHALF)
op(
    "avg_pool1d",
    [S(f(2, 3, 8), 2), S(f(2, 3, 9), 3, 2, 1), S(f(2, 3, 9), 3, 2, 1, True, False), S(f(3, 8), 2)],
    dtypes=NOHALF,
)
op(
    "avg_pool2d",
    [
        S(f(2, 3, 6, 6), 2),
        S(f(2, 3, 7, 6), [3, 2], [2, 1], [1, 1]),
        S(f(1, 2, 7, 7), 3, 2, 1, True, False),
        S(f(1, 2, 7, 7), 3, 2, 1, False, True, 4),
        S(f(3, 6, 6), 2),
        S(f(1, 2, 7, 7), 3, 2, 1, True, True),
        S(f(1, 2, 6, 6), 2, divisor_override=3),
    ],
    dtypes=NOHALF,
)
op("adaptive_avg_pool1d", [S(f(2, 3, 8), 4), S(f(2, 3, 7), 3), S(f(3, 7), 1)], dtypes=NOHALF)
op(
    "adaptive_avg_pool2d",
    [S(f(2, 3, 6, 6), [1, 1]), S(f(2, 3, 7, 5), [3, 2]), S(f(2, 7, 5), [4, 5]), S(f(1, 2, 3, 3), [5, 4])],
    dtypes=NOHALF,
)
op("adaptive_max_pool1d", [S(f(2, 3, 8), 4), S(f(2, 3, 7), 3)], dtypes=NOHALF)
op("adaptive_max_pool2d", [S(f(2, 3, 6, 6), [1, 1]), S(f(2, 3, 7, 5), [3, 2])], dtypes=NOHALF)
op(
    "batch_norm",
    [
        S(f(4, 3), p(3), f(3), f(3, grad=False), p(3, grad=False), False, 0.1, 1e-5, False),
        S(f(4, 3), p(3), f(3), f(3, grad=False), p(3, grad=False), True, 0.1, 1e-5, False),
        S(f(2, 3, 4, 2), p(3), f(3), None, None, True, 0.1, 1e-3, False),
        S(f(2, 3, 4), None, None, f(3, grad=False), p(3, grad=False), True, 0.3, 1e-5, False),
        S(f(2, 3, 4), None, None, f(3, grad=False), p(3, grad=False), False, 0.3, 1e-5, False),
    ],
    dtypes=("float32", "float64"),
    tol32=1e-4,
)
op(
    "native_batch_norm",
    [S(f(4, 3), p(3), f(3), f(3, grad=False), p(3, grad=False), True, 0.1, 1e-5)],
    dtypes=(),
    tol32=1e-4,
)
op(
    "layer_norm",
    [
        S(f(4, 6), [6]),
        S(f(4, 6), [6], p(6), f(6)),
        S(f(2, 3, 4), [3, 4], p(3, 4), f(3, 4), 1e-3),
        S(f(0, 6), [6], p(6), f(6)),
        S(f(5, 40), [40], p(40), None),
    ],
    dtypes=("float32", "float64", "bfloat16"),
    tol32=1e-4,
)
op("native_layer_norm", [S(f(4, 6), [6], p(6), f(6), 1e-5)], dtypes=(), tol32=1e-4)
op(
    "group_norm",
    [S(f(2, 4, 3), 2), S(f(2, 6, 3, 2), 3, p(6), f(6)), S(f(2, 4), 1, p(4), f(4), 1e-3), S(f(2, 4, 5), 4, p(4), f(4))],
    dtypes=("float32", "float64"),
    tol32=1e-4,
)
op(
    "instance_norm",
    [
        S(f(2, 3, 5), None, None, None, None, True, 0.1, 1e-5, False),
        S(f(2, 3, 4, 2), p(3), f(3), f(3, grad=False), p(3, grad=False), True, 0.1, 1e-5, False),
        S(f(2, 3, 5), p(3), f(3), f(3, grad=False), p(3, grad=False), False, 0.1, 1e-5, False),
    ],
    dtypes=("float32", "float64"),
    tol32=1e-4,
)
op(
    "rms_norm",
    [S(f(4, 6), [6]), S(f(4, 6), [6], p(6)), S(f(2, 3, 4), [3, 4], p(3, 4), 1e-3)],
    dtypes=("float32", "float64"),
    tol32=1e-4,
)
op(
    "pad",
    [
        S(f(2, 3, 4), [1, 2]),
        S(f(2, 3, 4), [1, 2, 0, 1], "constant", 1.5),
        S(f(2, 3, 4), [-1, 2]),
        S(f(2, 3, 4), [1, 2], "reflect"),
        S(f(2, 3, 4), [1, 2], "replicate"),
        S(f(2, 3, 4), [1, 2], "circular"),
        S(f(2, 3, 4, 5), [1, 2, 2, 1], "reflect"),
        S(f(2, 3, 4, 5), [1, 2, 3, 1], "replicate"),
        S(f(2, 3, 4, 5), [1, 2, 2, 1], "circular"),
        S(f(3, 4), [1, 1], "reflect"),
        S(f(2), [0, 3], value=7.0),
    ],
)
op("constant_pad_nd", [S(f(2, 3), [1, 1]), S(f(2, 3), [0, 1, 2, 0], 2.5), S(f(4), [-1, -1])])
op("reflection_pad1d", [S(f(2, 3, 4), [1, 2])]), op("reflection_pad2d", [S(f(2, 3, 4, 5), [1, 2, 2, 1])])
op("replication_pad1d", [S(f(2, 3, 4), [1, 2])]), op("replication_pad2d", [S(f(2, 3, 4, 5), [1, 2, 2, 1])])
op("im2col", [S(f(2, 3, 5, 6), [2, 3], [1, 1], [1, 0], [2, 1])], dtypes=FL)
op("col2im", [S(f(2, 12, 12), [4, 5], [2, 2], [1, 1], [0, 0], [1, 1])], dtypes=FL)

op.error(
    "conv2d", "RuntimeError", r"\[4, 3, 3, 3\].*\[1, 2, 5, 5\].*3 channels.*2 channels", f(1, 2, 5, 5), f(4, 3, 3, 3)
)
op.error("conv2d", "RuntimeError", r"Kernel size|kernel size|\(2 x 2\)", f(1, 3, 2, 2), f(4, 3, 3, 3))
op.error("conv2d", "RuntimeError", r"[Ss]tride", f(1, 3, 5, 5), f(4, 3, 3, 3), None, 0)
op.error("conv2d", "RuntimeError", r"3D.*4D|3-?D|\[5, 5\]", f(5, 5), f(4, 3, 3, 3))
op.error("conv2d", "RuntimeError", r"bias", f(1, 3, 5, 5), f(4, 3, 3, 3), f(5))
op.error("conv1d", "RuntimeError", r"groups|divisible|channels", f(1, 3, 5), f(4, 3, 3), None, 1, 0, 1, 2)
op.error("max_pool2d", "RuntimeError", r"pad.*half|half of", f(1, 3, 5, 5), 2, 2, 2)
op.error("max_pool2d", "RuntimeError", r"[Oo]utput size|small", f(1, 3, 2, 2), 5)
op.error("avg_pool2d", "RuntimeError", r"divisor|zero", f(1, 3, 4, 4), 2, 2, 0, False, True, 0)
op.error(
    "batch_norm",
    "RuntimeError|ValueError",
    r"3.*4|4.*3",
    f(2, 3, 4),
    None,
    None,
    f(4, grad=False),
    p(4, grad=False),
    False,
    0.1,
    1e-5,
    False,
)
op.error("layer_norm", "RuntimeError", r"\[5\].*\[4, 6\]|normalized_shape", f(4, 6), [5])
op.error("group_norm", "RuntimeError|ValueError", r"divisible|4.*3", f(2, 4), 3)
op.error("pad", "RuntimeError", r"2 \* |even|divisible|Padding length", f(2, 3), [1])
op.error("pad", "NotImplementedError|RuntimeError|ValueError", r"mode|mirror", f(2, 3, 4), [1, 1], "mirror")
op.error("pad", "RuntimeError", r"[Pp]adding size should be less.*dimension", f(2, 3, 4), [4, 4], "reflect")
