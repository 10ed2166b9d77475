"""Linear algebra beyond the operator table: factorizations that are unique up to signs, errors, second derivatives."""

from __future__ import annotations

import pytest
from gradcheck import check_gradients

EMPTY = [(0, 0), (3, 0), (0, 3), (2, 0, 3)]


def matrices(torch, *shape, seed=0, dtype=None, grad=False):
    """Random matrices."""
    torch.manual_seed(seed)
    return torch.randn(*shape, dtype=dtype or torch.float64).requires_grad_(grad)


def symmetric(x):
    return x + x.mT


def close(a, b, tol=1e-10):
    assert a.shape == b.shape
    assert (a - b).abs().max().item() <= tol if a.numel() else True


@pytest.mark.parametrize("shape", [(3, 3), (5, 3), (3, 5), (2, 4, 3), (2, 2, 3, 4), (1, 1)])
@pytest.mark.parametrize("full", [True, False])
def test_svd(torch, shape, full):
    a = matrices(torch, *shape)
    r = torch.linalg.svd(a, full_matrices=full)
    k = min(shape[-2:])
    u, s, vh = r
    assert u.shape[-1] == (shape[-2] if full else k)
    assert vh.shape[-2] == (shape[-1] if full else k)
    close((u[..., :k] * s.unsqueeze(-2)) @ vh[..., :k, :], a)
    close(u.mT @ u, torch.eye(u.shape[-1], dtype=a.dtype).expand(*shape[:-2], -1, -1))
    close(vh @ vh.mT, torch.eye(vh.shape[-2], dtype=a.dtype).expand(*shape[:-2], -1, -1))
    assert (s.diff(dim=-1) <= 0).all() and (s >= 0).all()
    assert r.U is r[0] and r.S is r[1] and r.Vh is r[2]
    old = torch.svd(a, some=not full)
    close(old.V.mT, vh)
    close(torch.linalg.svdvals(a), s)


@pytest.mark.parametrize("shape", [(3, 3), (2, 4, 4), (1, 1)])
@pytest.mark.parametrize("uplo", ["L", "U"])
def test_eigh(torch, shape, uplo):
    a = symmetric(matrices(torch, *shape))
    # Only one triangle is read.
    half = a.tril() if uplo == "L" else a.triu()
    values, vectors = torch.linalg.eigh(half, UPLO=uplo)
    close((vectors * values.unsqueeze(-2)) @ vectors.mT, a)
    assert (values.diff(dim=-1) >= 0).all()
    close(torch.linalg.eigvalsh(half, uplo), values)
    assert torch.linalg.eigh(a).eigenvalues.shape == values.shape


@pytest.mark.parametrize("shape", EMPTY)
def test_empty(torch, shape):
    a = torch.zeros(shape)
    m, n = shape[-2:]
    u, s, vh = torch.linalg.svd(a)
    assert u.shape == (*shape[:-2], m, m) and s.shape == (*shape[:-2], 0) and vh.shape == (*shape[:-2], n, n)
    assert (u == torch.eye(m)).all() and (vh == torch.eye(n)).all()
    assert torch.linalg.pinv(a).shape == (*shape[:-2], n, m)
    assert torch.linalg.matrix_rank(a).sum() == 0
    if m == n:
        assert torch.linalg.eigh(a)[1].shape == shape
        assert torch.linalg.inv(a).shape == shape
        assert (torch.linalg.det(a) == 1).all()


def test_gradients_of_invariants(torch):
    """First and second order, through functions that do not depend on free signs."""
    cases = [
        (lambda x: torch.linalg.svd(x, full_matrices=False)[1], (4, 3)),
        (lambda x: torch.linalg.svd(x, full_matrices=False)[0].abs(), (4, 3)),
        (lambda x: torch.linalg.svd(x, full_matrices=False)[2].abs(), (3, 4)),
        (lambda x: (lambda u, s, v: (u * s.pow(3)) @ v)(*torch.linalg.svd(x, full_matrices=False)), (3, 4)),
        (lambda x: torch.linalg.svdvals(x), (2, 3, 2)),
        (lambda x: torch.linalg.eigh(symmetric(x))[0], (2, 3, 3)),
        (lambda x: torch.linalg.eigh(symmetric(x))[1].abs(), (3, 3)),
        (lambda x: torch.linalg.eigvalsh(symmetric(x)), (3, 3)),
        (lambda x: torch.linalg.cholesky(x @ x.mT + torch.eye(3, dtype=x.dtype)), (3, 3)),
        (lambda x: torch.linalg.cholesky(x @ x.mT + torch.eye(3, dtype=x.dtype), upper=True), (2, 3, 3)),
        (lambda x: torch.linalg.pinv(x), (4, 2)),
        (lambda x: torch.linalg.pinv(symmetric(x), hermitian=True), (3, 3)),
        (lambda x: torch.linalg.matrix_norm(x, "nuc"), (3, 4)),
        (lambda x: torch.linalg.matrix_norm(x, 2), (3, 4)),
        (lambda x: torch.linalg.cond(x, 1), (3, 3)),
        (lambda x: torch.cholesky_inverse(x.tril()), (3, 3)),
        (lambda x: torch.cholesky_solve(x, torch.linalg.cholesky(x @ x.mT + torch.eye(3, dtype=x.dtype))), (3, 3)),
        (lambda x: torch.logdet(x @ x.mT), (3, 3)),
    ]
    for n, (function, shape) in enumerate(cases):
        x = matrices(torch, *shape, seed=n + 1, grad=True)
        check_gradients(torch, lambda y, f=function: [f(y)], [x], second=True)


def test_det_of_singular_matrices_has_a_gradient(torch):
    a = torch.tensor([[1.0, 2.0], [2.0, 4.0]], dtype=torch.float64, requires_grad=True)
    torch.linalg.det(a).backward()
    close(a.grad, torch.tensor([[4.0, -2.0], [-2.0, 1.0]], dtype=torch.float64), 1e-6)


def test_linalg_error_names_the_matrix(torch):
    assert issubclass(torch.linalg.LinAlgError, RuntimeError)
    singular = r"linalg\.inv: \(Batch element 1\): The diagonal element 1 is zero"
    with pytest.raises(torch.linalg.LinAlgError, match=singular):
        torch.linalg.inv(torch.stack([torch.eye(2), torch.zeros(2, 2)]))
    with pytest.raises(torch.linalg.LinAlgError, match="linalg.svd.*non-finite values"):
        torch.linalg.svd(torch.full((2, 2), float("nan")))
    with pytest.raises(torch.linalg.LinAlgError, match=r"linalg.cholesky_ex: .* not positive-definite"):
        torch.linalg.cholesky_ex(-torch.eye(2), check_errors=True)
    factor, info = torch.linalg.cholesky_ex(-torch.eye(2))
    assert info.item() == 1 and info.dtype == torch.int32
    assert torch.linalg.inv_ex(torch.zeros(2, 2)).info.item() == 1


def test_dtype_errors(torch):
    for function in (torch.linalg.inv, torch.linalg.qr, torch.linalg.svd, torch.linalg.det, torch.linalg.cholesky):
        with pytest.raises(NotImplementedError, match="Expected a floating point or complex tensor as input. Got Long"):
            function(torch.eye(2, dtype=torch.int64))
    with pytest.raises(NotImplementedError, match="linalg.inv: Low precision dtypes not supported. Got Half"):
        torch.linalg.inv(torch.eye(2, dtype=torch.float16))


def test_qr_without_gradients(torch):
    a = matrices(torch, 4, 2, grad=True)
    with pytest.raises(RuntimeError, match="not differentiable when mode='complete' and nrows > ncols"):
        torch.linalg.qr(a, mode="complete")[0].sum().backward()
    with pytest.raises(RuntimeError, match="depends on Q, which is not computed when mode='r'"):
        torch.linalg.qr(a, mode="r")[1].sum().backward()


def test_removed_functions_say_so(torch):
    for name in ("symeig", "eig", "lstsq", "solve", "matrix_rank", "qr", "cholesky"):
        with pytest.raises(RuntimeError, match="is now removed"):
            getattr(torch, name)(torch.eye(2))
    with pytest.raises(RuntimeError, match="is now removed"):
        torch.eye(2).symeig()


def test_lu_functions(torch):
    a = matrices(torch, 2, 3, 3)
    lu, pivots = torch.lu(a)
    p, lower, upper = torch.lu_unpack(lu, pivots)
    close(p @ lower @ upper, a)
    assert len(torch.lu(a, get_infos=True)) == 3
    assert len(a.lu()) == 2
    b = matrices(torch, 2, 3, 1, seed=1)
    close(a @ torch.lu_solve(b, lu, pivots), b)


def test_norm(torch):
    a = matrices(torch, 3, 4)
    s = torch.linalg.svdvals(a)
    close(torch.norm(a, "nuc"), s.sum())
    close(a.norm("fro", dim=(0, 1)), (a * a).sum().sqrt())
    close(torch.norm(a, float("inf")), a.abs().max())
    close(torch.norm(a, p=None, dim=0), (a * a).sum(0).sqrt())
    with pytest.raises(RuntimeError, match="Order x not supported"):
        torch.norm(a, "x")


def test_out_of_submodule_functions(torch):
    a = matrices(torch, 3, 3)
    out = torch.empty(0, dtype=a.dtype)
    assert torch.linalg.inv(a, out=out) is out
    close(a @ out, torch.eye(3, dtype=a.dtype))
    q, r = torch.empty(0, dtype=a.dtype), torch.empty(0, dtype=a.dtype)
    torch.linalg.qr(a, out=(q, r))
    close(q @ r, a)
    assert not hasattr(torch, "linalg_inv")


def test_strided_and_large(torch):
    a = matrices(torch, 60, 50).T
    solution = torch.linalg.lstsq(a.T, torch.ones(60, 1, dtype=a.dtype)).solution
    close(solution, torch.linalg.pinv(a.T).sum(1, keepdim=True))
    big = matrices(torch, 64, 7, 7).transpose(-1, -2)[::2]
    close(torch.linalg.solve(big, big @ torch.ones(7, dtype=a.dtype)), torch.ones(32, 7, dtype=a.dtype), 1e-8)


def test_matrix_exp_of_large_norms(torch):
    a = matrices(torch, 2, 3, 3) * torch.tensor([1e-8, 20.0], dtype=torch.float64).reshape(2, 1, 1)
    values, vectors = torch.linalg.eigh(symmetric(a))
    expected = (vectors * values.exp().unsqueeze(-2)) @ vectors.mT
    found = torch.matrix_exp(symmetric(a))
    for i in range(2):
        close(found[i] / expected[i].abs().max(), expected[i] / expected[i].abs().max(), 1e-11)


def test_what_gives_complex_numbers_says_so(torch):
    for name in ("eig", "eigvals"):
        with pytest.raises(NotImplementedError, match=f"torch.linalg.{name} yet"):
            getattr(torch.linalg, name)(torch.eye(2))
