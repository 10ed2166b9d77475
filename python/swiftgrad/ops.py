"""torch.ops: operators by namespace, name and overload: ``torch.ops.aten.add.Tensor(x, y)``."""

from __future__ import annotations

import sys
import types
from typing import Any

from . import _C, _custom_ops_registry


class OpOverload:
    """One overload of an operator.

    Args:
        packet: The operator.
        overload: The overload's name; ``default`` for the one without.
        schema: Its schema.
    """

    def __init__(self, packet: OpOverloadPacket, overload: str, schema: str) -> None:
        self.overloadpacket, self._overload, self._schema = packet, overload, schema
        self.__name__ = f"{packet.__name__}.{overload}"
        self.namespace = packet._namespace

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.overloadpacket(*args, **kwargs)

    def name(self) -> str:
        """``aten::add.Tensor``."""
        suffix = "" if self._overload == "default" else f".{self._overload}"
        return f"{self.overloadpacket._qualified}{suffix}"

    def __repr__(self) -> str:
        return f"<OpOverload(op='{self.overloadpacket._qualified.replace('::', '.')}', overload='{self._overload}')>"

    def __str__(self) -> str:
        return f"{self.namespace}.{self.__name__}"


class OpOverloadPacket:
    """An operator with all its overloads.

    Args:
        namespace: Its namespace.
        name: Its name.
        call: What runs it.
        schemas: Schemas by overload.
    """

    def __init__(self, namespace: str, name: str, call: Any, schemas: dict[str, str], definition: Any = None) -> None:
        self._namespace, self.__name__, self._call, self._schemas = namespace, name, call, schemas
        self._qualified = f"{namespace}::{name}"
        self._definition = definition

    @property
    def op(self) -> Any:
        """What runs it."""
        return self._call

    def overloads(self) -> list[str]:
        """Names of the overloads."""
        return list(self._schemas)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._call(*args, **kwargs)

    def __getattr__(self, name: str) -> OpOverload:
        if name.startswith("__") or name not in self._schemas:
            raise AttributeError(
                f"The underlying op of '{self._namespace}.{self.__name__}' has no overload name '{name}'"
            )
        overload = OpOverload(self, name, self._schemas[name])
        self.__dict__[name] = overload
        return overload

    def __repr__(self) -> str:
        return f"<OpOverloadPacket(op='{self._namespace}.{self.__name__}')>"

    def __str__(self) -> str:
        return f"{self._namespace}.{self.__name__}"


def _engine_op(name: str) -> OpOverloadPacket | None:
    call = getattr(_C, name, None)
    schemas = getattr(call, "schemas", None)
    if schemas is None:
        return None
    by_overload = {}
    for schema in schemas:
        full = schema.partition("(")[0].strip()
        by_overload[full.partition(".")[2] or "default"] = schema
    # PyTorch's names of overloads that are one here
    for other in ("default", "Tensor", "Scalar", "int", "dim", "self"):
        by_overload.setdefault(other, schemas[0])
    return OpOverloadPacket("aten", name, call, by_overload)


def _profiler_op(name: str) -> OpOverloadPacket | None:
    from .profiler import record_function

    if name in ("_record_function_enter", "_record_function_enter_new"):
        return OpOverloadPacket(
            "profiler", name, lambda text, args=None: record_function(text, args).__enter__(), {"default": ""}
        )
    if name == "_record_function_exit":
        return OpOverloadPacket("profiler", name, lambda entered: entered.__exit__(None, None, None), {"default": ""})
    return None


class _Namespace(types.ModuleType):
    """The operators of a namespace."""

    def __init__(self, name: str) -> None:
        super().__init__(f"torch.ops.{name}")
        self.name = name

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(f"module 'torch.ops.{self.name}' has no attribute '{name}'")
        if self.name == "aten":
            found = _engine_op(name)
            if found is not None:
                self.__dict__[name] = found
                return found
        elif self.name == "profiler":
            found = _profiler_op(name)
            if found is not None:
                return found
        definition = _custom_ops_registry.get(f"{self.name}::{name}")
        if definition is None:
            raise AttributeError(
                f"'_OpNamespace' '{self.name}' object has no attribute '{name}': "
                f"swiftgrad has no torch.ops.{self.name}.{name} yet"
            )
        return OpOverloadPacket(self.name, name, definition, {"default": definition._schema}, definition)

    def __dir__(self) -> list[str]:
        prefix = f"{self.name}::"
        names = [n[len(prefix) :] for n in _custom_ops_registry._registry if n.startswith(prefix)]
        return sorted({*names, *(_C._function_names if self.name == "aten" else ())})


class _Ops(types.ModuleType):
    """The namespaces."""

    __file__ = __file__
    OpOverload = OpOverload
    OpOverloadPacket = OpOverloadPacket
    loaded_libraries: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(f"module 'torch.ops' has no attribute '{name}'")
        space = _Namespace(name)
        self.__dict__[name] = space
        return space

    def load_library(self, path: Any) -> None:
        """Raises OSError: libraries made for PyTorch cannot be loaded.

        Args:
            path: The library.
        """
        raise OSError(f"torch.ops.load_library: swiftgrad cannot load operators compiled for PyTorch, got {path}")

    def import_module(self, module: str) -> None:
        """Imports a module that registers operators."""
        import importlib

        importlib.import_module(module)


_module = _Ops(__name__, __doc__)
_module.__spec__, _module.__loader__ = __spec__, __loader__  # type: ignore[name-defined]
sys.modules[__name__] = _module
