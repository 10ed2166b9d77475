"""`nn.init`: values, bounds, the order of draws, errors."""

import math

import pytest
import swiftgrad as torch
from swiftgrad import nn
from swiftgrad.nn import init


@pytest.mark.parametrize(
    "name, param, gain",
    [
        ("linear", None, 1), ("conv2d", None, 1), ("sigmoid", None, 1), ("tanh", None, 5 / 3), ("relu", None, 2**0.5),
        ("leaky_relu", None, math.sqrt(2 / 1.0001)), ("leaky_relu", 2, math.sqrt(2 / 5)), ("selu", None, 0.75),
    ],
)  # fmt: skip
def test_gain(name, param, gain):
    assert init.calculate_gain(name, param) == pytest.approx(gain)


def test_gain_errors():
    with pytest.raises(ValueError, match="Unsupported nonlinearity x"):
        init.calculate_gain("x")
    with pytest.raises(ValueError, match="negative_slope True not a valid number"):
        init.calculate_gain("leaky_relu", True)


def test_constants():
    weight = nn.Parameter(torch.empty(2, 2))
    assert init.constant_(weight, 3) is weight and weight.tolist() == [[3.0, 3.0], [3.0, 3.0]]
    assert init.ones_(weight).sum().item() == 4 and init.zeros_(weight).sum().item() == 0
    assert init.eye_(weight).tolist() == [[1.0, 0.0], [0.0, 1.0]]
    assert weight.is_leaf and weight.requires_grad


def test_dirac():
    weight = init.dirac_(torch.empty(4, 2, 3), groups=2)
    assert weight[:, :, 1].tolist() == [[1.0, 0.0], [0.0, 1.0], [1.0, 0.0], [0.0, 1.0]]
    assert weight.sum().item() == 4


@pytest.mark.parametrize(
    "fill, bound",
    [
        (lambda w: init.uniform_(w, -2, 2), 2.0),
        (lambda w: init.xavier_uniform_(w, gain=2), 2 * math.sqrt(6 / 50)),
        (lambda w: init.kaiming_uniform_(w), math.sqrt(6 / 30)),
        (lambda w: init.kaiming_uniform_(w, a=math.sqrt(5)), 1 / math.sqrt(30)),
        (lambda w: init.kaiming_uniform_(w, mode="fan_out", nonlinearity="linear"), math.sqrt(3 / 20)),
    ],
)
def test_uniform_bounds(fill, bound):
    torch.manual_seed(0)
    weight = fill(torch.empty(20, 30))
    torch.manual_seed(0)
    expected = torch.empty(20, 30).uniform_(-bound, bound)
    assert torch.allclose(weight, expected, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(
    "fill, std",
    [
        (lambda w: init.normal_(w, 0, 2), 2.0),
        (lambda w: init.xavier_normal_(w), math.sqrt(2 / 50)),
        (lambda w: init.kaiming_normal_(w, nonlinearity="relu"), math.sqrt(2 / 30)),
        (lambda w: init.kaiming_normal_(w, mode="fan_out"), math.sqrt(2 / 20)),
    ],
)
def test_normal_deviation(fill, std):
    torch.manual_seed(0)
    weight = fill(torch.empty(20, 30))
    torch.manual_seed(0)
    assert torch.allclose(weight, torch.empty(20, 30).normal_(0, std), rtol=1e-5, atol=1e-6)


def test_generator():
    weight = torch.empty(4, 4)
    first = init.kaiming_uniform_(weight, generator=torch.Generator().manual_seed(3)).clone()
    second = init.kaiming_uniform_(weight, generator=torch.Generator().manual_seed(3))
    assert torch.equal(first, second)


def test_trunc_normal():
    torch.manual_seed(0)
    weight = init.trunc_normal_(torch.empty(1000), std=1.0, a=-0.5, b=1.0)
    assert weight.min().item() >= -0.5 and weight.max().item() <= 1.0
    assert 0.1 < weight.mean().item() < 0.3
    with pytest.warns(UserWarning, match="mean is more than 2 std from"):
        init.trunc_normal_(torch.empty(3), mean=10.0)


def test_trunc_normal_of_a_tail():
    torch.manual_seed(1)
    weight = init.trunc_normal_(torch.empty(3), a=2.0, b=2.5)
    assert weight.tolist() == pytest.approx([2.19856858, 2.13965535, 2.28475428], abs=1e-6)
    assert torch.rand(1).item() == pytest.approx(0.68261409, abs=1e-7)  # as many draws as PyTorch makes


@pytest.mark.parametrize("shape", [(3, 5), (5, 3), (4, 2, 2)])
def test_orthogonal(shape):
    torch.manual_seed(0)
    weight = init.orthogonal_(torch.empty(shape), gain=2).flatten(1)
    small = weight if weight.shape[0] <= weight.shape[1] else weight.t()
    assert torch.allclose(small @ small.t(), 4 * torch.eye(small.shape[0]), atol=1e-5)


def test_sparse():
    torch.manual_seed(0)
    weight = init.sparse_(torch.empty(10, 4), sparsity=0.25)
    assert (weight == 0).sum(0).tolist() == [3, 3, 3, 3]


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: init.eye_(torch.empty(2)), "Only tensors with 2 dimensions are supported"),
        (lambda: init.dirac_(torch.empty(2, 2)), "Only tensors with 3, 4, or 5 dimensions are supported"),
        (lambda: init.dirac_(torch.empty(3, 2, 1), groups=2), "divisible by groups"),
        (lambda: init.xavier_uniform_(torch.empty(2)), "Fan in and fan out can not be computed for tensor with fewer"),
        (lambda: init.kaiming_uniform_(torch.empty(2, 2), mode="fan"), "Mode fan not supported, please use one of"),
        (lambda: init.orthogonal_(torch.empty(2)), "Only tensors with 2 or more dimensions are supported"),
        (lambda: init.sparse_(torch.empty(2), 0.5), "Only tensors with 2 dimensions are supported"),
    ],
)
def test_errors(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_fans():
    assert init._calculate_fan_in_and_fan_out(torch.empty(4, 3, 2, 5)) == (30, 40)
    with pytest.warns(UserWarning, match="Initializing zero-element tensors is a no-op"):
        init.kaiming_normal_(torch.empty(0, 3))


def test_deprecated_names():
    with pytest.warns(FutureWarning, match="now deprecated in favor of"):
        assert init.constant(torch.empty(1), 2).item() == 2


def test_looked_up_when_called(monkeypatch):
    calls = []
    monkeypatch.setattr(init, "kaiming_uniform_", lambda tensor, **kwargs: calls.append(tuple(tensor.shape)))
    nn.Linear(2, 3)
    nn.Conv2d(1, 2, 3)
    assert calls == [(3, 2), (2, 1, 3, 3)]
