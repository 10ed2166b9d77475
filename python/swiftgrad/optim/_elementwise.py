"""Optimizers that are element by element: all parameters of a group are stepped in one call into the engine."""

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
    """Gathers a group's parameters, gradients and states, and hands them to the engine with the group's options."""

    _kind: str
    """The engine's name of the step."""

    def _kind_of(self, group: dict[str, Any]) -> str:
        """The same for a group."""
        return self._kind

    def _init_state(self, p: TensorBase, group: dict[str, Any]) -> dict[str, Any]:
        """The state of a parameter before its first step."""
        raise NotImplementedError

    def _state_names(self, group: dict[str, Any]) -> tuple[str, str, str]:
        """The states that the step takes, in its order; empty names for those it does not."""
        raise NotImplementedError

    def _options(self, group: dict[str, Any]) -> list[float]:
        """The numbers that the step takes; see `_C._optimizer_step_`."""
        raise NotImplementedError

    def __setstate__(self, state: dict[str, Any]) -> None:
        super().__setstate__(state)
        for group in self.param_groups:
            for key, value in self.defaults.items():
                group.setdefault(key, value)
            for p in group["params"]:
                of_p = self.state.get(p, ())
                if len(of_p) != 0 and not isinstance(of_p["step"], TensorBase):
                    of_p["step"] = _C.tensor(float(of_p["step"]), dtype=_C.float32)

    @no_grad()
    def step(self, closure: Callable[[], Any] | None = None) -> Any:
        """Makes one step; returns what `closure` returned."""
        loss = self._run_closure(closure)
        states = self.state
        for group in self.param_groups:
            first, second, third = self._state_names(group)
            params: list[TensorBase] = []
            grads: list[TensorBase] = []
            steps: list[TensorBase] = []
            lists: tuple[list[TensorBase], ...] = ([], [], [])
            for p in group["params"]:
                grad = p.grad
                if grad is None:
                    continue
                state = states[p]
                if len(state) == 0:
                    state.update(self._init_state(p, group))
                params.append(p)
                grads.append(grad)
                steps.append(state["step"])
                lists[0].append(state[first])
                if second:
                    lists[1].append(state[second])
                if third:
                    lists[2].append(state[third])
            if params:
                _C._optimizer_step_(
                    self._kind_of(group), params, grads, lists[0], lists[1], lists[2], steps, self._options(group)
                )
        return loss


def zeros(p: TensorBase) -> TensorBase:
    """Zeros of a parameter's shape and dtype."""
    return _C.zeros_like(p).requires_grad_(False)
