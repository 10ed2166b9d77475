"""Rows of linear algebra: factorizations, systems of equations, determinants, norms.

Where a factorization is unique only up to signs (svd, eigh, eig), its rows are in test_linalg.py, which compares
invariants.
"""

from __future__ import annotations

from .core import S, T, Table, f, v

op = Table()
FLOAT = ("float64", "float32", "float16", "int64", "bool")
INF = float("inf")

#: Positive-definite matrices and their Cholesky factors.
SPD = v([[4.0, 1.0, 0.5], [1.0, 3.0, 0.25], [0.5, 0.25, 2.0]], grad=True)
SPD2 = v([[[4.0, 1.0], [1.0, 3.0]], [[2.0, -0.5], [-0.5, 1.0]]], grad=True)
LOWER = v([[2.0, 0.0, 0.0], [0.5, 1.5, 0.0], [-0.25, 0.75, 1.25]], grad=True)
UPPER = v([[2.0, 0.5, -0.25], [0.0, 1.5, 0.75], [0.0, 0.0, 1.25]], grad=True)
#: A rank-2 matrix.
LOW = v([[1.0, 2.0, 3.0], [2.0, 4.0, 6.0], [1.0, 0.0, 1.0], [0.0, 1.0, 1.0]])
PIVOTS = T((3,), "values", dtype="int32", grad=False, data=[2, 3, 3])


def square(*batch: int) -> T:
    """Matrices that are far from singular."""
    return f(*batch, 3, 3)


op("linalg_cholesky linalg_cholesky_ex", [
    S(SPD), S(SPD2), S(SPD, upper=True), S(f(0, 0)), S(f(2, 0, 0)), S(f(0, 3, 3)), S(v([[4.0]], grad=True)),
], dtypes=FLOAT, numeric=False)  # fmt: skip
op("cholesky_inverse", [S(LOWER), S(UPPER, True), S(SPD2), S(f(0, 0))], dtypes=FLOAT, tol32=1e-4, numeric=False)
op(
    "cholesky_solve",
    [S(f(3, 2), LOWER), S(f(3, 2), UPPER, True), S(f(2, 2, 1), SPD2), S(f(2, 3), SPD2)],
    dtypes=FLOAT[:2],
    tol32=1e-4,
    numeric=False,
)
op("linalg_lu_factor linalg_lu_factor_ex linalg_lu", [
    S(square()), S(square(2)), S(f(4, 2)), S(f(2, 4)), S(f(2, 3, 2)), S(f(0, 0)), S(f(2, 0, 3)), S(f(1, 1)),
], dtypes=FLOAT, tol32=2e-4)  # fmt: skip
op("_lu_with_info", [S(square())], dtypes=FLOAT[:2], tol32=2e-4)
op("lu_unpack", [
    S(square(), PIVOTS), S(square(), PIVOTS, False), S(square(), PIVOTS, True, False), S(f(3, 4), PIVOTS), S(f(4, 3), PIVOTS),
], dtypes=("float64", "float32", "int64"))  # fmt: skip
op("linalg_lu_solve", [
    S(square(), PIVOTS, f(3, 2)), S(square(), PIVOTS, f(2, 3), left=False), S(square(), PIVOTS, f(3, 2), adjoint=True),
    S(square(), PIVOTS, f(2, 3), left=False, adjoint=True), S(square(), PIVOTS, f(2, 3, 1)),
], dtypes=FLOAT[:2], tol32=1e-3)  # fmt: skip
op("lu_solve", [S(f(3, 2), square(), PIVOTS)], dtypes=FLOAT[:2], tol32=1e-3)
op("linalg_solve linalg_solve_ex", [
    S(square(), f(3)), S(square(), f(3, 2)), S(square(2), f(2, 3)), S(square(2), f(3, 2)), S(square(), f(2, 3), left=False),
    S(square(2), f(3)), S(f(0, 0), f(0, 2)), S(square(), f(3, 0)), S(f(0, 3, 3), f(3, 1)), S(square(2, 1), f(2, 3, 1)),
], dtypes=FLOAT, tol32=5e-4)  # fmt: skip
op("linalg_solve_triangular", [
    S(LOWER, f(3, 2), upper=False), S(UPPER, f(3, 2), upper=True), S(UPPER, f(2, 3), upper=True, left=False),
    S(LOWER, f(3, 2), upper=False, unitriangular=True), S(square(2), f(3, 2), upper=True, unitriangular=True),
    S(LOWER, f(2, 3, 1), upper=False), S(f(0, 0), f(0, 2), upper=True), S(LOWER, f(3, 0), upper=False),
], dtypes=FLOAT[:2], tol32=1e-4)  # fmt: skip
op("triangular_solve", [
    S(f(3, 2), UPPER), S(f(3, 2), LOWER, False), S(f(3, 2), UPPER, True, True), S(f(2, 3, 1), LOWER, False, False, True),
], dtypes=FLOAT[:2], tol32=1e-4)  # fmt: skip
op("linalg_inv linalg_inv_ex inverse", [
    S(square()), S(square(2)), S(f(0, 0)), S(f(2, 0, 0)), S(f(1, 1)), S(square(2, 1)),
], dtypes=FLOAT, tol32=5e-4)  # fmt: skip
op("linalg_det det", [
    S(square()), S(square(2)), S(f(0, 0)), S(f(1, 1)), S(f(2, 2, 2, 2)), S(f(0, 2, 2)),
], dtypes=FLOAT, tol32=1e-4)  # fmt: skip
op("logdet", [S(SPD), S(SPD2), S(f(0, 0)), S(v([[-1.0, 0.0], [0.0, 1.0]], grad=True))], dtypes=FLOAT, numeric=False)
op(
    "linalg_slogdet slogdet",
    [S(square()), S(square(2)), S(f(0, 0)), S(v([[1.0, 2.0], [2.0, 4.0]]))],
    dtypes=FLOAT,
    tol32=1e-4,
)
op("linalg_qr", [
    S(square()), S(f(4, 2)), S(f(2, 4)), S(f(2, 3, 2)), S(f(4, 2, grad=False), mode="complete"), S(f(2, 4), "complete"),
    S(f(4, 2, grad=False), "r"), S(f(2, 4, grad=False), mode="r"), S(f(0, 3)), S(f(3, 0)), S(f(3, 0), "complete"), S(f(1, 1)),
], dtypes=FLOAT, tol32=2e-4)  # fmt: skip
op("geqrf", [S(f(3, 2, grad=False)), S(f(2, 2, 3, grad=False)), S(f(0, 2, grad=False))], dtypes=FLOAT)
op("linalg_householder_product orgqr", [
    S(f(4, 3), f(3)), S(f(4, 3), f(2)), S(f(2, 3, 2), f(2, 2)), S(f(3, 3), f(3)), S(f(3, 0), f(0)),
], dtypes=FLOAT[:2], tol32=2e-4)  # fmt: skip
op("ormqr", [
    S(f(4, 2), f(2), f(4, 3)), S(f(4, 2), f(2), f(3, 4), False), S(f(4, 2), f(2), f(4, 3), True, True),
    S(f(4, 2), f(2), f(3, 4), False, True), S(f(2, 3, 2), f(2, 2), f(2, 3, 1)),
], dtypes=FLOAT[:2], tol32=2e-4)  # fmt: skip
op("linalg_svdvals", [
    S(square()), S(f(4, 2)), S(f(2, 4)), S(f(2, 3, 2)), S(f(0, 3)), S(f(3, 0)), S(f(1, 1)),
], dtypes=FLOAT, tol32=1e-4)  # fmt: skip
op("linalg_eigvalsh", [S(SPD), S(SPD2), S(SPD, "U"), S(f(0, 0))], dtypes=FLOAT, tol32=1e-4, numeric=False)
op("linalg_pinv", [
    S(square()), S(f(4, 2)), S(f(2, 4)), S(f(2, 3, 2)), S(LOW), S(f(0, 3)), S(f(3, 0)), S(square(), 0.3), S(SPD, hermitian=True),
    S(f(4, 2), atol=1e-3), S(f(4, 2), atol=v(0.5), rtol=v(0.1)), S(f(2, 3, 2), v([0.1, 0.9])), S(square(), rtol=0.3),
], dtypes=("float64", "float32", "int64"), tol32=1e-3, numeric=False)  # fmt: skip
op("pinverse", [S(f(4, 2)), S(square(), 0.3)], dtypes=("float64", "float32"), tol32=1e-3)
op("linalg_matrix_rank", [
    S(square()), S(LOW), S(f(2, 3, 2)), S(LOW, 1.0), S(LOW, atol=0.5), S(LOW, rtol=0.9), S(SPD, hermitian=True), S(f(0, 3)),
    S(f(2, 3, 2), v([0.1, 2.0])), S(f(2, 3, 2), atol=v([0.1, 2.0]), rtol=v(0.0)),
], dtypes=("float64", "float32", "int64"))  # fmt: skip
op("linalg_lstsq", [
    S(f(4, 2), f(4, 1)), S(f(4, 2), f(4, 3), driver="gels"), S(f(4, 2), f(4, 3), driver="gelsd"), S(f(4, 2), f(4), driver="gelss"),
    S(f(2, 4), f(2, 3)), S(f(2, 4, 2), f(2, 4, 1)), S(f(2, 4, 2), f(2, 4), driver="gelsd"), S(f(3, 3), f(3, 2), driver="gels"),
    S(f(4, 2), f(4, 1), 0.5), S(f(2, 4), f(2, 1), driver="gelsd"),
], dtypes=("float64", "float32"), tol32=5e-4)  # fmt: skip
op("linalg_norm", [
    S(f(5)), S(f(3, 4)), S(f(2, 3, 4)), S(f(5), 3), S(f(5), INF), S(f(5), -INF), S(f(5), 0), S(f(3, 4), 1), S(f(3, 4), -1), S(f(3, 4), 2),
    S(f(3, 4), -2), S(f(3, 4), INF), S(f(3, 4), -INF), S(f(3, 4), "fro"), S(f(3, 4), "nuc"), S(f(2, 3, 4), 2, (0, 2), True),
    S(f(2, 3, 4), 1, [1]), S(f(2, 3, 4), "nuc", (2, 0)), S(f(2, 3, 4), dim=(0, 1)), S(f(0)), S(f(0, 3)), S(f()),
], dtypes=FLOAT, tol32=1e-4)  # fmt: skip
op("linalg_matrix_norm", [
    S(f(3, 4)), S(f(2, 3, 4), "nuc"), S(f(2, 3, 4), 1), S(f(2, 3, 4), -INF, (0, 1)), S(f(2, 3, 4), 2, (2, 0), True), S(f(3, 4), -2),
    S(f(2, 3, 4), "fro", (0, 2), True), S(f(0, 3), 1), S(f(3, 0), "nuc"),
], dtypes=FLOAT, tol32=1e-4)  # fmt: skip
op("nuclear_norm", [S(f(3, 4)), S(f(2, 3, 4), (0, 2)), S(f(3, 4), True)], dtypes=FLOAT[:2], tol32=1e-4)
op("linalg_cond", [
    S(square()), S(f(4, 2)), S(square(2), 1), S(square(), -1), S(square(), 2), S(square(), -2), S(square(), INF), S(square(), -INF),
    S(square(), "fro"), S(square(), "nuc"), S(v([[1.0, 2.0], [2.0, 4.0]]), 1), S(f(0, 0)),
], dtypes=("float64", "float32", "int64"), tol32=1e-3)  # fmt: skip
op("linalg_matrix_exp matrix_exp", [
    S(square()), S(square(2)), S(f(1, 1)), S(f(0, 0)), S(f(4, 4, lo=-0.1, hi=0.1)), S(f(2, 2, lo=-9, hi=9)), S(f(2, 0, 0)),
], dtypes=("float64", "float32", "int64"), tol32=1e-4)  # fmt: skip
op("linalg_matmul", [S(f(3, 4), f(4, 2)), S(f(4), f(4))], dtypes=FLOAT)
op("linalg_diagonal", [S(f(3, 4)), S(f(2, 3, 4), offset=1), S(f(2, 3, 4), offset=-1, dim1=0, dim2=2)])
op("linalg_tensorinv", [S(f(2, 3, 6)), S(f(4, 2, 2), 1)], dtypes=FLOAT[:2], tol32=1e-3)
op(
    "linalg_tensorsolve",
    [S(f(2, 3, 6), f(2, 3)), S(f(2, 6, 3), f(2, 3), (1,)), S(f(6, 2, 3), f(6))],
    dtypes=FLOAT[:2],
    tol32=1e-3,
)
op("linalg_vander", [S(f(3)), S(f(2, 3), N=2), S(f(2, 3), N=5)])
op("vander", [S(f(3)), S(f(3), 2), S(f(3), N=4, increasing=True), S(f(0))])
op("cumulative_trapezoid", [
    S(f(5)), S(f(3, 4), dx=0.5), S(f(3, 4), dim=0), S(f(5), f(5)), S(f(3, 4), f(4)), S(f(3, 4), f(3, 4), dim=0), S(f(3, 4), f(3), dim=0),
])  # fmt: skip

op.error(
    "linalg_cholesky",
    "LinAlgError|_LinAlgError",
    r"linalg.cholesky: The factorization .* leading minor of order 1",
    v([[-1.0]]),
)
op.error(
    "linalg_cholesky",
    "LinAlgError|_LinAlgError",
    r"\(Batch element 1\): .* order 2",
    v([[[4.0, 1.0], [1.0, 3.0]], [[1.0, 2.0], [2.0, 1.0]]]),
)
op("linalg_ldl_factor linalg_ldl_factor_ex", [
    S(v([[4.0, 1.0, 0.5], [1.0, -3.0, 0.25], [0.5, 0.25, 2.0]])), S(v([[0.0, 1.0], [1.0, 0.0]])), S(v([[[4.0, 1.0], [1.0, 3.0]], [[2.0, -0.5], [-0.5, 1.0]]])),
    S(f(0, 0, grad=False)),
], dtypes=FLOAT)  # fmt: skip
op("linalg_ldl_solve", [
    S(v([[2.0, 0.0], [0.5, 3.0]]), T((2,), "values", dtype="int32", grad=False, data=[1, 2]), f(2, 3, grad=False)),
    S(v([[2.0, 0.0], [0.5, 3.0]]), T((2,), "values", dtype="int32", grad=False, data=[2, 2]), f(2, 2, 1, grad=False)),
], dtypes=FLOAT[:2], tol32=1e-4)  # fmt: skip
op(
    "linalg_matrix_sqrth",
    [S(v([[4.0, 1.0, 0.5], [1.0, 3.0, 0.25], [0.5, 0.25, 2.0]]))],
    dtypes=FLOAT[:2],
    tol32=1e-4,
    numeric=False,
)
op("linalg_polar", [S(square()), S(f(4, 2)), S(f(2, 3, 3))], dtypes=FLOAT[:2], tol32=1e-3)
op("linalg__powsum", [S(f(3, 4)), S(f(3, 4), 3, 1), S(f(3, 4), 1, (0, 1), True)], dtypes=FLOAT[:2])

op.error("linalg_cholesky", "RuntimeError", r"A must be batches of square matrices, but they are 2 by 3", f(2, 3))
op.error(
    "linalg_inv", "LinAlgError|_LinAlgError", r"linalg.inv: The diagonal element 1 is zero", v([[0.0, 0.0], [0.0, 0.0]])
)
op.error("linalg_inv", "RuntimeError", r"at least 2 dimensions", f(3))
op.error(
    "linalg_solve",
    "LinAlgError|_LinAlgError",
    r"torch.linalg.solve: The solver failed because the input matrix is singular",
    v([[0.0]]),
    f(1, 1),
)
op.error("linalg_solve", "RuntimeError", r"Incompatible shapes of A and B .* \(3x3 and 2x2\)", f(3, 3), f(2, 2))
op.error("linalg_lu_factor", "RuntimeError", r"U\[1,1\] is zero", v([[0.0]]))
op.error("lu_unpack", "RuntimeError", r"torch.int32", f(2, 2), f(2))
op.error("linalg_qr", "RuntimeError", r"unrecognized mode 'x'", f(2, 2), "x")
op.error("linalg_norm", "RuntimeError", r"Got 3D", f(2, 2, 2), 2)
op.error("linalg_matrix_norm", "RuntimeError", r"Order 3 not supported", f(2, 2), 3)
op.error("linalg_cond", "ValueError", r"invalid norm type: x", f(2, 2), "x")
op.error("linalg_lstsq", "RuntimeError", r"gels, gelsy", f(2, 2), f(2, 1), driver="x")
op.error("linalg_tensorinv", "RuntimeError", r"6 != 4|4 != 6|requirement", f(2, 2, 6))
op.error("linalg_householder_product", "RuntimeError", r"greater than or equal", f(2, 3), f(2))
