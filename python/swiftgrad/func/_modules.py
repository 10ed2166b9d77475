"""Modules as functions of their parameters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .. import _C
from .._tensor import Tensor

__all__ = ["functional_call", "replace_all_batch_norm_modules_", "stack_module_state"]


def functional_call(
    module: Any,
    parameter_and_buffer_dicts: dict[str, Tensor] | Sequence[dict[str, Tensor]],
    args: Any = None,
    kwargs: dict[str, Any] | None = None,
    *,
    tie_weights: bool = True,
    strict: bool = False,
) -> Any:
    """Calls a module with tensors that stand for its parameters and buffers.

    Args:
        module: The module to call.
        parameter_and_buffer_dicts: Tensors by name, or several dictionaries with different names.
        args: Positional arguments; one that is no tuple is the only one.
        kwargs: Keyword arguments.
        tie_weights: Whether a tensor given under one name stands for all names of the one it replaces.
        strict: Whether the names must be exactly those of the module.

    Raises:
        ValueError: A name is in several dictionaries, or tied names got different tensors.
        RuntimeError: `strict`, and names are missing or unknown.
    """
    from ..nn.utils.stateless import _functional_call

    if isinstance(parameter_and_buffer_dicts, dict):
        given = parameter_and_buffer_dicts
    elif isinstance(parameter_and_buffer_dicts, Sequence):
        for part in parameter_and_buffer_dicts:
            if not isinstance(part, dict):
                raise ValueError(
                    f"Expected all elements of parameter_and_buffer_dicts to be dictionaries, got {type(part)}"
                )
        names = [name for part in parameter_and_buffer_dicts for name in part]
        repeated = sorted({name for name in names if names.count(name) > 1})
        if repeated:
            raise ValueError(f"{repeated} appeared in multiple dictionaries; behavior of functional call is ambiguous")
        given = {name: value for part in parameter_and_buffer_dicts for name, value in part.items()}
    else:
        raise ValueError(
            "Expected parameter_and_buffer_dicts to be a dict, or a list/tuple of dicts, "
            f"but got {type(parameter_and_buffer_dicts)}"
        )
    return _functional_call(module, given, args, kwargs, tie_weights=tie_weights, strict=strict)


def stack_module_state(models: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Parameters and buffers of several modules of one kind, stacked, for `vmap` over an ensemble.

    Args:
        models: Modules of the same class, all in training or all in evaluation mode.

    Returns:
        Two dictionaries by name; tensors have the number of modules as first size. Stacked parameters are leaves
        that require grad as the modules' do.

    Raises:
        RuntimeError: There are none, or they are not of one kind.
    """
    if len(models) == 0:
        raise RuntimeError("stack_module_state: Expected at least one model, got 0.")
    if not (all(m.training for m in models) or all(not m.training for m in models)):
        raise RuntimeError("stack_module_state: Expected all models to have the same training/eval mode.")
    if not all(type(m) is type(models[0]) for m in models):
        raise RuntimeError("stack_module_state: Expected all models to be of the same class.")
    params: dict[str, Any] = {}
    for name, _ in models[0].named_parameters():
        params[name] = _stacked([dict(m.named_parameters())[name] for m in models])
    buffers: dict[str, Any] = {}
    for name, _ in models[0].named_buffers():
        buffers[name] = _stacked([dict(m.named_buffers())[name] for m in models])
    return params, buffers


def _stacked(tensors: list[Any]) -> Any:
    needs = {t.requires_grad for t in tensors}
    if len(needs) != 1:
        raise RuntimeError(
            f"Expected {'parameters'} of each model to have the same .requires_grad, got tensors with both"
        )
    stacked = _C.stack(tensors)
    if all(t.is_leaf for t in tensors):
        return stacked.detach().requires_grad_(needs.pop())
    return stacked


def replace_all_batch_norm_modules_(root: Any) -> Any:
    """Has all batch normalisations of a module use the batch's statistics only, in place.

    Args:
        root: The module, which is returned.
    """
    from ..nn.modules.batchnorm import _BatchNorm

    for module in root.modules():
        if isinstance(module, _BatchNorm):
            module.track_running_stats = False
            module.running_mean = module.running_var = module.num_batches_tracked = None
    return root


def functionalize(func: Any, *, remove: str = "mutations") -> Any:
    """A function with the values of `func`.

    In PyTorch it hides mutations from what traces the function; swiftgrad has no tracing below it, so nothing is left
    to hide, and operations run as they are.

    Args:
        func: Any function.
        remove: 'mutations' or 'mutations_and_views'.

    Raises:
        RuntimeError: `remove` is neither.
    """
    import functools

    if remove not in ("mutations", "mutations_and_views"):
        raise RuntimeError(
            f"functionalize(f, remove='mutations'): received invalid argument for remove={remove}. Valid options are:\n"
            "     remove='mutations': all inplace and out= operators will be removed from the program, and "
            "replaced with their "
            "out-of-place equivalents.\n     remove='mutations_and_views': In addition to the above, all aliasing "
            "operators "
            "{view} will be replaced with their non-aliasing counterparts, {view}_copy.\n"
        )

    @functools.wraps(func, assigned=("__module__", "__name__", "__qualname__", "__doc__"), updated=())
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        return func(*args, **kwargs)

    return wrapped


def debug_unwrap(tensor: Any, *, recurse: bool = True) -> Any:
    """The tensor inside of a tensor of vmap, for printing.

    Args:
        tensor: Any tensor.
        recurse: Whether to go through all levels.
    """
    from ._levels import BatchedTensor, physical

    if not isinstance(tensor, BatchedTensor):
        return tensor
    return physical(tensor) if recurse else tensor._value
