"""The other forms of each operator: method, function of the package, in place, out=."""

from __future__ import annotations

import op_db
import pytest
from comparing import assert_close
from op_cases import case, cases, require, value


def arguments(torch, name, k, dtype="float64", grad=False):
    require(torch, name)
    args, kwargs, leaves = op_db.build(torch, op_db.ROWS[name], k, dtype, grad=grad)
    torch.manual_seed(0)
    return args, kwargs, leaves


def check(torch, name, k, result):
    infos = case(name, k)["outs"]
    outs = op_db.flatten(result)
    assert len(outs) == len(infos)
    for j, (out, info) in enumerate(zip(outs, infos, strict=True)):
        if name == "topk" and j == 1 and k == 3:
            continue  # ties: which of equal elements is named is open
        if "value" in info:
            # Integers and factories give float32 whatever the float inputs are.
            tolerance = op_db.ROWS[name].tol32 if info["dtype"] == "float32" else 1e-9
            assert_close(op_db.to_numpy(torch, out), value(name, info["value"]), tolerance, name)


@pytest.mark.parametrize(("name", "k"), cases(lambda r, k, i: i.get("function", False)))
def test_function(torch, name, k):
    args, kwargs, _ = arguments(torch, name, k)
    check(torch, name, k, getattr(torch, name)(*args, **kwargs))


@pytest.mark.parametrize(("name", "k"), cases(lambda r, k, i: i.get("method", False)))
def test_method(torch, name, k):
    args, kwargs, _ = arguments(torch, name, k)
    check(torch, name, k, getattr(args[0], name)(*args[1:], **kwargs))


@pytest.mark.parametrize(("name", "k"), cases(lambda r, k, i: i.get("inplace", False)))
def test_in_place(torch, name, k):
    args, kwargs, _ = arguments(torch, name, k)
    x = args[0].clone()
    same = [x if a is args[0] else a for a in args[1:]]
    before = x._version
    result = getattr(x, name + "_")(*same, **kwargs)
    assert result is x
    assert x._version > before or name == "detach"
    expected = value(name, case(name, k)["outs"][0]["value"])
    assert_close(op_db.to_numpy(torch, x), expected, 1e-9, name + "_")


@pytest.mark.parametrize(
    ("name", "k"), cases(lambda r, k, i: i.get("inplace_grad", False) and bool(i.get("grads")) and not r.random)
)
def test_in_place_gradient(torch, name, k):
    args, kwargs, leaves = arguments(torch, name, k, grad=True)
    x = args[0].clone()
    getattr(x, name + "_")(*args[1:], **kwargs)
    if not x.requires_grad:
        return
    cot = torch.from_numpy(op_db.cotangent(f"{name}:{k}:0", tuple(x.shape))).to(x.dtype)
    grads = torch.autograd.grad([x], leaves, [cot], allow_unused=True)
    for n, (grad, reference) in enumerate(zip(grads, case(name, k)["grads"], strict=True)):
        if reference is not None:
            assert grad is not None, f"input {n} got no gradient"
            assert_close(op_db.to_numpy(torch, grad), value(name, reference), 1e-8, f"{name}_, gradient of input {n}")


@pytest.mark.parametrize(("name", "k"), cases(lambda r, k, i: i.get("out", False)))
def test_out(torch, name, k):
    args, kwargs, _ = arguments(torch, name, k)
    dtypes = [getattr(torch, info["dtype"]) for info in case(name, k)["outs"]]
    into = [torch.empty(0, dtype=d) for d in dtypes]
    result = getattr(torch, name)(*args, **kwargs, out=into[0] if len(into) == 1 else tuple(into))
    assert all(a is b for a, b in zip(op_db.flatten(result), into, strict=True)) or len(into) > 1
    check(torch, name, k, into)


@pytest.mark.parametrize("name", ["add", "mul", "exp", "mm", "clamp"])
def test_out_wrong_dtype_and_grad(torch, name):
    args, kwargs, _ = arguments(torch, name, 0, "float32")
    with pytest.raises(RuntimeError, match="(?i)result type|dtype|can't be cast|Long"):
        getattr(torch, name)(*args, **kwargs, out=torch.empty(0, dtype=torch.int64))
    args[0].requires_grad_(True)
    with pytest.raises(RuntimeError, match="out=.*(automatic differentiation|requires? grad)"):
        getattr(torch, name)(*args, **kwargs, out=torch.empty(0))
