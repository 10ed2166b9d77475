"""Hooks of tensors, of accumulation and of nodes."""

from __future__ import annotations

import pytest


def leaf(torch, *values):
    return torch.tensor(list(values), dtype=torch.float64, requires_grad=True)


def test_tensor_hook_sees_and_replaces(torch):
    x = leaf(torch, 1.0, 2.0)
    seen = []
    handle = x.register_hook(lambda g: seen.append(g.tolist()))
    (x * 3).sum().backward()
    assert seen == [[3, 3]]
    handle.remove()
    x.register_hook(lambda g: g * 10)
    x.grad = None
    (x * 3).sum().backward()
    assert seen == [[3, 3]]
    assert x.grad.tolist() == [30, 30]


def test_hooks_run_in_order_and_chain(torch):
    x = leaf(torch, 1.0)
    x.register_hook(lambda g: g + 1)
    x.register_hook(lambda g: g * 10)
    (x * 1).backward()
    assert x.grad.item() == 20


def test_hook_sees_the_whole_sum_of_an_intermediate(torch):
    x = leaf(torch, 1.0)
    y = x * 1
    seen = []
    y.register_hook(lambda g: seen.append(g.item()))
    (y * 2 + y * 3).backward()
    assert seen == [5]


def test_hook_and_retain_grad(torch):
    x = leaf(torch, 1.0)
    y = x * 1
    y.retain_grad()
    y.register_hook(lambda g: g * 7)
    (y * 2).backward()
    assert y.grad.item() == 14
    assert x.grad.item() == 14


def test_removing_inside_a_hook(torch):
    x = leaf(torch, 1.0)
    calls = []

    def once(g):
        calls.append(1)
        handle.remove()

    handle = x.register_hook(once)
    x.register_hook(lambda g: calls.append(2))
    (x * 1).backward()
    (x * 1).backward()
    assert calls == [1, 2, 2]


def test_handle_as_context_manager(torch):
    x = leaf(torch, 1.0)
    calls = []
    with x.register_hook(lambda g: calls.append(1)):
        (x * 1).backward()
    (x * 1).backward()
    assert calls == [1]


def test_hook_exceptions_travel(torch):
    x = leaf(torch, 1.0)

    def fail(g):
        raise KeyError("mine")

    x.register_hook(fail)
    with pytest.raises(KeyError, match="mine"):
        (x * 1).backward()
    assert x.grad is None


@pytest.mark.parametrize("wrong", ["string", "shape"])
def test_bad_results_of_hooks(torch, wrong):
    x = leaf(torch, 1.0, 2.0)
    x.register_hook((lambda g: "a") if wrong == "string" else (lambda g: g[:1].expand(3)))
    with pytest.raises((TypeError, RuntimeError)):
        (x * 1).sum().backward()


def test_post_accumulate_grad_hook(torch):
    x = leaf(torch, 1.0, 2.0)
    seen = []

    def step(p):
        seen.append((p is x, p.grad.tolist()))
        with torch.no_grad():
            p -= 0.5 * p.grad
        p.grad = None

    handle = x.register_post_accumulate_grad_hook(step)
    (x * 2).sum().backward()
    assert seen == [(True, [2, 2])]
    assert x.tolist() == [0, 1]
    assert x.grad is None
    handle.remove()
    (x * 2).sum().backward()
    assert len(seen) == 1
    with pytest.raises(RuntimeError, match="leaf"):
        (x * 2).register_post_accumulate_grad_hook(step)


def test_node_hooks(torch):
    x = leaf(torch, 1.0)
    y = x * 2
    seen = []
    post = y.grad_fn.register_hook(lambda gi, go: seen.append(("post", gi[0].item(), go[0].item())))
    pre = y.grad_fn.register_prehook(lambda go: seen.append(("pre", go[0].item())))
    (y * 3).backward()
    assert seen == [("pre", 3), ("post", 6, 3)]
    post.remove()
    pre.remove()
    (x * 2).backward()
    assert len(seen) == 2


def test_node_hooks_replace(torch):
    x = leaf(torch, 1.0)
    y = x * 2
    y.grad_fn.register_prehook(lambda go: (go[0] * 10,))
    y.grad_fn.register_hook(lambda gi, go: (gi[0] + 1, *gi[1:]))
    y.backward()
    assert x.grad.item() == 21


def test_hook_under_create_graph_is_differentiable(torch):
    x = leaf(torch, 3.0)
    x.register_hook(lambda g: g * g)
    (g,) = torch.autograd.grad((x * x).sum(), x, create_graph=True)
    assert g.item() == 36
    y = leaf(torch, 3.0)
    z = y * 1
    z.register_hook(lambda g: g * g)
    (g,) = torch.autograd.grad((z * z).sum(), y, create_graph=True)
    (h,) = torch.autograd.grad(g, y)
    assert h.item() == (8 * 3) ** 2  # the second walk passes the hook again


def test_hook_on_a_tensor_without_grad(torch):
    with pytest.raises(RuntimeError, match="doesn't require gradient|requires_grad"):
        torch.ones(1).register_hook(print)


def test_hook_stays_with_the_version_it_was_set_on(torch):
    x = leaf(torch, 1.0)
    y = x * 2
    seen = []
    y.register_hook(lambda g: seen.append(g.item()))
    y.mul_(5)
    y.backward()
    assert seen == [5]
    assert x.grad.item() == 10


def test_full_order(torch):
    x = leaf(torch, 1.0)
    order = []
    x.register_hook(lambda g: order.append("x"))
    y = x * 2
    y.register_hook(lambda g: order.append("y"))
    y.grad_fn.register_prehook(lambda g: order.append("pre"))
    y.grad_fn.register_hook(lambda a, b: order.append("post"))
    x.register_post_accumulate_grad_hook(lambda p: order.append("accumulated"))
    y.backward()
    assert order == ["y", "pre", "post", "x", "accumulated"]
