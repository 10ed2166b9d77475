"""The operator table: one row an operator of the registry, by family.

`ROWS[name]` gives the row; `NOT_YET` lists rows whose operator the engine does not have yet, `INTERNAL`
operators of the registry that need no row.
"""

from __future__ import annotations

from . import activations, arithmetic, convolution, creation, index, losses, matmul, reduction, shapes, unary
from .core import (
    ALL_DTYPES,
    FLOATS,
    INTS,
    LAYOUTS,
    D,
    Row,
    Sample,
    T,
    build,
    cotangent,
    differentiable,
    dtype_name,
    flatten,
    has_operator,
    is_oracle,
    lay_out,
    make_tensor,
    op_names,
    operator,
    to_numpy,
)

ROWS: dict[str, Row] = {}
FAMILIES: dict[str, dict[str, Row]] = {}
for _module in (
    unary,
    arithmetic,
    creation,
    reduction,
    shapes,
    index,
    matmul,
    activations,
    convolution,
    losses,
):
    _family = _module.__name__.rsplit(".", 1)[-1]
    FAMILIES[_family] = _module.op.rows
    for _name, _row in _module.op.rows.items():
        if _name in ROWS:
            raise ValueError(f"op_db: {_name} has two rows")
        ROWS[_name] = _row

# Rows whose operator is still to come; the meta-test fails as soon as one of them is there.
NOT_YET: frozenset[str] = frozenset()
# Operators that have no row: each with its reason.
INTERNAL: dict[str, str] = {}

__all__ = [
    "ALL_DTYPES",
    "FAMILIES",
    "FLOATS",
    "INTERNAL",
    "INTS",
    "LAYOUTS",
    "NOT_YET",
    "ROWS",
    "D",
    "Row",
    "Sample",
    "T",
    "build",
    "cotangent",
    "differentiable",
    "dtype_name",
    "flatten",
    "has_operator",
    "is_oracle",
    "lay_out",
    "make_tensor",
    "op_names",
    "operator",
    "to_numpy",
]
