"""Random numbers of CUDA devices: seeds are accepted, states there are none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

__all__ = [
    "get_rng_state",
    "get_rng_state_all",
    "initial_seed",
    "manual_seed",
    "manual_seed_all",
    "seed",
    "seed_all",
    "set_rng_state",
    "set_rng_state_all",
]


def manual_seed(seed: int) -> None:
    """Ignored without CUDA, as in PyTorch; what is not an int raises."""
    int(seed)


def manual_seed_all(seed: int) -> None:
    """Ignored without CUDA, as in PyTorch; what is not an int raises."""
    int(seed)


def seed() -> None:
    """Ignored without CUDA, as in PyTorch."""


def seed_all() -> None:
    """Ignored without CUDA, as in PyTorch."""


def initial_seed() -> int:
    """Raises AssertionError: there is no CUDA generator."""
    raise AssertionError("Torch not compiled with CUDA enabled")


def get_rng_state(device: Any = "cuda") -> Any:
    """Raises AssertionError: there is no CUDA generator."""
    raise AssertionError("Torch not compiled with CUDA enabled")


def get_rng_state_all() -> list[Any]:
    """The states of no devices: an empty list."""
    return []


def set_rng_state(new_state: Any, device: Any = "cuda") -> None:
    """Ignored without CUDA, as in PyTorch."""


def set_rng_state_all(new_states: Iterable[Any]) -> None:
    """Ignored without CUDA, as in PyTorch."""
