"""torch.utils.benchmark.utils: see `torch.utils.benchmark`."""

from __future__ import annotations

from ..._missing import module_getattr
from .timer import Compare, Language, Measurement, TaskSpec, Timer

__all__ = ["Compare", "Language", "Measurement", "TaskSpec", "Timer"]
__getattr__ = module_getattr(__name__)
