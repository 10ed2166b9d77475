"""Writes python/tests/golden/quantization.xz: what real PyTorch computes with dynamically quantized layers.

Usage: python tools/golden_quantization.py     (with a Python that has torch)
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "python" / "tests"))

import torch
from golden_io import Writer
from quantization_cases import flat, models, quantized


def main() -> None:
    """Writes the file."""
    store, index = Writer(), {}
    for name, model, inputs, spec in models(torch):
        entry: dict[str, Any] = {}
        for kind, dtype in (("int8", torch.qint8), ("half", torch.float16)):
            if spec is not None and kind == "half":
                continue
            q = quantized(torch, model, spec, dtype)
            entry[kind] = [[store.add(t.detach().numpy()) for t in flat(torch, q(x))] for x in inputs]
            entry[kind + " repr"] = repr(q)
            if kind == "int8" and name.startswith("linear"):
                entry["weight"] = store.add(q[0].weight().int_repr().numpy())
        index[name] = entry
    print(f"golden/quantization.xz: {store.save('quantization', index)} bytes")


if __name__ == "__main__":
    main()
