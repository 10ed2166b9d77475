"""torch.fx: names of the graph tracer, for annotations and decorators; there is no tracer."""

from __future__ import annotations

from typing import Any

from .._missing import absent_class, absent_function, module_getattr

__all__ = [
    "Graph",
    "GraphModule",
    "Interpreter",
    "Node",
    "Proxy",
    "Tracer",
    "Transformer",
    "map_arg",
    "replace_pattern",
    "symbolic_trace",
    "wrap",
]

_WHY = "there is no graph tracer"
Graph = absent_class("torch.fx.Graph", _WHY)
GraphModule = absent_class("torch.fx.GraphModule", _WHY)
Interpreter = absent_class("torch.fx.Interpreter", _WHY)
Node = absent_class("torch.fx.Node", _WHY)
Proxy = absent_class("torch.fx.Proxy", _WHY)
Tracer = absent_class("torch.fx.Tracer", _WHY)
Transformer = absent_class("torch.fx.Transformer", _WHY)
symbolic_trace = absent_function("torch.fx.symbolic_trace", _WHY)
replace_pattern = absent_function("torch.fx.replace_pattern", _WHY)
map_arg = absent_function("torch.fx.map_arg", _WHY)


def wrap(fn_or_name: Any) -> Any:
    """The function or name itself: it marks what a tracer must not look into."""
    if not (callable(fn_or_name) or isinstance(fn_or_name, str)):
        raise RuntimeError(
            "Unsupported type for global function! Must be either a callable or string name, "
            f"got {type(fn_or_name).__name__}"
        )
    return fn_or_name


def has_side_effect(fn: Any) -> Any:
    """The function itself."""
    return fn


__getattr__ = module_getattr(__name__, "_compatibility _symbolic_trace graph graph_module node proxy")
