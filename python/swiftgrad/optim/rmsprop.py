"""RMSprop."""

from __future__ import annotations

from typing import Any

from ._elementwise import ElementwiseOptimizer, zeros
from .optimizer import ParamsT, TensorBase, _as_float, _check_implementation, _check_tensor_lr, _zero_step


class RMSprop(ElementwiseOptimizer):
    """RMSprop (Hinton's lecture notes): the gradient divided by a running root mean square.

    Args:
        params: parameters, named parameters or parameter groups.
        lr: learning rate.
        alpha: decay of the average of squares.
        eps: added to the denominator.
        weight_decay: factor of the L2 penalty.
        momentum: of the steps.
        centered: divide by an estimate of the standard deviation instead.
        maximize: climb instead of descending.
        capturable, foreach: accepted; a step is always one call into the engine.

    Raises:
        ValueError: a negative value.
    """

    _kind = "rmsprop"

    def __init__(
        self,
        params: ParamsT,
        lr: float | TensorBase = 1e-2,
        alpha: float = 0.99,
        eps: float = 1e-8,
        weight_decay: float = 0,
        momentum: float = 0,
        centered: bool = False,
        capturable: bool = False,
        foreach: bool | None = None,
        maximize: bool = False,
        differentiable: bool = False,
    ) -> None:
        _check_tensor_lr(lr, None, False)
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        if not 0.0 <= eps:
            raise ValueError(f"Invalid epsilon value: {eps}")
        if not 0.0 <= momentum:
            raise ValueError(f"Invalid momentum value: {momentum}")
        if not 0.0 <= weight_decay:
            raise ValueError(f"Invalid weight_decay value: {weight_decay}")
        if not 0.0 <= alpha:
            raise ValueError(f"Invalid alpha value: {alpha}")
        _check_implementation(foreach=foreach, differentiable=differentiable)
        defaults = dict(
            lr=lr,
            momentum=momentum,
            alpha=alpha,
            eps=eps,
            centered=centered,
            weight_decay=weight_decay,
            capturable=capturable,
            foreach=foreach,
            maximize=maximize,
            differentiable=differentiable,
        )
        super().__init__(params, defaults)

    def _init_state(self, p: TensorBase, group: dict[str, Any]) -> dict[str, Any]:
        state = {"step": _zero_step(), "square_avg": zeros(p)}
        if group["momentum"] > 0:
            state["momentum_buffer"] = zeros(p)
        if group["centered"]:
            state["grad_avg"] = zeros(p)
        return state

    def _state_names(self, group: dict[str, Any]) -> tuple[str, str, str]:
        return (
            "square_avg",
            "momentum_buffer" if group["momentum"] > 0 else "",
            "grad_avg" if group["centered"] else "",
        )

    def _options(self, group: dict[str, Any]) -> list[float]:
        return [
            _as_float(group["lr"]),
            _as_float(group["alpha"]),
            _as_float(group["eps"]),
            _as_float(group["weight_decay"]),
            _as_float(group["momentum"]),
            group["centered"],
            group["maximize"],
        ]
