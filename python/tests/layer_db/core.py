"""What a row of the layer table is, and how a case runs: the same code for swiftgrad and for the oracle.

A case makes the layer from seed 0 (so its initial parameters are compared, too), turns it and its inputs into float64,
gives the parameters fixed values (drawn float32 values may differ in their last bit) and runs it forward and backward
in train and in eval mode, each from seed 1.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from op_db.core import Sample, T, cotangent, make_tensor, to_numpy, walk


@dataclass(frozen=True)
class Case:
    """One layer with one input.

    Attributes:
        name: unique within its family; the layer's class name first.
        make: the layer, from the module `torch`.
        sample: arguments of the call; float `T`s take part in differentiation unless their `grad` is False.
        call: how the layer is called; None is `layer(*args, **kwargs)`.
        undrawn: parameters do not start from PyTorch's values (with the reason in a comment).
        tolerance: relative to the largest value.
    """

    name: str
    make: Callable[[Any], Any]
    sample: Sample
    call: Callable[..., Any] | None = None
    undrawn: bool = False
    tolerance: float = 1e-9


class Table:
    """Cases by name, in order of declaration."""

    def __init__(self) -> None:
        self.cases: dict[str, Case] = {}

    def __call__(self, name: str, make: Callable[[Any], Any], sample: Sample, **options: Any) -> None:
        """Adds a case."""
        if name in self.cases:
            raise ValueError(f"layer_db: {name!r} is there twice")
        self.cases[name] = Case(name, make, sample, **options)


def tensors(torch: Any, value: Any) -> list[Any]:
    """The tensors of a nested result, in order (a PackedSequence is a tuple, too)."""
    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (tuple, list)):
        return [t for part in value for t in tensors(torch, part)]
    return []


def run(torch: Any, case: Case) -> dict[str, dict[str, np.ndarray | None]]:
    """Everything that is compared: {"initial": parameters and buffers, "train": ..., "eval": ...}.

    A mode's values: "out k" results, "grad in k" and "grad NAME" gradients (None: no gradient), "buffer NAME" after it.
    """
    torch.manual_seed(0)
    layer = case.make(torch)
    found: dict[str, dict[str, np.ndarray | None]] = {
        "initial": {name: to_numpy(torch, value) for name, value in layer.state_dict().items()}
    }
    layer = layer.double()
    with torch.no_grad():
        for name, parameter in layer.named_parameters():
            values = T(tuple(parameter.shape), "float", -1.0, 1.0).array(f"{case.name}:{name}")
            parameter.copy_(torch.from_numpy(values))
    for mode in ("train", "eval"):
        layer.train(mode == "train")
        found[mode] = run_mode(torch, case, layer)
    return found


def run_mode(torch: Any, case: Case, layer: Any) -> dict[str, np.ndarray | None]:
    """One forward and backward pass."""
    inputs: list[Any] = []

    def visit(t: T, number: int) -> Any:
        tensor = make_tensor(torch, t, f"{case.name}:{number}", "float64")
        if t.grad and t.dtype is None:
            tensor.requires_grad_(True)
            inputs.append(tensor)
        return tensor

    args, kwargs = walk((case.sample.args, case.sample.kwargs), visit)
    torch.manual_seed(1)
    result = layer(*args, **kwargs) if case.call is None else case.call(torch, layer, *args, **kwargs)
    outs = tensors(torch, result)
    found: dict[str, np.ndarray | None] = {f"out {k}": to_numpy(torch, out) for k, out in enumerate(outs)}
    roots = [out for out in outs if out.requires_grad]
    names = [f"in {k}" for k in range(len(inputs))] + [name for name, _ in layer.named_parameters()]
    leaves = [*inputs, *layer.parameters()]
    wanted = [(name, leaf) for name, leaf in zip(names, leaves, strict=True) if leaf.requires_grad]
    if roots and wanted:
        cots = [
            torch.from_numpy(cotangent(f"{case.name}:{k}", root.shape)).to(root.dtype) for k, root in enumerate(roots)
        ]
        grads = torch.autograd.grad(roots, [leaf for _, leaf in wanted], cots, allow_unused=True)
        for (name, _), grad in zip(wanted, grads, strict=True):
            found[f"grad {name}"] = None if grad is None else to_numpy(torch, grad)
    for name, buffer in layer.named_buffers():
        found[f"buffer {name}"] = to_numpy(torch, buffer)
    return found
