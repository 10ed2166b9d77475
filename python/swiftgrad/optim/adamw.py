"""AdamW: Adam with decoupled weight decay."""

from __future__ import annotations

from typing import Any

from .adam import Adam
from .optimizer import ParamsT, TensorBase


class AdamW(Adam):
    """AdamW (Loshchilov and Hutter, 2019): `p *= 1 - lr * weight_decay`, then a step of Adam.

    Args and errors as for `Adam`; `weight_decay` is 1e-2 by default.
    """

    def __init__(
        self,
        params: ParamsT,
        lr: float | TensorBase = 1e-3,
        betas: tuple[float | TensorBase, float | TensorBase] = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 1e-2,
        amsgrad: bool = False,
        *,
        maximize: bool = False,
        foreach: bool | None = None,
        capturable: bool = False,
        differentiable: bool = False,
        fused: bool | None = None,
    ) -> None:
        super().__init__(
            params,
            lr,
            betas,
            eps,
            weight_decay,
            amsgrad,
            foreach=foreach,
            maximize=maximize,
            capturable=capturable,
            differentiable=differentiable,
            fused=fused,
            decoupled_weight_decay=True,
        )

    def __setstate__(self, state: dict[str, Any]) -> None:
        super().__setstate__(state)
        for group in self.param_groups:
            group["decoupled_weight_decay"] = True
