"""Every differentiable sample of the operator table: gradients against golden values and finite differences."""

from __future__ import annotations

import op_db
import pytest
from comparing import assert_close
from gradcheck import check_gradients
from op_cases import case, cases, entry, require, value


def gradients(torch, name, k, dtype, layout="contiguous"):
    require(torch, name)
    args, kwargs, leaves = op_db.build(torch, op_db.ROWS[name], k, dtype, grad=True, layout=layout)
    torch.manual_seed(0)
    outs = op_db.flatten(op_db.operator(torch, name)(*args, **kwargs))
    assert [isinstance(o, torch.Tensor) and o.requires_grad for o in outs] == case(name, k)["diff"], (
        "requires_grad of the results"
    )
    roots = op_db.differentiable(torch, outs)
    cots = [
        torch.from_numpy(op_db.cotangent(f"{name}:{k}:{j}", tuple(r.shape))).to(r.dtype) for j, r in enumerate(roots)
    ]
    return torch.autograd.grad(roots, leaves, cots, allow_unused=True), leaves


def compare(torch, name, grads, leaves, references, tolerance):
    for n, (grad, leaf, reference) in enumerate(zip(grads, leaves, references, strict=True)):
        if reference is None:
            assert grad is None or not grad.any(), f"input {n} is not used, but got {grad}"
            continue
        assert grad is not None, f"input {n} got no gradient"
        assert grad.dtype == leaf.dtype
        assert grad.shape == leaf.shape
        assert_close(op_db.to_numpy(torch, grad), value(name, reference), tolerance, f"{name}, gradient of input {n}")


def has_gradient(row, k, info):
    return bool(info.get("grads"))


@pytest.mark.parametrize(("name", "k"), cases(has_gradient))
def test_float64(torch, name, k):
    grads, leaves = gradients(torch, name, k, "float64")
    compare(torch, name, grads, leaves, case(name, k)["grads"], 1e-8)


@pytest.mark.parametrize(("name", "k"), cases(lambda r, k, i: has_gradient(r, k, i) and not r.random))
def test_float32(torch, name, k):
    info = case(name, k)
    if info["graderror32"] > 1e-2:
        pytest.skip("float32 has too few digits for this sample in PyTorch too")
    grads, leaves = gradients(torch, name, k, "float32")
    compare(torch, name, grads, leaves, info["grads"], max(10 * op_db.ROWS[name].tol32, 8 * info["graderror32"]))


# Samples that PyTorch refuses for other layouts (it views its argument).
NEED_CONTIGUOUS = {("take_along_dim", 2), ("kron", 2), ("nll_loss2d", 0)}


def strided(row, k, info):
    return (
        has_gradient(row, k, info)
        and op_db.base_name(row.name) not in ("view", "view_as", "as_strided", "view_as_complex")
        and not row.random
        and (row.name, k) not in NEED_CONTIGUOUS
        and k < 3
    )


@pytest.mark.parametrize("layout", ["transposed", "strided"])
@pytest.mark.parametrize(("name", "k"), cases(strided))
def test_layouts(torch, name, k, layout):
    grads, leaves = gradients(torch, name, k, "float64", layout)
    compare(torch, name, grads, leaves, case(name, k)["grads"], 1e-8)


# Their gradient is by definition not the derivative: other dtypes, padding, scaling; an empty mean.
NOT_DERIVATIVES = {("to", 1), ("to", 6), ("to", 7), ("embedding", 2), ("embedding", 5), ("cross_entropy_loss", 19)}


def numeric(row, k, info):
    if (row.name, k) in NOT_DERIVATIVES:
        return False
    tensors = [t for t in row.samples[k].tensors() if t.grad and t.dtype is None]
    size = sum(abs(max(t.shape, default=1)) for t in tensors)
    return has_gradient(row, k, info) and row.numeric and size < 60 and all(0 not in t.shape for t in tensors)


@pytest.mark.parametrize(("name", "k"), cases(numeric))
def test_finite_differences(torch, name, k):
    require(torch, name)
    row = op_db.ROWS[name]
    _, _, leaves = op_db.build(torch, row, k, "float64", grad=True)

    def function(*points):
        args, kwargs, own = op_db.build(torch, row, k, "float64", grad=True)
        replacement = {id(a): b for a, b in zip(own, points, strict=True)}

        def swap(x):
            if isinstance(x, (list, tuple)):
                return type(x)(swap(part) for part in x)
            return replacement.get(id(x), x)

        torch.manual_seed(0)
        outs = op_db.operator(torch, name)(*swap(args), **{key: swap(x) for key, x in kwargs.items()})
        return op_db.differentiable(torch, op_db.flatten(outs))

    check_gradients(torch, function, leaves, second=row.gradgrad and case(name, k).get("second", False))


def makes_new(row, k, info):
    views = any(o.get("alias") for s in entry(row.name)["samples"] for o in s["outs"])
    return any(info["diff"]) and not views


@pytest.mark.parametrize(("name", "k"), cases(makes_new))
def test_no_grad_records_nothing(torch, name, k):
    require(torch, name)
    args, kwargs, _ = op_db.build(torch, op_db.ROWS[name], k, "float32", grad=True)
    with torch.no_grad():
        outs = op_db.flatten(op_db.operator(torch, name)(*args, **kwargs))
    leaves = {id(a) for a in op_db.flatten([args, list(kwargs.values())])}
    assert all(not o.requires_grad for o in outs if isinstance(o, torch.Tensor) and id(o) not in leaves)
