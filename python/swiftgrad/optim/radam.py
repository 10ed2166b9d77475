"""RAdam."""

from __future__ import annotations

from typing import Any

from ._elementwise import ElementwiseOptimizer, check_betas, check_non_negative, zeros
from .optimizer import ParamsT, TensorBase, _as_float, _check_implementation, _check_tensor_lr, _zero_step


class RAdam(ElementwiseOptimizer):
    """RAdam (Liu et al., 2020): Adam whose adaptive rate is rectified while few gradients were seen.

    Args:
        params: parameters, named parameters or parameter groups.
        lr: learning rate.
        betas: decay of the averages.
        eps: added to the denominator.
        weight_decay: factor of the L2 penalty.
        decoupled_weight_decay: shrink the parameters instead of changing the gradient.
        maximize: climb instead of descending.
        foreach, capturable: accepted; they change nothing on a CPU.

    Raises:
        ValueError: a value outside its range.
    """

    _kind = "radam"

    def __init__(
        self,
        params: ParamsT,
        lr: float | TensorBase = 1e-3,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 0,
        decoupled_weight_decay: bool = False,
        *,
        foreach: bool | None = None,
        maximize: bool = False,
        capturable: bool = False,
        differentiable: bool = False,
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
            maximize=maximize,
            foreach=foreach,
            capturable=capturable,
            decoupled_weight_decay=decoupled_weight_decay,
            differentiable=differentiable,
        )
        super().__init__(params, defaults)

    def _init_state(self, p: TensorBase, group: dict[str, Any]) -> dict[str, Any]:
        return {"step": _zero_step(), "exp_avg": zeros(p), "exp_avg_sq": zeros(p)}

    def _state_names(self, group: dict[str, Any]) -> tuple[str, str, str]:
        return "exp_avg", "exp_avg_sq", ""

    def _options(self, group: dict[str, Any]) -> list[float]:
        return [
            _as_float(group["lr"]),
            *group["betas"],
            group["eps"],
            group["weight_decay"],
            group["decoupled_weight_decay"],
            group["maximize"],
        ]
