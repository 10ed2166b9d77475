"""A quick numeric gradient check: derivatives along random directions instead of whole Jacobians."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from op_db import cotangent

STEP = 1e-6


def _directions(seed: str, leaves: Sequence[Any]) -> list[np.ndarray]:
    return [cotangent(f"{seed}:{n}", tuple(leaf.shape)) for n, leaf in enumerate(leaves)]


def _shifted(torch: Any, leaf: Any, direction: np.ndarray, step: float) -> Any:
    return torch.from_numpy(np.asarray(leaf.detach().numpy() + step * direction)).requires_grad_(True)


def _dot(arrays: Sequence[Any], directions: Sequence[np.ndarray]) -> float:
    return float(sum(np.sum(a * d) for a, d in zip(arrays, directions, strict=True) if a is not None))


def _numbers(values: Sequence[Any]) -> list[Any]:
    return [None if x is None else np.asarray(x.numpy(force=True)) for x in values]


def check_gradients(
    torch: Any, function: Callable[..., list[Any]], leaves: Sequence[Any], *, second: bool, tolerance: float = 1e-5
) -> None:
    """Compares reverse-mode gradients of `function(*leaves)` with central differences.

    Args:
        torch: the module under test.
        function: from leaves to a list of differentiable float64 tensors.
        leaves: float64 tensors that require grad.
        second: whether the gradients are to be differentiated once more.
        tolerance: relative to the size of the values compared.
    """
    outs = function(*leaves)
    cots = [torch.from_numpy(cotangent(f"out{n}", tuple(out.shape))) for n, out in enumerate(outs)]
    weights = [c.numpy() for c in cots]
    grads = _numbers(torch.autograd.grad(outs, leaves, cots, allow_unused=True))
    for n, leaf in enumerate(leaves):
        direction = _directions(f"in{n}", [leaf])[0]
        sides = []
        for step in (STEP, -STEP):
            moved = [_shifted(torch, leaf, direction, step) if m == n else other for m, other in enumerate(leaves)]
            sides.append(_dot(_numbers(function(*moved)), weights))
        _agree(_dot([grads[n]], [direction]), (sides[0] - sides[1]) / (2 * STEP), tolerance, f"gradient of input {n}")
    if second:
        _check_second(torch, function, leaves, cots, tolerance)


def _check_second(
    torch: Any, function: Callable[..., list[Any]], leaves: Sequence[Any], cots: list[Any], tolerance: float
) -> None:
    """d<gradient, w>/d(leaves and cotangents) along random directions, analytically and by differences of gradients."""

    def gradients(points: Sequence[Any], seeds: Sequence[Any], create: bool) -> list[Any]:
        return list(torch.autograd.grad(function(*points), points, seeds, allow_unused=True, create_graph=create))

    seeds = [c.clone().requires_grad_(True) for c in cots]
    first = gradients(leaves, seeds, True)
    parts = [(n, g) for n, g in enumerate(first) if g is not None and g.requires_grad]
    weights = [cotangent(f"w{n}", tuple(g.shape)) for n, g in parts]
    points = [*leaves, *seeds]
    found = _numbers(
        torch.autograd.grad([g for _, g in parts], points, [torch.from_numpy(w) for w in weights], allow_unused=True)
    )
    for n, point in enumerate(points):
        direction = _directions(f"second{n}", [point])[0]
        sides = []
        for step in (STEP, -STEP):
            moved = [_shifted(torch, point, direction, step) if m == n else other for m, other in enumerate(points)]
            numbers = _numbers(gradients(moved[: len(leaves)], moved[len(leaves) :], False))
            sides.append(_dot([numbers[k] for k, _ in parts], weights))
        name = f"input {n}" if n < len(leaves) else f"cotangent {n - len(leaves)}"
        _agree(
            _dot([found[n]], [direction]), (sides[0] - sides[1]) / (2 * STEP), 10 * tolerance, f"second order: {name}"
        )


def _agree(analytic: float, numeric: float, tolerance: float, what: str) -> None:
    scale = max(1.0, abs(analytic), abs(numeric))
    if not abs(analytic - numeric) <= tolerance * scale:
        raise AssertionError(f"{what}: backward gives {analytic:.10g}, finite differences give {numeric:.10g}")
