"""`torch.cuda.amp`: older names of `torch.amp`'s, disabled as there is no CUDA."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from ... import _C
from ...amp import autocast_mode
from ...amp._older_names import classes_of

__all__ = ["GradScaler", "autocast", "custom_bwd", "custom_fwd"]


autocast, GradScaler = classes_of("cuda", _C.float16)


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
