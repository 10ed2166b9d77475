"""A training step of document 000's LSTM: two layers of 256 over 50 steps of 100 numbers, batch 64, Adam."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

TITLE = "LSTM 2x256 training step, 50 steps, batch 64, Adam"


def workload(torch: ModuleType, case: str) -> Callable[[], object]:
    """Returns one step on fixed random data."""
    nn = torch.nn
    lstm, fc = nn.LSTM(100, 256, 2, batch_first=True), nn.Linear(256, 10)
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam([*lstm.parameters(), *fc.parameters()], lr=0.001)
    inputs, targets = torch.rand(64, 50, 100), torch.randint(0, 10, (64,))

    def step() -> float:
        optimizer.zero_grad()
        output, _ = lstm(inputs)
        loss = criterion(fc(output[:, -1, :]), targets)
        loss.backward()
        optimizer.step()
        return float(loss.item())

    return step
