"""Names of sizes that an exported program leaves open."""

from __future__ import annotations

from typing import Any, ClassVar


class _Hint:
    """What to do with a size."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"DimHint({self.name})"


class Dim:
    """A named size.

    Args:
        name: An identifier.
        min: The least size.
        max: The greatest size.
    """

    AUTO: ClassVar[Any] = _Hint("AUTO")
    DYNAMIC: ClassVar[Any] = _Hint("DYNAMIC")
    STATIC: ClassVar[Any] = _Hint("STATIC")

    def __init__(self, name: str, *, min: int | None = None, max: int | None = None) -> None:
        low, high = 0 if min is None else min, 2**63 - 1 if max is None else max
        if high <= low:
            raise AssertionError(f"Cannot create Dim with inconsistent min={min}, max={max}")
        if not name.isidentifier():
            raise AssertionError(f"Dim name must be a valid identifier, got {name}")
        self.__name__, self.min, self.max = name, low, high


def dims(*names: str, min: int | None = None, max: int | None = None) -> tuple[Dim, ...]:
    """Several `Dim` at once."""
    return tuple(Dim(name, min=min, max=max) for name in names)
