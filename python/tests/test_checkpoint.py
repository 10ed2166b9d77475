"""torch.utils.checkpoint and hooks on what autograd keeps."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import pytest
import swiftgrad as torch
from swiftgrad import nn
from swiftgrad.autograd import graph
from swiftgrad.utils.checkpoint import CheckpointError, checkpoint, checkpoint_sequential

pytestmark = pytest.mark.swiftgrad_only


def _net() -> nn.Sequential:
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(3, 4), nn.Dropout(0.5), nn.Tanh(), nn.Linear(4, 2))


def _gradients(call: Callable[[Any, Any], Any]) -> list[Any]:
    net = _net()
    x = torch.ones(5, 3, requires_grad=True)
    torch.manual_seed(1)
    y = call(net, x)
    torch.rand(3)  # other random numbers are drawn before backward
    y.square().sum().backward()
    return [x.grad, *(p.grad for p in net.parameters()), torch.rand(1)]


@pytest.mark.parametrize("reentrant", [True, False])
@pytest.mark.parametrize("sequential", [True, False])
def test_gradients_are_the_same(reentrant: bool, sequential: bool) -> None:
    def call(net: Any, x: Any) -> Any:
        if sequential:
            return checkpoint_sequential(net, 2, x, use_reentrant=reentrant)
        return checkpoint(net, x, use_reentrant=reentrant)

    for mine, plain in zip(_gradients(call), _gradients(lambda net, x: net(x)), strict=True):
        assert torch.equal(mine, plain)


def test_the_function_runs_again_and_nothing_is_kept() -> None:
    calls = []

    def f(x: Any, scale: float = 1.0) -> Any:
        calls.append(1)
        return (x * scale).exp().sin().sum()

    x = torch.ones(3, requires_grad=True)
    y = checkpoint(f, x, scale=2.0, use_reentrant=False)
    assert len(calls) == 1
    y.backward()
    assert len(calls) == 2
    f(x, 2.0).backward()
    assert torch.allclose(x.grad[0], x.grad[1])
    with pytest.raises(RuntimeError, match="backward through the graph a second time"):
        y.backward()


def test_parameters_and_second_derivatives() -> None:
    net = nn.Linear(2, 2)
    grads = torch.autograd.grad(checkpoint(net, torch.ones(1, 2), use_reentrant=False).sum(), list(net.parameters()))
    assert grads[0].tolist() == [[1, 1], [1, 1]]
    x = torch.tensor([2.0], requires_grad=True)
    (first,) = torch.autograd.grad(checkpoint(lambda v: v**3, x, use_reentrant=False), x, create_graph=True)
    (second,) = torch.autograd.grad(first, x)
    assert first.item() == 12 and second.item() == 12
    inner = checkpoint(lambda v: checkpoint(torch.sin, v, use_reentrant=False).exp(), x, use_reentrant=False)
    (nested,) = torch.autograd.grad(inner, x)
    assert torch.allclose(nested, x.sin().exp() * x.cos())


def test_errors() -> None:
    x = torch.ones(2, 3, requires_grad=True)
    calls: list[int] = []

    def fickle(v: Any) -> Any:
        calls.append(1)
        return v.sin() if len(calls) == 1 else torch.cat([v, v]).sin()

    with pytest.raises(CheckpointError, match="different metadata than during the forward pass"):
        checkpoint(fickle, x, use_reentrant=False).sum().backward()
    with pytest.raises(ValueError, match="Unexpected keyword arguments: k"):
        checkpoint(torch.sin, x, k=1, use_reentrant=True)
    with pytest.raises(RuntimeError, match="incompatible with .grad()"):
        torch.autograd.grad(checkpoint(torch.sin, x, use_reentrant=True).sum(), x)
    with pytest.warns(UserWarning, match="should be passed explicitly"):
        checkpoint(torch.sin, x)
    with pytest.warns(UserWarning, match="None of the inputs have requires_grad=True"):
        assert not checkpoint(torch.sin, x.detach(), use_reentrant=True).requires_grad
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("error")
        assert not checkpoint(torch.sin, x, use_reentrant=False).requires_grad


def test_hooks_on_saved_tensors() -> None:
    seen: list[str] = []
    a, b = torch.ones(2, requires_grad=True), torch.ones(2, requires_grad=True) * 2

    def pack(tensor: Any) -> Any:
        seen.append("pack")
        return tensor.detach().numpy().copy()

    def unpack(array: Any) -> Any:
        seen.append("unpack")
        return torch.from_numpy(array)

    with graph.saved_tensors_hooks(pack, unpack):
        y = (a * b).sum()
        assert seen == ["pack", "pack"]
    a * b  # outside, nothing is packed
    y.backward()
    assert a.grad is not None and a.grad.tolist() == [2, 2] and seen[2:] == ["unpack", "unpack"]
    with graph.save_on_cpu():
        z = a.exp()
    with torch.no_grad():
        z += 100  # what was kept is a copy
    (grad,) = torch.autograd.grad(z.sum(), a)
    assert torch.allclose(grad, torch.ones(2).exp())


def test_hooks_see_what_custom_functions_keep() -> None:
    class Square(torch.autograd.Function):
        @staticmethod
        def forward(ctx: Any, x: Any) -> Any:
            ctx.save_for_backward(x)
            return x * x

        @staticmethod
        def backward(ctx: Any, grad: Any) -> Any:
            return 2 * grad * ctx.saved_tensors[0]

    x = torch.tensor([3.0], requires_grad=True)
    with graph.saved_tensors_hooks(lambda t: t.detach() * 10, lambda t: t / 5):
        y = Square.apply(x)
    y.backward()
    assert x.grad is not None and x.grad.item() == 12


def test_errors_in_hooks() -> None:
    x = torch.ones(2, requires_grad=True)
    with graph.saved_tensors_hooks(lambda t: t, lambda t: 3):  # type: ignore[arg-type, return-value]
        y = x.exp().sum()
    with pytest.raises(TypeError, match="expected to be a Tensor but got result of type int"):
        y.backward()

    def fail(tensor: Any) -> Any:
        raise ValueError("not this one")

    with graph.saved_tensors_hooks(fail, fail), pytest.raises(ValueError, match="not this one"):
        x.exp()
    with graph.disable_saved_tensors_hooks("none here"), pytest.raises(RuntimeError, match="none here"):
        graph.saved_tensors_hooks(fail, fail).__enter__()
    x.exp().sum().backward()


def test_multi_grad_hooks_and_edges() -> None:
    a, b, c = (torch.ones(2, requires_grad=True) for _ in range(3))
    seen: list[Any] = []
    handle = graph.register_multi_grad_hook(
        (a, b, c), lambda gs: seen.append([g if g is None else g.sum().item() for g in gs])
    )
    (a * 2).sum().backward()
    (a * b * 3).sum().backward()
    handle.remove()
    c.sum().backward()
    assert seen == [[4, None, None], [6, 6, None]]
    graph.register_multi_grad_hook((a, b), lambda g: seen.append(g.sum().item()), mode="any")
    (a * b).sum().backward()
    assert seen[2:] == [2]
    with pytest.raises(ValueError, match="Expects mode"):
        graph.register_multi_grad_hook((a,), print, mode="some")
    edge = graph.get_gradient_edge(a * b)
    assert isinstance(edge.node, graph.Node) and edge.output_nr == 0
    assert graph.get_gradient_edge(a).node.variable is a
    before = a._version
    graph.increment_version(a)
    assert a._version == before + 1


def test_checkpoint_wrapper() -> None:
    from swiftgrad.distributed.algorithms._checkpoint.checkpoint_wrapper import (
        apply_activation_checkpointing,
        checkpoint_wrapper,
    )

    wrapped = checkpoint_wrapper(nn.Linear(2, 2))
    assert list(wrapped.state_dict()) == ["weight", "bias"] == [n for n, _ in wrapped.named_parameters()]
    wrapped.load_state_dict(nn.Linear(2, 2).state_dict())
    wrapped(torch.ones(1, 2)).sum().backward()
    assert wrapped.weight.grad is not None
    net = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
    apply_activation_checkpointing(net, check_fn=lambda m: isinstance(m, nn.Linear))
    assert list(net.state_dict()) == ["0.weight", "0.bias"]
