"""Random operators under vmap: `randomness` says whether they are refused, drawn once, or drawn for each of the
batch.
"""

from __future__ import annotations

from typing import Any

from .. import _C
from ._levels import Level, batched, vmap_levels

_REFUSED = (
    "vmap: called random operation while in randomness error mode. Please either use the 'same' or 'different' "
    "randomness flags on vmap or perform the randomness operation out of vmap"
)


def check(level: Level) -> str:
    """The randomness of a level.

    Raises:
        RuntimeError: It is 'error'.
    """
    if level.randomness == "error":
        raise RuntimeError(_REFUSED)
    return level.randomness


def _draws(func: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
    """Whether a call draws: dropout outside of training does not."""
    name = func.__name__.rstrip("_")
    if name.endswith("dropout"):
        p = kwargs.get("p", args[1] if len(args) > 1 else 0.5)
        train = kwargs.get("train", args[2] if len(args) > 2 else True)
        return bool(train) and p != 0
    if name in ("rrelu", "rrelu_with_noise"):
        at = 3 if name == "rrelu" else 4
        return bool(kwargs.get("training", args[at] if len(args) > at else False))
    return True


def hook(func: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Called for operators that draw random numbers and got no tensor of a vmap."""
    if not _draws(func, args, kwargs):
        return NotImplemented
    different = [level for level in vmap_levels() if check(level) == "different"]
    if not different:
        return NotImplemented
    if func.__name__.endswith("_") and not func.__name__.startswith("_"):
        raise RuntimeError(
            f"vmap: Cannot ask for different inplace randomness on an unbatched tensor. This will appear like same "
            f"randomness. If this is necessary for your usage, please file an issue with functorch. ({func.__name__})"
        )
    # one draw for each of all batches, in the order of memory
    count = 1
    for level in different:
        count *= level.size
    drawn = (
        _large(func, args, kwargs, count)
        if func.__name__ in ("rand", "randn", "randint")
        else _C.stack([func(*args, **kwargs) for _ in range(count)])
    )
    result = drawn.reshape((*(level.size for level in different), *drawn.shape[1:]))
    for level in different:
        result = batched(result, level)
    return result


def _large(func: Any, args: tuple[Any, ...], kwargs: dict[str, Any], count: int) -> Any:
    """rand, randn and randint of one more dimension: the numbers of one draw."""
    from ._schema import bind

    found = bind(func, args, kwargs)
    if found is None:
        return _C.stack([func(*args, **kwargs) for _ in range(count)])
    bound = dict(found[1])
    size = bound["size"]
    bound["size"] = (count, *((size,) if isinstance(size, int) else size))
    return func(**bound)
