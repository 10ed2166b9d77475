"""The context in which operators choose their precision."""

from __future__ import annotations

import functools
import warnings
from collections.abc import Callable, Mapping
from typing import Any, Literal

from .. import _C
from .._tensor import Tensor
from . import _state

__all__ = ["autocast", "custom_bwd", "custom_fwd", "is_autocast_available"]


@functools.cache
def _warn_of_slow_bfloat16() -> None:
    """Says, once, that bfloat16 saves no time where the CPU has no instruction for it."""
    if not _C._cpu_multiplies_bfloat16():
        warnings.warn(
            "autocast to bfloat16: this CPU has no AVX512-BF16 (or SWIFTGRAD_CPU_LEVEL turns it off), so products are "
            "computed in float32: results are right, but no faster than without autocast.",
            stacklevel=4,
        )


def is_autocast_available(device_type: str) -> bool:
    """Whether PyTorch has autocast for this type of device (here only the CPU's has an effect)."""
    return _state._device(device_type) in _state._DTYPES


class autocast:
    """Within it (or in a function it decorates), products and convolutions run in a lower precision, losses in float32.

    On a CPU with AVX512-BF16 products of bfloat16 take half of float32's time; elsewhere they are computed in float32,
    of which the first context warns, and nothing is saved. Results have the dtypes and the rounding of PyTorch's. Casts
    are differentiable; a parameter's is kept until the outermost context ends.

    Args:
        device_type: "cpu" has an effect; "cuda" is disabled with a warning, as there is none.
        dtype: bfloat16 (the default on the CPU) or float16.
        enabled: whether it has any effect; False within another context turns that off.
        cache_enabled: whether casts of parameters are kept.

    Raises:
        ValueError: `device_type` is no str.
        RuntimeError: there is no such device, or no autocast for it.
    """

    def __init__(
        self, device_type: str, dtype: Any = None, enabled: bool = True, cache_enabled: bool | None = None
    ) -> None:
        if not isinstance(device_type, str):
            raise ValueError(f"Expected `device_type` of type `str`, got: `{type(device_type)}`")
        if not is_autocast_available(device_type):
            raise RuntimeError(f"User specified an unsupported autocast device_type '{device_type}'")
        self.device = _state._device(device_type)
        self.fast_dtype = _state.get_autocast_dtype(device_type) if dtype is None else dtype
        self.custom_backend_name = "privateuseone"
        self._cache_enabled = _state.is_autocast_cache_enabled() if cache_enabled is None else cache_enabled
        if self.device == "cuda" and enabled:
            warnings.warn("CUDA is not available or torch_xla is imported. Disabling autocast.", stacklevel=2)
            enabled = False
        elif self.device == "cpu" and enabled and self.fast_dtype not in (_C.bfloat16, _C.float16):
            warnings.warn(
                "In CPU autocast, but the target dtype is not supported. Disabling autocast.\n"
                "CPU Autocast only supports dtypes of torch.bfloat16, torch.float16 currently.",
                stacklevel=2,
            )
            enabled = False
        elif self.device == "cpu" and enabled and self.fast_dtype == _C.bfloat16:
            _warn_of_slow_bfloat16()
        self._enabled = enabled

    def __enter__(self) -> autocast:
        self.prev_cache_enabled = _state.is_autocast_cache_enabled()
        self.prev = _state.is_autocast_enabled(self.device)
        self.prev_fastdtype = _state.get_autocast_dtype(self.device)
        _state._state.enabled[self.device] = self._enabled
        _state._state.dtypes[self.device] = self.fast_dtype
        _state._state.cache = self._cache_enabled
        _state._tell_engine()
        _state.autocast_increment_nesting()
        return self

    def __exit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> Literal[False]:
        if _state.autocast_decrement_nesting() == 0:
            _state.clear_autocast_cache()
        _state._state.enabled[self.device] = self.prev
        _state._state.dtypes[self.device] = self.prev_fastdtype
        _state._state.cache = self.prev_cache_enabled
        _state._tell_engine()
        return False

    def __call__(self, func: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(func)
        def decorated(*args: Any, **kwargs: Any) -> Any:
            with self:
                return func(*args, **kwargs)

        return decorated


def _cast(value: Any, device_type: str, dtype: Any) -> Any:
    """Float tensors (but float64 ones) in `dtype`, in nested containers too."""
    if isinstance(value, Tensor):
        casts = value.is_floating_point() and value.device.type == device_type and value.dtype != _C.float64
        return value.to(dtype) if casts else value
    if isinstance(value, (str, bytes)):
        return value
    if isinstance(value, Mapping):
        return {_cast(k, device_type, dtype): _cast(v, device_type, dtype) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        parts = [_cast(v, device_type, dtype) for v in value]
        return type(value)(parts)
    return value


def _checked_device_type(device_type: Any) -> str:
    if not isinstance(device_type, str):
        raise ValueError(f"Expected `device_type` of type `str`, got: `{type(device_type)}`")
    return device_type


def custom_fwd(
    fwd: Callable[..., Any] | None = None, *, device_type: str, cast_inputs: Any = None
) -> Callable[..., Any]:
    """Decorates `forward` of an `autograd.Function` that may be used within autocast.

    Args:
        fwd: the method.
        device_type: whose autocast is meant.
        cast_inputs: dtype to cast float arguments to, the body then running without autocast; None leaves both alone.
    """
    _checked_device_type(device_type)
    if fwd is None:
        return functools.partial(custom_fwd, device_type=device_type, cast_inputs=cast_inputs)

    @functools.wraps(fwd)
    def decorated(*args: Any, **kwargs: Any) -> Any:
        context = args[0]
        context._dtype = _state.get_autocast_dtype(device_type)
        on = _state.is_autocast_enabled(device_type)
        if cast_inputs is None:
            context._fwd_used_autocast = on
            return fwd(*args, **kwargs)
        context._fwd_used_autocast = False
        if not on:
            return fwd(*args, **kwargs)
        with autocast(device_type=device_type, enabled=False):
            return fwd(*_cast(args, device_type, cast_inputs), **_cast(kwargs, device_type, cast_inputs))

    return decorated


def custom_bwd(bwd: Callable[..., Any] | None = None, *, device_type: str) -> Callable[..., Any]:
    """Decorates `backward` of such a function: it runs with autocast as `forward` did.

    Args:
        bwd: the method.
        device_type: whose autocast is meant.
    """
    _checked_device_type(device_type)
    if bwd is None:
        return functools.partial(custom_bwd, device_type=device_type)

    @functools.wraps(bwd)
    def decorated(*args: Any, **kwargs: Any) -> Any:
        context = args[0]
        with autocast(device_type=device_type, enabled=context._fwd_used_autocast, dtype=context._dtype):
            return bwd(*args, **kwargs)

    return decorated
