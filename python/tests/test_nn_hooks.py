"""Hooks of modules: forward, forward-pre, full backward, global ones."""

import copy
import pickle

import pytest
import swiftgrad as torch
from swiftgrad import nn
from swiftgrad.nn.modules import module as module_file


def ones():
    linear = nn.Linear(2, 1, bias=False)
    nn.init.ones_(linear.weight)
    return linear


X = [[1.0, 2.0]]


def test_forward_hook_replaces_output():
    net = ones()
    handle = net.register_forward_hook(lambda module, args, output: output + 10)
    assert net(torch.tensor(X)).item() == 13
    handle.remove()
    assert net(torch.tensor(X)).item() == 3
    handle.remove()


def test_pre_hook_replaces_input():
    net = ones()
    with net.register_forward_pre_hook(lambda module, args: args[0] * 2):
        assert net(torch.tensor(X)).item() == 6
    assert net(torch.tensor(X)).item() == 3


def test_order_and_prepend():
    net, order = ones(), []
    net.register_forward_hook(lambda *a: order.append("a"))
    net.register_forward_hook(lambda *a: order.append("b"), prepend=True)
    net.register_forward_pre_hook(lambda *a: order.append("c"))
    net.register_forward_pre_hook(lambda *a: order.append("d"), prepend=True)
    net(torch.tensor(X))
    assert order == ["d", "c", "b", "a"]


def test_with_kwargs():
    class Scale(nn.Module):
        def forward(self, x, factor=1):
            return x * factor

    net, seen = Scale(), []
    net.register_forward_pre_hook(lambda m, args, kwargs: (args, {"factor": kwargs["factor"] + 1}), with_kwargs=True)
    net.register_forward_hook(lambda m, args, kwargs, out: seen.append(kwargs), with_kwargs=True)
    assert net(torch.ones(1), factor=2).item() == 3
    assert seen == [{"factor": 3}]
    net.register_forward_pre_hook(lambda m, args, kwargs: 3, with_kwargs=True)
    with pytest.raises(RuntimeError, match=r"forward pre-hook must return None or a tuple of \(new_args, new_kwargs\)"):
        net(torch.ones(1), factor=2)


def test_always_call():
    class Broken(nn.Module):
        def forward(self, x):
            raise KeyError("broken")

    net, calls = Broken(), []
    net.register_forward_hook(lambda m, args, out: calls.append(out), always_call=True)
    net.register_forward_hook(lambda m, args, out: calls.append("never"))
    with pytest.raises(KeyError, match="broken"):
        net(1)
    assert calls == [None]


def test_full_backward_hook():
    net, seen = ones(), []
    x = torch.tensor(X, requires_grad=True)
    net.register_full_backward_hook(lambda m, gi, go: seen.append((m, gi[0].tolist(), go[0].tolist())))
    (net(x) * 3).sum().backward()
    assert seen == [(net, [[3.0, 3.0]], [[3.0]])]
    assert x.grad.tolist() == [[3.0, 3.0]]


def test_full_backward_hook_replaces_gradient():
    net = ones()
    x = torch.tensor(X, requires_grad=True)
    net.register_full_backward_hook(lambda m, gi, go: (gi[0] * 100,))
    net.register_full_backward_pre_hook(lambda m, go: (go[0] * 2,))
    net(x).sum().backward()
    assert x.grad.tolist() == [[200.0, 200.0]]
    assert net.weight.grad.tolist() == [[2.0, 4.0]]


def test_full_backward_hook_without_input_gradient():
    net, seen = ones(), []
    net.register_full_backward_hook(lambda m, gi, go: seen.append((gi, go[0].tolist())))
    with pytest.warns(UserWarning, match="Full backward hook is firing when gradients are computed with respect to"):
        net(torch.tensor(X)).sum().backward()
    assert seen == [((None,), [[1.0]])]
    assert net.weight.grad.tolist() == X


def test_full_backward_hook_wrong_count():
    net = ones()
    net.register_full_backward_hook(lambda m, gi, go: (gi[0], gi[0]))
    with pytest.raises(RuntimeError, match="returned an invalid number of grad_input"):
        net(torch.tensor(X, requires_grad=True)).sum().backward()


def test_backward_hook_on_a_container():
    net, seen = nn.Sequential(ones(), nn.ReLU()), []
    x = torch.tensor(X, requires_grad=True)
    net.register_full_backward_hook(lambda m, gi, go: seen.append((gi[0].tolist(), go[0].tolist())))
    net(x).sum().backward()
    assert seen == [([[1.0, 1.0]], [[1.0]])]


def test_no_hooks_without_gradients():
    net, seen = ones(), []
    net.register_full_backward_hook(lambda m, gi, go: seen.append(1))
    with torch.no_grad():
        assert net(torch.tensor(X)).item() == 3
    assert seen == []


def test_mixing_backward_hook_kinds():
    net = ones()
    net.register_full_backward_hook(lambda *a: None)
    with pytest.raises(RuntimeError, match="Cannot use both regular backward hooks and full backward hooks"):
        net.register_backward_hook(lambda *a: None)


def test_global_hooks():
    net, seen = nn.Sequential(ones()), []
    first = module_file.register_module_forward_pre_hook(lambda m, args: seen.append("pre " + m._get_name()))
    second = module_file.register_module_forward_hook(lambda m, args, out: seen.append("post " + m._get_name()))
    try:
        net(torch.tensor(X))
    finally:
        first.remove()
        second.remove()
    assert seen == ["pre Sequential", "pre Linear", "post Linear", "post Sequential"]
    net(torch.tensor(X))
    assert len(seen) == 4


def test_global_registration_hooks():
    seen = []
    handles = [
        module_file.register_module_parameter_registration_hook(lambda m, name, p: seen.append(name)),
        module_file.register_module_buffer_registration_hook(lambda m, name, b: seen.append(name)),
        module_file.register_module_module_registration_hook(lambda m, name, sub: seen.append(name)),
    ]
    try:
        nn.Sequential(nn.BatchNorm1d(1))
    finally:
        for handle in handles:
            handle.remove()
    assert seen == ["weight", "bias", "running_mean", "running_var", "num_batches_tracked", "0"]


def hook_for_pickle(module, args, output):
    return output * 2


def test_hooks_survive_copies():
    net = ones()
    net.register_forward_hook(hook_for_pickle)
    assert copy.deepcopy(net)(torch.tensor(X)).item() == 6
    assert pickle.loads(pickle.dumps(net))(torch.tensor(X)).item() == 6


def test_old_style_backward_hook():
    net, seen = ones(), []
    net.register_backward_hook(lambda m, gi, go: seen.append((m, go[0].tolist())))
    net(torch.tensor(X, requires_grad=True)).sum().backward()
    assert seen == [(net, [[1.0]])]
