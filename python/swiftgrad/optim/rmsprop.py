"""RMSprop."""

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
    _zero_step,
)


class RMSprop(Optimizer):
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

    def __setstate__(self, state: dict[str, Any]) -> None:
        super().__setstate__(state)
        for group in self.param_groups:
            group.setdefault("momentum", 0)
            for key in ("centered", "capturable", "maximize", "differentiable"):
                group.setdefault(key, False)
            group.setdefault("foreach", None)
            for p in group["params"]:
                state_p = self.state.get(p, ())
                if len(state_p) != 0 and not isinstance(state_p["step"], TensorBase):
                    state_p["step"] = _C.tensor(float(state_p["step"]), dtype=_C.float32)

    @no_grad()
    def step(self, closure: Callable[[], Any] | None = None) -> Any:
        """Makes one step; returns what `closure` returned."""
        loss = self._run_closure(closure)
        for group in self.param_groups:
            momentum, centered = group["momentum"] > 0, group["centered"]
            params, grads, squares, buffers, averages, counters = [], [], [], [], [], []
            for p in group["params"]:
                grad = p.grad
                if grad is None:
                    continue
                state = self.state[p]
                if len(state) == 0:
                    state["step"] = _zero_step()
                    state["square_avg"] = _C.zeros_like(p).requires_grad_(False)
                    if momentum:
                        state["momentum_buffer"] = _C.zeros_like(p).requires_grad_(False)
                    if centered:
                        state["grad_avg"] = _C.zeros_like(p).requires_grad_(False)
                params.append(p)
                grads.append(grad)
                squares.append(state["square_avg"])
                counters.append(state["step"])
                if momentum:
                    buffers.append(state["momentum_buffer"])
                if centered:
                    averages.append(state["grad_avg"])
            if not params:
                continue
            _C._foreach_add_(counters, 1)
            _C._fused_rmsprop_(
                params,
                grads,
                squares,
                buffers,
                averages,
                lr=_as_float(group["lr"]),
                alpha=_as_float(group["alpha"]),
                eps=_as_float(group["eps"]),
                weight_decay=_as_float(group["weight_decay"]),
                momentum=_as_float(group["momentum"]),
                centered=centered,
                maximize=group["maximize"],
            )
        return loss
