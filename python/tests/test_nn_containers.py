"""Containers: Sequential, ModuleList, ModuleDict, ParameterList, ParameterDict."""

from collections import OrderedDict

import pytest
import swiftgrad as torch
from swiftgrad import nn


def kinds(modules):
    return [type(module).__name__ for module in modules]


def test_sequential():
    net = nn.Sequential(nn.ReLU(), nn.Tanh(), nn.Sigmoid())
    assert len(net) == 3 and kinds(net) == ["ReLU", "Tanh", "Sigmoid"]
    assert type(net[-1]) is nn.Sigmoid
    assert kinds(net[1:]) == ["Tanh", "Sigmoid"] and type(net[1:]) is nn.Sequential
    assert list(net[1:]._modules) == ["1", "2"]
    with pytest.raises(IndexError, match="index 3 is out of range"):
        net[3]
    del net[0]
    assert list(net._modules) == ["0", "1"] and kinds(net) == ["Tanh", "Sigmoid"]
    net[0] = nn.ELU()
    assert net.append(nn.GELU()) is net
    net.insert(1, nn.Mish())
    assert kinds(net) == ["ELU", "Mish", "Sigmoid", "GELU"]
    net.extend([nn.ReLU()])
    assert type(net.pop(0)) is nn.ELU and len(net) == 4
    assert kinds(net + nn.Sequential(nn.Tanh())) == ["Mish", "Sigmoid", "GELU", "ReLU", "Tanh"]
    net += nn.Sequential(nn.Tanh())
    assert len(net) == 5
    assert len(nn.Sequential(nn.ReLU()) * 3) == 3
    assert len(2 * nn.Sequential(nn.ReLU())) == 2
    with pytest.raises(ValueError, match="Non-positive multiplication factor 0"):
        net * 0
    with pytest.raises(ValueError, match="add operator supports only objects of Sequential class"):
        net + 3
    with pytest.raises(IndexError, match="out of range"):
        net.insert(9, nn.ReLU())
    del net[1:3]
    assert kinds(net) == ["Mish", "ReLU", "Tanh"]


def test_named_sequential():
    net = nn.Sequential(OrderedDict([("a", nn.ReLU()), ("b", nn.Tanh())]))
    assert type(net.a) is nn.ReLU and list(net._modules) == ["a", "b"]
    assert repr(net) == "Sequential(\n  (a): ReLU()\n  (b): Tanh()\n)"
    assert net(torch.tensor([-1.0, 0.0])).tolist() == [0.0, 0.0]


def test_module_list():
    layers = nn.ModuleList([nn.Linear(1, 1) for _ in range(3)])
    assert repr(layers) == ("ModuleList(\n  (0-2): 3 x Linear(in_features=1, out_features=1, bias=True)\n)")
    layers.append(nn.ReLU())
    layers.insert(0, nn.Tanh())
    assert kinds(layers) == ["Tanh", "Linear", "Linear", "Linear", "ReLU"]
    assert type(layers[-1]) is nn.ReLU and len(layers[1:3]) == 2
    layers[0] = nn.Sigmoid()
    del layers[1:3]
    assert kinds(layers) == ["Sigmoid", "Linear", "ReLU"] and list(layers._modules) == ["0", "1", "2"]
    assert type(layers.pop(0)) is nn.Sigmoid
    assert len(layers + [nn.ReLU()]) == 3
    layers += [nn.ReLU()]
    assert len(layers) == 3
    with pytest.raises(TypeError, match="ModuleList.extend should be called with an iterable, but got int"):
        layers.extend(3)
    with pytest.raises(IndexError, match="index 9 is out of range"):
        layers[9]
    with pytest.raises(NotImplementedError):
        layers(1)
    assert repr(nn.ModuleList()) == "ModuleList()"


def test_module_dict():
    layers = nn.ModuleDict({"b": nn.ReLU(), "a": nn.Tanh()})
    assert list(layers) == ["b", "a"] and "a" in layers and len(layers) == 2
    layers["c"] = nn.Sigmoid()
    layers.update([["d", nn.ELU()]])
    assert kinds(layers.values()) == ["ReLU", "Tanh", "Sigmoid", "ELU"]
    assert type(layers.pop("b")) is nn.ReLU and list(layers.keys()) == ["a", "c", "d"]
    del layers["a"]
    assert [key for key, _ in layers.items()] == ["c", "d"]
    with pytest.raises(TypeError, match="ModuleDict.update should be called with an iterable of key/value pairs"):
        layers.update(3)
    with pytest.raises(ValueError, match="has length 3; 2 is required"):
        layers.update([(1, 2, 3)])
    layers.clear()
    assert len(layers) == 0
    with pytest.raises(KeyError):
        layers["x"]


def test_parameter_list():
    params = nn.ParameterList([torch.ones(2), nn.Parameter(torch.zeros(1, 3)), "text"])
    assert isinstance(params[0], nn.Parameter) and params[2] == "text" and len(params) == 3
    assert [name for name, _ in params.named_parameters()] == ["0", "1"]
    assert repr(params) == (
        "ParameterList(\n"
        "    (0): Parameter containing: [torch.float32 of size 2]\n"
        "    (1): Parameter containing: [torch.float32 of size 1x3]\n"
        "    (2): Object of type: str\n"
        ")"
    )
    params.append(torch.ones(1))
    params += [torch.ones(1)]
    assert len(params) == 5 and len(params[1:3]) == 2 and len(list(params)) == 5
    assert params[-1].tolist() == [1.0]
    with pytest.raises(RuntimeError, match="ParameterList should not be called."):
        params(1)


def test_parameter_dict():
    params = nn.ParameterDict({"b": torch.ones(1), "a": nn.Parameter(torch.zeros(2))})
    assert list(params) == ["a", "b"] and isinstance(params["b"], nn.Parameter)
    params["c"] = torch.ones(3)
    assert sorted(params.state_dict()) == ["a", "b", "c"]
    assert params.get("x") is None and "c" in params and len(params) == 3
    assert params.pop("c").shape == (3,)
    assert params.setdefault("d", torch.ones(1)) is params["d"]
    assert [key for key, _ in params.items()] == ["a", "b", "d"]
    merged = params | nn.ParameterDict({"e": torch.ones(1)})
    assert list(merged) == ["a", "b", "d", "e"] and merged["a"] is params["a"]
    assert params.popitem()[0] == "d"
    params.clear()
    assert len(params) == 0
