"""Writes python/tests/golden/*.pt: small files made by real PyTorch, which the tests read with swiftgrad.

Run with a Python that has torch: `python tools/golden_checkpoints.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import nn


def content() -> dict[str, Any]:
    """One of everything that a checkpoint may hold by default; the values are known to the tests."""
    base = torch.arange(6.0).view(2, 3)
    parameter = nn.Parameter(torch.tensor([1.5, -2.0]))
    return {
        "base": base,
        "transposed": base.t(),
        "row": base[1],
        "parameter": parameter,
        "tied": parameter,
        "scalar": torch.tensor(3),
        "empty": torch.empty(0, 2),
        "grad": torch.ones(2, requires_grad=True),
        "dtypes": [torch.tensor([0, 1]).to(getattr(torch, d)) for d in DTYPES],
        "size": torch.Size([2, 3]),
        "dtype": torch.float16,
        "device": torch.device("cpu"),
        "plain": [1, 2.5, "text", None, True, (1, 2), {"k": {3}}, b"bytes"],
    }


DTYPES = ["float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool"]


def main() -> None:
    """Writes the files."""
    folder = Path(__file__).parent.parent / "python" / "tests" / "golden"
    folder.mkdir(parents=True, exist_ok=True)
    torch.save(content(), folder / "torch_zip.pt")
    torch.save(content(), folder / "torch_legacy.pt", _use_new_zipfile_serialization=False)
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(3, 2), nn.ReLU(), nn.Linear(2, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    model(torch.ones(1, 3)).sum().backward()
    optimizer.step()
    torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict()}, folder / "torch_training.pt")
    torch.save(model, folder / "torch_module.pt")


if __name__ == "__main__":
    main()
