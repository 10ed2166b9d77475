"""Reductions, and other operators along one or several dimensions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ... import _C
from .._dispatch import RULES, Call, rule
from .._levels import shift

# Along several dimensions, by default all of them.
_MANY = """
sum mean nansum nanmean amax amin logsumexp norm linalg_vector_norm std var std_mean var_mean frobenius_norm all any
count_nonzero
""".split()
# Along one dimension.
_ONE = """
cumsum cumprod cummax cummin logcumsumexp softmax log_softmax sort argsort topk kthvalue mode glu
""".split()


def to_scalars(result: Any, size: int) -> Any:
    """Results for 0-dimensional tensors, which were computed with a dimension of 1."""
    if isinstance(result, _C.TensorBase):
        return result.reshape((size,))
    return type(result)([r.reshape((size,)) for r in result])


def _along_one(call: Call) -> Any:
    x = call.args["self"]
    dim = call.get("dim", -1)
    at = shift(dim, x.ndim)
    if x.ndim == 0:
        return to_scalars(call.run(self=call.full().unsqueeze(1), dim=at), call.size)
    return call.run(self=call.full(), dim=at)


for _name in _ONE:
    RULES[_name] = _along_one


def _dims_of(dim: Any, rank: int) -> list[int]:
    """The dimensions of a reduction in the whole batch; all of a tensor for None or an empty list."""
    if dim is None or (isinstance(dim, (list, tuple)) and not dim):
        return list(range(1, rank + 1))
    return [shift(d, rank) for d in (dim if isinstance(dim, (list, tuple)) else [dim])]


def _along_many(call: Call) -> Any:
    x = call.args["self"]
    whole = call.full() if x.ndim else call.full().unsqueeze(1)
    dims = _dims_of(call.get("dim"), max(x.ndim, 1))
    args = {k: v for k, v in call.args.items() if k not in ("self", "dim")}
    if call.name in ("all", "any", "count_nonzero") and len(dims) == 1:
        dim: Any = dims[0]
    else:
        dim = dims
    if call.name in ("std", "var", "std_mean", "var_mean"):
        unbiased = args.pop("unbiased", None)
        if unbiased is not None:
            args["correction"] = int(unbiased)
    if call.name == "norm":
        args.setdefault("p", 2)
        args.setdefault("keepdim", False)
    result = call.op(whole, dim=dim, **args)
    return result if x.ndim else to_scalars(result, call.size)


for _name in _MANY:
    RULES[_name] = _along_many


def _selecting(full: Callable[[Any], Any]) -> Callable[[Call], Any]:
    """A reduction along one dimension, or of all elements by another operator."""

    def found(call: Call) -> Any:
        x = call.args["self"]
        if "other" in call.args:
            from .elementwise import elementwise

            return elementwise(call)
        if call.get("dim") is not None:
            return _along_one(call)
        if call.get("keepdim"):
            return NotImplemented
        flat = call.full().reshape((call.size, x.numel()))
        return full(flat)

    return found


RULES["max"] = _selecting(lambda flat: flat.amax(1))
RULES["min"] = _selecting(lambda flat: flat.amin(1))
RULES["median"] = _selecting(lambda flat: flat.median(1)[0])
RULES["nanmedian"] = _selecting(lambda flat: flat.nanmedian(1)[0])
RULES["argmax"] = _selecting(lambda flat: flat.argmax(1))
RULES["argmin"] = _selecting(lambda flat: flat.argmin(1))


@rule("prod")
def _prod(call: Call) -> Any:
    if call.get("dim") is not None:
        return _along_one(call)
    flat = call.full().reshape((call.size, call.args["self"].numel()))
    return call.op(flat, 1, dtype=call.get("dtype"))


@rule("aminmax")
def _aminmax(call: Call) -> Any:
    if call.get("dim") is not None:
        return _along_one(call)
    if call.get("keepdim"):
        return NotImplemented
    return _C.aminmax(call.full().reshape((call.size, call.args["self"].numel())), dim=1)


@rule("quantile", "nanquantile")
def _quantile(call: Call) -> Any:
    q = call.args["q"]
    if call.is_batched("q") or call.rank() == 0 or (isinstance(q, _C.TensorBase) and q.ndim > 0):
        return NotImplemented
    if call.get("dim") is None:
        if call.get("keepdim"):
            return NotImplemented
        return call.run(self=call.full().reshape((call.size, -1)), dim=1)
    return _along_one(call)


@rule("trace")
def _trace(call: Call) -> Any:
    return call.full().diagonal(0, 1, 2).sum(-1)


@rule("dist")
def _dist(call: Call) -> Any:
    from .elementwise import align_all

    aligned = align_all(call, ["self", "other"])
    difference = aligned["self"] - aligned["other"]
    if difference.shape[0] != call.size:
        difference = difference.expand((call.size, *difference.shape[1:]))
    return _C.linalg_vector_norm(difference.reshape((call.size, -1)), call.get("p", 2), [1])


@rule("diff")
def _diff(call: Call) -> Any:
    at = shift(call.get("dim", -1), call.rank())
    extra = {n: call.full(n) for n in ("prepend", "append") if call.get(n) is not None}
    return call.run(self=call.full(), dim=at, **extra)


@rule("trapezoid", "trapz")
def _trapezoid(call: Call) -> Any:
    at = shift(call.get("dim", -1), call.rank("y"))
    if "x" in call.args:
        if call.rank("x") != call.rank("y"):
            return NotImplemented
        return call.op(call.full("y"), call.full("x"), dim=at)
    return call.op(call.full("y"), dx=call.get("dx", 1), dim=at)


@rule("cosine_similarity")
def _cosine_similarity(call: Call) -> Any:
    rank = max(call.rank("x1"), call.rank("x2"))
    at = shift(call.get("dim", 1), rank)
    return call.run(**_expanded(call, "x1", "x2", rank), dim=at)


def _expanded(call: Call, a: str, b: str, rank: int) -> dict[str, Any]:
    return {n: call.aligned(call.args[n], rank) if call.is_batched(n) else _padded(call, n, rank) for n in (a, b)}


def _padded(call: Call, name: str, rank: int) -> Any:
    value = call.args[name]
    return value.reshape((1, *(1,) * (rank - value.ndim), *value.shape))


@rule("linalg_vecdot", "linalg_cross", "cross")
def _pairs(call: Call) -> Any:
    names = call.tensors()
    rank = max(call.rank(n) for n in names)
    dim = call.get("dim", None if call.name == "cross" else -1)
    if dim is None:
        return NotImplemented
    return call.run(**_expanded(call, names[0], names[1], rank), dim=shift(dim, rank))


@rule("pairwise_distance")
def _pairwise_distance(call: Call) -> Any:
    rank = max(call.rank("x1"), call.rank("x2"))
    return call.run(**_expanded(call, "x1", "x2", rank))


@rule("msort")
def _msort(call: Call) -> Any:
    return NotImplemented if call.rank() == 0 else call.full().sort(1)[0]


@rule("renorm")
def _renorm(call: Call) -> Any:
    whole = call.full()
    front = whole.movedim(shift(call.args["dim"], call.rank()), 1)
    flat = front.reshape((whole.shape[0] * front.shape[1], -1))
    return call.run(self=flat, dim=0).reshape(front.shape).movedim(1, shift(call.args["dim"], call.rank()))
