"""How an operator that gets tensors of vmap is computed: by its rule, or for one tensor of the batch after the
other.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

from .. import _C
from ._levels import BatchedTensor, Level, _stack, batched, expand, is_batched_at
from ._schema import Overload, bind

#: The rules, by the base name of the operator. A rule gets a `Call` and gives tensors with the batch in front.
RULES: dict[str, Callable[[Any], Any]] = {}
#: Rules that get raw arguments: `rule(level, func, args, kwargs)`, and give a final result.
RAW_RULES: dict[str, Callable[..., Any]] = {}
#: Operators that write to their first argument and are computed element by element.
IN_PLACE_ELEMENTWISE: set[str] = set()
_warned: set[str] = set()
_loaded = False

_INPLACE = (
    "vmap: inplace arithmetic(self, *extra_args) is not possible because there exists a Tensor `other` in extra_args "
    "that has more elements than `self`. This happened due to `other` being vmapped over but `self` not being vmapped "
    "over in a vmap. Please try to use out-of-place operators instead of inplace arithmetic. If said operator is being "
    "called inside the PyTorch framework, please file a bug report instead."
)


def dynamic_shape(name: str) -> RuntimeError:
    """The error of operators whose results have a shape that depends on values."""
    return RuntimeError(
        "vmap: We do not support batching operators that can output dynamic shape. Attempted to vmap over "
        f"aten::{name}. Please file an issue at https://github.com/pytorch/pytorch/issues if you need this feature."
    )


def rule(*names: str) -> Callable[[Callable[[Any], Any]], Callable[[Any], Any]]:
    """Makes a function the rule of operators."""

    def register(func: Callable[[Any], Any]) -> Callable[[Any], Any]:
        for name in names:
            RULES[name] = func
        return func

    return register


class Call:
    """A call of an operator at a level of vmap."""

    __slots__ = ("args", "level", "name", "op", "overload")

    def __init__(self, name: str, overload: Overload, args: dict[str, Any], level: Level) -> None:
        self.name = name
        self.op = getattr(_C, name)
        self.overload = overload
        self.args = args
        self.level = level

    @property
    def size(self) -> int:
        """How many tensors there are in the batch."""
        return self.level.size

    def get(self, name: str, default: Any = None) -> Any:
        """An argument as it was passed."""
        return self.args.get(name, default)

    def is_batched(self, name: str) -> bool:
        """Whether an argument is a batch of this level."""
        return is_batched_at(self.args.get(name), self.level)

    def rank(self, name: str = "self") -> int:
        """The number of dimensions of one tensor of an argument."""
        return self.args[name].ndim

    def value(self, name: str = "self") -> Any:
        """The whole batch of an argument, or the argument itself where it is no batch."""
        value = self.args.get(name)
        return value._value if is_batched_at(value, self.level) else value

    def full(self, name: str = "self") -> Any:
        """The whole batch of an argument, repeated where it is no batch; None stays None."""
        return self.full_of(self.args.get(name))

    def full_of(self, value: Any) -> Any:
        """The whole batch of a tensor."""
        if is_batched_at(value, self.level):
            return value._value
        return None if value is None else expand(value, self.level.size)

    def aligned(self, value: Any, rank: int) -> Any:
        """The batch of a tensor with dimensions of 1 after the first, so that it broadcasts as one of `rank` does."""
        if not is_batched_at(value, self.level):
            return value
        whole = value._value
        missing = rank + 1 - whole.ndim
        return whole if missing <= 0 else whole.reshape((whole.shape[0], *(1,) * missing, *whole.shape[1:]))

    def tensors(self) -> list[str]:
        """The names of the arguments that are tensors."""
        return [name for name, value in self.args.items() if isinstance(value, _C.TensorBase)]

    def batched_names(self) -> list[str]:
        """The names of the arguments that are batches of this level."""
        return [name for name, value in self.args.items() if is_batched_at(value, self.level)]

    def run(self, /, **changed: Any) -> Any:
        """The operator on whole batches."""
        return self.op(**{**self.args, **changed})


def _load() -> None:
    global _loaded
    if not _loaded:
        from . import _rules  # noqa: F401

        _loaded = True


def _deepest(values: Any, found: Level | None) -> Level | None:
    for value in values:
        if isinstance(value, BatchedTensor):
            if found is None or value._level.depth > found.depth:
                found = value._level
        elif isinstance(value, (list, tuple)):
            found = _deepest(value, found)
    return found


def wrap(result: Any, level: Level) -> Any:
    """Tensors in a result as batches of a level."""
    if isinstance(result, _C.TensorBase):
        return batched(result, level)  # type: ignore[arg-type]
    if isinstance(result, (list, tuple)):
        items = [wrap(r, level) for r in result]
        return items if type(result) is list else type(result)(items)  # type: ignore[call-arg]
    return result


def dispatch(func: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Computes an operator some of whose arguments are tensors of vmap.

    Raises:
        RuntimeError: A tensor has left its vmap, or the operator has no meaning for a batch.
    """
    _load()
    level = _deepest((*args, *kwargs.values()), None)
    if level is None:
        return func(*args, **kwargs)
    if not level.active:
        raise RuntimeError(
            "vmap: a tensor of a vmap was used after that vmap had returned; return it from the function instead"
        )
    limit = _stack.limit
    _stack.limit = level.depth - 1
    try:
        return _dispatch_at(level, func, args, kwargs)
    finally:
        _stack.limit = limit


def _dispatch_at(level: Level, func: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    name = func.__name__
    raw = RAW_RULES.get(name)
    if raw is not None:
        return raw(level, func, args, kwargs)
    found = bind(func, args, kwargs)
    if found is None:
        raise TypeError(f"{name}(): vmap: no overload takes ({', '.join(type(a).__name__ for a in args)})")
    overload, bound = found
    if "out" in bound:
        raise RuntimeError(f"vmap: aten::{overload.name} with out= cannot be batched: use it without out=")
    if name.endswith("_") and not name.endswith("__") and overload.in_place:
        return _in_place(name, overload, bound, level)
    return wrap(compute(Call(name, overload, bound, level)), level)


def compute(call: Call) -> Any:
    """The result of a call for the whole batch: by the rule, or one by one."""
    found = RULES.get(call.name)
    result = NotImplemented if found is None else found(call)
    return _one_by_one(call) if result is NotImplemented else result


def _in_place(name: str, overload: Overload, bound: dict[str, Any], level: Level) -> Any:
    first = overload.params[0].name
    target = bound[first]
    if not is_batched_at(target, level):
        raise RuntimeError(_INPLACE)
    base = name[:-1]
    if name in RULES:
        RULES[name](Call(name, overload, bound, level))
    elif base in IN_PLACE_ELEMENTWISE:
        call = Call(name, overload, bound, level)
        rank = target.ndim
        changed = {n: call.aligned(bound[n], rank) for n in call.tensors() if n != first}
        call.run(**{first: target._value}, **changed)
    else:
        result = compute(Call(base, overload, bound, level))
        if result.shape == target._value.shape:
            target._value.copy_(result)
        else:  # squeeze_, transpose_ and the like
            target._value = result
    return target


def _each(value: Any, level: Level, i: int) -> Any:
    """What stands for a value in the call for tensor `i` of the batch."""
    if is_batched_at(value, level):
        return value._value.select(0, i)
    if isinstance(value, (list, tuple)):
        items = [_each(v, level, i) for v in value]
        return items if type(value) is list else tuple(items)
    return value


def _one_by_one(call: Call) -> Any:
    """Calls the operator for each tensor of the batch and puts the results together."""
    if call.name not in _warned:
        _warned.add(call.name)
        warnings.warn(
            "There is a performance drop because we have not yet implemented the batching rule for "
            f"aten::{call.overload.name}. swiftgrad computes it for one tensor of the batch after the other.",
            stacklevel=5,
        )
    if call.size == 0:
        raise RuntimeError(f"vmap: a batch of 0 tensors was given, which aten::{call.overload.name} has no rule for")
    results = [call.op(**{n: _each(v, call.level, i) for n, v in call.args.items()}) for i in range(call.size)]
    return _stacked(results, call)


def _stacked(results: list[Any], call: Call) -> Any:
    first = results[0]
    if isinstance(first, _C.TensorBase):
        if any(r.shape != first.shape for r in results):
            raise dynamic_shape(call.name)
        return _C.stack(results)
    if isinstance(first, (list, tuple)):
        parts = [_stacked(list(part), call) for part in zip(*results, strict=True)]
        return parts if type(first) is list else type(first)(parts)  # type: ignore[call-arg]
    raise RuntimeError(f"Batching rule not implemented for aten::{call.name}. We could not generate a fallback.")
