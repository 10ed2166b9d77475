"""Bad calls (tables/errors.txt): statements that raise.

`t` is the module, F its functional, m a (3, 4) float matrix, v a vector of 3, i int64 [0, 1, 2].

The exception types and messages of real PyTorch are golden; which numbers a message must name follows from them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

TABLE = Path(__file__).parent / "tables" / "errors.txt"


def all_cases() -> list[str]:
    """The statements."""
    return list(dict.fromkeys(TABLE.read_text(encoding="utf-8").strip().splitlines()))


def evaluate(torch: Any, case: str) -> dict[str, Any]:
    """Type and message of what the statements raise; type None if they raise nothing."""
    import copy
    import pickle

    import numpy as np

    names = {
        "t": torch,
        "F": torch.nn.functional,
        "m": torch.arange(12.0).reshape(3, 4),
        "v": torch.ones(3),
        "i": torch.arange(3),
        "np": np,
        "copy": copy,
        "pickle": pickle,
    }
    try:
        exec(case, names)
    except Exception as problem:
        return {"type": type(problem).__name__, "text": str(problem)[:400]}
    return {"type": None, "text": ""}
