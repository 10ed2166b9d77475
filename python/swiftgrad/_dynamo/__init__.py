"""torch._dynamo, PyTorch's tracer: there is none, so functions run as written.

The decorators and settings that programs name are here; what would have to trace raises NotImplementedError.
"""

from __future__ import annotations

from typing import Any

from .._missing import absent_function, module_getattr
from . import config
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
from .eval_frame import OptimizedModule, optimize, optimize_assert, run

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

_WHY = "there is no tracer; functions run as written"
explain = absent_function("torch._dynamo.explain", _WHY)
export = absent_function("torch._dynamo.export", _WHY)
register_backend = absent_function("torch._dynamo.register_backend", _WHY)


def is_compiling() -> bool:
    """No."""
    return False


def reset() -> None:
    """Nothing is cached."""


def list_backends(exclude_tags: Any = ("debug", "experimental")) -> list[str]:
    """The back ends of `torch.compile`: ``["eager"]``."""
    return ["eager"]


__getattr__ = module_getattr(__name__, "_trace_wrapped_higher_order_op decorators eval_frame external_utils utils")
