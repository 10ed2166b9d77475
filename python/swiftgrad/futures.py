"""Futures: results that may not be there yet."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

__all__ = ["Future", "collect_all", "wait_all"]


class Future:
    """A result that another thread sets.

    Args:
        devices: Ignored: there is one device.
    """

    def __init__(self, *, devices: Any = None) -> None:
        self._condition = threading.Condition()
        self._done = False
        self._value: Any = None
        self._error: BaseException | None = None
        self._callbacks: list[Callable[[Future], Any]] = []

    def __class_getitem__(cls, item: Any) -> Any:
        return cls

    def done(self) -> bool:
        """Whether a result or an error was set."""
        return self._done

    def wait(self) -> Any:
        """Waits for the result and gives it, or raises the error that was set."""
        with self._condition:
            self._condition.wait_for(lambda: self._done)
        return self.value()

    def value(self) -> Any:
        """The result, which must be there, or raises the error that was set."""
        if not self._done:
            raise RuntimeError("Future.value(): the future is not completed yet, use wait()")
        if self._error is not None:
            raise self._error
        return self._value

    def _finish(self, value: Any, error: BaseException | None) -> None:
        with self._condition:
            if self._done:
                raise RuntimeError("Attempting to mark a completed Future as complete again.")
            self._value, self._error, self._done = value, error, True
            callbacks, self._callbacks = self._callbacks, []
            self._condition.notify_all()
        for callback in callbacks:
            callback(self)

    def set_result(self, result: Any) -> None:
        """Sets the result and runs the callbacks."""
        self._finish(result, None)

    def set_exception(self, result: BaseException) -> None:
        """Sets an error, which `wait` raises, and runs the callbacks."""
        if not isinstance(result, Exception):
            raise AssertionError(f"{result} is of type {type(result)}, not an Exception.")
        self._finish(None, result)

    def add_done_callback(self, callback: Callable[[Future], Any]) -> None:
        """Calls ``callback(self)`` when the future is done, at once if it is."""
        with self._condition:
            if not self._done:
                self._callbacks.append(callback)
                return
        callback(self)

    def then(self, callback: Callable[[Future], Any]) -> Future:
        """A future of ``callback(self)``."""
        after = Future()

        def run(future: Future) -> None:
            try:
                value = callback(future)
            except Exception as error:
                after.set_exception(error)
            else:
                after.set_result(value)

        self.add_done_callback(run)
        return after


def collect_all(futures: list[Future]) -> Future:
    """A future of the list itself, done when all are."""
    result = Future()
    if not futures:
        result.set_result(futures)
        return result
    remaining = [len(futures)]
    lock = threading.Lock()

    def one_done(_: Future) -> None:
        with lock:
            remaining[0] -= 1
            last = remaining[0] == 0
        if last:
            result.set_result(futures)

    for future in futures:
        future.add_done_callback(one_done)
    return result


def wait_all(futures: list[Future]) -> list[Any]:
    """The results of all, or the first error."""
    return [future.wait() for future in futures]
