"""`torch.cuda.amp`: older names of `torch.amp`'s, disabled as there is no CUDA."""

from __future__ import annotations

import functools
import warnings
from collections.abc import Callable
from typing import Any

from ... import _C
from ...amp import autocast_mode, grad_scaler

__all__ = ["GradScaler", "autocast", "custom_bwd", "custom_fwd"]


class autocast(autocast_mode.autocast):
    """`torch.amp.autocast("cuda", ...)`.

    Args:
        enabled: as there.
        dtype: as there.
        cache_enabled: as there.
    """

    def __init__(self, enabled: bool = True, dtype: Any = _C.float16, cache_enabled: bool = True) -> None:
        warnings.warn(
            "`torch.cuda.amp.autocast(args...)` is deprecated. "
            "Please use `torch.amp.autocast('cuda', args...)` instead.",
            FutureWarning,
            stacklevel=2,
        )
        super().__init__("cuda", enabled=enabled, dtype=dtype, cache_enabled=cache_enabled)


class GradScaler(grad_scaler.GradScaler):
    """`torch.amp.GradScaler("cuda", ...)`.

    Args:
        init_scale: as there.
        growth_factor: as there.
        backoff_factor: as there.
        growth_interval: as there.
        enabled: as there.
    """

    def __init__(
        self,
        init_scale: float = 2.0**16,
        growth_factor: float = 2.0,
        backoff_factor: float = 0.5,
        growth_interval: int = 2000,
        enabled: bool = True,
    ) -> None:
        warnings.warn(
            "`torch.cuda.amp.GradScaler(args...)` is deprecated. "
            "Please use `torch.amp.GradScaler('cuda', args...)` instead.",
            FutureWarning,
            stacklevel=2,
        )
        super().__init__("cuda", init_scale, growth_factor, backoff_factor, growth_interval, enabled)


def custom_fwd(fwd: Callable[..., Any] | None = None, *, cast_inputs: Any = None) -> Callable[..., Any]:
    """`torch.amp.custom_fwd` for CUDA.

    Args:
        fwd: as there.
        cast_inputs: as there.
    """
    return functools.partial(autocast_mode.custom_fwd, device_type="cuda")(fwd=fwd, cast_inputs=cast_inputs)


def custom_bwd(bwd: Callable[..., Any] | None = None) -> Callable[..., Any]:
    """`torch.amp.custom_bwd` for CUDA.

    Args:
        bwd: as there.
    """
    return functools.partial(autocast_mode.custom_bwd, device_type="cuda")(bwd)
