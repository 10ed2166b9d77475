"""DataLoader with worker processes: order, seeds, exceptions, dying workers, nothing left behind."""

import gc
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
import warnings
from multiprocessing import resource_tracker

import pytest
import swiftgrad as torch
from swiftgrad.utils.data import DataLoader, Dataset, IterableDataset, TensorDataset, get_worker_info

TEN = TensorDataset(torch.arange(10.0))


class Squares(Dataset):
    def __init__(self, n=20, size=1):
        self.n, self.size = n, size

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        return torch.full((self.size,), float(i * i)), i, f"name{i}"


class Failing(Squares):
    def __init__(self, error):
        super().__init__()
        self.error = error

    def __getitem__(self, i):
        raise self.error


class Killed(Squares):
    def __getitem__(self, i):
        os.kill(os.getpid(), signal.SIGKILL)


class Sleeping(Squares):
    def __getitem__(self, i):
        time.sleep(60)


class Seeds(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        info = get_worker_info()
        return info.id, info.num_workers, info.seed, torch.initial_seed(), random.random()


class Split(IterableDataset):
    def __iter__(self):
        info = get_worker_info()
        return iter(range(info.id, 7, info.num_workers))


class Awkward(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)


def first(batch):
    return batch[0]


@pytest.fixture(autouse=True)
def nothing_left():
    resource_tracker.ensure_running()  # of the start method spawn: a process and a pipe that stay
    before = set(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else None
    yield
    gc.collect()
    assert multiprocessing.active_children() == []
    if before is not None:
        assert len(os.listdir("/proc/self/fd")) <= len(before)


@pytest.mark.parametrize("size", [1, 50000])
@pytest.mark.parametrize("context", [None, "spawn"])
def test_batches_in_order(size, context):
    loader = DataLoader(Squares(12, size), batch_size=4, num_workers=2, multiprocessing_context=context)
    batches = list(loader)
    assert [b[0][:, -1].tolist() for b in batches] == [[float(i * i) for i in range(k, k + 4)] for k in (0, 4, 8)]
    assert batches[1][1].tolist() == [4, 5, 6, 7]
    assert batches[2][2] == ("name8", "name9", "name10", "name11")
    batches[0][0].add_(1)  # the memory is ours to write
    assert batches[0][0][0, 0].item() == 1.0


def test_many_dtypes_and_empty_tensors():
    data = [(torch.zeros(0, 3), torch.tensor(True), torch.ones(3, dtype=torch.float16), torch.arange(6).view(2, 3).t())]
    (batch,) = DataLoader(data, num_workers=1)
    assert [(b.shape, b.dtype) for b in batch] == [
        ((1, 0, 3), torch.float32), ((1,), torch.bool), ((1, 3), torch.float16), ((1, 3, 2), torch.int64),
    ]  # fmt: skip


def test_same_order_as_without_workers():
    orders = []
    for workers in (0, 1, 3):
        torch.manual_seed(7)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            orders.append([x.tolist() for (x,) in DataLoader(TEN, batch_size=3, shuffle=True, num_workers=workers)])
    assert orders[0] == orders[1] == orders[2] == [[3.0, 2.0, 7.0], [8.0, 6.0, 1.0], [5.0, 9.0, 0.0], [4.0]]


def test_seeds_are_pytorchs():
    torch.manual_seed(3)
    rows = list(DataLoader(Seeds(), num_workers=2, collate_fn=first))
    base = 937055941807507096
    assert [row[:4] for row in rows] == [(w, 2, base + w, base + w) for w in (0, 1, 0, 1)]
    assert [row[4] for row in rows[:2]] == [0.21793848432592644, 0.09049729754573688]


def test_worker_info():
    assert get_worker_info() is None
    (text,) = DataLoader([0], num_workers=1, collate_fn=lambda batch: repr(get_worker_info()))
    assert text.startswith("WorkerInfo(id=0, num_workers=1, seed=")


def test_iterable_dataset():
    assert sorted(
        x.item() for x in DataLoader(Split(), batch_size=None, num_workers=2, collate_fn=torch.tensor)
    ) == list(range(7))
    assert [x.tolist() for x in DataLoader(Split(), batch_size=2, num_workers=2)] == [[0, 2], [1, 3], [4, 6], [5]]


def test_persistent_workers_stay():
    loader = DataLoader(Seeds(), num_workers=2, collate_fn=lambda batch: os.getpid(), persistent_workers=True)
    passes = [list(loader) for _ in range(3)]
    assert passes[0] == passes[1] == passes[2]
    iterator = iter(loader)
    next(iterator)
    assert list(loader) == passes[0]  # a pass that was given up leaves nothing behind
    stream = DataLoader(Split(), batch_size=2, num_workers=1, persistent_workers=True)
    assert len(list(stream)) == len(list(stream)) == 4


@pytest.mark.parametrize(
    ("error", "kind", "name"),
    [
        (ValueError("bad"), ValueError, "ValueError"),
        (KeyError("foo"), KeyError, "KeyError"),
        (UnicodeDecodeError("utf8", b"a", 0, 1, "why"), RuntimeError, "UnicodeDecodeError"),
        (Awkward(1, 2), RuntimeError, "Awkward"),
    ],
)
def test_exceptions_are_carried_over(error, kind, name):
    with pytest.raises(kind) as info:
        list(DataLoader(Failing(error), num_workers=1))
    text = str(info.value)
    assert text.startswith(
        f"Caught {name} in DataLoader worker process 0.\nOriginal Traceback (most recent call last):\n"
    )
    assert "in __getitem__" in text
    info = None


def fail_to_start(worker):
    raise ValueError("init")


def test_exception_of_worker_init_fn():
    with pytest.raises(ValueError, match="Caught ValueError in DataLoader worker process 0"):
        list(DataLoader(TEN, num_workers=1, worker_init_fn=fail_to_start))


def test_unpicklable_batch_is_an_error():
    with pytest.raises(Exception, match="in DataLoader worker process 0"):
        list(DataLoader([1], num_workers=1, collate_fn=lambda batch: lambda: batch))


def test_loader_goes_on_after_an_exception():
    class Third(Squares):
        def __getitem__(self, i):
            if i == 2:
                raise ValueError("two")
            return i

    iterator = iter(DataLoader(Third(4), batch_size=None, num_workers=1))
    assert [next(iterator), next(iterator)] == [0, 1]
    with pytest.raises(ValueError, match="two"):
        next(iterator)
    assert next(iterator) == 3
    with pytest.raises(StopIteration):
        next(iterator)


def test_killed_worker():
    with pytest.raises(RuntimeError, match=r"DataLoader worker \(pid\(s\) \d+\) exited unexpectedly"):
        list(DataLoader(Killed(), num_workers=1))


def test_timeout():
    iterator = iter(DataLoader(Sleeping(), num_workers=1, timeout=0.2))
    with pytest.raises(RuntimeError, match="DataLoader timed out after 0.2 seconds"):
        next(iterator)
    for worker in iterator._workers:
        worker.process.kill()
    del iterator


def test_long_lists_of_indices_do_not_block():
    loader = DataLoader(range(400000), batch_size=100000, num_workers=1, prefetch_factor=4, collate_fn=list)
    assert sum(len(batch) for batch in loader) == 400000


def test_abandoned_iterator_ends_its_workers():
    iterator = iter(DataLoader(Squares(1000), num_workers=2))
    next(iterator)
    pids = [worker.process.pid for worker in iterator._workers]
    del iterator
    gc.collect()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_out_of_order():
    loader = DataLoader(Squares(8), batch_size=None, num_workers=2, in_order=False)
    assert sorted(i for _, i, _ in loader) == list(range(8))


SCRIPT = """
import os, sys, time
import swiftgrad as torch
from swiftgrad.utils.data import DataLoader, Dataset
class Slow(Dataset):
    def __len__(self): return 1000
    def __getitem__(self, i):
        if i >= 4: time.sleep(3)
        return i
iterator = iter(DataLoader(Slow(), num_workers=2))
next(iterator)
print(*[w.process.pid for w in iterator._workers], flush=True)
if sys.argv[1] == "wait":
    for batch in iterator: pass
os.kill(os.getpid(), 9)
"""


@pytest.mark.parametrize("mode", ["wait", "die"])
def test_no_orphans(mode):
    process = subprocess.Popen([sys.executable, "-W", "error", "-c", SCRIPT, mode], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True, start_new_session=True)  # fmt: skip
    pids = [int(pid) for pid in process.stdout.readline().split()]
    assert len(pids) == 2
    if mode == "wait":
        time.sleep(0.3)
        os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    if mode == "wait":
        assert errors.rstrip().endswith("KeyboardInterrupt")
        assert errors.count("Traceback") == 1
    limit = time.monotonic() + 20
    while any(os.path.exists(f"/proc/{pid}") for pid in pids) and time.monotonic() < limit:
        time.sleep(0.1)
    assert not any(os.path.exists(f"/proc/{pid}") for pid in pids)
