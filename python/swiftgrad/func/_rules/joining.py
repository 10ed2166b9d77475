"""Operators that take lists of tensors."""

from __future__ import annotations

from typing import Any

from ... import _C
from .._dispatch import Call, rule
from .._levels import shift


@rule("cat", "concat", "concatenate")
def _cat(call: Call) -> Any:
    tensors = list(call.args["tensors"])
    # an empty vector among others of more dimensions is left out
    kept = [t for t in tensors if not (t.ndim == 1 and t.shape[0] == 0)] or tensors[:1]
    if any(t.ndim == 0 for t in kept):
        raise RuntimeError("zero-dimensional tensor (at position 0) cannot be concatenated")
    return _C.cat([call.full_of(t) for t in kept], shift(call.get("dim", 0), kept[0].ndim))


@rule("stack")
def _stack(call: Call) -> Any:
    tensors = list(call.args["tensors"])
    return _C.stack([call.full_of(t) for t in tensors], shift(call.get("dim", 0), tensors[0].ndim + 1))


@rule("hstack", "vstack", "row_stack", "dstack", "column_stack")
def _stacks(call: Call) -> Any:
    parts = []
    for t in call.args["tensors"]:
        whole = call.full_of(t)
        shape = tuple(t.shape)
        if call.name == "hstack":
            shape = shape or (1,)
        elif call.name == "column_stack":
            shape = (*shape, 1) if len(shape) == 1 else shape or (1, 1)
        else:
            shape = (1,) * (2 - len(shape)) + shape if len(shape) < 2 else shape
            if call.name == "dstack" and len(shape) == 2:
                shape = (*shape, 1)
        parts.append(whole.reshape((call.size, *shape)))
    dim = {"hstack": 0 if parts[0].ndim == 2 else 1, "dstack": 2, "column_stack": 1}.get(call.name, 0)
    return _C.cat(parts, dim + 1)


@rule("broadcast_tensors")
def _broadcast_tensors(call: Call) -> Any:
    tensors = list(call.args["tensors"])
    rank = max(t.ndim for t in tensors)
    values = [call.aligned(t, rank) if hasattr(t, "_level") and t._level is call.level else t for t in tensors]
    return _C.broadcast_tensors(values)


@rule("meshgrid")
def _meshgrid(call: Call) -> Any:
    tensors = list(call.args["tensors"])
    indexing = call.get("indexing", "ij")
    n = len(tensors)
    sizes = [t.numel() for t in tensors]
    order = list(range(n))
    if indexing == "xy" and n >= 2:
        order[0], order[1] = 1, 0
    results = []
    for i, t in enumerate(tensors):
        shape = [1] * n
        shape[order[i]] = sizes[i]
        full = [0] * n
        for k, size in enumerate(sizes):
            full[order[k]] = size
        results.append(call.full_of(t).reshape((call.size, *shape)).expand((call.size, *full)))
    return tuple(results)


@rule("einsum")
def _einsum(call: Call) -> Any:
    equation, operands = call.args["equation"].replace(" ", ""), list(call.args["tensors"])
    free = next((c for c in "ZYXWVUTSRQPONMLKJIHGFEDCBAzyxwvutsrqponmlkjihgfedcba" if c not in equation), None)
    if free is None:
        return NotImplemented
    left, arrow, right = equation.partition("->")
    terms = left.split(",")
    if not arrow:
        letters = sorted({c for c in left if c.isalpha()})
        right = ("..." if "..." in left else "") + "".join(c for c in letters if left.count(c) == 1)
    changed = []
    values = []
    for term, operand in zip(terms, operands, strict=True):
        mine = hasattr(operand, "_level") and operand._level is call.level
        changed.append(free + term if mine else term)
        values.append(operand._value if mine else operand)
    return _C.einsum(f"{','.join(changed)}->{free}{right}", values)
