"""Adadelta."""

from __future__ import annotations

from typing import Any

from ._elementwise import ElementwiseOptimizer, check_non_negative, zeros
from .optimizer import ParamsT, TensorBase, _as_float, _check_implementation, _check_tensor_lr, _zero_step


class Adadelta(ElementwiseOptimizer):
    """Adadelta (Zeiler, 2012): steps as large as the recent ones, without a rate to tune.

    Args:
        params: parameters, named parameters or parameter groups.
        lr: learning rate.
        rho: decay of the averages of squares.
        eps: added under the roots.
        weight_decay: factor of the L2 penalty.
        maximize: climb instead of descending.
        foreach, capturable: accepted; they change nothing on a CPU.

    Raises:
        ValueError: a value outside its range.
    """

    _kind = "adadelta"

    def __init__(
        self,
        params: ParamsT,
        lr: float | TensorBase = 1.0,
        rho: float = 0.9,
        eps: float = 1e-6,
        weight_decay: float = 0,
        foreach: bool | None = None,
        *,
        capturable: bool = False,
        maximize: bool = False,
        differentiable: bool = False,
    ) -> None:
        _check_tensor_lr(lr, foreach, capturable)
        check_non_negative(learning__rate=lr)
        if not 0.0 <= rho <= 1.0:
            raise ValueError(f"Invalid rho value: {rho}")
        check_non_negative(epsilon__value=eps, weight_decay__value=weight_decay)
        _check_implementation(foreach=foreach, differentiable=differentiable)
        defaults = dict(
            lr=lr,
            rho=rho,
            eps=eps,
            weight_decay=weight_decay,
            maximize=maximize,
            capturable=capturable,
            foreach=foreach,
            differentiable=differentiable,
        )
        super().__init__(params, defaults)

    def _init_state(self, p: TensorBase, group: dict[str, Any]) -> dict[str, Any]:
        return {"step": _zero_step(), "square_avg": zeros(p), "acc_delta": zeros(p)}

    def _state_names(self, group: dict[str, Any]) -> tuple[str, str, str]:
        return "square_avg", "acc_delta", ""

    def _options(self, group: dict[str, Any]) -> list[float]:
        return [
            _as_float(group["lr"]),
            group["rho"],
            group["eps"],
            group["weight_decay"],
            group["maximize"],
        ]
