"""Rows of special functions."""

from __future__ import annotations

from .core import S, Sample, Table, f, i, p, v

op = Table()
NAN, INF = float("nan"), float("inf")
FLOAT = ("float64", "float32", "int64", "bool")
EDGES = [NAN, INF, -INF, 0.0, -0.0, 1.0, -1.0, 0.5, 2.0, -2.5]


def unary(lo: float = -2.0, hi: float = 2.0) -> list[Sample]:
    """2-d, 0-d, empty, a wide range, special values, integers."""
    return [
        S(f(3, 4, lo=lo, hi=hi)),
        S(f(lo=lo, hi=hi)),
        S(f(0, 3)),
        S(f(40, lo=4 * lo, hi=12 * hi, grad=False)),
        S(v(EDGES)),
        S(i(4)),
    ]


op(
    "i0 special_i0 special_i0e special_i1 special_i1e",
    [*unary(), S(v([0.0, 30.0, -30.0, 80.0]))],
    dtypes=FLOAT,
    tol32=1e-4,
)
op("special_erfcx", unary(-2, 3), dtypes=FLOAT, tol32=1e-4)
op("special_ndtri", [
    S(f(3, 4, lo=0.05, hi=0.95)), S(f(lo=0.1, hi=0.9)), S(v([0.0, 1.0, 1e-12, 1e-300, 0.9999999, NAN, -0.5, 1.5])),
], dtypes=FLOAT, tol32=1e-3)  # fmt: skip
op("special_ndtr special_log_ndtr", unary(), dtypes=FLOAT, tol32=1e-4)
op("special_entr", [S(p(3, 4)), S(p()), S(f(0, 3)), S(v(EDGES)), S(i(4, lo=0, hi=5))], dtypes=FLOAT)
# PyTorch's own values beyond 3 have 8 digits: test_special.py holds ours against SciPy's.
BESSEL = [S(f(3, 4, grad=False)), S(f(0, grad=False)), S(v(EDGES)), S(i(4, lo=1, hi=9))]
op(
    "special_bessel_j0 special_bessel_j1 special_modified_bessel_i0 special_modified_bessel_i1",
    BESSEL,
    dtypes=FLOAT,
    tol32=2e-4,
)
op("special_spherical_bessel_j0", BESSEL, dtypes=FLOAT, tol32=2e-4)
SECOND = [
    S(f(3, 4, lo=0.1, hi=3, grad=False)), S(f(0, grad=False)),
    S(v([NAN, 0.0, 1.0, -1.0, 0.5, 2.0])), S(i(4, lo=1, hi=9)),
]  # fmt: skip
op(
    "special_bessel_y0 special_bessel_y1 special_modified_bessel_k0 special_modified_bessel_k1",
    SECOND,
    dtypes=FLOAT,
    tol32=2e-4,
)
op("special_scaled_modified_bessel_k0 special_scaled_modified_bessel_k1", SECOND, dtypes=FLOAT, tol32=2e-4)
op("special_airy_ai", [
    S(f(3, 4, grad=False)), S(f(40, lo=-2, hi=2, grad=False)), S(v([NAN, 0.0, 1.0, -1.0, 2.09, -2.09, 105.0])), S(f(0, grad=False)),
], dtypes=FLOAT, tol32=1e-3)  # fmt: skip
op("special_zeta", [
    S(f(3, 4, lo=1.1, hi=6, grad=False), p(3, 4)), S(f(4, lo=2, hi=5, grad=False), f(4, lo=0.2, hi=20)), S(2.0, p(3)),
    S(p(3, lo=1.5, hi=4, grad=False), 1.0), S(v([1.0, 0.5, 2.0, 3.0, 2.5, NAN]), v([1.0, 1.0, 0.0, -1.5, -1.5, 1.0])),
    S(i(3, lo=2, hi=5), i(3, lo=1, hi=5)),
], dtypes=FLOAT, tol32=1e-4)  # fmt: skip
op("special_xlog1py", [
    S(f(3, 4), p(3, 4)), S(f(3, 1), p(4)), S(2.0, p(3)), S(f(3), 0.5), S(v([0.0, 0.0, 1.0, 0.0]), v([NAN, -1.0, -1.0, INF])),
], dtypes=FLOAT)  # fmt: skip
op("special_xlogy", [S(f(3, 4), p(3, 4)), S(2.0, p(3))], dtypes=FLOAT)
op("polygamma special_polygamma", [
    S(0, p(3, 4)), S(1, p(3, 4)), S(2, p(3, 4)), S(4, p(5, lo=1, hi=9)), S(1, f(6, lo=-3.9, hi=-0.1)), S(3, v([NAN, 1.0, 20.0])), S(1, f(0)),
], dtypes=FLOAT, tol32=1e-3)  # fmt: skip
GAMMA = [
    S(p(3, 4, grad=False), p(3, 4)), S(p(20, lo=0.1, hi=30, grad=False), p(20, lo=0.1, hi=40)), S(p(3, 1, grad=False), p(4)),
    S(v([0.0, 0.0, 1.0, -1.0, 1.0, NAN, INF, INF, 1.0]), v([0.0, 1.0, 0.0, 1.0, -1.0, 1.0, 1.0, INF, INF])),
    S(v([100.0, 200.0, 50.0, 1000.0]), v([90.0, 210.0, 50.0, 1000.0])),
]  # fmt: skip
op("igamma igammac special_gammainc special_gammaincc", GAMMA, dtypes=("float64", "float32"), tol32=1e-4)
op(
    "mvlgamma special_multigammaln",
    [S(p(3, 4, lo=1.5, hi=5), 1), S(p(3, 4, lo=1.5, hi=5), 3), S(p(lo=2, hi=5), 4)],
    dtypes=("float64", "float32"),
    tol32=1e-4,
)
DEGREES = i(3, 1, lo=0, hi=6)
POLYNOMIALS = [
    S(f(3, 4, lo=-0.95, hi=0.95, grad=False), DEGREES), S(f(5, grad=False), i(5, lo=-1, hi=7)), S(0.3, i(5, lo=0, hi=7)),
    S(f(4, grad=False), 3), S(v([1.0, -1.0, 1.0, -1.0, 0.0]), i(5, lo=0, hi=7)), S(f(3, lo=-0.9, hi=0.9, grad=False), 15),
]  # fmt: skip
op(
    "special_chebyshev_polynomial_t special_chebyshev_polynomial_u special_chebyshev_polynomial_v special_chebyshev_polynomial_w "
    "special_hermite_polynomial_h special_hermite_polynomial_he special_laguerre_polynomial_l special_legendre_polynomial_p",
    POLYNOMIALS, dtypes=("float64", "float32"), tol32=1e-3,
)  # fmt: skip
op(
    "special_shifted_chebyshev_polynomial_t special_shifted_chebyshev_polynomial_u special_shifted_chebyshev_polynomial_v "
    "special_shifted_chebyshev_polynomial_w",
    [S(f(3, 4, lo=0.05, hi=0.95, grad=False), DEGREES), S(f(5, lo=0, hi=2, grad=False), i(5, lo=-1, hi=7)), S(f(4, lo=0.1, hi=0.9, grad=False), 3)],
    dtypes=("float64", "float32"), tol32=1e-3,
)  # fmt: skip
op("special_digamma special_psi special_gammaln", [S(p(3, 4, lo=0.2, hi=4))], dtypes=FLOAT, tol32=2e-4)
op(
    "special_erf special_erfc special_exp2 special_expm1 special_expit special_sinc",
    [S(f(3, 4)), S(i(3))],
    dtypes=FLOAT,
)
op("special_log1p special_logit special_erfinv", [S(f(3, 4, lo=0.1, hi=0.9))], dtypes=FLOAT, tol32=1e-4)
op("special_round", [S(f(3, 4)), S(f(3, 4, lo=-200, hi=200), decimals=2)])
op("special_softmax special_log_softmax", [S(f(3, 4), 1), S(f(3, 4), 0)], dtypes=("float64", "float32"))
op("special_logsumexp", [S(f(3, 4), 1), S(f(3, 4), (0, 1), True)], dtypes=("float64", "float32"))

op.error("polygamma", "RuntimeError", r"does not support negative n", -1, f(3))
op.error("mvlgamma", "RuntimeError", r"p has to be greater than or equal to 1", f(3), 0)
