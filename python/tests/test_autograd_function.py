"""autograd.Function: custom forward and backward."""

from __future__ import annotations

import gc
import weakref

import pytest


def leaf(torch, *values):
    return torch.tensor(list(values), dtype=torch.float64, requires_grad=True)


def test_basic(torch):
    class Cube(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x, scale):
            ctx.save_for_backward(x)
            ctx.scale = scale
            return x**3 * scale

        @staticmethod
        def backward(ctx, g):
            (x,) = ctx.saved_tensors
            return 3 * x**2 * g * ctx.scale, None

    x = leaf(torch, 2.0)
    y = Cube.apply(x, 2)
    assert y.grad_fn.name() == "CubeBackward"
    assert not y.is_leaf
    (g,) = torch.autograd.grad(y, x, create_graph=True)
    assert g.item() == 24
    (h,) = torch.autograd.grad(g, x)
    assert h.item() == 24


def test_needs_input_grad_and_multiple_outputs(torch):
    seen = []

    class Two(torch.autograd.Function):
        @staticmethod
        def forward(ctx, a, b):
            ctx.save_for_backward(a, b)
            return a * b, a + b

        @staticmethod
        def backward(ctx, g1, g2):
            seen.append(ctx.needs_input_grad)
            a, b = ctx.saved_tensors
            return g1 * b + g2, g1 * a + g2

    a, b = leaf(torch, 2.0), torch.tensor([3.0], dtype=torch.float64)
    p, s = Two.apply(a, b)
    (p + s).backward()
    assert a.grad.item() == 4
    assert seen == [(True, False)]
    p, s = Two.apply(a, b)
    a.grad = None
    s.backward()
    assert a.grad.item() == 1


def test_materialize_grads(torch):
    seen = []

    class Raw(torch.autograd.Function):
        @staticmethod
        def forward(ctx, a):
            ctx.set_materialize_grads(False)
            return a * 1, a * 2

        @staticmethod
        def backward(ctx, g1, g2):
            seen.append((g1 is None, g2 is None))
            return g1

    a = leaf(torch, 2.0)
    Raw.apply(a)[0].backward()
    assert seen == [(False, True)]


def test_mark_non_differentiable(torch):
    class Split(torch.autograd.Function):
        @staticmethod
        def forward(ctx, a):
            index = a.argmax()
            rounded = a.round()
            ctx.mark_non_differentiable(index, rounded)
            return a * 2, index, rounded

        @staticmethod
        def backward(ctx, g, _, __):
            return g * 2

    a = leaf(torch, 2.4)
    y, index, rounded = Split.apply(a)
    assert y.requires_grad
    assert not rounded.requires_grad
    y.backward()
    assert a.grad.item() == 2


def test_mark_dirty(torch):
    class AddOne(torch.autograd.Function):
        @staticmethod
        def forward(ctx, a):
            a.add_(1)
            ctx.mark_dirty(a)
            return a

        @staticmethod
        def backward(ctx, g):
            return g * 7

    x = leaf(torch, 1.0)
    y = x * 1
    z = AddOne.apply(y)
    assert z is y
    assert y.grad_fn.name() == "AddOneBackward"
    y.backward()
    assert x.grad.item() == 7
    with pytest.raises(RuntimeError, match="leaf"):
        AddOne.apply(leaf(torch, 1.0))


def test_returning_an_input(torch):
    class Same(torch.autograd.Function):
        @staticmethod
        def forward(ctx, a):
            return a

        @staticmethod
        def backward(ctx, g):
            return g * 3

    x = leaf(torch, 1.0)
    y = Same.apply(x)
    assert y is not x
    y.backward()
    assert x.grad.item() == 3


def test_forward_runs_without_grad(torch):
    class Check(torch.autograd.Function):
        @staticmethod
        def forward(ctx, a):
            assert not torch.is_grad_enabled()
            b = a * 2
            assert not b.requires_grad
            return b

        @staticmethod
        def backward(ctx, g):
            return g * 2

    x = leaf(torch, 1.0)
    assert Check.apply(x).requires_grad
    with torch.no_grad():
        assert not Check.apply(x).requires_grad
    assert not Check.apply(x.detach()).requires_grad


def test_exceptions(torch):
    class Forward(torch.autograd.Function):
        @staticmethod
        def forward(ctx, a):
            raise OSError("forward")

    class Backward(torch.autograd.Function):
        @staticmethod
        def forward(ctx, a):
            return a * 1

        @staticmethod
        def backward(ctx, g):
            raise OSError("backward")

    x = leaf(torch, 1.0)
    with pytest.raises(OSError, match="forward"):
        Forward.apply(x)
    assert torch.is_grad_enabled()
    with pytest.raises(OSError, match="backward"):
        Backward.apply(x).backward()


@pytest.mark.parametrize("wrong", ["count", "type", "shape"])
def test_wrong_gradients(torch, wrong):
    class Bad(torch.autograd.Function):
        @staticmethod
        def forward(ctx, a):
            return a * 1

        @staticmethod
        def backward(ctx, g):
            return {"count": (g, g), "type": "a", "shape": torch.ones(5, dtype=torch.float64)}[wrong]

    x = leaf(torch, 1.0, 2.0)
    with pytest.raises((RuntimeError, TypeError)):
        Bad.apply(x).sum().backward()


def test_saved_tensors_are_guarded(torch):
    class Save(torch.autograd.Function):
        @staticmethod
        def forward(ctx, a):
            ctx.save_for_backward(a)
            return a * 1

        @staticmethod
        def backward(ctx, g):
            return g * ctx.saved_tensors[0]

    x = leaf(torch, 2.0)
    a = x * 1
    y = Save.apply(a)
    with torch.no_grad():
        a.add_(1)
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        y.backward()
    y = Save.apply(x)
    y.backward()
    with pytest.raises(RuntimeError, match="second time|freed"):
        y.backward()


def test_saving_an_output_makes_no_cycle(torch):
    class Exp(torch.autograd.Function):
        @staticmethod
        def forward(ctx, a):
            y = a.exp()
            ctx.save_for_backward(y)
            return y

        @staticmethod
        def backward(ctx, g):
            return g * ctx.saved_tensors[0]

    x = leaf(torch, 0.0)
    y = Exp.apply(x)
    y.backward(retain_graph=True)
    assert x.grad.item() == 1
    reference = weakref.ref(y)
    del y
    gc.collect()
    assert reference() is None


def test_setup_context(torch):
    class Square(torch.autograd.Function):
        @staticmethod
        def forward(x):
            return x * x

        @staticmethod
        def setup_context(ctx, inputs, output):
            (x,) = inputs
            ctx.save_for_backward(x)

        @staticmethod
        def backward(ctx, g):
            return 2 * ctx.saved_tensors[0] * g

    x = leaf(torch, 3.0)
    Square.apply(x).backward()
    assert x.grad.item() == 6


def test_once_differentiable(torch):
    from importlib import import_module

    once = import_module(f"{torch.__name__}.autograd.function").once_differentiable

    class Once(torch.autograd.Function):
        @staticmethod
        def forward(ctx, a):
            ctx.save_for_backward(a)
            return a * a

        @staticmethod
        @once
        def backward(ctx, g):
            return 2 * g * ctx.saved_tensors[0]

    x = leaf(torch, 3.0)
    (g,) = torch.autograd.grad(Once.apply(x), x, create_graph=True)
    assert g.item() == 6
    with pytest.raises(RuntimeError, match="once_differentiable|does not require grad"):
        torch.autograd.grad(g, x)


def test_mixed_arguments(torch):
    class Mixed(torch.autograd.Function):
        @staticmethod
        def forward(ctx, a, factor, names, b, nothing):
            assert names == ["n"]
            ctx.factor = factor
            return a * factor + b

        @staticmethod
        def backward(ctx, g):
            return g * ctx.factor, None, None, g, None

    a, b = leaf(torch, 1.0), leaf(torch, 1.0)
    Mixed.apply(a, 4.0, ["n"], b, None).backward()
    assert a.grad.item() == 4
    assert b.grad.item() == 1
