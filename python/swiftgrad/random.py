"""Random numbers: the default generator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from . import _C

default_generator: _C.Generator = _C.default_generator


def manual_seed(seed: int) -> _C.Generator:
    """Seeds the default generator and returns it.

    Args:
        seed: An int of 64 bits; negative ones count from 2**64.
    """
    seed = int(seed)
    if not -(2**63) <= seed < 2**64:
        raise ValueError(f"manual_seed: Overflow when unpacking long long, got {seed}")
    return default_generator.manual_seed(seed)


def seed() -> int:
    """Seeds the default generator from the system; returns the seed."""
    return default_generator.seed()


def initial_seed() -> int:
    """The default generator's last seed."""
    return default_generator.initial_seed()


def get_rng_state() -> Any:
    """The default generator's state, a uint8 tensor of 5056 elements."""
    return default_generator.get_state()


def set_rng_state(new_state: Any) -> None:
    """Sets the default generator's state."""
    default_generator.set_state(new_state)


@contextmanager
def fork_rng(
    devices: Iterable[Any] | None = None,
    enabled: bool = True,
    _caller: str = "",
    _devices_kw: str = "",
    device_type: str = "cpu",
) -> Iterator[None]:
    """Restores the state of the default generator at its end."""
    if not enabled:
        yield
        return
    state = get_rng_state()
    try:
        yield
    finally:
        set_rng_state(state)


def _rebuild_generator(state: Any) -> _C.Generator:
    """A generator from its pickled state."""
    generator = _C.Generator()
    generator.set_state(state)
    return generator
