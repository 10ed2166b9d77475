"""Python's multiprocessing, in which tensors travel through shared memory.

A tensor that is sent to another process (through a queue or pipe, or as an argument of a process) is moved to shared
memory first: sender and receiver then see each other's changes.
"""

from __future__ import annotations

import multiprocessing as _python
import sys
from multiprocessing import *  # noqa: F403
from multiprocessing import __all__ as _names
from typing import Any

from .._missing import module_getattr
from .reductions import init_reductions
from .spawn import (
    ProcessContext,
    ProcessException,
    ProcessExitedException,
    ProcessRaisedException,
    SpawnContext,
    spawn,
    start_processes,
)

__all__ = [
    *_names,
    "ProcessContext",
    "ProcessException",
    "ProcessExitedException",
    "ProcessRaisedException",
    "SpawnContext",
    "get_all_sharing_strategies",
    "get_sharing_strategy",
    "set_sharing_strategy",
    "spawn",
    "start_processes",
]

if sys.platform == "linux":
    _all_strategies = {"file_descriptor", "file_system"}
    _strategy = "file_descriptor"
else:
    _all_strategies = {"file_system"}
    _strategy = "file_system"


def set_sharing_strategy(new_strategy: str) -> None:
    """Accepts how memory is shared; it always goes by file descriptors.

    Raises:
        AssertionError: Another word than those of `get_all_sharing_strategies`.
    """
    global _strategy
    if new_strategy not in _all_strategies:
        raise AssertionError(f"invalid sharing strategy {new_strategy}, must be one of {sorted(_all_strategies)}")
    _strategy = new_strategy


def get_sharing_strategy() -> str:
    """What `set_sharing_strategy` was last told."""
    return _strategy


def get_all_sharing_strategies() -> set[str]:
    """What `set_sharing_strategy` takes."""
    return set(_all_strategies)


init_reductions()
_missing = module_getattr(__name__, "pool queue")


def __getattr__(name: str) -> Any:
    if not name.startswith("__") and hasattr(_python, name):
        return getattr(_python, name)
    return _missing(name)
