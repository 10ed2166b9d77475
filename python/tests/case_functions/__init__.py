"""Cases that are functions of the module under test: what real PyTorch gives for them is kept in golden files.

A case returns a tensor, or a tree of tensors, numbers and strings; one that raises is kept with its exception's type
and
message. A module's cases are its functions whose names start with `case_`, or what its `cases()` gives by name.
"""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Callable, Mapping
from typing import Any

MODULES = ("transforms", "differentiation", "parametrizing", "pruning", "initializing")


def cases(module: str) -> dict[str, Callable[[Any], Any]]:
    """The cases of a module by name."""
    loaded = importlib.import_module(f"case_functions.{module}")
    found = {name[5:]: value for name, value in vars(loaded).items() if name.startswith("case_")}
    return {**found, **(loaded.cases() if hasattr(loaded, "cases") else {})}


def run(torch: Any, function: Callable[[Any], Any]) -> list[Any]:
    """The leaves of what a case returns: arrays, numbers, strings; or what it raised."""
    torch.manual_seed(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            result = function(torch)
        except Exception as error:
            return [f"{type(error).__name__}: {error}"]
    leaves: list[Any] = []
    _flatten(torch, result, leaves)
    return leaves


def _flatten(torch: Any, value: Any, leaves: list[Any]) -> None:
    if isinstance(value, torch.Tensor):
        leaves.append(f"{value.dtype} requires_grad={value.requires_grad}")
        leaves.append(value.detach().to(torch.float64 if value.is_floating_point() else torch.int64).numpy())
    elif isinstance(value, Mapping):
        for name, item in value.items():
            leaves.append(str(name))
            _flatten(torch, item, leaves)
    elif isinstance(value, (tuple, list)):
        for item in value:
            _flatten(torch, item, leaves)
    else:
        leaves.append(value if isinstance(value, (bool, int, float, str)) or value is None else repr(value))
