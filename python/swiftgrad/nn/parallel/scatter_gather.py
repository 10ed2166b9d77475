"""Moving batches between devices: with one there is nothing to move, and naming a GPU raises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ... import _C
from ..modules.module import Module

__all__ = ["gather", "parallel_apply", "replicate", "scatter", "scatter_kwargs"]


def _check(devices: Sequence[Any]) -> None:
    for device in devices:
        _C.empty(0, device=_C.device(device) if isinstance(device, int) else device)


def scatter(inputs: Any, target_gpus: Sequence[Any], dim: int = 0) -> list[Any]:
    """Splits tensors over devices; raises AssertionError for GPUs."""
    _check(target_gpus)
    return [inputs for _ in target_gpus]


def scatter_kwargs(inputs: Any, kwargs: Any, target_gpus: Sequence[Any], dim: int = 0) -> tuple[Any, Any]:
    """`scatter` of positional and keyword arguments."""
    _check(target_gpus)
    return tuple(inputs for _ in target_gpus), tuple(kwargs or {} for _ in target_gpus)


def gather(outputs: Sequence[Any], target_device: Any, dim: int = 0) -> Any:
    """Joins tensors of several devices on one."""
    if target_device not in (-1, "cpu"):
        _check([target_device])
    first = outputs[0]
    if isinstance(first, _C.TensorBase):
        if all(t.ndim == 0 for t in outputs):
            return _C.stack(list(outputs))
        return _C.cat(list(outputs), dim)
    if first is None:
        return None
    if isinstance(first, dict):
        return type(first)((k, gather([o[k] for o in outputs], target_device, dim)) for k in first)
    return type(first)(gather(list(items), target_device, dim) for items in zip(*outputs, strict=True))


def replicate(network: Module, devices: Sequence[Any], detach: bool = False) -> list[Module]:
    """Copies of a module on devices; raises AssertionError for GPUs."""
    _check(devices)
    return [network for _ in devices]


def parallel_apply(
    modules: Sequence[Module], inputs: Sequence[Any], kwargs_tup: Sequence[Any] | None = None, devices: Any = None
) -> list[Any]:
    """The results of modules, each on its own input."""
    if len(modules) != len(inputs):
        raise AssertionError(f"parallel_apply: {len(modules)} modules need as many inputs, got {len(inputs)}")
    options = [{}] * len(modules) if kwargs_tup is None else kwargs_tup
    return [
        m(*(x if isinstance(x, (list, tuple)) else (x,)), **k) for m, x, k in zip(modules, inputs, options, strict=True)
    ]
