"""Names of a usage table, where one lies beside the repository."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_TABLES = [p for p in (_ROOT.parent / "shared", _ROOT.parent.parent / "shared") if (p / "torch_surface.csv").is_file()]
pytestmark = [pytest.mark.swiftgrad_only, pytest.mark.skipif(not _TABLES, reason="no table beside the repository")]


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


def test_all_symbols_of_three_repositories(tool: Any) -> None:
    rows = [row for row in _promised(tool) if row.repos >= 3]
    assert tool.missing(rows) == []


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
