"""autograd.Function under vmap."""

from __future__ import annotations

from typing import Any, NamedTuple

from .. import _C
from ..autograd.function import Function
from ..utils._pytree import tree_flatten, tree_map, tree_unflatten
from ._levels import BatchedTensor, Level, _stack, batched, enter, expand, is_batched_at


class VmapInfo(NamedTuple):
    """What a Function's `vmap` is told."""

    batch_size: int
    randomness: str


def apply_batched(cls: type[Function], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Calls a custom function some of whose arguments are batches.

    Raises:
        RuntimeError: The function does not say how.
    """
    own_rule = cls.vmap is not Function.vmap
    if cls.setup_context is Function.setup_context:
        raise RuntimeError(
            "In order to use an autograd.Function with functorch transforms (vmap, grad, jvp, jacrev, ...), it must "
            "override the setup_context staticmethod. For more details, please see "
            "https://pytorch.org/docs/main/notes/extending.func.html"
        )
    if own_rule and cls.generate_vmap_rule:
        raise RuntimeError(
            f"You tried to vmap over {cls.__name__}, but it has both generate_vmap_rule=True and an overridden vmap "
            "staticmethod. Please set generate_vmap_rule=False or delete the overridden vmap staticmethod to avoid "
            "ambiguity. For more details, please see https://pytorch.org/docs/main/notes/extending.func.html"
        )
    if not own_rule and not cls.generate_vmap_rule:
        raise RuntimeError(
            f"You tried to vmap over {cls.__name__}, but it does not have vmap support. Please override and "
            f"implement the "
            "vmap staticmethod or set generate_vmap_rule=True. For more details, please see "
            "https://pytorch.org/docs/main/notes/extending.func.html"
        )
    level = max((a._level for a in args if isinstance(a, BatchedTensor)), key=lambda found: found.depth)
    dims = tuple(0 if is_batched_at(a, level) else None for a in args)
    values = tuple(a._value if is_batched_at(a, level) else a for a in args)
    limit = _stack.limit
    _stack.limit = level.depth - 1
    try:
        if own_rule:
            output, out_dims = cls.vmap(VmapInfo(level.size, level.randomness), dims, *values)
            return _wrapped(output, out_dims, level)
        result = _generated(cls, level.size, dims).apply(*values, **kwargs)
        return tree_map(lambda t: batched(t, level) if isinstance(t, _C.TensorBase) else t, result)
    finally:
        _stack.limit = limit


def _wrapped(output: Any, out_dims: Any, level: Level) -> Any:
    """Outputs of a `vmap` staticmethod as batches."""
    from ..utils._pytree import _broadcast_to_and_flatten

    flat, spec = tree_flatten(output)
    dims = _broadcast_to_and_flatten(out_dims, spec)
    if dims is None:
        raise RuntimeError(f"vmap: out_dims of the vmap staticmethod do not fit its outputs: got {out_dims} for {spec}")
    results = [
        value if dim is None or not isinstance(value, _C.TensorBase) else batched(value.movedim(dim, 0), level)
        for value, dim in zip(flat, dims, strict=True)
    ]
    return tree_unflatten(results, spec)


class _Context:
    """The ctx that setup_context and backward see: tensors saved in it are batches."""

    def __init__(self, real: Any) -> None:
        self._real = real
        self._to_save: tuple[Any, ...] = ()
        self._saved: tuple[Any, ...] = ()
        self.needs_input_grad = real.needs_input_grad

    def save_for_backward(self, *tensors: Any) -> None:
        self._to_save = tensors

    def save_for_forward(self, *tensors: Any) -> None:
        pass

    def mark_non_differentiable(self, *tensors: Any) -> None:
        self._real.mark_non_differentiable(*(_whole(t) for t in tensors))

    def set_materialize_grads(self, value: bool) -> None:
        self._real.set_materialize_grads(value)

    def mark_dirty(self, *tensors: Any) -> None:
        raise RuntimeError(
            "vmap: generate_vmap_rule=True with mark_dirty is not supported: write a vmap staticmethod instead"
        )

    @property
    def saved_tensors(self) -> tuple[Any, ...]:
        return self._saved


def _whole(value: Any) -> Any:
    return value._value if isinstance(value, BatchedTensor) else value


def _generated(cls: Any, size: int, dims: tuple[int | None, ...]) -> Any:
    """The function for whole batches."""

    def wrap(level: Level, values: Any) -> tuple[Any, ...]:
        return tuple(v if dim is None else batched(v, level) for v, dim in zip(values, dims, strict=True))

    def forward(*args: Any) -> Any:
        with enter("vmap", size) as level:
            output = cls.forward(*wrap(level, args))
            return tree_map(lambda t: _unwrap(t, level, size) if isinstance(t, _C.TensorBase) else t, output)

    def setup_context(ctx: Any, inputs: Any, output: Any) -> None:
        with enter("vmap", size) as level:
            own = _Context(ctx)
            outputs = tree_map(lambda t: batched(t, level) if isinstance(t, _C.TensorBase) else t, output)
            wrapped = wrap(level, inputs)
            cls.setup_context(own, wrapped, outputs)
            # what is saved must be the very tensors the node knows
            known = {id(w): v for w, v in zip(wrapped, inputs, strict=True)}
            known.update(zip(map(id, tree_flatten(outputs)[0]), tree_flatten(output)[0], strict=True))
            ctx.is_batch = tuple(is_batched_at(t, level) for t in own._to_save)
            ctx.save_for_backward(*(known.get(id(t), _whole(t)) for t in own._to_save))
            own._to_save = ()
            own._real = None
            ctx.own = own

    def backward(ctx: Any, *grads: Any) -> Any:
        with enter("vmap", size) as level:
            own = ctx.own
            own.needs_input_grad = ctx.needs_input_grad
            own._saved = tuple(
                batched(t, level) if mine else t for t, mine in zip(ctx.saved_tensors, ctx.is_batch, strict=True)
            )
            results = cls.backward(own, *(g if g is None else batched(g, level) for g in grads))
            own._saved = ()
            results = results if isinstance(results, tuple) else (results,)
            plain = []
            for result, dim in zip(results, dims, strict=False):
                if result is not None and dim is None:
                    result = result._value.sum(0) if is_batched_at(result, level) else result
                elif result is not None:
                    result = _unwrap(result, level, size)
                plain.append(result)
            return tuple(plain)

    body = {"forward": forward, "setup_context": setup_context, "backward": backward}
    return type(
        cls.__name__, (Function,), {**{k: staticmethod(v) for k, v in body.items()}, "generate_vmap_rule": True}
    )


def _unwrap(value: Any, level: Level, size: int) -> Any:
    return value._value if is_batched_at(value, level) else expand(value, size)
