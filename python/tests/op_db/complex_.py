"""Rows of complex tensors: operators that are about them, and others ("complex:add") as they take them."""

from __future__ import annotations

from .core import D, S, Sample, T, Table, b, c, f, i, p

op = Table()

NO = {"numeric": False, "dtypes": ()}


def unary(lo: float = -2.0, hi: float = 2.0) -> list[Sample]:
    """2-d, 0-d, empty, longer than a vector register."""
    return [S(c(3, 4, lo=lo, hi=hi)), S(c(lo=lo, hi=hi)), S(c(0, 3)), S(c(37, lo=lo, hi=hi))]


def named(names: str) -> str:
    """Rows of operators that have others elsewhere."""
    return " ".join(f"complex:{name}" for name in names.split())


op("real", [*unary(), S(f(3))], **NO)
op("imag", unary(), **NO)
op("view_as_real", [S(c(3, 4)), S(c())], **NO)
op("conj conj_physical", [*unary(), S(f(3))], **NO)
op("resolve_conj resolve_neg", [S(c(3)), S(f(3))], **NO)
op("is_conj is_neg", [S(f(3, grad=False))], **NO)
op("angle", [*unary(), S(f(3, 4)), S(i(3))], **NO)
op("view_as_complex", [S(f(3, 4, 2)), S(f(2))], **NO)
op("complex polar", [S(p(3, 4), f(3, 4)), S(p(4), f(3, 1)), S(p(), f())], **NO)
op.error("view_as_complex", "RuntimeError", "Tensor must have a last dimension of size 2", f(3))
op.error("view_as_complex", "RuntimeError", "one or more dimensions", f())
op.error("view_as_real", "TypeError", "only supported for complex tensors", f(3))
op.error("imag", "RuntimeError|TypeError", "non-complex dtypes", f(3))
op.error("complex", "RuntimeError", "Expected object of scalar type", f(3), T((3,), "float", dtype="float64"))

op(named("neg abs sgn square positive reciprocal sqrt rsqrt exp exp2 expm1 log log2 log10 log1p"), unary(), **NO)
op(named("sin cos tan sinh cosh tanh asin acos atan asinh acosh atanh sigmoid sinc"), unary(), tol32=1e-4, **NO)
op(named("isnan isinf isfinite isreal logical_not nan_to_num"), unary(), **NO)
PAIRS = [S(c(3, 4), c(3, 4)), S(c(3, 1), c(4)), S(c(3, 4), f(4)), S(f(3, 4), c(4)), S(c(), c(3)), S(c(0), c(0))]
op(named("add sub"), [*PAIRS, S(c(3, 4), c(4), alpha=2 - 1j), S(c(3), i(3))], **NO)
op(named("mul div"), [*PAIRS, S(c(3, 4), 1.5 - 2j), S(f(3, 4), 2j), S(c(3), i(3, lo=1, hi=5))], **NO)
op(named("pow"), [*PAIRS[:2], S(c(3, 4), 2), S(c(3, 4), 0.5), S(c(3, 4), -1), S(c(3, 4), 1 + 2j), S(f(3), c(3))], **NO)
op(named("eq ne logical_and logical_or logical_xor"), PAIRS, **NO)
op(named("sum mean"), [S(c(3, 4)), S(c(3, 4, 5), [1]), S(c(3, 4, 5), [0, 2], True), S(c())], **NO)
op(named("prod"), [S(c(3, 4)), S(c(3, 4), 0), S(c(3, 4), 1, True)], **NO)
op(named("cumsum cumprod"), [S(c(3, 4), 0), S(c(3, 4), 1), S(c(5), -1)], **NO)
op(named("var std"), [S(c(3, 4)), S(c(3, 4), [1]), S(c(3, 4), [0], correction=0, keepdim=True)], **NO)
op(named("linalg_vector_norm"), [S(c(3, 4)), S(c(3, 4), 1), S(c(3, 4), 3, [1]), S(c(3, 4), float("inf"), [0])], **NO)
op(named("mm matmul"), [S(c(3, 4), c(4, 5)), S(c(1, 4), c(4, 1)), S(c(0, 4), c(4, 2))], tol32=1e-4, **NO)
op(named("bmm"), [S(c(2, 3, 4), c(2, 4, 5))], tol32=1e-4, **NO)
op(named("addmm"), [S(c(3, 5), c(3, 4), c(4, 5)), S(c(5), c(3, 4), c(4, 5), beta=0.5, alpha=2 - 1j)], tol32=1e-4, **NO)
op(named("linear"), [S(c(2, 3, 4), c(5, 4), c(5)), S(c(3, 4), c(5, 4))], tol32=1e-4, **NO)
op(named("mv"), [S(c(3, 4), c(4))], tol32=1e-4, **NO)
op(named("dot vdot outer"), [S(c(4), c(4))], tol32=1e-4, **NO)
op(named("adjoint"), [S(c(3, 4)), S(c(2, 3, 4))], **NO)
op(named("einsum"), [S("ij,jk->ik", [c(3, 4), c(4, 5)]), S("ij,ij->", [c(3, 4), c(3, 4)])], tol32=1e-4, **NO)
op(named("cat stack"), [S([c(3, 4), c(3, 4)]), S([c(3, 4), f(3, 4)], 1)], **NO)
op(named("gather"), [S(c(3, 4), 1, i(3, 2, lo=0, hi=4))], **NO)
op(named("index_select"), [S(c(3, 4), 1, i(3, lo=0, hi=4))], **NO)
op(named("scatter_add"), [S(c(3, 4), 0, i(3, 4, lo=0, hi=3), c(3, 4))], **NO)
op(named("index_add"), [S(c(3, 4), 0, i(5, lo=0, hi=3), c(5, 4))], **NO)
op(named("masked_fill"), [S(c(3, 4), b(3, 4), 1 - 1j)], **NO)
op(named("flip"), [S(c(3, 4), [0]), S(c(3, 4), [0, 1])], **NO)
op(named("tril triu"), [S(c(4, 4)), S(c(3, 5), 1)], **NO)
op(named("diagonal"), [S(c(4, 4)), S(c(3, 5), 1)], **NO)
op(named("unfold"), [S(c(7), 0, 3, 2), S(c(7), 0, 3, 1)], **NO)
op(named("as_strided"), [S(c(7), (3, 3), (1, 1))], **NO)
op(named("addcmul addcdiv"), [S(c(3), c(3), c(3)), S(c(3), c(3), f(3), value=0.5)], **NO)
op(named("lerp"), [S(c(3), c(3), 0.25), S(c(3), c(3), c(3))], **NO)
op(named("kron"), [S(c(2, 3), c(3, 2))], **NO)
op(named("constant_pad_nd"), [S(c(3, 4), (1, 2), 1.0)], **NO)
op(named("to"), [S(c(3), D("complex64")), S(f(3), D("complex128")), S(i(3), D("complex64"))], **NO)
op(named("isclose"), [S(c(3, 4), c(4))], **NO)
op(named("trace"), [S(c(4, 4))], **NO)
op(named("diff"), [S(c(5)), S(c(3, 4), 2, 0)], **NO)
