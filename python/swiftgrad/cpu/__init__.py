"""The device that is there, with the questions that programs ask of an accelerator."""

from __future__ import annotations

from typing import Any

from .. import _C
from .._missing import module_getattr

__all__ = [
    "Event",
    "Stream",
    "StreamContext",
    "current_device",
    "current_stream",
    "device_count",
    "is_available",
    "is_initialized",
    "set_device",
    "stream",
    "synchronize",
]


class Stream:
    """The order of work: operators run one after the other, when they are called.

    Args:
        priority: Ignored.
    """

    def __init__(self, priority: int = -1) -> None:
        self.priority = priority

    def wait_stream(self, stream: Stream) -> None:
        """All work is done when its operator returns."""

    def record_event(self) -> Event:
        """An event that has happened."""
        return Event()

    def wait_event(self, event: Event) -> None:
        """All work is done when its operator returns."""


class Event:
    """A mark in the order of work: it has always happened already."""

    def query(self) -> bool:
        """True."""
        return True

    def record(self, stream: Stream | None = None) -> None:
        """All work up to here is done."""

    def synchronize(self) -> None:
        """All work is done when its operator returns."""

    def wait(self, stream: Stream | None = None) -> None:
        """All work is done when its operator returns."""


_default_stream = Stream()
_current_stream = _default_stream


class StreamContext:
    """Makes a stream current for a ``with`` block."""

    def __init__(self, stream: Stream | None) -> None:
        self.stream = stream

    def __enter__(self) -> None:
        global _current_stream
        self.previous = _current_stream
        if self.stream is not None:
            _current_stream = self.stream

    def __exit__(self, *exception: object) -> None:
        global _current_stream
        _current_stream = self.previous


def stream(stream: Stream) -> StreamContext:
    """A context manager that makes ``stream`` current."""
    return StreamContext(stream)


def current_stream(device: Any = None) -> Stream:
    """The current stream."""
    return _current_stream


def is_available() -> bool:
    """Yes."""
    return True


def is_initialized() -> bool:
    """Yes."""
    return True


def synchronize(device: Any = None) -> None:
    """All work is done when its operator returns."""


def device_count() -> int:
    """1."""
    return 1


def current_device() -> str:
    """``"cpu"``."""
    return "cpu"


def set_device(device: Any) -> None:
    """There is one device."""


def _is_avx512_supported() -> bool:
    return _C._cpu_capability() == "avx512"


def _is_avx2_supported() -> bool:
    return _C._cpu_capability() in ("avx2", "avx512")


__getattr__ = module_getattr(__name__, "amp")
