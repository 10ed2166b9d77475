"""A training step of ResNet-18 on 8 images of 224 x 224 with SGD and momentum."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from models import resnet18

TITLE = "ResNet-18 training step, 8x3x224x224, SGD"


def workload(torch: ModuleType, case: str) -> Callable[[], object]:
    """Returns one step on fixed random data."""
    model = resnet18(torch)
    criterion = torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
    inputs, targets = torch.rand(8, 3, 224, 224), torch.randint(0, 1000, (8,))

    def step() -> float:
        optimizer.zero_grad()
        loss = criterion(model(inputs), targets)
        loss.backward()
        optimizer.step()
        return float(loss.item())

    return step
