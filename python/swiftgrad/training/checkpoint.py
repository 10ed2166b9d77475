"""Checkpoints of a whole training: models, optimizers, schedulers, random generators.

A training that goes on from a checkpoint is bit for bit the one that was not interrupted, if the checkpoint has
everything that changes: each object with a `state_dict`, and the random generators that it draws from. Python's and
NumPy's generators, which augmentations use, are kept beside swiftgrad's.
"""

from __future__ import annotations

import os
import random
import sys
from typing import Any

import swiftgrad as sg

__all__ = ["load_checkpoint", "save_checkpoint"]

_FORMAT = 1


def _random_state(generators: dict[str, Any]) -> dict[str, Any]:
    version, words, gauss = random.getstate()
    state: dict[str, Any] = {
        "default": sg.get_rng_state(),
        "generators": {name: g.get_state() for name, g in generators.items()},
        "python": [version, list(words), gauss],
    }
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        kind, keys, position, has_gauss, cached = numpy.random.get_state()
        state["numpy"] = [str(kind), keys.tolist(), int(position), int(has_gauss), float(cached)]
    return state


def _set_random_state(state: dict[str, Any], generators: dict[str, Any]) -> None:
    if set(state["generators"]) != set(generators):
        raise ValueError(
            f"load_checkpoint: generators {sorted(state['generators'])} were required, got {sorted(generators)}"
        )
    sg.set_rng_state(state["default"])
    for name, g in generators.items():
        g.set_state(state["generators"][name])
    version, words, gauss = state["python"]
    random.setstate((version, tuple(words), gauss))
    if "numpy" in state:
        import numpy

        kind, keys, position, has_gauss, cached = state["numpy"]
        numpy.random.set_state((kind, numpy.array(keys, dtype=numpy.uint32), position, has_gauss, cached))


def save_checkpoint(path: str | os.PathLike[str], *, generators: dict[str, Any] | None = None, **things: Any) -> None:
    """Writes everything that a training needs to go on.

    The file appears only when it is whole: it is written under another name first.

    Args:
        path: the file.
        generators: random generators besides the default one (a loader's, say), by name.
        things: by name, objects with `state_dict` (models, optimizers, schedulers, `EarlyStopping` ...) and plain
            values (epoch, best accuracy ...).

    Raises:
        ValueError: nothing is given.

    Example:
        >>> import swiftgrad as torch, tempfile, os
        >>> from swiftgrad.training import load_checkpoint, save_checkpoint
        >>> model = torch.nn.Linear(2, 1)
        >>> optimizer = torch.optim.Adam(model.parameters())
        >>> path = os.path.join(tempfile.mkdtemp(), "last.pt")
        >>> save_checkpoint(path, model=model, optimizer=optimizer, epoch=3)
        >>> load_checkpoint(path, model=model, optimizer=optimizer)
        {'epoch': 3}
    """
    if not things:
        raise ValueError("save_checkpoint: at least a model was required, got nothing")
    states = {name: thing.state_dict() for name, thing in things.items() if hasattr(thing, "state_dict")}
    content = {
        "swiftgrad_checkpoint": _FORMAT,
        "states": states,
        "values": {name: thing for name, thing in things.items() if name not in states},
        "random": _random_state(generators or {}),
    }
    path = os.fspath(path)
    partial = f"{path}.{os.getpid()}.partial"
    try:
        sg.save(content, partial)
        os.replace(partial, path)
    except BaseException:
        if os.path.exists(partial):
            os.remove(partial)
        raise


def load_checkpoint(
    path: str | os.PathLike[str],
    *,
    generators: dict[str, Any] | None = None,
    restore_random: bool = True,
    weights_only: bool = True,
    **objects: Any,
) -> dict[str, Any]:
    """Puts a training back to where a checkpoint was written.

    Args:
        path: the file.
        generators: the generators that `save_checkpoint` was given.
        restore_random: put the random generators back too; False to take over the weights only, say.
        weights_only: refuse files with anything but tensors, numbers, texts and collections of them, which cannot do
            harm; False for a file you trust that has other objects.
        objects: the objects that `save_checkpoint` was given, by the same names. They may be fewer.

    Returns:
        The plain values.

    Raises:
        ValueError: the file is no checkpoint of this kind, or generators do not fit.
        KeyError: an object that the checkpoint does not have.
    """
    content = sg.load(path, weights_only=weights_only)
    if not isinstance(content, dict) or content.get("swiftgrad_checkpoint") != _FORMAT:
        raise ValueError(f"load_checkpoint: a file of save_checkpoint was required, got {os.fspath(path)!r}")
    missing = [name for name in objects if name not in content["states"]]
    if missing:
        raise KeyError(f"load_checkpoint: {missing} are not in the checkpoint, which has {sorted(content['states'])}")
    for name, thing in objects.items():
        thing.load_state_dict(content["states"][name])
    if restore_random:
        _set_random_state(content["random"], generators or {})
    return content["values"]
