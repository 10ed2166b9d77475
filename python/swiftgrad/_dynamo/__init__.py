"""torch._dynamo: what programs name of PyTorch's tracer. Here calls are captured by the engine (see capture.py)."""

from __future__ import annotations

from typing import Any

from .._missing import absent_function, module_getattr
from . import capture, config
from .decorators import (
    allow_in_graph,
    assume_constant_result,
    disable,
    disallow_in_graph,
    forbid_in_graph,
    graph_break,
    mark_dynamic,
    mark_static,
    mark_static_address,
    maybe_mark_dynamic,
    nonstrict_trace,
    substitute_in_graph,
)
from .eval_frame import OptimizedModule, explain, optimize, optimize_assert, run
from .external_utils import is_compiling

__all__ = [
    "OptimizedModule",
    "allow_in_graph",
    "assume_constant_result",
    "config",
    "disable",
    "disallow_in_graph",
    "explain",
    "export",
    "forbid_in_graph",
    "graph_break",
    "is_compiling",
    "list_backends",
    "mark_dynamic",
    "mark_static",
    "mark_static_address",
    "maybe_mark_dynamic",
    "nonstrict_trace",
    "optimize",
    "optimize_assert",
    "reset",
    "run",
    "substitute_in_graph",
]

_WHY = "there is no tracer of Python; the engine captures its own operators"
export = absent_function("torch._dynamo.export", _WHY)
register_backend = absent_function("torch._dynamo.register_backend", _WHY)


def reset() -> None:
    """Forgets what compiled functions captured."""
    capture.reset_all()


def list_backends(exclude_tags: Any = ("debug", "experimental")) -> list[str]:
    """The back ends of `torch.compile`: ``["eager", "inductor"]``."""
    return ["eager", "inductor"]


__getattr__ = module_getattr(
    __name__, "_trace_wrapped_higher_order_op capture decorators eval_frame exc external_utils guards utils"
)
