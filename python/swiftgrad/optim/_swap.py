"""Another set of parameters and states for an optimizer, for a while."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from .. import _C
from .optimizer import Optimizer


@contextmanager
def swap_in_optimizer_params_and_state(
    optimizer: Optimizer, swapin_parameters: dict[str, _C.TensorBase], swapin_optim_state: dict[str, Any]
) -> Iterator[None]:
    """Within the context the optimizer works on other parameters, with another state; then on its own again.

    Args:
        optimizer: the optimizer.
        swapin_parameters: tensors to use as parameters, in the order of the optimizer's.
        swapin_optim_state: a state as `state_dict` gives it, for these. What the optimizer writes into its tensors is
            seen in it; nothing else is.

    Raises:
        ValueError: parameters or groups are not as many as the optimizer's.
    """
    values = list(swapin_parameters.values())
    groups = swapin_optim_state["param_groups"]
    own_groups, own_state = optimizer.param_groups, optimizer.state
    sizes, wanted = [len(g["params"]) for g in groups], [len(g["params"]) for g in own_groups]
    if sizes != wanted or len(values) != sum(wanted):
        raise ValueError(
            f"swap_in_optimizer_params_and_state: groups of {wanted} parameters were required, got {sizes} and "
            f"{len(values)} parameters"
        )
    by_number = dict(zip((number for g in groups for number in g["params"]), values))
    state: Any = type(own_state)(dict)
    for key, value in swapin_optim_state["state"].items():
        state[by_number.get(key, key)] = dict(value) if isinstance(value, dict) else value
    optimizer.param_groups = [{**g, "params": [by_number[number] for number in g["params"]]} for g in groups]
    optimizer.state = state
    try:
        yield
    finally:
        optimizer.param_groups, optimizer.state = own_groups, own_state
