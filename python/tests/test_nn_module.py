"""`nn.Module`: registering, walking, attributes, conversions, text, copies."""

import copy
import pickle

import pytest
import swiftgrad as torch
from swiftgrad import nn
from swiftgrad.nn.parameter import Parameter


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 2)
        self.scale = nn.Parameter(torch.ones(2))
        self.register_buffer("count", torch.zeros(1))
        self.register_buffer("cache", torch.ones(2), persistent=False)
        self.tag = "plain"

    def forward(self, x):
        return self.fc(x) * self.scale


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = Block()
        self.second = Block()
        self.again = self.first
        self.nothing = None


def names(pairs):
    return [name for name, _ in pairs]


def test_registries():
    block = Block()
    assert list(block._parameters) == ["scale"]
    assert list(block._buffers) == ["count", "cache"]
    assert list(block._modules) == ["fc"]
    assert block._non_persistent_buffers_set == {"cache"}
    assert block.training is True
    assert block.tag == "plain" and "tag" in block.__dict__
    assert block.scale is block.scale


def test_walking():
    net = Net()
    assert names(net.named_parameters()) == [
        "first.scale", "first.fc.weight", "first.fc.bias", "second.scale", "second.fc.weight", "second.fc.bias",
    ]  # fmt: skip
    assert len(names(net.named_parameters(remove_duplicate=False))) == 9
    assert names(net.named_parameters(recurse=False)) == []
    assert names(net.first.named_parameters(prefix="p")) == ["p.scale", "p.fc.weight", "p.fc.bias"]
    assert names(net.named_buffers()) == ["first.count", "first.cache", "second.count", "second.cache"]
    assert names(net.named_modules()) == ["", "first", "first.fc", "second", "second.fc"]
    assert names(net.named_modules(remove_duplicate=False)) == [
        "", "first", "first.fc", "second", "second.fc", "again", "again.fc",
    ]  # fmt: skip
    assert names(net.named_children()) == ["first", "second"]
    assert len(list(net.children())) == 2
    assert len(list(net.modules())) == 5
    assert len(list(net.parameters())) == 6
    assert len(list(net.buffers())) == 4


def test_apply_is_post_order():
    seen = []
    net = Net()
    assert net.apply(lambda module: seen.append(type(module).__name__)) is net
    assert seen == ["Linear", "Block", "Linear", "Block", "Net"]


def test_paths():
    net = Net()
    assert net.get_submodule("") is net
    assert net.get_submodule("first.fc") is net.first.fc
    assert net.get_parameter("first.fc.weight") is net.first.fc.weight
    assert net.get_buffer("second.count") is net.second.count
    with pytest.raises(AttributeError, match="Net has no attribute `third`"):
        net.get_submodule("third")
    with pytest.raises(AttributeError, match="`tag` is not an nn.Module"):
        net.get_submodule("first.tag")
    with pytest.raises(AttributeError, match="`tag` is not an nn.Parameter"):
        net.get_parameter("first.tag")
    with pytest.raises(AttributeError, match="`scale` is not a buffer"):
        net.get_buffer("first.scale")
    relu = nn.ReLU()
    net.set_submodule("first.fc", relu)
    assert net.first.fc is relu
    with pytest.raises(ValueError, match="Cannot set the submodule without a target name!"):
        net.set_submodule("", relu)


@pytest.mark.parametrize(
    "value, message",
    [
        (lambda: nn.Parameter(torch.ones(1)), "cannot assign parameters before Module.__init__\\(\\) call"),
        (lambda: nn.Linear(1, 1), "cannot assign module before Module.__init__\\(\\) call"),
    ],
)
def test_assigning_before_init(value, message):
    class Early(nn.Module):
        def __init__(self):
            self.x = value()
            super().__init__()

    with pytest.raises(AttributeError, match=message):
        Early()


def test_registering_before_init():
    module = nn.Module.__new__(nn.Module)
    with pytest.raises(AttributeError, match="cannot assign buffer before Module.__init__"):
        module.register_buffer("b", torch.ones(1))
    with pytest.raises(AttributeError, match="cannot assign parameter before Module.__init__"):
        module.register_parameter("p", nn.Parameter(torch.ones(1)))


def test_wrong_assignments():
    block = Block()
    with pytest.raises(
        TypeError, match=r"cannot assign 'torch.FloatTensor' as parameter 'scale' \(torch.nn.Parameter or None expected"
    ):
        block.scale = torch.ones(2)
    with pytest.raises(TypeError, match=r"cannot assign 'int' as child module 'fc' \(torch.nn.Module or None expected"):
        block.fc = 3
    with pytest.raises(
        TypeError, match=r"cannot assign 'int' as buffer 'count' \(torch.nn.Buffer, torch.Tensor or None expected\)"
    ):
        block.count = 3
    block.scale = None
    assert block._parameters == {"scale": None}
    assert names(block.named_parameters()) == ["fc.weight", "fc.bias"]


@pytest.mark.parametrize(
    "call, error, message",
    [
        (lambda m: m.register_buffer("a.b", torch.ones(1)), KeyError, 'buffer name can\\\\?\'t contain "."'),
        (lambda m: m.register_buffer("", torch.ones(1)), KeyError, "empty string"),
        (lambda m: m.register_buffer("tag", torch.ones(1)), KeyError, "attribute 'tag' already exists"),
        (lambda m: m.register_buffer(3, torch.ones(1)), TypeError, "buffer name should be a string. Got int"),
        (lambda m: m.register_buffer("x", 3), TypeError, r"cannot assign 'int' object to buffer 'x' \(torch Tensor"),
        (lambda m: m.register_parameter("p.q", None), KeyError, "parameter name can"),
        (lambda m: m.register_parameter("tag", None), KeyError, "attribute 'tag' already exists"),
        (
            lambda m: m.register_parameter("p", torch.ones(1)),
            TypeError,
            r"cannot assign 'torch.FloatTensor' object to parameter 'p' \(torch.nn.Parameter or None required\)",
        ),
        (lambda m: m.add_module("x", 3), TypeError, "int is not a Module subclass"),
        (lambda m: m.add_module("a.b", nn.ReLU()), KeyError, "module name can"),
        (lambda m: m.add_module("", nn.ReLU()), KeyError, "module name can"),
        (lambda m: m.add_module("tag", nn.ReLU()), KeyError, "attribute 'tag' already exists"),
        (lambda m: m.missing, AttributeError, "'Block' object has no attribute 'missing'"),
        (lambda m: m.train("yes"), ValueError, "training mode is expected to be boolean"),
        (
            lambda m: nn.Module()(1),
            NotImplementedError,
            r'Module \[Module\] is missing the required "forward" function',
        ),
        (lambda m: nn.Module(3), TypeError, "takes 1 positional argument but 2 were given"),
        (lambda m: nn.Module(a=3), TypeError, "got an unexpected keyword argument 'a'"),
        (
            lambda m: m.to(torch.int64),
            TypeError,
            "only accepts floating point or complex dtypes, but got desired dtype=",
        ),
    ],
)
def test_errors(call, error, message):
    with pytest.raises(error, match=message):
        call(Block())


def test_non_leaf_parameter():
    value = nn.Parameter(torch.ones(1)) * 2
    module = nn.Module()
    with pytest.raises((ValueError, TypeError), match="(Cannot assign non-leaf|cannot assign)"):
        module.register_parameter("p", value)


def test_replacing_kinds():
    block = Block()
    block.tag = nn.ReLU()
    assert "tag" not in block.__dict__ and "tag" in block._modules
    block.tag = nn.Parameter(torch.ones(1))
    assert "tag" in block._parameters and "tag" not in block._modules
    del block.tag
    assert not hasattr(block, "tag")
    del block.count, block.fc, block.cache
    assert not block._buffers and not block._modules and not block._non_persistent_buffers_set
    with pytest.raises(AttributeError):
        del block.count


def test_register_parameter_is_used_by_assignment(monkeypatch):
    calls = []
    original = nn.Module.register_parameter

    def spy(self, name, param):
        calls.append(name)
        original(self, name, param)

    monkeypatch.setattr(nn.Module, "register_parameter", spy)
    nn.Linear(2, 2)
    assert calls == ["weight", "bias"]


def test_dir():
    listed = dir(Block())
    assert {"fc", "scale", "count", "tag", "forward"} <= set(listed)
    assert "0" not in dir(nn.Sequential(nn.ReLU()))


def test_train_eval_and_requires_grad():
    net = Net()
    assert net.eval() is net
    assert not any(module.training for module in net.modules())
    net.train()
    assert all(module.training for module in net.modules())
    assert net.requires_grad_(False) is net
    assert not any(param.requires_grad for param in net.parameters())


def test_zero_grad():
    block = Block()
    block(torch.ones(1, 3)).sum().backward()
    assert block.scale.grad is not None
    block.zero_grad(set_to_none=False)
    assert block.scale.grad.tolist() == [0.0, 0.0]
    block.zero_grad()
    assert block.scale.grad is None


def test_conversions():
    block = Block()
    weight = block.fc.weight
    block.register_buffer("index", torch.arange(2))
    assert block.double() is block
    assert block.fc.weight is weight and weight.dtype == torch.float64
    assert block.count.dtype == torch.float64 and block.index.dtype == torch.int64
    assert block.to(torch.float16).fc.weight.dtype == torch.float16
    assert block.to("cpu", torch.float32).fc.weight.dtype == torch.float32
    assert block.to(torch.ones(1, dtype=torch.float64)).fc.weight.dtype == torch.float64
    assert block.to(dtype=torch.float32).scale.dtype == torch.float32
    assert block.bfloat16().scale.dtype == torch.bfloat16
    assert block.float().cpu().scale.dtype == torch.float32
    assert block.half().scale.dtype == torch.float16


def test_conversion_keeps_gradients():
    linear = nn.Linear(2, 1)
    linear(torch.ones(1, 2)).sum().backward()
    linear.double()
    assert linear.weight.grad.dtype == torch.float64
    assert linear.weight.grad.tolist() == [[1.0, 1.0]]
    assert linear.weight.is_leaf and linear.weight.requires_grad


def test_repr():
    assert repr(nn.Module()) == "Module()"
    assert repr(Net()) == (
        "Net(\n"
        "  (first): Block(\n"
        "    (fc): Linear(in_features=3, out_features=2, bias=True)\n"
        "  )\n"
        "  (second): Block(\n"
        "    (fc): Linear(in_features=3, out_features=2, bias=True)\n"
        "  )\n"
        "  (again): Block(\n"
        "    (fc): Linear(in_features=3, out_features=2, bias=True)\n"
        "  )\n"
        ")"
    )

    class Extra(nn.Module):
        def extra_repr(self):
            return "a\nb"

    assert repr(Extra()) == "Extra(\n  a\n  b\n)"
    assert nn.ReLU()._get_name() == "ReLU"


def test_deepcopy_and_pickle():
    net = Net()
    for other in (copy.deepcopy(net), pickle.loads(pickle.dumps(net))):
        assert other.first is other.again
        assert other.first.fc.weight is not net.first.fc.weight
        assert isinstance(other.first.fc.weight, Parameter)
        assert torch.equal(other.first.fc.weight, net.first.fc.weight)
        assert names(other.named_parameters()) == names(net.named_parameters())


def test_parameter():
    data = torch.zeros(2)
    param = nn.Parameter(data)
    assert param.requires_grad and param.is_leaf and isinstance(param, torch.Tensor)
    assert repr(param) == "Parameter containing:\ntensor([0., 0.], requires_grad=True)"
    data[0] = 1
    assert param.tolist() == [1.0, 0.0]
    assert not nn.Parameter(data, requires_grad=False).requires_grad
    assert type(param * 2) is torch.Tensor
    assert not isinstance(data, nn.Parameter)
    other = copy.deepcopy(param)
    assert type(other) is nn.Parameter and other is not param and other.tolist() == [1.0, 0.0]
    param.note = "kept"
    again = pickle.loads(pickle.dumps(param))
    assert type(again) is nn.Parameter and again.requires_grad and again.note == "kept"
    assert nn.Parameter().numel() == 0


def test_flagged_tensor_is_parameter():
    flagged = torch.zeros(1)
    flagged._is_param = True
    assert isinstance(flagged, nn.Parameter)


def test_buffer():
    module = nn.Module()
    module.b = nn.Buffer(torch.ones(2))
    module.c = nn.Buffer(torch.ones(2), persistent=False)
    assert list(module._buffers) == ["b", "c"]
    assert list(module.state_dict()) == ["b"]


def test_compile_leaves_module_as_it_is():
    linear = nn.Linear(2, 1)
    expected = linear(torch.ones(1, 2)).tolist()
    if nn.Module.__module__.startswith("swiftgrad"):
        linear.compile()
    assert linear(torch.ones(1, 2)).tolist() == expected
