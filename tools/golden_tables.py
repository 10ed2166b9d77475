"""Writes the golden tables other than the operators': promotion, indexing, errors, printing, random streams.

Usage: python tools/golden_tables.py [TABLE ...]     (with a Python that has torch)
"""

from __future__ import annotations

import importlib
import sys
import warnings
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "python" / "tests"))

import torch
from golden_io import Writer

TABLES = ("promotion", "indexing", "errors", "printing", "random", "layer_errors")


def main(names: list[str]) -> None:
    """Evaluates each table's cases with real PyTorch."""
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    for name in names or TABLES:
        cases = importlib.import_module(f"{name}_cases")
        store = Writer()
        index: dict[str, Any] = {}
        for case in cases.all_cases():
            found = cases.evaluate(torch, case)
            index[case] = store_arrays(found, store)
        print(f"{name}: {len(index)} cases, {store.save(name, index)} bytes")


def store_arrays(value: Any, store: Writer) -> Any:
    """Nested results with each array replaced by its reference."""
    if hasattr(value, "dtype") and hasattr(value, "shape"):
        return {"array": store.add(value)}
    if isinstance(value, dict):
        return {k: store_arrays(x, store) for k, x in value.items()}
    return [store_arrays(x, store) for x in value] if isinstance(value, list) else value


if __name__ == "__main__":
    main(sys.argv[1:])
