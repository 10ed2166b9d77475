"""Writes python/tests/golden/autocast.json: the dtypes real PyTorch gives for each operator under CPU autocast.

Usage: python tools/golden_autocast.py     (with a Python that has torch)
"""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "python" / "tests"))

import op_db
import torch
from autocast_cases import CASTS, result_dtypes

GOLDEN = Path(__file__).parents[1] / "python" / "tests" / "golden"


def main() -> None:
    """Writes the file."""
    warnings.simplefilter("ignore")
    table = {
        name: [result_dtypes(torch, row, cast) for cast in CASTS]
        for name, row in op_db.ROWS.items()
        if not name.startswith(("_fused", "_foreach"))
    }
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(dtypes)}" for name, dtypes in table.items())
    (GOLDEN / "autocast.json").write_text("{\n" + lines + "\n}\n", encoding="utf-8")
    print(len(table), "operators")


if __name__ == "__main__":
    main()
