"""Stochastic gradient descent, with momentum, dampening and Nesterov's variant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .. import _C
from ..autograd.grad_mode import no_grad
from .optimizer import (
    Optimizer,
    ParamsT,
    TensorBase,
    _as_float,
    _check_implementation,
    _check_tensor_lr,
)


class SGD(Optimizer):
    """Stochastic gradient descent.

    With gradient `g` (plus `weight_decay * p`), the buffer is `b = momentum * b + (1 - dampening) * g`, `b = g` at
    first, and the step `p -= lr * b`, or with `nesterov` `p -= lr * (g + momentum * b)`.

    Args:
        params: parameters, named parameters or parameter groups.
        lr: learning rate.
        momentum, dampening, weight_decay, nesterov: as above.
        maximize: climb instead of descending.
        foreach, fused: accepted; a step is always one call into the engine.

    Raises:
        ValueError: a negative rate, or Nesterov's variant without momentum or with dampening.
    """

    def __init__(
        self,
        params: ParamsT,
        lr: float | TensorBase = 1e-3,
        momentum: float = 0,
        dampening: float = 0,
        weight_decay: float | TensorBase = 0,
        nesterov: bool = False,
        *,
        maximize: bool = False,
        foreach: bool | None = None,
        differentiable: bool = False,
        fused: bool | None = None,
    ) -> None:
        _check_tensor_lr(lr, None, False)
        if lr < 0.0:
            raise ValueError(f"Invalid learning rate: {lr}")
        if momentum < 0.0:
            raise ValueError(f"Invalid momentum value: {momentum}")
        if weight_decay < 0.0:
            raise ValueError(f"Invalid weight_decay value: {weight_decay}")
        if nesterov and (momentum <= 0 or dampening != 0):
            raise ValueError("Nesterov momentum requires a momentum and zero dampening")
        _check_implementation(foreach=foreach, fused=fused, differentiable=differentiable)
        defaults = dict(
            lr=lr,
            momentum=momentum,
            dampening=dampening,
            weight_decay=weight_decay,
            nesterov=nesterov,
            maximize=maximize,
            foreach=foreach,
            differentiable=differentiable,
            fused=fused,
        )
        super().__init__(params, defaults)

    def __setstate__(self, state: dict[str, Any]) -> None:
        super().__setstate__(state)
        for group in self.param_groups:
            for key, value in (("nesterov", False), ("maximize", False), ("foreach", None), ("fused", None)):
                group.setdefault(key, value)
            group.setdefault("differentiable", False)

    @no_grad()
    def step(self, closure: Callable[[], Any] | None = None) -> Any:
        """Makes one step; returns what `closure` returned."""
        loss = self._run_closure(closure)
        for group in self.param_groups:
            if group["momentum"] == 0:
                params = [p for p in group["params"] if p.grad is not None]
                if params:
                    self._update(group, params, [], True)
            else:
                self._step_with_momentum(group)
        return loss

    def _step_with_momentum(self, group: dict[str, Any]) -> None:
        """Steps the parameters that have a buffer in one call, and those that get theirs now in another."""
        old: tuple[list, list] = ([], [])
        new: tuple[list, list] = ([], [])
        for p in group["params"]:
            if p.grad is None:
                continue
            state = self.state[p]
            buffer = state.get("momentum_buffer")
            if buffer is None:
                buffer = state["momentum_buffer"] = _C.empty_like(p.grad).requires_grad_(False)
                target = new
            else:
                target = old
            target[0].append(p)
            target[1].append(buffer)
        if old[0]:
            self._update(group, *old, False)
        if new[0]:
            self._update(group, *new, True)

    @staticmethod
    def _update(group: dict[str, Any], params: list, buffers: list, is_first_step: bool) -> None:
        _C._fused_sgd_(
            params,
            [p.grad for p in params],
            buffers,
            weight_decay=_as_float(group["weight_decay"]),
            momentum=_as_float(group["momentum"]),
            lr=_as_float(group["lr"]),
            dampening=_as_float(group["dampening"]),
            nesterov=group["nesterov"],
            maximize=group["maximize"],
            is_first_step=is_first_step,
        )
