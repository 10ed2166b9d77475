"""Resilient backpropagation."""

from __future__ import annotations

from typing import Any

from .. import _C
from ._elementwise import ElementwiseOptimizer, check_non_negative, zeros
from .optimizer import ParamsT, TensorBase, _as_float, _check_implementation, _check_tensor_lr, _zero_step


class Rprop(ElementwiseOptimizer):
    """Resilient backpropagation (Riedmiller and Braun, 1993): only the gradient's signs count.

    Args:
        params: parameters, named parameters or parameter groups.
        lr: learning rate.
        etas: factors of a step size where the sign changed, and where it did not.
        step_sizes: the least and the largest.
        maximize: climb instead of descending.
        foreach, capturable: accepted; they change nothing on a CPU.

    Raises:
        ValueError: a value outside its range.
    """

    _kind = "rprop"

    def __init__(
        self,
        params: ParamsT,
        lr: float | TensorBase = 1e-2,
        etas: tuple[float, float] = (0.5, 1.2),
        step_sizes: tuple[float, float] = (1e-6, 50),
        *,
        capturable: bool = False,
        foreach: bool | None = None,
        maximize: bool = False,
        differentiable: bool = False,
    ) -> None:
        _check_tensor_lr(lr, foreach, capturable)
        check_non_negative(learning__rate=lr)
        if not 0.0 < etas[0] < 1.0 < etas[1]:
            raise ValueError(f"Invalid eta values: {etas[0]}, {etas[1]}")
        _check_implementation(foreach=foreach, differentiable=differentiable)
        defaults = dict(
            lr=lr,
            etas=etas,
            step_sizes=step_sizes,
            foreach=foreach,
            maximize=maximize,
            differentiable=differentiable,
            capturable=capturable,
        )
        super().__init__(params, defaults)

    def _init_state(self, p: TensorBase, group: dict[str, Any]) -> dict[str, Any]:
        start = _C.full_like(p, _as_float(group["lr"])).requires_grad_(False)
        return {"step": _zero_step(), "prev": zeros(p), "step_size": start}

    def _state_names(self, group: dict[str, Any]) -> tuple[str, str, str]:
        return "prev", "step_size", ""

    def _options(self, group: dict[str, Any]) -> list[float]:
        return [
            *group["etas"],
            *group["step_sizes"],
            group["maximize"],
        ]
