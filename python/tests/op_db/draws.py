"""Rows of gamma, Dirichlet and binomial draws."""

from __future__ import annotations

from .core import S, Table, f, p, v

op = Table()
R = {"random": True, "gradgrad": False, "numeric": False, "dtypes": ()}

op(
    "_standard_gamma",
    [S(p(4, 5, lo=0.05, hi=30, grad=False)), S(p(3, lo=0.01, hi=1, grad=False)), S(f(0, grad=False))],
    **R,
)
op("_sample_dirichlet", [S(p(4, 5, lo=0.05, hi=30, grad=False)), S(p(3, lo=0.01, hi=1, grad=False))], **R)
op(
    "binomial",
    [
        S(v([[1.0, 10.0, 100.0, 1000.0]] * 5), p(5, 4, lo=0, hi=1, grad=False)),
        S(v([1e6, 3.0, 0.0, 7.0]), v([0.3, 1.0, 0.5, 0.0])),
        S(v([20.0, 50.0]), p(3, 1, lo=0, hi=1, grad=False)),
    ],
    **R,
)
op.error("binomial", "ValueError", "only supports floating-point", v([1, 2], "int64"), v([0.5, 0.5]))
