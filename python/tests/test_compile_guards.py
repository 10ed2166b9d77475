"""What a replay must notice, and what cannot be captured."""

from __future__ import annotations

import copy
import pickle
import warnings
from typing import Any

import pytest
import swiftgrad as torch
import swiftgrad._dynamo as dynamo
from swiftgrad import nn

SCALE = 2.0
TABLE = [1.0, 2.0]


def _plans(compiled: Any) -> int:
    call = compiled._compiled
    return sum(entry.plan is not None for entry in call.entries)


def test_shapes_dtypes_strides_and_gradients() -> None:
    f = torch.compile(lambda x: x * 2 + 1)
    a = torch.arange(6.0).view(2, 3)
    for x in (a, a, a.view(3, 2), a.double(), a.t(), a.t().contiguous(), a.int(), a.clone().requires_grad_(), a):
        y = f(x)
        assert torch.equal(y, x * 2 + 1) and y.dtype == (x * 2 + 1).dtype and y.requires_grad == x.requires_grad
    assert _plans(f) == 6
    with torch.no_grad():
        assert not f(a.clone().requires_grad_()).requires_grad
    assert _plans(f) == 7


def test_arguments_globals_and_cells() -> None:
    global SCALE
    offset = 1.0

    @torch.compile(fullgraph=True)
    def f(x: Any, power: int = 1, *, names: Any = ()) -> Any:
        return x**power * SCALE + offset + len(names) + TABLE[0]

    x = torch.ones(2)
    limit, dynamo.config.recompile_limit = dynamo.config.recompile_limit, 32
    try:
        assert f(x).tolist() == [4, 4]
        SCALE = 3.0
        assert f(x).tolist() == [5, 5]
        offset = 2.0
        assert f(x).tolist() == [6, 6]
        TABLE[0] = 2.0
        assert f(x).tolist() == [7, 7]
        assert (
            f(2 * x, 2).tolist() == [16, 16]
            and f(2 * x, 3).tolist() == [28, 28]
            and f(2 * x, power=2).tolist() == [16, 16]
        )
        assert f(x, names=["a"]).tolist() == [8, 8] and f(x, names=["a", "b"]).tolist() == [9, 9]
    finally:
        SCALE = 2.0
        TABLE[0] = 1.0
        dynamo.config.recompile_limit = limit


def test_numbers_that_are_equal_but_of_other_types() -> None:
    f = torch.compile(lambda x, n: x * n)
    x = torch.ones(2, dtype=torch.int64)
    assert f(x, 1).dtype == torch.int64 and f(x, 1.0).dtype == torch.float32 and f(x, True).dtype == torch.int64
    assert f(torch.ones(1), 0.0).item() == 0 and str(f(torch.ones(1), -0.0).item()) == "-0.0"


class Net(nn.Module):
    """A module whose forward looks at all sorts of things."""

    def __init__(self) -> None:
        super().__init__()
        self.fc = nn.Linear(2, 2)
        self.drop = nn.Dropout(0.5)
        self.scale = 1.0
        self.options = {"twice": False}

    def forward(self, x: Any) -> Any:
        y = self.drop(self.fc(x)) * self.scale
        return y * 2 if self.options["twice"] else y


def test_modules() -> None:
    net = Net().eval()
    compiled = torch.compile(net, fullgraph=True)
    x = torch.ones(1, 2)

    def check() -> None:
        for _ in range(2):
            torch.manual_seed(0)
            expected = net(x)
            torch.manual_seed(0)
            assert torch.equal(compiled(x), expected)

    check()
    net.scale = 3.0
    check()
    net.options["twice"] = True
    check()
    net.train()
    check()
    net.drop.eval()
    check()
    net.fc.weight = nn.Parameter(torch.zeros(2, 2))
    check()
    net.fc = nn.Linear(2, 2, bias=False)
    check()
    net.fc.weight.data = torch.full((2, 2), 5.0)
    check()
    net.fc.weight.requires_grad_(False)
    check()
    with torch.no_grad():
        net.fc.weight.fill_(1.0)
    check()
    net.load_state_dict(copy.deepcopy(net.state_dict()))
    check()


def test_hooks_run() -> None:
    net = nn.Linear(2, 2)
    compiled = torch.compile(net)
    x = torch.ones(1, 2)
    compiled(x)
    seen: list[int] = []
    handle = net.register_forward_hook(lambda *a: seen.append(1))
    compiled(x)
    compiled(x)
    assert len(seen) == 2 and "hooks" in torch.compiler.explain(compiled)
    handle.remove()
    compiled(x)
    assert len(seen) == 2
    # Hooks of parameters run once a backward.
    net.weight.register_hook(lambda g: seen.append(2))
    for _ in range(3):
        seen.clear()
        compiled(x).sum().backward()
        assert seen == [2]


CANNOT = {
    "item": lambda x: x * x.sum().item(),
    "branch": lambda x: x + 1 if x.sum() > 0 else x - 1,
    "tolist": lambda x: x * len(x.tolist()),
    "numpy": lambda x: x + float(x.detach().numpy()[0]),
    "nonzero": lambda x: x.nonzero(),
    "mask": lambda x: x[x > 0],
    "repeat_interleave": lambda x: torch.ones(3).repeat_interleave(x.abs().long()),
    "graph_break": lambda x: (dynamo.graph_break(), x)[1],
    "disabled": torch.compiler.disable(lambda x: x + 1),
    "backward": lambda x: torch.autograd.grad((x.clone().requires_grad_() ** 2).sum(), x, allow_unused=True),
    "seed": lambda x: (torch.manual_seed(0), torch.rand(3))[1] + x,
}


@pytest.mark.parametrize("name", CANNOT)
def test_what_cannot_be_captured(name: str) -> None:
    f = CANNOT[name]
    if name == "backward":

        def f(x: Any) -> Any:
            with torch.enable_grad():
                y = x.detach().requires_grad_()
                return torch.autograd.grad((y**2).sum(), y)[0]

    compiled = torch.compile(f)
    for x in (torch.tensor([1.0, -2.0, 3.0]), torch.tensor([-1.0, -2.0, -3.0]), torch.tensor([1.0, 1.0, 3.0])):
        assert torch.equal(compiled(x), f(x))
    assert "runs as written" in torch.compiler.explain(compiled)
    with pytest.raises(dynamo.exc.Unsupported, match="cannot be captured"):
        torch.compile(f, fullgraph=True)(torch.ones(3))


def test_custom_functions_run_as_written() -> None:
    class Double(torch.autograd.Function):
        @staticmethod
        def forward(ctx: Any, x: Any) -> Any:
            return x * 2

        @staticmethod
        def backward(ctx: Any, g: Any) -> Any:
            return g * 3

    f = torch.compile(lambda x: Double.apply(x).sum())
    for _ in range(3):
        x = torch.ones(2, requires_grad=True)
        f(x).backward()
        assert x.grad.tolist() == [3, 3]


def test_changing_attributes_run_as_written() -> None:
    class Counter(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.calls = 0

        def forward(self, x: Any) -> Any:
            self.calls += 1
            return x * self.calls

    compiled = torch.compile(Counter())
    assert [compiled(torch.ones(1)).item() for _ in range(4)] == [1, 2, 3, 4]
    assert "changes what it depends on" in torch.compiler.explain(compiled)


def test_random_numbers_go_on() -> None:
    f = torch.compile(lambda x: torch.nn.functional.dropout(x, 0.5) + torch.rand(4) * torch.randn(4), fullgraph=True)
    x = torch.ones(4)
    torch.manual_seed(3)
    expected = [torch.nn.functional.dropout(x, 0.5) + torch.rand(4) * torch.randn(4) for _ in range(4)]
    torch.manual_seed(3)
    for e in expected:
        assert torch.equal(f(x), e)


def test_errors_of_values_are_noticed_at_replay() -> None:
    table = nn.Embedding(4, 2)
    f = torch.compile(table, fullgraph=True)
    for _ in range(2):
        f(torch.tensor([0, 3]))
    with pytest.raises(IndexError):
        f(torch.tensor([0, 4]))
    assert torch.equal(f(torch.tensor([1])), table(torch.tensor([1])))


def test_exceptions_leave_nothing_behind() -> None:
    @torch.compile
    def f(x: Any, fail: bool) -> Any:
        if fail:
            raise KeyError("no")
        return x + 1

    with pytest.raises(KeyError):
        f(torch.ones(1), True)
    assert not torch.compiler.is_compiling()
    assert f(torch.ones(1), False).item() == 2


def test_the_number_of_ways_is_bounded() -> None:
    f = torch.compile(lambda x, n: x + n)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for n in range(20):
            assert f(torch.ones(1), n).item() == n + 1
    assert len(caught) == 1 and "runs as written" in str(caught[0].message)
    torch.compiler.reset()
    assert f(torch.ones(1), 1).item() == 2 and _plans(f) == 1


def test_arguments_that_are_reached_twice() -> None:
    w = torch.ones(2)
    f = torch.compile(lambda x: x + w)
    assert f(w).tolist() == [2, 2] and f(torch.zeros(2)).tolist() == [1, 1] and f(w).tolist() == [2, 2]
    g = torch.compile(lambda x, y: x - y)
    a, b = torch.ones(2), torch.zeros(2)
    assert g(a, a).tolist() == [0, 0] and g(a, b).tolist() == [1, 1] and g(b, b).tolist() == [0, 0]


def test_stances_and_nested_compilation() -> None:
    inner = torch.compile(lambda x: x * 2)
    outer = torch.compile(lambda x: inner(x) + 1, fullgraph=True)
    for _ in range(2):
        assert outer(torch.ones(1)).item() == 3
    with torch.compiler.set_stance("force_eager"):
        assert outer(torch.ones(2)).tolist() == [3, 3]
    assert _plans(outer) == 1
    with torch.compiler.set_stance("fail_on_recompile"), pytest.raises(RuntimeError, match="fail_on_recompile"):
        outer(torch.ones(2))
    seen: list[bool] = []
    asks = torch.compile(lambda x: (seen.append(torch.compiler.is_compiling()), x)[1])
    asks(torch.ones(1))
    asks(torch.ones(1))
    # What it appends to is one of the things it depends on.
    assert seen == [True, False]


def test_modules_compiled_in_place() -> None:
    net = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
    net.compile()
    x = torch.ones(1, 2)
    expected = net[1](net[0](x))
    for _ in range(2):
        assert torch.equal(net(x), expected)
    twin = copy.deepcopy(net)
    with torch.no_grad():
        twin[0].weight.zero_()
        twin[0].bias.zero_()
    assert torch.equal(net(x), expected) and twin(x).sum() == 0
    assert torch.equal(pickle.loads(pickle.dumps(net))(x), expected)
    assert list(net.state_dict()) == ["0.weight", "0.bias"] and "captured" in torch.compiler.explain(net)
