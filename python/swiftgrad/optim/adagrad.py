"""Adagrad."""

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


class Adagrad(Optimizer):
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
                self._init_state(p, group["initial_accumulator_value"])

    def _init_state(self, p: TensorBase, start: float) -> dict[str, Any]:
        state = self.state[p]
        state["step"] = _zero_step()
        state["sum"] = _C.full_like(p, start).requires_grad_(False)
        return state

    def share_memory(self) -> None:
        """PyTorch's call for processes that share an optimizer; swiftgrad has no shared tensors."""
        raise NotImplementedError("swiftgrad has no Adagrad.share_memory yet")

    def __setstate__(self, state: dict[str, Any]) -> None:
        super().__setstate__(state)
        for group in self.param_groups:
            for key, value in (("foreach", None), ("maximize", False), ("differentiable", False), ("fused", None)):
                group.setdefault(key, value)
            for p in group["params"]:
                state_p = self.state.get(p, ())
                if len(state_p) != 0 and not isinstance(state_p["step"], TensorBase):
                    state_p["step"] = _C.tensor(float(state_p["step"]), dtype=_C.float32)

    @no_grad()
    def step(self, closure: Callable[[], Any] | None = None) -> Any:
        """Makes one step; returns what `closure` returned."""
        loss = self._run_closure(closure)
        for group in self.param_groups:
            params, sums, counters = [], [], []
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                if len(state) == 0:  # a group that was added later
                    state = self._init_state(p, group["initial_accumulator_value"])
                params.append(p)
                sums.append(state["sum"])
                counters.append(state["step"])
            if not params:
                continue
            _C._foreach_add_(counters, 1)
            by_step: dict[float, list[int]] = {}
            for i, counter in enumerate(counters):
                by_step.setdefault(counter.item(), []).append(i)
            for step, members in by_step.items():
                _C._fused_adagrad_(
                    [params[i] for i in members],
                    [params[i].grad for i in members],
                    [sums[i] for i in members],
                    lr=_as_float(group["lr"]) / (1 + (step - 1) * group["lr_decay"]),
                    weight_decay=_as_float(group["weight_decay"]),
                    eps=_as_float(group["eps"]),
                    maximize=group["maximize"],
                )
        return loss
