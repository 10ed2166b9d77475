"""Element-wise operators, reductions, copies, selections and creation beside PyTorch, by size.

    python benchmarks/elementwise_table.py [NAME ...] [--sizes 16,1024,65536,1048576,16777216] [--rounds N]
        [--threads N] [--json FILE] [--peer-python PYTHON] [--worst N]

Each round runs all cases in one process a library, in turns; figures are medians over rounds. `GB/s` is the memory a
case has to move (each input read, each result written once) over its time; what a copy reaches is the limit.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from run import NO_PEER, Side, find_peer, processor, shown

HERE = Path(__file__).resolve().parent


def run_cases(side: Side, threads: int, sizes: str, names: list[str]) -> dict[str, dict[str, list[float] | str]]:
    """One process: seconds and bytes by case and size."""
    environment = dict(os.environ)
    for variable in ("SWIFTGRAD_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        environment[variable] = str(threads)
    command = [side.python, str(HERE / "elementwise_cases.py"), side.module, str(threads), sizes, *names]
    answer = subprocess.run(command, capture_output=True, text=True, env=environment)
    if answer.returncode != 0:
        raise SystemExit(f"{side.module} failed:\n{answer.stderr[-2000:]}")
    found: dict[str, dict[str, list[float] | str]] = json.loads(answer.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Runs the cases and prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", help="cases, or the starts of `family: case`")
    parser.add_argument("--sizes", default="16,1024,65536,1048576,16777216")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--peer-python", default=os.environ.get("SWIFTGRAD_PEER_PYTHON"))
    parser.add_argument("--worst", type=float, help="only rows with a ratio below this at some size")
    arguments = parser.parse_args()
    peer = find_peer(arguments.peer_python)
    if peer is None:
        print(NO_PEER, file=sys.stderr)
    sides = [Side("swiftgrad", sys.executable)] + ([peer] if peer else [])
    times: dict[str, dict[str, dict[str, list[float]]]] = {}
    moved: dict[tuple[str, str], float] = {}
    for number in range(arguments.rounds):
        for side in sides if number % 2 == 0 else sides[::-1]:
            for case, by_size in run_cases(side, arguments.threads, arguments.sizes, arguments.names).items():
                for size, figure in by_size.items():
                    if isinstance(figure, str):
                        print(f"{side.module}: {case} at {size}: {figure}", file=sys.stderr)
                        continue
                    times.setdefault(case, {}).setdefault(size, {}).setdefault(side.module, []).append(figure[0])
                    moved[case, size] = figure[1]

    sizes = arguments.sizes.split(",")
    print(f"{processor()}, {arguments.threads} threads, {arguments.rounds} rounds\n")
    print("| case | " + " | ".join(f"{size}: ours, ratio, GB/s" for size in sizes) + " |")
    print("| --- |" + " ---: |" * len(sizes))
    record = []
    for case, by_size in times.items():
        cells, least = [], float("inf")
        for size in sizes:
            median = {side: statistics.median(figures) for side, figures in by_size.get(size, {}).items()}
            if "swiftgrad" not in median:
                cells.append("")
                continue
            ours = median["swiftgrad"]
            ratio = median["torch"] / ours if "torch" in median else None
            least = min(least, ratio or least)
            record.append({"case": case, "size": int(size), "bytes": moved[case, size], **median})
            ratio_text = f"{ratio:.2f}" if ratio else "-"
            cells.append(f"{shown(ours, 's')}, {ratio_text}, {moved[case, size] / ours / 1e9:.1f}")
        if arguments.worst is None or least < arguments.worst:
            print(f"| {case} | " + " | ".join(cells) + " |", flush=True)
    if arguments.json:
        arguments.json.write_text(json.dumps(record, indent=1) + "\n")


if __name__ == "__main__":
    main()
