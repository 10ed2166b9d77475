"""Lazy modules and parameters without a shape; embeddings that ask for sparse gradients; resampling of bytes."""

from __future__ import annotations

import copy
import pickle
import warnings

import pytest
from swiftgrad.nn._functional import embedding as embedding_functions

pytestmark = pytest.mark.filterwarnings("ignore:Lazy modules")


def test_a_parameter_without_a_shape(torch):
    parameter = torch.nn.UninitializedParameter()
    assert repr(parameter) == "<UninitializedParameter>" and parameter.requires_grad
    assert isinstance(parameter, torch.nn.Parameter) and torch.nn.parameter.is_lazy(parameter)
    with pytest.raises(RuntimeError, match="Can't access the shape of an uninitialized parameter"):
        _ = parameter.shape
    with pytest.raises(ValueError, match="Attempted to use an uninitialized parameter"):
        _ = parameter + 1
    parameter.materialize((2, 3))
    assert type(parameter) is torch.nn.Parameter and parameter.shape == (2, 3) and parameter.requires_grad


def test_a_lazy_layer_becomes_the_ordinary_one(torch):
    nn = torch.nn
    layer = nn.LazyLinear(3)
    assert repr(layer) == "LazyLinear(in_features=0, out_features=3, bias=True)"
    assert layer.has_uninitialized_params()
    torch.manual_seed(0)
    layer(torch.ones(2, 5))
    assert type(layer) is nn.Linear and repr(layer) == "Linear(in_features=5, out_features=3, bias=True)"
    torch.manual_seed(0)
    same = nn.Linear(5, 3)
    assert layer.weight.equal(same.weight) and layer.bias.equal(same.bias)
    assert not layer._forward_pre_hooks and not layer._load_state_dict_pre_hooks


def test_in_networks(torch):
    nn = torch.nn
    net = nn.Sequential(nn.LazyConv2d(4, 3), nn.LazyBatchNorm2d(), nn.ReLU(), nn.Flatten(), nn.LazyLinear(2))
    net(torch.ones(2, 3, 5, 5))
    assert [type(layer).__name__ for layer in net] == ["Conv2d", "BatchNorm2d", "ReLU", "Flatten", "Linear"]
    assert net[4].in_features == 36 and net[1].num_features == 4
    assert type(nn.LazyInstanceNorm1d()).__name__ == "LazyInstanceNorm1d"


def test_state_dicts(torch):
    nn = torch.nn
    lazy, full = nn.LazyLinear(3), nn.Linear(5, 3)
    assert [repr(value) for value in lazy.state_dict().values()] == ["<UninitializedParameter>"] * 2
    assert repr(lazy.load_state_dict(full.state_dict())) == "<All keys matched successfully>"
    assert lazy.weight.equal(full.weight) and not lazy.has_uninitialized_params()
    lazy(torch.ones(1, 5))
    assert type(lazy) is nn.Linear and lazy.in_features == 5 and lazy.weight.equal(full.weight)
    with pytest.raises(RuntimeError, match="Can't access the shape"):
        full.load_state_dict(nn.LazyLinear(3).state_dict())


def test_copies_and_conversions(torch):
    nn = torch.nn
    for made in (copy.deepcopy(nn.LazyLinear(3)), pickle.loads(pickle.dumps(nn.LazyLinear(3)))):
        assert made.has_uninitialized_params()
    layer = nn.LazyLinear(3).double()
    layer(torch.ones(2, 4, dtype=torch.float64))
    assert layer.weight.dtype == torch.float64


def test_layers_pickle_under_pytorchs_names(torch):
    nn = torch.nn
    for made in (nn.CTCLoss(), nn.MaxUnpool2d(2), nn.FractionalMaxPool2d(2, 3), nn.LinearCrossEntropyLoss(2, 3)):
        assert repr(pickle.loads(pickle.dumps(made))) == repr(made)
    assert nn.CTCLoss.__module__.endswith("nn.modules.loss") and nn.MaxUnpool1d.__module__.endswith(
        "nn.modules.pooling"
    )


def test_sparse_embeddings_warn_once(torch, monkeypatch):
    monkeypatch.setattr(embedding_functions, "_warned_sparse", False)
    table = torch.nn.Embedding(4, 2, sparse=True)
    with pytest.warns(UserWarning, match="no sparse gradients"):
        table(torch.tensor([1, 1])).sum().backward()
    assert table.weight.grad.tolist() == [[0, 0], [2, 2], [0, 0], [0, 0]]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        table(torch.tensor([0]))


def test_bytes_are_resampled_as_bytes(torch):
    image = torch.tensor([[[[0, 255], [100, 50]]]], dtype=torch.uint8)
    F = torch.nn.functional
    assert F.interpolate(image, 3, mode="nearest").flatten().tolist() == [0, 0, 255, 0, 0, 255, 100, 100, 50]
    assert F.interpolate(image, (2, 3), mode="bilinear").flatten().tolist() == [0, 128, 255, 100, 75, 50]
    assert F.interpolate(image, 1, mode="bilinear", antialias=True).item() == 102


def test_convert_sync_batchnorm_keeps_the_tensors(torch):
    nn = torch.nn
    net = nn.Sequential(nn.BatchNorm2d(3), nn.Sequential(nn.BatchNorm1d(2)))
    weight = net[0].weight
    converted = nn.SyncBatchNorm.convert_sync_batchnorm(net)
    assert converted is net and type(net[0]) is nn.SyncBatchNorm and type(net[1][0]) is nn.SyncBatchNorm
    assert net[0].weight is weight
