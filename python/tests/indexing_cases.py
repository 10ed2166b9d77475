"""Expressions x[...] and x[...] = value: picked by hand and at random, each evaluated the same way everywhere.

`t` is the module; x has the shape named in front of "|" and holds 0, 1, 2, ...
"""

from __future__ import annotations

from typing import Any

import numpy as np

HAND = """
0|...
0|None
0|()
0|True
0|False
0|..., None
0|t.tensor(True)
4|0
4|-1
4|1:3
4|:-1
4|::2
4|3:1
4|-100:100
4|...
4|None
4|None, 0
4|[0, 2]
4|[0, -1, 0]
4|t.tensor([1, 3])
4|t.tensor([[1, 3], [0, 0]])
4|t.tensor(2)
4|t.tensor([], dtype=t.int64)
4|t.tensor([True, False, True, False])
4|[True, False, False, True]
4|t.tensor([1, 0, 1, 1], dtype=t.uint8)
4|t.tensor([2, 3], dtype=t.int32)
4|t.tensor([2, 3], dtype=t.int16)
4|True
4|False
4|t.tensor(False)
4|True, 0
4|np.array([1, 2])
4|np.array([True, False, True, True])
4|np.int64(2)
4|slice(None)
4|slice(1, None, 2)
4|t.tensor(1):t.tensor(3)
4|np.int32(1):
5,4,3|0
5,4,3|0, 1
5,4,3|0, 1, 2
5,4,3|-1, -1, -1
5,4,3|..., 0
5,4,3|0, ...
5,4,3|0, ..., 1
5,4,3|..., 1, :
5,4,3|:, 1
5,4,3|:, :, 1
5,4,3|:, None, 1
5,4,3|None, ..., None
5,4,3|1:4, ::2, 1:
5,4,3|1:1
5,4,3|::3, 0
5,4,3|4:10, -3:-1
5,4,3|[0, 2]
5,4,3|[0, 2], [1, 3]
5,4,3|[0, 2], [1, 3], [0, 0]
5,4,3|[[0], [2]], [1, 3]
5,4,3|:, [1, 3]
5,4,3|:, [1, 3], [0, 2]
5,4,3|[1, 3], :, [0, 2]
5,4,3|[1, 3], :, 0
5,4,3|0, :, [0, 2]
5,4,3|0, [1, 2], [0, 2]
5,4,3|:, 0, [0, 2]
5,4,3|..., [0, 2]
5,4,3|..., [0, 2], :
5,4,3|None, [0, 2]
5,4,3|[0, 2], None
5,4,3|[0, 2], None, [1, 3]
5,4,3|[0, 2], ..., [1, 0]
5,4,3|1:3, [0, 2]
5,4,3|1:3, [0, 2], ::2
5,4,3|::2, :, [[0, 1], [1, 2]]
5,4,3|t.tensor([True, False, True, False, True])
5,4,3|:, t.tensor([True, False, True, False])
5,4,3|t.tensor([True, False, True, False, True]), 1
5,4,3|t.tensor([True, False, True, False, False]), [1, 2]
5,4,3|t.tensor([True, False, True, False, False]), :, [1, 2]
5,4,3|..., t.tensor([True, False, True])
5,4,3|t.arange(20).reshape(5, 4) % 3 == 0
5,4,3|t.arange(20).reshape(5, 4) % 3 == 0, 1
5,4,3|:, t.arange(12).reshape(4, 3) % 2 == 0
5,4,3|t.arange(60).reshape(5, 4, 3) % 7 == 0
5,4,3|t.zeros(5, dtype=t.bool)
5,4,3|t.zeros(5, 4, 3, dtype=t.bool)
5,4,3|True
5,4,3|False
5,4,3|True, [0, 1]
5,4,3|None, True
5,4,3|t.tensor(1), t.tensor(2)
5,4,3|t.tensor(1), [0, 1]
5,4,3|t.tensor([[0, 1], [2, 3]])
5,4,3|t.tensor([[0, 1], [2, 3]]), t.tensor([0, 1])
5,4,3|:, t.tensor([[0, 1], [2, 3]]), 0
5,4,3|t.tensor([], dtype=t.int64), t.tensor([], dtype=t.int64)
5,4,3|(0, 1)
5,4,3|[0, 1, 1]
5,4,3|range(3)
5,4,3|[[0, 1], [1, 2]]
5,4,3|[t.tensor(0), t.tensor(1)]
5,4,3|np.array([[0, 1], [3, 2]]), :, 1
5,4,3|..., None, 0, None
5,4,3|-5
5,4,3|:, -4:, -3
0,3|0:0
0,3|...
0,3|:, 1
0,3|t.tensor([], dtype=t.int64)
0,3|:, [0, 1]
0,3|t.zeros(0, dtype=t.bool)
0,3|t.zeros(0, 3, dtype=t.bool)
1,1,2|0, 0
1,1,2|[0, 0, 0]
2,2|[[0, 1], [1, 0]], [[0, 0], [1, 1]]
2,3,2,2|0, :, [0, 1], [1, 1]
2,3,2,2|[0, 1], :, [0, 1]
2,3,2,2|:, [0, 1], :, [1, 1]
2,3,2,2|:, [0, 2], [0, 1]
2,3,2,2|:, [0, 2], [0, 1], 1
2,3,2,2|[0], [1, 2], ..., 0
2,3,2,2|..., None, [0, 1], [0, 0]
2,3,2,2|t.ones(2, 3, dtype=t.bool), [0]
"""

BAD = """
0|0
0|:
0|0, 0
0|[0]
4|4
4|-5
4|0, 0
4|1.5
4|'a'
4|[4]
4|[-5]
4|t.tensor([4])
4|t.tensor([1.5])
4|t.tensor([True, False])
4|[True, False, True]
4|::-1
4|::0
4|..., ...
4|None, 5
4|{}
4|[0, 'a']
4|1.0:
4|t.tensor([0, 1]):
5,4,3|5
5,4,3|0, 4
5,4,3|0, 0, 0, 0
5,4,3|:, :, :, :
5,4,3|[0, 1], [0, 1, 2]
5,4,3|[[0, 1, 2]], [[0, 1], [1, 2]]
5,4,3|[5]
5,4,3|:, [-5]
5,4,3|t.ones(4, dtype=t.bool)
5,4,3|t.ones(5, 3, dtype=t.bool)
5,4,3|t.ones(5, 4, 3, 1, dtype=t.bool)
5,4,3|..., 0, ...
5,4,3|t.ones(2)
5,4,3|0, t.ones(2), 0
0,3|0
0,3|[0]
2,2|0:2:-1
"""

VALUES = ("7", "t.tensor(7.5)", "broadcast", "full")


def _random() -> list[str]:
    rng = np.random.RandomState(1234)
    found = []
    for _ in range(120):
        ndim = rng.randint(1, 5)
        shape = [int(n) for n in rng.randint(1, 6, size=ndim)]
        rank = int(rng.randint(0, 3))
        common = int(rng.randint(1, 4))
        parts: list[str] = []
        dim, ellipsis = 0, rng.rand() < 0.3
        skip = int(rng.randint(0, ndim)) if ellipsis else ndim
        while dim < ndim:
            n = shape[dim]
            if ellipsis and dim == skip and "..." not in parts:
                parts.append("...")
                dim += int(rng.randint(0, ndim - dim + 1))
                continue
            kind = rng.randint(0, 7)
            if kind == 0:
                parts.append(str(rng.randint(-n, n)))
            elif kind == 1:
                parts.append(":")
            elif kind == 2:
                a, b = sorted(int(k) for k in rng.randint(-n, n + 2, size=2))
                parts.append(f"{a}:{b}:{rng.randint(1, 4)}")
            elif kind == 3:
                parts.append("None")
                continue
            elif kind in (4, 5):
                size = {0: (common,), 1: (1,), 2: (2, common)}[rank if rng.rand() < 0.7 else 0]
                values = rng.randint(-n, n, size=size).tolist()
                parts.append(f"t.tensor({values})")
            else:
                mask = [bool(k) for k in np.arange(n) < common]
                rng.shuffle(mask)
                parts.append(f"t.tensor({mask})")
            dim += 1
            if rng.rand() < 0.15:
                break
        found.append(f"{','.join(map(str, shape))}|{', '.join(parts)}")
    return found


def all_cases() -> list[str]:
    """Unique cases, the bad ones last."""
    lines = [*HAND.strip().splitlines(), *_random(), *BAD.strip().splitlines()]
    return list(dict.fromkeys(lines))


def tensor(torch: Any, case: str) -> Any:
    """The tensor that is indexed."""
    sizes = [int(n) for n in case.split("|")[0].split(",")] if not case.startswith("0|") else []
    return torch.arange(float(np.prod(sizes, dtype=int)), dtype=torch.float64).reshape(sizes)


class _Catch:
    def __getitem__(self, index: Any) -> Any:
        return index


def index_of(torch: Any, case: str) -> Any:
    """The index as Python hands it over."""
    return eval(f"catch[{case.split('|', 1)[1]}]", {"catch": _Catch(), "t": torch, "np": np})


def evaluate(torch: Any, case: str) -> dict[str, Any]:
    """Result, whether it is a view, gradient; the outcomes of assignments; or the exception's type and text."""
    x = tensor(torch, case)
    try:
        got = x[index_of(torch, case)]
    except Exception as problem:
        found: dict[str, Any] = {"error": type(problem).__name__, "text": str(problem).split("\n")[0]}
        try:
            x[index_of(torch, case)] = 1.0
            found["set_error"] = None
        except Exception as other:
            found["set_error"] = type(other).__name__
        return found
    shared = got.numel() > 0 and got.untyped_storage().data_ptr() == x.untyped_storage().data_ptr()
    found = {"value": got.numpy().copy(), "view": bool(shared)}
    leaf = tensor(torch, case).requires_grad_(True)
    picked = leaf[index_of(torch, case)]
    weights = torch.arange(1.0, got.numel() + 1, dtype=torch.float64).reshape(got.shape)
    (picked * weights).sum().backward()
    found["grad"] = leaf.grad.numpy().copy()
    found["set"] = [assign(torch, case, value, got) for value in VALUES]
    return found


def assign(torch: Any, case: str, kind: str, got: Any) -> Any:
    """x[...] = value and its gradients."""
    leaf = tensor(torch, case).requires_grad_(True)
    x = leaf * 1
    value: Any
    if kind == "broadcast":
        value = torch.arange(100.0, 100.0 + (got.shape[-1] if got.dim() else 1), dtype=torch.float64)
        value = value.reshape(()) if not got.dim() else value
    elif kind == "full":
        value = torch.arange(200.0, 200.0 + got.numel(), dtype=torch.float64).reshape(got.shape)
    else:
        value = eval(kind, {"t": torch})
    differentiable = kind in ("broadcast", "full")
    if differentiable:
        value.requires_grad_(True)
    try:
        x[index_of(torch, case)] = value
    except Exception as problem:
        return {"error": type(problem).__name__}
    weights = torch.arange(1.0, x.numel() + 1, dtype=torch.float64).reshape(x.shape)
    repeated = isinstance(got, torch.Tensor) and kind == "full"
    (x * weights).sum().backward()
    found = {"value": x.detach().numpy().copy(), "grad": leaf.grad.numpy().copy()}
    if differentiable and repeated:
        found["value_grad"] = None if value.grad is None else value.grad.numpy().copy()
    return found
