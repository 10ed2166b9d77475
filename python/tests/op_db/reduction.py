"""Rows of reductions, scans, sorting and counting."""

from __future__ import annotations

from .core import D, S, Sample, Table, b, f, i, p, v

op = Table()
NAN, INF = float("nan"), float("inf")
WITH_NAN = v([[1.0, NAN, 3.0], [2.0, 5.0, -1.0]])


def dims(**extra: object) -> list[Sample]:
    """All, one, several and negative dims, keepdim, 0-d."""
    return [
        S(f(3, 4), **extra),
        S(f(2, 3, 4), [1], **extra),
        S(f(2, 3, 4), [0, 2], **extra),
        S(f(2, 3, 4), [-1], True, **extra),
        S(f(), **extra),
        S(f(2, 3, 4), [0, 1, 2], keepdim=True, **extra),
    ]


op("sum", [*dims(), S(i(3, 4)), S(b(3, 4)), S(i(3, 4, dtype="int32"), [0]), S(f(0, 3)), S(f(0, 3), [0]), S(f(3, 0), [0]),
           S(f(3, 4), dtype=D("float64")), S(i(3), dtype=D("float32")), S(f(2, 3), []), S(f(300)), S(f(5, 70), [1]), S(f(70, 5), [0])])  # fmt: skip
op("nansum", [S(f(3, 4)), S(WITH_NAN), S(f(2, 3, 4), [0, 2]), S(f(3, 4), [1], True)])
op("mean", [*dims(), S(f(0, 3), [1]), S(i(3, 4), dtype=D("float64")), S(f(5, 70), [1])])
op("nanmean", [S(f(3, 4)), S(WITH_NAN), S(WITH_NAN, [1])])
op(
    "prod",
    [
        S(f(3, 4)),
        S(f(2, 3, 4), 1),
        S(f(2, 3), -1, True),
        S(i(3, 4)),
        S(f()),
        S(f(0)),
        S(v([0.0, 2.0, 3.0], grad=True)),
        S(v([[0.0, 2.0, 0.0], [1.0, 0.0, 3.0]], grad=True), 1),
        S(f(3), dtype=D("float64")),
    ],
    numeric=True,
)
op("max min", [
    S(f(3, 4)), S(f(2, 3, 4), 1), S(f(3, 4), -1, True), S(f(3, 4), f(4)), S(i(3, 4)), S(i(3, 4), 0), S(WITH_NAN), S(WITH_NAN, 1),
    S(v([3.0, 1.0, 3.0, 1.0]), 0), S(f()), S(f(), 0), S(b(5)), S(f(0, 3), 1),
])  # fmt: skip
op(
    "argmax argmin",
    [
        S(f(3, 4)),
        S(f(2, 3, 4), 1),
        S(f(3, 4), -1, True),
        S(i(3, 4), 0),
        S(WITH_NAN),
        S(WITH_NAN, 1),
        S(v([3.0, 1.0, 3.0, 1.0])),
        S(f()),
    ],
)
op(
    "amax amin",
    [
        S(f(3, 4)),
        S(f(2, 3, 4), [1]),
        S(f(2, 3, 4), [0, 2], True),
        S(v([3.0, 1.0, 3.0, 1.0], grad=True)),
        S(i(3, 4), [0]),
        S(WITH_NAN, [1]),
    ],
    numeric=False,
)
op("aminmax", [S(f(3, 4)), S(f(3, 4), dim=1), S(f(3, 4), dim=0, keepdim=True), S(i(3, 4), dim=1)])
VAR = [
    S(f(3, 4)), S(f(2, 3, 4), [1]), S(f(2, 3, 4), [0, 2], correction=0), S(f(3, 4), [1], correction=2, keepdim=True),
    S(f(3, 4), True), S(f(3, 4), False), S(f(3, 4), [1], False, True), S(f(1, 3), [1]), S(f(2, 40), [1]),
]  # fmt: skip
op("var std", VAR, tol32=1e-4)
op("var_mean std_mean", VAR, tol32=1e-4)
op(
    "norm",
    [
        S(f(3, 4)),
        S(f(3, 4), 1),
        S(f(3, 4), 3.0),
        S(f(3, 4), 2, [1]),
        S(f(3, 4), INF, [1]),
        S(f(3, 4), -INF, [0], True),
        S(f(3, 4), 0, [1]),
        S(f(3, 4), None, [0, 1], True),
    ],
    numeric=False,
)
op(
    "linalg_vector_norm",
    [
        S(f(3, 4)),
        S(f(3, 4), 1),
        S(f(3, 4), 3.0, [1]),
        S(f(3, 4), INF, [1], True),
        S(f(3, 4), -INF),
        S(f(3, 4), 0, [1]),
        S(f(3, 4), 0.5),
        S(f(2, 3), 2, dtype=D("float64")),
    ],
)
op(
    "all any",
    [
        S(b(3, 4)),
        S(b(3, 4), 1),
        S(b(3, 4), -1, True),
        S(f(3, 4)),
        S(i(3, 4, lo=0, hi=2), 0),
        S(b(0)),
        S(b(0, 3), 0),
        S(v([1.0, 0.0])),
        S(i(3, lo=1, dtype="uint8")),
    ],
)
op(
    "cumsum",
    [
        S(f(3, 4), 0),
        S(f(2, 3, 4), -1),
        S(f(5), 0),
        S(i(3, 4), 1),
        S(b(4), 0),
        S(f(0, 3), 0),
        S(f(), 0),
        S(f(3), 0, dtype=D("float64")),
    ],
)
op(
    "cumprod",
    [
        S(f(3, 4), 0),
        S(f(2, 3, 4), -1),
        S(i(3, 4), 1),
        S(v([2.0, 0.0, 3.0, 0.0, 4.0], grad=True), 0),
        S(f(), 0),
        S(f(0), 0),
    ],
)
op("logcumsumexp", [S(f(3, 4), 0), S(f(2, 5), -1), S(f(), 0)])
op("cummax cummin", [S(f(3, 4), 0), S(f(2, 5), -1), S(i(3, 4), 1), S(v([1.0, NAN, 0.0, 2.0]), 0), S(f(), 0)])
op(
    "logsumexp",
    [
        S(f(3, 4), [0]),
        S(f(2, 3, 4), [1, 2]),
        S(f(2, 3), [-1], True),
        S(v([[INF, 1.0], [-INF, -INF]]), [1]),
        S(f(0, 3), [1]),
        S(f(3, 4, lo=90, hi=99), [1]),
        S(f(), [0]),
    ],
)
op("topk", [S(f(3, 5), 2), S(f(3, 5), 3, 0), S(f(3, 5), 2, 1, False), S(i(2, 6), 3), S(f(4), 0), S(f(), 1)])
op(
    "sort",
    [
        S(f(3, 5)),
        S(f(3, 5), 0),
        S(f(3, 5), 1, True),
        S(perm_ := v([3, 1, 2, 1, 3], "int64"), stable=True, dim=0),
        S(v([1.0, NAN, -INF, INF, 0.0])),
        S(f()),
        S(f(0, 3)),
        S(b(6), stable=True, dim=0),
        S(perm_, stable=True, dim=0, descending=True),
    ],
)
op("argsort", [S(f(3, 5)), S(f(3, 5), 0), S(f(3, 5), -1, True), S(perm_, stable=True, dim=0)])
op("msort", [S(f(5)), S(f(5, 2))])
op(
    "median nanmedian",
    [S(f(5)), S(f(4)), S(f(3, 5), 1), S(f(3, 5), 0, True), S(WITH_NAN), S(WITH_NAN, 1), S(i(7)), S(f())],
)
op("kthvalue", [S(f(5), 2), S(f(3, 5), 3, 0), S(f(3, 5), 1, -1, True), S(i(6), 4)])
op(
    "mode",
    [
        S(v([1, 2, 2, 3, 3, 3, 1], "int64")),
        S(v([[1, 1, 2], [3, 2, 2]], "int64"), 1),
        S(v([[1.0, 1.0, 2.0], [3.0, 2.0, 2.0]], grad=True), 1, True),
    ],
    numeric=False,
)
op("quantile nanquantile", [
    S(f(7), 0.3), S(f(3, 5), 0.5, 1), S(f(3, 5), 0.5, 0, True), S(f(3, 5), v([0.1, 0.5, 1.0]), 1), S(f(7), 0.3, interpolation="lower"),
    S(f(7), 0.3, interpolation="higher"), S(f(7), 0.3, interpolation="nearest"), S(f(7), 0.3, interpolation="midpoint"),
], dtypes=("float32", "float64"))  # fmt: skip
op(
    "count_nonzero",
    [
        S(i(3, 4, lo=-1, hi=2)),
        S(i(3, 4, lo=-1, hi=2), 0),
        S(i(2, 3, 4, lo=-1, hi=2), [0, 2]),
        S(b(5)),
        S(v([0.0, 1.0, NAN])),
    ],
)
U = v([3, 1, 2, 3, 1, 7], "int64")
op(
    "_unique2",
    [
        S(U),
        S(U, True, True, True),
        S(v([2.0, 1.0, 2.0]), True, True),
        S(v([], "int64")),
        S(v([[1, 2], [2, 1]], "int64"), True, True, True),
    ],
    dtypes=(),
)
op(
    "unique_dim",
    [S(v([[1, 2], [3, 4], [1, 2]], "int64"), 0), S(v([[1, 2, 1], [3, 4, 3]], "int64"), 1, True, True, True)],
    dtypes=(),
)
op(
    "unique_consecutive",
    [
        S(v([1, 1, 2, 2, 1], "int64")),
        S(v([1, 1, 2, 2, 1], "int64"), True, True),
        S(v([[1, 1], [1, 1], [2, 1]], "int64"), dim=0),
    ],
    dtypes=(),
)
op(
    "bincount",
    [
        S(v([0, 1, 1, 3], "int64")),
        S(v([0, 1, 1, 3], "int64"), v([0.5, 1.0, 1.5, 2.0])),
        S(v([0, 1, 1, 3], "int64"), minlength=6),
        S(v([], "int64")),
    ],
    dtypes=(),
)
op(
    "histc",
    [S(f(20), 5), S(f(20), 4, -1, 1), S(f(3, 4), bins=3, min=0, max=2)],
    dtypes=("float32", "float64"),
    gradgrad=False,
    numeric=False,
)
op("dist", [S(f(3, 4), f(3, 4)), S(f(3, 4), f(4), 1), S(f(3, 4), f(3, 4), 3.0), S(f(3), f(3), INF)])
op("diff", [S(f(6)), S(f(3, 5), 2), S(f(3, 5), 1, 0), S(i(6)), S(f(5), 1, 0, f(1), f(2)), S(b(5))])
op("trace", [S(f(3, 3)), S(f(2, 4)), S(i(3, 3))])
op("cov corrcoef", [S(f(3, 6))], dtypes=("float32", "float64"), gradgrad=False)
op("trapezoid", [S(f(6)), S(f(3, 5), p(5))])
op("is_nonzero", [S(v([1.0])), S(v([0], "int64"))], dtypes=())
op("renorm", [S(f(3, 4), 2.0, 0, 1.0), S(f(3, 4), 1.0, 1, 0.5)], gradgrad=False)

op.error("sum", "IndexError", r"-2, 1.*got 2|range", f(2, 3), [2])
op.error("sum", "RuntimeError", "dim 0 appears multiple|repeat|multiple", f(2, 3), [0, 0])
op.error("mean", "NotImplementedError|RuntimeError", "[Ll]ong|floating", i(3))
op.error("max", "RuntimeError", "numel|empty|operation does not have an identity", f(0))
op.error("max", "IndexError", "dim 0|Expected reduction dim", f(0, 3), 0)
op.error("amax", "IndexError", "dim 0|Expected reduction dim", f(0, 3), [0])
op.error("argmax", "IndexError", "Expected reduction dim|empty|non-zero", f(0))
op.error("topk", "RuntimeError", "selected index k out of range|k", f(3), 5)
op.error("kthvalue", "RuntimeError", "k.*out of range", f(3), 4)
op.error("cumsum", "IndexError", r"-1, 0.*got 3", f(3), 3)
op.error("bincount", "RuntimeError", "non-negative|1-d", v([-1, 2], "int64"))
op.error("trace", "RuntimeError", "matrix", f(3))
op.error("quantile", "RuntimeError", r"q.*\[0, 1\]|range", f(3), 1.5)
op.error("logsumexp", "IndexError", "got 2", f(3, 4), [2])
op.error("median", "IndexError", "got 4", f(3), 4)
