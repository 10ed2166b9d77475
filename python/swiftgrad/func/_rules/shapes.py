"""Views and other changes of shape."""

from __future__ import annotations

from typing import Any

from ... import _C
from .._dispatch import RULES, Call, rule
from .._levels import shift


def _list(value: Any) -> list[int]:
    return list(value) if isinstance(value, (list, tuple)) else [value]


@rule("view", "reshape", "_unsafe_view")
def _view(call: Call) -> Any:
    whole = call.full()
    if "dtype" in call.args:
        if call.args["dtype"].itemsize != whole.dtype.itemsize:
            return NotImplemented
        return call.run(self=whole)
    name = "shape" if call.name == "reshape" else "size"
    size = _list(call.args[name])
    if whole.numel() == 0 and -1 in size:
        known = 1
        for n in size:
            known *= 1 if n == -1 else n
        size = [call.args["self"].numel() // known if n == -1 and known else n for n in size]
    try:
        return call.run(self=whole, **{name: [call.size, *size]})
    except RuntimeError as error:
        if "invalid for input of size" in str(error):
            raise RuntimeError(f"shape '{size}' is invalid for input of size {call.args['self'].numel()}") from None
        raise


@rule("view_as_complex")
def _view_as_complex(call: Call) -> Any:
    return call.run(self=call.full().contiguous())  # the parts of a number side by side, wherever the batch was


@rule("view_as", "reshape_as")
def _view_as(call: Call) -> Any:
    operator = _C.view if call.name == "view_as" else _C.reshape
    return operator(call.full(), [call.size, *call.args["other"].shape])


@rule("expand", "broadcast_to")
def _expand(call: Call) -> Any:
    size = _list(call.args["size"])
    whole = call.aligned(call.args["self"], len(size))
    return call.op(whole, [call.size, *size])


@rule("expand_as")
def _expand_as(call: Call) -> Any:
    shape = call.args["other"].shape
    whole = call.full() if not call.is_batched("self") else call.aligned(call.args["self"], len(shape))
    if not call.is_batched("self"):
        whole = whole.reshape((call.size, *(1,) * (len(shape) + 1 - whole.ndim), *whole.shape[1:]))
    return whole.expand((call.size, *shape))


@rule("repeat")
def _repeat(call: Call) -> Any:
    repeats = _list(call.args["repeats"])
    return call.run(self=call.aligned(call.args["self"], len(repeats)), repeats=[1, *repeats])


@rule("tile")
def _tile(call: Call) -> Any:
    dims = _list(call.args["dims"])
    rank = max(call.rank(), len(dims))
    return call.run(self=call.aligned(call.args["self"], rank), dims=[1, *(1,) * (rank - len(dims)), *dims])


@rule("flatten")
def _flatten(call: Call) -> Any:
    rank = call.rank()
    if rank == 0:
        return call.full().reshape((call.size, 1))
    return call.run(
        self=call.full(), start_dim=shift(call.get("start_dim", 0), rank), end_dim=shift(call.get("end_dim", -1), rank)
    )


@rule("ravel")
def _ravel(call: Call) -> Any:
    return call.full().reshape((call.size, call.args["self"].numel()))


@rule("unflatten")
def _unflatten(call: Call) -> Any:
    return call.run(self=call.full(), dim=shift(call.args["dim"], call.rank()))


@rule("permute")
def _permute(call: Call) -> Any:
    rank = call.rank()
    dims = _list(call.args["dims"])
    if len(dims) != rank:
        raise RuntimeError(
            "permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired "
            f"ordering of dimensions i.e. input.dim() = {rank} is not equal to len(dims) = {len(dims)}"
        )
    return call.run(self=call.full(), dims=[0, *(shift(d, rank) for d in dims)])


@rule("transpose", "swapaxes", "swapdims")
def _transpose(call: Call) -> Any:
    rank = call.rank()
    if rank == 0:
        return call.full()
    first, second = [p.name for p in call.overload.params[1:3]]
    return call.op(call.full(), shift(call.args[first], rank), shift(call.args[second], rank))


@rule("movedim", "moveaxis")
def _movedim(call: Call) -> Any:
    rank = call.rank()
    source = [shift(d, rank) for d in _list(call.args["source"])]
    destination = [shift(d, rank) for d in _list(call.args["destination"])]
    return call.op(call.full(), source, destination)


@rule("t")
def _t(call: Call) -> Any:
    rank = call.rank()
    if rank > 2:
        raise RuntimeError(f"t() expects a tensor with <= 2 dimensions, but self is {rank}D")
    return call.full().transpose(1, 2) if rank == 2 else call.full()


@rule("adjoint")
def _adjoint(call: Call) -> Any:
    return call.run(self=call.full())


@rule("numpy_T")
def _numpy_t(call: Call) -> Any:
    return call.full().permute([0, *range(call.rank(), 0, -1)])


@rule("unsqueeze")
def _unsqueeze(call: Call) -> Any:
    return call.run(self=call.full(), dim=shift(call.args["dim"], call.rank() + 1))


@rule("squeeze")
def _squeeze(call: Call) -> Any:
    x = call.args["self"]
    if "dim" not in call.args:
        return call.full().reshape((call.size, *(n for n in x.shape if n != 1)))
    if x.ndim == 0:
        return call.full()
    return call.op(call.full(), [shift(d, x.ndim) for d in _list(call.args["dim"])])


@rule("select", "narrow", "slice", "unbind", "chunk", "split", "split_with_sizes")
def _along(call: Call) -> Any:
    return call.run(self=call.full(), dim=shift(call.get("dim", 0), call.rank()))


@rule("tensor_split")
def _tensor_split(call: Call) -> Any:
    if "tensor_indices_or_sections" in call.args:
        return NotImplemented
    return call.run(self=call.full(), dim=shift(call.get("dim", 0), call.rank()))


@rule("hsplit", "vsplit", "dsplit")
def _hsplit(call: Call) -> Any:
    rank = call.rank()
    dim = {"hsplit": 0 if rank == 1 else 1, "vsplit": 0, "dsplit": 2}[call.name]
    parts: Any = call.args.get("sections", call.args.get("indices"))
    return _C.tensor_split(call.full(), parts, shift(dim, rank))


@rule("unfold")
def _unfold(call: Call) -> Any:
    if call.rank() == 0:
        return NotImplemented
    return call.run(self=call.full(), dimension=shift(call.args["dimension"], call.rank()))


@rule("diagonal")
def _diagonal(call: Call) -> Any:
    rank = call.rank()
    return call.run(self=call.full(), dim1=shift(call.get("dim1", 0), rank), dim2=shift(call.get("dim2", 1), rank))


@rule("diag_embed")
def _diag_embed(call: Call) -> Any:
    rank = call.rank() + 1
    return call.run(self=call.full(), dim1=shift(call.get("dim1", -2), rank), dim2=shift(call.get("dim2", -1), rank))


@rule("diag")
def _diag(call: Call) -> Any:
    offset = call.get("diagonal", 0)
    if call.rank() == 1:
        return _C.diag_embed(call.full(), offset)
    return _C.diagonal(call.full(), offset, 1, 2)


@rule("diagflat")
def _diagflat(call: Call) -> Any:
    return _C.diag_embed(call.full().reshape((call.size, call.args["self"].numel())), call.get("offset", 0))


@rule("diagonal_scatter", "select_scatter", "slice_scatter")
def _view_scatter(call: Call) -> Any:
    rank = call.rank()
    if call.name == "diagonal_scatter":
        dims = {"dim1": shift(call.get("dim1", 0), rank), "dim2": shift(call.get("dim2", 1), rank)}
    else:
        dims = {"dim": shift(call.get("dim", 0), rank)}
    return call.run(self=call.full(), src=call.full("src"), **dims)


@rule("flip")
def _flip(call: Call) -> Any:
    rank = call.rank()
    if rank == 0:
        return call.full().clone()
    return call.run(self=call.full(), dims=[shift(d, rank) for d in _list(call.args["dims"])])


@rule("fliplr", "flipud")
def _fliplr(call: Call) -> Any:
    dim = 1 if call.name == "fliplr" else 0
    if call.rank() <= dim:
        raise RuntimeError(f"Input must be >= {dim + 1}-d.")
    return call.full().flip([dim + 1])


@rule("roll")
def _roll(call: Call) -> Any:
    x = call.args["self"]
    dims = _list(call.get("dims", []))
    if not dims:
        flat = call.full().reshape((call.size, x.numel()))
        return flat.roll(_list(call.args["shifts"]), [1]).reshape((call.size, *x.shape))
    return call.run(self=call.full(), dims=[shift(d, x.ndim) for d in dims])


@rule("rot90")
def _rot90(call: Call) -> Any:
    return call.run(self=call.full(), dims=[shift(d, call.rank()) for d in call.get("dims", [0, 1])])


@rule("tril", "triu")
def _triangle(call: Call) -> Any:
    return call.run(self=call.full())


@rule("repeat_interleave")
def _repeat_interleave(call: Call) -> Any:
    if call.batched_names() != ["self"] or call.rank() == 0:
        return NotImplemented
    dim = call.get("dim")
    if dim is None:
        return call.run(self=call.full().reshape((call.size, call.args["self"].numel())), dim=1)
    return call.run(self=call.full(), dim=shift(dim, call.rank()))


@rule("atleast_1d", "atleast_2d", "atleast_3d")
def _atleast(call: Call) -> Any:
    if "tensors" in call.args:
        return NotImplemented
    shape = list(call.args["self"].shape)
    wanted = int(call.name[8])
    if wanted == 3 and len(shape) == 2:
        shape.append(1)
    elif wanted == 3 and len(shape) == 1:
        shape = [1, *shape, 1]
    shape = [*(1,) * (wanted - len(shape)), *shape]
    return call.full().reshape((call.size, *shape))


@rule("constant_pad_nd")
def _constant_pad(call: Call) -> Any:
    return call.run(self=call.full())


@rule("as_strided")
def _as_strided(call: Call) -> Any:
    return NotImplemented


RULES.pop("as_strided")
