"""Rows of views and of operators that move elements about."""

from __future__ import annotations

from .core import D, S, Table, b, f, i, v

op = Table()

op(
    "view",
    [
        S(f(2, 6), [3, 4]),
        S(f(2, 6), [-1]),
        S(f(12), [3, -1, 2]),
        S(f(), [1, 1]),
        S(f(0, 3), [0]),
        S(f(0, 3), [3, 0, 2]),
        S(v([1.0, 2.0], "float32"), D("int32")),
        S(v([[1, 2]], "int64"), D("int32")),
    ],
)
op("view_as reshape_as", [S(f(2, 6), f(3, 4, grad=False))])
op("reshape", [S(f(2, 6), [3, 4]), S(f(2, 6), [-1]), S(f(), [1]), S(f(1), []), S(f(0, 3), [3, 0])])
op("flatten", [S(f(2, 3, 4)), S(f(2, 3, 4), 1), S(f(2, 3, 4), 0, 1), S(f(2, 3, 4), -2, -1), S(f())])
op("unflatten", [S(f(2, 6), 1, [2, 3]), S(f(12), 0, [-1, 4]), S(f(2, 6), -1, [3, 2])])
op("ravel", [S(f(2, 3)), S(f())])
op("transpose", [S(f(2, 3), 0, 1), S(f(2, 3, 4), -1, 0), S(f(), 0, -1)])
op("swapaxes swapdims", [S(f(2, 3), 0, 1), S(f(2, 3, 4), -1, 0)])
op("permute", [S(f(2, 3, 4), [2, 0, 1]), S(f(2, 3, 4), [-1, 1, 0]), S(f(), [])])
op("t", [S(f(2, 3)), S(f(3)), S(f())])
op("adjoint", [S(f(2, 3, 4))])
op("movedim moveaxis", [S(f(2, 3, 4), 0, 2), S(f(2, 3, 4), [0, 1], [2, 0]), S(f(2, 3, 4), -1, 0)])
op("expand", [S(f(3, 1), [3, 4]), S(f(3), [2, 3]), S(f(3, 1), [2, -1, 4]), S(f(), [2, 2]), S(f(1, 3), [0, 3])])
op("expand_as", [S(f(3, 1), f(3, 4, grad=False))])
op("broadcast_to", [S(f(3, 1), [2, 3, 4]), S(f(), [2])])
op("broadcast_tensors", [S([f(3, 1), f(1, 4), f()])], dtypes=())
op("narrow", [S(f(5, 3), 0, 1, 3), S(f(5, 3), -1, -2, 2), S(f(5), 0, 2, 0)])
op("narrow_copy", [S(f(5, 3), 0, 1, 3)])
op("select", [S(f(5, 3), 0, 1), S(f(5, 3), -1, -2), S(f(5), 0, 4)])
op(
    "slice",
    [S(f(7, 3), 0, 1, 6, 2), S(f(7, 3), 1, -2), S(f(7), 0, None, None, 3), S(f(7), 0, 5, 2), S(f(7), 0, -100, 100)],
)
op(
    "split",
    [S(f(7, 3), 3), S(f(7, 3), 2, 1), S(f(7, 3), [2, 5]), S(f(6), 6), S(f(0, 3), 2)],
    dtypes=("float32", "int64"),
)
op("split_with_sizes", [S(f(7, 3), [2, 4, 1]), S(f(3, 7), [3, 0, 4], 1)])
op("tensor_split", [S(f(7, 3), 3), S(f(7, 3), [2, 5]), S(f(3, 8), 3, 1)])
op("hsplit", [S(f(4, 6), 2)]), op("vsplit", [S(f(4, 6), [1, 3])]), op("dsplit", [S(f(2, 2, 4), 2)])
op("chunk", [S(f(7, 3), 3), S(f(3, 7), 4, 1), S(f(2), 5)])
op("unbind", [S(f(3, 4)), S(f(3, 4), 1), S(f(3))])
op("squeeze", [S(f(1, 3, 1)), S(f(1, 3, 1), 0), S(f(1, 3, 1), 1), S(f(1, 3, 1), [0, 2]), S(f())])
op("unsqueeze", [S(f(3, 4), 0), S(f(3, 4), -1), S(f(), 0), S(f(3), 1)])
op("unfold", [S(f(7), 0, 3, 2), S(f(3, 8), 1, 2, 1), S(f(3, 8), -1, 4, 4)])
op("diagonal", [S(f(3, 4)), S(f(3, 4), 1), S(f(3, 4), -1), S(f(2, 3, 4), 0, 1, 2), S(f(3, 3), 5)])
op("diag", [S(f(3)), S(f(3), 1), S(f(3), -2), S(f(3, 4)), S(f(3, 4), 1), S(f(3, 4), -1)])
op("diag_embed", [S(f(3)), S(f(2, 3)), S(f(2, 3), 1), S(f(2, 3), -1, 0, 2)])
op("diagflat", [S(f(3)), S(f(2, 2), 1)])
op(
    "as_strided",
    [
        S(f(12), [3, 2], [4, 1]),
        S(f(12), [3, 3], [2, 1]),
        S(f(12), [2, 2], [1, 2], 3),
        S(f(3, 4), [12], [1]),
        S(f(4), [2, 3], [0, 1]),
    ],
)
op("cat", [
    S([f(2, 3), f(1, 3)]), S([f(2, 3), f(2, 2)], 1), S([f(2, 3)], -1), S([f(0), f(2, 3)]), S([f(2), i(3)]), S([i(2), b(2)]),
    S([i(2, dtype="int32"), i(2, dtype="uint8", lo=0)]), S([f(2, 0), f(2, 3)], 1),
])  # fmt: skip
op("concat concatenate", [S([f(2, 3), f(1, 3)])])
op(
    "stack",
    [S([f(2, 3), f(2, 3)]), S([f(2, 3), f(2, 3), f(2, 3)], 1), S([f(2), f(2)], -1), S([f(), f()]), S([f(2), i(2)])],
)
op("hstack", [S([f(3), f(2)]), S([f(2, 3), f(2, 1)]), S([f(), f()])])
op("vstack row_stack", [S([f(3), f(3)]), S([f(2, 3), f(1, 3)])])
op("dstack", [S([f(3), f(3)]), S([f(2, 3, 1), f(2, 3, 2)])])
op("column_stack", [S([f(3), f(3, 2)])])
op("atleast_1d atleast_2d atleast_3d", [S(f()), S(f(3)), S(f(2, 3))])
op("block_diag", [S([f(2, 3), f(1, 2), f(3)])], dtypes=())
op("cartesian_prod", [S([f(2), f(3)])], dtypes=())
op("combinations", [S(f(4)), S(f(4), 3), S(f(3), 2, True)])
op("roll", [S(f(5), 2), S(f(3, 4), 1, 0), S(f(3, 4), [1, -1], [0, 1]), S(f(3, 4), 5), S(f(0), 1)])
op("flip", [S(f(3, 4), [0]), S(f(3, 4), [0, 1]), S(f(3, 4), [-1]), S(f(), [])])
op("fliplr flipud", [S(f(3, 4))])
op("rot90", [S(f(3, 4)), S(f(3, 4), 2), S(f(3, 4), -1, [0, 1]), S(f(2, 3, 4), 1, [1, 2])])
op("repeat", [S(f(3), [2, 3]), S(f(2, 3), [1, 2]), S(f(2), [0, 2]), S(f(), [3])])
op(
    "repeat_interleave",
    [S(f(3), 2), S(f(3, 2), 2, 0), S(f(3, 2), v([1, 0, 2], "int64"), 0), S(f(2, 3), 2), S(v([1, 0, 2], "int64"))],
)
op("tile", [S(f(3), [2]), S(f(2, 3), [2, 1, 2]), S(f(2, 3), [2])])
op(
    "meshgrid",
    [
        S([f(3), f(2)], indexing="ij"),
        S([f(3), f(2)], indexing="xy"),
        S([f(3), f()], indexing="ij"),
        S([f(2), f(3), f(2)], indexing="ij"),
    ],
    dtypes=(),
)
op(
    "tril triu",
    [S(f(3, 4)), S(f(3, 4), 1), S(f(3, 4), -1), S(f(2, 3, 3)), S(f(4, 3), -2), S(i(3, 3)), S(b(3, 3)), S(f(0, 3))],
)
op("contiguous clone detach", [S(f(3, 4)), S(i(2)), S(f())])
op("alias", [S(f(3, 4))])
op(
    "to",
    [
        S(f(3), D("float64")),
        S(f(3), D("float32")),
        S(f(3), D("int64")),
        S(i(3), D("float32")),
        S(f(3), D("bool"), copy=True),
        S(i(3, lo=-300, hi=300), D("uint8")),
        S(f(3), D("bfloat16")),
        S(f(3), D("float16")),
    ],
)
op("type_as", [S(f(3), i(2)), S(i(3), f(2))])
(
    op("pixel_shuffle", [S(f(1, 8, 2, 3), 2)]),
    op("pixel_unshuffle", [S(f(1, 2, 4, 6), 2)]),
    op("channel_shuffle", [S(f(1, 4, 2, 2), 2)]),
)
op("fill", [S(f(3), 1.5), S(f(2, 2), f()), S(i(3), 4)])
op("copy", [S(f(3, 4), f(4)), S(f(3, 4), i(4)), S(i(3), f(3, grad=False))])

op.error("view", "RuntimeError", r"\[5\].*12|12", f(12), [5])
op.error("view", "RuntimeError", r"only one dimension can be inferred", f(12), [-1, -1])
op.error("reshape", "RuntimeError", r"'\[5, -1\]'.*12", f(12), [5, -1])
op.error("transpose", "IndexError", r"-2, 1.*got 2", f(2, 3), 0, 2)
op.error("permute", "RuntimeError", r"2|repeat|match", f(2, 3), [0])
op.error("permute", "RuntimeError", r"dup|repeat", f(2, 3), [0, 0])
op.error("expand", "RuntimeError", r"expanded size.*\(4\).*\(3\)", f(3), [4])
op.error("narrow", "RuntimeError|IndexError", r"start \(2\).*length \(5\).*\(3\)", f(3), 0, 2, 5)
op.error("select", "IndexError", r"index 5.*size 3|5", f(3), 0, 5)
op.error("split_with_sizes", "RuntimeError", r"7.*(\[2, 3\])", f(7), [2, 3])
op.error("split", "RuntimeError", r"-1|non-negative", f(7), -1)
op.error("chunk", "RuntimeError", r"0|greater", f(7), 0)
op.error("unsqueeze", "IndexError", r"got 5", f(3), 5)
op.error("unfold", "RuntimeError", r"3.*5|5.*3", f(3), 0, 5, 1)
op.error("cat", "RuntimeError", r"[Ss]izes of tensors must match.*dimension 0.*3.*4", [f(2, 3), f(2, 4)])
op.error("cat", "ValueError|RuntimeError", r"non-empty|at least one", [])
op.error("stack", "RuntimeError", r"\[2\].*\[3\]", [f(2), f(3)])
op.error("as_strided", "RuntimeError", r"out of bounds|storage", f(4), [5], [1])
op.error("as_strided", "RuntimeError", r"negative|-1", f(4), [2], [-1])
op.error("repeat", "RuntimeError", r"smaller|dimensions", f(2, 3), [2])
op.error("tril", "RuntimeError", r"at least 2", f(3))
op.error("roll", "RuntimeError", r"shifts|dims", f(3), [1, 2], [0])
op.error("flip", "RuntimeError", r"multiple|0", f(2, 3), [0, 0])
op.error("unflatten", "RuntimeError", r"\[4, 2\]|6", f(2, 6), 1, [4, 2])
op.error("squeeze", "IndexError", r"got 3", f(2, 3), 3)
