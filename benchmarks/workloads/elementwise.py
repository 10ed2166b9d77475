"""A chain of eight element-wise operators on 1024x1024 floats, forward only or with backward."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

TITLE = "8 element-wise operators on 1024x1024,"
CASES = ("forward", "and backward")


def workload(torch: ModuleType, case: str) -> Callable[[], object]:
    """Returns one run of the chain."""
    x, y = torch.randn(1024, 1024, requires_grad=case != "forward"), torch.randn(1024, 1024)

    def chain() -> object:
        return torch.sigmoid((torch.tanh(x * y) + x).exp() * 0.5 - y).relu() / 3

    def forward() -> object:
        with torch.no_grad():
            return chain()

    def both() -> None:
        x.grad = None
        chain().sum().backward()  # type: ignore[attr-defined]

    return forward if case == "forward" else both
