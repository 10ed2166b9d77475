"""`torch.cuda.amp.grad_scaler`."""

from __future__ import annotations

from . import GradScaler

__all__ = ["GradScaler"]
