"""grad, grad_and_value, vjp and jacrev: derivatives backward through a function."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from .. import _C
from ..utils._pytree import tree_flatten, tree_map, tree_unflatten
from ._graph import (
    check_tensor,
    differentiate,
    grad_level,
    leave,
    pick_arguments,
    reaches,
    split_aux,
    track,
    with_arguments,
)
from ._levels import physical

__all__ = ["grad", "grad_and_value", "jacrev", "vjp"]


def _needs_graph(outputs: list[Any], own: list[Any], recorded: bool) -> bool:
    plain = [physical(t) for t in own]
    return recorded and any(reaches(physical(output), plain) for output in outputs)


def grad_and_value(
    func: Callable[..., Any], argnums: int | tuple[int, ...] = 0, has_aux: bool = False
) -> Callable[..., Any]:
    """A function that gives the gradient of `func` and its value.

    Args:
        func: Gives a tensor of one element, or a pair of it and anything else if `has_aux`.
        argnums: The positional arguments to differentiate with respect to, each a tree of float tensors.
        has_aux: Whether `func` gives something else as well.

    Returns:
        A function of the same arguments that gives `(gradient, value)`, or `(gradient, (value, aux))`. The gradient
        has the structure of the argument, or is a tuple of such.

    Raises:
        RuntimeError: The output is no tensor of one element; `argnums` does not fit.
    """

    @functools.wraps(func, assigned=("__module__", "__name__", "__qualname__", "__doc__"), updated=())
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        with grad_level() as recorded:
            chosen = pick_arguments(args, argnums)
            tracked = tree_map(track, chosen)
            output = func(*with_arguments(args, argnums, tracked), **kwargs)
            output, aux = split_aux(output, has_aux, "grad_and_value(f)(*args)")
            if not isinstance(output, _C.TensorBase):
                raise RuntimeError(
                    f"grad_and_value(f)(*args): Expected f(*args) to return a Tensor, got {type(output)}"
                )
            if output.dim() != 0:
                raise RuntimeError(
                    "grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got tensor with "
                    f"{output.dim()} dims. Maybe you wanted to use the vjp or jacrev APIs instead?"
                )
            flat, spec = tree_flatten(tracked)
            create_graph = _needs_graph([output], flat, recorded)
            seed = _C.ones_like(output)
            gradients = differentiate([output], flat, [seed], create_graph)
            result = tree_unflatten(gradients, spec)
            result, output, aux = leave((result, output, aux), flat, recorded)
        return (result, (output, aux)) if has_aux else (result, output)

    return wrapped


def grad(func: Callable[..., Any], argnums: int | tuple[int, ...] = 0, has_aux: bool = False) -> Callable[..., Any]:
    """A function that gives the gradient of `func`.

    Args:
        func: Gives a tensor of one element, or a pair of it and anything else if `has_aux`.
        argnums: The positional arguments to differentiate with respect to.
        has_aux: Whether `func` gives something else as well; the result is then `(gradient, aux)`.
    """
    both = grad_and_value(func, argnums, has_aux)

    @functools.wraps(func, assigned=("__module__", "__name__", "__qualname__", "__doc__"), updated=())
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        gradient, value = both(*args, **kwargs)
        return (gradient, value[1]) if has_aux else gradient

    return wrapped


def _output_leaves(output: Any, name: str) -> tuple[list[Any], Any]:
    """The tensors of a function's output, and its structure."""
    flat, spec = tree_flatten(output)
    for value in flat:
        if not isinstance(value, _C.TensorBase):
            raise RuntimeError(f"{name}: Expected f(*args) to return only tensors, got unsupported type {type(value)}")
    return flat, spec


def vjp(func: Callable[..., Any], *primals: Any, has_aux: bool = False) -> Any:
    """The value of a function, and a function from cotangents of the output to those of the inputs.

    Args:
        func: Takes `primals`, gives tensors in a tree, or a pair of it and anything else if `has_aux`.
        primals: Trees of float tensors.
        has_aux: Whether `func` gives something else as well.

    Returns:
        `(output, vjp_fn)`, or `(output, vjp_fn, aux)`; `vjp_fn` gives a tuple with one for each of `primals`.
    """
    with grad_level() as recorded:
        tracked = tree_map(track, primals)
        flat, spec = tree_flatten(tracked)
        output, aux = split_aux(func(*tracked), has_aux, "vjp(f, *primals)")
        outputs, out_spec = _output_leaves(output, "vjp(f, *primals)")
        result, aux = leave((output, aux), flat, recorded)

    def vjp_fn(cotangents: Any, retain_graph: bool = True, create_graph: bool | None = None) -> Any:
        """The cotangents of the inputs.

        Args:
            cotangents: Of the structure of the output.
            retain_graph: Accepted: the graph is always kept.
            create_graph: Whether the result can be differentiated; by default where that has a meaning.
        """
        seeds, seed_spec = tree_flatten(cotangents)
        if seed_spec != out_spec:
            raise RuntimeError(
                "Expected pytree structure of cotangents to be the same as pytree structure of outputs to the "
                "function. "
                f"cotangents: {seed_spec}, primal output: {out_spec}"
            )
        for i, (seed, value) in enumerate(zip(seeds, outputs, strict=True)):
            if seed.shape != value.shape:
                raise RuntimeError(
                    f"Mismatch in shape: grad_output[{i}] has a shape of {seed.shape} and output[{i}] has a shape of "
                    f"{value.shape}."
                )
        now = _C.is_grad_enabled()
        needed = create_graph
        if needed is None:
            needed = _needs_graph(outputs, flat, now) or (now and any(s.requires_grad for s in seeds))
        before = _C._swap_grad_enabled(True)
        try:
            gradients = differentiate(outputs, flat, seeds, needed)
        finally:
            _C._swap_grad_enabled(before)
        gradients = leave(gradients, flat, now) if needed else gradients
        return tree_unflatten(gradients, spec)

    return (result, vjp_fn, aux) if has_aux else (result, vjp_fn)


def jacrev(
    func: Callable[..., Any],
    argnums: int | tuple[int, ...] = 0,
    *,
    has_aux: bool = False,
    chunk_size: int | None = None,
    _preallocate_and_copy: bool = False,
) -> Callable[..., Any]:
    """A function that gives the Jacobian of `func`, row by row: good where outputs are fewer than inputs.

    Args:
        func: Gives tensors in a tree, or a pair of it and anything else if `has_aux`.
        argnums: The positional arguments to differentiate with respect to.
        has_aux: Whether `func` gives something else as well; the result is then `(jacobian, aux)`.
        chunk_size: Accepted: rows are computed one after the other.

    Returns:
        A function of the same arguments. For each output and each input a tensor of shape (*output, *input).
    """
    if chunk_size is not None and chunk_size <= 0:
        raise ValueError("jacrev: `chunk_size` should be greater than 0.")

    @functools.wraps(func, assigned=("__module__", "__name__", "__qualname__", "__doc__"), updated=())
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        with grad_level() as recorded:
            chosen = pick_arguments(args, argnums)
            tracked = tree_map(track, chosen)
            output = func(*with_arguments(args, argnums, tracked), **kwargs)
            output, aux = split_aux(output, has_aux, "jacrev(f)(*args)")
            flat, spec = tree_flatten(tracked)
            outputs, out_spec = _output_leaves(output, "jacrev(f)(*args)")
            create_graph = _needs_graph(outputs, flat, recorded)
            rows = [_rows(value, flat, create_graph) for value in outputs]
            result = tree_unflatten([tree_unflatten(row, spec) for row in rows], out_spec)
            result, aux = leave((result, aux), flat, recorded)
        return (result, aux) if has_aux else result

    return wrapped


def _rows(output: Any, inputs: list[Any], create_graph: bool) -> list[Any]:
    """The Jacobian of one output with respect to each input, of shape (*output, *input)."""
    check_tensor(output)
    count = output.numel()
    if count == 0:
        return [value.new_zeros((*output.shape, *value.shape)) for value in inputs]
    basis = _C.eye(count, dtype=output.dtype)
    rows = [
        differentiate([output], inputs, [basis.select(0, i).reshape(tuple(output.shape))], create_graph)
        for i in range(count)
    ]
    return [
        _C.stack(list(column)).reshape((*output.shape, *value.shape))
        for column, value in zip(zip(*rows, strict=True), inputs, strict=True)
    ]
