"""Differentiation: backward, grad, Function and the modes."""

from __future__ import annotations

from typing import Any

from .. import _C
from .._tensor import Tensor
from .anomaly_mode import detect_anomaly, set_detect_anomaly
from .function import Function
from .grad_mode import enable_grad, inference_mode, no_grad, set_grad_enabled

__all__ = [
    "Function",
    "Variable",
    "backward",
    "detect_anomaly",
    "enable_grad",
    "grad",
    "gradcheck",
    "gradgradcheck",
    "inference_mode",
    "is_grad_enabled",
    "no_grad",
    "set_detect_anomaly",
    "set_grad_enabled",
]

is_grad_enabled = _C.is_grad_enabled


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
    allow_unused: bool | None = None,
    is_grads_batched: bool = False,
    materialize_grads: bool = False,
) -> tuple[Any, ...]:
    """The gradients of ``outputs`` with respect to ``inputs``, a tuple; ``.grad`` is not touched.

    Args:
        outputs: A tensor or several.
        inputs: A tensor or several.
        grad_outputs: The gradients of the outputs.
        retain_graph: Keep the graph; by default as ``create_graph``.
        create_graph: Record the computation of the gradients.
        allow_unused: Give None for inputs the outputs do not depend on, instead of raising.
        is_grads_batched: Not available.
        materialize_grads: Give zeros for such inputs.
    """
    if is_grads_batched:
        raise NotImplementedError("swiftgrad has no is_grads_batched in torch.autograd.grad yet")
    if materialize_grads and allow_unused is False:
        raise ValueError(
            "Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False."
        )
    roots, wanted = _as_tuple(outputs), _as_tuple(inputs)
    if not wanted:
        raise RuntimeError("`inputs` argument to `grad()` cannot be empty.")
    grads = (None,) * len(roots) if grad_outputs is None else _as_tuple(grad_outputs)
    _check_grads(roots, grads)
    unused = materialize_grads if allow_unused is None else allow_unused
    results = _C._grad(
        roots, grads, wanted, create_graph if retain_graph is None else retain_graph, create_graph, unused
    )
    if materialize_grads:
        results = tuple(_C.zeros_like(x) if g is None else g for g, x in zip(results, wanted, strict=True))
    return results


def Variable(data: Tensor, requires_grad: bool = False, volatile: bool = False) -> Tensor:
    """The tensor itself, as variables and tensors are one; kept for old code."""
    tensor = data.detach()
    return tensor.requires_grad_(requires_grad)


def __getattr__(name: str) -> Any:
    if name in ("gradcheck", "gradgradcheck"):
        from . import _gradcheck

        return getattr(_gradcheck, name)
    if name in ("functional", "graph", "profiler", "forward_ad"):
        raise AttributeError(f"swiftgrad has no torch.autograd.{name} yet")
    raise AttributeError(f"module 'torch.autograd' has no attribute '{name}'")
