"""3x3 convolutions as in ResNet-18, forward, batch 8."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

TITLE = "3x3 convolution, batch 8, channels@side"
CASES = ("64@56", "128@28", "256@14", "512@7")


def workload(torch: ModuleType, case: str) -> Callable[[], object]:
    """Returns one convolution."""
    channels, side = map(int, case.split("@"))
    x, weight = torch.randn(8, channels, side, side), torch.randn(channels, channels, 3, 3)
    conv2d = torch.nn.functional.conv2d
    return lambda: conv2d(x, weight, None, 1, 1)
