"""Rows of activations, softmax and dropout."""

from __future__ import annotations

from .core import D, S, Sample, Table, f, i, v

op = Table()
NAN, INF = float("nan"), float("inf")
EDGES = v([NAN, INF, -INF, 0.0, -0.0, 1.0, -1.0, 30.0, -30.0, 100.0, -100.0])


def act(*options: Sample) -> list[Sample]:
    """2-d, 0-d, empty, long, special values, then the options."""
    return [S(f(3, 4, lo=-4, hi=4)), S(f(lo=-4, hi=4)), S(f(0, 3)), S(f(37, lo=-8, hi=8)), S(EDGES), *options]


X = f(3, 4, lo=-8, hi=8)
op("relu6 selu silu mish hardsigmoid hardswish log_sigmoid", act())
op("leaky_relu", act(S(X, 0.2), S(X, negative_slope=-0.1)))
op("elu", act(S(X, 0.5), S(X, 1.5, 2.0, 0.5)))
op("celu", act(S(X, 0.5)))
op("gelu", act(S(X, approximate="tanh"), S(EDGES, approximate="tanh")), tol32=1e-4)
op("hardtanh", act(S(X, -0.5, 2.0)))
op("softplus", act(S(X, 2.0, 5.0), S(X, beta=0.5)))
op("softshrink hardshrink", act(S(X, 1.25)))
op("threshold", [S(X, 0.5, -3.0), S(f(3, 4), 0.0, 1.0), S(i(3, 4), 1, 7)])
op("prelu", [S(f(3, 4), f(1)), S(f(2, 3, 4), f(3)), S(f(4), f(1)), S(f(2, 3), f(3))])
op("rrelu", [S(f(3, 4)), S(f(3, 4), 0.1, 0.3)], random=True)
op("glu", [S(f(3, 4)), S(f(4, 3), 0), S(f(2, 6, 3), 1)])
op(
    "softmax log_softmax",
    [
        S(f(3, 4), 1),
        S(f(3, 4), 0),
        S(f(2, 3, 4), -2),
        S(f(), 0),
        S(f(0, 3), 1),
        S(f(3, 0), 1),
        S(f(2, 40, lo=-9, hi=9), 1),
        S(f(3, 4), 1, D("float64")),
        S(i(3, 4), 0, dtype=D("float32")),
        S(v([[INF, 1.0], [-INF, 2.0], [-INF, -INF]]), 1),
        S(f(5, 2, 3), 0),
        S(f(2, 3, lo=80, hi=95), 1),
    ],
)
op("cosine_similarity", [S(f(3, 4), f(3, 4)), S(f(3, 4), f(4), 1), S(f(2, 3, 4), f(2, 3, 4), -1, 1e-6)])
op("pairwise_distance", [S(f(3, 4), f(3, 4)), S(f(3, 4), f(3, 4), 1.0, 1e-6, True)])

R = {"random": True, "gradgrad": False, "dtypes": ("float32", "float64", "bfloat16", "float16"), "tol32": 2e-5}
op(
    "dropout",
    [
        S(f(3, 7), 0.5, True),
        S(f(40), 0.25, True),
        S(f(3, 4), 0.5, False),
        S(f(3, 4), 0.0, True),
        S(f(3, 4), 1.0, True),
        S(f(0), 0.5, True),
    ],
    **R,
)
op("feature_dropout", [S(f(3, 4, 2), 0.5, True), S(f(2, 5, 2, 2), 0.3, True), S(f(2, 3, 2), 0.5, False)], **R)
op("alpha_dropout", [S(f(3, 7), 0.5, True), S(f(3, 4), 0.2, False)], **R)
op("feature_alpha_dropout", [S(f(3, 4, 2), 0.5, True)], **R)
op("native_dropout", [S(f(3, 7), 0.5, True), S(f(3, 7), 0.5, False)], random=True, dtypes=())

op.error("softmax", "IndexError", r"-2, 1.*got 2", f(2, 3), 2)
op.error("glu", "RuntimeError", r"even|3", f(2, 3))
op.error("dropout", "RuntimeError", r"between 0 and 1.*1\.5|1\.5", f(3), 1.5, True)
op.error("prelu", "RuntimeError", r"2.*3|match", f(2, 3), f(2))
op.error("gelu", "RuntimeError", r"approximate.*(none|tanh)", f(2), approximate="sin")
op.error("celu", "RuntimeError|ZeroDivisionError", r"[Aa]lpha|zero", f(2), 0.0)
