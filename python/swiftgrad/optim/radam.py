"""RAdam."""

from __future__ import annotations

import math
from typing import Any

from ._elementwise import ElementwiseOptimizer, check_betas, check_non_negative, penalized, zeros
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

    def _update(self, p: TensorBase, grad: TensorBase, state: dict[str, Any], group: dict[str, Any]) -> None:
        beta1, beta2 = group["betas"]
        lr, step = _as_float(group["lr"]), state["step"].item()
        if group["decoupled_weight_decay"]:
            p.mul_(1 - lr * group["weight_decay"])
        else:
            grad = penalized(p, grad, group)
        average, squares = state["exp_avg"], state["exp_avg_sq"]
        average.lerp_(grad, 1 - beta1)
        squares.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
        rate, correction = lr / (1 - beta1**step), 1 - beta2**step
        longest = 2 / (1 - beta2) - 1  # of the approximated average, at its limit
        length = longest - 2 * step * beta2**step / correction
        if length <= 5.0:
            p.add_(average, alpha=-rate)
            return
        rectified = math.sqrt(
            (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length) * correction
        )
        p.addcdiv_(average, squares.sqrt().add_(group["eps"]), value=-rate * rectified)
