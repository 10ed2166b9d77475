"""`torch.cpu.amp.autocast_mode`."""

from __future__ import annotations

from . import autocast

__all__ = ["autocast"]
