"""How an operator of the table is run under autocast: for the oracle and for swiftgrad."""

from __future__ import annotations

from typing import Any

import op_db

#: Dtypes of the float arguments.
CASTS = ("float32", "bfloat16", "float64")


def result_dtypes(torch: Any, row: op_db.Row, cast: str) -> list[str] | None:
    """Dtypes of the results of the row's first sample under CPU autocast; None where it is refused."""
    args, kwargs, _ = op_db.build(torch, row, 0, "float32", cast=cast)
    torch.manual_seed(0)
    try:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            outs = op_db.flatten(op_db.operator(torch, row.name)(*args, **kwargs))
    except (RuntimeError, TypeError, IndexError, ValueError, NotImplementedError, AttributeError):
        return None
    return [op_db.dtype_name(torch, out) for out in outs]
