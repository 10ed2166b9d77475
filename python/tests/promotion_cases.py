"""The table of dtype promotion: which calls, and how a result is written down. Needs no tensor library of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

DTYPES = ("uint8", "int8", "int16", "int32", "int64", "bool", "float16", "bfloat16", "float32", "float64")
NUMBERS = (True, 2, 2.5)

BINARY = (
    "add sub mul div floor_divide remainder fmod pow atan2 maximum minimum fmax eq lt logical_and bitwise_and "
    "bitwise_left_shift true_divide copysign hypot xlogy gcd ldexp"
).split()
WITH_NUMBERS = "add sub mul div floor_divide remainder pow eq gt bitwise_or clamp_min rsub".split()
IN_PLACE = "add_ mul_ div_ pow_ floor_divide_ logical_and_ bitwise_xor_ copy_ eq_".split()
UNARY = (
    "neg abs sign sqrt exp log sin sigmoid floor ceil round reciprocal square erf relu isnan logical_not bitwise_not "
    "sum prod mean max argmax cumsum cumprod std var norm logsumexp all any amax median sort nansum "
    "count_nonzero softmax"
).split()
EXTRA: dict[str, Callable[[Any, Any, Any], Any]] = {
    "where": lambda t, a, b: t.where(t.tensor([True, False]), a, b),
    "cat": lambda t, a, b: t.cat([a.reshape(-1), b.reshape(-1)]),
    "stack": lambda t, a, b: t.stack([a.expand(2), b.expand(2)]),
    "matmul": lambda t, a, b: t.matmul(a.reshape(-1)[:1], b.reshape(-1)[:1]),
    "addcmul": lambda t, a, b: t.addcmul(a, b, b),
    "masked_fill": lambda t, a, b: a.masked_fill(t.tensor([True, False]), b) if b.dim() == 0 else "skip",
    "index_put": lambda t, a, b: t.index_put(a.expand(2).clone(), [t.tensor([0])], b.reshape(-1)[:1]),
    "lerp": lambda t, a, b: t.lerp(a, b, 0.5),
    "result_type": lambda t, a, b: t.result_type(a, b),
}
SHAPES = {"dd": ((2,), (2,)), "d0": ((2,), ()), "0d": ((), (2,)), "00": ((), ())}


def outcome(torch: Any, run: Callable[[], Any]) -> str:
    """The result's dtype, or the exception's type after a "!"."""
    try:
        result = run()
    except Exception as problem:
        return "!" + type(problem).__name__
    if isinstance(result, (tuple, list)):
        result = result[0]
    if isinstance(result, str):
        return result
    dtype = result.dtype if isinstance(result, torch.Tensor) else result
    return str(dtype).split(".")[-1]


def make(torch: Any, dtype: str, shape: tuple[int, ...]) -> Any:
    """A tensor of ones."""
    return torch.ones(shape, dtype=getattr(torch, dtype))


def all_cases() -> list[str]:
    """Names of the tables."""
    tables = [f"{name}/{kind}" for name in [*BINARY, *EXTRA] for kind in SHAPES]
    tables += [f"{name}/number" for name in WITH_NUMBERS] + [
        f"{name}/inplace{kind}" for name in IN_PLACE for kind in ("dd", "d0")
    ]
    return [*tables, *(f"{name}/unary" for name in UNARY), "promote_types/types", "can_cast/types"]


def evaluate(torch: Any, table: str) -> dict[str, str]:
    """A whole table: "int64,float32" (or "int64,2.5", or "int64") to outcome."""
    name, kind = table.split("/")
    if kind in SHAPES:
        call = EXTRA.get(name) or (lambda t, a, b: getattr(t, name)(a, b))
        left, right = SHAPES[kind]
        return {
            f"{a},{b}": outcome(torch, lambda a=a, b=b: call(torch, make(torch, a, left), make(torch, b, right)))
            for a in DTYPES
            for b in DTYPES
        }
    if kind == "number":
        return {
            f"{a},{shape},{n}": outcome(
                torch, lambda a=a, n=n, shape=shape: getattr(torch, name)(make(torch, a, shape), n)
            )
            for a in DTYPES
            for n in NUMBERS
            for shape in ((2,), ())
        }
    if kind.startswith("inplace"):
        right = SHAPES[kind[7:]][1]
        return {
            f"{a},{b}": outcome(torch, lambda a=a, b=b: getattr(make(torch, a, (2,)), name)(make(torch, b, right)))
            for a in DTYPES
            for b in DTYPES
        }
    if kind == "types":
        return {
            f"{a},{b}": str(getattr(torch, name)(getattr(torch, a), getattr(torch, b))).split(".")[-1]
            for a in DTYPES
            for b in DTYPES
        }
    extra = (0,) if name in ("cumsum", "cumprod", "logsumexp", "softmax") else ()
    return {a: outcome(torch, lambda a=a: getattr(torch, name)(make(torch, a, (2,)), *extra)) for a in DTYPES}
