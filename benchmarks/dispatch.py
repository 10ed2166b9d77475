"""The costs of calls on small tensors, where dispatch is everything: a table beside PyTorch, in microseconds a call.

    python benchmarks/dispatch.py [--only NAME ...] [--rounds N] [--json FILE] [--peer-python PYTHON]

Each round runs all operations in a fresh process, one with each of the two, in turns; figures are medians over rounds
of the medians over samples within a process. One thread each: none of this is work worth sharing.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from run import NO_PEER, Side, find_peer, processor

SAMPLES = 9
SECONDS_A_SAMPLE = 0.01


def operations(torch: ModuleType) -> dict[str, Callable[[], object]]:
    """What is timed, by name; each is a function without arguments."""
    nn = torch.nn
    x, y = torch.rand(16, requires_grad=True), torch.rand(16)
    a, b, m = torch.rand(16), torch.rand(16), torch.rand(4, 4)
    scalar, index = torch.tensor(1.5), torch.tensor([1, 3, 5])
    values = [1.0, 2.0, 3.0]
    w = torch.rand(4, 4, requires_grad=True)
    identity, linear = nn.Identity(), nn.Linear(4, 4)
    mlp = nn.Sequential(
        nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10)
    )
    image = torch.rand(1, 784)
    parameters = [torch.rand(8, requires_grad=True) for _ in range(8)]
    for p in parameters:
        p.grad = torch.zeros(8)
    optimizer = torch.optim.SGD(parameters, lr=0.0)
    adam = torch.optim.Adam(parameters, lr=0.0)

    def backward() -> None:
        x.grad = None
        (x * y).sum().backward()

    def layer_backward() -> None:
        w.grad = None
        torch.relu(m @ w).sum().backward()

    def inference() -> object:
        with torch.no_grad():
            return mlp(image)

    def modes() -> None:
        with torch.no_grad():
            pass

    def zero_grad() -> None:
        optimizer.zero_grad(set_to_none=False)

    return {
        "x + y, gradient recorded": lambda: x + y,
        "a + b": lambda: a + b,
        "a * 2.0": lambda: a * 2.0,
        "a += b": lambda: a.add_(b, alpha=0.0),
        "a < 0.5": lambda: a < 0.5,
        "torch.exp(a)": lambda: torch.exp(a),
        "a.sum()": lambda: a.sum(),
        "m.sum(dim=1, keepdim=True)": lambda: m.sum(dim=1, keepdim=True),
        "m @ m": lambda: m @ m,
        "m.view(2, 8)": lambda: m.view(2, 8),
        "m.transpose(0, 1)": lambda: m.transpose(0, 1),
        "a[3]": lambda: a[3],
        "m[:, 1:3]": lambda: m[:, 1:3],
        "a[index]": lambda: a[index],
        "torch.cat([a, b])": lambda: torch.cat([a, b]),
        "scalar.item()": lambda: scalar.item(),
        "float(scalar)": lambda: float(scalar),
        "len(a)": lambda: len(a),
        "m.shape": lambda: m.shape,
        "m.size(0)": lambda: m.size(0),
        "torch.tensor([1., 2., 3.])": lambda: torch.tensor(values),
        "torch.zeros(16)": lambda: torch.zeros(16),
        "no_grad()": modes,
        "nn.Identity()(a)": lambda: identity(a),
        "nn.Linear(4, 4)(m)": lambda: linear(m),
        "linear.weight": lambda: linear.weight,
        "(x * y).sum().backward()": backward,
        "relu(m @ w).sum().backward()": layer_backward,
        "MLP inference, batch 1": inference,
        "zero_grad() of 8, in place": zero_grad,
        "SGD step of 8": lambda: optimizer.step(),
        "Adam step of 8": lambda: adam.step(),
    }


def microseconds(call: Callable[[], object]) -> float:
    """The median time of a call over samples of many calls each, after a warm-up."""
    clock = time.perf_counter
    start = clock()
    calls = 0
    while calls < 50 or clock() - start < 0.02:
        call()
        calls += 1
    repeat = range(max(1, round(SECONDS_A_SAMPLE * calls / (clock() - start))))
    samples = []
    gc.disable()
    for _ in range(SAMPLES):
        start = clock()
        for _ in repeat:
            call()
        samples.append((clock() - start) / len(repeat))
    gc.enable()
    return statistics.median(samples) * 1e6


def child(module: str, only: list[str]) -> None:
    """Times the operations with one module and prints one line of JSON."""
    torch = importlib.import_module(module)
    torch.set_num_threads(1)
    table = operations(torch)
    print(json.dumps({n: microseconds(f) for n, f in table.items() if not only or any(o in n for o in only)}))


def main() -> int:
    """Runs the rounds and prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", nargs="+", metavar="TEXT", default=[], help="operations whose names hold this")
    parser.add_argument("--rounds", type=int, default=3, help="processes a side (default 3)")
    parser.add_argument("--json", type=Path, help="also write the medians to this file")
    parser.add_argument(
        "--peer-python", default=os.environ.get("SWIFTGRAD_PEER_PYTHON"), help="a python that has torch"
    )
    parser.add_argument("--child", metavar="MODULE", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        child(arguments.child, arguments.only)
        return 0
    peer = find_peer(arguments.peer_python)
    if peer is None:
        print(NO_PEER, file=sys.stderr)
    sides = [Side("swiftgrad", sys.executable)] + ([peer] if peer else [])
    figures: dict[str, dict[str, list[float]]] = {side.module: {} for side in sides}
    for round_ in range(arguments.rounds):
        for side in sides if round_ % 2 == 0 else sides[::-1]:
            command = [side.python, __file__, "--child", side.module]
            command += ["--only", *arguments.only] if arguments.only else []
            answer = subprocess.run(command, capture_output=True, text=True, check=True)
            for name, value in json.loads(answer.stdout.splitlines()[-1]).items():
                figures[side.module].setdefault(name, []).append(value)
    medians = {m: {n: statistics.median(v) for n, v in table.items()} for m, table in figures.items()}
    print(f"{processor()}, Python {sys.version.split()[0]}, one thread, microseconds a call\n")
    print("| call | swiftgrad |" + (" PyTorch | ratio |" if peer else ""))
    print("| --- | ---: |" + (" ---: | ---: |" if peer else ""))
    for name, ours in medians["swiftgrad"].items():
        theirs = medians["torch"][name] if peer else 0.0
        print(f"| {name} | {ours:.3g} |" + (f" {theirs:.3g} | {theirs / ours:.1f} |" if peer else ""))
    if arguments.json:
        arguments.json.write_text(json.dumps(medians, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
