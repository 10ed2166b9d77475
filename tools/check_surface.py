"""Which names of a usage table the package has.

The table is a CSV file with the columns ``symbol`` (``torch.nn.Linear``, ``Tensor.view``, ``Module.eval``), ``kind``
and ``repos`` (in how many repositories the symbol was seen). Prints counts by number of repositories and by kind, and
the names that do not resolve.

    PYTHONPATH=python python tools/check_surface.py TABLE.csv [--all] [--kind KIND] [--min-repos N]
"""

from __future__ import annotations

import argparse
import collections
import csv
import importlib
import sys
import warnings
from pathlib import Path
from typing import Any, NamedTuple

#: Kinds that a CPU-only engine without a graph compiler does not promise.
LEFT_OUT = frozenset(
    {"missing-in-2.15", "distributed", "cuda", "accel", "jit", "fx", "onnx", "quant", "export", "compile", "private"}
)


class Row(NamedTuple):
    """A line of the table."""

    symbol: str
    kind: str
    repos: int


def read_table(path: str | Path) -> list[Row]:
    """The rows of a table.

    Args:
        path: The CSV file.
    """
    with open(path, newline="") as file:
        return [Row(r["symbol"], r["kind"], int(r["repos"])) for r in csv.DictReader(file)]


def promised(row: Row) -> bool:
    """Whether the package is to have the symbol: no accelerator's, compiler's or private name."""
    return row.kind not in LEFT_OUT and not any(
        part.startswith("_") and not part.startswith("__") for part in row.symbol.split(".")
    )


def _instances(torch: Any) -> dict[str, Any]:
    parameter = torch.nn.Parameter(torch.zeros(1))
    return {
        "Tensor": parameter,
        "Module": torch.nn.Module(),
        "Optimizer": torch.optim.SGD([parameter], lr=0.1),
    }


def resolves(symbol: str, torch: Any, instances: dict[str, Any]) -> bool:
    """Whether a symbol exists.

    Args:
        symbol: The dotted name.
        torch: The package.
        instances: Objects for the heads ``Tensor``, ``Module`` and ``Optimizer``.
    """
    head, *parts = symbol.split(".")
    found = instances.get(head, torch)
    name = torch.__name__
    for part in parts:
        name += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            try:
                found = importlib.import_module(name)
            except ImportError:
                return False
        except (RuntimeError, AssertionError, NotImplementedError):
            return True  # an attribute that is there and raises for this object
    return True


def missing(rows: list[Row]) -> list[Row]:
    """The rows whose symbol does not exist."""
    import swiftgrad as torch

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        instances = _instances(torch)
        return [row for row in rows if not resolves(row.symbol, torch, instances)]


def _print_counts(title: str, rows: list[Row], lacking: set[Row], key: Any) -> None:
    total, absent = collections.Counter(map(key, rows)), collections.Counter(map(key, lacking))
    print(f"{title:>18} {'have':>6} {'of':>6}")
    for value in sorted(total, key=lambda v: (-v if isinstance(v, int) else 0, str(v))):
        print(f"{value!s:>18} {total[value] - absent[value]:>6} {total[value]:>6}")


def main() -> None:
    """Prints what the package has of a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", help="the CSV file")
    parser.add_argument("--all", action="store_true", help="count names that are not promised, too")
    parser.add_argument("--kind", help="only this kind")
    parser.add_argument("--min-repos", type=int, default=1, help="only symbols of at least so many repositories")
    options = parser.parse_args()
    rows = [row for row in read_table(options.table) if options.all or promised(row)]
    rows = [row for row in rows if row.repos >= options.min_repos and options.kind in (None, row.kind)]
    lacking = missing(rows)
    _print_counts("repositories", rows, set(lacking), lambda row: row.repos)
    _print_counts("kind", rows, set(lacking), lambda row: row.kind)
    for row in sorted(lacking, key=lambda row: (-row.repos, row.symbol)):
        print(f"missing: {row.symbol} ({row.kind}, {row.repos})")
    sys.exit(1 if lacking else 0)


if __name__ == "__main__":
    main()
