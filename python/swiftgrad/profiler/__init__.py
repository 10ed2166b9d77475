"""torch.profiler: the wall time of operators and of ranges that the program names."""

from __future__ import annotations

from .._missing import module_getattr
from ._events import EventList, FunctionEvent
from ._profile import (
    DeviceType,
    ProfilerAction,
    ProfilerActivity,
    profile,
    record_function,
    schedule,
    supported_activities,
    tensorboard_trace_handler,
)

__all__ = [
    "DeviceType",
    "EventList",
    "FunctionEvent",
    "ProfilerAction",
    "ProfilerActivity",
    "kineto_available",
    "profile",
    "record_function",
    "schedule",
    "supported_activities",
    "tensorboard_trace_handler",
]


def kineto_available() -> bool:
    """No: the profiler is our own."""
    return False


__getattr__ = module_getattr(__name__)
