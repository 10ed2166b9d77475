"""One process of a benchmark: `child.py MODULE WORKLOAD THREADS` prints one line of JSON with the figure."""

from __future__ import annotations

import importlib
import importlib.util
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

WORKLOADS = Path(__file__).resolve().parent / "workloads"
SAMPLES = 11
SECONDS_A_SAMPLE = 0.05
WARM_UP_SECONDS = 0.3


def load(name: str) -> ModuleType:
    """Loads a workload's file. It defines TITLE and either `workload(torch, case)`, which returns what is to be timed,
    or `measure(module_name, threads, case)`, which returns a figure and its unit; and CASES if there are several.
    """
    spec = importlib.util.spec_from_file_location(name, WORKLOADS / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cases() -> list[str]:
    """All workloads: `file`, or `file[case]` for each of a file's cases."""
    names: list[str] = []
    for path in sorted(WORKLOADS.glob("*.py")):
        some = getattr(load(path.stem), "CASES", None)
        names += [f"{path.stem}[{case}]" for case in some] if some else [path.stem]
    return names


def seconds_a_call(call: Callable[[], object]) -> float:
    """The median time of a call over samples of many calls each, after a warm-up."""
    clock = time.perf_counter
    start = clock()
    calls = 0
    while calls < 3 or clock() - start < WARM_UP_SECONDS:
        call()
        calls += 1
    repeat = max(1, round(SECONDS_A_SAMPLE * calls / (clock() - start)))
    samples = []
    for _ in range(SAMPLES):
        start = clock()
        for _ in range(repeat):
            call()
        samples.append((clock() - start) / repeat)
    return statistics.median(samples)


def main(module_name: str, workload: str, threads: int) -> None:
    """Runs one workload and prints its figure."""
    name, _, case = workload.rstrip("]").partition("[")
    file = load(name)
    title = f"{file.TITLE} {case}".strip()
    if hasattr(file, "measure"):
        value, unit = file.measure(module_name, threads, case)
    else:
        torch = importlib.import_module(module_name)
        torch.set_num_threads(threads)
        torch.manual_seed(0)
        value, unit = seconds_a_call(file.workload(torch, case)), "s"
    print(json.dumps({"title": title, "value": value, "unit": unit}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
