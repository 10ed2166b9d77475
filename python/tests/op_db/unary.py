"""Rows of operators of one tensor, element by element."""

from __future__ import annotations

from .core import S, Sample, Table, b, f, i, p, v

op = Table()
NAN, INF = float("nan"), float("inf")
SPECIAL = [NAN, INF, -INF, 0.0, -0.0, 1.0, -1.0, 0.5, 3e38, 1e-38]


def unary(lo: float = -2.0, hi: float = 2.0) -> list[Sample]:
    """The usual samples: 2-d, 0-d, empty, special values, a size beyond a vector register's."""
    return [S(f(3, 4, lo=lo, hi=hi)), S(f(lo=lo, hi=hi)), S(f(0, 3)), S(v(SPECIAL)), S(f(37, lo=lo, hi=hi))]


op("abs neg sign square", [*unary(), S(i(3, 4))])
op("sgn", [*unary(), S(i(3, 4)), S(b(3))])
op("positive", [S(f(3, 4)), S(i(3))])
op("reciprocal", [*unary(0.25, 2), S(i(4, lo=1, hi=6))])
op("sqrt rsqrt", [*unary(0.25, 4), S(i(4, lo=1, hi=6))])
op("exp exp2 expm1 sin cos tanh sinh cosh erf erfc atan asinh sigmoid", [*unary(), S(f(40, lo=-12, hi=12)), S(i(4))])
op("tan", [*unary(-1.4, 1.4), S(i(4))], tol32=1e-4)
op("log log2 log10", [*unary(0.1, 4), S(i(4, lo=1, hi=9))])
op("log1p", [*unary(-0.8, 4), S(i(4, lo=0, hi=9))])
op("asin acos", [*unary(-0.9, 0.9), S(b(4))])
op("atanh erfinv", [*unary(-0.9, 0.9)], tol32=1e-4)
op("acosh", [*unary(1.1, 4), S(i(4, lo=1, hi=9))], tol32=1e-4)
op("sinc", [*unary()], dtypes=("float64", "float32"), gradgrad=False)
op("floor ceil trunc frac", [*unary(), S(v([-1.5, -0.5, 0.5, 1.5, 2.5, -2.5]))])
op(
    "round",
    [
        *unary(),
        S(v([-1.5, -0.5, 0.5, 1.5, 2.5, -2.5])),
        S(f(3, 4, lo=-200, hi=200), decimals=2),
        S(f(3, 4, lo=-200, hi=200), decimals=-1),
        S(i(3)),
    ],
)
op("lgamma digamma", [*unary(0.2, 4), S(f(6, lo=-3.9, hi=-0.1)), S(i(4, lo=1, hi=9))], tol32=2e-4, gradgrad=False)
op("logit", [*unary(0.05, 0.95), S(f(3, 4, lo=-0.2, hi=1.2), 0.1), S(f(3, 4, lo=-0.2, hi=1.2), eps=0.01)])
op("nan_to_num", [*unary(), S(v(SPECIAL), 0.5, 7.0, -7.0), S(v(SPECIAL), nan=2.0), S(i(3))], numeric=True)
op("isnan isinf isfinite isposinf isneginf signbit", [*unary(), S(i(3))])
op("isreal", [S(f(3, 4))])
op("logical_not", [*unary(), S(i(3)), S(b(4))])
op("bitwise_not", [S(i(3, 4)), S(i(3, dtype="uint8", lo=0, hi=200)), S(b(4)), S(i(5, dtype="int16"))])
op(
    "clamp",
    [
        S(f(3, 4), -0.5, 0.5),
        S(f(3, 4), -0.5),
        S(f(3, 4), None, 0.5),
        S(f(3, 4), max=0.25),
        S(f(3, 4), f(4, lo=-1, hi=0), f(3, 1, lo=0, hi=1)),
        S(f(3, 4), f(3, 4)),
        S(f(3, 4), 1.0, -1.0),
        S(i(3, 4), -2, 2),
        S(i(3, 4), -1.5, 2),
        S(v(SPECIAL), -1.0, 1.0),
        S(f(0, 2), 0.0, 1.0),
        S(f(), 0.0, 1.0),
    ],
)
op("clip", [S(f(3, 4), -0.5, 0.5), S(i(3, 4), 0, 2)])
op("clamp_min", [S(f(3, 4), 0.25), S(f(3, 4), f(4)), S(i(3, 4), 1), S(v(SPECIAL), 0.0)])
op("clamp_max", [S(f(3, 4), 0.25), S(f(3, 4), f(4)), S(i(3, 4), 1), S(v(SPECIAL), 0.0)])
op("deg2rad rad2deg", [S(f(3, 4)), S(i(3))])
op("relu", [*unary(), S(i(3, 4))])
op("pow", [
    S(p(3, 4), 2.5), S(f(3, 4), 2), S(f(3, 4), 3), S(p(3, 4), -1), S(p(3, 4), 0.5), S(f(3, 4), 0),
    S(p(3, 4), f(3, 4)), S(p(3, 1), f(4)), S(2.0, f(3, 4)), S(3, f(2, 2)), S(f(3, 4), i(3, 4, lo=0, hi=4)),
    S(i(3, 4), 2), S(i(3, 4), i(3, 4, lo=0, hi=4)), S(i(3), 2.0), S(p(), p()), S(f(0, 3), 2.0),
    S(v(SPECIAL), 2.0), S(v(SPECIAL), 0.5), S(2, i(4, lo=0, hi=6)),
])  # fmt: skip
op.error("pow", "RuntimeError", "negative integer|negative", i(3), -2)
op.error("clamp", "RuntimeError|ValueError", "min|max", f(3))
op.error("bitwise_not", "NotImplementedError|RuntimeError", "bitwise_not|Float|Double", f(3))
