"""Muon."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from .. import _C
from ..autograd.grad_mode import no_grad
from .optimizer import Optimizer, ParamsT, TensorBase, _as_float, _check_tensor_lr


def _orthogonalized(matrix: TensorBase, coefficients: tuple[float, float, float], steps: int, eps: float) -> TensorBase:
    """A matrix of about the same singular vectors whose singular values are near 1.

    Newton and Schulz' iteration x -> a x + (b A + c A A) x of A = x x.T, in bfloat16 as published.
    """
    if steps >= 100:
        raise ValueError("Number of steps must be less than 100 for computational efficiency")
    if len(coefficients) != 3:
        raise ValueError("Coefficients must be a tuple of exactly 3 values")
    a, b, c = coefficients
    tall = matrix.shape[0] > matrix.shape[1]
    x = matrix.to(_C.bfloat16)
    if tall:
        x = x.t()
    x = x / x.norm().clamp(min=eps)
    for _ in range(steps):
        gram = x @ x.t()
        x = _C.addmm(x, _C.addmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
    return x.t() if tall else x


def _adjusted(lr: float, rule: str | None, rows: int, columns: int) -> float:
    """The rate for a matrix of that shape."""
    if rule == "match_rms_adamw":
        return lr * 0.2 * math.sqrt(max(rows, columns))
    if rule == "spectral_unclamped":
        return lr * math.sqrt(rows / columns)
    return lr * math.sqrt(max(1, rows / columns))


class Muon(Optimizer):
    """Muon (Jordan, 2024): momentum whose matrices are orthogonalised; for the weight matrices of hidden layers.

    Args:
        params: matrices; biases, embeddings and the like belong to another optimizer.
        lr: learning rate.
        weight_decay: shrinks the parameters by lr * weight_decay.
        momentum, nesterov: of the gradients' average.
        ns_coefficients, ns_steps, eps: of Newton and Schulz' iteration.
        adjust_lr_fn: how the rate depends on a matrix's shape: "original", "match_rms_adamw" or "spectral_unclamped".

    Raises:
        ValueError: a parameter that is no matrix, or a value outside its range.
    """

    def __init__(
        self,
        params: ParamsT,
        lr: float = 1e-3,
        weight_decay: float = 0.1,
        momentum: float = 0.95,
        nesterov: bool = True,
        ns_coefficients: tuple[float, float, float] = (3.4445, -4.775, 2.0315),
        eps: float = 1e-7,
        ns_steps: int = 5,
        adjust_lr_fn: str | None = None,
    ) -> None:
        _check_tensor_lr(lr, None, False)
        if not 0.0 <= lr:
            raise ValueError(f"Learning rate should be >= 0 but is: {lr}")
        if not 0.0 <= momentum:
            raise ValueError(f"momentum should be >= 0 but is: {momentum}")
        if not 0.0 <= weight_decay:
            raise ValueError(f"weight decay should be >= 0 but is: {weight_decay}")
        if adjust_lr_fn not in (None, "original", "match_rms_adamw", "spectral_unclamped"):
            raise ValueError(f"Adjust learning rate function {adjust_lr_fn} is not supported")
        defaults = dict(
            lr=lr,
            weight_decay=weight_decay,
            momentum=momentum,
            nesterov=nesterov,
            ns_coefficients=ns_coefficients,
            eps=eps,
            ns_steps=ns_steps,
            adjust_lr_fn=adjust_lr_fn,
        )
        super().__init__(params, defaults)
        for group in self.param_groups:
            for p in group["params"]:
                if p.dim() != 2:
                    raise ValueError(
                        f"Muon only supports 2D parameters whereas we found a parameter with size: {p.size()}"
                    )

    @no_grad()
    def step(self, closure: Callable[[], Any] | None = None) -> Any:
        """Makes one step; returns what `closure` returned."""
        loss = self._run_closure(closure)
        for group in self.param_groups:
            lr = _as_float(group["lr"])
            for p in group["params"]:
                grad = p.grad
                if grad is None:
                    continue
                state = self.state[p]
                if "momentum_buffer" not in state:
                    state["momentum_buffer"] = _C.zeros_like(grad).requires_grad_(False)
                buffer = state["momentum_buffer"]
                buffer.lerp_(grad, 1 - group["momentum"])
                update = grad.lerp(buffer, group["momentum"]) if group["nesterov"] else buffer
                update = _orthogonalized(update, group["ns_coefficients"], group["ns_steps"], group["eps"])
                p.mul_(1 - lr * group["weight_decay"])
                p.add_(update, alpha=-_adjusted(lr, group["adjust_lr_fn"], *p.shape))
        return loss
