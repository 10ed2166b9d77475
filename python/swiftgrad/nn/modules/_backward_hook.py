"""Full backward hooks: identities around a module that watch the gradients entering and leaving it."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import swiftgrad

from ..._tensor import Tensor

__all__ = ["BackwardHook"]

_tap: Any = None


def _tap_function() -> Any:
    """The autograd function behind the taps, made at first use so that importing modules does not need autograd."""
    global _tap
    if _tap is None:

        class BackwardHookFunction(swiftgrad.autograd.Function):
            """Hands its tensors through, and their gradients to a callback on the way back."""

            @staticmethod
            def forward(ctx: Any, callback: Callable[..., Any], *tensors: Tensor) -> tuple[Tensor, ...]:
                ctx.callback = callback
                ctx.set_materialize_grads(False)
                ctx.mark_non_differentiable(*[tensor for tensor in tensors if not tensor.requires_grad])
                return tensors

            @staticmethod
            def backward(ctx: Any, *grads: Tensor | None) -> tuple[Tensor | None, ...]:
                return (None, *ctx.callback(grads))

        _tap = BackwardHookFunction
    return _tap


class BackwardHook:
    """Calls hooks around one call of a module.

    Args:
        module: the module that was called.
        hooks: called as `hook(module, grad_input, grad_output)`.
        pre_hooks: called as `hook(module, grad_output)`.
    """

    def __init__(
        self, module: Any, hooks: list[Callable[..., Any]], pre_hooks: list[Callable[..., Any]] | None = None
    ) -> None:
        self.module = module
        self.hooks = hooks
        self.pre_hooks = pre_hooks or []
        self.grad_outputs: tuple[Tensor | None, ...] | None = None
        self.input_count = 0
        self.input_places: list[int] | None = None
        self.output_count = 0
        self.output_places: list[int] = []

    def setup_input_hook(self, args: Any) -> Any:
        """Returns `args` with its tensors passed through a tap for their gradients."""
        values = args if isinstance(args, tuple) else (args,)
        places = [place for place, value in enumerate(values) if isinstance(value, Tensor)]
        self.input_count = len(values)
        if not self._any_requires_grad(values, places):
            return args
        self.input_places = places
        return self._through_tap(args, values, places, self._on_grad_inputs)

    def setup_output_hook(self, args: Any) -> Any:
        """Returns the output `args` with its tensors passed through a tap for their gradients."""
        values = args if isinstance(args, tuple) else (args,)
        places = [place for place, value in enumerate(values) if isinstance(value, Tensor)]
        if not self._any_requires_grad(values, places):
            return args
        self.output_count, self.output_places = len(values), places
        return self._through_tap(args, values, places, self._on_grad_outputs)

    @staticmethod
    def _any_requires_grad(values: tuple[Any, ...], places: list[int]) -> bool:
        return swiftgrad.is_grad_enabled() and any(values[place].requires_grad for place in places)

    @staticmethod
    def _through_tap(args: Any, values: tuple[Any, ...], places: list[int], callback: Callable[..., Any]) -> Any:
        tapped = _tap_function().apply(callback, *[values[place] for place in places])
        result = list(values)
        for place, tensor in zip(places, tapped):
            result[place] = tensor
        if not isinstance(args, tuple):
            return result[0]
        return type(args)(*result) if hasattr(args, "_fields") else tuple(result)

    @staticmethod
    def _spread(grads: tuple[Tensor | None, ...], places: list[int], count: int) -> tuple[Tensor | None, ...]:
        """Gradients of the tensors among `count` values, None for values that are no tensors."""
        full: list[Tensor | None] = [None] * count
        for place, grad in zip(places, grads):
            full[place] = grad
        return tuple(full)

    def _on_grad_outputs(self, grads: tuple[Tensor | None, ...]) -> tuple[Tensor | None, ...]:
        grad_outputs = self._spread(grads, self.output_places, self.output_count)
        for hook in self.pre_hooks:
            result = hook(self.module, grad_outputs)
            if result is not None:
                result = result if isinstance(result, tuple) else (result,)
                if len(result) != len(grad_outputs):
                    raise RuntimeError(
                        "Backward pre hook returned an invalid number of grad_output, "
                        f"got {len(result)}, but expected {len(grad_outputs)}"
                    )
                grad_outputs = result
        self.grad_outputs = grad_outputs
        if self.input_places is None:
            # No input is differentiated: this is the last place that sees a gradient.
            if self.hooks:
                warnings.warn(
                    "Full backward hook is firing when gradients are computed with respect to module outputs since "
                    "no inputs require gradients. See https://docs.pytorch.org/docs/main/generated/torch.nn.Module"
                    ".html#torch.nn.Module.register_full_backward_hook for more details.",
                    stacklevel=2,
                )
            for hook in self.hooks:
                result = hook(self.module, (None,) * self.input_count, grad_outputs)
                if result is not None and not all(grad is None for grad in result):
                    raise RuntimeError(
                        "Backward hook for Modules where no input requires gradient should always return None or "
                        f"None for all gradients, got {result}"
                    )
            self.grad_outputs = None
        return tuple(grad_outputs[place] for place in self.output_places)

    def _on_grad_inputs(self, grads: tuple[Tensor | None, ...]) -> tuple[Tensor | None, ...]:
        assert self.input_places is not None
        grad_inputs = self._spread(grads, self.input_places, self.input_count)
        if self.grad_outputs is None and self.hooks:
            raise RuntimeError(
                f"Module backward hook for grad_input is called before the grad_output one, in "
                f"{self.module._get_name()}: its output did not take part in this backward"
            )
        for hook in self.hooks:
            result = hook(self.module, grad_inputs, self.grad_outputs)
            if result is not None:
                result = result if isinstance(result, tuple) else (result,)
                if len(result) != len(grad_inputs):
                    raise RuntimeError(
                        "Backward hook returned an invalid number of grad_input, "
                        f"got {len(result)}, but expected {len(grad_inputs)}"
                    )
                grad_inputs = result
        self.grad_outputs = None
        return tuple(grad_inputs[place] for place in self.input_places)
