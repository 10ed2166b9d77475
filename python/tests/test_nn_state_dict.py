"""`state_dict` and `load_state_dict`: keys, messages, versions, hooks."""

from collections import OrderedDict

import pytest
import swiftgrad as torch
from swiftgrad import nn


def model():
    return nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3))


KEYS = ["0.weight", "0.bias", "1.weight", "1.bias", "1.running_mean", "1.running_var", "1.num_batches_tracked"]


def test_keys_and_metadata():
    state = model().state_dict()
    assert type(state) is OrderedDict and list(state) == KEYS
    assert dict(state._metadata) == {"": {"version": 1}, "0": {"version": 1}, "1": {"version": 2}}
    assert not state["0.weight"].requires_grad
    net = model()
    assert net.state_dict(keep_vars=True)["0.weight"] is net[0].weight
    assert list(nn.Linear(1, 1, bias=False).state_dict(prefix="x.")) == ["x.weight"]
    target = {}
    assert nn.Linear(1, 1).state_dict(destination=target, prefix="y.") is target
    assert list(target) == ["y.weight", "y.bias"]


def test_values_share_storage():
    net = nn.Linear(1, 1, bias=False)
    state = net.state_dict()
    with torch.no_grad():
        net.weight.fill_(7)
    assert state["weight"].tolist() == [[7.0]]


def test_positional_arguments_warn():
    target = OrderedDict()
    with pytest.warns(FutureWarning, match="Positional args are being deprecated"):
        nn.Linear(1, 1).state_dict(target, "p.")
    assert list(target) == ["p.weight", "p.bias"]


def test_round_trip():
    first, second = model(), model()
    result = second.load_state_dict(first.state_dict())
    assert repr(result) == "<All keys matched successfully>"
    assert result.missing_keys == [] and result.unexpected_keys == []
    assert torch.equal(first[0].weight, second[0].weight)


def test_messages():
    net = model()
    state = net.state_dict()
    state["extra"] = torch.ones(1)
    state["0.more"] = torch.ones(1)
    del state["0.bias"]
    state["0.weight"] = torch.ones(5, 5)
    with pytest.raises(RuntimeError) as caught:
        net.load_state_dict(state)
    assert str(caught.value) == (
        "Error(s) in loading state_dict for Sequential:\n"
        '\tMissing key(s) in state_dict: "0.bias". \n'
        '\tUnexpected key(s) in state_dict: "extra", "0.more". \n'
        "\tsize mismatch for 0.weight: copying a param with shape torch.Size([5, 5]) from checkpoint, "
        "the shape in current model is torch.Size([3, 2])."
    )
    with pytest.raises(RuntimeError, match="size mismatch for 0.weight"):
        net.load_state_dict(state, strict=False)
    del state["0.weight"]
    result = net.load_state_dict(state, strict=False)
    assert result.missing_keys == ["0.weight", "0.bias"]
    assert result.unexpected_keys == ["extra", "0.more"]


def test_wrong_kinds():
    with pytest.raises(TypeError, match="Expected state_dict to be dict-like, got <class 'list'>"):
        model().load_state_dict([])
    with pytest.raises(RuntimeError, match="expected torch.Tensor or Tensor-like object from checkpoint but received"):
        nn.Linear(1, 1).load_state_dict({"weight": 3, "bias": torch.ones(1)})


def test_scalar_from_vector():
    module = nn.Module()
    module.p = nn.Parameter(torch.tensor(0.0))
    module.load_state_dict({"p": torch.tensor([4.0])})
    assert module.p.item() == 4.0


def test_assign():
    net = nn.Linear(1, 2)
    weight, bias = torch.ones(2, 1, dtype=torch.float64), torch.zeros(2)
    net.load_state_dict({"weight": weight, "bias": bias}, assign=True)
    assert net.weight.dtype == torch.float64 and isinstance(net.weight, nn.Parameter) and net.weight.requires_grad
    weight[0, 0] = 5
    assert net.weight[0, 0].item() == 5


def test_copy_converts_dtype_in_place():
    net = nn.Linear(1, 1, bias=False)
    weight = net.weight
    net.load_state_dict({"weight": torch.full((1, 1), 3.0, dtype=torch.float64)})
    assert net.weight is weight and weight.dtype == torch.float32 and weight.item() == 3


def test_batchnorm_version_1_has_no_count():
    state = nn.BatchNorm1d(2).state_dict()
    del state["num_batches_tracked"]
    state._metadata[""]["version"] = 1
    nn.BatchNorm1d(2).load_state_dict(state)
    state._metadata[""]["version"] = 2
    with pytest.raises(RuntimeError, match="num_batches_tracked"):
        nn.BatchNorm1d(2).load_state_dict(state)


def test_extra_state():
    class Extra(nn.Module):
        def __init__(self, value):
            super().__init__()
            self.value = value

        def get_extra_state(self):
            return {"value": self.value}

        def set_extra_state(self, state):
            self.value = state["value"]

    state = nn.Sequential(Extra(3)).state_dict()
    assert list(state) == ["0._extra_state"]
    other = nn.Sequential(Extra(0))
    other.load_state_dict(state)
    assert other[0].value == 3
    with pytest.raises(RuntimeError, match='Missing key\\(s\\) in state_dict: "0._extra_state"'):
        other.load_state_dict({})
    with pytest.raises(RuntimeError, match='Unexpected key\\(s\\) in state_dict: "0._extra_state"'):
        nn.Sequential(nn.ReLU()).load_state_dict(state)


def test_hooks():
    net = nn.Sequential(nn.Linear(1, 1))
    calls = []
    net.register_state_dict_pre_hook(lambda module, prefix, keep_vars: calls.append(("pre", prefix, keep_vars)))
    handle = net[0]._register_state_dict_hook(
        lambda module, state, prefix, metadata: state.pop(prefix + "bias") and None
    )
    assert list(net.state_dict()) == ["0.weight"]
    handle.remove()
    net.register_state_dict_post_hook(lambda module, state, prefix, metadata: calls.append(("post", prefix)))
    state = net.state_dict()
    assert list(state) == ["0.weight", "0.bias"]
    assert calls == [("pre", "", False), ("pre", "", False), ("post", "")]

    def rename(module, state_dict, prefix, metadata, strict, missing, unexpected, errors):
        assert module is net[0]
        state_dict[prefix + "bias"] = state_dict.pop(prefix + "offset")

    net[0].register_load_state_dict_pre_hook(rename)
    net.register_load_state_dict_post_hook(lambda module, keys: keys.missing_keys.append("mine"))
    state["0.offset"] = state.pop("0.bias")
    result = net.load_state_dict(state, strict=False)
    assert result.missing_keys == ["mine"]


def test_private_pre_hook_gets_no_module():
    net = nn.Linear(1, 1)
    seen = []
    net._register_load_state_dict_pre_hook(lambda *args: seen.append(len(args)))
    net.load_state_dict(net.state_dict())
    assert seen == [7]


def test_load_from_state_dict_can_be_overridden():
    class Old(nn.Linear):
        def _load_from_state_dict(self, state_dict, prefix, *args):
            state_dict[prefix + "weight"] = state_dict.pop(prefix + "w")
            super()._load_from_state_dict(state_dict, prefix, *args)

    net = nn.Sequential(Old(1, 1, bias=False))
    net.load_state_dict({"0.w": torch.full((1, 1), 2.0)})
    assert net[0].weight.item() == 2


def test_consume_prefix():
    from swiftgrad.nn.modules.utils import consume_prefix_in_state_dict_if_present

    state = {"module.a": 1, "b": 2}
    consume_prefix_in_state_dict_if_present(state, "module.")
    assert state == {"a": 1, "b": 2}
