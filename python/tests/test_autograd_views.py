"""Views, in-place operations and version counters: PyTorch's semantics."""

from __future__ import annotations

import pytest


def leaf(torch, *values):
    return torch.tensor(list(values), dtype=torch.float64, requires_grad=True)


def test_in_place_on_a_view_updates_the_base(torch):
    x = leaf(torch, 1.0, 2.0, 3.0)
    y = x * 1
    y[0].mul_(5)
    assert "CopySlices" in y.grad_fn.name()
    y.sum().backward()
    assert x.grad.tolist() == [5, 1, 1]


def test_in_place_on_the_base_regenerates_views(torch):
    x = leaf(torch, 1.0, 2.0, 3.0)
    y = x * 1
    view = y[1:]
    y.mul_(3)
    view.sum().backward()
    assert x.grad.tolist() == [0, 3, 3]


def test_sibling_views_see_each_other(torch):
    x = leaf(torch, 1.0, 2.0, 3.0, 4.0)
    y = x * 1
    a, b = y[:3], y[1:]
    a.mul_(2)
    b.add_(a[1:].sum())
    (a * torch.tensor([1.0, 10.0, 100.0])).sum().backward()
    assert a.detach().tolist() == [2, 14, 16]
    expected = torch.autograd.grad(reference(torch, x), x)[0]
    assert torch.equal(x.grad, expected)


def reference(torch, x):
    """The same without in-place operations."""
    y = torch.cat([x[:3] * 2, x[3:]])
    z = torch.cat([y[:1], y[1:] + y[1:3].sum()])
    return (z[:3] * torch.tensor([1.0, 10.0, 100.0])).sum()


def test_view_of_view_in_place(torch):
    x = torch.ones(4, 4, dtype=torch.float64, requires_grad=True)
    y = x * 1
    y.t()[1][2:].fill_(0)
    (y * y).sum().backward()
    expected = torch.full((4, 4), 2.0, dtype=torch.float64)
    expected[2:, 1] = 0
    assert torch.equal(x.grad, expected)


def test_assignment_of_a_differentiable_value(torch):
    x, v = leaf(torch, 1.0, 2.0, 3.0), leaf(torch, 5.0, 6.0)
    y = x * x
    y[1:] = v * v
    y.sum().backward()
    assert x.grad.tolist() == [2, 0, 0]
    assert v.grad.tolist() == [10, 12]


def test_a_buffer_filled_step_by_step(torch):
    x = leaf(torch, 1.0, 2.0, 3.0)
    out = torch.zeros(3, dtype=torch.float64)
    for n in range(3):
        out[n] = x[n] ** (n + 1)
    assert out.requires_grad
    assert not out.is_leaf
    out.sum().backward()
    assert x.grad.tolist() == [1, 4, 27]


def test_view_taken_before_base_requires_grad(torch):
    base = torch.zeros(3, dtype=torch.float64)
    view = base[:2]
    x = leaf(torch, 2.0, 3.0)
    view.copy_(x * 2)
    assert base.requires_grad
    base.sum().backward()
    assert x.grad.tolist() == [2, 2]


def test_leaf_and_views_of_leaves_refuse(torch):
    x = leaf(torch, 1.0, 2.0)
    with pytest.raises(RuntimeError, match="a leaf Variable that requires grad"):
        x.add_(1)
    with pytest.raises(RuntimeError, match="a view of a leaf Variable that requires grad"):
        x[0].add_(1)
    with pytest.raises(RuntimeError, match="a view of a leaf Variable that requires grad"):
        x.view(2).mul_(2)
    with torch.no_grad():
        x.add_(1)
        x[0] = 7
    assert x.tolist() == [7, 3]
    assert x.requires_grad
    assert x.is_leaf


@pytest.mark.parametrize("split", ["unbind", "split", "chunk"])
def test_outputs_of_multi_view_functions_refuse(torch, split):
    x = leaf(torch, 1.0, 2.0, 3.0, 4.0)
    y = x * 1
    parts = y.unbind() if split == "unbind" else getattr(y, split)(2)
    with pytest.raises(RuntimeError, match="multiple views|modified inplace"):
        parts[0].add_(1)


def test_expanded_memory_refuses(torch):
    with pytest.raises(
        RuntimeError, match="more than one element of the written-to tensor refers to a single memory location"
    ):
        torch.ones(1, 3).expand(2, 3).add_(1)


def test_version_counters(torch):
    x = torch.zeros(4)
    assert x._version == 0
    x.add_(1)
    x[0] = 5
    assert x._version == 2
    view = x[1:]
    assert view._version == 2
    view.mul_(2)
    assert x._version == 3
    assert x.detach()._version == 3
    x.detach().zero_()
    assert x._version == 4
    assert x.data._version == 0
    x.data.fill_(3)
    assert x._version == 4
    assert x.tolist() == [3, 3, 3, 3]
    x.numpy()[0] = 9
    assert x._version == 4
    assert x.clone()._version == 0


@pytest.mark.parametrize(
    "function",
    ["exp", "tanh", "sigmoid", "sqrt", "relu", "softmax", "mul", "div", "sin", "pow", "matmul", "prod", "log", "norm"],
)
def test_saved_tensor_modified(torch, function):
    x = torch.full((2, 2), 2.0, dtype=torch.float64, requires_grad=True)
    a = x * 1
    calls = {
        "softmax": lambda: a.softmax(0),
        "mul": lambda: a * a,
        "div": lambda: a / a,
        "pow": lambda: a**2,
        "matmul": lambda: a @ a,
    }
    y = calls.get(function, lambda: getattr(a, function)())()
    saves_output = function in ("exp", "tanh", "sigmoid", "sqrt", "relu", "softmax")
    with torch.no_grad():
        (y if saves_output else a).add_(1)
    with pytest.raises(RuntimeError, match="modified by an inplace operation.*version 1; expected version 0"):
        y.sum().backward()


@pytest.mark.parametrize("function", ["neg", "add", "sum", "mean", "t", "view", "sub"])
def test_nothing_saved_nothing_to_complain_about(torch, function):
    x = torch.ones(2, 2, dtype=torch.float64, requires_grad=True)
    a = x * 1
    calls = {"add": lambda: a + 1, "sub": lambda: a - a * 3, "view": lambda: a.view(4)}
    y = calls.get(function, lambda: getattr(a, function)())()
    (y * 1).sum()
    with torch.no_grad():
        a.add_(1)
    y.sum().backward()
    assert x.grad is not None


def test_data_hides_changes_from_autograd(torch):
    x = leaf(torch, 1.0, 2.0)
    y = x * x
    x.data.mul_(10)
    y.sum().backward()
    assert x.grad.tolist() == [20, 40]


def test_detach_shares_memory_and_version(torch):
    x = leaf(torch, 1.0, 2.0)
    a = x * 1
    y = a * a
    a.detach().add_(1)
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        y.sum().backward()


def test_detach_in_place(torch):
    x = leaf(torch, 1.0, 2.0)
    y = x * 2
    assert y.detach_() is y
    assert y.is_leaf
    assert not y.requires_grad
    z = (x * 2).view(2)
    with pytest.raises(RuntimeError, match="[Cc]an't detach views in-place"):
        z.detach_()


def test_base_and_is_view(torch):
    x = torch.zeros(6)
    v = x.view(2, 3)
    w = v[0]
    assert w._base is x
    assert w._is_view()
    assert x._base is None
    assert not x.clone()._is_view()
    assert not x.detach()._is_view()


def test_chained_in_place_operations(torch):
    x = leaf(torch, 0.5, 0.25)
    y = (x * 1).add_(1).mul_(x).neg_()
    y.sum().backward()
    assert torch.allclose(x.grad, -(2 * x.detach() + 1))


def test_copy_and_fill_cut_gradients(torch):
    x, v = leaf(torch, 1.0, 2.0), leaf(torch, 3.0, 4.0)
    y = x * 2
    y.copy_(v)
    z = x * 3
    z.zero_()
    (y + z).sum().backward()
    assert x.grad.tolist() == [0, 0]
    assert v.grad.tolist() == [1, 1]


def test_set_data_and_swap(torch):
    x = torch.zeros(2, requires_grad=True)
    x.data = torch.ones(3, dtype=torch.float32)
    assert x.shape == (3,)
    assert x.requires_grad
    (x * 2).sum().backward()
    assert x.grad.tolist() == [2, 2, 2]


def test_views_made_without_grad_mode(torch):
    x = leaf(torch, 1.0, 2.0)
    y = x * 1
    with torch.no_grad():
        view = y[:1]
    with pytest.raises(RuntimeError, match="no_grad"):
        view.mul_(2)
    with torch.no_grad():
        view.mul_(2)
    assert y.tolist() == [2, 2]


def test_as_strided_in_place_gradient(torch):
    x = torch.arange(6.0, dtype=torch.float64).requires_grad_(True)
    y = x * 1
    y.as_strided((2, 2), (3, 1), 1).mul_(10)
    y.sum().backward()
    assert x.grad.tolist() == [1, 10, 10, 1, 10, 10]
