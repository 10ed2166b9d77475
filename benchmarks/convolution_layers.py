"""ResNet-18's convolutions one by one beside PyTorch: forward and both gradients, GFLOP/s counted as direct sums.

    python benchmarks/convolution_layers.py [--threads N ...] [--only NAME ...] [--peak GFLOPS] [--peer-python PYTHON]

Each round runs all layers in a fresh process with each of the two, in turns; figures are medians over the rounds. With
--peak (of one core) the share of the peak is shown: above 1 where Winograd's algorithm saves multiplications.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

# name: batch, channels, outputs, kernel, stride, padding, side
LAYERS = {
    "conv1": (8, 3, 64, 7, 2, 3, 224),
    "layer1": (8, 64, 64, 3, 1, 1, 56),
    "layer2.0": (8, 64, 128, 3, 2, 1, 56),
    "layer2.0.down": (8, 64, 128, 1, 2, 0, 56),
    "layer2": (8, 128, 128, 3, 1, 1, 28),
    "layer3.0": (8, 128, 256, 3, 2, 1, 28),
    "layer3.0.down": (8, 128, 256, 1, 2, 0, 28),
    "layer3": (8, 256, 256, 3, 1, 1, 14),
    "layer4.0": (8, 256, 512, 3, 2, 1, 14),
    "layer4.0.down": (8, 256, 512, 1, 2, 0, 14),
    "layer4": (8, 512, 512, 3, 1, 1, 7),
    "cnn.conv1": (64, 3, 32, 3, 1, 1, 32),
    "cnn.conv2": (64, 32, 64, 3, 1, 1, 16),
    "conv1, batch 1": (1, 3, 64, 7, 2, 3, 224),
    "layer1, batch 1": (1, 64, 64, 3, 1, 1, 56),
    "layer2, batch 1": (1, 128, 128, 3, 1, 1, 28),
    "layer3, batch 1": (1, 256, 256, 3, 1, 1, 14),
    "layer4, batch 1": (1, 512, 512, 3, 1, 1, 7),
}
WHAT = ("forward", "input", "weight")
SECONDS = 0.1


def seconds_a_call(call: Callable[[], object]) -> float:
    """The median over single calls, after two to warm up."""
    call()
    call()
    samples: list[float] = []
    start = time.perf_counter()
    while time.perf_counter() - start < SECONDS or len(samples) < 5:
        before = time.perf_counter()
        call()
        samples.append(time.perf_counter() - before)
    return statistics.median(samples)


def child(module_name: str, threads: int, names: list[str]) -> None:
    """Prints {layer: [seconds of each of WHAT]} as a line of JSON."""
    torch = importlib.import_module(module_name)
    torch.set_num_threads(threads)
    conv2d = torch.nn.functional.conv2d
    found = {}
    for name in names:
        batch, channels, outputs, kernel, stride, padding, side = LAYERS[name]
        x, w = torch.randn(batch, channels, side, side), torch.randn(outputs, channels, kernel, kernel) * 0.05
        xg, wg = x.clone().requires_grad_(True), w.clone().requires_grad_(True)
        by_input, by_weight = conv2d(xg, w, None, stride, padding), conv2d(x, wg, None, stride, padding)
        g = torch.randn(*by_input.shape)
        found[name] = [
            seconds_a_call(lambda x=x, w=w, s=stride, p=padding: conv2d(x, w, None, s, p)),
            seconds_a_call(lambda y=by_input, g=g: y.backward(g, retain_graph=True)),
            seconds_a_call(lambda y=by_weight, g=g: y.backward(g, retain_graph=True)),
        ]
    print(json.dumps(found))


def operations(name: str) -> float:
    """Multiplications and additions of the direct sums."""
    batch, channels, outputs, kernel, stride, padding, side = LAYERS[name]
    points = ((side + 2 * padding - kernel) // stride + 1) ** 2
    return 2.0 * batch * points * outputs * channels * kernel * kernel


def main() -> int:
    """Runs the comparison."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--threads", type=int, nargs="+", default=[1, len(os.sched_getaffinity(0))])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="+", default=list(LAYERS), metavar="NAME", help="layers whose names start so")
    parser.add_argument("--peak", type=float, help="GFLOP/s of one core")
    parser.add_argument("--peer-python", default=os.environ.get("SWIFTGRAD_PEER_PYTHON"))
    arguments = parser.parse_args()
    names = [name for name in LAYERS if any(name.startswith(start) for start in arguments.only)]
    sides = [("swiftgrad", sys.executable)] + ([("torch", arguments.peer_python)] if arguments.peer_python else [])
    for threads in arguments.threads:
        figures: dict[str, list[dict[str, list[float]]]] = {module: [] for module, _ in sides}
        for round_ in range(arguments.rounds):
            for module, python in sides if round_ % 2 == 0 else sides[::-1]:
                environment = dict(os.environ, OMP_NUM_THREADS=str(threads), SWIFTGRAD_NUM_THREADS=str(threads))
                command = [python, str(Path(__file__).resolve()), "--child", module, str(threads), *names]
                answer = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
                figures[module].append(json.loads(answer.stdout.splitlines()[-1]))
        print(f"\n{threads} threads: ms and GFLOP/s (direct)")
        for name in names:
            for i, what in enumerate(WHAT):
                cells = [f"{name:18s} {what:8s}"]
                medians = [statistics.median(run[name][i] for run in figures[module]) for module, _ in sides]
                for (module, _), seconds in zip(sides, medians, strict=True):
                    rate = operations(name) / seconds / 1e9
                    share = f" ({rate / arguments.peak / threads:.2f})" if arguments.peak else ""
                    cells.append(f"{module} {seconds * 1e3:8.3f} {rate:6.0f}{share}")
                if len(medians) > 1:
                    cells.append(f"ratio {medians[1] / medians[0]:.2f}")
                print("  ".join(cells))
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], int(sys.argv[3]), sys.argv[4:])
    else:
        raise SystemExit(main())
