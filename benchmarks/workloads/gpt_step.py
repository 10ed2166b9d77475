"""A training step of a GPT: 6 layers, d 384, 8 x 128 tokens of 256 words, AdamW; float32 or autocast to bfloat16."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from models import gpt

TITLE = "GPT training step, 6 layers d384, 8x128 tokens, AdamW,"
CASES = ("float32", "bfloat16")


def workload(torch: ModuleType, case: str) -> Callable[[], object]:
    """Returns one step on fixed random data."""
    model = gpt(torch)
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.0003)
    tokens = torch.randint(0, 256, (8, 129))
    inputs, targets = tokens[:, :-1], tokens[:, 1:].reshape(-1)

    def step() -> float:
        optimizer.zero_grad()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=case == "bfloat16"):
            loss = torch.nn.functional.cross_entropy(model(inputs).view(-1, 256), targets)
        loss.backward()
        optimizer.step()
        return float(loss.item())

    return step
