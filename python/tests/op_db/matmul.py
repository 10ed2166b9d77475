"""Rows of products of matrices and vectors."""

from __future__ import annotations

from .core import S, Table, f, i

op = Table()

op("matmul", [
    S(f(3, 4), f(4, 5)), S(f(4), f(4)), S(f(3, 4), f(4)), S(f(4), f(4, 5)), S(f(2, 3, 4), f(2, 4, 5)), S(f(2, 3, 4), f(4, 5)),
    S(f(2, 1, 3, 4), f(3, 4, 2)), S(f(4), f(2, 4, 3)), S(f(2, 3, 4), f(4)), S(f(0, 4), f(4, 2)), S(f(3, 0), f(0, 2)), S(i(2, 3), i(3, 2)),
    S(f(17, 33), f(33, 19)),
])  # fmt: skip
op("mm", [S(f(3, 4), f(4, 5)), S(f(0, 4), f(4, 5)), S(f(3, 0), f(0, 5)), S(i(2, 3), i(3, 2)), S(f(1, 1), f(1, 1))])
op("bmm", [S(f(2, 3, 4), f(2, 4, 5)), S(f(0, 3, 4), f(0, 4, 5)), S(i(2, 2, 2), i(2, 2, 2))])
op("mv", [S(f(3, 4), f(4)), S(f(0, 4), f(4)), S(i(3, 4), i(4))])
op("dot vdot", [S(f(5), f(5)), S(f(0), f(0)), S(i(5), i(5))])
op("inner", [S(f(5), f(5)), S(f(2, 3), f(4, 3)), S(f(2, 3), f())])
op("outer", [S(f(3), f(4)), S(f(0), f(4)), S(i(3), i(4))])
op("ger", [S(f(3), f(4))])
op(
    "addmm",
    [
        S(f(3, 5), f(3, 4), f(4, 5)),
        S(f(5), f(3, 4), f(4, 5)),
        S(f(3, 1), f(3, 4), f(4, 5), beta=0.5, alpha=2.0),
        S(f(3, 5), f(3, 4), f(4, 5), beta=0),
        S(f(3, 5), f(3, 0), f(0, 5)),
        S(f(), f(2, 2), f(2, 2)),
        S(i(2, 2), i(2, 3), i(3, 2), beta=2, alpha=3),
    ],
)
op("addmv", [S(f(3), f(3, 4), f(4)), S(f(), f(3, 4), f(4), beta=0.5, alpha=2.0)])
op("addr", [S(f(3, 4), f(3), f(4)), S(f(4), f(3), f(4), beta=0.5, alpha=2.0)])
op("addbmm", [S(f(3, 5), f(2, 3, 4), f(2, 4, 5)), S(f(3, 5), f(2, 3, 4), f(2, 4, 5), beta=0.5, alpha=2.0)])
op(
    "baddbmm",
    [
        S(f(2, 3, 5), f(2, 3, 4), f(2, 4, 5)),
        S(f(3, 5), f(2, 3, 4), f(2, 4, 5), beta=0.5, alpha=2.0),
        S(f(2, 1, 5), f(2, 3, 4), f(2, 4, 5), beta=0),
    ],
)
op("einsum", [
    S("ij,jk->ik", [f(3, 4), f(4, 5)]), S("bij,bjk->bik", [f(2, 3, 4), f(2, 4, 5)]), S("ij->ji", [f(3, 4)]), S("ii->i", [f(3, 3)]),
    S("ii", [f(3, 3)]), S("ij->", [f(3, 4)]), S("i,j->ij", [f(3), f(4)]), S("...ij,...jk->...ik", [f(2, 1, 3, 4), f(3, 4, 2)]),
    S("bn,anm,bm->ba", [f(2, 3), f(4, 3, 5), f(2, 5)]), S("ij,jk", [f(3, 4), f(4, 2)]), S("bhqd,bhkd->bhqk", [f(1, 2, 3, 4), f(1, 2, 5, 4)]),
    S("ij , jk -> ik", [f(2, 3), f(3, 2)]),
], dtypes=())  # fmt: skip
op("tensordot", [S(f(3, 4, 5), f(4, 3, 2), [1, 0], [0, 1]), S(f(3, 4), f(4, 5), [1], [0]), S(f(2), f(3), [], [])])
op("chain_matmul", [S([f(2, 3), f(3, 4), f(4, 2)])], dtypes=())
op("linalg_multi_dot", [S([f(2, 3), f(3, 4), f(4, 2)])], dtypes=())
op("kron", [S(f(2, 3), f(2, 2)), S(f(2), f(3)), S(f(2, 2), f(2)), S(i(2, 2), i(2, 2))])
op(
    "cdist",
    [S(f(3, 4), f(5, 4)), S(f(2, 3, 4), f(2, 5, 4), 1.0), S(f(3, 4), f(5, 4), 3.0), S(f(3, 4), f(5, 4), float("inf"))],
    dtypes=("float32", "float64"),
    gradgrad=False,
    tol32=1e-4,
)
op("pdist", [S(f(4, 3)), S(f(4, 3), 1.0)], dtypes=("float32", "float64"), gradgrad=False)
op("cross", [S(f(2, 3), f(2, 3)), S(f(3, 2), f(3, 2), 0), S(i(2, 3), i(2, 3))])
op("linalg_cross", [S(f(2, 3), f(2, 3)), S(f(1, 3), f(4, 3))])
op(
    "linear",
    [
        S(f(2, 4), f(3, 4)),
        S(f(2, 4), f(3, 4), f(3)),
        S(f(2, 5, 4), f(3, 4), f(3)),
        S(f(4), f(3, 4), f(3)),
        S(f(4), f(4)),
        S(f(0, 4), f(3, 4), f(3)),
        S(f(2, 3, 2, 4), f(3, 4)),
    ],
)
op(
    "bilinear",
    [
        S(f(2, 3), f(2, 4), f(5, 3, 4)),
        S(f(2, 3), f(2, 4), f(5, 3, 4), f(5)),
        S(f(2, 2, 3), f(2, 2, 4), f(5, 3, 4), f(5)),
    ],
)
op(
    "matrix_power linalg_matrix_power",
    [S(f(3, 3), 0), S(f(3, 3), 2), S(f(2, 3, 3), 3)],
    dtypes=("float32", "float64"),
    tol32=1e-4,
)

op.error("mm", "RuntimeError", r"\(?3x4 and 5x6", f(3, 4), f(5, 6))
op.error("mm", "RuntimeError", r"must be a matrix|2D|2-D", f(3), f(3, 2))
op.error("matmul", "RuntimeError", r"3x4 and 5x6", f(3, 4), f(5, 6))
op.error("matmul", "RuntimeError", r"both arguments.*at least 1D.*0D", f(), f(3))
op.error("matmul", "RuntimeError", r"[Ff]loat.*[Ll]ong|[Dd]ouble.*[Ll]ong|dtype", f(2, 2), i(2, 2))
op.error("bmm", "RuntimeError", r"\[2, 4\]|\[2, 4, 5\]|4", f(2, 3, 4), f(2, 5, 6))
op.error("mv", "RuntimeError", r"4.*5|size", f(3, 4), f(5))
op.error("dot", "RuntimeError", r"3.*4|inconsistent", f(3), f(4))
op.error("dot", "RuntimeError", r"1D", f(3, 1), f(3))
op.error("addmm", "RuntimeError", r"3x4 and 5x6", f(3), f(3, 4), f(5, 6))
op.error("linear", "RuntimeError", r"2x5 and 4x3", f(2, 5), f(3, 4))
op.error("einsum", "RuntimeError", r"number of|subscript|operand", "ij,jk", [f(2, 2)])
op.error("einsum", "RuntimeError", r"size|3.*4|broadcast", "ij,jk->ik", [f(2, 3), f(4, 2)])
op.error("tensordot", "RuntimeError", r"4.*5|match", f(3, 4), f(5, 3), [1], [0])
op.error("cross", "RuntimeError|IndexError", r"3", f(2, 4), f(2, 4), 1)
