"""Parameters of a model by name: penalties on them, freezing, learning rates of their own.

Names are chosen by patterns: `"layer4"` stands for the parameter or module of that name and all below it, and `*` and
`?` as in file names (`"*.bias"`, `"encoder.layers.?.norm*"`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

import swiftgrad as sg

__all__ = ["freeze", "l1_penalty", "l2_penalty", "layerwise_groups", "parameter_groups", "unfreeze"]


def _matches(name: str, pattern: str) -> bool:
    return fnmatchcase(name, pattern) or fnmatchcase(name, pattern + ".*")


def _chosen(model: Any, patterns: Iterable[str], what: str) -> list[tuple[str, sg.Tensor]]:
    """The named parameters that match a pattern; all without patterns.

    Raises:
        ValueError: a pattern that matches nothing.
    """
    named = list(model.named_parameters())
    patterns = list(patterns)
    for pattern in patterns:
        if not any(_matches(name, pattern) for name, _ in named):
            some = ", ".join(name for name, _ in named[:6])
            raise ValueError(f"{what}: a parameter's name was required, got {pattern!r}; there are {some} ...")
    return [(n, p) for n, p in named if not patterns or any(_matches(n, pattern) for pattern in patterns)]


def _penalty(model: Any, patterns: Sequence[str], what: str, squared: bool) -> sg.Tensor:
    total: Any = None
    for _, p in _chosen(model, patterns, what):
        if p.requires_grad:
            term = p.square().sum() if squared else p.abs().sum()
            total = term if total is None else total + term
    return sg.zeros(()) if total is None else total


def l1_penalty(model: Any, *patterns: str) -> sg.Tensor:
    """The sum of the absolute values of a model's trained parameters (or of those that match), to be added to a loss.

    Example:
        >>> import swiftgrad as torch
        >>> from swiftgrad.training import l1_penalty
        >>> layer = torch.nn.Linear(2, 1, bias=False)
        >>> layer.weight.data = torch.tensor([[1.0, -2.0]])
        >>> l1_penalty(layer)
        tensor(3., grad_fn=<SumBackward0>)
    """
    return _penalty(model, patterns, "l1_penalty", False)


def l2_penalty(model: Any, *patterns: str) -> sg.Tensor:
    """The sum of the squares of a model's trained parameters (or of those that match), to be added to a loss.

    `loss + w / 2 * l2_penalty(model)` has the gradient that SGD's `weight_decay=w` has.
    """
    return _penalty(model, patterns, "l2_penalty", True)


def freeze(model: Any, *patterns: str) -> list[str]:
    """Takes parameters (all without patterns) out of training; gives their names.

    Only `requires_grad` changes: batch norms keep moving their statistics in training mode, and dropout its masks;
    `module.eval()` stops that.

    Raises:
        ValueError: a pattern that matches nothing.
    """
    return _set_trained(model, patterns, False, "freeze")


def unfreeze(model: Any, *patterns: str) -> list[str]:
    """Takes parameters (all without patterns) back into training; gives their names.

    Raises:
        ValueError: a pattern that matches nothing.
    """
    return _set_trained(model, patterns, True, "unfreeze")


def _set_trained(model: Any, patterns: Sequence[str], trained: bool, what: str) -> list[str]:
    chosen = _chosen(model, patterns, what)
    for _, p in chosen:
        p.requires_grad_(trained)
        if not trained:
            p.grad = None
    return [name for name, _ in chosen]


def parameter_groups(
    model: Any, options: Mapping[str, float | Mapping[str, Any]], **defaults: Any
) -> list[dict[str, Any]]:
    """Groups for an optimizer: parameters whose names match a pattern get its learning rate or options.

    Args:
        model: the model; frozen parameters are left out.
        options: learning rate, or dict of options, by pattern. The first that matches counts.
        defaults: options of all groups that do not say otherwise.

    Returns:
        A group for each pattern, in order, and one for the rest; groups without parameters are left out.

    Raises:
        ValueError: a pattern that matches nothing, or a model without trained parameters.

    Example:
        >>> import swiftgrad as torch
        >>> from swiftgrad.training import parameter_groups
        >>> model = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Linear(3, 1))
        >>> groups = parameter_groups(model, {"1": 0.1, "*.bias": {"weight_decay": 0.0}}, lr=0.001)
        >>> [(len(g["params"]), g["lr"]) for g in groups]
        [(2, 0.1), (1, 0.001), (1, 0.001)]
    """
    _chosen(model, options, "parameter_groups")
    groups = []
    for value in options.values():
        own = dict(value) if isinstance(value, Mapping) else {"lr": value}
        groups.append({"params": [], **defaults, **own})
    rest: dict[str, Any] = {"params": [], **defaults}
    for name, p in model.named_parameters():
        if p.requires_grad:
            matching = (group for pattern, group in zip(options, groups) if _matches(name, pattern))
            next(matching, rest)["params"].append(p)
    found = [group for group in (*groups, rest) if group["params"]]
    if not found:
        raise ValueError("parameter_groups: a model with trained parameters was required, got none (all are frozen)")
    return found


def layerwise_groups(layers: Sequence[Any], lr: float, decay: float = 0.9, **options: Any) -> list[dict[str, Any]]:
    """Groups with rates that fall from the last layer to the first by the factor `decay` each.

    Args:
        layers: modules, the first first; parameters that several share count with the last.
        lr: the last layer's rate.
        decay: factor from a layer to the one before.
        options: of all groups.

    Raises:
        ValueError: no layer has trained parameters.
    """
    groups: list[dict[str, Any]] = []
    seen: set[int] = set()
    for depth, layer in enumerate(reversed(list(layers))):
        params = [p for p in layer.parameters() if p.requires_grad and id(p) not in seen]
        seen.update(id(p) for p in params)
        if params:
            groups.append({"params": params, "lr": lr * decay**depth, **options})
    if not groups:
        raise ValueError("layerwise_groups: layers with trained parameters were required, got none")
    return groups[::-1]
