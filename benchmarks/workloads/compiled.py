"""Calls that swiftgrad compiles (`torch.compile`) and PyTorch, whose compiler needs a C++ compiler, runs eagerly."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

TITLE = "compiled:"
CASES = ("chain forward", "chain and backward", "MLP step", "MLP inference 1", "Transformer step")


def _compiled(torch: ModuleType, f: Any) -> Any:
    return torch.compile(f) if torch.__name__ == "swiftgrad" else f


def _chain(torch: ModuleType, case: str) -> Callable[[], object]:
    x, y = torch.randn(1024, 1024, requires_grad="backward" in case), torch.randn(1024, 1024)

    def written(x: Any, y: Any) -> Any:
        return torch.sigmoid((torch.tanh(x * y) + x).exp() * 0.5 - y).relu() / 3

    chain = _compiled(torch, written)

    def forward() -> object:
        with torch.no_grad():
            return chain(x, y)

    def both() -> None:
        x.grad = None
        chain(x, y).sum().backward()

    return both if "backward" in case else forward


def _step(torch: ModuleType, model: Any, optimizer: Any, inputs: Any, targets: Any) -> Callable[[], object]:
    call, loss_of = _compiled(torch, model), torch.nn.CrossEntropyLoss()

    def step() -> float:
        optimizer.zero_grad()
        loss = loss_of(call(inputs), targets)
        loss.backward()
        optimizer.step()
        return float(loss.item())

    return step


def workload(torch: ModuleType, case: str) -> Callable[[], object]:
    """Returns one call of the case."""
    torch.manual_seed(0)
    nn = torch.nn
    if case.startswith("chain"):
        return _chain(torch, case)
    if case.startswith("MLP"):
        sizes = (784, 256, 128, 64, 10)
        layers = [m for a, b in zip(sizes, sizes[1:], strict=False) for m in (nn.Linear(a, b), nn.ReLU())]
        model = nn.Sequential(*layers[:-1])
        if case == "MLP step":
            adam = torch.optim.Adam(model.parameters())
            return _step(torch, model, adam, torch.rand(64, 784), torch.randint(0, 10, (64,)))
        call, x = _compiled(torch, model.eval()), torch.rand(1, 784)

        def infer() -> object:
            with torch.no_grad():
                return call(x)

        return infer
    layer = nn.TransformerEncoderLayer(256, 4, 1024, dropout=0.1, batch_first=True)
    model = nn.Sequential(nn.TransformerEncoder(layer, 2), nn.Flatten(), nn.Linear(25600, 10))
    adam = torch.optim.Adam(model.parameters())
    return _step(torch, model, adam, torch.rand(32, 100, 256), torch.randint(0, 10, (32,)))
