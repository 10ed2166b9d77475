"""`nn.functional`: signatures, warnings, errors and simple values; numerics are tested operator by operator."""

import math

import pytest
import swiftgrad as torch
import swiftgrad.nn.functional as F


def close(tensor, values, **kwargs):
    assert tensor.flatten().tolist() == pytest.approx(values, **(kwargs or {"abs": 1e-5}))


X = [-2.0, 0.0, 3.0]


@pytest.mark.parametrize(
    "call, values",
    [
        (lambda x: F.relu(x), [0, 0, 3]),
        (lambda x: F.relu6(x * 3), [0, 0, 6]),
        (lambda x: F.threshold(x, 1, -7), [-7, -7, 3]),
        (lambda x: F.hardtanh(x), [-1, 0, 1]),
        (lambda x: F.leaky_relu(x, 0.1), [-0.2, 0, 3]),
        (lambda x: F.elu(x), [math.exp(-2) - 1, 0, 3]),
        (lambda x: F.celu(x, 2), [2 * (math.exp(-1) - 1), 0, 3]),
        (lambda x: F.selu(x), [1.7580993 * (math.exp(-2) - 1), 0, 3.1521029]),
        (lambda x: F.silu(x), [-2 / (1 + math.exp(2)), 0, 3 / (1 + math.exp(-3))]),
        (
            lambda x: F.mish(x),
            [-2 * math.tanh(math.log(1 + math.exp(-2))), 0, 3 * math.tanh(math.log(1 + math.exp(3)))],
        ),
        (lambda x: F.hardswish(x), [-1 / 3, 0, 3]),
        (lambda x: F.hardsigmoid(x), [1 / 6, 0.5, 1]),
        (lambda x: F.softsign(x), [-2 / 3, 0, 0.75]),
        (lambda x: F.tanhshrink(x), [-2 + math.tanh(2), 0, 3 - math.tanh(3)]),
        (lambda x: F.softplus(x), [math.log(1 + math.exp(-2)), math.log(2), math.log(1 + math.exp(3))]),
        (lambda x: F.softshrink(x), [-1.5, 0, 2.5]),
        (lambda x: F.hardshrink(x, 2.5), [0, 0, 3]),
        (lambda x: F.logsigmoid(x), [-math.log(1 + math.exp(2)), -math.log(2), -math.log(1 + math.exp(-3))]),
        (lambda x: F.gelu(x), [-0.0455003, 0, 2.9959502]),
        (lambda x: F.gelu(x, approximate="tanh"), [-0.0454023, 0, 2.9963627]),
        (lambda x: F.rrelu(x), [-2 * (1 / 8 + 1 / 3) / 2, 0, 3]),
        (lambda x: F.softmax(x, 0), [0.0063775, 0.0471234, 0.9464992]),
        (lambda x: F.softmin(-x, 0), [0.0063775, 0.0471234, 0.9464992]),
        (lambda x: F.normalize(x, dim=0), [-2 / 13**0.5, 0, 3 / 13**0.5]),
        (lambda x: F.pad(x, (1, 0), value=9.0), [9, -2, 0, 3]),
        (lambda x: F.pad(x[None], (1, 1), mode="reflect"), [0, -2, 0, 3, 0]),
    ],
)
def test_values(call, values):
    close(call(torch.tensor(X)), values)


@pytest.mark.parametrize("name", ["relu", "relu6", "elu", "celu", "selu", "leaky_relu", "hardtanh", "silu", "mish"])
def test_inplace(name):
    x = torch.tensor(X)
    expected = getattr(F, name)(x)
    result = getattr(F, name)(x, inplace=True)
    assert result is x and torch.equal(x, expected)


def test_softmax_dtype_and_implicit_dim():
    assert F.softmax(torch.zeros(2), dim=0, dtype=torch.float64).dtype == torch.float64
    for ndim, dim in ((1, 0), (2, 1), (3, 0), (4, 1)):
        x = torch.arange(2.0**ndim).reshape([2] * ndim)
        with pytest.warns(UserWarning, match="Implicit dimension choice for log_softmax"):
            result = F.log_softmax(x)
        assert torch.equal(result, F.log_softmax(x, dim=dim))


def test_gumbel_softmax():
    torch.manual_seed(0)
    logits = torch.zeros(5, 3, requires_grad=True)
    soft = F.gumbel_softmax(logits, tau=0.5)
    close(soft.sum(-1), [1.0] * 5)
    hard = F.gumbel_softmax(logits, hard=True)
    assert set(hard.detach().round().flatten().tolist()) == {0.0, 1.0}
    (hard * torch.arange(3.0)).sum().backward()
    assert logits.grad.abs().sum().item() > 0


def test_cross_entropy():
    logits = torch.tensor([[2.0, 0.0], [0.0, 2.0]])
    low, high = math.log(1 + math.exp(-2)), math.log(1 + math.exp(2))
    target = torch.tensor([0, 0])
    close(F.cross_entropy(logits, target, reduction="none"), [low, high])
    close(F.cross_entropy(logits, target), [(low + high) / 2])
    close(F.cross_entropy(logits, torch.tensor([0, -100])), [low])
    close(F.cross_entropy(logits, torch.tensor([0, 1]), weight=torch.tensor([1.0, 3.0]), reduction="sum"), [4 * low])
    close(F.cross_entropy(logits, torch.tensor([[0.5, 0.5], [0.0, 1.0]]), reduction="none"), [(low + high) / 2, low])
    smooth = 0.9 * low + 0.1 * (low + high) / 2
    close(F.cross_entropy(logits[:1], torch.tensor([0]), label_smoothing=0.1), [smooth])
    close(F.nll_loss(F.log_softmax(logits, 1), target, reduction="sum"), [low + high])


def test_simple_losses():
    x, y = torch.tensor([1.0, -2.0]), torch.tensor([2.0, 2.0])
    assert F.mse_loss(x, y).item() == 8.5
    assert F.l1_loss(x, y, reduction="sum").item() == 5
    assert F.smooth_l1_loss(x, y, reduction="none", beta=2.0).tolist() == [0.25, 3.0]
    assert F.smooth_l1_loss(x, y, reduction="none", beta=0.0).tolist() == [1.0, 4.0]
    assert F.huber_loss(x, y, delta=2.0, reduction="none").tolist() == [0.5, 6.0]
    close(F.binary_cross_entropy_with_logits(x, torch.tensor([1.0, 0.0]), reduction="none"), [0.3132617, 0.1269280])
    close(F.binary_cross_entropy(torch.tensor([0.25]), torch.tensor([1.0])), [math.log(4)])
    close(F.kl_div(torch.tensor([[0.0, 0.0]]), torch.tensor([[0.5, 0.5]]), reduction="batchmean"), [-math.log(2)])
    assert F.margin_ranking_loss(x, y, torch.tensor([1.0, -1.0]), margin=0.5).item() == 0.75
    assert F.hinge_embedding_loss(x, torch.tensor([1.0, -1.0])).item() == 2.0
    close(F.gaussian_nll_loss(x, y, torch.tensor([1.0, 4.0]), reduction="none"), [0.5, 0.5 * math.log(4) + 2])
    close(F.poisson_nll_loss(x, y, reduction="none"), [math.e - 2, math.exp(-2) + 4])
    close(F.soft_margin_loss(x, torch.tensor([1.0, 1.0]), reduction="none"), [math.log(1 + math.exp(-1)), 2.1269280])
    close(F.multilabel_soft_margin_loss(x[None], torch.tensor([[1.0, 0.0]])), [(0.3132617 + 0.1269280) / 2])
    close(F.triplet_margin_loss(x[None], x[None], y[None], margin=9.0), [9 - 17**0.5], abs=1e-4)


def test_reductions():
    x = torch.ones(2)
    with pytest.raises(ValueError, match="total is not a valid value for reduction"):
        F.l1_loss(x, x, reduction="total")
    with pytest.warns(UserWarning, match="please use reduction='none' instead"):
        assert F.mse_loss(x, x, reduce=False).tolist() == [0.0, 0.0]
    with pytest.warns(UserWarning, match="'batchmean' divides only by the batch size"):
        F.kl_div(x, x)


@pytest.mark.parametrize(
    "call, error, message",
    [
        (
            lambda: F.glu(torch.tensor(1.0)),
            RuntimeError,
            "glu does not support scalars because halving size must be even",
        ),
        (
            lambda: F.dropout(torch.ones(2), 2.0),
            ValueError,
            "dropout probability has to be between 0 and 1, but got 2.0",
        ),
        (lambda: F.dropout1d(torch.ones(2)), RuntimeError, "Expected 2D or 3D input, but received a 1D input"),
        (lambda: F.group_norm(torch.ones(2), 1), RuntimeError, "Expected at least 2 dimensions for input tensor"),
        (lambda: F.gaussian_nll_loss(torch.ones(2), torch.ones(2), -1.0), ValueError, "var has negative entry/entries"),
        (lambda: F.triplet_margin_loss(*[torch.ones(1, 2)] * 3, margin=0), ValueError, "margin must be greater than 0"),
        (
            lambda: F.instance_norm(torch.ones(2, 3, 1)),
            ValueError,
            "Expected more than 1 spatial element when training",
        ),
        (lambda: F.adaptive_avg_pool2d(torch.ones(2, 2), (1, None)), (ValueError, RuntimeError), "dimension"),
        (
            lambda: F.embedding(torch.tensor([0]), torch.ones(2, 2), padding_idx=2),
            AssertionError,
            "Padding_idx must be",
        ),
    ],
)
def test_errors(call, error, message):
    with pytest.raises(error, match=message):
        call()


def test_dropout_family():
    x = torch.ones(2, 4, 5)
    assert torch.equal(F.dropout(x, 0.5, training=False), x)
    torch.manual_seed(1)
    rows = F.dropout1d(x).tolist()
    assert all(len(set(row)) == 1 for sample in rows for row in sample)
    with pytest.warns(UserWarning, match="assuming that channel-wise 1D dropout behavior is desired"):
        F.dropout2d(x)
    assert F.dropout(torch.ones(4), 1.0).tolist() == [0.0] * 4


def test_pooling():
    x = torch.arange(16.0).reshape(1, 1, 4, 4)
    assert F.max_pool2d(x, 2).flatten().tolist() == [5, 7, 13, 15]
    values, indices = F.max_pool2d(x, 2, return_indices=True)
    assert indices.flatten().tolist() == [5, 7, 13, 15] and values.shape == (1, 1, 2, 2)
    assert F.avg_pool2d(x, 2).flatten().tolist() == [2.5, 4.5, 10.5, 12.5]
    assert F.adaptive_avg_pool2d(x, (None, 1)).flatten().tolist() == [1.5, 5.5, 9.5, 13.5]
    assert F.adaptive_avg_pool2d(x, 1).item() == 7.5
    assert F.adaptive_max_pool2d(x, 2).flatten().tolist() == [5, 7, 13, 15]
    assert F.max_pool1d(x[0], 3, stride=1).shape == (1, 4, 2)
    assert F.avg_pool1d(x[0], 2).shape == (1, 4, 2)
    assert F.adaptive_max_pool1d(x[0], 1).flatten().tolist() == [3, 7, 11, 15]


def test_linear_family():
    x = torch.tensor([[1.0, 2.0]])
    assert F.linear(x, torch.tensor([[1.0, 1.0]]), torch.tensor([10.0])).item() == 13
    assert F.bilinear(x, x, torch.ones(1, 2, 2)).item() == 9
    assert F.one_hot(torch.tensor([1, 0]), 3).tolist() == [[0, 1, 0], [1, 0, 0]]
    close(F.cosine_similarity(x, torch.tensor([[2.0, -1.0]])), [0.0])
    close(F.pairwise_distance(x, x + 3, eps=0.0), [18**0.5])


def test_conv():
    x = torch.arange(4.0).reshape(1, 1, 2, 2)
    assert F.conv2d(x, torch.ones(1, 1, 2, 2), padding=1).sum().item() == 24
    assert F.conv1d(torch.ones(1, 1, 4), torch.ones(1, 1, 2), padding="same").flatten().tolist() == [2, 2, 2, 1]
