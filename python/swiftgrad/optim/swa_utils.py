"""Averages of a model's weights over training: stochastic weight averaging and exponential moving averages."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Any

from .. import _C
from ..autograd.grad_mode import no_grad
from ..nn import Module
from ..nn.modules.batchnorm import _BatchNorm
from .lr_scheduler import LRScheduler
from .lr_scheduler.base import per_group
from .optimizer import Optimizer, TensorBase

__all__ = [
    "SWALR",
    "AveragedModel",
    "get_ema_avg_fn",
    "get_ema_multi_avg_fn",
    "get_swa_avg_fn",
    "get_swa_multi_avg_fn",
    "update_bn",
]


def _check_decay(decay: float) -> None:
    if decay < 0.0 or decay > 1.0:
        raise ValueError(f"Invalid decay value {decay} provided. Please provide a value in [0,1] range.")


def get_ema_multi_avg_fn(decay: float = 0.999) -> Callable[..., None]:
    """A function that moves lists of averages by the share 1 - `decay` towards the current values, in place."""
    _check_decay(decay)

    @no_grad()
    def ema_update(ema_param_list: list[TensorBase], current_param_list: list[TensorBase], _: Any) -> None:
        if all(a.is_floating_point() and a.dtype == c.dtype for a, c in zip(ema_param_list, current_param_list)):
            _C._foreach_lerp_(ema_param_list, current_param_list, 1 - decay)
            return
        for average, current in zip(ema_param_list, current_param_list, strict=True):
            if average.is_floating_point():
                average.lerp_(current, 1 - decay)
            else:
                average.copy_(average * decay + current * (1 - decay))

    return ema_update


def get_swa_multi_avg_fn() -> Callable[..., None]:
    """A function that takes the current values into lists of equally weighted averages, in place."""

    @no_grad()
    def swa_update(
        averaged_param_list: list[TensorBase], current_param_list: list[TensorBase], num_averaged: Any
    ) -> None:
        share = 1 / (num_averaged + 1)
        share = share.item() if isinstance(share, TensorBase) else share
        if all(a.is_floating_point() and a.dtype == c.dtype for a, c in zip(averaged_param_list, current_param_list)):
            _C._foreach_lerp_(averaged_param_list, current_param_list, share)
            return
        for average, current in zip(averaged_param_list, current_param_list, strict=True):
            if average.is_floating_point():
                average.lerp_(current, share)
            else:
                average.add_(((current - average) * share).to(average.dtype))

    return swa_update


def get_ema_avg_fn(decay: float = 0.999) -> Callable[..., TensorBase]:
    """A function of (average, current value, number averaged) that gives the next moving average."""
    _check_decay(decay)

    @no_grad()
    def ema_update(ema_param: TensorBase, current_param: TensorBase, num_averaged: Any) -> TensorBase:
        return decay * ema_param + (1 - decay) * current_param

    return ema_update


def get_swa_avg_fn() -> Callable[..., TensorBase]:
    """A function of (average, current value, number averaged) that gives the next equally weighted average."""

    @no_grad()
    def swa_update(averaged_param: TensorBase, current_param: TensorBase, num_averaged: Any) -> TensorBase:
        return averaged_param + (current_param - averaged_param) / (num_averaged + 1)

    return swa_update


class AveragedModel(Module):
    """A copy of a model whose parameters are averages over the calls of `update_parameters`.

    Args:
        model: the model.
        device: where the copy lives.
        avg_fn: gives the new average from (average, current value, number averaged); equal weights by default.
        multi_avg_fn: the same in place, for lists of tensors.
        use_buffers: average the buffers too; else they are copied.

    Raises:
        AssertionError: both functions are given.
    """

    n_averaged: TensorBase

    def __init__(
        self,
        model: Module,
        device: Any = None,
        avg_fn: Callable[..., TensorBase] | None = None,
        multi_avg_fn: Callable[..., None] | None = None,
        use_buffers: bool = False,
    ) -> None:
        super().__init__()
        if avg_fn is not None and multi_avg_fn is not None:
            raise AssertionError("Only one of avg_fn and multi_avg_fn should be provided")
        self.module = deepcopy(model)
        if device is not None:
            self.module = self.module.to(device)
        self.register_buffer("n_averaged", _C.tensor(0, dtype=_C.long))
        self.avg_fn = avg_fn
        self.multi_avg_fn = multi_avg_fn
        self.use_buffers = use_buffers

    def forward(self, *args: Any, **kwargs: Any) -> Any:
        """What the averaged model gives."""
        return self.module(*args, **kwargs)

    @no_grad()
    def update_parameters(self, model: Module) -> None:
        """Takes a model's parameters into the averages; the first are copied."""
        averages: Iterable[TensorBase] = self.module.parameters()
        values: Iterable[TensorBase] = model.parameters()
        if self.use_buffers:
            averages = itertools.chain(averages, self.module.buffers())
            values = itertools.chain(values, model.buffers())
        pairs = [(a.detach(), v.detach()) for a, v in zip(averages, values, strict=True)]
        if int(self.n_averaged) == 0:
            for average, value in pairs:
                average.copy_(value)
        elif self.avg_fn is not None:
            for average, value in pairs:
                average.copy_(self.avg_fn(average, value, self.n_averaged))
        else:
            update = self.multi_avg_fn or get_swa_multi_avg_fn()
            update([a for a, _ in pairs], [v for _, v in pairs], self.n_averaged)
        if not self.use_buffers:
            for average, value in zip(self.module.buffers(), model.buffers(), strict=True):
                average.detach().copy_(value.detach())
        self.n_averaged += 1


@no_grad()
def update_bn(loader: Iterable[Any], model: Module, device: Any = None) -> None:
    """Computes the running statistics of a model's batch norms anew, as means over all batches of a loader.

    Args:
        loader: batches; of tuples and lists the first element is the input.
        model: the model.
        device: where the inputs go.
    """
    norms = {m: m.momentum for m in model.modules() if isinstance(m, _BatchNorm)}
    if not norms:
        return
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None
    was_training = model.training
    model.train()
    for batch in loader:
        if isinstance(batch, (list, tuple)):
            batch = batch[0]
        if device is not None:
            batch = batch.to(device)
        model(batch)
    for norm, momentum in norms.items():
        norm.momentum = momentum
    model.train(was_training)


class SWALR(LRScheduler):
    """Anneals the rate of each group to `swa_lr` in `anneal_epochs` steps, and keeps it.

    Args:
        optimizer: the optimizer.
        swa_lr: the last rate, one or one a group.
        anneal_epochs: steps from the present rate to it.
        anneal_strategy: "cos" or "linear".
        last_epoch: number of the last epoch.

    Raises:
        ValueError: an unknown strategy, or no whole number of steps.
    """

    def __init__(
        self,
        optimizer: Optimizer,
        swa_lr: float,
        anneal_epochs: int = 10,
        anneal_strategy: str = "cos",
        last_epoch: int = -1,
    ) -> None:
        for rate, group in zip(per_group(optimizer, swa_lr, "swa_lr"), optimizer.param_groups):
            group["swa_lr"] = rate
        if anneal_strategy not in ("cos", "linear"):
            raise ValueError(f"anneal_strategy must by one of 'cos' or 'linear', instead got {anneal_strategy}")
        if not isinstance(anneal_epochs, int) or anneal_epochs < 0:
            raise ValueError(f"anneal_epochs must be equal or greater than 0, got {anneal_epochs}")
        self._anneal_strategy = anneal_strategy
        self.anneal_epochs = anneal_epochs
        super().__init__(optimizer, last_epoch)

    def _share(self, t: float) -> float:
        """How far the rate has gone at the share `t` of the steps."""
        return (1 - math.cos(math.pi * t)) / 2 if self._anneal_strategy == "cos" else t

    def get_lr(self) -> list[Any]:
        """The next rates, from the present ones."""
        self._warn_outside_step()
        # `_set_rates` counted this step already: the first is number 1.
        step = self._step_count - 1
        if self.anneal_epochs == 0:
            step = max(1, step)
        before = max(0.0, min(1.0, (step - 1) / max(1, self.anneal_epochs)))
        now = max(0.0, min(1.0, step / max(1, self.anneal_epochs)))
        rates = []
        for group in self.optimizer.param_groups:
            gone = self._share(before)
            start = group["swa_lr"] if gone == 1 else (group["lr"] - gone * group["swa_lr"]) / (1 - gone)
            share = self._share(now)
            rates.append(group["swa_lr"] * share + start * (1 - share))
        return rates
