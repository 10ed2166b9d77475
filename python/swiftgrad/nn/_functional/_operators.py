"""Access to operators whose signature is that of the PyTorch function of the same name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ... import _C

__all__ = ["engine", "operator"]


class _Engine:
    """The engine's operators as attributes; one that is not there yet raises `NotImplementedError`.

    An operator that was found stays in the instance's dictionary, so that later uses cost an attribute lookup.
    """

    def __getattr__(self, name: str) -> Any:
        found = getattr(_C, name, None)
        if found is None:
            raise NotImplementedError(f"swiftgrad has no operator {name} yet")
        self.__dict__[name] = found
        return found


engine: Any = _Engine()


def operator(name: str) -> Callable[..., Any]:
    """The engine's operator `name`, or a function that says it is not there yet.

    Args:
        name: an aten operator's name, which is also the name in `torch.nn.functional`.
    """
    found = getattr(_C, name, None)
    if found is not None:
        return found

    def missing(*args: Any, **kwargs: Any) -> Any:
        raise NotImplementedError(f"swiftgrad has no torch.nn.functional.{name} yet")

    missing.__name__ = missing.__qualname__ = name
    return missing
