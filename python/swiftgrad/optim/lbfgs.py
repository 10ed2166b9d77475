"""L-BFGS, with a line search that meets the strong Wolfe conditions as an option."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, NamedTuple

from .. import _C
from ..autograd.grad_mode import enable_grad, no_grad
from .optimizer import Optimizer, ParamsT, TensorBase, _as_float, _check_tensor_lr


class _Point(NamedTuple):
    """The function along the direction: at `t` it has `value`, gradient `grad`, and the derivative `slope`."""

    t: float
    value: float
    grad: TensorBase
    slope: float


def _cubic_minimum(a: _Point, b: _Point, bounds: tuple[float, float] | None = None) -> float:
    """Where the cubic with the values and slopes of two points is least, within bounds (the points by default)."""
    low, high = (a, b) if a.t <= b.t else (b, a)
    least, most = bounds if bounds is not None else (low.t, high.t)
    first = a.slope + b.slope - 3 * (a.value - b.value) / (a.t - b.t)
    square = first**2 - a.slope * b.slope
    if square < 0:
        return (least + most) / 2.0
    root = math.sqrt(square)
    t = high.t - (high.t - low.t) * ((high.slope + root - first) / (high.slope - low.slope + 2 * root))
    return min(max(t, least), most)


def _strong_wolfe(
    evaluate: Callable[[float], _Point],
    start: _Point,
    t: float,
    extent: float,
    tolerance: float,
    c1: float = 1e-4,
    c2: float = 0.9,
    most: int = 25,
) -> tuple[_Point, int]:
    """Searches along a direction for a point that meets the strong Wolfe conditions.

    Args:
        evaluate: gives the point at a step length.
        start: the point at 0.
        t: the first length to try.
        extent: the largest element of the direction, absolute.
        tolerance: the least change of an element that counts.
        c1, c2: of the conditions of decrease and of curvature.
        most: evaluations at most, about.

    Returns:
        The point, and the number of evaluations.
    """

    def too_high(point: _Point) -> bool:
        return point.value > start.value + c1 * point.t * start.slope

    def flat_enough(point: _Point) -> bool:
        return abs(point.slope) <= -c2 * start.slope

    before, point = start, evaluate(t)
    evaluations, rounds = 1, 0
    bracket: list[_Point] = []
    while rounds < most:  # until an interval surely holds a good point
        if too_high(point) or (rounds > 1 and point.value >= before.value):
            bracket = [before, point]
            break
        if flat_enough(point):
            return point, evaluations
        if point.slope >= 0:
            bracket = [before, point]
            break
        bounds = (point.t + 0.01 * (point.t - before.t), point.t * 10)
        before, point = point, evaluate(_cubic_minimum(before, point, bounds))
        evaluations += 1
        rounds += 1
    if not bracket:
        bracket = [start, point]

    stuck = False
    low, high = (0, 1) if bracket[0].value <= bracket[1].value else (1, 0)
    while rounds < most:  # narrow it
        if abs(bracket[1].t - bracket[0].t) * extent < tolerance:
            break
        t = _cubic_minimum(bracket[0], bracket[1])
        left, right = min(p.t for p in bracket), max(p.t for p in bracket)
        margin = 0.1 * (right - left)
        if min(right - t, t - left) < margin:  # hardly any progress: once is fine, twice is not
            if stuck or t >= right or t <= left:
                t = right - margin if abs(t - right) < abs(t - left) else left + margin
                stuck = False
            else:
                stuck = True
        else:
            stuck = False
        point = evaluate(t)
        evaluations += 1
        rounds += 1
        if too_high(point) or point.value >= bracket[low].value:
            bracket[high] = point
            low, high = (0, 1) if bracket[0].value <= bracket[1].value else (1, 0)
            continue
        done = flat_enough(point)
        if not done and point.slope * (bracket[high].t - bracket[low].t) >= 0:
            bracket[high] = bracket[low]
        bracket[low] = point
        if done:
            break
    return bracket[low], evaluations


class LBFGS(Optimizer):
    """Limited-memory BFGS. `step` needs a closure, which it calls several times.

    Args:
        params: parameters; one group only.
        lr: length of a step, along the direction.
        max_iter: iterations a step.
        max_eval: evaluations of the closure a step, `max_iter * 1.25` by default.
        tolerance_grad: a gradient whose largest element is at most this ends a step.
        tolerance_change: a change of loss or parameters of at most this ends a step.
        history_size: pairs of changes that are kept.
        line_search_fn: None or 'strong_wolfe'.
        maximize: climb instead of descending.

    Raises:
        ValueError: a negative rate, or several groups.
    """

    def __init__(
        self,
        params: ParamsT,
        lr: float | TensorBase = 1,
        max_iter: int = 20,
        max_eval: int | None = None,
        tolerance_grad: float = 1e-7,
        tolerance_change: float = 1e-9,
        history_size: int = 100,
        line_search_fn: str | None = None,
        *,
        maximize: bool = False,
    ) -> None:
        _check_tensor_lr(lr, None, False)
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        if max_eval is None:
            max_eval = max_iter * 5 // 4
        defaults = dict(
            lr=lr,
            max_iter=max_iter,
            max_eval=max_eval,
            tolerance_grad=tolerance_grad,
            tolerance_change=tolerance_change,
            history_size=history_size,
            line_search_fn=line_search_fn,
            maximize=maximize,
        )
        super().__init__(params, defaults)
        if len(self.param_groups) != 1:
            raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")

    @property
    def _params(self) -> list[TensorBase]:
        return self.param_groups[0]["params"]

    def _gradient(self) -> TensorBase:
        """All gradients as one vector; zeros where there is none."""
        parts = [_C.zeros_like(p) if p.grad is None else p.grad for p in self._params]
        flat = _C.cat([part.reshape(-1) for part in parts], 0)
        return -flat if self.param_groups[0]["maximize"] else flat

    def _move(self, t: float, direction: TensorBase) -> None:
        offset = 0
        for p in self._params:
            count = p.numel()
            p.add_(direction[offset : offset + count].view_as(p), alpha=t)
            offset += count

    def _evaluate(self, closure: Callable[[], Any]) -> float:
        with enable_grad():
            loss = float(closure().detach())
        return -loss if self.param_groups[0]["maximize"] else loss

    def _search(
        self, closure: Callable[[], Any], direction: TensorBase, t: float, loss: float, grad: TensorBase, slope: float
    ) -> tuple[_Point, int]:
        """The line search from where the parameters are; leaves them there."""
        before = [p.clone() for p in self._params]

        def evaluate(length: float) -> _Point:
            self._move(length, direction)
            value = self._evaluate(closure)
            gradient = self._gradient()
            for p, old in zip(self._params, before, strict=True):
                p.copy_(old)
            return _Point(length, value, gradient, gradient.dot(direction).item())

        extent = direction.abs().max().item()
        tolerance = self.param_groups[0]["tolerance_change"]
        return _strong_wolfe(evaluate, _Point(0.0, loss, grad, slope), t, extent, tolerance)

    def _direction(self, grad: TensorBase, state: dict[str, Any]) -> TensorBase:
        """The direction to go: the gradient times the approximate inverse of the Hessian, which is updated."""
        if state["n_iter"] == 1:
            state.update(old_dirs=[], old_stps=[], ro=[], H_diag=1)
            return grad.neg()
        changes, steps, inverse = state["old_dirs"], state["old_stps"], state["ro"]
        change, step = grad.sub(state["prev_flat_grad"]), state["d"].mul(state["t"])
        product = change.dot(step).item()
        if product > 1e-10:
            if len(changes) == self.param_groups[0]["history_size"]:
                for history in (changes, steps, inverse):
                    history.pop(0)
            changes.append(change)
            steps.append(step)
            inverse.append(1.0 / product)
            state["H_diag"] = product / change.dot(change).item()
        weights = [0.0] * len(changes)
        q = grad.neg()
        for i in reversed(range(len(changes))):
            weights[i] = steps[i].dot(q).item() * inverse[i]
            q.add_(changes[i], alpha=-weights[i])
        d = q.mul_(state["H_diag"])
        for i in range(len(changes)):
            d.add_(steps[i], alpha=weights[i] - changes[i].dot(d).item() * inverse[i])
        return d

    def step(self, closure: Callable[[], Any]) -> Any:  # type: ignore[override]
        """Makes one step of several iterations; returns what the closure returned first."""
        with no_grad():
            return self._step(closure)

    def _step(self, closure: Callable[[], Any]) -> Any:
        group = self.param_groups[0]
        search = group["line_search_fn"]
        if search not in (None, "strong_wolfe"):
            raise RuntimeError("only 'strong_wolfe' is supported")
        state = self.state[self._params[0]]
        state.setdefault("func_evals", 0)
        state.setdefault("n_iter", 0)
        with enable_grad():
            first_loss = closure()
        loss = float(first_loss.detach())
        loss = -loss if group["maximize"] else loss
        evaluations = 1
        state["func_evals"] += 1
        grad = self._gradient()
        if grad.abs().max().item() <= group["tolerance_grad"]:
            return first_loss
        lr, tolerance = _as_float(group["lr"]), group["tolerance_change"]
        for iteration in range(1, group["max_iter"] + 1):
            state["n_iter"] += 1
            state["d"] = d = self._direction(grad, state)
            state["prev_flat_grad"] = grad.clone()
            state["prev_loss"] = before = loss
            t = min(1.0, 1.0 / grad.abs().sum().item()) * lr if state["n_iter"] == 1 else lr
            state["t"] = t
            slope = grad.dot(d).item()
            if slope > -tolerance:
                break
            used, small = 0, False
            if search is not None:
                point, used = self._search(closure, d, t, loss, grad, slope)
                state["t"] = t = point.t
                loss, grad = point.value, point.grad
                self._move(t, d)
                small = grad.abs().max().item() <= group["tolerance_grad"]
            else:
                self._move(t, d)
                if iteration != group["max_iter"]:
                    loss, used = self._evaluate(closure), 1
                    grad = self._gradient()
                    small = grad.abs().max().item() <= group["tolerance_grad"]
            evaluations += used
            state["func_evals"] += used
            if evaluations >= group["max_eval"] or small:
                break
            if d.mul(t).abs().max().item() <= tolerance or abs(loss - before) < tolerance:
                break
        return first_loss
