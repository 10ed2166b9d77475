"""The cost of one small operator: x + y of 16 floats, with the graph recorded."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

TITLE = "`x + y` of 16 floats, gradient recorded"


def workload(torch: ModuleType, case: str) -> Callable[[], object]:
    """Returns one addition."""
    x, y = torch.rand(16, requires_grad=True), torch.rand(16)
    return lambda: x + y
