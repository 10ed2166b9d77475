"""How long `import` takes, with warm files."""

from __future__ import annotations

import importlib
import time

TITLE = "import"


def measure(module_name: str, threads: int, case: str) -> tuple[float, str]:
    """Returns seconds."""
    start = time.perf_counter()
    importlib.import_module(module_name)
    return time.perf_counter() - start, "s"
