"""Adamax."""

from __future__ import annotations

from typing import Any

from ._elementwise import ElementwiseOptimizer, check_betas, check_non_negative, zeros
from .optimizer import ParamsT, TensorBase, _as_float, _check_implementation, _check_tensor_lr, _zero_step


class Adamax(ElementwiseOptimizer):
    """Adamax (Kingma and Ba, 2015): Adam with the infinity norm.

    Args:
        params: parameters, named parameters or parameter groups.
        lr: learning rate.
        betas: decay of the average and of the norm.
        eps: added to the norm.
        weight_decay: factor of the L2 penalty.
        maximize: climb instead of descending.
        foreach, capturable: accepted; they change nothing on a CPU.

    Raises:
        ValueError: a value outside its range.
    """

    _kind = "adamax"

    def __init__(
        self,
        params: ParamsT,
        lr: float | TensorBase = 2e-3,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 0,
        foreach: bool | None = None,
        *,
        maximize: bool = False,
        differentiable: bool = False,
        capturable: bool = False,
    ) -> None:
        _check_tensor_lr(lr, foreach, capturable)
        check_non_negative(learning__rate=lr, epsilon__value=eps)
        check_betas(betas)
        check_non_negative(weight_decay__value=weight_decay)
        _check_implementation(foreach=foreach, differentiable=differentiable)
        defaults = dict(
            lr=lr,
            betas=betas,
            eps=eps,
            weight_decay=weight_decay,
            foreach=foreach,
            maximize=maximize,
            differentiable=differentiable,
            capturable=capturable,
        )
        super().__init__(params, defaults)

    def _init_state(self, p: TensorBase, group: dict[str, Any]) -> dict[str, Any]:
        return {"step": _zero_step(), "exp_avg": zeros(p), "exp_inf": zeros(p)}

    def _state_names(self, group: dict[str, Any]) -> tuple[str, str, str]:
        return "exp_avg", "exp_inf", ""

    def _options(self, group: dict[str, Any]) -> list[float]:
        return [
            _as_float(group["lr"]),
            *group["betas"],
            group["eps"],
            group["weight_decay"],
            group["maximize"],
        ]
