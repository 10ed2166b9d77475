"""What a training has reached: when to stop it, and the curve of its losses."""

from __future__ import annotations

import math
import os
from copy import deepcopy
from typing import Any

__all__ = ["EarlyStopping", "LearningCurve"]


class EarlyStopping:
    """Says when a value has not improved for some time, and keeps the best parameters.

    Args:
        patience: how many steps without improvement are borne; training stops at the next.
        min_delta: by how much a value must be better to count.
        mode: "min" for losses, "max" for accuracies.
        model: its parameters and buffers at the best step are kept, for `restore`.

    Raises:
        ValueError: a negative patience or difference, or an unknown mode.

    Example:
        >>> from swiftgrad.training import EarlyStopping
        >>> stopping = EarlyStopping(patience=1)
        >>> [stopping.step(loss) for loss in (1.0, 0.5, 0.6, 0.7)]
        [False, False, False, True]
        >>> stopping.best, stopping.best_step
        (0.5, 2)
    """

    def __init__(self, patience: int = 5, min_delta: float = 0.0, mode: str = "min", model: Any = None) -> None:
        if patience < 0 or min_delta < 0:
            raise ValueError(
                f"EarlyStopping: patience and min_delta of 0 and more were required, got {patience} and {min_delta}"
            )
        if mode not in ("min", "max"):
            raise ValueError(f"EarlyStopping: mode 'min' or 'max' was required, got {mode!r}")
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.model = model
        self.best: float = math.inf if mode == "min" else -math.inf
        self.best_step = 0
        self.steps = 0
        self.stopped = False
        self._parameters: Any = None

    def step(self, value: Any) -> bool:
        """Takes the value of an epoch, a number or one-element tensor; True if training is to stop.

        A value that is not a number never counts as better.
        """
        value = float(value)
        self.steps += 1
        gain = self.best - value if self.mode == "min" else value - self.best
        if gain > self.min_delta or (self.best_step == 0 and not math.isnan(value)):
            self.best, self.best_step = value, self.steps
            if self.model is not None:
                self._parameters = deepcopy(self.model.state_dict())
        self.stopped = self.steps - self.best_step > self.patience
        return self.stopped

    def restore(self) -> None:
        """Gives the model the parameters of the best step.

        Raises:
            RuntimeError: there was no model, or no step yet.
        """
        if self._parameters is None:
            raise RuntimeError("EarlyStopping.restore: a model and at least one step were required, got none")
        self.model.load_state_dict(self._parameters)

    def state_dict(self) -> dict[str, Any]:
        """Everything but the model and the settings, for a checkpoint."""
        return {
            "best": self.best,
            "best_step": self.best_step,
            "steps": self.steps,
            "stopped": self.stopped,
            "parameters": self._parameters,
        }

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Takes over what `state_dict` gave."""
        self.best, self.best_step = state["best"], state["best_step"]
        self.steps, self.stopped = state["steps"], state["stopped"]
        self._parameters = state["parameters"]


class LearningCurve:
    """Collects values by name and draws them.

    Example:
        >>> from swiftgrad.training import LearningCurve
        >>> curve = LearningCurve()
        >>> for epoch in range(3):
        ...     curve.add(training=1.0 / (epoch + 1), validation=1.2 / (epoch + 1))
        >>> curve["training"]
        [1.0, 0.5, 0.3333333333333333]
    """

    def __init__(self) -> None:
        self.values: dict[str, list[float]] = {}

    def add(self, **values: Any) -> None:
        """Adds a value to each named curve: numbers or one-element tensors."""
        for name, value in values.items():
            self.values.setdefault(name, []).append(float(value))

    def __getitem__(self, name: str) -> list[float]:
        """A curve's values."""
        return self.values[name]

    def __len__(self) -> int:
        """Length of the longest curve."""
        return max(map(len, self.values.values()), default=0)

    def plot(
        self,
        path: str | os.PathLike[str],
        *,
        title: str = "Learning curve",
        xlabel: str = "epoch",
        ylabel: str = "loss",
    ) -> None:
        """Writes the curves as a PNG: by matplotlib where installed, else with Pillow.

        Raises:
            ValueError: there is nothing to show.
            ModuleNotFoundError: neither is installed.
        """
        from .._plot import plot_losses

        plot_losses(self.values, path, title=title, xlabel=xlabel, ylabel=ylabel, smoothed=False)

    def state_dict(self) -> dict[str, Any]:
        """The values, for a checkpoint."""
        return {name: list(values) for name, values in self.values.items()}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Takes over what `state_dict` gave."""
        self.values = {name: list(values) for name, values in state.items()}
