"""gather, scatter and the operators that take indices along one dimension."""

from __future__ import annotations

from typing import Any

from ... import _C
from .._dispatch import Call, rule
from .._levels import shift
from .reductions import to_scalars


@rule("gather", "scatter", "scatter_add", "scatter_reduce")
def _gather(call: Call) -> Any:
    rank = call.rank()
    names = [n for n in ("self", "index", "src") if isinstance(call.get(n), _C.TensorBase)]
    whole = {n: call.full(n) for n in names}
    at = shift(call.args["dim"], rank)
    if rank == 0:
        whole = {n: v.reshape((call.size, 1)) for n, v in whole.items()}
        return to_scalars(call.run(**whole, dim=at), call.size)
    if any(v.ndim != rank + 1 for v in whole.values()):
        return NotImplemented
    return call.run(**whole, dim=at)


@rule("take_along_dim")
def _take_along_dim(call: Call) -> Any:
    if call.get("dim") is None:
        x, index = call.full(), call.full("indices")
        return _C.gather(x.reshape((call.size, -1)), 1, index.reshape((call.size, -1)))
    return call.run(self=call.full(), indices=call.full("indices"), dim=shift(call.args["dim"], call.rank()))


@rule("take")
def _take(call: Call) -> Any:
    index = call.args["index"]
    flat = call.full().reshape((call.size, call.args["self"].numel()))
    whole = call.full("index").reshape((call.size, index.numel()))
    whole = _C.where(whole < 0, whole + flat.shape[1], whole)
    return _C.gather(flat, 1, whole).reshape((call.size, *index.shape))


def _spread(call: Call, dim: int, index: Any, shape: tuple[int, ...]) -> Any:
    """Indices along `dim`, one list for each of the batch, repeated to a whole shape."""
    view = [call.size, *(1,) * (len(shape) - 1)]
    view[dim] = index.shape[1]
    full = list(shape)
    full[dim] = index.shape[1]
    return index.reshape(view).expand(full)


@rule("index_select")
def _index_select(call: Call) -> Any:
    rank, dim = call.rank(), shift(call.args["dim"], call.rank())
    if rank == 0:
        return NotImplemented
    whole = call.full()
    if not call.is_batched("index"):
        return call.run(self=whole, dim=dim)
    index = call.value("index").reshape((call.size, -1))
    return _C.gather(whole, dim, _spread(call, dim, index, tuple(whole.shape)))


@rule("index_add", "index_copy", "index_fill")
def _index_add(call: Call) -> Any:
    rank = call.rank()
    if rank == 0 or (isinstance(call.get("value"), _C.TensorBase) and call.is_batched("value")):
        return NotImplemented
    dim = shift(call.args["dim"], rank)
    changed = {"source": call.full("source")} if "source" in call.args else {}
    if not call.is_batched("index"):
        return call.run(self=call.full(), dim=dim, **changed)
    index = call.value("index").reshape((call.size, -1))
    whole = call.full()
    if call.name == "index_fill":
        spread = _spread(call, dim, index, tuple(whole.shape))
        value = call.args["value"]
        if isinstance(value, _C.TensorBase):
            return NotImplemented
        return _C.scatter(whole, dim, spread, value)
    source = changed["source"]
    if source.ndim != whole.ndim:
        return NotImplemented
    spread = _spread(call, dim, index, tuple(source.shape))
    if call.name == "index_copy":
        return _C.scatter(whole, dim, spread, source)
    alpha = call.get("alpha", 1)
    return _C.scatter_add(whole, dim, spread, source if alpha == 1 else source * alpha)
