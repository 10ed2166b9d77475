"""Averaged stochastic gradient descent."""

from __future__ import annotations

from typing import Any

from .. import _C
from ._elementwise import ElementwiseOptimizer, check_non_negative, zeros
from .optimizer import ParamsT, TensorBase, _as_float, _check_implementation, _check_tensor_lr, _zero_step


class ASGD(ElementwiseOptimizer):
    """Averaged stochastic gradient descent (Polyak and Juditsky, 1992); `state[p]['ax']` is the average.

    Args:
        params: parameters, named parameters or parameter groups.
        lr: learning rate.
        lambd: decay of the parameters.
        alpha: power of the decay of the rate.
        t0: step that averaging starts at.
        weight_decay: factor of the L2 penalty.
        maximize: climb instead of descending.
        foreach, capturable: accepted; they change nothing on a CPU.

    Raises:
        ValueError: a value outside its range.
    """

    _kind = "asgd"

    def __init__(
        self,
        params: ParamsT,
        lr: float | TensorBase = 1e-2,
        lambd: float = 1e-4,
        alpha: float = 0.75,
        t0: float = 1e6,
        weight_decay: float = 0,
        foreach: bool | None = None,
        maximize: bool = False,
        differentiable: bool = False,
        capturable: bool = False,
    ) -> None:
        _check_tensor_lr(lr, foreach, capturable)
        check_non_negative(learning__rate=lr, weight_decay__value=weight_decay)
        _check_implementation(foreach=foreach, differentiable=differentiable)
        defaults = dict(
            lr=lr,
            lambd=lambd,
            alpha=alpha,
            t0=t0,
            weight_decay=weight_decay,
            foreach=foreach,
            maximize=maximize,
            differentiable=differentiable,
            capturable=capturable,
        )
        super().__init__(params, defaults)

    def _init_state(self, p: TensorBase, group: dict[str, Any]) -> dict[str, Any]:
        return {
            "step": _zero_step(),
            "eta": _C.tensor(_as_float(group["lr"]), dtype=_C.float32),
            "mu": _C.ones((), dtype=_C.float32),
            "ax": zeros(p),
        }

    def _state_names(self, group: dict[str, Any]) -> tuple[str, str, str]:
        return "ax", "eta", "mu"

    def _options(self, group: dict[str, Any]) -> list[float]:
        return [
            _as_float(group["lr"]),
            group["lambd"],
            group["alpha"],
            group["t0"],
            group["weight_decay"],
            group["maximize"],
        ]
