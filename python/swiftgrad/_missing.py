"""What stands for names that PyTorch has and swiftgrad has not: it can be imported, and says so when used."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ["absent_class", "absent_function", "module_getattr"]


class _AbsentMeta(type):
    """Classes of which no object can be made; ``isinstance`` answers False, and ``X | None`` works in annotations."""

    _sentence: str

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        raise NotImplementedError(cls._sentence)


def absent_class(name: str, why: str = "") -> type:
    """A class for annotations and ``isinstance``; making one raises NotImplementedError.

    Args:
        name: The dotted name in PyTorch, ``torch.fx.GraphModule``.
        why: What to do instead, a sentence.
    """
    module, _, short = name.rpartition(".")
    sentence = f"swiftgrad has no {name} yet" + (f": {why}" if why else "")
    return _AbsentMeta(short, (), {"__module__": module, "__doc__": sentence + ".", "_sentence": sentence})


def absent_function(name: str, why: str = "") -> Callable[..., Any]:
    """A function that raises NotImplementedError.

    Args:
        name: The dotted name in PyTorch.
        why: What to do instead, a sentence.
    """
    sentence = f"swiftgrad has no {name} yet" + (f": {why}" if why else "")

    def missing(*args: Any, **kwargs: Any) -> Any:
        raise NotImplementedError(sentence)

    missing.__name__ = missing.__qualname__ = name.rpartition(".")[2]
    missing.__doc__ = sentence + "."
    return missing


def module_getattr(module: str, submodules: str = "") -> Callable[[str], Any]:
    """A module's ``__getattr__``: loads its submodules when they are asked for and names what is missing.

    Args:
        module: The module's real name, ``swiftgrad.cuda``.
        submodules: Names of its submodules, separated by blanks.
    """
    known = frozenset(submodules.split())
    head, _, rest = module.partition(".")

    def __getattr__(name: str) -> Any:
        if name in known:
            import importlib

            try:
                return importlib.import_module(f"{module}.{name}")
            except ModuleNotFoundError as error:
                if error.name != f"{module}.{name}":
                    raise
        if name.startswith("__"):
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        raise AttributeError(f"{head} has no torch.{rest}.{name} yet" if rest else f"{head} has no torch.{name} yet")

    return __getattr__
