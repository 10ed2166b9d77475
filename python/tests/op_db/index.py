"""Rows of operators that read or write by index."""

from __future__ import annotations

from .core import S, Table, b, f, i, v

op = Table()


def ix(*shape: int, n: int) -> object:
    """Indices below n."""
    return i(*shape, lo=0, hi=n)


op(
    "gather",
    [
        S(f(3, 4), 1, ix(3, 2, n=4)),
        S(f(3, 4), 0, ix(2, 4, n=3)),
        S(f(3, 4), -1, ix(2, 5, n=4)),
        S(f(5), 0, ix(3, n=5)),
        S(f(), 0, v(0, "int64")),
        S(f(3, 4), 1, ix(3, 0, n=4)),
        S(f(2, 3, 4), 2, ix(2, 3, 3, n=4)),
    ],
)
op("scatter", [
    S(f(3, 4), 1, v([[0, 2], [1, 3], [3, 0]], "int64"), f(3, 2)), S(f(3, 4), 0, v([[0, 2, 1, 0]], "int64"), f(1, 4)),
    S(f(3, 4), 1, v([[0], [1], [2]], "int64"), 1.5), S(f(3, 4), 1, v([[0], [1], [2]], "int64"), f(3, 4)),
    S(f(3, 4), 1, ix(3, 2, n=4), f(3, 2, grad=False), reduce="add"), S(f(3, 4, grad=False), 1, ix(3, 2, n=4), f(3, 2, grad=False), reduce="multiply"),
])  # fmt: skip
op(
    "scatter_add",
    [
        S(f(3, 4), 1, ix(3, 6, n=4), f(3, 6)),
        S(f(3, 4), 0, ix(5, 4, n=3), f(5, 4)),
        S(i(4), 0, ix(3, n=4), i(3)),
        S(f(4), 0, ix(0, n=4), f(0)),
    ],
)
op("scatter_reduce", [
    *(S(f(3, 4), 1, ix(3, 6, n=4), f(3, 6), r, include_self=s) for r in ("sum", "prod", "mean", "amax", "amin") for s in (True, False)),
], gradgrad=False)  # fmt: skip
op(
    "index_select",
    [
        S(f(3, 4), 0, ix(5, n=3)),
        S(f(3, 4), 1, ix(2, n=4)),
        S(f(3, 4), -1, ix(0, n=4)),
        S(i(5), 0, ix(3, n=5)),
        S(f(5), 0, i(3, lo=0, hi=5, dtype="int32")),
    ],
)
op(
    "index_add",
    [S(f(3, 4), 0, ix(5, n=3), f(5, 4)), S(f(3, 4), 1, ix(2, n=4), f(3, 2), alpha=2.5), S(i(4), 0, ix(3, n=4), i(3))],
)
op("index_copy", [S(f(3, 4), 0, v([2, 0], "int64"), f(2, 4)), S(f(3, 4), 1, v([3, 1], "int64"), f(3, 2))])
op(
    "index_fill",
    [S(f(3, 4), 0, v([2, 0], "int64"), 1.5), S(f(3, 4), 1, v([3, 1], "int64"), f()), S(i(4), 0, v([1], "int64"), 7)],
)
op("index_reduce", [S(f(3, 4), 0, ix(5, n=3), f(5, 4), r) for r in ("prod", "mean", "amax", "amin")], gradgrad=False)
op("index_put", [
    S(f(3, 4), [v([0, 2], "int64")], f(2, 4)), S(f(3, 4), [v([0, 2], "int64"), v([1, 3], "int64")], f(2)),
    S(f(3, 4), [v([0, 0], "int64")], f(2, 4), True), S(f(3, 4), [None, v([1, 3], "int64")], f(3, 2)),
    S(f(3, 4), [b(3, 4)], f()), S(i(4), [v([1, 1, 2], "int64")], i(3), True),
])  # fmt: skip
op("index", [
    S(f(3, 4), [v([0, 2, 0], "int64")]), S(f(3, 4), [v([0, 2], "int64"), v([1, 3], "int64")]), S(f(3, 4), [None, v([-1, 0], "int64")]),
    S(f(3, 4), [b(3, 4)]), S(f(3, 4), [b(3)]), S(f(2, 3, 4), [v([0, 1], "int64"), None, v([1, 3], "int64")]), S(f(3, 4), [v([[0], [2]], "int64"), v([1, 3], "int64")]),
])  # fmt: skip
op(
    "masked_fill",
    [S(f(3, 4), b(3, 4), 1.5), S(f(3, 4), b(4), f()), S(i(3, 4), b(3, 1), 7), S(f(3, 4), b(), -float("inf"))],
)
op("masked_select", [S(f(3, 4), b(3, 4)), S(f(3, 4), b(4)), S(f(1, 4), b(3, 1)), S(i(4), b(4))])
op("masked_scatter", [S(f(3, 4), b(3, 4), f(12)), S(f(3, 4), b(4), f(3, 4))])
op("nonzero", [S(b(3, 4)), S(i(3, 4, lo=0, hi=2)), S(v([0.0, 1.0, 2.0])), S(b()), S(b(0, 3)), S(v(1.0))])
op("argwhere", [S(b(3, 4)), S(i(3, 4, lo=0, hi=2))])
op("nonzero_numpy", [S(b(3, 4))], dtypes=())
op(
    "take",
    [S(f(3, 4), ix(5, n=12)), S(f(3, 4), ix(2, 3, n=12)), S(f(3, 4), v([-1, 0], "int64")), S(f(3, 4), ix(0, n=12))],
)
op(
    "take_along_dim",
    [
        S(f(3, 4), ix(3, 2, n=4), 1),
        S(f(3, 4), ix(1, 4, n=3), 0),
        S(f(3, 4), ix(5, n=12)),
        S(f(3, 4), ix(3, 1, n=4), -1),
    ],
)
op("put", [S(f(3, 4), v([1, 5, 7], "int64"), f(3)), S(f(3, 4), v([1, 5, 1], "int64"), f(3), True)])
op(
    "bucketize",
    [
        S(f(3, 4, grad=False), v([-1.0, 0.0, 1.0])),
        S(f(3, 4, grad=False), v([-1.0, 0.0, 1.0]), right=True),
        S(f(4, grad=False), v([-1.0, 0.0]), out_int32=True),
        S(v([0.0, 1.0]), v([0.0, 1.0])),
        S(v([0.0, 1.0]), v([0.0, 1.0]), right=True),
    ],
    dtypes=("float32", "int64"),
)
op(
    "searchsorted",
    [
        S(v([1.0, 3.0, 5.0]), v([0.0, 1.0, 4.0, 9.0])),
        S(v([1.0, 3.0, 5.0]), v([0.0, 1.0, 4.0, 9.0]), right=True),
        S(v([[1, 3, 5], [2, 4, 6]], "int64"), v([[3], [4]], "int64")),
        S(v([1.0, 3.0]), 2.0),
        S(v([1.0, 3.0]), v([2.0]), side="right"),
    ],
    dtypes=("float32", "int64"),
)
op(
    "isin",
    [
        S(i(3, 4), v([1, 2, 3], "int64")),
        S(i(3, 4), v([1, 2, 3], "int64"), invert=True),
        S(i(4), 2),
        S(f(3, grad=False), v([1.0])),
    ],
)
op("one_hot", [S(ix(4, n=3)), S(ix(2, 3, n=3), 5), S(v([0, 2], "int64"), 3)], dtypes=())
op(
    "embedding",
    [
        S(f(5, 3), ix(4, n=5)),
        S(f(5, 3), v([[0, 1, 1], [4, 1, 0]], "int64")),
        S(f(5, 3), v([[0, 1, 1], [4, 1, 0]], "int64"), 1),
        S(f(5, 3), i(2, lo=0, hi=5, dtype="int32")),
        S(f(5, 3), ix(0, n=5)),
        S(f(5, 3), v([0, 0, 2], "int64"), -1, True),
    ],
    dtypes=("float32", "float16", "bfloat16"),
)
op("select_scatter", [S(f(3, 4), f(4), 0, 1), S(f(3, 4), f(3), -1, 2)])
op("slice_scatter", [S(f(5, 4), f(2, 4), 0, 1, 3), S(f(5, 4), f(3, 4), 0, 0, 5, 2)])
op("diagonal_scatter", [S(f(3, 3), f(3)), S(f(3, 4), f(3), 1)])

op.error("gather", "RuntimeError", r"index 7.*(size|dimension).*4|out of bounds", f(3, 4), 1, v([[7]], "int64"))
op.error("gather", "RuntimeError", r"int64", f(3, 4), 1, f(3, 4, grad=False))
op.error("gather", "RuntimeError", r"same number of dimensions", f(3, 4), 1, v([0], "int64"))
op.error("gather", "RuntimeError", r"[Ss]ize.*match|\[4, 1\]", f(3, 4), 1, ix(4, 1, n=4))
op.error("scatter", "RuntimeError", r"index 9.*(4|bounds)", f(3, 4), 1, v([[9]], "int64"), 1.0)
op.error("scatter_add", "RuntimeError", r"dtype", f(3), 0, ix(2, n=3), i(2))
op.error("scatter_reduce", "RuntimeError", r"reduce|sum", f(3), 0, ix(2, n=3), f(2), "median")
op.error("index_select", "IndexError", r"out of range", f(3, 4), 0, v([5], "int64"))
op.error(
    "index_select",
    "RuntimeError|IndexError",
    r"1-D|[Ii]ndex is supposed to be a vector|vector|dimension",
    f(3, 4),
    0,
    ix(2, 2, n=3),
)
op.error("index_add", "RuntimeError", r"shape|match|size", f(3, 4), 0, ix(2, n=3), f(3, 4))
op.error("masked_fill", "RuntimeError", r"bool", f(3), v([1, 0, 1], "int64"), 1.0)
op.error("masked_select", "RuntimeError", r"bool|size", f(3), b(4))
op.error("take", "IndexError", r"out of range|12", f(3, 4), v([12], "int64"))
op.error("index", "IndexError", r"index 3.*dimension 0.*size 3", f(3, 4), [v([3], "int64")])
op.error("index", "IndexError", r"\[4\].*\[3, 4\]|mask", f(3, 4), [b(4)])
op.error("one_hot", "RuntimeError", r"class|non-negative|smaller", v([0, 5], "int64"), 3)
op.error("embedding", "IndexError", r"out of range", f(5, 3), v([5], "int64"))
op.error("masked_scatter", "RuntimeError", r"number of|elements", f(3), v([True, True, True], "bool"), f(2))
