"""Differentiation: backward, grad, Function and the modes."""

from __future__ import annotations

import sys
from typing import Any

from .. import _C
from .._tensor import Tensor
from .anomaly_mode import detect_anomaly, set_detect_anomaly
from .function import Function
from .grad_mode import (
    enable_grad,
    inference_mode,
    no_grad,
    is_multithreading_enabled,
    set_grad_enabled,
    set_multithreading_enabled,
)

__all__ = [
    "Function",
    "Variable",
    "backward",
    "detect_anomaly",
    "enable_grad",
    "forward_ad",
    "functional",
    "grad",
    "gradcheck",
    "gradgradcheck",
    "inference_mode",
    "is_grad_enabled",
    "is_multithreading_enabled",
    "no_grad",
    "set_detect_anomaly",
    "set_grad_enabled",
    "set_multithreading_enabled",
]

is_grad_enabled = _C.is_grad_enabled


def _levels() -> Any:
    """The module that knows which transforms of torch.func are under way; None where none was used."""
    module = sys.modules.get("swiftgrad.func._levels")
    return module if module is not None and module.levels() else None


def _as_tuple(tensors: Any) -> tuple[Any, ...]:
    return (tensors,) if isinstance(tensors, Tensor) or tensors is None else tuple(tensors)


def _check_grads(roots: tuple[Tensor, ...], grads: tuple[Any, ...]) -> tuple[Any, ...]:
    """The gradients of roots, checked as PyTorch checks them."""
    if len(grads) != len(roots):
        raise RuntimeError(f"got {len(roots)} tensors and {len(grads)} gradients")
    for i, (root, given) in enumerate(zip(roots, grads, strict=True)):
        if given is None:
            if root.requires_grad and root.numel() != 1:
                raise RuntimeError("grad can be implicitly created only for scalar outputs")
        elif not isinstance(given, Tensor):
            raise TypeError(f"gradients can be either Tensors or None, but got {type(given).__name__}")
        elif given.shape != root.shape:
            raise RuntimeError(
                f"Mismatch in shape: grad_output[{i}] has a shape of {given.shape} and output[{i}] has a shape of {root.shape}."  # noqa: E501
            )
    return grads


def backward(
    tensors: Any,
    grad_tensors: Any = None,
    retain_graph: bool | None = None,
    create_graph: bool = False,
    grad_variables: Any = None,
    inputs: Any = None,
) -> None:
    """Adds the gradients of ``tensors`` to the ``.grad`` of the leaves of their graphs.

    Args:
        tensors: The roots, a tensor or several.
        grad_tensors: Their gradients; None stands for 1 and asks for a root of one element.
        retain_graph: Keep the graph for another backward; by default as ``create_graph``.
        create_graph: Record the computation of the gradients.
        grad_variables: The old name of ``grad_tensors``.
        inputs: Accumulate only into these.
    """
    if _levels() is not None:
        raise RuntimeError(
            "backward() called inside a functorch transform. This is not supported, please use functorch.grad or "
            "functorch.vjp instead or call backward() outside of functorch transforms."
        )
    roots = _as_tuple(tensors)
    if grad_tensors is None:
        grad_tensors = grad_variables
    grads = (None,) * len(roots) if grad_tensors is None else _check_grads(roots, _as_tuple(grad_tensors))
    if grad_tensors is None:
        _check_grads(roots, grads)
    wanted = None
    if inputs is not None:
        wanted = _as_tuple(inputs)
        if not wanted:
            raise RuntimeError("`inputs` argument to `backward()` cannot be empty.")
    _C._backward(roots, grads, create_graph if retain_graph is None else retain_graph, create_graph, wanted)


def grad(
    outputs: Any,
    inputs: Any,
    grad_outputs: Any = None,
    retain_graph: bool | None = None,
    create_graph: bool = False,
    only_inputs: bool = True,
    allow_unused: bool | None = None,
    is_grads_batched: bool = False,
    materialize_grads: bool = False,
) -> Any:
    """The gradients of ``outputs`` with respect to ``inputs``, a tuple; ``.grad`` is not touched.

    Args:
        outputs: A tensor or several.
        inputs: A tensor or several; for a dictionary of tensors the result is one of gradients.
        grad_outputs: The gradients of the outputs.
        retain_graph: Keep the graph; by default as ``create_graph``.
        create_graph: Record the computation of the gradients.
        only_inputs: Deprecated: always True.
        allow_unused: Give None for inputs the outputs do not depend on, instead of raising.
        is_grads_batched: Each of ``grad_outputs`` has a first dimension of several gradients; so have the results.
        materialize_grads: Give zeros for such inputs.
    """
    if materialize_grads and allow_unused is False:
        raise ValueError(
            "Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False."
        )
    if not only_inputs:
        import warnings

        warnings.warn(
            "only_inputs argument is deprecated and is ignored now (defaults to True). To accumulate gradient for "
            "other "
            "parts of the graph, please use torch.autograd.backward.",
            FutureWarning,
            stacklevel=2,
        )
    names = tuple(inputs) if isinstance(inputs, dict) else None
    roots, wanted = _as_tuple(outputs), _as_tuple(tuple(inputs.values()) if names is not None else inputs)
    if not wanted:
        raise RuntimeError("`inputs` argument to `grad()` cannot be empty.")
    grads = (None,) * len(roots) if grad_outputs is None else _as_tuple(grad_outputs)
    retain = create_graph if retain_graph is None else retain_graph
    unused = materialize_grads if allow_unused is None else allow_unused
    if is_grads_batched:
        results = _batched_grad(roots, wanted, grads, retain, create_graph, unused)
    else:
        _check_grads(roots, grads)
        levels = _levels()
        if levels is not None and any(isinstance(t, levels.BatchedTensor) for t in (*roots, *wanted, *grads)):
            results = _grad_of_batches(roots, wanted, grads, create_graph, unused)
        else:
            results = _C._grad(roots, grads, wanted, retain, create_graph, unused)
    if materialize_grads:
        results = tuple(_C.zeros_like(x) if g is None else g for g, x in zip(results, wanted, strict=True))
    return results if names is None else dict(zip(names, results, strict=True))


def _batched_grad(
    roots: tuple[Tensor, ...],
    wanted: tuple[Tensor, ...],
    grads: tuple[Any, ...],
    retain: bool,
    create: bool,
    unused: bool,
) -> tuple[Any, ...]:
    """Gradients for several gradients of the outputs, one after the other."""
    if len(grads) != len(roots):
        raise RuntimeError(f"got {len(roots)} tensors and {len(grads)} gradients")
    given = [g for g in grads if g is not None]
    if not given:
        raise RuntimeError("grad_outputs must be given with is_grads_batched=True: their first dimension is the batch")
    for i, (root, g) in enumerate(zip(roots, grads, strict=True)):
        if g is not None and g.shape[1:] != root.shape:
            raise RuntimeError(
                f"If `is_grads_batched=True`, we interpret the first dimension of each grad_output as the batch "
                f"dimension. "
                f"The sizes of the remaining dimensions are expected to match the shape of corresponding output, but a "
                f"mismatch was detected: grad_output[{i}] has a shape of {g.shape} and output[{i}] has a shape of "
                f"{root.shape}. If you only want some tensors in `grad_output` to be considered batched, consider "
                f"using vmap."
            )
    count = given[0].shape[0]
    rows = [
        _C._grad(
            roots,
            tuple(None if g is None else g.select(0, i) for g in grads),
            wanted,
            retain or i < count - 1,
            create,
            unused,
        )
        for i in range(count)
    ]
    if not rows:
        return tuple(_C.zeros((0, *x.shape), dtype=x.dtype) for x in wanted)
    return tuple(None if column[0] is None else _C.stack(list(column)) for column in zip(*rows, strict=True))


def _grad_of_batches(
    roots: tuple[Tensor, ...], wanted: tuple[Tensor, ...], grads: tuple[Any, ...], create: bool, unused: bool
) -> tuple[Any, ...]:
    """Gradients under vmap."""
    from ..func._graph import differentiate

    seeds = [_C.ones_like(r) if g is None else g for r, g in zip(roots, grads, strict=True)]
    results = differentiate(list(roots), list(wanted), seeds, create, materialize=False)
    for i, result in enumerate(results):
        if result is None and not unused:
            raise RuntimeError(
                f"The differentiated Tensor at index {i} appears to not have been used in the graph. Set "
                f"allow_unused=True "
                "if this is the desired behavior."
            )
    return tuple(results)


def Variable(data: Tensor, requires_grad: bool = False, volatile: bool = False) -> Tensor:
    """The tensor itself, as variables and tensors are one; kept for old code."""
    tensor = data.detach()
    return tensor.requires_grad_(requires_grad)


def __getattr__(name: str) -> Any:
    if name in ("gradcheck", "gradgradcheck"):
        from . import _gradcheck

        return getattr(_gradcheck, name)
    if name in ("functional", "forward_ad", "graph", "profiler"):
        import importlib

        return importlib.import_module(f"{__name__}.{name}")
    raise AttributeError(f"module 'torch.autograd' has no attribute '{name}'")
