"""numpy, buffers, DLPack, pickle, copy, garbage collection."""

from __future__ import annotations

import copy
import gc
import io
import pickle
import sys
import weakref

import numpy as np
import pytest

NUMPY = ["float32", "float64", "float16", "int64", "int32", "int16", "int8", "uint8", "bool"]


@pytest.mark.parametrize("dtype", NUMPY)
def test_numpy_shares_memory_both_ways(torch, dtype):
    a = np.arange(6).reshape(2, 3).astype(dtype)
    x = torch.from_numpy(a)
    assert x.dtype == getattr(torch, dtype)
    assert x.tolist() == a.tolist()
    a[0, 1] = 0
    assert x[0, 1] == 0
    b = x.numpy()
    assert b.dtype == a.dtype
    x[1, 2] = 1
    assert b[1, 2] == a[1, 2] == 1
    assert np.shares_memory(a, b)


def test_numpy_strides(torch):
    x = torch.arange(12).reshape(3, 4)
    assert x.t().numpy().strides == (8, 32)
    assert x[:, ::2].numpy().tolist() == [[0, 2], [4, 6], [8, 10]]
    a = np.arange(12).reshape(3, 4)[:, ::2]
    assert torch.from_numpy(a).stride() == (4, 2)
    with pytest.raises(ValueError, match="negative"):
        torch.from_numpy(a[::-1])
    assert torch.zeros(0, 3).numpy().shape == (0, 3)
    assert torch.tensor(5).numpy().shape == ()


def test_numpy_keeps_the_memory_alive(torch):
    a = torch.arange(1000.0).numpy()
    gc.collect()
    assert a.sum() == 499500
    x = torch.from_numpy(np.arange(1000.0))
    gc.collect()
    assert x.sum() == 499500


def test_numpy_functions_and_operators(torch):
    x = torch.tensor([1.0, 4.0])
    assert np.asarray(x).tolist() == [1, 4]
    assert np.array(x, dtype=np.int64).tolist() == [1, 4]
    assert isinstance(np.sqrt(x.numpy()), np.ndarray)
    assert (x + np.float32(1)).tolist() == [2, 5]
    assert isinstance(x * np.float64(2), torch.Tensor)
    assert torch.tensor(np.float64(1.5)).dtype == torch.float64
    assert torch.tensor(np.array([1, 2], dtype=np.int16)).dtype == torch.int16
    assert torch.tensor([np.float32(1), np.float32(2)]).tolist() == [1, 2]
    assert torch.as_tensor(np.ones(2)).dtype == torch.float64
    a = np.ones(3)
    assert np.shares_memory(torch.as_tensor(a).numpy(), a)
    assert not np.shares_memory(torch.tensor(a).numpy(), a)


def test_numpy_refusals(torch):
    with pytest.raises(TypeError, match="BFloat16"):
        torch.ones(2, dtype=torch.bfloat16).numpy()
    with pytest.raises(RuntimeError, match="requires grad"):
        torch.ones(2, requires_grad=True).numpy()
    assert torch.ones(2, requires_grad=True).numpy(force=True).tolist() == [1, 1]


def test_frombuffer(torch):
    data = bytearray(np.arange(4, dtype=np.float32).tobytes())
    x = torch.frombuffer(data, dtype=torch.float32)
    assert x.tolist() == [0, 1, 2, 3]
    x[0] = 9
    assert np.frombuffer(data, np.float32)[0] == 9
    assert torch.frombuffer(data, dtype=torch.float32, count=2, offset=4).tolist() == [1, 2]


@pytest.mark.parametrize("dtype", NUMPY)
def test_dlpack(torch, dtype):
    x = torch.arange(6).reshape(2, 3).to(getattr(torch, dtype))
    if dtype != "bool":
        a = np.from_dlpack(x)
        assert a.tolist() == x.tolist()
        assert a.ctypes.data == x.data_ptr()
    y = torch.from_dlpack(x)
    assert y.data_ptr() == x.data_ptr()
    assert x.__dlpack_device__() == (1, 0)
    z = torch.from_dlpack(np.arange(3.0))
    assert z.tolist() == [0, 1, 2]


def test_dlpack_refuses_grad(torch):
    with pytest.raises((RuntimeError, BufferError), match="require"):
        torch.ones(2, requires_grad=True).__dlpack__()


@pytest.mark.parametrize("protocol", [2, 4, 5])
def test_pickle(torch, protocol):
    x = torch.arange(6.0).reshape(2, 3).t()
    w = torch.nn.Parameter(torch.ones(2, dtype=torch.bfloat16))
    leaf = torch.ones(2, requires_grad=True)
    data = pickle.dumps([x, x, w, leaf, torch.float32, x.shape, torch.tensor(True), torch.zeros(0, 2)], protocol)
    a, b, c, d, dtype, shape, flag, empty = pickle.loads(data)
    assert torch.equal(a, x)
    assert a.stride() == x.stride()
    assert a is b
    assert isinstance(c, torch.nn.Parameter)
    assert c.dtype == torch.bfloat16
    assert d.requires_grad
    assert d.is_leaf
    assert dtype is torch.float32
    assert shape == torch.Size([3, 2])
    assert flag.item() is True
    assert empty.shape == (0, 2)


def test_pickled_views_share_their_storage(torch):
    x = torch.arange(4.0)
    buffer = io.BytesIO()
    torch.save([x, x[1:]], buffer)
    buffer.seek(0)
    a, b = torch.load(buffer)
    a[1] = 50
    assert b[0] == 50


def test_copy_and_deepcopy(torch):
    x = torch.ones(2, requires_grad=True)
    (x * 3).sum().backward()
    y = copy.deepcopy(x)
    assert y.requires_grad
    assert y.grad.tolist() == [3, 3]
    assert y.data_ptr() != x.data_ptr()
    z = copy.copy(x)
    assert z.data_ptr() == x.data_ptr()
    a, b = copy.deepcopy([x, x])
    assert a is b
    v = torch.zeros(4)
    first, second = copy.deepcopy([v, v[1:]])
    first[1] = 5
    assert second[0] == 5
    v.extra = {"k": 1}
    assert copy.deepcopy(v).extra == {"k": 1}
    with pytest.raises(RuntimeError, match="graph leaves|explicitly by the user"):
        copy.deepcopy(x * 2)


def test_python_protocols(torch):
    x = torch.tensor([3, 1])
    assert hash(x) == hash(x)
    assert {x: 1}[x] == 1
    assert bool(torch.tensor([1]))
    assert not torch.tensor(0.0)
    assert int(torch.tensor(3.9)) == 3
    assert float(torch.tensor([2])) == 2.0
    assert complex(torch.tensor(2.0)) == 2 + 0j
    assert abs(torch.tensor(-2)).item() == 2
    assert divmod(7, torch.tensor(2))[0].item() if hasattr(torch.Tensor, "__divmod__") else True
    assert (2 ** torch.tensor(3)).item() == 8
    assert (7 // torch.tensor(2)).item() == 3
    assert (7 % torch.tensor(4)).item() == 3
    assert (1 - torch.tensor(4)).item() == -3
    assert (1 / torch.tensor(4)).item() == 0.25
    assert max(torch.tensor([1, 5, 2])).item() == 5
    assert sum(torch.tensor([1, 2])).item() == 3
    assert sorted(torch.tensor([2, 1]))[0].item() == 1
    assert list(reversed(torch.tensor([1, 2])))[0] is not None
    assert x.tolist() == [3, 1]
    assert torch.tensor(1.5).item() == 1.5
    assert type(torch.tensor(True).item()) is bool
    assert type(torch.tensor(1).item()) is int


def test_subclasses(torch):
    class Mine(torch.Tensor):
        pass

    x = torch.ones(2).as_subclass(Mine)
    assert type(x) is Mine
    assert type(x + 1) is Mine
    assert isinstance(torch.nn.Parameter(torch.ones(1)), torch.Tensor)
    assert type(torch.nn.Parameter(torch.ones(1)) * 2) is torch.Tensor


def test_reference_counts(torch):
    x = torch.ones(3)
    before = sys.getrefcount(x)
    for _ in range(100):
        x + 1
        x.view(3)
        x[0]
        x.tolist()
        x.sum().item()
        with pytest.raises(RuntimeError):
            x + torch.ones(4)
    gc.collect()
    assert sys.getrefcount(x) == before


def test_finalizers_run(torch):
    x = torch.ones(3)
    y = x.view(3)
    called = []
    weakref.finalize(x, called.append, 1)
    del x, y
    gc.collect()
    assert called == [1]
