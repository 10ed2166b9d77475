"""Writes python/tests/golden/distributions.xz: what real PyTorch's distributions give for the cases of the tests.

Usage: python tools/golden_distributions.py     (with a Python that has torch)
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "python" / "tests"))

import distribution_cases
import torch
from golden_io import Writer
from golden_tables import store_arrays


def main() -> None:
    """Evaluates each case with real PyTorch."""
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    store = Writer()
    index: dict[str, Any] = {}
    for case in distribution_cases.all_cases():
        try:
            found = distribution_cases.evaluate(torch, case)
        except Exception as error:
            raise SystemExit(f"{case}: {type(error).__name__}: {error}") from error
        index[case] = store_arrays(found, store)
    print(f"distributions: {len(index)} cases, {store.save('distributions', index)} bytes")


if __name__ == "__main__":
    main()
