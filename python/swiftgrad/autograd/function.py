"""Function: operations with a derivative of one's own."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import Any

from .. import _C
from .._tensor import Tensor

__all__ = ["Function", "FunctionCtx", "once_differentiable"]

FunctionCtx = _C._FunctionBase


class Function(_C._FunctionBase):
    """Base of operations that give their own derivative.

    A subclass defines ``forward(ctx, *args)`` and ``backward(ctx, *grads)``, both static, or ``forward(*args)`` with
    ``setup_context(ctx, inputs, output)``, and is called as ``Sub.apply(*args)``.
    """

    #: Whether vmap calls forward and backward for batches, instead of asking the `vmap` staticmethod.
    generate_vmap_rule = False

    needs_input_grad: tuple[bool, ...] = ()
    saved_for_forward: tuple[Any, ...] = ()
    materialize_grads: bool = True
    _dirty: tuple[Any, ...] = ()
    _non_differentiable: tuple[Any, ...] = ()
    _output_meta: tuple[Any, ...] = ()
    _tensor_inputs: tuple[int, ...] = ()
    _n_inputs: int = 0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        pass

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        raise RuntimeError(
            "Legacy autograd function with non-static forward method is deprecated. "
            "Please use new-style autograd function with static forward method. "
            "(Example: https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)"
        )

    @staticmethod
    def forward(*args: Any, **kwargs: Any) -> Any:
        """Computes the outputs. To be overridden."""
        raise NotImplementedError("You must implement the forward function for custom autograd.Function.")

    @staticmethod
    def setup_context(ctx: Any, inputs: tuple[Any, ...], output: Any) -> Any:
        """Keeps what backward needs, where forward takes no ctx."""
        raise NotImplementedError("setup_context is not implemented.")

    @staticmethod
    def backward(ctx: Any, *grad_outputs: Any) -> Any:
        """Computes the gradients of the inputs. To be overridden."""
        raise NotImplementedError(
            "You must implement either the backward or vjp method for your custom autograd.Function to use it with backward mode AD."  # noqa: E501
        )

    vjp = backward

    @staticmethod
    def jvp(ctx: Any, *grad_inputs: Any) -> Any:
        """The derivative forward. It is never called: swiftgrad takes derivatives forward by differentiating
        backward.
        """
        raise NotImplementedError(
            "You must implement the jvp function for custom autograd.Function to use it with forward mode AD."
        )

    @staticmethod
    def vmap(info: Any, in_dims: tuple[int | None, ...], *args: Any) -> Any:
        """Calls the function for a batch. May be overridden; gives the outputs and where their batch dimensions are.

        Args:
            info: Has `batch_size` and `randomness`.
            in_dims: The batch dimension of each argument, None for one that is the same for all.
            args: The arguments, with the batch dimension.
        """
        raise NotImplementedError(
            "To use autograd.Function with vmap, you must either override the vmap staticmethod or set "
            "generate_vmap_rule=True."
        )

    def save_for_forward(self, *tensors: Tensor | None) -> None:
        """Keeps tensors for `jvp`, which swiftgrad does not call."""
        for tensor in tensors:
            if tensor is not None and not isinstance(tensor, Tensor):
                raise TypeError(f"save_for_forward expects all arguments to be tensors; got {type(tensor).__name__}")
        self.saved_for_forward = tensors

    def mark_dirty(self, *args: Tensor) -> None:
        """Says which inputs forward modified in place (and returns)."""
        self._dirty = args

    def mark_non_differentiable(self, *args: Tensor) -> None:
        """Says which outputs have no gradient."""
        self._non_differentiable = args

    def set_materialize_grads(self, value: bool) -> None:
        """Whether undefined gradients are given to backward as zeros (True) or None."""
        self.materialize_grads = value

    def name(self) -> str:
        """The node's name."""
        return f"{type(self).__name__}Backward"

    @classmethod
    def apply(cls, *args: Any, **kwargs: Any) -> Any:
        """Calls forward and records the node.

        Returns:
            What forward returned, its tensors attached to the graph.
        """
        levels = sys.modules.get("swiftgrad.func._levels")
        if levels is not None and any(isinstance(a, levels.BatchedTensor) for a in args):
            from ..func._custom import apply_batched

            return apply_batched(cls, args, kwargs)
        ctx = cls()
        ctx.needs_input_grad = tuple(isinstance(a, Tensor) and a.requires_grad for a in args)
        recording = _C.is_grad_enabled() and any(ctx.needs_input_grad)
        split = cls.setup_context is not Function.setup_context
        before = _C._swap_grad_enabled(False)
        try:
            result = cls.forward(*args, **kwargs) if split else cls.forward(ctx, *args, **kwargs)
            if split:
                cls.setup_context(ctx, args, result)
        finally:
            _C._swap_grad_enabled(before)
        if not recording:
            return result
        single = not isinstance(result, (tuple, list))
        outputs = [result] if single else list(result)
        dirty = {id(t) for t in ctx._dirty}
        constant = {id(t) for t in ctx._non_differentiable}
        inputs = {id(a) for a in args if isinstance(a, Tensor)}
        tensors: list[Tensor] = []
        dirty_bits = constant_bits = 0
        saved = ctx.to_save
        for i, output in enumerate(outputs):
            if not isinstance(output, Tensor):
                continue
            original = id(output)
            if original in dirty:
                dirty_bits |= 1 << len(tensors)
            elif original in inputs:
                output = output.detach()
            if original in constant or not (output.dtype.is_floating_point or output.dtype.is_complex):
                constant_bits |= 1 << len(tensors)
            if output is not outputs[i] and any(s is outputs[i] for s in saved) and original not in inputs:
                saved = tuple(output if s is outputs[i] else s for s in saved)
            outputs[i] = output
            tensors.append(output)
        for tensor in ctx._dirty:
            if id(tensor) not in {id(t) for t in tensors}:
                raise RuntimeError(
                    "a tensor was marked dirty by mark_dirty, but was not returned by forward: "
                    "modified inputs must be outputs of the Function"
                )
        if not tensors:
            return result
        ctx._n_inputs = len(args)
        ctx._tensor_inputs = tuple(i for i, a in enumerate(args) if isinstance(a, Tensor))
        ctx._output_meta = tuple((t.shape, t.dtype) for t in tensors)
        sources = tuple(args[i] if ctx.needs_input_grad[i] else None for i in ctx._tensor_inputs)
        _C._custom_node(ctx, f"{cls.__name__}Backward", sources, tuple(tensors), dirty_bits, constant_bits)
        if single:
            return outputs[0]
        return tuple(outputs)

    def _run_backward(self, grads: tuple[Any, ...]) -> tuple[Any, ...]:
        """What the engine calls: gradients of the outputs to gradients of the tensor inputs."""
        if self.materialize_grads:
            grads = tuple(
                _C.zeros(shape, dtype=dtype) if g is None else g
                for g, (shape, dtype) in zip(grads, self._output_meta, strict=True)
            )
        cls = type(self)
        function = cls.backward if cls.backward is not Function.backward else cls.vjp
        results = function(self, *grads)
        if not isinstance(results, (tuple, list)):
            results = (results,)
        results = tuple(results)
        n = self._n_inputs
        if len(results) > n and all(r is None for r in results[n:]):
            results = results[:n]
        if len(results) != n:
            raise RuntimeError(
                f"function {cls.__name__}Backward returned an incorrect number of gradients (expected {n}, got {len(results)})"  # noqa: E501
            )
        for i, gradient in enumerate(results):
            if gradient is not None and i not in self._tensor_inputs:
                raise RuntimeError(
                    f"function {cls.__name__}Backward returned a gradient different than None at position {i + 1}, "
                    "but the corresponding forward input was not a Variable"
                )
        return tuple(results[i] if self.needs_input_grad[i] else None for i in self._tensor_inputs)


def once_differentiable(fn: Callable[..., Any]) -> Callable[..., Any]:
    """Decorates a backward whose result has no derivative: differentiating it again raises."""

    @functools.wraps(fn)
    def wrapper(ctx: Any, *args: Any) -> Any:
        before = _C._swap_grad_enabled(False)
        try:
            outputs = fn(ctx, *args)
        finally:
            _C._swap_grad_enabled(before)
        if not _C.is_grad_enabled() or not any(isinstance(a, Tensor) and a.requires_grad for a in args):
            return outputs
        many = outputs if isinstance(outputs, tuple) else (outputs,)
        raising = tuple(_RaiseOnBackward.apply(o, *args) if isinstance(o, Tensor) else o for o in many)
        return raising if isinstance(outputs, tuple) else raising[0]

    return wrapper


class _RaiseOnBackward(Function):
    """The identity, whose backward is an error."""

    @staticmethod
    def forward(ctx: Any, value: Tensor, *others: Any) -> Tensor:
        return value.detach()

    @staticmethod
    def backward(ctx: Any, *grads: Any) -> Any:
        raise RuntimeError("trying to differentiate twice a function that was marked with @once_differentiable")
