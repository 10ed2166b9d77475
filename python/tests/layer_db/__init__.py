"""The layer table: cases of every layer of nn, by family (one module, one golden file `layers_<family>.xz` each)."""

from __future__ import annotations

from types import ModuleType

from . import attention, feedforward, recurrent
from .core import Case, Table, run

MODULES: tuple[ModuleType, ...] = (attention, feedforward, recurrent)

FAMILIES: dict[str, dict[str, Case]] = {module.__name__.rsplit(".", 1)[-1]: module.layer.cases for module in MODULES}

# How many layers may still lack a case; lowered as families are added, 0 when all are there.
WAITING = 200

__all__ = ["FAMILIES", "Case", "Table", "run"]
