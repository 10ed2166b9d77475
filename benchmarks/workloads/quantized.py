"""Dynamically quantized layers (signed bytes) and the same in float32, for inference."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from types import ModuleType

TITLE = "Inference, 256 units or 1024x1024,"
CASES = [
    f"{layer}_{kind}_batch{batch}" for layer in ("linear", "lstm") for batch in (1, 64) for kind in ("float", "int8")
]


def workload(torch: ModuleType, case: str) -> Callable[[], object]:
    """Returns one forward pass: a linear layer of 1024 by 1024, or two LSTM layers of 256 over 50 steps."""
    layer, kind, batch = case.split("_")
    rows = int(batch.removeprefix("batch"))
    if layer == "linear":
        model, x = torch.nn.Sequential(torch.nn.Linear(1024, 1024)), torch.rand(rows, 1024)
    else:
        model, x = torch.nn.Sequential(torch.nn.LSTM(100, 256, 2)), torch.rand(50, rows, 100)
    model.eval()
    if kind == "int8":
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model = torch.ao.quantization.quantize_dynamic(model, {torch.nn.Linear, torch.nn.LSTM}, dtype=torch.qint8)

    def infer() -> object:
        with torch.no_grad():
            return model(x)

    return infer
