"""Cost curves beside PyTorch: time against batch size or sequence length, with one thread and with all.

    python benchmarks/curves.py [--only NAME ...] [--json FILE] [--plot FILE] [--peer-python PYTHON]

Time should grow with the work once overheads are paid, and fall with threads. The table has the time at each
size and, in brackets, PyTorch's over ours; the last column is the growth of time over the growth of work for the last
step (1: proportional; of attention the work grows with the square of the length).
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import plot
from child import seconds_a_call
from models import encoder, mlp
from run import NO_PEER, Side, find_peer, shown

SERIES = dict[str, dict[str, list[tuple[float, float]]]]


def train(torch: ModuleType, model: Any, inputs: Any, classes: int) -> Callable[[], object]:
    """A step: forward, loss, backward, without an optimizer."""
    targets = torch.randint(0, classes, (inputs.shape[0],))
    criterion = torch.nn.CrossEntropyLoss()

    def step() -> None:
        model.zero_grad()
        criterion(model(inputs), targets).backward()

    return step


def mlp_step(torch: ModuleType, size: int) -> Callable[[], object]:
    """The MLP against its batch size."""
    return train(torch, mlp(torch), torch.rand(size, 784), 10)


def encoder_step(torch: ModuleType, size: int) -> Callable[[], object]:
    """The Transformer encoder, batch 8, against the length of its sequences."""
    return train(torch, encoder(torch), torch.rand(8, size, 256), 10)


def lstm_step(torch: ModuleType, size: int) -> Callable[[], object]:
    """An LSTM of 256 units, batch 16, against the length of its sequences."""
    lstm, x = torch.nn.LSTM(100, 256), torch.rand(size, 16, 100)
    return lambda: lstm(x)[0].sum().backward()


def attention(torch: ModuleType, size: int) -> Callable[[], object]:
    """Causal attention, 8 heads of 64, forward and backward, against the length of its sequences."""
    q, k, v = (torch.rand(1, 8, size, 64, requires_grad=True) for _ in range(3))
    attend = torch.nn.functional.scaled_dot_product_attention
    return lambda: attend(q, k, v, is_causal=True).sum().backward()


def convolution(torch: ModuleType, size: int) -> Callable[[], object]:
    """A 3x3 convolution of 64 channels at 56x56, forward and backward, against its batch size."""
    layer = torch.nn.Conv2d(64, 64, 3, padding=1)
    x = torch.rand(size, 64, 56, 56, requires_grad=True)
    return lambda: layer(x).sum().backward()


def product(torch: ModuleType, size: int) -> Callable[[], object]:
    """A square matrix product against its side."""
    a, b = torch.rand(size, size), torch.rand(size, size)
    return lambda: a @ b


# Name: what makes the call, the sizes, what they are, the exponent of the work in the size.
CURVES: dict[str, tuple[Callable[[ModuleType, int], Callable[[], object]], list[int], str, int]] = {
    "mlp": (mlp_step, [1, 4, 16, 64, 256, 1024], "batch", 1),
    "encoder": (encoder_step, [16, 32, 64, 128, 256], "steps", 1),
    "lstm": (lstm_step, [8, 16, 32, 64, 128], "steps", 1),
    "attention": (attention, [64, 128, 256, 512, 1024, 2048], "length", 2),
    "convolution": (convolution, [1, 2, 4, 8, 16], "batch", 1),
    "product": (product, [16, 32, 64, 128, 256, 512, 1024, 2048], "side", 3),
}


def child(module: str, name: str, threads: int) -> None:
    """One process: prints a line of JSON with the time at each size."""
    torch = importlib.import_module(module)
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    make, sizes, _, _ = CURVES[name]
    print(json.dumps([(size, seconds_a_call(make(torch, size))) for size in sizes]))


def measure(sides: list[Side], names: list[str], counts: list[int]) -> SERIES:
    """Runs a process a curve, side and number of threads, the sides alternating."""
    found: SERIES = {name: {} for name in names}
    for name in names:
        for threads in counts:
            for side in sides:
                command = [side.python, __file__, "--child", side.module, name, str(threads)]
                answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
                key = f"{side.module}, {threads} thread{'s' if threads > 1 else ''}"
                found[name][key] = [tuple(point) for point in json.loads(answer.stdout.splitlines()[-1])]
    return found


def lines(found: SERIES) -> Iterator[str]:
    """The Markdown tables, one a curve."""
    for name, series in found.items():
        make, sizes, label, power = CURVES[name]
        yield f"\n{(make.__doc__ or '').splitlines()[0]}\n"
        yield "| " + " | ".join([label, *map(str, sizes), "growth"]) + " |"
        yield "| --- |" + " ---: |" * (len(sizes) + 1)
        for key, points in series.items():
            if not key.startswith("swiftgrad"):
                continue
            peer = series.get(key.replace("swiftgrad", "torch"))
            cells = [
                shown(seconds, "s") + (f" ({peer[i][1] / seconds:.1f})" if peer else "")
                for i, (_, seconds) in enumerate(points)
            ]
            (before, early), (after, late) = points[-2:]
            cells.append(f"{late / early / (after / before) ** power:.2f}")
            yield f"| {key} | " + " | ".join(cells) + " |"


def main() -> None:
    """Measures, prints, and writes what was asked for."""
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], sys.argv[3], int(sys.argv[4]))
        return
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", nargs="+", choices=list(CURVES), default=list(CURVES), metavar="NAME")
    parser.add_argument("--json", type=Path, help="also write all figures to this file")
    parser.add_argument("--plot", type=Path, help="also draw the curves (needs matplotlib)")
    parser.add_argument("--peer-python", default=os.environ.get("SWIFTGRAD_PEER_PYTHON"))
    arguments = parser.parse_args()
    peer = find_peer(arguments.peer_python)
    if peer is None:
        print(NO_PEER, file=sys.stderr)
    cores = len(os.sched_getaffinity(0))
    found = measure([Side("swiftgrad", sys.executable)] + ([peer] if peer else []), arguments.only, sorted({1, cores}))
    print("\n".join(lines(found)))
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1) + "\n")
    if arguments.plot:
        plot.curves(arguments.plot, "Time against size", found, {name: CURVES[name][2] for name in found})


if __name__ == "__main__":
    main()
