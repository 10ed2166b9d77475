"""Timing of statements."""

from __future__ import annotations

from ..._missing import module_getattr
from .timer import Compare, Language, Measurement, TaskSpec, Timer, timer

__all__ = ["Compare", "Language", "Measurement", "TaskSpec", "Timer", "timer"]
__getattr__ = module_getattr(__name__, "utils")
