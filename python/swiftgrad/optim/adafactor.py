"""Adafactor."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from .. import _C
from ..autograd.grad_mode import no_grad
from ._elementwise import zeros
from .optimizer import Optimizer, ParamsT, TensorBase, _as_float, _check_tensor_lr, _zero_step


class Adafactor(Optimizer):
    """Adafactor (Shazeer and Stern, 2018): second moments of matrices as the product of row and column means.

    Args:
        params: parameters, named parameters or parameter groups.
        lr: the greatest relative step size, and the rate of the weight decay.
        beta2_decay: the average at step t keeps 1 - t ** beta2_decay.
        eps: least second moment (None: the dtype's epsilon), and least scale of a parameter.
        d: updates whose root mean square is above are shrunk to it.
        weight_decay: shrinks the parameters by lr * weight_decay.
        foreach: accepted; it changes nothing.
        maximize: climb instead of descending.

    Raises:
        ValueError: a value outside its range.
    """

    def __init__(
        self,
        params: ParamsT,
        lr: float | TensorBase = 1e-2,
        beta2_decay: float = -0.8,
        eps: tuple[float | None, float] = (None, 1e-3),
        d: float = 1.0,
        weight_decay: float = 0.0,
        *,
        foreach: bool | None = None,
        maximize: bool = False,
    ) -> None:
        _check_tensor_lr(lr, None, False)
        if not 0.0 <= lr:
            raise ValueError(f"Learning rate should be >= 0 but is: {lr}")
        if not 0.0 >= beta2_decay:
            raise ValueError(f"beta2_decay should be <= 0 but is: {beta2_decay}")
        if eps[0] is not None and not 0.0 <= eps[0]:
            raise ValueError(f"epsilon1 should be >= 0 but is: {eps[0]}")
        if not 0.0 <= eps[1]:
            raise ValueError(f"epsilon2 should be >= 0 but is: {eps[1]}")
        if not 1.0 <= d:
            raise ValueError(f"Clipping threshold d should be >= 1 but is: {d}")
        if not 0.0 <= weight_decay:
            raise ValueError(f"weight_decay should be >= 0 but is: {weight_decay}")
        defaults = dict(
            lr=lr,
            beta2_decay=beta2_decay,
            eps=eps,
            d=d,
            weight_decay=weight_decay,
            foreach=foreach,
            maximize=maximize,
        )
        super().__init__(params, defaults)

    def _init_state(self, p: TensorBase, group: dict[str, Any]) -> dict[str, Any]:
        if p.dim() < 2:
            return {"step": _zero_step(), "variance": zeros(p)}
        rows, columns = list(p.shape), list(p.shape)
        rows[-1], columns[-2] = 1, 1
        return {
            "step": _zero_step(),
            "row_var": _C.zeros(rows, dtype=p.dtype),
            "col_var": _C.zeros(columns, dtype=p.dtype),
        }

    def __setstate__(self, state: dict[str, Any]) -> None:
        super().__setstate__(state)
        for group in self.param_groups:
            for key, value in self.defaults.items():
                group.setdefault(key, value)

    @no_grad()
    def step(self, closure: Callable[[], Any] | None = None) -> Any:
        """Makes one step; returns what `closure` returned."""
        loss = self._run_closure(closure)
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                if len(state) == 0:
                    state.update(self._init_state(p, group))
                state["step"] += 1
                self._update(p, -p.grad if group["maximize"] else p.grad, state, group)
        return loss

    def _update(self, p: TensorBase, grad: TensorBase, state: dict[str, Any], group: dict[str, Any]) -> None:
        step, lr = state["step"].item(), _as_float(group["lr"])
        least, least_scale = group["eps"]
        if least is None:
            from .._type_info import finfo

            least = finfo(p.dtype).eps
        rate = step ** group["beta2_decay"]
        alpha = max(least_scale, p.norm(2).item() / math.sqrt(p.numel())) * min(lr, 1 / math.sqrt(step))
        if group["weight_decay"] != 0:
            p.mul_(1 - lr * group["weight_decay"])
        squares = grad * grad
        if grad.dim() > 1:
            rows, columns = state["row_var"], state["col_var"]
            rows.lerp_(squares.mean(-1, keepdim=True), rate)
            columns.lerp_(squares.mean(-2, keepdim=True), rate)
            variance = (rows @ columns).div_(rows.mean(-2, keepdim=True).clamp_(min=least))
        else:
            state["variance"].lerp_(squares, rate)
            variance = state["variance"]
        update = variance.clamp(min=least * least).rsqrt_().mul_(grad)
        clip = max(1.0, update.norm(2).item() / (math.sqrt(update.numel()) * group["d"]))
        p.add_(update, alpha=-alpha / clip)
