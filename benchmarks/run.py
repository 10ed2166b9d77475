"""Times swiftgrad beside PyTorch: the same programs, alternating processes, one table of medians and ratios.

    python benchmarks/run.py [--only NAME ...] [--threads N] [--rounds N] [--json FILE] [--plot FILE]
                             [--peer-python PYTHON]

Each workload is a file in benchmarks/workloads that is given a module, swiftgrad or torch, and returns what is to be
timed. Each round runs every workload once in a fresh process with each of the two; figures are medians over rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shlex
import statistics
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from datetime import datetime, timezone
from pathlib import Path

import plot
from child import cases

HERE = Path(__file__).resolve().parent
NO_PEER = """no PyTorch to compare with, so only swiftgrad is timed. To have one:
  python3 -m venv ~/torch-venv && ~/torch-venv/bin/pip install torch numpy --index-url https://download.pytorch.org/whl/cpu
and then SWIFTGRAD_PEER_PYTHON=~/torch-venv/bin/python (or --peer-python)."""


@dataclass
class Side:
    """One of the two that are compared."""

    module: str
    python: str
    version: str = ""


@dataclass
class Row:
    """One workload's figures: per module, a figure a round, in `unit`."""

    name: str
    title: str = ""
    unit: str = "s"
    figures: dict[str, list[float]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    def median(self, module: str) -> float | None:
        """The median over the rounds, or None where there is no figure."""
        figures = self.figures.get(module)
        return statistics.median(figures) if figures else None

    @property
    def ratio(self) -> float | None:
        """PyTorch's figure over swiftgrad's: above 1, swiftgrad needs less."""
        ours, theirs = self.median("swiftgrad"), self.median("torch")
        return theirs / ours if ours and theirs else None


def run_child(side: Side, name: str, threads: int) -> dict[str, object]:
    """One process, one workload; raises RuntimeError with the end of what it printed if it fails."""
    environment = dict(os.environ)
    for variable in ("SWIFTGRAD_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        environment[variable] = str(threads)
    command = [side.python, str(HERE / "child.py"), side.module, name, str(threads)]
    answer = subprocess.run(command, capture_output=True, text=True, env=environment)
    if answer.returncode != 0:
        raise RuntimeError((answer.stderr.strip() or f"exit status {answer.returncode}").splitlines()[-1])
    return dict(json.loads(answer.stdout.splitlines()[-1]))


def find_peer(python: str | None) -> Side | None:
    """PyTorch's side, or None if there is no interpreter that has it."""
    if not python:
        return None
    code = "import torch; print(getattr(torch, '__swiftgrad_version__', None) or torch.__version__)"
    answer = subprocess.run([python, "-c", code], capture_output=True, text=True)
    if answer.returncode != 0:
        raise SystemExit(f"{python} has no torch: {answer.stderr.strip().splitlines()[-1]}")
    return Side("torch", python, answer.stdout.strip())


def shown(value: float | None, unit: str) -> str:
    """A figure with a fitting unit."""
    if value is None:
        return "failed"
    if unit != "s":
        return f"{value:.1f} {unit}"
    for factor, name in ((1, "s"), (1e3, "ms"), (1e6, "µs")):
        if value * factor >= 1:
            return f"{value * factor:.3g} {name}"
    return f"{value * 1e9:.3g} ns"


def processor() -> str:
    """The processor's name and the number of cores this process may use."""
    name = platform.machine()
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            name = line.split(":", 1)[1].strip()
            break
    return f"{name}, {len(os.sched_getaffinity(0))} cores"


def progress(text: str) -> None:
    """Writes over the last line of progress, where somebody watches."""
    if sys.stderr.isatty():
        print(f"\r{text}\033[K", end="", file=sys.stderr, flush=True)


def table(rows: list[Row], ours: Side, peer: Side | None) -> str:
    """The Markdown table."""
    heads = ["workload", f"swiftgrad {ours.version}"] + ([f"PyTorch {peer.version}", "ratio"] if peer else [])
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" + " ---: |" * (len(heads) - 1)]
    for row in rows:
        cells = [row.title or row.name, shown(row.median("swiftgrad"), row.unit)]
        if peer:
            ratio = f"{row.ratio:.2f}" if row.ratio else ""
            cells += [shown(row.median("torch"), row.unit), ratio]
        lines.append("| " + " | ".join(cells) + " |")
    if peer:
        lines += ["", "Ratio: PyTorch's figure over swiftgrad's; above 1, swiftgrad is faster or smaller."]
    return "\n".join(lines)


def main() -> int:
    """Runs the benchmarks; 1 if one of swiftgrad's failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", nargs="+", metavar="NAME", default=[], help="workloads whose names start so")
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)), help="default: all cores")
    parser.add_argument("--rounds", type=int, default=5, help="processes a workload and side (default 5)")
    parser.add_argument("--json", type=Path, help="also write all figures to this file")
    parser.add_argument("--plot", type=Path, help="also draw the ratios to this file (needs matplotlib)")
    parser.add_argument(
        "--peer-python", default=os.environ.get("SWIFTGRAD_PEER_PYTHON"), help="a python that has torch"
    )
    parser.add_argument("--list", action="store_true", help="list the workloads and stop")
    arguments = parser.parse_args()

    names = [name for name in cases() if not arguments.only or any(name.startswith(start) for start in arguments.only)]
    if arguments.list or not names:
        print("\n".join(cases()))
        return 0 if arguments.list else 2
    probe = "import swiftgrad; print(getattr(swiftgrad, '__swiftgrad_version__', None) or swiftgrad.__version__)"
    answer = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True)
    if answer.returncode != 0:
        raise SystemExit(f"swiftgrad cannot be imported; run `make build` first:\n{answer.stderr.strip()}")
    ours = Side("swiftgrad", sys.executable, answer.stdout.strip())
    peer = find_peer(arguments.peer_python)
    if peer is None:
        print(NO_PEER, file=sys.stderr)
    sides = [ours] + ([peer] if peer else [])

    rows = {name: Row(name) for name in names}
    for round_ in range(arguments.rounds):
        for name, row in rows.items():
            # The order turns every round, so that neither side is always the one that finds a warm machine.
            for side in sides if round_ % 2 == 0 else sides[::-1]:
                if side.module in row.errors:
                    continue
                progress(f"round {round_ + 1}/{arguments.rounds}: {name} ({side.module})")
                try:
                    found = run_child(side, name, arguments.threads)
                except RuntimeError as error:
                    row.errors[side.module] = str(error)
                    continue
                row.title, row.unit = str(found["title"]), str(found["unit"])
                row.figures.setdefault(side.module, []).append(float(str(found["value"])))
    progress("")

    date = datetime.now(timezone.utc).strftime("%Y-%m-%d")
    command = shlex.join(["python", "benchmarks/run.py", *sys.argv[1:]])
    print(f"{date}, {processor()}, {arguments.threads} threads, Python {platform.python_version()}; `{command}`\n")
    print(table(list(rows.values()), ours, peer))
    for row in rows.values():
        for module, error in row.errors.items():
            print(f"{row.name} failed with {module}: {error}", file=sys.stderr)
    if arguments.json:
        record = {"date": date, "machine": processor(), "threads": arguments.threads, "command": command}
        record |= {"swiftgrad": ours.version, "torch": peer.version if peer else None}
        record |= {"workloads": [asdict(row) | {"ratio": row.ratio} for row in rows.values()]}
        arguments.json.write_text(json.dumps(record, indent=1) + "\n")
    if arguments.plot:
        pairs = [(row.title or row.name, row.ratio) for row in rows.values()]
        drawn = [(name, ratio) for name, ratio in pairs if ratio]
        if not drawn:
            raise SystemExit("no ratio to draw: there is no figure of PyTorch's.")
        plot.ratios(arguments.plot, f"{date}, {processor()}, {arguments.threads} threads", drawn)
    return int(any("swiftgrad" in row.errors for row in rows.values()))


if __name__ == "__main__":
    raise SystemExit(main())
