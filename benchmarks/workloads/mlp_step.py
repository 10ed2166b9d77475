"""A training step of an MLP 784-256-128-64-10 with Adam, batch 64: forward, loss, backward, update."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from models import mlp

TITLE = "MLP training step, batch 64, Adam"


def workload(torch: ModuleType, case: str) -> Callable[[], object]:
    """Returns one step on fixed random data."""
    model = mlp(torch)
    criterion = torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    inputs, targets = torch.rand(64, 784), torch.randint(0, 10, (64,))

    def step() -> float:
        optimizer.zero_grad()
        loss = criterion(model(inputs), targets)
        loss.backward()
        optimizer.step()
        return float(loss.item())

    return step
