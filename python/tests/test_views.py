"""Views without autograd: shapes, strides, offsets, shared memory, contiguity."""

from __future__ import annotations

import pytest

VIEWS = [
    ("x.view(6, 4)", (4, 1), 0),
    ("x.reshape(-1)", (1,), 0),
    ("x.flatten(1)", (12, 1), 0),
    ("x.transpose(0, 2)", (1, 4, 12), 0),
    ("x.permute(1, 0, 2)", (4, 12, 1), 0),
    ("x.mT", (12, 1, 4), 0),
    ("x[1]", (4, 1), 12),
    ("x[:, 1]", (12, 1), 4),
    ("x[..., ::2]", (12, 4, 2), 0),
    ("x[1:, 1:, 1:]", (12, 4, 1), 17),
    ("x[:, None]", (12, 12, 4, 1), 0),
    ("x.narrow(1, 1, 2)", (12, 4, 1), 4),
    ("x.select(2, 3)", (12, 4), 3),
    ("x.unsqueeze(0)", (24, 12, 4, 1), 0),
    ("x.unsqueeze(-1)", (12, 4, 1, 1), 0),
    ("x[:1].expand(5, 3, 4)", (0, 4, 1), 0),
    ("x.split(1)[1]", (12, 4, 1), 12),
    ("x.chunk(2, 2)[1]", (12, 4, 1), 2),
    ("x.unbind(1)[2]", (12, 1), 8),
    ("x.diagonal(0, 1, 2)", (12, 5), 0),
    ("x.unfold(2, 2, 2)", (12, 4, 2, 1), 0),
    ("x.as_strided((2, 2), (3, 5), 1)", (3, 5), 1),
    ("x.movedim(0, -1)", (4, 1, 12), 0),
    ("x.swapaxes(0, 1)", (4, 12, 1), 0),
    ("x.t_() if x.dim() == 2 else x.squeeze()", (12, 4, 1), 0),
    ("x.unflatten(2, (2, 2))", (12, 4, 2, 1), 0),
    ("x.view_as(x)", (12, 4, 1), 0),
    ("x.detach()", (12, 4, 1), 0),
    ("x.data", (12, 4, 1), 0),
    ("x.view(torch.int32)", (12, 4, 1), 0),
]


@pytest.mark.parametrize(("expression", "strides", "offset"), VIEWS)
def test_view(torch, expression, strides, offset):
    x = torch.arange(24, dtype=torch.float32).reshape(2, 3, 4).clone()
    y = eval(expression, {"x": x, "torch": torch})
    assert y.stride() == strides
    assert y.storage_offset() == offset
    assert y.untyped_storage().data_ptr() == x.untyped_storage().data_ptr()
    assert y.data_ptr() == x.data_ptr() + 4 * offset
    if y.dtype == x.dtype:
        y.zero_()
        assert (x == 0).sum() >= y.unique().numel()
        assert x.flatten()[offset] == 0


COPIES = [
    "x.clone()",
    "x.transpose(0, 1).reshape(-1)",
    "x.transpose(0, 1).contiguous()",
    "x[[0, 1]]",
    "x[x > 3]",
    "x + 0",
    "x.flip(0)",
    "x.roll(1)",
    "x.repeat(1, 1, 1)",
    "x.double()",
    "x.to(torch.float32, copy=True)",
    "torch.cat([x])",
    "x.index_select(0, torch.tensor([0]))",
    "torch.tensor(x)",
    "x.permute(2, 1, 0).flatten()",
    "x.t().clone() if x.dim() == 2 else x.clone()",
]


@pytest.mark.parametrize("expression", COPIES)
def test_copy(torch, expression):
    x = torch.arange(24, dtype=torch.float32).reshape(2, 3, 4).clone()
    y = eval(expression, {"x": x, "torch": torch})
    assert y.untyped_storage().data_ptr() != x.untyped_storage().data_ptr()


def test_same_object_when_nothing_changes(torch):
    x = torch.ones(2, 3)
    assert x.contiguous() is x
    assert x.to(torch.float32) is x
    assert x.float() is x
    assert x.cpu() is x
    assert x.detach() is not x


def test_contiguity(torch):
    x = torch.zeros(2, 3, 4)
    assert x.is_contiguous()
    assert not x.transpose(0, 1).is_contiguous()
    assert x[1].is_contiguous()
    assert not x[:, 1].is_contiguous()
    assert x[:, :1, :].transpose(0, 1).is_contiguous() is False
    assert torch.zeros(1, 5).t().is_contiguous()
    assert torch.zeros(0, 3).t().is_contiguous()
    assert torch.zeros(3, 1)[:, ::2].is_contiguous()
    assert torch.zeros(()).is_contiguous()


@pytest.mark.parametrize(
    "make", ["x.t()", "x[::2]", "x[:, ::2]", "x.t()[1:]", "x[:1].expand(3, 6)", "x.unfold(1, 3, 1)", "x.flip(1)[:, 1:]"]
)
def test_operations_on_strided_tensors_equal_those_on_copies(torch, make):
    x = torch.arange(24.0, dtype=torch.float64).reshape(4, 6) / 7
    y = eval(make, {"x": x})
    z = y.contiguous().clone()
    for function in (
        lambda a: a + 1,
        lambda a: a.exp(),
        lambda a: a.sum(0),
        lambda a: a.cumsum(-1),
        lambda a: a.max(),
        lambda a: a.sort(-1)[0],
        lambda a: a.softmax(-1),
        lambda a: a.reshape(-1),
        lambda a: a.matmul(a.transpose(-1, -2)),
        lambda a: a.tril() if a.dim() > 1 else a,
        lambda a: a.to(torch.float32),
        lambda a: a > 1,
        lambda a: a.argmax(),
        lambda a: torch.cat([a, a]),
        lambda a: a[..., [0, 1]],
        lambda a: a.nonzero(),
        lambda a: a.norm(),
        lambda a: a.flatten().tolist(),
    ):
        one, two = function(y), function(z)
        assert one == two if isinstance(one, list) else torch.allclose(one.double(), two.double())


def test_sixteen_dimensions(torch):
    x = torch.ones([1] * 15 + [2])
    assert x.dim() == 16
    assert x.sum() == 2
    assert (x + x).shape == x.shape
    assert x.permute(*reversed(range(16))).shape == (2, *[1] * 15)


@pytest.mark.swiftgrad_only
def test_seventeen_dimensions_are_refused(torch):
    with pytest.raises(RuntimeError, match="16"):
        torch.ones([1] * 17)


def test_size_type(torch):
    x = torch.zeros(2, 3)
    assert isinstance(x.shape, torch.Size)
    assert isinstance(x.shape, tuple)
    assert x.shape == (2, 3)
    assert x.shape.numel() == 6
    assert x.size(-1) == 3
    assert type(x.shape[:1]) is torch.Size
    assert x.shape + (1,) == (2, 3, 1)
    a, b = x.shape
    assert (a, b) == (2, 3)
    assert x.T.shape == (3, 2)
    assert x.numel() == x.nelement() == 6
    assert x.ndim == x.dim() == 2
    assert x.element_size() == 4
    assert x.nbytes == 24
    assert x.itemsize == 4


def test_fill_diagonal(torch):
    square = torch.zeros(3, 3)
    assert square.fill_diagonal_(2.0) is square
    assert square.tolist() == [[2, 0, 0], [0, 2, 0], [0, 0, 2]]
    assert torch.zeros(7, 2).fill_diagonal_(1, wrap=True)[:, 0].tolist() == [1, 0, 0, 1, 0, 0, 1]
    assert torch.zeros(2, 2, 2).fill_diagonal_(1).sum().item() == 2
