"""A stand-in for torchvision: data sets, transforms, models and picture grids under the same names.

``import torchvision`` gives this package in an aliased process (see ``swiftgrad.install_as_torch``) where the real
torchvision is not installed.  Same reprs, same random draws, same initial weights.
"""

from __future__ import annotations

import importlib
from types import ModuleType

__all__ = ["datasets", "models", "transforms", "utils"]

# The torchvision that goes with the PyTorch whose interface the package offers.
__version__ = "0.23.0"


def __getattr__(name: str) -> ModuleType:
    if name in __all__:
        return importlib.import_module(f"{__name__}.{name}")
    raise AttributeError(f"swiftgrad has no torchvision.{name} yet")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
