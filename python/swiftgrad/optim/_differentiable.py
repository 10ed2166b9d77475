"""Steps that autograd records, for `differentiable=True`: gradients flow through an optimizer's step.

Each rule gives a parameter's new value from the old one, its gradient and its state, whose tensors it replaces by new
ones; nothing is written in place, so that several steps can be differentiated through. The rates may be tensors that
want gradients themselves.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from .. import _C
from ..autograd.grad_mode import enable_grad
from .optimizer import Optimizer, TensorBase, _as_float, _zero_step

State = dict[str, Any]
Group = dict[str, Any]


def _start(state: State, p: TensorBase, *names: str) -> float:
    """Fills an empty state with a counter and zeros, counts the step and gives its number."""
    if "step" not in state:
        state["step"] = _zero_step()
    for name in names:
        if name not in state:
            state[name] = _C.zeros_like(p).detach()
    state["step"] = state["step"].detach() + 1
    return state["step"].item()


def _average(old: TensorBase, new: TensorBase, keep: Any) -> TensorBase:
    return old * keep + new * (1 - keep)


def _penalized(p: TensorBase, grad: TensorBase, group: Group) -> TensorBase:
    return grad + group["weight_decay"] * p if group["weight_decay"] != 0 else grad


def _sgd(p: TensorBase, grad: TensorBase, state: State, group: Group) -> TensorBase:
    grad = _penalized(p, grad, group)
    if group["momentum"] != 0:
        buffer = state.get("momentum_buffer")
        if buffer is None:
            buffer = grad.detach().clone()  # as PyTorch: the first gradient's history is not kept
        else:
            buffer = group["momentum"] * buffer + (1 - group["dampening"]) * grad
        state["momentum_buffer"] = buffer
        grad = grad + group["momentum"] * buffer if group["nesterov"] else buffer
    return p - group["lr"] * grad


def _adam(p: TensorBase, grad: TensorBase, state: State, group: Group) -> TensorBase:
    names = ["exp_avg", "exp_avg_sq", *(["max_exp_avg_sq"] if group["amsgrad"] else [])]
    step, (beta1, beta2), lr = _start(state, p, *names), group["betas"], group["lr"]
    if group["decoupled_weight_decay"]:
        p = p * (1 - lr * group["weight_decay"])
    else:
        grad = _penalized(p, grad, group)
    state["exp_avg"] = _average(state["exp_avg"], grad, beta1)
    squares = state["exp_avg_sq"] = _average(state["exp_avg_sq"], grad * grad, beta2)
    if group["amsgrad"]:
        squares = state["max_exp_avg_sq"] = _C.maximum(state["max_exp_avg_sq"], squares)
    denominator = squares.sqrt() / (1 - beta2**step) ** 0.5 + group["eps"]
    return p - lr / (1 - beta1**step) * state["exp_avg"] / denominator


def _rmsprop(p: TensorBase, grad: TensorBase, state: State, group: Group) -> TensorBase:
    momentum, centered = group["momentum"] > 0, group["centered"]
    _start(state, p, "square_avg", *["momentum_buffer"] * momentum, *["grad_avg"] * centered)
    grad = _penalized(p, grad, group)
    squares = state["square_avg"] = _average(state["square_avg"], grad * grad, group["alpha"])
    if centered:
        mean = state["grad_avg"] = _average(state["grad_avg"], grad, group["alpha"])
        squares = squares - mean * mean
    change = grad / (squares.sqrt() + group["eps"])
    if momentum:
        change = state["momentum_buffer"] = group["momentum"] * state["momentum_buffer"] + change
    return p - group["lr"] * change


def _adagrad(p: TensorBase, grad: TensorBase, state: State, group: Group) -> TensorBase:
    if "sum" not in state:
        state["sum"] = _C.full_like(p, group["initial_accumulator_value"]).detach()
    step = _start(state, p)
    grad = _penalized(p, grad, group)
    state["sum"] = state["sum"] + grad * grad
    return p - group["lr"] / (1 + (step - 1) * group["lr_decay"]) * grad / (state["sum"].sqrt() + group["eps"])


def _adadelta(p: TensorBase, grad: TensorBase, state: State, group: Group) -> TensorBase:
    _start(state, p, "square_avg", "acc_delta")
    rho, eps = group["rho"], group["eps"]
    grad = _penalized(p, grad, group)
    squares = state["square_avg"] = _average(state["square_avg"], grad * grad, rho)
    delta = (state["acc_delta"] + eps).sqrt() / (squares + eps).sqrt() * grad
    state["acc_delta"] = _average(state["acc_delta"], delta * delta, rho)
    return p - group["lr"] * delta


def _adamax(p: TensorBase, grad: TensorBase, state: State, group: Group) -> TensorBase:
    step, (beta1, beta2) = _start(state, p, "exp_avg", "exp_inf"), group["betas"]
    grad = _penalized(p, grad, group)
    state["exp_avg"] = _average(state["exp_avg"], grad, beta1)
    state["exp_inf"] = _C.maximum(state["exp_inf"] * beta2, grad.abs() + group["eps"])
    return p - group["lr"] / (1 - beta1**step) * state["exp_avg"] / state["exp_inf"]


def _nadam(p: TensorBase, grad: TensorBase, state: State, group: Group) -> TensorBase:
    if "mu_product" not in state:
        state["mu_product"] = _C.ones((), dtype=_C.float32)
    step, (beta1, beta2) = _start(state, p, "exp_avg", "exp_avg_sq"), group["betas"]
    lr, decay = group["lr"], group["momentum_decay"]
    if group["decoupled_weight_decay"]:
        p = p * (1 - lr * group["weight_decay"])
    else:
        grad = _penalized(p, grad, group)
    mu = beta1 * (1.0 - 0.5 * 0.96 ** (step * decay))
    mu_next = beta1 * (1.0 - 0.5 * 0.96 ** ((step + 1) * decay))
    state["mu_product"] = state["mu_product"] * mu
    product = state["mu_product"].item()
    average = state["exp_avg"] = _average(state["exp_avg"], grad, beta1)
    squares = state["exp_avg_sq"] = _average(state["exp_avg_sq"], grad * grad, beta2)
    denominator = (squares / (1 - beta2**step)).sqrt() + group["eps"]
    now = lr * (1.0 - mu) / (1.0 - product) * grad
    return p - (now + lr * mu_next / (1.0 - product * mu_next) * average) / denominator


def _radam(p: TensorBase, grad: TensorBase, state: State, group: Group) -> TensorBase:
    step, (beta1, beta2) = _start(state, p, "exp_avg", "exp_avg_sq"), group["betas"]
    lr = group["lr"]
    if group["decoupled_weight_decay"]:
        p = p * (1 - lr * group["weight_decay"])
    else:
        grad = _penalized(p, grad, group)
    average = state["exp_avg"] = _average(state["exp_avg"], grad, beta1)
    squares = state["exp_avg_sq"] = _average(state["exp_avg_sq"], grad * grad, beta2)
    correction, longest = 1 - beta2**step, 2 / (1 - beta2) - 1
    length = longest - 2 * step * beta2**step / correction
    rate = lr / (1 - beta1**step)
    if length <= 5.0:
        return p - rate * average
    shape = (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)
    return p - rate * math.sqrt(shape * correction) * average / (squares.sqrt() + group["eps"])


def _asgd(p: TensorBase, grad: TensorBase, state: State, group: Group) -> TensorBase:
    lr = _as_float(group["lr"])
    if "eta" not in state:
        state["eta"], state["mu"] = _C.tensor(lr, dtype=_C.float32), _C.ones((), dtype=_C.float32)
    step = _start(state, p, "ax")
    grad = _penalized(p, grad, group)
    eta, mu = state["eta"].item(), state["mu"].item()
    p = p * (1 - group["lambd"] * eta) - eta * grad
    state["ax"] = p if mu == 1 else state["ax"] + (p - state["ax"]) * mu
    state["eta"] = _C.tensor(lr / ((1 + group["lambd"] * lr * step) ** group["alpha"]), dtype=_C.float32)
    state["mu"] = _C.tensor(1 / max(1, step - group["t0"]), dtype=_C.float32)
    return p


def _rprop(p: TensorBase, grad: TensorBase, state: State, group: Group) -> TensorBase:
    if "step_size" not in state:
        state["step_size"] = _C.full_like(p, _as_float(group["lr"])).detach()
    _start(state, p, "prev")
    shrink, grow = group["etas"]
    product = (grad * state["prev"]).detach()
    ones = _C.ones_like(product)
    factor = _C.where(product > 0, ones * grow, _C.where(product < 0, ones * shrink, ones))
    state["step_size"] = (state["step_size"] * factor).clamp(*group["step_sizes"])
    grad = _C.where(product < 0, _C.zeros_like(grad), grad)
    state["prev"] = grad
    return p - grad.sign() * state["step_size"]


RULES: dict[str, Callable[[TensorBase, TensorBase, State, Group], TensorBase]] = {
    "SGD": _sgd,
    "Adam": _adam,
    "RMSprop": _rmsprop,
    "Adagrad": _adagrad,
    "Adadelta": _adadelta,
    "Adamax": _adamax,
    "NAdam": _nadam,
    "RAdam": _radam,
    "ASGD": _asgd,
    "Rprop": _rprop,
}


@enable_grad()
def step(optimizer: Optimizer, closure: Callable[[], Any] | None) -> Any:
    """A step that autograd records; returns what `closure` returned.

    Raises:
        RuntimeError: a parameter is a leaf that wants a gradient, which autograd does not let be changed.
    """
    loss = None if closure is None else closure()
    rule = next(RULES[kind.__name__] for kind in type(optimizer).__mro__ if kind.__name__ in RULES)
    for group in optimizer.param_groups:
        for p in group["params"]:
            if p.grad is not None:
                grad = -p.grad if group["maximize"] else p.grad
                # Of a copy: what the rule reads is not written over.
                p.copy_(rule(p.clone(), grad, optimizer.state[p], group))
    return loss
