"""vmap: a function of one tensor made one of many."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from .. import _C
from ..utils._pytree import _broadcast_to_and_flatten, tree_flatten, tree_unflatten
from ._levels import BatchedTensor, Level, batched, enter, expand, is_batched_at

__all__ = ["vmap"]


def _name(func: Any) -> str:
    return getattr(func, "__name__", repr(func))


def _is_tensor(value: Any) -> bool:
    return isinstance(value, _C.TensorBase)


def vmap(
    func: Callable[..., Any],
    in_dims: Any = 0,
    out_dims: Any = 0,
    randomness: str = "error",
    *,
    chunk_size: int | None = None,
) -> Callable[..., Any]:
    """A function that calls `func` for each of many inputs at once.

    Inside of `func` tensors lack the dimension that is mapped over; operators compute for the whole batch.

    Args:
        func: Takes and returns tensors, in trees of containers.
        in_dims: The dimension to map over: an int for all inputs, or a tree as the inputs', with None for what is
            the same for all.
        out_dims: Where the mapped dimension is in the outputs; None for one that is the same for all.
        randomness: 'error' refuses random operators, 'same' draws once for all, 'different' for each.
        chunk_size: Map over so many at a time.

    Returns:
        A function of the same arguments, with the mapped dimension.

    Raises:
        ValueError: `in_dims` or `out_dims` does not fit; `chunk_size` is not positive.
        RuntimeError: `randomness` is none of the three; `func` reads values of a batch.
    """
    _check_randomness(randomness)
    if not (chunk_size is None or chunk_size > 0):
        raise ValueError(f"vmap: chunk_size should be None or greater than 0. (got {chunk_size})")

    @functools.wraps(func, assigned=("__module__", "__name__", "__qualname__", "__doc__"), updated=())
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        flat, dims, spec, size = _inputs(func, in_dims, args)
        if chunk_size is None or chunk_size >= size:
            with enter("vmap", size, randomness) as level:
                inputs = [_batch(level, value, dim) for value, dim in zip(flat, dims, strict=True)]
                outputs = func(*tree_unflatten(inputs, spec), **kwargs)
                return _unwrap(func, outputs, out_dims, level)
        parts = []
        for start in range(0, size, chunk_size):
            piece = [
                value if dim is None else value.narrow(dim, start, min(chunk_size, size - start))
                for value, dim in zip(flat, dims, strict=True)
            ]
            with enter("vmap", min(chunk_size, size - start), randomness) as level:
                inputs = [_batch(level, value, dim) for value, dim in zip(piece, dims, strict=True)]
                outputs = func(*tree_unflatten(inputs, spec), **kwargs)
                parts.append(_unwrap(func, outputs, out_dims, level))
        return _join(parts, out_dims)

    return wrapped


def _check_randomness(randomness: str) -> None:
    if randomness not in ("error", "different", "same"):
        raise RuntimeError(f"Only allowed values for randomness are 'error', 'different', or 'same'. Got {randomness}")


def _inputs(func: Any, in_dims: Any, args: tuple[Any, ...]) -> tuple[list[Any], list[Any], Any, int]:
    """The leaves of the arguments, the dimensions to map over, the structure, and the size of the batch."""
    name = _name(func)
    if not isinstance(in_dims, (int, tuple, list)) or isinstance(in_dims, bool):
        raise ValueError(
            f"vmap({name}, in_dims={in_dims}, ...)(<inputs>): expected `in_dims` to be int or a (potentially nested) "
            f"tuple matching the structure of inputs, got: {type(in_dims)}."
        )
    if not args:
        raise ValueError(
            f"vmap({name})(<inputs>): got no inputs. Maybe you forgot to add inputs, or you are trying to vmap over a "
            "function with no inputs. The latter is unsupported."
        )
    flat, spec = tree_flatten(args)
    wanted = tuple(in_dims) if isinstance(in_dims, list) else in_dims
    dims = _broadcast_to_and_flatten(wanted, spec)
    if dims is None:
        raise ValueError(
            f"vmap({name}, in_dims={in_dims}, ...)(<inputs>): in_dims is not compatible with the structure of "
            f"`inputs`. "
            f"in_dims has structure {tree_flatten(in_dims)[1]} but inputs has structure {spec}."
        )
    sizes = []
    for i, (value, dim) in enumerate(zip(flat, dims, strict=True)):
        where = f"vmap({name}, in_dims={in_dims}, ...)(<inputs>): Got in_dim={dim} for"
        if dim is not None and (not isinstance(dim, int) or isinstance(dim, bool)):
            raise ValueError(f"{where} an input but in_dim must be either an integer dimension or None.")
        if dim is None:
            continue
        if not _is_tensor(value):
            raise ValueError(
                f"{where} an input but the input is of type {type(value)}. We cannot vmap over non-Tensor arguments, "
                "please use None as the respective in_dim"
            )
        if not -value.dim() <= dim < value.dim():
            raise ValueError(
                f"{where} some input, but that input is a Tensor of dimensionality {value.dim()} so expected in_dim to "
                f"satisfy -{value.dim()} <= in_dim < {value.dim()}."
            )
        dims[i] = dim % value.dim()
        sizes.append(value.size(dims[i]))
    if not sizes:
        raise ValueError(
            f"vmap({name}, in_dims={in_dims}, ...)(<inputs>): at least one in_dim must not be None: there is "
            f"nothing to "
            "map over."
        )
    if any(size != sizes[0] for size in sizes):
        raise ValueError(
            f"vmap: Expected all tensors to have the same size in the mapped dimension, got sizes {sizes} for the "
            f"mapped "
            "dimension"
        )
    return flat, dims, spec, sizes[0]


def _batch(level: Level, value: Any, dim: int | None) -> Any:
    if dim is None:
        return value
    return batched(value if dim == 0 else value.movedim(dim, 0), level)


def _unwrap(func: Any, outputs: Any, out_dims: Any, level: Level) -> Any:
    """The outputs with the mapped dimension where it is wanted."""
    name = _name(func)
    flat, spec = tree_flatten(outputs)
    single = isinstance(outputs, _C.TensorBase)
    if single and isinstance(out_dims, (tuple, list)) and len(out_dims) == 1:
        dims: list[Any] | None = list(out_dims)
    else:
        dims = _broadcast_to_and_flatten(tuple(out_dims) if isinstance(out_dims, list) else out_dims, spec)
    if dims is None:
        raise ValueError(
            f"vmap({name}, ..., out_dims={out_dims})(<inputs>): out_dims is not compatible with the structure of "
            f"`outputs`. out_dims has structure {tree_flatten(out_dims)[1]} but outputs has structure {spec}."
        )
    results = []
    for value, dim in zip(flat, dims, strict=True):
        if dim is not None and not isinstance(dim, int):
            raise ValueError(
                f"vmap({name}, ..., out_dims={out_dims}): `out_dims` must be an int, None or a tree of them, got "
                f"{type(dim)}"
            )
        if dim is None:
            if isinstance(value, BatchedTensor) and is_batched_at(value, level):
                raise ValueError(f"vmap({name}, ...): `{name}` can not return a BatchedTensor when out_dim is None")
            results.append(value)
            continue
        if not _is_tensor(value):
            raise ValueError(
                f"vmap({name}, ...): `{name}` must only return Tensors, got type {type(value)}. Did you mean to set "
                "out_dims= to None for output?"
            )
        whole = value._value if is_batched_at(value, level) else expand(value, level.size)
        rank = whole.ndim
        if not -rank <= dim < rank:
            raise IndexError(
                f"Dimension out of range (expected to be in range of [{-rank}, {rank - 1}], but got {dim})"
            )
        results.append(whole if dim == 0 else whole.movedim(0, dim))
    return tree_unflatten(results, spec)


def _join(parts: list[Any], out_dims: Any) -> Any:
    """The outputs of the chunks, one after the other."""
    flat = [tree_flatten(part) for part in parts]
    spec = flat[0][1]
    if spec.is_leaf() and isinstance(out_dims, (tuple, list)) and len(out_dims) == 1:
        dims: list[Any] | None = list(out_dims)
    else:
        dims = _broadcast_to_and_flatten(tuple(out_dims) if isinstance(out_dims, list) else out_dims, spec)
    assert dims is not None
    joined = [
        values[0] if dim is None else _C.cat(list(values), dim)
        for dim, values in zip(dims, zip(*(leaves for leaves, _ in flat), strict=True), strict=True)
    ]
    return tree_unflatten(joined, spec)
