"""The iterator of a DataLoader with workers."""

from __future__ import annotations

import os
import selectors
import socket
import time
import weakref
from typing import Any

from . import _worker
from ._channel import Channel
from .dataloader import DataLoader, _BaseDataLoaderIter

_ENDED = object()


class _Failure:
    """Stands among the results for an exception of a worker."""

    def __init__(self, wrapper: Any) -> None:
        self.wrapper = wrapper


class _Worker:
    """The main process' side of a worker."""

    def __init__(self, process: Any, channel: Channel) -> None:
        self.process = process
        self.channel = channel
        self.active = True  # whether its part of an iterable dataset goes on
        self.tasks = 0

    def stop(self) -> None:
        """Closes the connection, which tells the worker to end."""
        self.channel.close()


def _shut_down(workers: list[_Worker], selector: selectors.BaseSelector, owner: int) -> None:
    """Ends the workers: by closing their connections, and if that does not help by signals."""
    if os.getpid() != owner:  # a child that inherited the iterator by fork
        return
    selector.close()
    for worker in workers:
        worker.stop()
    limit = time.monotonic() + _worker.STATUS_CHECK_INTERVAL
    for worker in workers:
        worker.process.join(timeout=max(0.0, limit - time.monotonic()))
    for signal in ("terminate", "kill"):
        for worker in workers:
            if worker.process.is_alive():
                getattr(worker.process, signal)()
                worker.process.join(timeout=1.0)
    workers.clear()


class _MultiProcessingDataLoaderIter(_BaseDataLoaderIter):
    """Hands out batch numbers to workers in turn, `prefetch_factor` ahead for each, and gives the batches in order."""

    def __init__(self, loader: DataLoader) -> None:
        super().__init__(loader)
        self._prefetch = loader.prefetch_factor
        self._in_order = loader.in_order
        self._persistent_workers = loader.persistent_workers
        self._selector = selectors.DefaultSelector()
        self._workers: list[_Worker] = []
        self._finalizer = weakref.finalize(self, _shut_down, self._workers, self._selector, os.getpid())
        context = loader.multiprocessing_context
        if context is None:
            import multiprocessing

            context = multiprocessing.get_context()
        options = {
            "kind": self._dataset_kind,
            "auto_collation": self._auto_collation,
            "collate_fn": self._collate_fn,
            "drop_last": self._drop_last,
            "init_fn": loader.worker_init_fn,
            "num_workers": self._num_workers,
        }
        for i in range(self._num_workers):
            self._start(context, options, i)
        self._begin()

    def _start(self, context: Any, options: dict[str, Any], worker_id: int) -> None:
        ours, theirs = socket.socketpair()
        forked = context.get_start_method() == "fork"
        inherited = [ours, *(worker.channel.sock for worker in self._workers)] if forked else []
        try:
            process = context.Process(
                target=_worker.worker_loop,
                args=(theirs, inherited, options, self._dataset, self._base_seed, worker_id),
            )
            process.daemon = True
            process.start()
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()
        worker = _Worker(process, Channel(ours))
        self._workers.append(worker)
        self._selector.register(worker.channel, selectors.EVENT_READ, worker)
        self._selector.register(process.sentinel, selectors.EVENT_READ, worker)

    def _begin(self) -> None:
        """Starts a pass: nothing received, and the first tasks on their way."""
        self._sent = 0
        self._next = 0
        self._next_worker = 0
        self._results: dict[int, Any] = {}
        self._owners: dict[int, _Worker] = {}
        for worker in self._workers:
            worker.active = True
            worker.tasks = 0
        for _ in range((self._prefetch or 0) * self._num_workers):
            self._assign()

    def _reset(self, loader: DataLoader, first_iter: bool = False) -> None:
        super()._reset(loader, first_iter)
        if not self._workers:
            raise RuntimeError("DataLoader: the workers of this iterator have been shut down")
        self._resuming = len(self._workers)
        for worker in self._workers:
            worker.channel.send(_worker.RESUME)
            self._watch(worker)
        while self._resuming:
            self._wait()
        self._begin()

    # Tasks and results

    def _assign(self) -> None:
        """Gives the next task to the next active worker, unless there is none left."""
        for _ in range(self._num_workers):
            worker = self._workers[self._next_worker]
            self._next_worker = (self._next_worker + 1) % self._num_workers
            if worker.active and (self._in_order or worker.tasks < (self._prefetch or 1)):
                break
        else:
            return
        try:
            task = self._next_index()
        except StopIteration:
            return
        self._owners[self._sent] = worker
        worker.tasks += 1
        worker.channel.send(_worker.TASK, self._sent, task)
        self._watch(worker)
        self._sent += 1

    def _watch(self, worker: _Worker) -> None:
        """Waits for room in the worker's socket too, if something is still to be sent."""
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if worker.channel.unsent else 0)
        if self._selector.get_key(worker.channel).events != events:
            self._selector.modify(worker.channel, events, worker)

    def _wait(self) -> None:
        """Waits until something is received, and takes it in."""
        events = self._selector.select(self._timeout or None)
        if not events:
            raise RuntimeError(f"DataLoader timed out after {self._timeout} seconds")
        dead = []
        for key, mask in events:
            worker: _Worker = key.data
            if key.fileobj is not worker.channel:
                dead.append(worker)
                continue
            try:
                if mask & selectors.EVENT_WRITE:
                    worker.channel.flush()
                    self._watch(worker)
                if mask & selectors.EVENT_READ:
                    self._take(worker)
            except (EOFError, BrokenPipeError, ConnectionResetError):
                dead.append(worker)
        if dead:
            self._report(dead)

    def _report(self, dead: list[_Worker]) -> None:
        """Raises for workers that ended without being told to."""
        unique = {id(worker): worker for worker in dead}.values()
        for worker in unique:
            worker.process.join(timeout=1.0)
        pids = ", ".join(str(worker.process.pid) for worker in unique)
        self._shut_down()
        raise RuntimeError(f"DataLoader worker (pid(s) {pids}) exited unexpectedly")

    def _take(self, worker: _Worker) -> None:
        kind, number, content = worker.channel.receive()
        if kind == _worker.RESUMED:
            self._resuming -= 1
            return
        if number not in self._owners:  # of a pass that was given up
            return
        worker.tasks -= 1
        if kind == _worker.END:
            worker.active = False
            content = _ENDED
        elif kind == _worker.ERROR:
            content = _Failure(content)
        self._results[number] = content

    def _ready(self) -> int | None:
        """The number of the result to give next, if it is here."""
        if self._in_order:
            return self._next if self._next in self._results else None
        return next(iter(self._results), None)

    def _next_data(self) -> Any:
        while True:
            if not self._owners:
                if not self._persistent_workers:
                    self._shut_down()
                raise StopIteration
            number = self._ready()
            if number is None:
                self._wait()
                continue
            result = self._results.pop(number)
            del self._owners[number]
            self._next += 1
            self._assign()
            if result is _ENDED:
                continue
            if isinstance(result, _Failure):
                result.wrapper.reraise()
            return result

    def _shut_down(self) -> None:
        self._owners.clear()
        self._finalizer()
