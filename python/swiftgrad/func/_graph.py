"""What the transforms of differentiation share: inputs of a level, derivatives with batches, ways out of a level.

Each level of grad, vjp or jvp gets inputs of its own: other leaves, or aliases of the tensors that are differentiated
from outside. Graphs are made of nodes, not of numbers of levels, so nested levels cannot be confused with each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from .. import _C
from .._tensor import Tensor
from ..utils._pytree import tree_map
from ._levels import (
    BatchedTensor,
    Level,
    batched,
    ensure_batched,
    enter,
    is_batched_at,
    levels_of,
    physical,
    rewrap,
    vmap_levels,
)


@contextmanager
def grad_level() -> Iterator[bool]:
    """A level of differentiation; gives whether operations were recorded outside."""
    before = _C._swap_grad_enabled(True)
    try:
        with enter("grad"):
            yield before
    finally:
        _C._swap_grad_enabled(before)


def check_tensor(value: Any) -> None:
    """Raises unless a value is a tensor that can be differentiated with respect to."""
    if not isinstance(value, _C.TensorBase):
        raise ValueError(f"Thing passed to transform API must be Tensor, got {type(value)}")
    if not (value.is_floating_point() or value.is_complex()):
        raise RuntimeError("only Tensors of floating point dtype can require gradients")


def track(tensor: Any) -> Any:
    """A tensor that stands for `tensor` within a level, so that derivatives with respect to it can be taken.

    It is a batch of every vmap under way: what is computed from it then is as well, and the gradient of each of the
    batch comes out by itself.
    """
    check_tensor(tensor)
    whole = ensure_batched(tensor, vmap_levels())
    plain = physical(whole)
    inner = plain.view_as(plain) if plain.requires_grad else plain.detach().requires_grad_(True)
    return rewrap(inner, levels_of(whole))


def reaches(output: Tensor, own: list[Tensor]) -> bool:
    """Whether a tensor depends on something that is differentiated outside of the level with these inputs."""
    if not output.requires_grad:
        return False
    leaves = {id(t) for t in own if t.grad_fn is None}
    nodes = {t.grad_fn for t in own if t.grad_fn is not None}
    if nodes:
        return True  # an input is part of a graph outside
    root = output.grad_fn
    if root is None:
        return id(output) not in leaves
    seen = {root}
    pending = [root]
    while pending:
        for node, _ in pending.pop().next_functions:
            if node is None or node in seen:
                continue
            seen.add(node)
            variable = getattr(node, "variable", None)
            if variable is not None:
                if id(variable) not in leaves:
                    return True
                continue
            pending.append(node)
    return False


def leave(tree: Any, own: list[Any], recorded: bool) -> Any:
    """Results of a level as they are outside: without its graph, unless something outside is differentiated."""
    plain = [physical(t) for t in own]

    def one(value: Any) -> Any:
        if not isinstance(value, _C.TensorBase) or not value.requires_grad:
            return value
        if recorded and reaches(physical(value), plain):
            return value
        return rewrap(physical(value).detach(), levels_of(value))

    return tree_map(one, tree)


def differentiate(
    outputs: list[Any],
    inputs: list[Any],
    cotangents: list[Any],
    create_graph: bool,
    materialize: bool = True,
) -> list[Any]:
    """Gradients of tensors, any of which may be batches.

    A batch of cotangents that the outputs are no batch of is taken one after the other.

    Args:
        outputs: What is differentiated.
        inputs: With respect to what.
        cotangents: The gradients of the outputs, of their shapes.
        create_graph: Whether the gradients can be differentiated.
        materialize: Whether zeros stand for gradients that do not exist, else None.
    """
    extra: Level | None = None
    known = {level for tensor in (*outputs, *inputs) for level in levels_of(tensor)}
    for cotangent in cotangents:
        for level in levels_of(cotangent):
            if level not in known and (extra is None or level.depth > extra.depth):
                extra = level
    if extra is not None:
        rows = []
        for i in range(extra.size):
            picked = [_pick(c, extra, i) for c in cotangents]
            rows.append(differentiate(outputs, inputs, picked, create_graph, materialize))
        return [
            None if any(v is None for v in column) else batched(_C.stack(list(column)), extra)
            for column in zip(*rows, strict=True)
        ]
    roots, seeds = [], []
    for output, cotangent in zip(outputs, cotangents, strict=True):
        plain = physical(output)
        if not plain.requires_grad:
            continue
        roots.append(plain)
        like = levels_of(output)
        seeds.append(physical(ensure_batched(cotangent, like[::-1])) if like else cotangent)
    plain_inputs = [physical(t) for t in inputs]
    if roots:
        seeds = [s.contiguous() if s.ndim else s for s in seeds]
        found = _C._grad(tuple(roots), tuple(seeds), tuple(plain_inputs), True, create_graph, True)
    else:
        found = (None,) * len(inputs)
    results: list[Any] = []
    for gradient, tensor, plain in zip(found, inputs, plain_inputs, strict=True):
        if gradient is None:
            results.append(rewrap(_C.zeros_like(plain), levels_of(tensor)) if materialize else None)
        else:
            results.append(rewrap(gradient, levels_of(tensor)))
    return results


def _pick(value: Any, level: Level, i: int) -> Any:
    """Tensor `i` of a batch of `level`, at whatever depth the level is."""
    if is_batched_at(value, level):
        return value._value.select(0, i)
    if isinstance(value, BatchedTensor) and level in levels_of(value):
        return batched(_pick(value._value, level, i), value._level)
    return value


def pick_arguments(args: tuple[Any, ...], argnums: Any) -> Any:
    """The arguments to differentiate with respect to.

    Raises:
        RuntimeError: A number is out of range, given twice, or no int.
    """
    for n in argnums if isinstance(argnums, tuple) else (argnums,):
        if not isinstance(n, int) or isinstance(n, bool):
            raise RuntimeError(f"argnum must be int or Tuple[int, ...], got: {type(n)}")
        if not -len(args) <= n < len(args):
            raise RuntimeError(f"Got argnum={n}, but only {len(args)} positional inputs")
    if isinstance(argnums, int):
        return args[argnums]
    if len(argnums) == 0:
        raise RuntimeError("argnums must be non-empty")
    wrapped = [n % len(args) for n in argnums]
    if len(set(wrapped)) != len(wrapped):
        raise RuntimeError(f"argnums elements must be unique, got {argnums}")
    return tuple(args[n] for n in argnums)


def with_arguments(args: tuple[Any, ...], argnums: Any, values: Any) -> tuple[Any, ...]:
    """The arguments with some of them replaced."""
    replaced = list(args)
    for n, value in zip(*((argnums, values) if isinstance(argnums, tuple) else ((argnums,), (values,))), strict=True):
        replaced[n] = value
    return tuple(replaced)


def split_aux(output: Any, has_aux: bool, name: str) -> tuple[Any, Any]:
    """The output of a function and what comes with it.

    Raises:
        RuntimeError: There should be two.
    """
    if not has_aux:
        return output, None
    if not (isinstance(output, tuple) and len(output) == 2):
        raise RuntimeError(f"{name}: output of function f should be a tuple: (output, aux) if has_aux is True")
    return output


Function = Callable[..., Any]
