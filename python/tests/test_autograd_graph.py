"""Backward: accumulation, retained graphs, second derivatives, autograd.grad, deep graphs, lifetimes."""

from __future__ import annotations

import gc
import weakref

import pytest


def leaf(torch, *values):
    return torch.tensor(list(values), dtype=torch.float64, requires_grad=True)


def test_gradients_accumulate(torch):
    x = leaf(torch, 1.0, 2.0)
    (x * 2).sum().backward()
    first = x.grad
    (x * 3).sum().backward()
    assert x.grad is first
    assert x.grad.tolist() == [5, 5]
    x.grad = None
    (x * 4).sum().backward()
    assert x.grad.tolist() == [4, 4]
    assert first.tolist() == [5, 5]


def test_a_tensor_used_many_times(torch):
    x = leaf(torch, 3.0)
    y = x * x + x / x + x**3 - x
    y.backward()
    assert x.grad.tolist() == [2 * 3 + 27 - 1]


def test_broadcast_gradients_are_summed(torch):
    a = torch.ones(3, 1, dtype=torch.float64, requires_grad=True)
    b = torch.ones(4, dtype=torch.float64, requires_grad=True)
    c = torch.ones((), dtype=torch.float64, requires_grad=True)
    (a * b * 2 + c).sum().backward()
    assert a.grad.tolist() == [[8], [8], [8]]
    assert b.grad.tolist() == [6] * 4
    assert c.grad.item() == 12


def test_gradient_of_a_contiguous_leaf_is_not_an_alias(torch):
    x, z = leaf(torch, 1.0, 2.0), leaf(torch, 1.0, 2.0)
    (x + z).sum().backward()
    x.grad.mul_(5)
    assert z.grad.tolist() == [1, 1]
    g = torch.ones(2, dtype=torch.float64)
    y = leaf(torch, 1.0, 2.0)
    (y * 1).backward(g)
    y.grad.mul_(5)
    assert g.tolist() == [1, 1]


def test_retain_graph_and_second_backward(torch):
    x = leaf(torch, 2.0)
    y = (x * x).sum()
    y.backward(retain_graph=True)
    y.backward()
    assert x.grad.tolist() == [8]
    with pytest.raises(RuntimeError, match="backward through the graph a second time"):
        y.backward()
    z = (x + 1).sum()
    z.backward()
    z.backward()
    assert x.grad.tolist() == [10]


def test_create_graph(torch):
    x = leaf(torch, 2.0)
    (first,) = torch.autograd.grad(x**4, x, create_graph=True)
    (second,) = torch.autograd.grad(first, x, create_graph=True)
    (third,) = torch.autograd.grad(second, x)
    assert [first.item(), second.item(), third.item()] == [32, 48, 48]
    y = (x**3).sum()
    y.backward(create_graph=True)
    assert x.grad.requires_grad
    x.grad.sum().backward()
    assert x.grad.item() == 12 + 12


def test_gradient_penalty(torch):
    w = torch.tensor([[1.0, 2.0], [3.0, 4.0]], dtype=torch.float64, requires_grad=True)
    x = leaf(torch, 0.5, -0.25)
    out = torch.tanh(w @ x).sum()
    (g,) = torch.autograd.grad(out, x, create_graph=True)
    (g * g).sum().backward()
    assert w.grad.shape == (2, 2)
    step = 1e-6

    def penalty(value):
        point = x.detach().clone().requires_grad_(True)
        (inner,) = torch.autograd.grad(torch.tanh(value @ point).sum(), point)
        return (inner * inner).sum().item()

    moved = w.detach().clone()
    moved[0, 1] += step
    numeric = (penalty(moved) - penalty(w.detach())) / step
    assert abs(numeric - w.grad[0, 1].item()) < 1e-4


def test_autograd_grad(torch):
    x, y, unused = leaf(torch, 1.0, 2.0), leaf(torch, 3.0, 4.0), leaf(torch, 1.0)
    out = x * y
    a, b = torch.autograd.grad(
        out, [x, y], grad_outputs=torch.tensor([1.0, 10.0], dtype=torch.float64), retain_graph=True
    )
    assert a.tolist() == [3, 40]
    assert b.tolist() == [1, 20]
    assert x.grad is None
    with pytest.raises(RuntimeError, match="allow_unused=True"):
        torch.autograd.grad(out.sum(), [x, unused], retain_graph=True)
    a, none = torch.autograd.grad(out.sum(), [x, unused], allow_unused=True, retain_graph=True)
    assert none is None
    a, zeros = torch.autograd.grad(out.sum(), [x, unused], materialize_grads=True, retain_graph=True)
    assert zeros.tolist() == [0]
    both = torch.autograd.grad([out.sum(), (x * 2).sum()], x)
    assert both[0].tolist() == [5, 6]


def test_grad_with_respect_to_an_intermediate(torch):
    x = leaf(torch, 2.0)
    y = x * 3
    z = y * y
    (g,) = torch.autograd.grad(z, y)
    assert g.item() == 12
    (own,) = torch.autograd.grad(y.sum(), y)
    assert own.item() == 1


def test_backward_inputs(torch):
    x, y = leaf(torch, 1.0), leaf(torch, 2.0)
    (x * y).backward(inputs=[x])
    assert x.grad.item() == 2
    assert y.grad is None


def test_several_roots(torch):
    x = leaf(torch, 1.0, 2.0)
    torch.autograd.backward([x.sum(), x * 2], [None, torch.ones(2, dtype=torch.float64)])
    assert x.grad.tolist() == [3, 3]


def test_retain_grad(torch):
    x = leaf(torch, 1.0)
    y = x * 2
    y.retain_grad()
    assert y.retains_grad
    (y * 3).backward()
    assert y.grad.item() == 3
    assert x.grad.item() == 6


def test_grad_fn_graph(torch):
    x = leaf(torch, 1.0)
    y = (x * 2) + 1
    assert y.grad_fn.name() == "AddBackward0"
    mul, none = y.grad_fn.next_functions[0][0], x.grad_fn
    assert none is None
    assert mul.name() == "MulBackward0"
    accumulate = mul.next_functions[0][0]
    assert accumulate.name().endswith("AccumulateGrad")
    assert accumulate.variable is x
    assert y.grad_fn is y.grad_fn
    assert (x > 0).grad_fn is None


def test_requires_grad_flags(torch):
    x = leaf(torch, 1.0)
    assert x.is_leaf
    assert not (x * 1).is_leaf
    assert torch.ones(1).is_leaf
    y = torch.ones(2)
    assert y.requires_grad_() is y
    y.requires_grad = False
    assert not (y * 2).requires_grad
    assert not x.detach().requires_grad
    assert (x * 2).requires_grad


def test_grad_setter_checks(torch):
    x = leaf(torch, 1.0, 2.0)
    x.grad = torch.ones(2, dtype=torch.float64)
    (x * 1).sum().backward()
    assert x.grad.tolist() == [2, 2]
    with pytest.raises(RuntimeError, match="size|shape"):
        x.grad = torch.ones(3, dtype=torch.float64)
    with pytest.raises(RuntimeError, match="(?i)dtype|type"):
        x.grad = torch.ones(2, dtype=torch.float32)


def test_identity_survives(torch):
    x = leaf(torch, 1.0, 2.0)
    (x * 2).sum().backward()
    assert x.grad is x.grad
    x.grad.note = "kept"
    gc.collect()
    assert x.grad.note == "kept"
    box = [x * 2]
    box[0].mark = 5
    y = box[0] * 1
    z = torch.stack([y, y])[0]
    assert z is not y


def test_attribute_survives_while_only_the_engine_holds_the_tensor(torch):
    x = leaf(torch, 1.0, 2.0)
    x.note = ["here"]
    graph = (x * 2).grad_fn
    identity = id(x)
    del x
    gc.collect()
    back = graph.next_functions[0][0].variable
    assert back.note == ["here"]
    assert id(back) == identity


def test_weak_references(torch):
    x = torch.ones(3)
    reference = weakref.ref(x)
    assert reference() is x
    del x
    gc.collect()
    assert reference() is None


def test_weak_reference_to_a_grad_held_by_the_engine(torch):
    x = leaf(torch, 1.0)
    (x * 2).backward()
    reference = weakref.ref(x.grad)
    gc.collect()
    assert reference() is x.grad
    x.grad = None
    gc.collect()
    assert reference() is None


def test_plain_cycles_are_collected(torch):
    def cycle():
        x = torch.ones(2)
        x.me = [x]
        return weakref.ref(x)

    reference = cycle()
    gc.collect()
    assert reference() is None


@pytest.mark.swiftgrad_only
def test_cycles_through_hooks_are_collected(torch):
    class Holder:
        pass

    def cycle():
        holder = Holder()
        x = torch.ones(2, requires_grad=True)
        x.holder = holder
        holder.x = x
        x.register_hook(lambda g, h=holder: None)
        return weakref.ref(holder)

    reference = cycle()
    gc.collect()
    gc.collect()
    assert reference() is None


@pytest.mark.swiftgrad_only
def test_hook_that_refers_to_its_own_tensor_is_collected(torch):
    def cycle():
        x = torch.ones(2, requires_grad=True)
        y = x * 2
        y.register_hook(lambda g: g * y.detach().sum())
        return weakref.ref(y)

    reference = cycle()
    gc.collect()
    assert reference() is None


@pytest.mark.parametrize("kind", ["unary", "add_same", "views"])
def test_deep_graphs(torch, kind):
    x = torch.ones(1, dtype=torch.float64, requires_grad=True)
    y = x * 1
    for _ in range(100_000):
        y = y + 0.0 if kind == "unary" else (y * 0.5 + y * 0.5 if kind == "add_same" else y.view(1))
        if kind == "add_same" and _ > 40_000:
            break
    y.backward()
    assert x.grad.item() == 1


def test_a_deep_graph_dies_without_backward(torch):
    x = torch.ones(1, requires_grad=True)
    y = x * 1
    for _ in range(100_000):
        y = y + 1
    del y
    gc.collect()
    assert x.grad is None


def test_wide_graphs(torch):
    x = torch.ones(1, dtype=torch.float64, requires_grad=True)
    torch.stack([x * n for n in range(5000)]).sum().backward()
    assert x.grad.item() == sum(range(5000))


@pytest.mark.swiftgrad_only
def test_backward_frees_while_walking(torch):
    def peak(retain):
        x = torch.ones(1 << 16, requires_grad=True)
        y = x
        for _ in range(40):
            y = y.exp().log()
        before = torch._C._memory_stats()["allocated"]
        loss = y.sum()
        del y
        torch._C._reset_peak_memory()
        loss.backward(retain_graph=retain)
        return torch._C._memory_stats()["peak"] - before

    freed = peak(False)
    assert freed < 8 * 4 * (1 << 16)


def test_exception_in_backward_leaves_a_usable_engine(torch):
    x = leaf(torch, 1.0)
    y = x * 2

    def fail(grad):
        raise ValueError("from the hook")

    y.register_hook(fail)
    with pytest.raises(ValueError, match="from the hook"):
        (y * 3).backward()
    assert x.grad is None
    (x * 5).backward()
    assert x.grad.item() == 5


def test_backward_inside_a_hook(torch):
    x, other = leaf(torch, 2.0), leaf(torch, 3.0)

    def inner(grad):
        with torch.enable_grad():
            (other * other).backward()
        return grad * other.grad

    y = x * 1
    y.register_hook(inner)
    y.backward()
    assert x.grad.item() == 6


def test_anomaly_mode(torch):
    x = leaf(torch, -1.0)
    with pytest.raises(RuntimeError, match="returned nan values in its 0th output"), torch.autograd.detect_anomaly():
        torch.sqrt(x).backward()
    with torch.autograd.set_detect_anomaly(True, check_nan=False):
        assert torch.is_anomaly_enabled()
        torch.sqrt(x).backward()
    assert not torch.is_anomaly_enabled()
