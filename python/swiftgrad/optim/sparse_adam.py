"""SparseAdam."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..autograd.grad_mode import no_grad
from .optimizer import Optimizer, ParamsT, TensorBase, _check_tensor_lr


class SparseAdam(Optimizer):
    """Adam for sparse gradients.

    swiftgrad has dense gradients only (`Embedding(sparse=True)` gives dense ones), which this optimizer refuses as
    PyTorch's does: use `Adam`.

    Args:
        params: parameters, named parameters or parameter groups.
        lr: learning rate.
        betas: decay of the averages.
        eps: added to the denominator.
        maximize: climb instead of descending.

    Raises:
        ValueError: a value outside its range.
    """

    def __init__(
        self,
        params: ParamsT,
        lr: float | TensorBase = 1e-3,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
        maximize: bool = False,
    ) -> None:
        _check_tensor_lr(lr, None, False)
        if not 0.0 < lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        if not 0.0 < eps:
            raise ValueError(f"Invalid epsilon value: {eps}")
        for i in (0, 1):
            if not 0.0 <= betas[i] < 1.0:
                raise ValueError(f"Invalid beta parameter at index {i}: {betas[i]}")
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, maximize=maximize))

    @no_grad()
    def step(self, closure: Callable[[], Any] | None = None) -> Any:
        """Refuses dense gradients.

        Raises:
            RuntimeError: a parameter has a gradient; it is dense.
        """
        loss = self._run_closure(closure)
        if any(p.grad is not None for group in self.param_groups for p in group["params"]):
            raise RuntimeError(
                "SparseAdam does not support dense gradients, please consider Adam instead "
                "(swiftgrad has no sparse gradients)"
            )
        return loss
