"""The short ways of small calls do what the long ones do: objects that are used again, modules in C, lazy operators."""

from __future__ import annotations

import copy
import gc
import os
import pickle
import sys
import threading
import weakref

import pytest
import swiftgrad as torch
from swiftgrad import _C, nn


def live_tensors() -> int:
    """Tensors of the engine that are alive."""
    gc.collect()
    return int(_C._memory_stats()["live_tensors"])


# ---------------------------------------------------------------------- objects that are used again


def test_a_reused_object_brings_nothing_along() -> None:
    seen = set()
    for _ in range(300):
        x = torch.ones(3)
        assert not hasattr(x, "note") and not x.requires_grad and x.grad is None and x._version == 0
        seen.add(id(x))
        x.note = "mine"
        x.requires_grad_()
        x.sum().backward()
        assert sys.getrefcount(x) == 2
        del x
    assert len(seen) < 300  # objects are used again


def test_weak_references_of_a_dead_tensor_stay_dead() -> None:
    dead = []
    x = torch.ones(2)
    reference = weakref.ref(x, lambda _: dead.append(1))
    del x
    y = torch.ones(2)
    assert dead == [1] and reference() is None and y is not None


def test_identity_survives_the_graph() -> None:
    class Keep(torch.autograd.Function):
        @staticmethod
        def forward(ctx: object, x: torch.Tensor) -> torch.Tensor:
            ctx.save_for_backward(x)  # type: ignore[attr-defined]
            return x * 1

        @staticmethod
        def backward(ctx: object, g: torch.Tensor) -> torch.Tensor:
            seen.extend(ctx.saved_tensors)  # type: ignore[attr-defined]
            return g

    seen: list[torch.Tensor] = []
    x = torch.ones(4, requires_grad=True)
    y = x * 2
    y.tag = "kept"
    z = Keep.apply(y).sum()
    number = id(y)
    del y
    z.backward()
    assert id(seen[0]) == number and seen[0].tag == "kept"


def test_many_more_objects_than_are_kept() -> None:
    before = live_tensors()
    kept = [torch.full((2,), float(i)) for i in range(1000)]
    assert [x[0].item() for x in kept] == [float(i) for i in range(1000)]
    del kept
    assert live_tensors() == before


def test_subclasses_are_not_mixed_with_plain_tensors() -> None:
    class Mine(torch.Tensor):
        pass

    for _ in range(200):
        m = torch.ones(2).as_subclass(Mine)
        assert type(m) is Mine
        del m
        assert type(torch.ones(2)) is torch.Tensor


@pytest.mark.parametrize("recorded", [False, True])
def test_counts_are_flat(recorded: bool) -> None:
    x, y = torch.rand(16, requires_grad=recorded), torch.rand(16)
    number = torch.rand(())
    counted = (x, y, number, torch.Tensor, _C.add, torch.float32)

    def work() -> None:
        z = (x + y) * 2.0 - number
        z = -z.exp() @ y
        _ = z < 1
        _ = x[3], x[1:5], x.shape, z.item()
        if recorded:
            z.backward()
            x.grad = None

    for _ in range(100):
        work()
    before, references = live_tensors(), [sys.getrefcount(o) for o in counted]
    for _ in range(100_000 // 10):
        work()
    assert live_tensors() == before
    after = [sys.getrefcount(o) for o in counted]
    assert all(abs(a - b) <= 2 for a, b in zip(references, after, strict=True))


def test_errors_leak_nothing() -> None:
    x = torch.rand(3)
    before = live_tensors()
    for _ in range(1000):
        with pytest.raises(RuntimeError, match="must match the size"):
            x + torch.rand(4)
        with pytest.raises(TypeError, match="unsupported operand"):
            x + "no"
    assert live_tensors() == before


def test_threads() -> None:
    x = torch.ones(16, requires_grad=True)
    results: list[float] = []

    def work() -> None:
        total = 0.0
        for i in range(300):
            y = (x * float(i % 3)).sum()
            total += y.item()
            (g,) = torch.autograd.grad(y, x)
            assert g.tolist() == [float(i % 3)] * 16
        results.append(total)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert results == [16.0 * 300] * 4


def test_fork() -> None:
    x = torch.ones(16, requires_grad=True)
    y = x + x
    child = os.fork()
    if child == 0:
        ok = (y * 2).sum().item() == 64.0 and (x + y).tolist() == [3.0] * 16
        os._exit(0 if ok else 1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0


# ---------------------------------------------------------------------- short ways of element-wise operators

SHAPES = [
    ((), ()),
    ((3,), ()),
    ((), (3,)),
    ((3,), (3,)),
    ((1,), ()),
    ((), (1,)),
    ((2, 3), (3,)),
    ((2, 3), (1,)),
    ((0,), ()),
]
DTYPES = [
    torch.float32,
    torch.float64,
    torch.int64,
    torch.int32,
    torch.uint8,
    torch.bool,
    torch.float16,
    torch.bfloat16,
]


@pytest.mark.parametrize("a_dtype", DTYPES)
@pytest.mark.parametrize("b_dtype", DTYPES)
def test_the_short_way_equals_the_long_one(a_dtype: torch.dtype, b_dtype: torch.dtype) -> None:
    for a_shape, b_shape in SHAPES:
        a = (
            torch.arange(max(1, torch.Size(a_shape).numel())).reshape(a_shape or ())
            if 0 not in a_shape
            else torch.zeros(0)
        )
        b = torch.arange(1, 1 + max(1, torch.Size(b_shape).numel())).reshape(b_shape or ())
        a, b = a.to(a_dtype), b.to(b_dtype)
        # The same numbers in a layout that only the general way takes.
        strided_a = a if a.dim() == 0 else torch.stack([a, a], -1)[..., 0]
        for name in ("add", "mul", "div", "maximum", "eq", "lt", "ge", "ne"):
            function = getattr(torch, name)
            short, long = function(a, b), function(strided_a, b)
            assert short.dtype == long.dtype and short.shape == long.shape
            assert torch.equal(short.to(torch.float64), long.to(torch.float64)), (name, a_shape, b_shape)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("number", [0, 2, -1, 0.5, True])
def test_comparisons_with_numbers(dtype: torch.dtype, number: float) -> None:
    a = torch.tensor([0, 1, 2, 3]).to(dtype)
    strided = torch.stack([a, a], -1)[..., 0]
    for name in ("eq", "ne", "lt", "le", "gt", "ge"):
        assert getattr(a, name)(number).tolist() == getattr(strided, name)(number).tolist()


def test_inference_mode_marks_results_of_the_short_way() -> None:
    with torch.inference_mode():
        x = torch.ones(3)
        for y in (x + x, -x, x < 1, torch.relu(x)):
            assert y.is_inference()


def test_saved_tensors_of_wide_nodes() -> None:
    parts = [torch.full((2,), float(i), requires_grad=True) for i in range(9)]
    (torch.stack(parts) * torch.cat(parts).reshape(9, 2)).sum().backward()
    assert [p.grad.tolist() for p in parts] == [[2.0 * i] * 2 for i in range(9)]
    with pytest.raises(RuntimeError, match="a second time"):
        y = parts[1] * parts[2]
        z = y.sum()
        z.backward()
        z.backward()


def test_backward_over_more_nodes_than_fit_inline() -> None:
    x = torch.ones(2, requires_grad=True)
    y = x
    for i in range(200):
        y = y + x * (1.0 if i % 2 else -1.0)
    leaves = [torch.ones(1, requires_grad=True) for _ in range(100)]
    total = y.sum()
    for i, leaf in enumerate(leaves):
        total = total + (leaf * float(i)).sum()
    total.backward()
    assert x.grad.tolist() == [1.0, 1.0]
    assert [leaf.grad.item() for leaf in leaves] == [float(i) for i in range(100)]


@pytest.mark.parametrize("dim", [0, 1, 2, -1])
def test_stack(dim: int) -> None:
    parts = [torch.arange(6.0).reshape(2, 3) + 10 * i for i in range(5)]
    expected = torch.cat([p.unsqueeze(dim) for p in parts], dim)
    stacked = torch.stack(parts, dim)
    assert torch.equal(stacked, expected)
    assert torch.equal(torch.stack([p.t() for p in parts], dim), torch.cat([p.t().unsqueeze(dim) for p in parts], dim))
    mixed = torch.stack([parts[0], parts[1].int()], dim)
    assert mixed.dtype == torch.float32 and torch.equal(mixed, torch.stack(parts[:2], dim))
    for p in parts:
        p.requires_grad_()
    result = torch.stack(parts, dim)
    assert result.grad_fn.name() == "StackBackward0"
    (result * expected).sum().backward()
    assert all(torch.equal(p.grad, p.detach()) for p in parts)


def test_large_batches_are_joined_by_several_threads() -> None:
    parts = [torch.rand(64, 100) for _ in range(40)]
    for dim in (0, 1):
        joined = torch.cat(parts, dim)
        at = 0
        for p in parts:
            assert torch.equal(joined.narrow(dim, at, p.size(dim)), p)
            at += p.size(dim)
    assert all(torch.equal(a, b) for a, b in zip(torch.stack(parts), parts, strict=True))


# ---------------------------------------------------------------------- operators that are described when used


def test_operators_are_described_when_asked() -> None:
    assert "mode" in dir(_C) and "mode" in dir(torch.Tensor)
    assert repr(_C.mode) == "<built-in method mode of type object>"
    assert any(schema.startswith("kthvalue(") for schema in _C.kthvalue.schemas)
    assert "kthvalue" in (torch.Tensor.kthvalue.__doc__ or "")
    assert torch.return_types.cummax.__name__ == "cummax"
    assert type(torch.cummax(torch.ones(2), 0)) is torch.return_types.cummax
    with pytest.raises(AttributeError):
        torch.return_types.nothing_of_the_kind
    with pytest.raises(AttributeError):
        torch.return_types.add


# ---------------------------------------------------------------------- modules


class Scaled(nn.Module):
    """One parameter, a buffer and a submodule."""

    def __init__(self) -> None:
        super().__init__()
        self.scale = nn.Parameter(torch.full((1,), 2.0))
        self.register_buffer("shift", torch.ones(1))
        self.inner = nn.Identity()

    def forward(self, x: torch.Tensor, *, more: float = 0.0) -> torch.Tensor:
        return self.inner(x) * self.scale + self.shift + more


def test_attributes_of_modules() -> None:
    m = Scaled()
    assert m.scale is m._parameters["scale"] and m.shift is m._buffers["shift"] and m.inner is m._modules["inner"]
    with pytest.raises(AttributeError, match="^'Scaled' object has no attribute 'nothing'$"):
        m.nothing
    with pytest.raises(AttributeError, match="^'Scaled' object has no attribute 'nothing'$"):
        m.__getattr__("nothing")
    assert m.__getattr__("scale") is m.scale
    m.__dict__["scale"] = 5
    assert m.scale == 5  # an attribute of its own comes first
    empty = Scaled.__new__(Scaled)
    with pytest.raises(AttributeError, match="has no attribute 'scale'"):
        empty.scale


def test_properties_and_overridden_getattr() -> None:
    class Failing(Scaled):
        @property
        def bad(self) -> int:
            raise AttributeError("inside")

        @property
        def scale2(self) -> torch.Tensor:
            return self.scale * 2

    m = Failing()
    assert m.scale2.item() == 4.0
    with pytest.raises(AttributeError, match="'Failing' object has no attribute 'bad'"):
        m.bad

    class Wrapper(nn.Module):
        def __init__(self, inner: nn.Module) -> None:
            super().__init__()
            self.wrapped = inner

        def __getattr__(self, name: str) -> object:
            try:
                return super().__getattr__(name)
            except AttributeError:
                return getattr(self.wrapped, name)

    class Deeper(Wrapper):
        pass

    for kind in (Wrapper, Deeper):
        w = kind(Scaled())
        assert isinstance(w.wrapped, Scaled) and w.scale.item() == 2.0
        with pytest.raises(AttributeError):
            w.nothing

    class Late(Scaled):
        pass

    late = Late()
    Late.__getattr__ = lambda self, name: name  # type: ignore[method-assign, assignment]
    assert late.nothing == "nothing"
    del Late.__getattr__
    with pytest.raises(AttributeError):
        late.nothing
    assert late.scale.item() == 2.0


def test_calls_of_modules() -> None:
    m, x = Scaled(), torch.ones(2)
    assert m(x).tolist() == [3.0, 3.0] and m(x, more=1.0).tolist() == [4.0, 4.0] and m(x=x).tolist() == [3.0, 3.0]
    m.forward = lambda x: x - 1  # type: ignore[method-assign]
    assert m(x).tolist() == [0.0, 0.0]
    del m.forward
    seen = []
    handle = m.register_forward_hook(lambda module, args, result: seen.append("own"))
    everywhere = nn.modules.module.register_module_forward_pre_hook(lambda module, args: seen.append("all"))
    m(x)
    assert seen == ["all", "all", "own"]
    handle.remove()
    everywhere.remove()
    m(x)
    assert len(seen) == 3
    with pytest.raises(NotImplementedError, match='missing the required "forward"'):
        nn.Module()(x)
    with pytest.raises(TypeError, match="unexpected keyword argument 'wrong'"):
        m(x, wrong=1)

    class Counting(Scaled):
        calls = 0

        def __call__(self, *args: object, **kwargs: object) -> object:
            type(self).calls += 1
            return super().__call__(*args, **kwargs)

    c = Counting()
    assert c(x).tolist() == [3.0, 3.0] and Counting.calls == 1

    class Many(nn.Module):
        def forward(self, *args: int) -> int:
            return sum(args)

    assert Many()(*range(20)) == 190


def test_errors_of_calls_name_the_layer() -> None:
    with pytest.raises(RuntimeError, match=r"1: Linear\(in_features=4\) got a last dimension of 3"):
        nn.Sequential(nn.Linear(2, 3), nn.Linear(4, 5))(torch.ones(1, 2))


def test_modules_are_copied_and_pickled() -> None:
    m = nn.Sequential(nn.Linear(2, 3), nn.ReLU())
    x = torch.ones(1, 2)
    for other in (copy.deepcopy(m), pickle.loads(pickle.dumps(m)), copy.copy(m)):
        assert torch.equal(other(x), m(x))


def test_modules_with_other_bases() -> None:
    class Noted:
        notes: list[str] = []

        def __init_subclass__(cls, tag: str = "", **kwargs: object) -> None:
            super().__init_subclass__(**kwargs)
            Noted.notes.append(tag)

    class First(Scaled, Noted, tag="one"):
        pass

    class Second(Noted, Scaled, tag="two"):
        pass

    class Failed(nn.Module, Exception):
        pass

    assert Noted.notes == ["one", "two"]
    assert First()(torch.ones(1)).item() == Second()(torch.ones(1)).item() == 3.0
    assert isinstance(Failed(), Exception)
    with pytest.raises(TypeError):

        class Wrong(nn.Module, nonsense=1):
            pass


def test_cycles_through_modules_are_collected() -> None:
    m = Scaled()
    m.me = [m]
    reference = weakref.ref(m)
    del m
    gc.collect()
    assert reference() is None
