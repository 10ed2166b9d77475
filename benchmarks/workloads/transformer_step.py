"""A training step of a Transformer encoder: 2 layers, d 256, feed-forward 1024, 32 x 100 tokens, dropout 0.1, Adam."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from models import encoder

TITLE = "Transformer encoder training step, 2 layers d256, 32x100 tokens, dropout 0.1, Adam"


def workload(torch: ModuleType, case: str) -> Callable[[], object]:
    """Returns one step on fixed random data."""
    model = encoder(torch)
    criterion = torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.0001)
    inputs, targets = torch.rand(32, 100, 256), torch.randint(0, 10, (32,))

    def step() -> float:
        optimizer.zero_grad()
        loss = criterion(model(inputs), targets)
        loss.backward()
        optimizer.step()
        return float(loss.item())

    return step
