"""`torch.cpu.amp`: older names of `torch.amp`'s."""

from __future__ import annotations

from ... import _C
from ...amp._older_names import classes_of

__all__ = ["GradScaler", "autocast"]

autocast, GradScaler = classes_of("cpu", _C.bfloat16)
