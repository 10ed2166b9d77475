"""torch.compiler: what programs ask of `torch.compile`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .. import _C
from .._dynamo import capture
from .._dynamo.decorators import allow_in_graph, assume_constant_result, disable
from .._dynamo.eval_frame import compile, explain
from .._missing import module_getattr

__all__ = [
    "allow_in_graph",
    "assume_constant_result",
    "compile",
    "cudagraph_mark_step_begin",
    "disable",
    "explain",
    "is_compiling",
    "is_dynamo_compiling",
    "is_exporting",
    "list_backends",
    "nested_compile_region",
    "reset",
    "set_stance",
    "substitute_in_graph",
    "wrap_numpy",
]


def is_compiling() -> bool:
    """Whether the call under way is being captured."""
    return _C._capturing()


def is_dynamo_compiling() -> bool:
    """Whether the call under way is being captured."""
    return _C._capturing()


def is_exporting() -> bool:
    """No."""
    return False


def reset() -> None:
    """Forgets what compiled functions captured."""
    capture.reset_all()


def cudagraph_mark_step_begin() -> None:
    """There are no CUDA graphs."""


def list_backends(exclude_tags: Any = ("debug", "experimental")) -> list[str]:
    """The back ends of `torch.compile`: ``["eager", "inductor"]``."""
    return ["eager", "inductor"]


class set_stance:
    """Says how compiled functions run from now on. A call, a context manager or a decorator.

    Args:
        stance: ``"default"``, ``"force_eager"`` (as written), ``"eager_on_recompile"`` or ``"fail_on_recompile"``.
    """

    def __init__(self, stance: str = "default", *, skip_guard_eval_unsafe: bool = False, **kwargs: Any) -> None:
        known = ("default", "force_eager", "eager_on_recompile", "fail_on_recompile")
        if stance not in known:
            raise RuntimeError(f"invalid torch.compile stance '{stance}': one of {', '.join(known)} is required")
        self.stance = stance
        self._before = capture.stance
        capture.stance = stance

    def __enter__(self) -> None:
        capture.stance = self.stance

    def __exit__(self, *exception: object) -> None:
        capture.stance = self._before

    def __call__(self, fn: Callable[..., Any]) -> Callable[..., Any]:
        import functools

        capture.stance = self._before

        @functools.wraps(fn)
        def run(*args: Any, **kwargs: Any) -> Any:
            before, capture.stance = capture.stance, self.stance
            try:
                return fn(*args, **kwargs)
            finally:
                capture.stance = before

        return run


def nested_compile_region(fn: Callable[..., Any] | None = None, **kwargs: Any) -> Any:
    """The function itself."""
    return (lambda f: f) if fn is None else fn


def substitute_in_graph(original_fn: Any, **kwargs: Any) -> Callable[[Any], Any]:
    """A decorator that gives the function itself: there is no graph to put it in."""
    return lambda fn: fn


def wrap_numpy(fn: Callable[..., Any]) -> Callable[..., Any]:
    """A function on arrays as one on tensors: arguments become arrays, arrays in the result tensors."""
    import functools

    @functools.wraps(fn)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        import numpy

        from .. import Tensor, from_numpy
        from ..utils._pytree import tree_map, tree_map_only

        args, kwargs = tree_map_only(Tensor, lambda t: t.numpy(), (args, kwargs))
        result = fn(*args, **kwargs)
        return tree_map(lambda x: from_numpy(x) if isinstance(x, numpy.ndarray) else x, result)

    return wrapped


__getattr__ = module_getattr(__name__, "config")
