"""Rows of element-wise operators of two and more tensors."""

from __future__ import annotations

from .core import S, Sample, Table, b, f, i, p, v

op = Table()
NAN, INF = float("nan"), float("inf")
A = [NAN, 1.0, INF, -INF, 0.0, -0.0, 2.0, -3.0]
B = [1.0, NAN, INF, INF, -0.0, 0.0, -2.0, 2.0]


def binary(scalar: float = 1.5, positive: bool = False) -> list[Sample]:
    """Same shape, broadcasting both ways, 0-d, numbers on either side, empty, integers, mixed dtypes, NaN and infinity."""
    g = p if positive else f
    return [
        S(f(3, 4), g(3, 4)),
        S(f(3, 4), g(4)),
        S(f(3, 1), g(1, 4)),
        S(f(2, 1, 3), g(4, 1)),
        S(f(), g(2, 3)),
        S(f(3, 4), g()),
        S(f(2, 3), scalar),
        S(f(2, 3), 2),
        S(f(0, 3), g(3)),
        S(f(0, 3), g(1, 1)),
        S(f(35), g(35)),
        S(f(2, 3), i(2, 3, lo=1, hi=5)),
        S(i(2, 3), i(3, lo=1, hi=5)),
        S(i(2, 3), 2),
        S(i(2, 3), scalar),
        S(i(4, dtype="int32"), i(4, lo=1, hi=5, dtype="int64")),
        S(i(4, lo=0, hi=200, dtype="uint8"), i(4, lo=1, hi=5, dtype="int8")),
        S(v(A), v(B)),
    ]


op(
    "add",
    [
        *binary(),
        S(f(3, 4), f(4), alpha=2.5),
        S(f(3, 4), 1.5, alpha=2),
        S(i(3), i(3), alpha=3),
        S(b(3), b(3)),
        S(b(3), i(3)),
    ],
)
op("sub", [*binary(), S(f(3, 4), f(4), alpha=2.5), S(i(3), i(3), alpha=3)])
op("subtract", [S(f(3, 4), f(4))])
op("rsub", [S(f(3, 4), f(4)), S(f(3, 4), 1.5), S(f(3, 4), f(3, 4), alpha=2), S(i(3), 2)])
op("mul", [*binary(), S(b(3), b(3)), S(b(3), 2.5)])
op("multiply", [S(f(3, 4), f(4))])
op(
    "div",
    [
        *binary(positive=True),
        S(f(3, 4), p(4), rounding_mode="trunc"),
        S(f(3, 4), p(4), rounding_mode="floor"),
        S(f(3, 4), 0.7, rounding_mode="floor"),
        S(i(3, 4), i(4, lo=1, hi=4), rounding_mode="floor"),
        S(i(3, 4), i(4, lo=1, hi=4), rounding_mode="trunc"),
        S(i(3, 4), 2, rounding_mode="floor"),
        S(i(3), 0.0),
        S(b(3), i(3, lo=1, hi=3)),
        S(f(3, 4), p(3, 4), rounding_mode=None),
        S(v(A), v(B), rounding_mode="floor"),
        S(v(A), v(B), rounding_mode="trunc"),
    ],
)
op("divide true_divide", [S(f(3, 4), p(4)), S(i(3), 2)])
op("floor_divide", binary(positive=True))
op("remainder fmod", [*binary(positive=True), S(i(3, 4), i(3, 4, lo=1, hi=4)), S(f(3, 4), -0.7), S(i(6), -3)])
op("maximum minimum", [*(s for s in binary() if not isinstance(s.args[1], (int, float))), S(b(4), b(4))])
op("fmax fmin", [s for s in binary() if not isinstance(s.args[1], (int, float))])
op("hypot", [S(f(3, 4), f(3, 4)), S(f(3, 4), f(4)), S(v(A), v(B)), S(f(0), f(0)), S(f(), f(3))])
op("atan2", [S(f(3, 4), f(3, 4)), S(f(3, 4), f(4)), S(v(A), v(B)), S(f(0), f(0)), S(i(3), i(3, lo=1, hi=4))])
op("copysign", [S(f(3, 4), f(3, 4)), S(f(3, 4), f(4)), S(f(3, 4), -1.0), S(v(A), v(B)), S(i(3), -1)])
op("logaddexp logaddexp2", [S(f(3, 4), f(3, 4)), S(f(3, 4), f(4)), S(f(0), f(0)), S(v(A), v(B))])
op(
    "xlogy",
    [S(f(3, 4), p(3, 4)), S(f(3, 4), p(4)), S(f(3), 2.0), S(2.0, p(3)), S(v([0.0, 0.0, 1.0]), v([0.0, 2.0, NAN]))],
)
op("nextafter", [S(f(3, 4), f(3, 4)), S(v(A), v(B))], dtypes=("float32", "float64"))
op("heaviside", [S(f(3, 4), f(3, 4)), S(v([0.0, -1.0, 2.0]), v([0.5]))])
op("gcd lcm", [S(i(3, 4), i(3, 4, lo=1)), S(i(3, 4), i(4))])
op(
    "lerp",
    [
        S(f(3, 4), f(3, 4), 0.3),
        S(f(3, 4), f(4), 0.7),
        S(f(3, 4), f(3, 4), f(3, 4, lo=0, hi=1)),
        S(f(3, 4), f(4), f(3, 1, lo=0, hi=1)),
        S(f(0), f(0), 0.5),
        S(f(), f(), 2.0),
    ],
)
op(
    "addcmul",
    [
        S(f(3, 4), f(3, 4), f(3, 4)),
        S(f(3, 4), f(4), f(3, 1), value=0.3),
        S(f(0), f(0), f(0)),
        S(i(3), i(3), i(3), value=2),
    ],
)
op("addcdiv", [S(f(3, 4), f(3, 4), p(3, 4)), S(f(3, 4), f(4), p(3, 1), value=0.3), S(f(0), f(0), p(0))])
op(
    "where",
    [
        S(b(3, 4), f(3, 4), f(3, 4)),
        S(b(4), f(3, 4), f(3, 1)),
        S(b(3, 4), f(3, 4), 1.5),
        S(b(3, 4), 2, f(3, 4)),
        S(b(3), 1.0, 2),
        S(b(3), 1, 2),
        S(b(0), f(0), f(0)),
        S(b(), f(), f()),
        S(b(3, 4), i(3, 4), f(3, 4)),
        S(b(3), i(3), 2.5),
        S(b(2, 3)),
    ],
)
op("eq ne lt le gt ge", [*binary(), S(b(4), b(4)), S(v([1.0, 2.0, 3.0]), v([1.0, 3.0, 2.0])), S(i(6), 1), S(i(6), 0.5)])
op("less less_equal greater greater_equal not_equal", [S(f(3, 4), f(4)), S(i(6), 1)])
op("equal", [S(f(3, 4), f(3, 4)), S(v([1.0, 2.0]), v([1.0, 2.0])), S(f(3), f(4)), S(f(0), f(0))], dtypes=())
op(
    "isclose",
    [S(v(A), v(B)), S(f(3, 4), f(3, 4), 0.5, 0.5), S(v([NAN, 1.0]), v([NAN, 1.0]), equal_nan=True), S(i(3), i(3))],
)
op("allclose", [S(f(3, 4), f(3, 4)), S(v([1.0, 2.0]), v([1.0, 2.0 + 1e-9])), S(f(3), f(3), 10.0, 10.0)], dtypes=())
op(
    "logical_and logical_or logical_xor",
    [S(f(3, 4), f(4)), S(b(3, 4), b(4)), S(i(3, 4, lo=0, hi=2), b(4)), S(b(0), b(0))],
)
op(
    "bitwise_and bitwise_or bitwise_xor",
    [
        S(i(3, 4), i(4)),
        S(i(3, 4), 3),
        S(b(3, 4), b(4)),
        S(i(4, lo=0, hi=200, dtype="uint8"), i(4, dtype="int16")),
        S(b(3), True),
    ],
)
op(
    "bitwise_left_shift bitwise_right_shift",
    [
        S(i(3, 4), i(4, lo=0, hi=5)),
        S(i(3, 4), 2),
        S(i(4, lo=0, hi=200, dtype="uint8"), 1),
        S(i(4, dtype="int32"), i(4, lo=0, hi=3, dtype="int32")),
    ],
)
op("__lshift__ __rshift__", [S(i(3, 4), i(4, lo=0, hi=5)), S(i(3, 4), 2)])

op.error("add", "RuntimeError", r"size of tensor a \(3\).*b \(4\).*dimension 0", f(3), f(4))
op.error("add", "RuntimeError", r"[Bb]oolean alpha|alpha", i(3), i(3), alpha=2.5)
op.error("sub", "NotImplementedError|RuntimeError", r"bool", b(3), b(3))
op.error("div", "RuntimeError", r"rounding_mode.*(None|trunc|floor)", f(3), 2.0, rounding_mode="up")
op.error("lerp", "RuntimeError", r"dtype|Float|Double", f(3), i(3), 0.5)
op.error("where", "RuntimeError", r"size|broadcast|match", b(3), f(4), f(4))
op.error("bitwise_and", "NotImplementedError|RuntimeError", r"bitwise_and.*(Float|Double|float)", f(3), f(3))
op.error("bitwise_left_shift", "NotImplementedError|RuntimeError", r"lshift|shift", f(3), f(3))
