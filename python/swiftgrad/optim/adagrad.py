"""Adagrad."""

from __future__ import annotations

from typing import Any

from .. import _C
from ._elementwise import ElementwiseOptimizer
from .optimizer import ParamsT, TensorBase, _as_float, _check_implementation, _check_tensor_lr, _zero_step


class Adagrad(ElementwiseOptimizer):
    """Adagrad (Duchi, Hazan and Singer, 2011): the gradient divided by the root of the sum of its squares.

    Args:
        params: parameters, named parameters or parameter groups.
        lr: learning rate.
        lr_decay: the rate of step t is `lr / (1 + (t - 1) * lr_decay)`.
        weight_decay: factor of the L2 penalty.
        initial_accumulator_value: what the sums start at.
        eps: added to the denominator.
        maximize: climb instead of descending.
        foreach, fused: accepted; a step is always one call into the engine for each distinct step number.

    Raises:
        ValueError: a negative value.
    """

    _kind = "adagrad"

    def __init__(
        self,
        params: ParamsT,
        lr: float | TensorBase = 1e-2,
        lr_decay: float = 0,
        weight_decay: float = 0,
        initial_accumulator_value: float = 0,
        eps: float = 1e-10,
        foreach: bool | None = None,
        *,
        maximize: bool = False,
        differentiable: bool = False,
        fused: bool | None = None,
    ) -> None:
        _check_tensor_lr(lr, None, False)
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        if not 0.0 <= lr_decay:
            raise ValueError(f"Invalid lr_decay value: {lr_decay}")
        if not 0.0 <= weight_decay:
            raise ValueError(f"Invalid weight_decay value: {weight_decay}")
        if not 0.0 <= initial_accumulator_value:
            raise ValueError(f"Invalid initial_accumulator_value value: {initial_accumulator_value}")
        if not 0.0 <= eps:
            raise ValueError(f"Invalid epsilon value: {eps}")
        _check_implementation(foreach=foreach, fused=fused, differentiable=differentiable)
        defaults = dict(
            lr=lr,
            lr_decay=lr_decay,
            eps=eps,
            weight_decay=weight_decay,
            initial_accumulator_value=initial_accumulator_value,
            foreach=foreach,
            maximize=maximize,
            differentiable=differentiable,
            fused=fused,
        )
        super().__init__(params, defaults)
        for group in self.param_groups:
            for p in group["params"]:
                self.state[p].update(self._init_state(p, group))

    def _init_state(self, p: TensorBase, group: dict[str, Any]) -> dict[str, Any]:
        start = _C.full_like(p, group["initial_accumulator_value"]).requires_grad_(False)
        return {"step": _zero_step(), "sum": start}

    def _state_names(self, group: dict[str, Any]) -> tuple[str, str, str]:
        return "sum", "", ""

    def _options(self, group: dict[str, Any]) -> list[float]:
        return [
            _as_float(group["lr"]),
            group["lr_decay"],
            _as_float(group["eps"]),
            _as_float(group["weight_decay"]),
            group["maximize"],
        ]

    def share_memory(self) -> None:
        """PyTorch's call for processes that share an optimizer; swiftgrad has no shared tensors."""
        raise NotImplementedError("swiftgrad has no Adagrad.share_memory yet")
