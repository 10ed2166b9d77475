"""torch.multiprocessing: tensors in shared memory, and several processes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
import swiftgrad as torch
import swiftgrad.multiprocessing as mp

pytestmark = [
    pytest.mark.swiftgrad_only,
    pytest.mark.skipif(sys.platform == "win32", reason="no file descriptors to share"),
]


def _add_rank(rank: int, total: Any, model: Any) -> None:
    total[rank] += rank + 1
    with torch.no_grad():
        model.weight[rank] = rank


def _fail(rank: int) -> None:
    if rank == 1:
        raise ValueError("rank one is unhappy")


def _leave(rank: int) -> None:
    os._exit(3)


def _answer(inbox: Any, outbox: Any) -> None:
    x = inbox.get()
    x += 1
    outbox.put(x.sum())
    inbox.get()


@pytest.fixture(autouse=True)
def _path(monkeypatch: pytest.MonkeyPatch) -> None:
    """New processes import this file and the package."""
    here = Path(__file__).parent
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(here.parent), str(here), os.environ.get("PYTHONPATH", "")]))


def test_spawned_processes_share_tensors() -> None:
    total, model = torch.zeros(2), torch.nn.Linear(1, 2, bias=False)
    mp.spawn(_add_rank, (total, model), nprocs=2)
    assert total.tolist() == [1, 2] and total.is_shared()
    assert model.weight.tolist() == [[0], [1]]


def test_errors_of_processes() -> None:
    with pytest.raises(mp.ProcessRaisedException, match="rank one is unhappy"):
        mp.spawn(_fail, nprocs=2)
    with pytest.raises(mp.ProcessExitedException, match="terminated with exit code 3"):
        mp.spawn(_leave)


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_queues(method: str) -> None:
    context = mp.get_context(method)
    inbox, outbox = context.Queue(), context.Queue()
    process = context.Process(target=_answer, args=(inbox, outbox))
    process.start()
    x = torch.arange(6.0).reshape(2, 3).t()
    inbox.put(x)
    answer = outbox.get(timeout=60)
    inbox.put(None)
    process.join()
    assert answer.item() == 21 and x.sum().item() == 21  # the other process wrote to the same memory


def test_rules() -> None:
    from multiprocessing.reduction import ForkingPickler

    x = torch.ones(1, requires_grad=True) * 2
    with pytest.raises(RuntimeError, match="Cowardly refusing"):
        ForkingPickler.dumps(x)
    assert mp.get_sharing_strategy() in mp.get_all_sharing_strategies()
    with pytest.raises(AssertionError, match="invalid sharing strategy"):
        mp.set_sharing_strategy("pigeons")
    y = torch.ones(2)
    assert not y.is_shared() and y.share_memory_() is y and y.is_shared()
