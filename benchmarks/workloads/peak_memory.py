"""The most memory a process ever held: after the import alone, and after 200 MLP steps."""

from __future__ import annotations

import importlib
import resource

TITLE = "peak memory,"
CASES = ("import", "MLP training")


def measure(module_name: str, threads: int, case: str) -> tuple[float, str]:
    """Returns megabytes (10^6 bytes)."""
    torch = importlib.import_module(module_name)
    if case != "import":
        torch.set_num_threads(threads)
        load = importlib.import_module("child").load
        step = load("mlp_step").workload(torch, "")
        for _ in range(200):
            step()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6, "MB"
