"""Every sample of the operator table: a replay on other values gives the results and gradients of the operator."""

from __future__ import annotations

import op_db
import pytest
from op_cases import cases, is_inplace, require


def _same(torch, a, b):
    if not isinstance(a, torch.Tensor):
        return a == b or (a != a and b != b)
    if a.shape != b.shape or a.dtype != b.dtype or a.requires_grad != b.requires_grad:
        return False
    a, b = a.detach(), b.detach()
    if a.is_complex():
        a, b = torch.view_as_real(a), torch.view_as_real(b)
    return bool(((a == b) | ((a != a) & (b != b))).all())


def _other(torch, x):
    """The same tensor with its elements in the reverse order."""
    if isinstance(x, (tuple, list)):
        return type(x)(_other(torch, v) for v in x)
    if not isinstance(x, torch.Tensor):
        return x
    return x.detach().flatten().flip(0).view(x.shape).clone().requires_grad_(x.requires_grad)


def _leaves(torch, x):
    if isinstance(x, (tuple, list)):
        return [t for v in x for t in _leaves(torch, v)]
    return [x] if isinstance(x, torch.Tensor) and x.requires_grad else []


def _run(torch, f, name, k, args, kwargs):
    """Results and gradients on copies of the arguments."""
    torch.manual_seed(0)
    outs = op_db.flatten(f(*args, **kwargs))
    roots = op_db.differentiable(torch, outs)
    leaves = _leaves(torch, (args, tuple(kwargs.values())))
    if not roots or not leaves:
        return outs, []
    cots = [
        torch.from_numpy(op_db.cotangent(f"{name}:{k}:{j}", tuple(r.shape))).to(r.dtype) for j, r in enumerate(roots)
    ]
    return outs, torch.autograd.grad(roots, leaves, cots, allow_unused=True)


def _check(torch, name, k, grad):
    require(torch, name)
    row = op_db.ROWS[name]
    if row.undefined:
        pytest.skip("the values are undefined")
    operator = op_db.operator(torch, name)

    def call(*args, **kwargs):
        return operator(*args, **kwargs)

    compiled = torch.compile(call)
    args, kwargs, _ = op_db.build(torch, row, k, "float32", grad=grad)
    try:
        _run(torch, compiled, name, k, args, kwargs)
    except (NotImplementedError, RuntimeError) as error:
        pytest.skip(f"not for this sample: {error}")
    for turn in range(2):
        args, kwargs, _ = op_db.build(torch, row, k, "float32", grad=grad)
        if turn == 0:
            args, kwargs = _other(torch, args), {key: _other(torch, v) for key, v in kwargs.items()}
        again = _copies(torch, args), {key: _copies(torch, v) for key, v in kwargs.items()}
        try:
            expected = _run(torch, call, name, k, args, kwargs)
        except Exception:
            continue
        outs, grads = _run(torch, compiled, name, k, *again)
        for i, (a, b) in enumerate(zip(outs, expected[0], strict=True)):
            assert _same(torch, a, b), f"result {i}: {a} instead of {b}\n{torch.compiler.explain(compiled)}"
        for i, (a, b) in enumerate(zip(grads, expected[1], strict=True)):
            assert (a is None) == (b is None) or not (a if a is not None else b).any(), f"gradient {i}"
            assert a is None or b is None or _same(torch, a, b), (
                f"gradient {i}: {a} instead of {b}\n{torch.compiler.explain(compiled)}"
            )


def _copies(torch, x):
    if isinstance(x, (tuple, list)):
        return type(x)(_copies(torch, v) for v in x)
    return x.detach().clone().requires_grad_(x.requires_grad) if isinstance(x, torch.Tensor) else x


@pytest.mark.parametrize(("name", "k"), cases())
def test_forward(torch, name, k):
    _check(torch, name, k, grad=False)


@pytest.mark.parametrize(("name", "k"), cases(lambda r, k, i: bool(i.get("grads")) and not is_inplace(r.name)))
def test_backward(torch, name, k):
    _check(torch, name, k, grad=True)
