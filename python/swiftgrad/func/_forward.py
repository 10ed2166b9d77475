"""jvp, linearize, jacfwd and hessian: derivatives forward through a function.

The derivative of `v -> vjp(v)`, which is linear, is the jvp: two walks backward give it exactly, for every operator
whose
gradient can be differentiated.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from .. import _C
from ..utils._pytree import tree_flatten, tree_map, tree_unflatten
from ._graph import differentiate, grad_level, leave, pick_arguments, split_aux, track, with_arguments
from ._levels import ensure_batched, levels_of, physical, rewrap
from ._reverse import _needs_graph, _output_leaves, jacrev

__all__ = ["hessian", "jacfwd", "jvp", "linearize"]


class Linear:
    """The linear function from tangents of inputs to tangents of outputs, at one point."""

    def __init__(self, inputs: list[Any], outputs: list[Any]) -> None:
        self.inputs = inputs
        self.outputs = outputs
        self.seeds: list[Any] = []
        self.gradients: list[Any] = []
        for output in outputs:
            seed = gradients = None
            if output.requires_grad:
                plain = _C.zeros_like(physical(output)).detach().requires_grad_(True)
                seed = rewrap(plain, levels_of(output))
                gradients = differentiate([output], inputs, [seed], True, materialize=False)
            self.seeds.append(seed)
            self.gradients.append(gradients)

    def __call__(self, tangents: list[Any], create_graph: bool) -> list[Any]:
        """The tangents of the outputs."""
        results = []
        for output, seed, gradients in zip(self.outputs, self.seeds, self.gradients, strict=True):
            zero = None
            if seed is not None:
                pairs = [(g, t) for g, t in zip(gradients, tangents, strict=True) if g is not None and g.requires_grad]
                if pairs:
                    roots = [g for g, _ in pairs]
                    zero = differentiate(roots, [seed], [t for _, t in pairs], create_graph)[0]
            results.append(_C.zeros_like(output).detach() if zero is None else zero)
        return results

    def graph_needed(self, tangents: list[Any], recorded: bool) -> bool:
        """Whether something outside of the level is differentiated."""
        return _needs_graph(self.outputs, self.inputs, recorded) or (
            recorded and any(t.requires_grad for t in tangents)
        )


def _check_pairs(primals: list[Any], tangents: list[Any]) -> None:
    for primal, tangent in zip(primals, tangents, strict=True):
        if not isinstance(tangent, _C.TensorBase):
            raise ValueError(f"jvp(f, primals, tangents): Expected tangents to be tensors, got {type(tangent)}")
        if primal.shape != tangent.shape:
            raise RuntimeError(
                "Trying to set a forward gradient that has a different size than that of the original Tensor, this is "
                f"not supported. Tensor is of size {list(primal.shape)} while the given forward gradient is of size "
                f"{list(tangent.shape)}."
            )


def jvp(func: Callable[..., Any], primals: Any, tangents: Any, *, strict: bool = False, has_aux: bool = False) -> Any:
    """The value of a function and its derivative in a direction.

    Args:
        func: Takes `primals`, gives tensors in a tree, or a pair of it and anything else if `has_aux`.
        primals: A tuple of trees of float tensors.
        tangents: The direction, of the structure of `primals`.
        strict: Whether an output that does not depend on the inputs is an error.
        has_aux: Whether `func` gives something else as well.

    Returns:
        `(output, tangent)`, or `(output, tangent, aux)`.
    """
    if not isinstance(primals, tuple):
        raise RuntimeError(
            "jvp(f, primals, tangents): Expected primals to be a tuple. E.g. it should be valid to call f(*primals)."
        )
    flat, spec = tree_flatten(primals)
    directions, direction_spec = tree_flatten(tangents)
    if spec != direction_spec:
        raise RuntimeError(
            "jvp(f, primals, tangents): Expected primals and tangents to have the same python structure. For "
            "example, if "
            "primals is a tuple of 3 tensors, tangents also must be. Got primals with structure "
            f"{spec} and tangents with structure {direction_spec}"
        )
    if not flat:
        raise RuntimeError("jvp(f, primals, tangents): Expected primals to be non-empty.")
    _check_pairs(flat, directions)
    with grad_level() as recorded:
        tracked = [track(value) for value in flat]
        output, aux = split_aux(func(*tree_unflatten(tracked, spec)), has_aux, "jvp(f, primals, tangents)")
        outputs, out_spec = _output_leaves(output, "jvp(f, primals, tangents)")
        if strict and any(not value.requires_grad for value in outputs):
            raise RuntimeError(
                "jvp(f, primals, tangents, strict=True): The output of f is independent of the inputs. This is not "
                "allowed "
                "with strict=True."
            )
        linear = Linear(tracked, outputs)
        results = linear(directions, linear.graph_needed(directions, recorded))
        own = [*tracked, *(s for s in linear.seeds if s is not None)]
        output, results, aux = leave((output, results, aux), own, recorded)
    tangent = tree_unflatten(results, out_spec)
    return (output, tangent, aux) if has_aux else (output, tangent)


def linearize(func: Callable[..., Any], *primals: Any) -> tuple[Any, Callable[..., Any]]:
    """The value of a function, and the function from tangents of the inputs to those of the output.

    Args:
        func: Takes `primals`, gives tensors in a tree.
        primals: Trees of float tensors.
    """
    flat, spec = tree_flatten(primals)
    with grad_level() as recorded:
        tracked = [track(value) for value in flat]
        output = func(*tree_unflatten(tracked, spec))
        outputs, out_spec = _output_leaves(output, "linearize(f, *primals)")
        linear = Linear(tracked, outputs)
        value = leave(output, tracked, recorded)
    own = [*tracked, *(s for s in linear.seeds if s is not None)]

    def jvp_fn(*tangents: Any) -> Any:
        """The tangents of the output; `tangents` have the structure of the inputs."""
        directions, direction_spec = tree_flatten(tangents)
        if direction_spec != spec:
            raise RuntimeError(f"Expected the tangents {direction_spec} to have the same argspec as the primals {spec}")
        _check_pairs(flat, directions)
        now = _C.is_grad_enabled()
        needed = linear.graph_needed(directions, now)
        before = _C._swap_grad_enabled(True)
        try:
            results = leave(linear(directions, needed), own, now)
        finally:
            _C._swap_grad_enabled(before)
        return tree_unflatten(results, out_spec)

    return value, jvp_fn


def jacfwd(
    func: Callable[..., Any], argnums: int | tuple[int, ...] = 0, has_aux: bool = False, *, randomness: str = "error"
) -> Callable[..., Any]:
    """A function that gives the Jacobian of `func`, column by column: good where inputs are fewer than outputs.

    Args:
        func: Gives tensors in a tree, or a pair of it and anything else if `has_aux`.
        argnums: The positional arguments to differentiate with respect to.
        has_aux: Whether `func` gives something else as well; the result is then `(jacobian, aux)`.
        randomness: Accepted: `func` is called once, so there is one draw for all columns.

    Returns:
        A function of the same arguments. For each output and each input a tensor of shape (*output, *input).
    """

    @functools.wraps(func, assigned=("__module__", "__name__", "__qualname__", "__doc__"), updated=())
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        with grad_level() as recorded:
            chosen = pick_arguments(args, argnums)
            tracked = tree_map(track, chosen)
            flat, spec = tree_flatten(tracked)
            output = func(*with_arguments(args, argnums, tracked), **kwargs)
            output, aux = split_aux(output, has_aux, "jacfwd(f)(*args)")
            outputs, out_spec = _output_leaves(output, "jacfwd(f)(*args)")
            linear = Linear(flat, outputs)
            needed = linear.graph_needed([], recorded)
            columns = [_columns(linear, k, needed) for k in range(len(flat))]
            jacobians = [tree_unflatten([columns[k][i] for k in range(len(flat))], spec) for i in range(len(outputs))]
            own = [*flat, *(s for s in linear.seeds if s is not None)]
            result, aux = leave((tree_unflatten(jacobians, out_spec), aux), own, recorded)
        return (result, aux) if has_aux else result

    return wrapped


def _columns(linear: Linear, which: int, create_graph: bool) -> list[Any]:
    """The Jacobian of each output with respect to one input, of shape (*output, *input)."""
    inputs, value = linear.inputs, linear.inputs[which]
    zeros = [_C.zeros(tuple(t.shape), dtype=t.dtype) for t in inputs]
    count = value.numel()
    basis = _C.eye(count, dtype=value.dtype)
    columns = []
    for i in range(count):
        tangents = list(zeros)
        tangents[which] = basis.select(0, i).reshape(tuple(value.shape))
        batches = [ensure_batched(t, levels_of(v)[::-1]) for t, v in zip(tangents, inputs, strict=True)]
        columns.append(linear(batches, create_graph))
    if not columns:
        return [output.new_zeros((*output.shape, *value.shape)) for output in linear.outputs]
    return [
        _C.stack(list(column), -1).reshape((*output.shape, *value.shape))
        for column, output in zip(zip(*columns, strict=True), linear.outputs, strict=True)
    ]


def hessian(func: Callable[..., Any], argnums: int | tuple[int, ...] = 0) -> Callable[..., Any]:
    """A function that gives the Hessian of `func`: the columns of the Jacobian of its gradient.

    Args:
        func: Gives a tensor, usually of one element.
        argnums: The positional arguments to differentiate with respect to.
    """
    return jacfwd(jacrev(func, argnums), argnums)
