"""Trading time for memory: results inside a function are not kept for backward but computed again there."""

from __future__ import annotations

import contextlib
import warnings
import weakref
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from .. import _C
from .._tensor import Tensor
from ..autograd import backward as _backward
from ..autograd import graph
from ..autograd.function import Function

__all__ = [
    "CheckpointError",
    "CheckpointFunction",
    "checkpoint",
    "checkpoint_sequential",
    "noop_context_fn",
    "set_checkpoint_debug_enabled",
    "set_checkpoint_early_stop",
]


class CheckpointError(RuntimeError):
    """The function computed something else the second time."""


class _Stop(Exception):
    """All that backward needs was computed again."""


_early_stop = [True]
_debug: list[bool | None] = [None]


@contextlib.contextmanager
def set_checkpoint_early_stop(enable: bool) -> Iterator[None]:
    """Sets whether recomputation ends as soon as backward has what it needs."""
    before, _early_stop[0] = _early_stop[0], enable
    try:
        yield
    finally:
        _early_stop[0] = before


@contextlib.contextmanager
def set_checkpoint_debug_enabled(enabled: bool | None) -> Iterator[None]:
    """Accepted; errors of checkpoints always say what differs."""
    before, _debug[0] = _debug[0], enabled
    try:
        yield
    finally:
        _debug[0] = before


def noop_context_fn() -> tuple[Any, Any]:
    """Two contexts that do nothing."""
    return contextlib.nullcontext(), contextlib.nullcontext()


@contextlib.contextmanager
def _random_state(state: Any) -> Iterator[None]:
    """The default generator in a former state, and as it was at the end."""
    if state is None:
        yield
        return
    now = _C.default_generator.get_state()
    _C.default_generator.set_state(state)
    try:
        yield
    finally:
        _C.default_generator.set_state(now)


def _autocast_state() -> Any:
    """A function that gives a context with today's autocast."""
    import sys

    torch: Any = sys.modules[__package__.partition(".")[0]]  # type: ignore[union-attr]
    if "amp" not in torch._SUBMODULES:
        return contextlib.nullcontext
    options = {
        "enabled": torch.is_autocast_enabled("cpu"),
        "dtype": torch.get_autocast_dtype("cpu"),
        "cache_enabled": torch.is_autocast_cache_enabled(),
    }
    return lambda: torch.amp.autocast(device_type="cpu", **options)


# ---------------------------------------------------------------- by a function of its own


class CheckpointFunction(Function):
    """Runs a function without recording, and again with it in backward."""

    @staticmethod
    def forward(ctx: Any, run_function: Callable[..., Any], preserve_rng_state: bool, *args: Any) -> Any:
        """The function's result."""
        ctx.run_function = run_function
        ctx.state = _C.default_generator.get_state() if preserve_rng_state else None
        ctx.autocast = _autocast_state()
        ctx.inputs = [None if isinstance(a, Tensor) else a for a in args]
        ctx.places = [i for i, a in enumerate(args) if isinstance(a, Tensor)]
        ctx.save_for_backward(*(a for a in args if isinstance(a, Tensor)))
        return run_function(*args)

    @staticmethod
    def backward(ctx: Any, *grads: Any) -> Any:
        """Runs the function again and goes back through it."""
        if _C._current_walk()[2]:
            raise RuntimeError(
                "When use_reentrant=True, torch.utils.checkpoint is incompatible with .grad() or passing an `inputs` "
                "parameter to .backward(). To resolve this error, you can either set use_reentrant=False, or call "
                ".backward() without passing the `inputs` argument."
            )
        inputs = list(ctx.inputs)
        for place, tensor in zip(ctx.places, ctx.saved_tensors, strict=True):
            inputs[place] = tensor.detach().requires_grad_(tensor.requires_grad)
        before = _C._swap_grad_enabled(True)
        try:
            with _random_state(ctx.state), ctx.autocast():
                outputs = ctx.run_function(*inputs)
        finally:
            _C._swap_grad_enabled(before)
        outputs = (outputs,) if isinstance(outputs, Tensor) else outputs
        pairs = [(o, g) for o, g in zip(outputs, grads, strict=True) if isinstance(o, Tensor) and o.requires_grad]
        if not pairs:
            raise RuntimeError("none of output has requires_grad=True, this checkpoint() is not necessary")
        _backward([o for o, _ in pairs], [g for _, g in pairs])
        return (None, None, *(i.grad if isinstance(i, Tensor) else None for i in inputs))


# ---------------------------------------------------------------- by hooks on saved tensors


class _Holder:
    """Stands for a tensor that is not kept."""

    __slots__ = ("__weakref__", "position", "shape_and_dtype", "value")

    def __init__(self, position: int, tensor: Tensor) -> None:
        self.position = position
        self.shape_and_dtype = (tensor.shape, tensor.dtype)
        self.value: Tensor | None = None


class _Frame:
    """A checkpoint: the holders it gave out, and how to fill them."""

    def __init__(self, recompute: Callable[[], None], early_stop: bool, check: bool) -> None:
        self.recompute, self.early_stop, self.check = recompute, early_stop, check
        self.holders: list[weakref.ref[_Holder]] = []
        self.recomputed = 0
        self.ready = False

    def pack(self, tensor: Tensor) -> _Holder:
        """A holder in place of a tensor."""
        holder = _Holder(len(self.holders), tensor)
        self.holders.append(weakref.ref(holder))
        return holder

    def unpack(self, holder: _Holder) -> Tensor:
        """The tensor, computed again with all others where it is not there."""
        if holder.value is None:
            self.fill()
        if holder.value is None:
            raise CheckpointError(
                "torch.utils.checkpoint: A different number of tensors was saved during the original forward and "
                f"recomputation.\nNumber of tensors saved during forward: {len(self.holders)}\n"
                f"Number of tensors saved during recomputation: {self.recomputed}"
            )
        return holder.value

    def store(self, tensor: Tensor) -> Tensor:
        """Takes a tensor that was computed again."""
        position = self.recomputed
        self.recomputed += 1
        if position >= len(self.holders):
            if not self.early_stop and self.check:
                raise CheckpointError(
                    "torch.utils.checkpoint: trying to save more tensors during recomputation than during the original "
                    f"forward pass: {len(self.holders)}"
                )
            return tensor
        holder = self.holders[position]()
        if holder is not None:
            if self.check and holder.shape_and_dtype != (tensor.shape, tensor.dtype):
                raise self.mismatch(position, holder, tensor)
            holder.value = tensor.detach()
        if self.early_stop and self.recomputed == len(self.holders):
            raise _Stop
        return tensor

    @staticmethod
    def mismatch(position: int, holder: _Holder, tensor: Tensor) -> CheckpointError:
        """The error for a tensor of another shape or dtype."""
        saved, again = holder.shape_and_dtype, (tensor.shape, tensor.dtype)
        texts = [f"{{'shape': {s}, 'dtype': {d}, 'device': device(type='cpu')}}" for s, d in (saved, again)]
        return CheckpointError(
            "torch.utils.checkpoint: Recomputed values for the following tensors have different metadata than during "
            f"the forward pass.\ntensor at position {position}:\nsaved metadata: {texts[0]}\n"
            f"recomputed metadata: {texts[1]}\n"
        )

    def fill(self) -> None:
        """Computes everything again."""
        self.recomputed = 0
        before = _C._swap_grad_enabled(True)
        try:
            with graph.saved_tensors_hooks(self.store, _never):
                self.recompute()
        except _Stop:
            pass
        finally:
            _C._swap_grad_enabled(before)


def _never(packed: Any) -> Tensor:
    """Recomputation keeps tensors for one backward, of which those inside it would be another."""
    if isinstance(packed, Tensor):
        return packed
    raise CheckpointError("torch.utils.checkpoint: a tensor of the recomputation was not kept")


def _checkpoint_by_hooks(
    function: Callable[..., Any],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
    preserve_rng_state: bool,
    context_fn: Callable[[], tuple[Any, Any]],
    determinism_check: str,
    early_stop: bool,
) -> Any:
    forward_context, recompute_context = context_fn()
    state = _C.default_generator.get_state() if preserve_rng_state else None
    autocast = _autocast_state()

    def recompute() -> None:
        with _random_state(state), autocast(), recompute_context:
            function(*args, **kwargs)

    if not _C.is_grad_enabled():
        with forward_context:
            return function(*args, **kwargs)
    frame = _Frame(recompute, early_stop and _early_stop[0], determinism_check != "none")
    with graph.saved_tensors_hooks(frame.pack, frame.unpack), forward_context:
        return function(*args, **kwargs)


# ---------------------------------------------------------------- the functions


def checkpoint(
    function: Callable[..., Any] | None = None,
    *args: Any,
    use_reentrant: bool | None = None,
    preserve_rng_state: bool = True,
    context_fn: Callable[[], tuple[Any, Any]] = noop_context_fn,
    determinism_check: str = "default",
    debug: bool = False,
    early_stop: bool = True,
    respect_saved_tensors_hooks: bool | None = None,
    **kwargs: Any,
) -> Any:
    """Calls a function so that nothing inside is kept for backward, which calls it again instead.

    Args:
        function: The function; it must compute the same both times.
        args: Its arguments.
        use_reentrant: False: tensors that would be kept are computed again when backward needs one. True: backward
            goes through the second call by itself; at least one argument must require a gradient then.
        preserve_rng_state: Draw the same random numbers both times.
        context_fn: Gives two contexts, for the first and the second call.
        determinism_check: ``"default"`` compares shapes and dtypes, ``"none"`` nothing.
        debug: Accepted; errors always say what differs.
        early_stop: End the second call as soon as backward has what it needs.
        respect_saved_tensors_hooks: Accepted.
        kwargs: Its keyword arguments (not with ``use_reentrant=True``).

    Raises:
        ValueError: Options that do not go together.
        CheckpointError: In backward, where the second call computed something else.
    """
    if use_reentrant is None:
        warnings.warn(
            "torch.utils.checkpoint: the use_reentrant parameter should be passed explicitly. In a future release, "
            "calling checkpoint without use_reentrant will raise an exception. use_reentrant=False is recommended, but "
            "if you need to preserve the current default behavior, you can pass use_reentrant=True.",
            stacklevel=2,
        )
        use_reentrant = True
    if function is None:
        raise TypeError("checkpoint: a function is required, got None")
    if not use_reentrant:
        return _checkpoint_by_hooks(
            function, args, kwargs, preserve_rng_state, context_fn, determinism_check, early_stop
        )
    if kwargs:
        raise ValueError("Unexpected keyword arguments: " + ",".join(kwargs))
    if context_fn is not noop_context_fn or debug:
        raise ValueError("Passing `context_fn` or `debug` is only supported when use_reentrant=False.")
    if not any(isinstance(a, Tensor) and a.requires_grad for a in args):
        warnings.warn("None of the inputs have requires_grad=True. Gradients will be None", stacklevel=2)
    return CheckpointFunction.apply(function, preserve_rng_state, *args)


def checkpoint_sequential(
    functions: Any, segments: int, input: Any, use_reentrant: bool | None = None, **kwargs: Any
) -> Any:
    """Calls functions one after the other, in segments of which all but the last are checkpoints.

    Args:
        functions: A ``Sequential``, or a list of functions.
        segments: How many.
        input: What the first one gets.
        use_reentrant: See `checkpoint`.
        kwargs: ``preserve_rng_state``.
    """
    preserve = kwargs.pop("preserve_rng_state", True)
    if kwargs:
        raise ValueError("Unexpected keyword arguments: " + ",".join(kwargs))
    if use_reentrant is None:
        warnings.warn(
            "torch.utils.checkpoint.checkpoint_sequential: the use_reentrant parameter should be passed explicitly.",
            stacklevel=2,
        )
        use_reentrant = True
    steps: Sequence[Callable[..., Any]] = (
        list(functions.children()) if hasattr(functions, "children") else list(functions)
    )

    def run(start: int, end: int) -> Callable[[Any], Any]:
        def forward(value: Any) -> Any:
            for step in steps[start:end]:
                value = step(value)
            return value

        return forward

    size = len(steps) // segments
    at = 0
    for at_segment in range(segments - 1):
        at = at_segment * size
        input = checkpoint(run(at, at + size), input, use_reentrant=use_reentrant, preserve_rng_state=preserve)
    return run((segments - 1) * size, len(steps))(input)


def check_backward_validity(inputs: Any) -> None:
    """Warns where no input requires a gradient."""
    if not any(isinstance(i, Tensor) and i.requires_grad for i in inputs):
        warnings.warn("None of the inputs have requires_grad=True. Gradients will be None", stacklevel=2)


def detach_variable(inputs: tuple[Any, ...]) -> tuple[Any, ...]:
    """The inputs, tensors among them cut off from their history."""
    return tuple(i.detach().requires_grad_(i.requires_grad) if isinstance(i, Tensor) else i for i in inputs)


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    raise AttributeError(f"swiftgrad has no torch.utils.checkpoint.{name} yet")
