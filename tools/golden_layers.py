"""Writes python/tests/golden/layers_*.xz: what real PyTorch computes for each case of the layer table.

Usage: python tools/golden_layers.py [FAMILY ...]     (with a Python that has torch)
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "python" / "tests"))

import layer_db
import torch
from golden_io import Writer


def main(families: list[str]) -> None:
    """Writes the files and tells what they hold."""
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    for family, cases in layer_db.FAMILIES.items():
        if families and family not in families:
            continue
        store = Writer()
        index = {}
        for case in cases.values():
            parts = layer_db.run(torch, case)
            index[case.name] = {
                part: {key: None if value is None else store.add(value) for key, value in values.items()}
                for part, values in parts.items()
            }
        size = store.save(f"layers_{family}", index)
        print(f"{family}: {len(cases)} cases, {size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
