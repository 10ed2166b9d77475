"""Handles by which hooks are taken off again."""

from __future__ import annotations

import weakref
from collections import OrderedDict
from typing import Any

__all__ = ["RemovableHandle"]


class RemovableHandle:
    """Removes a hook from a dict of hooks; also a context manager that does so at its end.

    Args:
        hooks_dict: The dict the hook is in, under ``handle.id``.
        extra_dict: Other dicts that may have an entry under the same id.
    """

    id: int
    next_id: int = 0

    def __init__(self, hooks_dict: Any, *, extra_dict: Any = None) -> None:
        self.hooks_dict_ref = weakref.ref(hooks_dict)
        self.id = RemovableHandle.next_id
        RemovableHandle.next_id += 1
        if extra_dict is None:
            extra_dict = ()
        elif isinstance(extra_dict, dict):
            extra_dict = (extra_dict,)
        self.extra_dict_ref = tuple(weakref.ref(d) for d in extra_dict)

    def remove(self) -> None:
        """Takes the hook off. A second call does nothing."""
        for ref in (self.hooks_dict_ref, *self.extra_dict_ref):
            hooks = ref()
            if hooks is not None and self.id in hooks:
                del hooks[self.id]

    def __getstate__(self) -> tuple[Any, ...]:
        return (self.hooks_dict_ref(), self.id, tuple(ref() for ref in self.extra_dict_ref))

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        hooks = state[0]
        self.hooks_dict_ref = weakref.ref(OrderedDict() if hooks is None else hooks)
        self.id = state[1]
        RemovableHandle.next_id = max(RemovableHandle.next_id, self.id + 1)
        extra = state[2] if len(state) > 2 else ()
        self.extra_dict_ref = tuple(weakref.ref(OrderedDict() if d is None else d) for d in extra)

    def __enter__(self) -> RemovableHandle:
        return self

    def __exit__(self, *exception: object) -> None:
        self.remove()


class _EngineHandle(RemovableHandle):
    """The handle of a hook that the engine keeps, on a tensor or on a node of the graph."""

    def __init__(self, owner: Any, id: int) -> None:
        self._owner = weakref.ref(owner)
        self._node = None if hasattr(owner, "data_ptr") else owner  # a node object is only a view of its node
        self.id = id

    def remove(self) -> None:
        """Takes the hook off. A second call does nothing."""
        owner = self._owner()
        if owner is not None:
            owner._remove_hook(self.id)

    def __getstate__(self) -> tuple[Any, ...]:
        raise TypeError("a handle of a tensor's hook cannot be pickled")
