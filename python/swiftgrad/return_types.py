"""The classes of results with names: ``torch.max(x, 0)`` gives a ``torch.return_types.max``."""

from __future__ import annotations

from typing import Any

from . import _C


def __getattr__(name: str) -> Any:
    if name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = _C._return_type(name)
    if found is None:
        raise AttributeError(f"swiftgrad has no torch.return_types.{name} yet")
    return found


def pytree_register_structseq(cls: Any) -> None:
    """Makes a class of results a node of `torch.utils._pytree`."""
    from .utils._pytree import register_pytree_node

    register_pytree_node(cls, lambda value: (list(value), None), lambda items, context: cls(items))
