"""Inference of one input at a time, without gradients: ResNet-18, the MLP, the LSTM."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from models import mlp, resnet18

TITLE = "inference, batch 1,"
CASES = ("ResNet-18", "MLP", "LSTM 2x256 50 steps")


def workload(torch: ModuleType, case: str) -> Callable[[], object]:
    """Returns one forward pass."""
    if case == "ResNet-18":
        model, x = resnet18(torch), torch.rand(1, 3, 224, 224)
    elif case == "MLP":
        model, x = mlp(torch), torch.rand(1, 784)
    else:
        model, x = torch.nn.LSTM(100, 256, 2), torch.rand(50, 1, 100)
    model.eval()

    def infer() -> object:
        with torch.no_grad():
            return model(x)

    return infer
