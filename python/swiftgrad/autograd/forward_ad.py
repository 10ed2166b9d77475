"""Forward-mode differentiation: tensors that carry a tangent.

A dual tensor here is a tensor that is tracked backward; when a tangent is asked for, it is computed by walking back
twice
(the derivative of the linear function from cotangents of outputs to cotangents of inputs). It is exact, and works for
every operator whose gradient can be differentiated.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from .. import _C
from .._tensor import Tensor
from ..func._graph import reaches

__all__ = ["UnpackedDualTensor", "dual_level", "enter_dual_level", "exit_dual_level", "make_dual", "unpack_dual"]

# The dual tensors of the level under way with their tangents; None outside.
_duals: list[tuple[Any, Any]] | None = None
_grad_before = True


class UnpackedDualTensor(NamedTuple):
    """A tensor and its tangent, None where there is none."""

    primal: Tensor
    tangent: Tensor | None


def enter_dual_level() -> int:
    """Starts a level, in which dual tensors can be made; gives its number.

    Raises:
        RuntimeError: one is under way: they do not nest.
    """
    global _duals, _grad_before
    if _duals is not None:
        raise RuntimeError("Nested forward mode AD is not supported at the moment")
    _duals = []
    _grad_before = _C._swap_grad_enabled(True)
    return 0


def exit_dual_level(*, level: int | None = None) -> None:
    """Ends the level: tangents are gone.

    Raises:
        RuntimeError: none is under way, or `level` is another.
    """
    global _duals
    if _duals is None or (level is not None and level != 0):
        raise RuntimeError("Trying to exit a forward AD level that was not the last one that was created.")
    _duals = None
    _C._swap_grad_enabled(_grad_before)


class dual_level:
    """A level of forward-mode differentiation while the body runs."""

    def __enter__(self) -> int:
        return enter_dual_level()

    def __exit__(self, *exception: object) -> None:
        exit_dual_level()


def make_dual(tensor: Tensor, tangent: Tensor, *, level: int | None = None) -> Tensor:
    """A tensor that carries a tangent.

    Args:
        tensor: of floats.
        tangent: the direction, of the same shape and dtype.
        level: accepted: there is one.

    Raises:
        RuntimeError: no level is under way, or the tangent has another shape.
        ValueError: `tensor` or `tangent` is not of floats.
    """
    if _duals is None:
        raise RuntimeError(
            "Trying to create a dual Tensor for forward AD but no level exists, make sure to enter_dual_level() first."
        )
    for name, value in (("primal", tensor), ("tangent", tangent)):
        if not (value.is_floating_point() or value.is_complex()):
            raise ValueError(f"Expected {name} to be floating point or complex, but got: {value.dtype}")
    if tensor.shape != tangent.shape:
        raise RuntimeError(
            "Trying to set a forward gradient that has a different size than that of the original Tensor, this is not "
            f"supported. Tensor is of size {list(tensor.shape)} while the given forward gradient is of size "
            f"{list(tangent.shape)}."
        )
    dual = tensor.view_as(tensor) if tensor.requires_grad else tensor.detach().requires_grad_()
    _duals.append((dual, tangent))
    return dual


def unpack_dual(tensor: Tensor, *, level: int | None = None) -> UnpackedDualTensor:
    """A tensor and the tangent it carries; None for a tensor that depends on no dual one.

    Args:
        tensor: any tensor.
        level: accepted: there is one.
    """
    if _duals is None:
        return UnpackedDualTensor(tensor, None)
    for dual, tangent in _duals:
        if tensor is dual:
            return UnpackedDualTensor(dual.detach() if not tangent.requires_grad else dual, tangent)
    if not tensor.requires_grad or not _duals:
        return UnpackedDualTensor(tensor, None)
    inputs = tuple(dual for dual, _ in _duals)
    seed = _C.zeros_like(tensor).detach().requires_grad_()
    gradients = _C._grad((tensor,), (seed,), inputs, True, True, True)
    if all(g is None for g in gradients):
        return UnpackedDualTensor(tensor, None)
    pairs = [(g, t) for g, (_, t) in zip(gradients, _duals, strict=True) if g is not None and g.requires_grad]
    outside = reaches(tensor, list(inputs)) or any(t.requires_grad for _, t in _duals)
    tangent = None
    if pairs:
        tangent = _C._grad(tuple(g for g, _ in pairs), tuple(t for _, t in pairs), (seed,), True, outside, True)[0]
    if tangent is None:
        tangent = _C.zeros_like(tensor).detach()
    return UnpackedDualTensor(tensor if outside else tensor.detach(), tangent)
