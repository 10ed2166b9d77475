"""Times attention against sequence length, and the other steps of Transformers, beside PyTorch.

    python benchmarks/attention_lengths.py [--lengths N ...] [--threads N] [--rounds N] [--steps] [--peer-python PYTHON]

Scaled dot-product attention of 4096 tokens in all, 8 heads of 64, causal or not, with dropout or not, forward and
backward; with `--steps` layer norm, GELU, dropout and cross-entropy instead. The two libraries take turns, a fresh
process each a round; figures are medians over rounds, in GFLOP/s for attention (a causal one counts half) and GB/s of
the least traffic for the rest.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from child import seconds_a_call

HEADS, WIDTH, TOKENS = 8, 64, 4096


def attention_cases(torch: Any, lengths: list[int]) -> Iterator[tuple[str, float, Callable[[], object]]]:
    """Yields (name, gigaflops, call)."""
    attend = torch.nn.functional.scaled_dot_product_attention
    for length in lengths:
        batch = max(1, TOKENS // length)
        q, k, v = (torch.randn(batch, length, HEADS, WIDTH).transpose(1, 2).requires_grad_() for _ in range(3))
        work = 4e-9 * batch * HEADS * length * length * WIDTH
        for causal, p in ((False, 0.0), (True, 0.0), (False, 0.1)):
            if p and length > 1024:
                continue
            name = f"T={length}{' causal' if causal else ''}{f' dropout {p}' if p else ''}"
            share = 0.5 if causal else 1.0

            def forward(p: float = p, causal: bool = causal, q: Any = q, k: Any = k, v: Any = v) -> object:
                with torch.no_grad():
                    return attend(q, k, v, None, p, causal)

            def both(p: float = p, causal: bool = causal, q: Any = q, k: Any = k, v: Any = v) -> object:
                y = attend(q, k, v, None, p, causal)
                return torch.autograd.grad(y, (q, k, v), y.detach())

            yield f"{name}, forward", work * share, forward
            yield f"{name}, forward and backward", 3.5 * work * share, both
    # Decoding: one query row looks at a cache of keys.
    q, k, v = torch.randn(8, HEADS, 1, WIDTH), *torch.randn(2, 8, HEADS, 1024, WIDTH)
    yield "1 query, 1024 keys, batch 8", 4e-9 * 8 * HEADS * 1024 * WIDTH, lambda: attend(q, k, v)


def step_cases(torch: Any) -> Iterator[tuple[str, float, Callable[[], object]]]:
    """Yields (name, gigabytes that must be read or written, call)."""
    functional = torch.nn.functional
    x = torch.randn(3200, 1024, requires_grad=True)
    w, b, g = torch.randn(1024, requires_grad=True), torch.randn(1024, requires_grad=True), torch.randn(3200, 1024)
    size = x.numel() * 4e-9
    logits, targets = torch.randn(1024, 8192, requires_grad=True), torch.randint(0, 8192, (1024,))
    table, indices = torch.randn(8192, 384, requires_grad=True), torch.randint(0, 8192, (8, 128))
    rows = torch.randn(8, 128, 384)

    def quiet(f: Callable[[], object]) -> Callable[[], object]:
        def call() -> object:
            with torch.no_grad():
                return f()

        return call

    def grad(f: Callable[[], Any], inputs: tuple[Any, ...], to: Any = None) -> Callable[[], object]:
        return lambda: torch.autograd.grad(f(), inputs, to)

    for name, traffic, f, inputs in (
        ("layer norm", 2, lambda: functional.layer_norm(x, (1024,), w, b), (x, w, b)),
        ("GELU", 2, lambda: functional.gelu(x), (x,)),
        ("GELU (tanh)", 2, lambda: functional.gelu(x, approximate="tanh"), (x,)),
        ("dropout", 2, lambda: functional.dropout(x, 0.1), (x,)),
        ("softmax", 2, lambda: functional.softmax(x, -1), (x,)),
    ):
        yield f"{name} 3200x1024, forward", traffic * size, quiet(f)
        yield f"{name} 3200x1024, forward and backward", (traffic + 3) * size, grad(f, inputs, g)
    yield (
        "cross-entropy 1024x8192, forward and backward",
        3 * logits.numel() * 4e-9,
        grad(lambda: functional.cross_entropy(logits, targets), (logits,)),
    )
    yield (
        "embedding 8192x384, 1024 rows, forward and backward",
        (table.numel() + 3 * rows.numel()) * 4e-9,
        grad(lambda: functional.embedding(indices, table), (table,), rows),
    )


def child(module: str, threads: int, lengths: list[int], steps: bool) -> None:
    """Times all cases with one library and prints a line of JSON."""
    torch = importlib.import_module(module)
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    cases = step_cases(torch) if steps else attention_cases(torch, lengths)
    print(json.dumps([(name, work, seconds_a_call(call)) for name, work, call in cases]))


def main() -> None:
    """Runs the rounds and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lengths", type=int, nargs="+", default=[64, 128, 256, 512, 1024, 2048])
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--steps", action="store_true")
    parser.add_argument("--peer-python", default=os.environ.get("SWIFTGRAD_PEER_PYTHON"))
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        return child(options.child, options.threads, options.lengths, options.steps)
    sides = [("swiftgrad", sys.executable)] + ([("torch", options.peer_python)] if options.peer_python else [])
    times: dict[str, dict[str, list[float]]] = {}
    works: dict[str, float] = {}
    rest = ["--threads", str(options.threads), "--lengths", *map(str, options.lengths), *["--steps"] * options.steps]
    for _ in range(options.rounds):
        for module, python in sides:
            command = [python, str(Path(__file__).resolve()), "--child", module, *rest]
            answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
            for name, work, seconds in json.loads(answer.stdout):
                works[name] = work
                times.setdefault(name, {}).setdefault(module, []).append(seconds)
    unit = "GB/s" if options.steps else "GFLOP/s"
    print("| case | " + " | ".join(f"{module}, µs ({unit})" for module, _ in sides) + " | ratio |")
    print("| --- |" + " ---: |" * (len(sides) + 1))
    for name, figures in times.items():
        medians = {module: statistics.median(seconds) for module, seconds in figures.items()}
        cells = [f"{m * 1e6:.0f} ({works[name] / m:.0f})" for m in medians.values()]
        ratio = f"{medians['torch'] / medians['swiftgrad']:.2f}" if "torch" in medians else ""
        print(f"| {name} | " + " | ".join([*cells, ratio]) + " |")


if __name__ == "__main__":
    main()
