"""Layers: text, validation, parameters, the order of random draws, simple values."""

import copy
import pickle

import pytest
import swiftgrad as torch
from swiftgrad import nn

REPRS = [
    (lambda: nn.Linear(2, 3, bias=False), "Linear(in_features=2, out_features=3, bias=False)"),
    (lambda: nn.Bilinear(2, 3, 4), "Bilinear(in1_features=2, in2_features=3, out_features=4, bias=True)"),
    (lambda: nn.Identity(3, a=4), "Identity()"),
    (lambda: nn.Conv1d(2, 4, 3), "Conv1d(2, 4, kernel_size=(3,), stride=(1,))"),
    (
        lambda: nn.Conv2d(2, 4, (3, 5), stride=2, padding=1, dilation=2, groups=2, bias=False),
        "Conv2d(2, 4, kernel_size=(3, 5), stride=(2, 2), padding=(1, 1), dilation=(2, 2), groups=2, bias=False)",
    ),
    (
        lambda: nn.Conv2d(1, 2, 3, padding="same", padding_mode="reflect"),
        "Conv2d(1, 2, kernel_size=(3, 3), stride=(1, 1), padding=same, padding_mode=reflect)",
    ),
    (lambda: nn.Conv3d(1, 2, 3), "Conv3d(1, 2, kernel_size=(3, 3, 3), stride=(1, 1, 1))"),
    (
        lambda: nn.ConvTranspose2d(2, 4, 3, stride=2, padding=1, output_padding=1),
        "ConvTranspose2d(2, 4, kernel_size=(3, 3), stride=(2, 2), padding=(1, 1), output_padding=(1, 1))",
    ),
    (lambda: nn.MaxPool1d(2), "MaxPool1d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False)"),
    (
        lambda: nn.MaxPool2d((2, 3), 2, ceil_mode=True),
        "MaxPool2d(kernel_size=(2, 3), stride=2, padding=0, dilation=1, ceil_mode=True)",
    ),
    (lambda: nn.AvgPool1d(2), "AvgPool1d(kernel_size=(2,), stride=(2,), padding=(0,))"),
    (lambda: nn.AvgPool2d(2), "AvgPool2d(kernel_size=2, stride=2, padding=0)"),
    (lambda: nn.LPPool2d(2, 3), "LPPool2d(norm_type=2, kernel_size=3, stride=None, ceil_mode=False)"),
    (lambda: nn.AdaptiveAvgPool2d(3), "AdaptiveAvgPool2d(output_size=3)"),
    (lambda: nn.AdaptiveMaxPool2d((3, 4)), "AdaptiveMaxPool2d(output_size=(3, 4))"),
    (
        lambda: nn.BatchNorm2d(4),
        "BatchNorm2d(4, eps=1e-05, momentum=0.1, affine=True, bias=True, track_running_stats=True)",
    ),
    (
        lambda: nn.InstanceNorm1d(4),
        "InstanceNorm1d(4, eps=1e-05, momentum=0.1, affine=False, bias=False, track_running_stats=False)",
    ),
    (lambda: nn.LayerNorm(4), "LayerNorm((4,), eps=1e-05, elementwise_affine=True, bias=True)"),
    (lambda: nn.RMSNorm((2, 4)), "RMSNorm((2, 4), eps=None, elementwise_affine=True)"),
    (lambda: nn.GroupNorm(2, 4), "GroupNorm(2, 4, eps=1e-05, affine=True, bias=True)"),
    (lambda: nn.LocalResponseNorm(2), "LocalResponseNorm(2, alpha=0.0001, beta=0.75, k=1.0)"),
    (lambda: nn.Dropout(0.3, True), "Dropout(p=0.3, inplace=True)"),
    (lambda: nn.Dropout2d(), "Dropout2d(p=0.5, inplace=False)"),
    (lambda: nn.AlphaDropout(0.1), "AlphaDropout(p=0.1, inplace=False)"),
    (
        lambda: nn.Embedding(3, 4, padding_idx=-1, max_norm=2.0, norm_type=1.0, scale_grad_by_freq=True),
        "Embedding(3, 4, padding_idx=2, max_norm=2.0, norm_type=1.0, scale_grad_by_freq=True)",
    ),
    (lambda: nn.Flatten(), "Flatten(start_dim=1, end_dim=-1)"),
    (lambda: nn.Unflatten(1, (2, 3)), "Unflatten(dim=1, unflattened_size=(2, 3))"),
    (lambda: nn.Threshold(0.1, 20), "Threshold(threshold=0.1, value=20)"),
    (lambda: nn.ReLU(True), "ReLU(inplace=True)"),
    (lambda: nn.ReLU6(), "ReLU6()"),
    (lambda: nn.RReLU(), "RReLU(lower=0.125, upper=0.3333333333333333)"),
    (lambda: nn.Hardtanh(), "Hardtanh(min_val=-1.0, max_val=1.0)"),
    (lambda: nn.LeakyReLU(0.2, True), "LeakyReLU(negative_slope=0.2, inplace=True)"),
    (lambda: nn.PReLU(3), "PReLU(num_parameters=3)"),
    (lambda: nn.ELU(), "ELU(alpha=1.0)"),
    (lambda: nn.CELU(1.0, True), "CELU(alpha=1.0, inplace=True)"),
    (lambda: nn.GELU(), "GELU(approximate='none')"),
    (lambda: nn.Hardsigmoid(True), "Hardsigmoid()"),
    (lambda: nn.Softplus(), "Softplus(beta=1.0, threshold=20.0)"),
    (lambda: nn.Softshrink(), "Softshrink(0.5)"),
    (lambda: nn.GLU(), "GLU(dim=-1)"),
    (lambda: nn.Softmax(1), "Softmax(dim=1)"),
    (lambda: nn.LogSoftmax(), "LogSoftmax(dim=None)"),
    (lambda: nn.ConstantPad1d(2, 3.5), "ConstantPad1d(padding=(2, 2), value=3.5)"),
    (lambda: nn.ZeroPad2d(1), "ZeroPad2d((1, 1, 1, 1))"),
    (lambda: nn.ReflectionPad2d((1, 2, 3, 4)), "ReflectionPad2d((1, 2, 3, 4))"),
    (lambda: nn.CircularPad1d(1), "CircularPad1d((1, 1))"),
    (lambda: nn.CosineSimilarity(), "CosineSimilarity()"),
    (lambda: nn.CrossEntropyLoss(), "CrossEntropyLoss()"),
    (lambda: nn.PixelShuffle(3), "PixelShuffle(upscale_factor=3)"),
    (lambda: nn.Unfold(3), "Unfold(kernel_size=3, dilation=1, padding=0, stride=1)"),
]


@pytest.mark.parametrize("make, text", REPRS, ids=[text.split("(")[0] for _, text in REPRS])
def test_repr_and_copies(make, text):
    layer = make()
    assert repr(layer) == text
    assert repr(copy.deepcopy(layer)) == text
    assert repr(pickle.loads(pickle.dumps(layer))) == text


@pytest.mark.parametrize(
    "make, error, message",
    [
        (lambda: nn.Conv2d(3, 4, 3, groups=2), ValueError, "in_channels must be divisible by groups"),
        (lambda: nn.Conv2d(4, 3, 3, groups=2), ValueError, "out_channels must be divisible by groups"),
        (lambda: nn.Conv2d(4, 4, 3, groups=0), ValueError, "groups must be a positive integer"),
        (lambda: nn.Conv2d(1, 1, 3, padding="half"), ValueError, "Invalid padding string 'half'"),
        (
            lambda: nn.Conv2d(1, 1, 3, padding="same", stride=2),
            ValueError,
            "padding='same' is not supported for strided convolutions",
        ),
        (lambda: nn.Conv2d(1, 1, 3, padding_mode="x"), ValueError, "padding_mode must be one of"),
        (
            lambda: nn.ConvTranspose2d(1, 1, 3, padding_mode="reflect"),
            ValueError,
            'Only "zeros" padding mode is supported for ConvTranspose2d',
        ),
        (lambda: nn.Dropout(1.5), ValueError, "dropout probability has to be between 0 and 1, but got 1.5"),
        (lambda: nn.GroupNorm(3, 4), ValueError, "must be divisible by num_groups"),
        (lambda: nn.Embedding(3, 2, padding_idx=3), AssertionError, "Padding_idx must be within num_embeddings"),
        (lambda: nn.MultiMarginLoss(p=3), ValueError, "only p == 1 and p == 2 supported"),
        (lambda: nn.BatchNorm2d(3)(torch.ones(2, 3)), ValueError, r"expected 4D input \(got 2D input\)"),
        (lambda: nn.BatchNorm1d(3)(torch.ones(3)), ValueError, r"expected 2D or 3D input \(got 1D input\)"),
        (
            lambda: nn.BatchNorm1d(3)(torch.ones(1, 3)),
            ValueError,
            r"Expected more than 1 value per channel when training, got input size torch.Size\(\[1, 3\]\)",
        ),
        (
            lambda: nn.Linear(2, 3)(torch.ones(4, 5)),
            RuntimeError,
            r"mat1 and mat2 shapes cannot be multiplied \(4x5 and 2x3",
        ),
        (
            lambda: nn.BCELoss()(torch.ones(2), torch.ones(3)),
            ValueError,
            "that is different to the input size",
        ),
        (
            lambda: nn.BCEWithLogitsLoss()(torch.ones(2), torch.ones(3)),
            ValueError,
            r"Target size \(torch.Size\(\[3\]\)\) must be the same as input size \(torch.Size\(\[2\]\)\)",
        ),
        (
            lambda: nn.MSELoss(reduction="total")(torch.ones(2), torch.ones(2)),
            ValueError,
            "total is not a valid value for",
        ),
    ],
)
def test_errors(make, error, message):
    with pytest.raises(error, match=message):
        make()


def test_linear_draws_weight_then_bias():
    torch.manual_seed(0)
    layer = nn.Linear(2, 2)
    torch.manual_seed(0)
    bound = 1 / 2**0.5
    weight = torch.empty(2, 2).uniform_(-bound, bound)
    bias = torch.empty(2).uniform_(-bound, bound)
    assert torch.allclose(layer.weight, weight) and torch.equal(layer.bias, bias)
    assert layer.weight[0].tolist() == pytest.approx([-0.00529, 0.37932], abs=1e-5)
    assert nn.Linear(2, 2, bias=False).bias is None
    assert nn.Linear(2, 2, dtype=torch.float64).weight.dtype == torch.float64


def test_conv_draws_weight_then_bias():
    torch.manual_seed(0)
    layer = nn.Conv2d(2, 3, 2)
    torch.manual_seed(0)
    bound = 1 / 8**0.5
    weight = torch.empty(3, 2, 2, 2).uniform_(-bound, bound)
    assert torch.allclose(layer.weight, weight)
    assert torch.allclose(layer.bias, torch.empty(3).uniform_(-bound, bound))
    assert nn.ConvTranspose2d(2, 6, 3, groups=2).weight.shape == (2, 3, 3, 3)


def test_embedding():
    torch.manual_seed(0)
    layer = nn.Embedding(4, 3, padding_idx=1)
    torch.manual_seed(0)
    table = torch.empty(4, 3).normal_()
    table[1] = 0
    assert torch.equal(layer.weight, table)
    out = layer(torch.tensor([[1, 2]]))
    assert out.shape == (1, 2, 3)
    out.sum().backward()
    assert layer.weight.grad.tolist() == [[0.0] * 3, [0.0] * 3, [1.0] * 3, [0.0] * 3]
    fixed = nn.Embedding.from_pretrained(torch.tensor([[3.0, 4.0], [0.3, 0.4]]), max_norm=1.0)
    assert not fixed.weight.requires_grad
    assert fixed(torch.tensor([0, 1])).flatten().tolist() == pytest.approx([0.6, 0.8, 0.3, 0.4], abs=1e-5)


def test_batchnorm_statistics():
    layer = nn.BatchNorm1d(1, momentum=0.5)
    x = torch.tensor([[1.0], [3.0]])
    assert layer(x).flatten().tolist() == pytest.approx([-1.0, 1.0], abs=1e-4)
    assert layer.running_mean.item() == pytest.approx(1.0)
    assert layer.running_var.item() == pytest.approx(1.5)
    assert layer.num_batches_tracked.item() == 1
    layer.eval()
    assert layer(x).flatten().tolist() == pytest.approx([0.0, 2 / 1.5**0.5], abs=1e-4)
    assert layer.num_batches_tracked.item() == 1
    cumulative = nn.BatchNorm1d(1, momentum=None)
    cumulative(x)
    cumulative(x + 2)
    assert cumulative.running_mean.item() == pytest.approx(3.0)
    layer.reset_running_stats()
    assert layer.running_mean.item() == 0 and layer.running_var.item() == 1 and layer.num_batches_tracked.item() == 0
    plain = nn.BatchNorm1d(1, track_running_stats=False).eval()
    assert plain.running_mean is None
    assert plain(x).flatten().tolist() == pytest.approx([-1.0, 1.0], abs=1e-4)
    assert nn.BatchNorm1d(2, affine=False).weight is None


def test_norm_layers():
    x = torch.tensor([[1.0, 3.0]])
    assert nn.LayerNorm(2)(x).flatten().tolist() == pytest.approx([-1.0, 1.0], abs=1e-4)
    assert nn.LayerNorm(2, bias=False).bias is None
    assert nn.LayerNorm([2, 3]).weight.shape == (2, 3)
    assert nn.GroupNorm(1, 2)(x).flatten().tolist() == pytest.approx([-1.0, 1.0], abs=1e-4)


def test_padding_modes_of_convolution():
    layer = nn.Conv1d(1, 1, 3, padding=1, padding_mode="replicate", bias=False)
    nn.init.ones_(layer.weight)
    assert layer(torch.tensor([[[1.0, 2.0, 3.0]]])).flatten().tolist() == [4.0, 6.0, 8.0]
    same = nn.Conv1d(1, 1, 2, padding="same", bias=False)
    nn.init.ones_(same.weight)
    assert same(torch.tensor([[[1.0, 2.0, 3.0]]])).flatten().tolist() == [3.0, 5.0, 3.0]


def test_transposed_convolution_output_size():
    layer = nn.ConvTranspose1d(1, 1, 3, stride=2)
    x = torch.ones(1, 1, 3)
    assert layer(x).shape == (1, 1, 7)
    assert layer(x, output_size=[8]).shape == (1, 1, 8)
    with pytest.raises(
        ValueError, match=r"requested an output size of \[9\], but valid sizes range from \[7\] to \[8\]"
    ):
        layer(x, output_size=[9])


def test_dropout_modes():
    layer = nn.Dropout(0.5)
    x = torch.ones(1000)
    torch.manual_seed(0)
    out = layer(x)
    assert set(out.tolist()) == {0.0, 2.0}
    torch.manual_seed(0)
    assert torch.equal(layer(x), out)
    layer.eval()
    assert torch.equal(layer(x), x)
    channels = nn.Dropout2d(0.5)(torch.ones(4, 8, 2, 2)).flatten(2)
    assert all(len(set(row)) == 1 for sample in channels.tolist() for row in sample)


def test_flatten_and_unflatten():
    assert nn.Flatten()(torch.ones(2, 3, 4)).shape == (2, 12)
    assert nn.Unflatten(1, (3, 4))(torch.ones(2, 12)).shape == (2, 3, 4)
    with pytest.raises(TypeError):
        nn.Unflatten(1, 3.0)


def test_loss_layers():
    x, y = torch.tensor([1.0, 2.0]), torch.tensor([2.0, 4.0])
    assert nn.MSELoss()(x, y).item() == 2.5
    assert nn.L1Loss(reduction="sum")(x, y).item() == 3
    assert nn.HuberLoss(reduction="none")(x, y).tolist() == [0.5, 1.5]
    weighted = nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0]))
    assert list(weighted.state_dict()) == ["weight"]
    with pytest.warns(UserWarning, match="size_average and reduce args will be deprecated, please use reduction='sum'"):
        assert nn.MSELoss(size_average=False).reduction == "sum"
    with pytest.warns(UserWarning, match="Using a target size"):
        nn.MSELoss()(x, torch.ones(1))


def test_softmax_without_dim_warns():
    with pytest.warns(UserWarning, match="Implicit dimension choice for softmax has been deprecated"):
        assert nn.Softmax()(torch.zeros(1, 2)).tolist() == [[0.5, 0.5]]


def test_prelu_and_identity():
    layer = nn.PReLU()
    assert layer.weight.tolist() == [0.25]
    assert layer(torch.tensor([-4.0, 4.0])).tolist() == [-1.0, 4.0]
    x = torch.ones(1)
    assert nn.Identity()(x) is x
