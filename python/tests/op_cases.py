"""The cases that the tests of operators are parametrized with."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import op_db
import pytest
from golden_io import Golden

FAMILY = {name: family for family, rows in op_db.FAMILIES.items() for name in rows}


@cache
def golden(family: str) -> Golden:
    """The golden file of a family."""
    return Golden(f"ops_{family}")


def entry(name: str) -> dict[str, Any]:
    """What the golden file says of an operator."""
    return golden(FAMILY[name]).index[name]


def case(name: str, k: int) -> dict[str, Any]:
    """What the golden file says of a sample."""
    return entry(name)["samples"][k]


def value(name: str, reference: list[Any]) -> Any:
    """A golden array."""
    return golden(FAMILY[name])(reference)


def cases(keep: Callable[[op_db.Row, int, dict[str, Any]], bool] = lambda *_: True) -> list[Any]:
    """Parameters (name, sample number) of the samples that `keep`."""
    return [
        pytest.param(name, k, id=f"{name}-{k}")
        for name, row in op_db.ROWS.items()
        for k in range(len(row.samples))
        if keep(row, k, case(name, k))
    ]


def is_inplace(name: str) -> bool:
    """Whether the row is an in-place operator such as `normal_`."""
    return name.endswith("_") and not name.startswith("_")


def require(torch: Any, name: str) -> None:
    """Skips where the registry lacks the operator: test_ops_registry fails for it, once."""
    if not op_db.has_operator(torch, name):
        pytest.skip(f"{name} is not in the registry")
