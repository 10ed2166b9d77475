"""The ordinary mistakes with every layer and function of nn (tables/layer_errors.txt): expressions that raise.

`t` is the module, nn and F its parts, `o(...)` ones of that shape, L `t.tensor`.

The exception types and messages of real PyTorch are golden; which numbers a message must name follows from them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

TABLE = Path(__file__).parent / "tables" / "layer_errors.txt"


def all_cases() -> list[str]:
    """The expressions."""
    return list(dict.fromkeys(TABLE.read_text(encoding="utf-8").strip().splitlines()))


def evaluate(torch: Any, case: str) -> dict[str, Any]:
    """Type and message of what the expression raises; type None if it raises nothing."""

    def ones(*shape: Any) -> Any:
        return torch.ones(shape[0] if shape and isinstance(shape[0], tuple) else shape)

    names = {"t": torch, "nn": torch.nn, "F": torch.nn.functional, "o": ones, "L": torch.tensor}
    try:
        exec(case, names)
    except Exception as problem:
        return {"type": type(problem).__name__, "text": str(problem)[:400]}
    return {"type": None, "text": ""}
