"""Names of a usage table, where one lies beside the repository."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_TABLES = [p for p in (_ROOT.parent / "shared", _ROOT.parent.parent / "shared") if (p / "torch_surface.csv").is_file()]
needs_table = pytest.mark.skipif(not _TABLES, reason="no table beside the repository")


@pytest.fixture(scope="module")
def tool() -> Any:
    """The tool, as a module."""
    spec = importlib.util.spec_from_file_location("check_surface", _ROOT / "tools" / "check_surface.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _promised(tool: Any) -> list[Any]:
    rows = tool.read_table(_TABLES[0] / "torch_surface.csv")
    return [r for r in rows if tool.promised(r)]


@needs_table
@pytest.mark.swiftgrad_only
def test_all_symbols_of_three_repositories(tool: Any) -> None:
    rows = [row for row in _promised(tool) if row.repos >= 3]
    assert tool.missing(rows) == []


@needs_table
@pytest.mark.swiftgrad_only
def test_most_symbols_of_two_repositories(tool: Any) -> None:
    rows = [row for row in _promised(tool) if row.repos == 2]
    lacking = tool.missing(rows)
    assert len(lacking) <= 0.05 * len(rows), lacking


def test_methods_of_sparse_tensors_refuse_others(torch: Any) -> None:
    x = torch.ones(2, 2)
    for name in ("indices", "coalesce"):
        with pytest.raises(RuntimeError, match=f"{name} expected sparse coordinate tensor layout but got Strided"):
            getattr(x, name)()
    with pytest.raises(RuntimeError, match="values expected sparse tensor layout but got Strided"):
        x.values()
    assert x.to_dense() is x
    assert (x.sparse_dim(), x.dense_dim()) == (0, 2)
    assert torch.sort(x).values.shape == (2, 2)


KEYWORDS = {
    "gather": lambda torch, x: torch.gather(input=x, dim=1, index=torch.zeros(2, 1, dtype=torch.long)),
    "where": lambda torch, x: torch.where(x > 0, input=x, other=x),
    "avg_pool2d": lambda torch, x: torch.nn.functional.avg_pool2d(input=x[None], kernel_size=2),
    "clone": lambda torch, x: x.clone(memory_format=torch.contiguous_format),
    "zeros_like": lambda torch, x: torch.zeros_like(x, memory_format=torch.preserve_format, device="cpu"),
    "normal": lambda torch, x: torch.normal(0.0, 1.0, (2,), requires_grad=True, device="cpu"),
    "empty": lambda torch, x: torch.empty(2, 3, memory_format=torch.contiguous_format, pin_memory=False),
    "full_like": lambda torch, x: torch.full_like(x, 1, layout=torch.strided, device="cpu"),
    "nonzero": lambda torch, x: x.nonzero(as_tuple=True)[1],
    "take_along_dim": lambda torch, x: torch.take_along_dim(
        input=x, indices=torch.zeros(2, 3, dtype=torch.long), dim=1
    ),
    "randn": lambda torch, x: torch.randn(2, 3, device="cpu", requires_grad=True, pin_memory=False),
    "zeros": lambda torch, x: torch.zeros(2, layout=torch.strided, dtype=torch.float64),
    "eye": lambda torch, x: torch.eye(3, device="cpu", requires_grad=True),
    "linspace": lambda torch, x: torch.linspace(0, 1, 3, device="cpu", requires_grad=True),
    "full": lambda torch, x: torch.full((2,), 1.0, device="cpu", requires_grad=True),
    "sum": lambda torch, x: torch.sum(x, axis=0, keepdims=True),
    "sum of two": lambda torch, x: x.sum(axis=(0, 1)),
    "mean": lambda torch, x: x.mean(axis=1, keepdims=True),
    "concatenate": lambda torch, x: torch.concatenate([x, x], axis=1),
    "cat": lambda torch, x: torch.cat(tensors=[x, x], dim=0),
    "max": lambda torch, x: torch.max(x, axis=1).values,
    "softmax": lambda torch, x: x.softmax(dim=-1, dtype=torch.float64),
    "sort": lambda torch, x: torch.sort(input=x, dim=0, descending=True, stable=True).indices,
}
SHAPES = {
    "gather": (2, 1),
    "avg_pool2d": (1, 1, 1),
    "normal": (2,),
    "nonzero": (6,),
    "zeros": (2,),
    "eye": (3, 3),
    "linspace": (3,),
    "full": (2,),
    "sum": (1, 3),
    "sum of two": (),
    "mean": (2, 1),
    "concatenate": (2, 6),
    "cat": (4, 3),
    "max": (2,),
}


@pytest.mark.parametrize("name", KEYWORDS)
def test_keyword_arguments_that_programs_pass(torch: Any, name: str) -> None:
    assert tuple(KEYWORDS[name](torch, torch.ones(2, 3)).shape) == SHAPES.get(name, (2, 3))


def test_foreach_takes_lists_and_numbers(torch: Any) -> None:
    x = [torch.ones(2), torch.ones(3)]
    torch._foreach_add_(x, [torch.ones(2), torch.ones(3)], alpha=2)
    assert [t.tolist() for t in x] == [[3.0, 3.0], [3.0, 3.0, 3.0]]
    torch._foreach_mul_(x, 2.0)
    torch._foreach_add_(x, 1)
    assert [t.tolist() for t in torch._foreach_neg(x)] == [[-7.0, -7.0], [-7.0, -7.0, -7.0]]
