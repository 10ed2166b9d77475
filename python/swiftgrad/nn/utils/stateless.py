"""Calling a module with other parameters and buffers than its own."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ..modules.module import Module
from ._named_member_accessor import NamedMemberAccessor

__all__ = ["functional_call"]


def _tied_groups(module: Module) -> list[set[str]]:
    """The names of tensors that are one and the same."""
    groups: dict[int, set[str]] = {}
    keep = []
    for name, tensor in NamedMemberAccessor(module).named_tensors(remove_duplicate=False):
        groups.setdefault(id(tensor), set()).add(name)
        keep.append(tensor)
    return [names for names in groups.values() if len(names) > 1]


def _untie(module: Module, given: dict[str, Any]) -> dict[str, Any]:
    """The given tensors, under all names that the replaced ones have.

    Raises:
        ValueError: two names of one tensor are given different tensors.
    """
    result = dict(given)
    for group in _tied_groups(module):
        named = sorted(group & given.keys())
        if not named:
            continue
        if any(given[name] is not given[named[0]] for name in named):
            raise ValueError(
                f"functional_call got multiple values for keys {named}, which are tied. Consider using "
                f"tie_weights=False"
            )
        for name in group:
            result[name] = given[named[0]]
    return result


@contextmanager
def _reparametrize_module(
    module: Module,
    parameters_and_buffers: dict[str, Any],
    *,
    tie_weights: bool = False,
    strict: bool = False,
    stack_weights: bool = False,
) -> Iterator[None]:
    """The module has other tensors while the body runs."""
    tensors = _untie(module, parameters_and_buffers) if tie_weights else dict(parameters_and_buffers)
    accessor = NamedMemberAccessor(module)
    if strict:
        missing, unexpected = accessor.check_keys(tensors)
        if missing or unexpected:
            lines = []
            if unexpected:
                lines.append("Unexpected key(s): " + ", ".join(f"'{name}'" for name in unexpected) + ".")
            if missing:
                lines.append("Missing key(s): " + ", ".join(f"'{name}'" for name in missing) + ".")
            raise RuntimeError(f"Error(s) in reparametrizing for {module._get_name()}:\n\t" + "\n\t".join(lines))
    before, _ = accessor.swap_tensors_dict(tensors, allow_missing=True)
    try:
        yield
    finally:
        changed, _ = accessor.swap_tensors_dict(before, allow_missing=True)
        # buffers that the call replaced are what the caller finds in its dictionary
        for name, tensor in changed.items():
            if name in parameters_and_buffers:
                parameters_and_buffers[name] = tensor


def _functional_call(
    module: Module,
    parameters_and_buffers: dict[str, Any],
    args: Any = None,
    kwargs: dict[str, Any] | None = None,
    *,
    tie_weights: bool = True,
    strict: bool = False,
) -> Any:
    """As `torch.func.functional_call`, of one dictionary."""
    if args is None:
        args = ()
    elif not isinstance(args, tuple):
        args = (args,)
    with _reparametrize_module(module, parameters_and_buffers, tie_weights=tie_weights, strict=strict):
        return module(*args, **(kwargs or {}))


def functional_call(
    module: Module,
    parameters_and_buffers: dict[str, Any],
    args: Any = None,
    kwargs: dict[str, Any] | None = None,
    *,
    tie_weights: bool = True,
    strict: bool = False,
) -> Any:
    """The deprecated name of `torch.func.functional_call`.

    Args:
        module: the module to call.
        parameters_and_buffers: tensors by name that stand for the module's own during the call.
        args: positional arguments; one that is no tuple is the only one.
        kwargs: keyword arguments.
        tie_weights: whether a tensor given under one name stands for all names of the one it replaces.
        strict: whether the names must be exactly those of the module.
    """
    warnings.warn(
        "This API is deprecated as of PyTorch 2.0 and will be removed in a future version of PyTorch. Please use "
        "torch.func.functional_call instead which is a drop-in replacement for this API.",
        FutureWarning,
        stacklevel=2,
    )
    return _functional_call(module, parameters_and_buffers, args, kwargs, tie_weights=tie_weights, strict=strict)
