"""torch.distributed and nn.parallel with one process."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import swiftgrad as torch
import swiftgrad.distributed as dist
from swiftgrad import nn

pytestmark = pytest.mark.swiftgrad_only


@pytest.fixture
def group(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A group, as torchrun's environment makes it."""
    for name, value in {"RANK": "0", "WORLD_SIZE": "1", "MASTER_ADDR": "localhost", "MASTER_PORT": "29500"}.items():
        monkeypatch.setenv(name, value)
    dist.init_process_group("gloo")
    yield
    if dist.is_initialized():
        dist.destroy_process_group()


def test_before_there_is_a_group(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RANK", raising=False)
    assert dist.is_available() and not dist.is_initialized()
    for call in (dist.get_rank, dist.get_world_size, dist.barrier, lambda: dist.all_reduce(torch.ones(1))):
        with pytest.raises(ValueError, match="Default process group has not been initialized"):
            call()
    with pytest.raises(ValueError, match="environment variable RANK expected"):
        dist.init_process_group("gloo")
    with pytest.raises(RuntimeError, match="doesn't have NCCL built in"):
        dist.init_process_group("nccl", rank=0, world_size=1)
    with pytest.raises(NotImplementedError, match="world_size must be 1, got 2"):
        dist.init_process_group("gloo", rank=0, world_size=2)


def test_the_group(group: None) -> None:
    assert (dist.get_rank(), dist.get_world_size(), dist.get_backend()) == (0, 1, "gloo")
    assert dist.group.WORLD is dist.GroupMember.WORLD is not None
    with pytest.raises(ValueError, match="twice"):
        dist.init_process_group("gloo")
    with pytest.raises(ValueError, match="Rank 1 is out of range"):
        dist.new_group([1])
    assert dist.get_process_group_ranks(dist.new_group([0])) == [0]
    dist.destroy_process_group()
    assert not dist.is_initialized() and dist.group.WORLD is None


def test_collectives(group: None) -> None:
    x = torch.arange(3.0)
    assert dist.all_reduce(x) is None and dist.all_reduce(x, op=dist.ReduceOp.AVG, async_op=True).wait()
    dist.broadcast(x, 0)
    assert x.tolist() == [0, 1, 2]
    out = [torch.zeros(3)]
    dist.all_gather(out, x)
    assert torch.equal(out[0], x)
    flat = torch.zeros(1, 3)
    dist.all_gather_into_tensor(flat, x)
    assert torch.equal(flat[0], x)
    box: list[Any] = [None]
    dist.all_gather_object(box, {"a": 1})
    assert box == [{"a": 1}]
    dist.barrier()
    with pytest.raises(RuntimeError, match="expected length 1, got 2"):
        dist.all_gather([x, x], x)
    with pytest.raises(RuntimeError, match="invalid root rank: 1"):
        dist.broadcast(x, 1)
    with pytest.raises(ValueError, match="destination rank"):
        dist.send(x, 0)


def test_distributed_data_parallel(group: None) -> None:
    model = nn.parallel.DistributedDataParallel(nn.Linear(2, 1))
    assert list(model.state_dict()) == ["module.weight", "module.bias"]
    with model.no_sync():
        model(torch.ones(1, 2)).backward()
    assert model.module.weight.grad.tolist() == [[1, 1]]
    with pytest.raises(RuntimeError, match="doesn't have any parameter that requires a gradient"):
        nn.parallel.DistributedDataParallel(nn.Identity())
    with pytest.raises(ValueError, match="device_ids"):
        nn.parallel.DistributedDataParallel(nn.Linear(1, 1), device_ids=[0])


def test_data_parallel() -> None:
    model = nn.DataParallel(nn.Linear(2, 1), device_ids=[0, 1])
    assert list(model.state_dict()) == ["module.weight", "module.bias"] and model.device_ids == []
    assert model(torch.ones(4, 2)).shape == (4, 1)


@pytest.mark.parametrize("drop_last", [False, True])
def test_distributed_sampler(drop_last: bool) -> None:
    data = list(range(10))
    shares = [
        list(torch.utils.data.DistributedSampler(data, 4, r, shuffle=False, drop_last=drop_last)) for r in range(4)
    ]
    assert [len(s) for s in shares] == ([2] * 4 if drop_last else [3] * 4)
    assert shares[1][:2] == [1, 5]
    sampler = torch.utils.data.distributed.DistributedSampler(data, 1, 0, seed=3)
    first = list(sampler)
    sampler.set_epoch(1)
    assert sorted(first) == data and list(sampler) != first
    with pytest.raises(ValueError, match="Invalid rank 4"):
        torch.utils.data.DistributedSampler(data, 4, 4)


def test_stores() -> None:
    store = dist.PrefixStore("p", dist.HashStore())
    store.set("a", "1")
    assert store.get("a") == b"1" and store.add("n", 2) == 2 and store.check(["a", "n"])
    with pytest.raises(NotImplementedError, match="world_size 1, got 2"):
        dist.TCPStore("localhost", 1234, 2, True)
