"""torch.distributed.algorithms._checkpoint."""

from __future__ import annotations

from ...._missing import module_getattr

__getattr__ = module_getattr(__name__, "checkpoint_wrapper")
