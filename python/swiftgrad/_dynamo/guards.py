"""What a captured call could see in Python besides its arguments: collected once, compared before each replay.

Modules: all entries of their dictionaries (flags such as ``training``, numbers, texts, the identity of parameters,
buffers and submodules). Functions: the globals they name and the cells they close over. Numbers, texts and tuples of
them are compared by value, short lists and dictionaries entry by entry, everything else by identity.
"""

from __future__ import annotations

from types import BuiltinFunctionType, CellType, CodeType, FunctionType, MethodType, ModuleType
from typing import Any

from .. import _C
from ..nn.modules.module import Module

Tensor = _C.TensorBase
_HOOKS = (
    "_forward_hooks",
    "_forward_pre_hooks",
    "_backward_hooks",
    "_backward_pre_hooks",
)
_REGISTRIES = ("_parameters", "_buffers", "_modules")
#: Longer containers are compared by identity and length.
_LONG = 256


class Seen:
    """Collects guards, and remembers where each came from."""

    def __init__(self) -> None:
        self.guards: list[tuple[Any, ...]] = []
        self.names: list[str] = []
        self.tensors: set[int] = set()
        #: Why the call must run as written, if it must.
        self.obstacle: str | None = None
        self._known: set[int] = set()
        self._keep: list[Any] = []

    def _add(self, name: str, *guard: Any) -> None:
        self.guards.append(guard)
        self.names.append(name)

    def _first(self, x: Any) -> bool:
        if id(x) in self._known:
            return False
        self._known.add(id(x))
        self._keep.append(x)
        return True

    # ------------------------------------------------------------------ values

    def value(self, name: str, x: Any) -> None:
        """Looks into something that a call can reach."""
        if x is None or isinstance(x, (bool, int, float, str, ModuleType, type, BuiltinFunctionType)):
            return
        if isinstance(x, Tensor):
            self.tensors.add(id(x))
        elif isinstance(x, Module):
            self.module(name, x)
        elif isinstance(x, FunctionType):
            self.function(name, x)
        elif isinstance(x, MethodType):
            self.value(name, x.__func__)
            self.value(name, x.__self__)
        elif type(x) is list:
            if self._first(x) and len(x) <= _LONG:
                self._add(name, x, None, tuple(x))
                for i, entry in enumerate(x):
                    self.value(f"{name}[{i}]", entry)
        elif type(x) is tuple:
            for i, entry in enumerate(x):
                self.value(f"{name}[{i}]", entry)
        elif type(x) is dict:
            self.dictionary(name, x)
        elif (wrapped := getattr(x, "__wrapped__", None)) is not None:
            self.value(name, wrapped)

    def dictionary(self, name: str, d: dict[Any, Any]) -> None:
        """Guards the entries of a dictionary."""
        if not self._first(d):
            return
        self._add(f"{name} (its length)", d, None, len(d))
        if len(d) > _LONG:
            return
        for key, entry in list(d.items()):
            self._add(f"{name}[{key!r}]", d, key, entry)
            self.value(f"{name}[{key!r}]", entry)

    # ------------------------------------------------------------------ modules

    def module(self, name: str, m: Module) -> None:
        """Guards a module and its submodules."""
        if not self._first(m):
            return
        d = m.__dict__
        self._add(f"{name} (its attributes)", d, None, len(d))
        for key, entry in list(d.items()):
            if key in _REGISTRIES:
                self._add(f"{name}.{key} (its length)", entry, None, len(entry))
                for k, v in list(entry.items()):
                    self._add(f"{name}.{k}", entry, k, v)
                    self.value(f"{name}.{k}", v)
            elif key in _HOOKS:
                self._add(f"{name}.{key}", entry, None, len(entry))
                if entry:
                    self.obstacle = f"{name} has hooks"
            elif key == "_non_persistent_buffers_set" or key.endswith("_hooks") or "_hooks_" in key:
                continue
            else:
                self._add(f"{name}.{key}", d, key, entry)
                self.value(f"{name}.{key}", entry)
        for cls in type(m).__mro__:
            if cls.__module__.startswith(("swiftgrad.", "torch.")) or cls is object:
                continue
            for key, entry in vars(cls).items():
                if isinstance(entry, FunctionType):
                    self.function(f"{cls.__name__}.{key}", entry)
                elif isinstance(entry, (staticmethod, classmethod)):
                    self.value(f"{cls.__name__}.{key}", entry.__func__)
                elif isinstance(entry, property) and entry.fget is not None:
                    self.value(f"{cls.__name__}.{key}", entry.fget)

    # ------------------------------------------------------------------ functions

    def function(self, name: str, f: FunctionType) -> None:
        """Guards the globals that a function names and the cells that it closes over."""
        module = f.__module__ or ""
        if module.startswith(("swiftgrad.", "torch.", "collections", "typing", "functools")) or module in (
            "swiftgrad",
            "torch",
            "math",
        ):
            return
        if not self._first(f):
            return
        for key in _names(f.__code__):
            if key in f.__globals__:
                entry = f.__globals__[key]
                self._add(f"{name}: global {key}", f.__globals__, key, entry)
                self.value(key, entry)
        for key, cell in zip(f.__code__.co_freevars, f.__closure__ or (), strict=False):
            self._cell(f"{name}: {key}", cell)
        for i, default in enumerate(f.__defaults__ or ()):
            self.value(f"{name}: default {i}", default)

    def _cell(self, name: str, cell: CellType) -> None:
        if not self._first(cell):
            return
        try:
            entry = cell.cell_contents
        except ValueError:
            self._add(name, cell, None)
            return
        self._add(name, cell, None, entry)
        self.value(name, entry)


def _names(code: CodeType) -> set[str]:
    """Names that a function may look up, those of functions defined in it included."""
    names = set(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            names |= _names(constant)
    return names
