"""Rows of factories and of random operators."""

from __future__ import annotations

from .core import D, S, Table, f, i, p, v

op = Table()
SHAPES = [S([2, 3]), S([]), S([0, 3]), S([2, 3], dtype=D("int64")), S([2], dtype=D("bool")), S([2], dtype=D("float16"))]

op("zeros ones", [*SHAPES, S([2, 3], dtype=D("float64"))], dtypes=())
op("empty", SHAPES, undefined=True, dtypes=())
op(
    "full",
    [
        S([2, 3], 1.5),
        S([], 2),
        S([2], True),
        S([0, 2], 1),
        S([2, 2], 3, dtype=D("float64")),
        S([3], 2.0, dtype=D("int64")),
    ],
    dtypes=(),
)
op("zeros_like ones_like", [S(f(2, 3)), S(i(2, 3)), S(f(2, 3), dtype=D("int32")), S(f()), S(f(0, 2))])
op("empty_like", [S(f(2, 3)), S(i(2, 3)), S(f(2, 3), dtype=D("int32"))], undefined=True)
op("full_like", [S(f(2, 3), 1.5), S(i(2, 3), 2), S(f(2, 3), 1, dtype=D("bool")), S(f(), 3)])
op("new_zeros new_ones", [S(f(2, 3), [3]), S(i(2), [2, 2]), S(f(2), [2], dtype=D("int32"))])
op("new_empty", [S(f(2, 3), [3]), S(i(2), [2, 2])], undefined=True)
op("new_full", [S(f(2, 3), [3], 1.5), S(i(2), [2, 2], 4)])
op(
    "empty_strided",
    [S([2, 3], [3, 1]), S([2, 3], [1, 2]), S([2, 3], [1, 2], dtype=D("int64"))],
    undefined=True,
    dtypes=(),
)
op("new_empty_strided", [S(f(2), [2, 3], [1, 2])], undefined=True, dtypes=())
op("arange", [
    S(5), S(5.5), S(1, 6), S(1, 6, 2), S(0.0, 1.0, 0.3), S(5, 0, -2), S(3, 3), S(0, 5, dtype=D("float64")),
    S(1, 2.5, 0.5), S(5, dtype=D("int32")), S(-3, 3, dtype=D("float16")),
], dtypes=())  # fmt: skip
op(
    "linspace",
    [
        S(0, 1, 5),
        S(-2.5, 3.5, 7),
        S(3, 3, 2),
        S(0, 1, 1),
        S(0, 1, 0),
        S(0, 10, 4, dtype=D("int64")),
        S(5.0, -5.0, 11, dtype=D("float64")),
    ],
    dtypes=(),
)
op("logspace", [S(0, 2, 5), S(-1, 1, 3, 2.0), S(0, 1, 1), S(0, 3, 4, dtype=D("float64"))], dtypes=())
op("eye", [S(3), S(3, 4), S(0), S(2, 5, dtype=D("int64")), S(4, 2, dtype=D("bool"))], dtypes=())
op("scalar_tensor", [S(2.5), S(3, dtype=D("int64"))], dtypes=())
op("tril_indices triu_indices", [S(3, 3), S(3, 4, 1), S(4, 3, -1), S(0, 3), S(3, 3, 2, dtype=D("int32"))], dtypes=())

R = {"random": True, "gradgrad": False, "numeric": False, "dtypes": ()}
op("rand", [S([5]), S([3, 7]), S([2, 2], dtype=D("float64")), S([0]), S([])], **R)
op(
    "randn",
    [
        S([5]),
        S([16]),
        S([3, 7]),
        S([17]),
        S([40]),
        S([2, 2], dtype=D("float64")),
        S([20], dtype=D("float64")),
        S([0]),
        S([]),
    ],
    **R,
)
op("rand_like", [S(f(3, 4)), S(f(3, 4), dtype=D("float64"))], **R)
op("randn_like", [S(f(3, 4)), S(f(3, 7)), S(f(3, 4), dtype=D("float64"))], **R)
op(
    "randint",
    [S(10, [5]), S(-3, 7, [2, 4]), S(0, 2**40, [4]), S(5, [3], dtype=D("int32")), S(5, [3], dtype=D("float32"))],
    **R,
)
op("randint_like", [S(i(3, 4), 10), S(f(3, 4), 2, 7)], **R)
op("randperm", [S(0), S(1), S(10), S(33), S(7, dtype=D("int32"))], **R)
op(
    "normal",
    [
        S(v([0.0, 1.0, 2.0], "float32"), 2.0),
        S(1.0, v([0.5, 1.0, 2.0], "float32")),
        S(v([0.0] * 20, "float32"), v([2.0] * 20, "float32")),
        S(1.0, 2.0, [5]),
        S(0.0, 1.0, [20]),
    ],
    **R,
)
op("bernoulli", [S(p(3, 7, lo=0, hi=1, grad=False)), S(p(20, lo=0, hi=1, grad=False))], **R)
op("multinomial", [
    S(p(5, grad=False), 3), S(p(5, grad=False), 8, True), S(p(2, 6, grad=False), 4), S(p(2, 6, grad=False), 10, replacement=True),
    S(p(2, 6, grad=False), 1),
], **R)  # fmt: skip
op("poisson", [S(p(3, 4, lo=1, hi=20, grad=False))], **R)
# In-place generators have no out-of-place twin: their rows carry the name with its underscore.
op("uniform_", [S(f(3, 7, grad=False)), S(f(20, grad=False), -1.0, 3.0), S(f(0, grad=False))], **R)
op(
    "normal_",
    [S(f(3, grad=False)), S(f(5, 7, grad=False), 1.0, 0.5), S(f(16, grad=False)), S(f(33, grad=False), 0.0, 2.0)],
    **R,
)
op(
    "bernoulli_",
    [
        S(f(3, 7, grad=False), 0.3),
        S(f(20, grad=False)),
        S(i(20), 0.5),
        S(f(4, grad=False), p(4, lo=0, hi=1, grad=False)),
    ],
    **R,
)
op("exponential_", [S(f(3, 7, grad=False)), S(f(20, grad=False), 2.5)], **R, tol32=1e-4)
op("random_", [S(f(10, grad=False)), S(i(10), 5), S(i(10), -3, 9), S(i(10)), S(i(10, dtype="uint8", lo=0))], **R)
op("geometric_", [S(f(10, grad=False), 0.3), S(i(10), 0.6)], **R)
op("cauchy_", [S(f(10, grad=False)), S(f(20, grad=False), 1.0, 2.0)], **R, tol32=1e-4)
op("log_normal_", [S(f(10, grad=False)), S(f(20, grad=False), 0.5, 0.25)], **R, tol32=1e-4)

op.error("zeros", "RuntimeError", "-1|non-negative", [2, -1])
op.error("full", "RuntimeError", "-2", [-2], 1.0)
op.error("arange", "RuntimeError", "step|nonzero", 0, 5, 0)
op.error("arange", "RuntimeError", "bound|step", 5, 0, 1)
op.error("linspace", "RuntimeError", "non-negative|steps|-1", 0, 1, -1)
op.error("eye", "RuntimeError", "-1", -1)
op.error("randint", "RuntimeError", "5.*5|from.*to", 5, 5, [3])
op.error("randperm", "RuntimeError", "non-negative|-1", -1)
op.error("multinomial", "RuntimeError", "replacement|n_sample|cannot", p(3), 5)
op.error("bernoulli", "RuntimeError", r"\[?0.*1|p", f(20, lo=2, hi=3))
op.error("normal_", "RuntimeError", "std.*-1|-1", f(3, grad=False), 0.0, -1.0)
op.error("uniform_", "RuntimeError", "from|2", f(3, grad=False), 2.0, 1.0)
