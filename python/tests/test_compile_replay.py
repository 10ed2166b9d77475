"""Replays of captured calls equal the calls themselves: values, gradients, buffers, random numbers."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
import swiftgrad as torch
import swiftgrad.nn.functional as F
from swiftgrad import nn


class Encoder(nn.Module):
    """A small Transformer classifier over tokens."""

    def __init__(self) -> None:
        super().__init__()
        self.embedding = nn.Embedding(50, 32)
        self.position = nn.Parameter(torch.zeros(12, 32))
        layer = nn.TransformerEncoderLayer(32, 4, 64, dropout=0.1, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, 2)
        self.head = nn.Linear(32, 5)

    def forward(self, x: Any) -> Any:
        h = self.embedding(x) + self.position[: x.size(1)]
        return self.head(self.encoder(h).mean(1))


class Causal(nn.Module):
    """Attention written out, with a mask made at each call."""

    def __init__(self) -> None:
        super().__init__()
        self.embedding = nn.Embedding(50, 32)
        self.project = nn.Linear(32, 96)
        self.norm = nn.LayerNorm(32)
        self.head = nn.Linear(32, 50)

    def forward(self, x: Any) -> Any:
        h = self.embedding(x)
        batch, length, width = h.shape
        q, k, v = (t.view(batch, length, 4, 8).transpose(1, 2) for t in self.project(self.norm(h)).split(width, dim=2))
        scores = q @ k.transpose(-2, -1) / 8**0.5
        mask = torch.tril(torch.ones(length, length)) == 0
        weights = scores.masked_fill(mask, float("-inf")).softmax(-1)
        h = h + (weights @ v).transpose(1, 2).contiguous().view(batch, length, width)
        return self.head(F.gelu(h))


class Residual(nn.Module):
    """A residual block with batch norm and activations in place."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3, padding=1, bias=False)
        self.norm1 = nn.BatchNorm2d(8)
        self.conv2 = nn.Conv2d(8, 8, 3, padding=1, bias=False)
        self.norm2 = nn.BatchNorm2d(8)
        self.relu = nn.ReLU(inplace=True)
        self.head = nn.Linear(8, 5)

    def forward(self, x: Any) -> Any:
        a = self.relu(self.norm1(self.conv1(x)))
        b = self.norm2(self.conv2(a))
        b += a
        return self.head(F.adaptive_avg_pool2d(self.relu(b), 1).flatten(1))


def _mlp() -> nn.Module:
    return nn.Sequential(nn.Linear(20, 32), nn.ReLU(), nn.Dropout(0.2), nn.Linear(32, 16), nn.Tanh(), nn.Linear(16, 5))


def _tokens(i: int) -> Any:
    return torch.randint(0, 50, (4, 10), generator=torch.Generator().manual_seed(i))


def _noise(*shape: int) -> Callable[[int], Any]:
    return lambda i: torch.randn(*shape, generator=torch.Generator().manual_seed(i))


MODELS: dict[str, tuple[Callable[[], nn.Module], Callable[[int], Any]]] = {
    "mlp": (_mlp, _noise(8, 20)),
    "residual": (Residual, _noise(4, 3, 8, 8)),
    "encoder": (Encoder, _tokens),
    "causal": (Causal, _tokens),
}


def _train(model: nn.Module, call: Any, data: Callable[[int], Any], steps: int = 4) -> list[float]:
    torch.manual_seed(7)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    losses = []
    for i in range(steps):
        out = call(data(i)).flatten(0, -2)
        target = torch.arange(out.size(0)) % out.size(-1)
        loss = F.cross_entropy(out, target)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


@pytest.mark.parametrize("name", MODELS)
def test_training_is_the_same(name: str) -> None:
    make, data = MODELS[name]
    torch.manual_seed(0)
    plain = make()
    model = copy.deepcopy(plain)
    compiled = torch.compile(model, fullgraph=True)
    expected, got = _train(plain, plain, data), _train(model, compiled, data)
    assert got == expected
    for (key, a), b in zip(plain.state_dict().items(), model.state_dict().values(), strict=True):
        assert torch.equal(a, b), key
    assert "backward" in torch.compiler.explain(compiled)


@pytest.mark.parametrize("name", MODELS)
def test_inference_is_the_same(name: str) -> None:
    make, data = MODELS[name]
    torch.manual_seed(0)
    model = make().eval()
    compiled = torch.compile(model, fullgraph=True)
    for mode in (torch.no_grad, torch.inference_mode):
        with mode():
            for i in range(3):
                assert torch.equal(compiled(data(i)), model(data(i)))
    # With a graph that nobody walks, and with one that is walked twice.
    outputs = [compiled(data(i)) for i in range(3)]
    for i, out in enumerate(outputs):
        assert torch.equal(out, model(data(i))) and out.requires_grad
    compiled(data(0)).sum().backward(retain_graph=True)


def test_several_calls_before_backward_and_retained_graphs() -> None:
    model = _mlp().eval()
    compiled = torch.compile(model, fullgraph=True)
    x = [torch.randn(3, 20, requires_grad=True) for _ in range(3)]
    expected = torch.autograd.grad(sum(model(a).square().sum() for a in x), x)
    compiled(x[0])
    losses = [compiled(a).square().sum() for a in x]
    total = losses[0] + losses[1] + losses[2]
    for _ in range(2):
        for a, b in zip(torch.autograd.grad(total, x, retain_graph=True), expected, strict=True):
            assert torch.equal(a, b)
    torch.autograd.grad(total, x)
    with pytest.raises(RuntimeError, match="second time"):
        torch.autograd.grad(total, x)
    with pytest.raises(RuntimeError, match="double backward"):
        torch.autograd.grad(compiled(x[0]).sum(), x[0], create_graph=True)


def test_modified_inputs_are_noticed() -> None:
    f = torch.compile(lambda a, w: (a * w).sum(), fullgraph=True)
    w = torch.ones(3, requires_grad=True)
    for _ in range(2):
        a = torch.ones(3)
        loss = f(a, w)
        a.add_(1)
        with pytest.raises(RuntimeError, match="modified by an inplace operation"):
            loss.backward()


def test_outputs_of_many_forms() -> None:
    def f(x: Any, flag: bool, extra: dict[str, Any]) -> Any:
        y = x * 2 if flag else x + 1
        return {"y": y, "view": y.view(-1), "same": x, "pair": (y.sum(), 3), "extra": extra["a"] - 1, "none": None}

    compiled = torch.compile(f, fullgraph=True)
    for flag in (True, False, True, False):
        for i in range(2):
            x = torch.full((2, 3), float(i))
            out, expected = compiled(x, flag, {"a": x}), f(x, flag, {"a": x})
            assert out["same"] is x and out["pair"][1] == 3 and out["none"] is None
            assert torch.equal(out["y"], expected["y"]) and torch.equal(out["extra"], expected["extra"])
            assert out["view"].data_ptr() == out["y"].data_ptr() and torch.equal(out["view"], expected["view"])
    # Results belong to the caller.
    a = compiled(torch.zeros(2, 3), True, {"a": torch.zeros(1)})["y"]
    b = compiled(torch.ones(2, 3), True, {"a": torch.zeros(1)})["y"]
    assert a.sum() == 0 and b.sum() == 12


def test_results_with_names() -> None:
    f = torch.compile(lambda x: x.max(1), fullgraph=True)
    for _ in range(3):
        x = torch.randn(3, 4)
        assert torch.equal(f(x).values, x.max(1).values) and torch.equal(f(x).indices, x.max(1).indices)


def test_only_some_outputs_get_gradients() -> None:
    a, b = nn.Linear(3, 3), nn.Linear(3, 3)

    @torch.compile(fullgraph=True)
    def both(x: Any) -> Any:
        h = a(x)
        return h, b(h)

    for _ in range(3):
        a.zero_grad()
        b.zero_grad()
        first, second = both(torch.ones(2, 3))
        first.sum().backward()
        assert a.weight.grad is not None and b.weight.grad is None
        first, second = both(torch.ones(2, 3))
        second.sum().backward()
        assert b.weight.grad is not None


def test_in_place_on_arguments_and_buffers() -> None:
    @torch.compile(fullgraph=True)
    def f(x: Any, y: Any) -> Any:
        x.mul_(2)
        y[0] = 5
        z = x + y
        z[1:] += 1
        return z

    for i in range(3):
        x, y = torch.full((3,), float(i)), torch.zeros(3)
        z = f(x, y)
        assert x.tolist() == [2.0 * i] * 3 and y.tolist() == [5, 0, 0]
        assert z.tolist() == [2 * i + 5, 2 * i + 1, 2 * i + 1]
    shared = torch.ones(3)
    assert f(shared, shared).tolist() == [10, 5, 5]


def test_autocast() -> None:
    model = _mlp().eval()
    compiled = torch.compile(model, fullgraph=True)
    x = torch.randn(4, 20)
    for _ in range(2):
        with torch.autocast("cpu", torch.bfloat16):
            assert torch.equal(compiled(x), model(x)) and compiled(x).dtype == torch.bfloat16
        assert torch.equal(compiled(x), model(x)) and compiled(x).dtype == torch.float32
    with torch.autocast("cpu", torch.bfloat16):
        before = compiled(x)
        with torch.no_grad():
            model[0].weight.add_(1)
        assert not torch.equal(compiled(x), before)


def test_numbers_of_threads() -> None:
    def f(x: Any, y: Any) -> Any:
        return (x * y + 1).tanh() - (x / 3).exp() * y

    compiled = torch.compile(f, fullgraph=True)
    x, y = torch.randn(300, 700), torch.randn(700)
    expected = f(x, y)
    before = torch.get_num_threads()
    try:
        for threads in (1, 2, 3, 8):
            torch.set_num_threads(threads)
            for _ in range(2):
                assert torch.equal(compiled(x, y), expected)
    finally:
        torch.set_num_threads(before)


def test_hugging_face_like_outputs_and_module_methods() -> None:
    import collections
    import dataclasses

    @dataclasses.dataclass
    class Output(collections.OrderedDict):  # type: ignore[type-arg]
        loss: Any = None
        logits: Any = None

        def __post_init__(self) -> None:
            for field in dataclasses.fields(self):
                if getattr(self, field.name) is not None:
                    self[field.name] = getattr(self, field.name)

    class Model(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.fc = nn.Linear(4, 2)

        def forward(self, x: Any, labels: Any = None) -> Any:
            logits = self.fc(x)
            return Output(None if labels is None else F.cross_entropy(logits, labels), logits)

    model = Model()
    compiled = torch.compile(model, fullgraph=True)
    for _ in range(3):
        x, labels = torch.randn(3, 4), torch.tensor([0, 1, 0])
        out, expected = compiled(x, labels=labels), model(x, labels=labels)
        assert torch.equal(out.loss, expected.loss) and torch.equal(out["logits"], expected.logits)
        out.loss.backward()
        assert compiled(x).loss is None
