"""Writes python/tests/golden/ops_*.xz: what real PyTorch computes for each sample of the operator table.

Usage: python tools/golden_ops.py [FAMILY ...]     (with a Python that has torch)
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "python" / "tests"))

import numpy as np
import op_db
import torch
from comparing import error
from golden_io import Writer


def bare_array(value: Any) -> np.ndarray:
    """Values with the widest dtype of their kind."""
    return op_db.to_numpy(torch, value)


def call(
    row: op_db.Row, k: int, dtype: str = "float64", *, grad: bool = False, cast: str | None = None
) -> tuple[Any, ...]:
    """Runs sample `k`: (flat results, leaves, arguments)."""
    args, kwargs, leaves = op_db.build(torch, row, k, dtype, grad=grad, cast=cast)
    torch.manual_seed(0)
    return op_db.flatten(op_db.operator(torch, row.name)(*args, **kwargs)), leaves, (args, kwargs)


def describe(out: Any, inputs: list[torch.Tensor]) -> dict[str, Any]:
    """Metadata of a result."""
    info: dict[str, Any] = {"dtype": op_db.dtype_name(torch, out)}
    if isinstance(out, torch.Tensor):
        storages = {t.untyped_storage().data_ptr() for t in inputs if t.numel()}
        info["stride"] = list(out.stride())
        info["alias"] = bool(out.numel()) and out.untyped_storage().data_ptr() in storages
    return info


def attempt(run: Any) -> bool:
    """Whether it works."""
    try:
        run()
    except (RuntimeError, TypeError, IndexError, ValueError, AttributeError):
        return False
    return True


def record(row: op_db.Row, k: int, store: Writer) -> dict[str, Any]:
    """Everything the tests compare for one sample."""
    inplace = row.name.endswith("_") and not row.name.startswith("_")
    outs, leaves, (args, kwargs) = call(row, k, grad=not inplace)
    inputs = [x for x in op_db.flatten([args, list(kwargs.values())]) if isinstance(x, torch.Tensor)]
    entry: dict[str, Any] = {"outs": []}
    for out in outs:
        info = describe(out, inputs)
        if not row.undefined and out is not None:
            info["value"] = store.add(bare_array(out))
        elif isinstance(out, torch.Tensor):
            info["shape"] = list(out.shape)
        entry["outs"].append(info)
    backward(row, k, store, entry, outs, leaves)
    single(row, k, store, entry)
    if not inplace and not row.undefined:
        twins(row, k, entry)
    return entry


def backward(row: op_db.Row, k: int, store: Writer, entry: dict[str, Any], outs: list[Any], leaves: list[Any]) -> None:
    """Gradients for the fixed cotangents, and whether a second order exists."""
    roots = op_db.differentiable(torch, outs)
    entry["diff"] = [bool(isinstance(o, torch.Tensor) and o.requires_grad) for o in outs]
    if not roots or not leaves:
        return
    cots = [torch.from_numpy(op_db.cotangent(f"{row.name}:{k}:{j}", r.shape)).to(r.dtype) for j, r in enumerate(roots)]
    for cot in cots:
        cot.requires_grad_(True)
    try:
        grads = torch.autograd.grad(roots, leaves, cots, allow_unused=True, create_graph=True)
    except (RuntimeError, NotImplementedError) as problem:
        if "not implemented" not in str(problem) and "derivative" not in str(problem):
            print(f"{row.name}, sample {k} has no backward: {str(problem).splitlines()[0]}")
        entry["backward"] = "none"
        return
    entry["grads"] = [None if g is None else store.add(bare_array(g)) for g in grads]
    seconds = [g for g in grads if g is not None and g.requires_grad]
    entry["second"] = bool(seconds) and attempt(
        lambda: torch.autograd.grad(seconds, [*leaves, *cots], [torch.ones_like(s) for s in seconds], allow_unused=True)
    )


def single(row: op_db.Row, k: int, store: Writer, entry: dict[str, Any]) -> None:
    """The same call in float32: result dtypes and how far it is from float64; its own values where that is far."""
    inplace = row.name.endswith("_")
    outs, leaves, _ = call(row, k, "float32", grad=not inplace)
    for info, out in zip(entry["outs"], outs, strict=True):
        info["dtype32"] = op_db.dtype_name(torch, out)
        if "value" not in info:
            continue
        kind, offset, shape = info["value"]
        expected = np.concatenate([p.ravel() for p in store.parts[kind]])[
            offset : offset + int(np.prod(shape))
        ].reshape(shape)
        found = error(bare_array(out), expected)
        if found > 1e-3 or row.random:
            info["value32"] = store.add(bare_array(out))
        else:
            info["error32"] = float(f"{found:.2g}")
    if entry.get("grads"):
        roots = op_db.differentiable(torch, outs)
        cots = [
            torch.from_numpy(op_db.cotangent(f"{row.name}:{k}:{j}", r.shape)).to(r.dtype) for j, r in enumerate(roots)
        ]
        grads = torch.autograd.grad(roots, leaves, cots, allow_unused=True)
        worst = 0.0
        for grad, reference in zip(grads, entry["grads"], strict=True):
            if grad is not None:
                kind, offset, shape = reference
                flat = np.concatenate([p.ravel() for p in store.parts[kind]])
                worst = max(worst, error(bare_array(grad), flat[offset : offset + int(np.prod(shape))].reshape(shape)))
        entry["graderror32"] = float(f"{worst:.2g}") if np.isfinite(worst) else 1e9


def twins(row: op_db.Row, k: int, entry: dict[str, Any]) -> None:
    """Which other forms of the call PyTorch has: in place, out=, torch.name, method."""
    outs, _, (args, kwargs) = call(row, k)
    first = args[0] if args and isinstance(args[0], torch.Tensor) else None
    reference = [bare_array(o) for o in outs if o is not None]

    def same(result: Any) -> None:
        found = [bare_array(o) for o in op_db.flatten(result) if o is not None]
        if [error(a, e) for a, e in zip(found, reference, strict=True)] != [0.0] * len(reference):
            raise ValueError("differs")

    def seeded(function: Any, *a: Any, **kw: Any) -> Any:
        torch.manual_seed(0)
        return function(*a, **kw)

    if first is not None and hasattr(torch.Tensor, row.name + "_") and len(outs) == 1:
        entry["inplace"] = attempt(lambda: same(seeded(getattr(first.clone(), row.name + "_"), *args[1:], **kwargs)))
        entry["inplace_grad"] = entry["inplace"] and attempt(lambda: inplace_backward(row, k))
    if hasattr(torch, row.name):
        entry["function"] = attempt(lambda: same(seeded(getattr(torch, row.name), *args, **kwargs)))
    if first is not None and hasattr(torch.Tensor, row.name):
        entry["method"] = attempt(lambda: same(seeded(getattr(first, row.name), *args[1:], **kwargs)))
    tensors = [o for o in outs if isinstance(o, torch.Tensor)]
    if entry.get("function") and len(tensors) == len(outs):
        into = [torch.empty(0, dtype=o.dtype) for o in tensors]
        out = into[0] if len(into) == 1 else tuple(into)

        def with_out() -> None:
            same(seeded(getattr(torch, row.name), *args, **kwargs, out=out))
            same(out)

        entry["out"] = attempt(with_out)


def inplace_backward(row: op_db.Row, k: int) -> None:
    """Differentiates the in-place form."""
    args, kwargs, leaves = op_db.build(torch, row, k, grad=True)
    x = args[0].clone()
    getattr(x, row.name + "_")(*args[1:], **kwargs)
    torch.autograd.grad([x], leaves, [torch.ones_like(x)], allow_unused=True)


def dtypes(row: op_db.Row, store: Writer) -> dict[str, Any]:
    """What sample 0 gives with its float tensors cast to each dtype: results, or the exception's type."""
    table: dict[str, Any] = {}
    for name in row.dtypes:
        try:
            outs, _, _ = call(row, 0, cast=name)
        except (RuntimeError, TypeError, IndexError, ValueError) as problem:
            table[name] = type(problem).__name__
            continue
        table[name] = [
            {
                "dtype": op_db.dtype_name(torch, o),
                **({} if row.undefined or o is None else {"value": store.add(bare_array(o))}),
            }
            for o in outs
        ]
    return table


def main(families: list[str]) -> None:
    """Writes the files and tells what they hold."""
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    total = 0
    for family, rows in op_db.FAMILIES.items():
        if families and family not in families:
            continue
        store, index = Writer(), {}
        for name, row in rows.items():
            if not op_db.has_operator(torch, name):
                sys.exit(f"op_db: PyTorch has no operator {name}")
            index[name] = {
                "samples": [record(row, k, store) for k in range(len(row.samples))],
                "dtypes": dtypes(row, store),
            }
        size = store.save(f"ops_{family}", index)
        total += size
        print(f"{family}: {len(rows)} rows, {sum(len(r.samples) for r in rows.values())} samples, {size} bytes")
    print(f"in all {total} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
