"""Adam."""

from __future__ import annotations

from typing import Any

from ._elementwise import ElementwiseOptimizer, zeros
from .optimizer import ParamsT, TensorBase, _as_float, _check_implementation, _check_tensor_lr, _zero_step


class Adam(ElementwiseOptimizer):
    """Adam (Kingma and Ba, 2015), with AMSGrad as an option.

    Args:
        params: parameters, named parameters or parameter groups.
        lr: learning rate.
        betas: decay of the running averages of the gradient and of its square.
        eps: added to the denominator.
        weight_decay: factor of the L2 penalty.
        amsgrad: divide by the largest average of squares seen.
        maximize: climb instead of descending.
        decoupled_weight_decay: shrink the parameters instead of changing the gradient, as AdamW does.
        foreach, capturable, fused: accepted; a step is always one call into the engine.

    Raises:
        ValueError: a negative `lr`, `eps` or `weight_decay`, or betas outside [0, 1).
    """

    _kind = "adam"

    def __init__(
        self,
        params: ParamsT,
        lr: float | TensorBase = 1e-3,
        betas: tuple[float | TensorBase, float | TensorBase] = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 0,
        amsgrad: bool = False,
        *,
        foreach: bool | None = None,
        maximize: bool = False,
        capturable: bool = False,
        differentiable: bool = False,
        fused: bool | None = None,
        decoupled_weight_decay: bool = False,
    ) -> None:
        _check_tensor_lr(lr, foreach, capturable)
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        if not 0.0 <= eps:
            raise ValueError(f"Invalid epsilon value: {eps}")
        for i in (0, 1):
            if not 0.0 <= betas[i] < 1.0:
                raise ValueError(f"Invalid beta parameter at index {i}: {betas[i]}")
        if not 0.0 <= weight_decay:
            raise ValueError(f"Invalid weight_decay value: {weight_decay}")
        if isinstance(betas[0], TensorBase) != isinstance(betas[1], TensorBase):
            raise ValueError("betas must be either both floats or both Tensors")
        _check_implementation(foreach=foreach, fused=fused, differentiable=differentiable)
        defaults = dict(
            lr=lr,
            betas=betas,
            eps=eps,
            weight_decay=weight_decay,
            amsgrad=amsgrad,
            maximize=maximize,
            foreach=foreach,
            capturable=capturable,
            differentiable=differentiable,
            fused=fused,
            decoupled_weight_decay=decoupled_weight_decay,
        )
        super().__init__(params, defaults)

    def __setstate__(self, state: dict[str, Any]) -> None:
        super().__setstate__(state)
        for group in self.param_groups:
            for key in ("amsgrad", "maximize", "capturable", "differentiable", "decoupled_weight_decay"):
                group.setdefault(key, False)
            group.setdefault("foreach", None)
            group.setdefault("fused", None)

    def _init_state(self, p: TensorBase, group: dict[str, Any]) -> dict[str, Any]:
        state = {"step": _zero_step(), "exp_avg": zeros(p), "exp_avg_sq": zeros(p)}
        if group["amsgrad"]:
            state["max_exp_avg_sq"] = zeros(p)
        return state

    def _state_names(self, group: dict[str, Any]) -> tuple[str, str, str]:
        return "exp_avg", "exp_avg_sq", "max_exp_avg_sq" if group["amsgrad"] else ""

    def _kind_of(self, group: dict[str, Any]) -> str:
        return "adamw" if group["decoupled_weight_decay"] else "adam"

    def _options(self, group: dict[str, Any]) -> list[float]:
        beta1, beta2 = group["betas"]
        return [
            _as_float(group["lr"]),
            _as_float(beta1),
            _as_float(beta2),
            _as_float(group["eps"]),
            _as_float(group["weight_decay"]),
            group["amsgrad"],
            group["maximize"],
        ]
