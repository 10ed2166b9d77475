"""Stores: keys and values that processes of a group would share; with one process, a dictionary."""

from __future__ import annotations

import threading
from typing import Any

_TIMEOUT = 300.0


class Store:
    """Keys and values."""

    def __init__(self) -> None:
        self._data: dict[str, bytes] = {}
        self._changed = threading.Condition()
        self.timeout: Any = _TIMEOUT

    def set(self, key: str, value: str | bytes) -> None:
        """Sets a key."""
        with self._changed:
            self._data[key] = value.encode() if isinstance(value, str) else bytes(value)
            self._changed.notify_all()

    def get(self, key: str) -> bytes:
        """The value of a key, waiting for it."""
        self.wait([key])
        return self._data[key]

    def add(self, key: str, amount: int) -> int:
        """Adds to a number; returns the sum."""
        with self._changed:
            total = int(self._data.get(key, b"0")) + amount
            self._data[key] = str(total).encode()
            self._changed.notify_all()
            return total

    def check(self, keys: list[str]) -> bool:
        """Whether all keys are set."""
        return all(key in self._data for key in keys)

    def wait(self, keys: list[str], timeout: Any = None) -> None:
        """Waits for keys.

        Raises:
            RuntimeError: They did not come in time.
        """
        limit = self.timeout if timeout is None else timeout
        seconds = limit.total_seconds() if hasattr(limit, "total_seconds") else float(limit)
        with self._changed:
            if not self._changed.wait_for(lambda: self.check(keys), seconds):
                raise RuntimeError(f"wait timeout after {seconds}s, keys: {', '.join(keys)}")

    def compare_set(self, key: str, expected_value: str, desired_value: str) -> bytes:
        """Sets a key if it has the expected value; returns what it has then."""
        with self._changed:
            now = self._data.get(key)
            if now == expected_value.encode() or (now is None and expected_value == ""):
                self._data[key] = desired_value.encode()
                self._changed.notify_all()
            elif now is None:
                return expected_value.encode()
            return self._data[key]

    def delete_key(self, key: str) -> bool:
        """Forgets a key; whether it was there."""
        with self._changed:
            return self._data.pop(key, None) is not None

    def num_keys(self) -> int:
        """How many keys there are."""
        return len(self._data)

    def set_timeout(self, timeout: Any) -> None:
        """Sets how long `wait` waits."""
        self.timeout = timeout


class HashStore(Store):
    """A store in memory."""


class FileStore(Store):
    """A store for the processes that name the same file: this one.

    Args:
        file_name: The file; it is not written.
        world_size: 1, or -1 for as many as there are.
    """

    def __init__(self, file_name: str, world_size: int = -1) -> None:
        _one_process(world_size, "FileStore")
        super().__init__()
        self.path = file_name


class TCPStore(Store):
    """A store on a server: this process.

    Args:
        host_name: Its name; no port is opened.
        port: Its port.
        world_size: 1, or None for as many as there are.
        is_master: True: there is no other process to be the server.
        timeout: How long `wait` waits.
        kwargs: Accepted.
    """

    def __init__(
        self,
        host_name: str,
        port: int,
        world_size: int | None = None,
        is_master: bool = False,
        timeout: Any = _TIMEOUT,
        **kwargs: Any,
    ) -> None:
        _one_process(-1 if world_size is None else world_size, "TCPStore")
        if not is_master:
            raise NotImplementedError(
                "swiftgrad has no torch.distributed over several processes yet: TCPStore needs is_master"
            )
        super().__init__()
        self.host, self.port, self.timeout = host_name, port, timeout


class PrefixStore(Store):
    """A part of another store: keys that begin with a prefix.

    Args:
        prefix: The prefix.
        store: The other store.
    """

    def __init__(self, prefix: str, store: Store) -> None:
        super().__init__()
        self.prefix, self.underlying_store = prefix, store

    def _key(self, key: str) -> str:
        return f"{self.prefix}/{key}"

    def set(self, key: str, value: str | bytes) -> None:
        """Sets a key."""
        self.underlying_store.set(self._key(key), value)

    def get(self, key: str) -> bytes:
        """The value of a key, waiting for it."""
        return self.underlying_store.get(self._key(key))

    def add(self, key: str, amount: int) -> int:
        """Adds to a number; returns the sum."""
        return self.underlying_store.add(self._key(key), amount)

    def check(self, keys: list[str]) -> bool:
        """Whether all keys are set."""
        return self.underlying_store.check([self._key(k) for k in keys])

    def wait(self, keys: list[str], timeout: Any = None) -> None:
        """Waits for keys."""
        self.underlying_store.wait([self._key(k) for k in keys], timeout)

    def compare_set(self, key: str, expected_value: str, desired_value: str) -> bytes:
        """Sets a key if it has the expected value; returns what it has then."""
        return self.underlying_store.compare_set(self._key(key), expected_value, desired_value)

    def delete_key(self, key: str) -> bool:
        """Forgets a key; whether it was there."""
        return self.underlying_store.delete_key(self._key(key))

    def num_keys(self) -> int:
        """How many keys the other store has."""
        return self.underlying_store.num_keys()


def _one_process(world_size: int, what: str) -> None:
    if world_size > 1:
        raise NotImplementedError(
            f"swiftgrad has no torch.distributed over several processes yet: "
            f"{what} takes world_size 1, got {world_size}"
        )
