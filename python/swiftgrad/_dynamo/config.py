"""Settings of the tracer, kept and not used: there is none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

cache_size_limit = 8
recompile_limit = 8
accumulated_cache_size_limit = 256
accumulated_recompile_limit = 256
suppress_errors = False
verbose = False
disable = False
dynamic_shapes = True
assume_static_by_default = True
automatic_dynamic_shapes = True
capture_scalar_outputs = False
capture_dynamic_output_shape_ops = False
optimize_ddp = True
inline_inbuilt_nn_modules = True
allow_unspec_int_on_nn_module = False
compiled_autograd = False
force_parameter_static_shapes = True
guard_nn_modules = True
log_level: Any = None


@contextmanager
def _patched(changes: dict[str, Any]) -> Iterator[None]:
    space = globals()
    for name in changes:
        if name not in space:
            raise AttributeError(f"torch._dynamo.config.{name} does not exist")
    previous = {name: space[name] for name in changes}
    space.update(changes)
    try:
        yield
    finally:
        space.update(previous)


def patch(arg1: str | dict[str, Any] | None = None, arg2: Any = None, **kwargs: Any) -> Any:
    """Sets settings for a ``with`` block or a decorated function."""
    changes = {arg1: arg2} if isinstance(arg1, str) else dict(arg1 or {})
    return _patched({**changes, **kwargs})
