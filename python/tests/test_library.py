"""torch.library and torch.ops: operators written in Python."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import swiftgrad as torch

pytestmark = pytest.mark.swiftgrad_only


@pytest.fixture
def scale() -> Iterator[Any]:
    """An operator ``test::scale``."""

    @torch.library.custom_op("test::scale", mutates_args=())
    def scale(x: torch.Tensor, k: float = 2.0) -> torch.Tensor:
        """x times k."""
        return x * k

    yield scale
    from swiftgrad import _custom_ops_registry

    _custom_ops_registry.remove("test::scale")


def test_calling(scale: Any) -> None:
    x = torch.ones(2)
    assert scale(x).tolist() == [2, 2] and scale(x, k=3.0).tolist() == [3, 3]
    assert torch.ops.test.scale(x, 4.0).tolist() == torch.ops.test.scale.default(x, 4.0).tolist() == [4, 4]
    assert scale._schema == "(Tensor x, float k=2.0) -> Tensor"
    with pytest.raises(RuntimeError, match="missing value for argument 'x'"):
        scale()
    with pytest.raises(RuntimeError, match="unexpected keyword argument 'z'"):
        scale(x, z=1)


def test_gradients(scale: Any) -> None:
    x = torch.ones(2, requires_grad=True)
    assert not scale(x).requires_grad

    def setup(ctx: Any, inputs: Any, output: Any) -> None:
        ctx.k = inputs[1]

    scale.register_autograd(lambda ctx, grad: (grad * ctx.k, None), setup_context=setup)
    scale(x, 5.0).sum().backward()
    assert x.grad is not None and x.grad.tolist() == [5, 5]


def test_fake_and_errors(scale: Any) -> None:
    @torch.library.register_fake("test::scale")
    def fake(x: Any, k: float) -> Any:
        return torch.empty_like(x)

    assert scale._fake is fake
    with pytest.raises(ValueError, match="namespace::name"):
        torch.library.custom_op("scale", lambda x: x, mutates_args=(), schema="(Tensor x) -> Tensor")
    with pytest.raises(AttributeError, match=r"swiftgrad has no torch.ops.test.nope yet"):
        _ = torch.ops.test.nope


def test_infer_schema() -> None:
    def f(
        x: torch.Tensor, y: torch.Tensor | None, n: int, names: list[str], *, flag: bool = True
    ) -> tuple[torch.Tensor, torch.Tensor]:
        raise AssertionError

    assert torch.library.infer_schema(f, mutates_args=("x",)) == (
        "(Tensor(a0!) x, Tensor? y, SymInt n, str[] names, *, bool flag=True) -> (Tensor, Tensor)"
    )


def test_libraries() -> None:
    lib = torch.library.Library("testlib", "DEF")
    lib.define("square(Tensor x) -> Tensor")
    with pytest.raises(NotImplementedError, match="Could not run 'testlib::square'"):
        torch.ops.testlib.square(torch.ones(1))
    lib.impl("square", lambda x: x * x, "CPU")
    assert torch.ops.testlib.square(torch.tensor(3.0)).item() == 9
    lib._destroy()
    with pytest.raises(AttributeError):
        _ = torch.ops.testlib.square
    with pytest.raises(ValueError, match="Unsupported kind"):
        torch.library.Library("x", "NEW")


def test_mutation_is_counted() -> None:
    @torch.library.custom_op("test::fill", mutates_args=("x",))
    def fill(x: torch.Tensor) -> None:
        x.numpy()[...] = 7

    x = torch.zeros(2)
    before = x._version
    fill(x)
    assert x.tolist() == [7, 7] and x._version > before


def test_aten() -> None:
    x = torch.tensor([1.0, -2.0])
    assert torch.ops.aten.add(x, 1).tolist() == torch.ops.aten.add.Tensor(x, 1).tolist() == [2, -1]
    assert torch.ops.aten.relu.default(x).tolist() == [1, 0]
    assert str(torch.ops.aten.add.Tensor) == "aten.add.Tensor"
    with pytest.raises(AttributeError, match="no overload name 'Nope'"):
        _ = torch.ops.aten.add.Nope
    with pytest.raises(OSError, match="cannot load operators compiled for PyTorch"):
        torch.ops.load_library("x.so")


def test_foreach() -> None:
    xs = [torch.ones(2), torch.full((1,), 4.0)]
    assert [t.tolist() for t in torch._foreach_add(xs, [1, 2])] == [[2, 2], [6]]
    assert [t.tolist() for t in torch._foreach_sqrt(xs)] == [[1, 1], [2]]
    assert torch._foreach_mul_(xs, 2) is None and xs[1].tolist() == [8]
    assert [t.tolist() for t in torch._foreach_addcdiv(xs, xs, xs, value=3)] == [[5, 5], [11]]
    assert [t.tolist() for t in torch._foreach_lerp(xs, [x + 1 for x in xs], 0.5)] == [[2.5, 2.5], [8.5]]
    assert [t.tolist() for t in torch._foreach_maximum(xs, 3)] == [[3, 3], [8]]
    assert [t.tolist() for t in torch._foreach_pow(2.0, xs)] == [[4, 4], [256]]
    torch._foreach_zero_(xs)
    torch._foreach_copy_(xs, [torch.ones(2), torch.ones(1)])
    assert torch._foreach_norm(xs, 1)[0].item() == 2
    with pytest.raises(RuntimeError, match="same number of tensors"):
        torch._foreach_add(xs, [1])
