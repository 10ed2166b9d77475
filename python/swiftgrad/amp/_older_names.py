"""The classes of `torch.cpu.amp` and `torch.cuda.amp`: older names of `torch.amp`'s, for one device."""

from __future__ import annotations

import warnings
from typing import Any

from . import autocast_mode, grad_scaler


def classes_of(device: str, usual: Any) -> tuple[type[autocast_mode.autocast], type[grad_scaler.GradScaler]]:
    """`autocast` (to the dtype `usual` where none is given) and `GradScaler` of a device; making one warns."""

    def warn(name: str) -> None:
        warnings.warn(
            f"`torch.{device}.amp.{name}(args...)` is deprecated. "
            f"Please use `torch.amp.{name}('{device}', args...)` instead.",
            FutureWarning,
            stacklevel=3,
        )

    class autocast(autocast_mode.autocast):
        """`torch.amp.autocast` of this device.

        Args:
            enabled: as there.
            dtype: as there.
            cache_enabled: as there.
        """

        def __init__(self, enabled: bool = True, dtype: Any = usual, cache_enabled: bool = True) -> None:
            warn("autocast")
            super().__init__(device, enabled=enabled, dtype=dtype, cache_enabled=cache_enabled)

    class GradScaler(grad_scaler.GradScaler):
        """`torch.amp.GradScaler` of this device.

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
            warn("GradScaler")
            super().__init__(device, init_scale, growth_factor, backoff_factor, growth_interval, enabled)

    for made in (autocast, GradScaler):
        made.__module__, made.__qualname__ = f"swiftgrad.{device}.amp", made.__name__
    return autocast, GradScaler
