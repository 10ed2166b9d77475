"""Products of square float32 matrices."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

TITLE = "matrix product, side"
CASES = ("64", "256", "1024")


def workload(torch: ModuleType, case: str) -> Callable[[], object]:
    """Returns one product."""
    a, b = torch.randn(int(case), int(case)), torch.randn(int(case), int(case))
    return lambda: a @ b
