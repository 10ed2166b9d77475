"""What a DataLoader's worker process runs."""

from __future__ import annotations

import os
import random
import select
import sys
from typing import Any

from ... import _C
from ..._utils import ExceptionWrapper
from ._channel import Channel
from ._fetch import _DatasetKind

TASK, RESUME, STOP, BATCH, END, ERROR, RESUMED = range(7)
STATUS_CHECK_INTERVAL = 5.0


class WorkerInfo:
    """What a worker knows of itself: `id`, `num_workers`, `seed`, `dataset`."""

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: Any) -> None:
        raise RuntimeError(f"Cannot assign attributes to {type(self).__name__} objects")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{key}={value!r}' for key, value in self.__dict__.items())})"


_worker_info: WorkerInfo | None = None


def get_worker_info() -> WorkerInfo | None:
    """In a worker process of a DataLoader the worker's `WorkerInfo`, elsewhere None."""
    return _worker_info


class _NumpySeeder:
    """An import hook that seeds NumPy's global generator when NumPy is imported later."""

    def __init__(self, words: list[int]) -> None:
        self.words = words

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        if name != "numpy.random":
            return None
        from importlib.machinery import PathFinder

        sys.meta_path.remove(self)  # type: ignore[arg-type]
        spec = PathFinder.find_spec(name, path)
        if spec is not None and spec.loader is not None:
            execute = spec.loader.exec_module

            def exec_module(module: Any) -> None:
                execute(module)
                _seed_numpy(module, self.words)

            spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec


def _seed_numpy(numpy_random: Any, words: list[int]) -> None:
    numpy_random.seed(numpy_random.SeedSequence(words).generate_state(4))


def _seed(base_seed: int, worker_id: int) -> int:
    """Seeds Python's, swiftgrad's and NumPy's generators; returns the worker's seed."""
    seed = base_seed + worker_id
    random.seed(seed)
    _C.default_generator.manual_seed(seed)
    words = [worker_id, base_seed & 0xFFFFFFFF, base_seed >> 32, 0]
    if "numpy.random" in sys.modules:
        _seed_numpy(sys.modules["numpy.random"], words)
    else:
        sys.meta_path.insert(0, _NumpySeeder(words))  # type: ignore[arg-type]
    return seed


def _main_process_lives(parent: int) -> bool:
    from multiprocessing import process

    main = process.parent_process()
    return main.is_alive() if main is not None else os.getppid() == parent


def worker_loop(
    sock: Any,
    inherited: list[Any],
    options: dict[str, Any],
    dataset: Any,
    base_seed: int,
    worker_id: int,
) -> None:
    """Serves tasks until it is told to stop, or until the main process is gone."""
    for other in inherited:  # ends that fork copied: while open they would hide that the main process is gone
        other.close()
    channel = Channel(sock)
    try:
        _serve(channel, options, dataset, base_seed, worker_id)
    except KeyboardInterrupt:
        pass  # the main process gets the signal as well, and tells the user
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass  # the main process has gone
    finally:
        channel.close()


def _serve(channel: Channel, options: dict[str, Any], dataset: Any, base_seed: int, worker_id: int) -> None:
    global _worker_info
    parent = os.getppid()
    _C.set_num_threads(1)
    seed = _seed(base_seed, worker_id)
    _worker_info = WorkerInfo(
        id=worker_id,
        num_workers=options["num_workers"],
        seed=seed,
        dataset=dataset,
        rng=None,
        worker_method="multiprocessing",
    )
    where = f"in DataLoader worker process {worker_id}"
    fetcher: Any = None
    failure, ended = None, False
    kind = options["kind"]

    def make_fetcher() -> Any:
        return _DatasetKind.create_fetcher(
            kind, dataset, options["auto_collation"], options["collate_fn"], options["drop_last"]
        )

    try:
        if options["init_fn"] is not None:
            options["init_fn"](worker_id)
        fetcher = make_fetcher()
    except Exception:
        failure = ExceptionWrapper(where=where)

    while True:
        readable, _, _ = select.select([channel], [], [], STATUS_CHECK_INTERVAL)
        if not readable:
            if not _main_process_lives(parent):
                return
            continue
        message, number, task = channel.receive()
        if message == STOP:
            return
        if message == RESUME:
            ended = False
            try:
                if failure is None:
                    fetcher = make_fetcher()
            except Exception:
                failure = ExceptionWrapper(where=where)
            channel.send_now(RESUMED)
            continue
        if ended:
            channel.send_now(END, number)
            continue
        if failure is not None:
            channel.send_now(ERROR, number, failure)
            failure, ended = None, True
            continue
        try:
            batch = fetcher.fetch(task)
        except StopIteration as stop:
            if kind == _DatasetKind.Iterable:
                ended = True
                channel.send_now(END, number)
                continue
            del stop
            channel.send_now(ERROR, number, ExceptionWrapper(where=where))
        except Exception:
            channel.send_now(ERROR, number, ExceptionWrapper(where=where))
        else:
            _deliver(channel, number, batch, where)


def _deliver(channel: Channel, number: int, batch: Any, where: str) -> None:
    """Sends a batch, or the exception that pickling it raises."""
    try:
        channel.send_now(BATCH, number, batch)
    except (BrokenPipeError, ConnectionResetError):
        raise
    except Exception:
        channel.send_now(ERROR, number, ExceptionWrapper(where=where))
