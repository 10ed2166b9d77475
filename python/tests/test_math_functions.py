"""Functions of several results or forms that the operator table has no row for."""

from __future__ import annotations

import pytest


def test_histogramdd(torch):
    x = torch.arange(8.0).reshape(4, 2)
    result = torch.histogramdd(x, [2, 2])
    assert result.hist.tolist() == [[2, 0], [0, 2]]
    assert [e.tolist() for e in result.bin_edges] == [[0, 3, 6], [1, 4, 7]]
    same = torch.histogramdd(x, result.bin_edges, weight=torch.arange(4.0))
    assert same.hist.tolist() == [[1, 0], [0, 5]]
    assert torch.histogramdd(x, 2, range=[0.0, 8.0, 0.0, 8.0], density=True).hist.tolist() == [
        [0.03125, 0],
        [0, 0.03125],
    ]
    with pytest.raises(RuntimeError, match="size of bins must be equal to the innermost dimension"):
        torch.histogramdd(x, [2, 2, 2])


def test_low_rank(torch):
    torch.manual_seed(0)
    for m, n in ((8, 5), (5, 8)):
        a = torch.randn(m, 2, dtype=torch.float64) @ torch.randn(2, n, dtype=torch.float64)
        u, s, v = torch.svd_lowrank(a, q=3)
        assert u.shape == (m, 3) and s.shape == (3,) and v.shape == (n, 3)
        assert ((u * s) @ v.mT - a).abs().max() < 1e-10
        centred = a - a.mean(0)
        u, s, v = torch.pca_lowrank(a, q=3)
        assert ((u * s) @ v.mT - centred).abs().max() < 1e-10
    with pytest.raises(ValueError, match="not greater than min"):
        torch.pca_lowrank(a, q=9)


def test_asarray(torch):
    x = torch.ones(3)
    assert torch.asarray(x) is x
    assert torch.asarray(x, copy=True) is not x
    assert torch.asarray([1, 2]).dtype == torch.int64
    assert torch.asarray([1, 2], dtype=torch.float32, requires_grad=True).requires_grad
    with pytest.raises(ValueError, match="can't alias"):
        torch.asarray([1, 2], copy=False)


def test_methods_that_call_python(torch):
    x = torch.tensor([1.0, 2.0])
    assert x.clone().apply_(lambda a: a + 1).tolist() == [2, 3]
    assert x.clone().map_(x, lambda a, b: a * b).tolist() == [1, 4]
    assert x.clone().map2_(x, x, lambda a, b, c: a + b + c).tolist() == [3, 6]
    assert torch.zeros(2, 3, 4).permute(2, 0, 1).dim_order() == (1, 2, 0)
    assert x.is_set_to(x) and not x.is_set_to(x[:1])
    assert torch.empty(2).resize_as_(torch.empty(3, 2)).shape == (3, 2)


def test_in_place_functions(torch):
    x = torch.tensor([-1.0, 4.0])
    assert torch.relu_(x) is x
    assert torch.sqrt_(x).tolist() == [0, 2]
    assert torch.is_signed(x) and not torch.is_signed(torch.zeros(1, dtype=torch.uint8))
