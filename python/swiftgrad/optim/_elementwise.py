"""The optimizers without a fused kernel: one parameter after the other, in tensor operations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .. import _C
from ..autograd.grad_mode import no_grad
from .optimizer import Optimizer, TensorBase


def check_non_negative(**values: Any) -> None:
    """Raises ValueError for a negative value; the keywords are what the messages call them."""
    for name, value in values.items():
        if not 0.0 <= value:
            raise ValueError(f"Invalid {name.replace('__', ' ')}: {value}")


def check_betas(betas: tuple[float, float]) -> None:
    """Raises ValueError for a decay outside [0, 1)."""
    for i, beta in enumerate(betas):
        if not 0.0 <= beta < 1.0:
            raise ValueError(f"Invalid beta parameter at index {i}: {beta}")


class ElementwiseOptimizer(Optimizer):
    """Calls `_init_state` for a parameter's first gradient and `_update` for each."""

    def _init_state(self, p: TensorBase, group: dict[str, Any]) -> dict[str, Any]:
        """The state of a parameter before its first step."""
        raise NotImplementedError

    def _update(self, p: TensorBase, grad: TensorBase, state: dict[str, Any], group: dict[str, Any]) -> None:
        """Changes a parameter and its state; `state['step']` is the number of this step already."""
        raise NotImplementedError

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
                grad = -p.grad if group["maximize"] else p.grad
                self._update(p, grad, state, group)
        return loss


def penalized(p: TensorBase, grad: TensorBase, group: dict[str, Any]) -> TensorBase:
    """The gradient with that of the L2 penalty."""
    decay = group["weight_decay"]
    return grad.add(p, alpha=decay) if decay != 0 else grad


def zeros(p: TensorBase) -> TensorBase:
    """Zeros of a parameter's shape and dtype."""
    return _C.zeros_like(p).requires_grad_(False)
