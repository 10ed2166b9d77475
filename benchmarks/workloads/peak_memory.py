"""The most memory a process ever held: after the import alone, and after some training steps of each model."""

from __future__ import annotations

import importlib
import resource

TITLE = "peak memory,"
STEPS = {
    "MLP training": ("mlp_step", "", 200),
    "CNN training": ("cnn_step", "", 20),
    "LSTM training": ("lstm_step", "", 10),
    "Transformer training": ("transformer_step", "", 5),
    "GPT training": ("gpt_step", "float32", 5),
    "ResNet-18 training": ("resnet18_step", "", 4),
}
CASES = ("import", *STEPS, "whole list")


def measure(module_name: str, threads: int, case: str) -> tuple[float, str]:
    """Returns megabytes (10^6 bytes)."""
    torch = importlib.import_module(module_name)
    torch.set_num_threads(threads)
    load = importlib.import_module("child").load
    for name in STEPS if case == "whole list" else [case] if case in STEPS else []:
        file, variant, count = STEPS[name]
        step = load(file).workload(torch, variant)
        for _ in range(count):
            step()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6, "MB"
