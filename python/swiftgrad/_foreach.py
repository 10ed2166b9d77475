"""``torch._foreach_*``: an operator on every tensor of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from . import _C
from ._tensor import Tensor

_UNARY = frozenset(
    "abs acos asin atan ceil cos cosh erf erfc exp expm1 floor frac lgamma log log10 log1p log2 neg reciprocal round "
    "rsqrt sigmoid sign sin sinh sqrt tan tanh trunc".split()
)
_BINARY = {
    "add": "add",
    "sub": "sub",
    "mul": "mul",
    "div": "div",
    "pow": "pow",
    "maximum": "maximum",
    "minimum": "minimum",
    "clamp_max": "clamp_max",
    "clamp_min": "clamp_min",
}
_NAMES = frozenset(
    {f"_foreach_{n}{s}" for n in (*_UNARY, *_BINARY, "addcmul", "addcdiv", "lerp") for s in ("", "_")}
    | {"_foreach_norm", "_foreach_max", "_foreach_copy", "_foreach_copy_", "_foreach_zero_"}
)


def _tensors(name: str, tensors: Any) -> list[Tensor]:
    if isinstance(tensors, Tensor) or not isinstance(tensors, Sequence):
        raise TypeError(f"{name}(): argument 'self' must be tuple of Tensors, not {type(tensors).__name__}")
    if not tensors:
        raise RuntimeError("Tensor list must have at least one tensor.")
    return list(tensors)


def _spread(name: str, value: Any, n: int) -> list[Any]:
    """One value a tensor: those of a list, or one for all."""
    if isinstance(value, Tensor) or not isinstance(value, Sequence):
        return [value] * n
    if len(value) != n:
        raise RuntimeError(f"Tensor lists must have the same number of tensors, got {n} and {len(value)}")
    return list(value)


def _finish(results: list[Tensor], name: str) -> Any:
    return None if name.endswith("_") else tuple(results)


def _unary(name: str, op: Callable[..., Tensor]) -> Callable[..., Any]:
    def foreach(self: Sequence[Tensor]) -> Any:
        return _finish([op(t) for t in _tensors(name, self)], name)

    return foreach


def _one_call(name: str, tensors: list[Tensor], other: Any, options: dict[str, Any]) -> bool:
    """Does `_foreach_add_` and `_foreach_mul_` in one call of the engine; False if the operands do not allow it."""
    if name not in ("_foreach_add_", "_foreach_mul_") or not all(t.is_floating_point() for t in tensors):
        return False
    if isinstance(other, (int, float)) and not options:
        getattr(_C, name)(tensors, other)
        return True
    if isinstance(other, (list, tuple)) and len(other) == len(tensors):
        if all(isinstance(o, Tensor) and o.dtype == t.dtype for t, o in zip(tensors, other, strict=True)):
            getattr(_C, name)(tensors, list(other), **options)
            return True
    return False


def _binary(name: str, op: Callable[..., Tensor], power: bool) -> Callable[..., Any]:
    def foreach(self: Any, other: Any = None, *, alpha: Any = None, exponent: Any = None, scalars: Any = None) -> Any:
        other = next((v for v in (other, exponent, scalars) if v is not None), None)
        if power and not isinstance(self, Sequence) and not isinstance(self, Tensor):
            return tuple(_C.pow(self, e) for e in _tensors(name, other))
        tensors = _tensors(name, self)
        options = {} if alpha is None else {"alpha": alpha}
        if _one_call(name, tensors, other, options):
            return None
        others = _spread(name, other, len(tensors))
        if op.__name__.rstrip("_") in ("maximum", "minimum"):  # a number stands for a tensor here
            others = [
                o if isinstance(o, Tensor) else _C.tensor(o, dtype=t.dtype)
                for t, o in zip(tensors, others, strict=True)
            ]
        return _finish([op(t, o, **options) for t, o in zip(tensors, others, strict=True)], name)

    return foreach


def _ternary(name: str, op: Callable[..., Tensor]) -> Callable[..., Any]:
    def foreach(self: Any, tensor1: Any, tensor2: Any, value: Any = 1, scalars: Any = None) -> Any:
        tensors = _tensors(name, self)
        n = len(tensors)
        values = value if scalars is None else scalars
        if isinstance(values, Tensor):
            values = values.tolist()
        rows = zip(tensors, _spread(name, tensor1, n), _spread(name, tensor2, n), _spread(name, values, n), strict=True)
        return _finish([op(t, a, b, value=v) for t, a, b, v in rows], name)

    return foreach


def _lerp(name: str, op: Callable[..., Tensor]) -> Callable[..., Any]:
    def foreach(self: Any, tensors1: Any, weight: Any) -> Any:
        tensors = _tensors(name, self)
        n = len(tensors)
        ends = _spread(name, tensors1, n)
        if name.endswith("_") and isinstance(weight, (int, float)):
            if all(t.is_floating_point() and t.dtype == e.dtype and t.shape == e.shape for t, e in zip(tensors, ends)):
                return _C._foreach_lerp_(tensors, ends, weight)
        rows = zip(tensors, ends, _spread(name, weight, n), strict=True)
        return _finish([op(t, other, w) for t, other, w in rows], name)

    return foreach


def _foreach_norm(self: Any, ord: Any = 2, dtype: Any = None) -> tuple[Tensor, ...]:
    """The norm of each tensor."""
    return tuple(_C.linalg_vector_norm(t, ord, dtype=dtype) for t in _tensors("_foreach_norm", self))


def _foreach_max(self: Any) -> tuple[Tensor, ...]:
    """The largest element of each tensor."""
    return tuple(_C.max(t) for t in _tensors("_foreach_max", self))


def _foreach_zero_(self: Any) -> None:
    """Sets each tensor to zero."""
    _C._foreach_zero_(_tensors("_foreach_zero_", self))


def _foreach_copy_(self: Any, src: Any, non_blocking: bool = False) -> None:
    """Copies a tensor to each tensor."""
    tensors = _tensors("_foreach_copy_", self)
    for t, s in zip(tensors, _spread("_foreach_copy_", src, len(tensors)), strict=True):
        t.copy_(s)


def _foreach_copy(self: Any, src: Any, non_blocking: bool = False) -> tuple[Tensor, ...]:
    """Copies of tensors, in the form of others."""
    tensors = _tensors("_foreach_copy", self)
    others = _spread("_foreach_copy", src, len(tensors))
    return tuple(t.clone().copy_(s) for t, s in zip(tensors, others, strict=True))


def __getattr__(name: str) -> Any:
    if name not in _NAMES:
        raise AttributeError(f"swiftgrad has no torch.{name} yet")
    base = name.removeprefix("_foreach_")
    plain = base.rstrip("_")
    op = getattr(_C, base) if base == plain else getattr(_C.TensorBase, base)
    if plain in _UNARY:
        made = _unary(name, op)
    elif plain == "lerp":
        made = _lerp(name, op)
    elif plain in ("addcmul", "addcdiv"):
        made = _ternary(name, op)
    else:
        made = _binary(name, op, plain == "pow")
    made.__name__ = made.__qualname__ = name
    made.__doc__ = f"``{base}`` of every tensor in a list."
    globals()[name] = made
    return made
