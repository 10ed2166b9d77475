"""Streams, events and graphs of CUDA: names for annotations; none can be made."""

from __future__ import annotations

from typing import Any


class _Unavailable:
    """A class of which a build without CUDA makes no objects."""

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        raise RuntimeError(
            f"Tried to instantiate dummy base class {cls.__name__}: Torch not compiled with CUDA enabled"
        )


class Stream(_Unavailable):
    """A queue of work on a CUDA device."""


class ExternalStream(Stream):
    """A stream that something else made."""


class Event(_Unavailable):
    """A mark in a stream."""


class CUDAGraph(_Unavailable):
    """Recorded work of a CUDA device."""


class graph(_Unavailable):
    """Records work of a CUDA device."""


class StreamContext:
    """Makes a stream current for a ``with`` block: None, the only one there can be, changes nothing."""

    def __init__(self, stream: Stream | None) -> None:
        self.stream = stream

    def __enter__(self) -> None:
        return None

    def __exit__(self, *exception: object) -> None:
        return None


def stream(stream: Stream | None) -> StreamContext:
    """A context manager for ``stream``."""
    return StreamContext(stream)


def set_stream(stream: Stream | None) -> None:
    """Nothing to set for None."""


def current_stream(device: Any = None) -> Stream:
    """Raises AssertionError: there is no CUDA device."""
    raise AssertionError("Torch not compiled with CUDA enabled")


def default_stream(device: Any = None) -> Stream:
    """Raises AssertionError: there is no CUDA device."""
    raise AssertionError("Torch not compiled with CUDA enabled")
