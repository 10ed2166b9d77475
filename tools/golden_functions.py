"""Writes golden/functions_<module>.xz: what real PyTorch gives for the cases of tests/case_functions.

Run with a Python that has torch: `python tools/golden_functions.py [MODULE ...]`.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "python" / "tests"))

import case_functions
import golden_io
import numpy as np
import torch
import torch.nn.utils.prune


def main(modules: list[str]) -> None:
    """Writes the golden files of the modules, by default of all."""
    torch.set_num_threads(1)
    for module in modules or case_functions.MODULES:
        writer = golden_io.Writer()
        index = {}
        for name, function in case_functions.cases(module).items():
            leaves = case_functions.run(torch, function)
            if "-v" in sys.argv or (leaves and isinstance(leaves[0], str) and "Error" in leaves[0]):
                print(f"{module}.{name}: {leaves[0]}")
            index[name] = [{"array": writer.add(x)} if isinstance(x, np.ndarray) else {"value": x} for x in leaves]
        print(f"functions_{module}: {len(index)} cases, {writer.save(f'functions_{module}', index)} bytes")


if __name__ == "__main__":
    main([a for a in sys.argv[1:] if not a.startswith("-")])
