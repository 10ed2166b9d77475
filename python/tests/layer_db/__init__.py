"""The layer table: cases of every layer of nn, by family (one module, one golden file `layers_<family>.xz` each).

Every module of this folder that has a table `layer` is a family.
"""

from __future__ import annotations

import importlib
from pathlib import Path

from .core import Case, Table, run

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in ("__init__", "core"))

FAMILIES: dict[str, dict[str, Case]] = {
    name: importlib.import_module(f".{name}", __name__).layer.cases for name in NAMES
}

# How many layers may still lack a case; lowered as families are added, 0 when all are there.
WAITING = 0

__all__ = ["FAMILIES", "Case", "Table", "run"]
