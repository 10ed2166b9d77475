"""torch.autograd.graph: nodes of the graph, and hooks on what it keeps and computes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from .. import _C
from .._tensor import Tensor
from ..utils.hooks import RemovableHandle

__all__ = [
    "GradientEdge",
    "Node",
    "disable_saved_tensors_hooks",
    "get_gradient_edge",
    "increment_version",
    "register_multi_grad_hook",
    "save_on_cpu",
    "saved_tensors_hooks",
]


class _NodeMeta(type):
    def __instancecheck__(cls, instance: object) -> bool:
        if cls is not Node:
            return type.__instancecheck__(cls, instance)
        return isinstance(instance, (_C.Node, _C._FunctionBase))


class Node(metaclass=_NodeMeta):
    """What ``tensor.grad_fn`` is; for ``isinstance``."""


class GradientEdge(NamedTuple):
    """A place in the graph: an output of a node. It can stand for a tensor in ``autograd.grad``."""

    node: Any
    output_nr: int
    ownership_token: Any = None


def get_gradient_edge(tensor: Tensor) -> GradientEdge:
    """The place in the graph where the gradient of a tensor is computed.

    Raises:
        RuntimeError: The tensor does not require a gradient.
    """
    if not tensor.requires_grad:
        raise RuntimeError("It is not possible to get the gradient edge for a Tensor that does not require gradients")
    node = tensor.grad_fn
    if node is None:  # a leaf: its accumulator
        with _grad_enabled():
            node = tensor.view_as(tensor).grad_fn.next_functions[0][0]
        return GradientEdge(node, 0)
    return GradientEdge(node, tensor.output_nr)


@contextmanager
def _grad_enabled() -> Iterator[None]:
    before = _C._swap_grad_enabled(True)
    try:
        yield
    finally:
        _C._swap_grad_enabled(before)


def increment_version(tensor: Tensor | Sequence[Tensor]) -> None:
    """Counts a modification that was made behind autograd's back."""
    for t in (tensor,) if isinstance(tensor, Tensor) else tensor:
        t._mark_modified()


# ---------------------------------------------------------------- what is kept for backward

_disabled_message: list[str] = []


class saved_tensors_hooks:
    """Has what operators keep for backward go through two functions, in a ``with`` block.

    Args:
        pack_hook: Called with each tensor that is kept; gives anything.
        unpack_hook: Called with that when backward needs the tensor; gives a tensor of the same values.
    """

    def __init__(self, pack_hook: Callable[[Tensor], Any], unpack_hook: Callable[[Any], Tensor]) -> None:
        self.pack_hook, self.unpack_hook = pack_hook, unpack_hook

    def __enter__(self) -> None:
        if _disabled_message:
            raise RuntimeError(_disabled_message[-1])
        _C._push_saved_tensors_hooks(self.pack_hook, self.unpack_hook)

    def __exit__(self, *exception: object) -> None:
        _C._pop_saved_tensors_hooks()


class save_on_cpu(saved_tensors_hooks):
    """Keeps copies for backward, so that in-place changes do not matter; tensors are on the CPU anyway.

    Args:
        pin_memory: Accepted; memory is pinned for accelerators only.
        device_type: Accepted.
    """

    def __init__(self, pin_memory: bool = False, device_type: str = "cuda") -> None:
        super().__init__(lambda tensor: tensor.detach().clone(), lambda packed: packed)


@contextmanager
def disable_saved_tensors_hooks(error_message: str) -> Iterator[None]:
    """In the block, entering `saved_tensors_hooks` raises RuntimeError with this message."""
    _disabled_message.append(error_message)
    try:
        yield
    finally:
        _disabled_message.pop()


# ---------------------------------------------------------------- gradients of several tensors


class _MultiHandle(RemovableHandle):
    """Takes several hooks off at once."""

    def __init__(self, handles: Sequence[Any]) -> None:
        self.handles = tuple(handles)
        self.id = RemovableHandle.next_id
        RemovableHandle.next_id += 1

    def remove(self) -> None:
        """Takes the hooks off."""
        for handle in self.handles:
            handle.remove()


def _task() -> int:
    """The number of the backward that is running."""
    walk = _C._current_walk()
    return -1 if walk is None else walk[0]


def _reached(tensors: Sequence[Tensor]) -> int:
    """How many of the tensors get gradients in the backward that is running."""
    nodes: set[Any] = set()
    leaves: set[int] = set()
    stack = [t.grad_fn for t in _C._current_walk()[1] if t.grad_fn is not None]
    while stack:
        node = stack.pop()
        if node in nodes:
            continue
        nodes.add(node)
        variable = getattr(node, "variable", None)
        if variable is not None:
            leaves.add(id(variable))
        stack += [following for following, _ in node.next_functions if following is not None]
    return sum(id(t) in leaves if t.grad_fn is None else t.grad_fn in nodes for t in tensors)


def register_multi_grad_hook(
    tensors: Sequence[Tensor], fn: Callable[[Any], None], *, mode: str = "all"
) -> RemovableHandle:
    """Calls ``fn`` when gradients of tensors were computed.

    Args:
        tensors: The tensors.
        fn: With mode ``"all"`` called once a backward with the sequence of gradients, as soon as the last of those that
            take part was computed (None for the others); with ``"any"`` called with the first gradient.
        mode: See above.

    Raises:
        ValueError: Another mode.
    """
    if mode not in ("all", "any"):
        raise ValueError(f"Expects mode to be one of ('all', 'any') but got {mode}")
    lock = threading.Lock()
    if mode == "any":
        last: list[int | None] = [None]

        def first(grad: Tensor) -> None:
            with lock:
                now = _task()
                seen, last[0] = last[0] == now, now
            if not seen:
                fn(grad)

        return _MultiHandle([t.register_hook(first) for t in tensors if t.requires_grad])

    state: dict[int, tuple[list[Tensor | None], list[int]]] = {}
    wanted = [t for t in tensors if t.requires_grad]

    def hook_for(index: int) -> Callable[[Tensor], None]:
        def hook(grad: Tensor) -> None:
            task = _task()
            with lock:
                if task not in state:
                    state[task] = ([None] * len(wanted), [_reached(wanted)])
                grads, remaining = state[task]
                grads[index] = grad
                remaining[0] -= 1
                done = remaining[0] == 0
                if done:
                    del state[task]
            if done:
                by_tensor = iter(grads)
                fn([next(by_tensor) if t.requires_grad else None for t in tensors])

        return hook

    return _MultiHandle([t.register_hook(hook_for(i)) for i, t in enumerate(wanted)])


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    raise AttributeError(f"swiftgrad has no torch.autograd.graph.{name} yet")
