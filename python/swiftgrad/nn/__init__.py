"""`torch.nn`: modules, parameters, functions, initialisations and helpers."""

from __future__ import annotations

from typing import Any

from . import functional as functional
from . import init as init
from . import modules as modules
from . import parameter as parameter
from . import utils as utils
from .modules import *  # noqa: F403
from .modules import __all__ as _layers
from .parameter import Buffer, Parameter

__all__ = ["Buffer", "Parameter", "functional", "init", "modules", "parameter", "utils", *_layers]


def factory_kwargs(kwargs: dict[str, Any] | None) -> dict[str, Any]:
    """The `device`, `dtype` and `memory_format` among a layer's keyword arguments.

    Args:
        kwargs: keyword arguments, or such with a `factory_kwargs` dictionary among them; None gives none.

    Raises:
        TypeError: there are others, or one is given twice.
    """
    if kwargs is None:
        return {}
    simple = {"device", "dtype", "memory_format"}
    unexpected = kwargs.keys() - (simple | {"factory_kwargs"})
    if unexpected:
        raise TypeError(f"unexpected kwargs {unexpected}")
    result = dict(kwargs.get("factory_kwargs", {}))
    for name in simple & kwargs.keys():
        if name in result:
            raise TypeError(f"{name} specified twice, in **kwargs and in factory_kwargs")
        result[name] = kwargs[name]
    return result


_PARALLEL = frozenset({"parallel", "DataParallel"})


def __getattr__(name: str) -> Any:
    if name in ("attention", "quantized"):
        import importlib

        return importlib.import_module(f"{__name__}.{name}")
    if name in _PARALLEL:
        import importlib

        parallel = importlib.import_module(f"{__name__}.parallel")
        return parallel if name == "parallel" else getattr(parallel, name)
    if name in ("UninitializedBuffer", "UninitializedParameter"):
        return getattr(parameter, name)
    if name.startswith("__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    raise AttributeError(f"swiftgrad has no torch.nn.{name} yet")
