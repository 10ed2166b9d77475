"""Optimizers: trajectories equal PyTorch's, and the contract of parameter groups, state and hooks."""

import copy
import json
import math
import pickle
import warnings
from pathlib import Path

import pytest
import swiftgrad as torch
from swiftgrad import nn, optim

GOLDEN = json.loads((Path(__file__).parent / "golden" / "optim.json").read_text())


def gradients(step):
    flat = [math.sin(1.3 * i + 0.7 * step) for i in range(7)]
    return [flat[:4], None if step == 0 else flat[4:6], flat[6:]]


def make_params():
    return [nn.Parameter(torch.tensor(v)) for v in ([0.5, -1.0, 2.0, 0.1], [1.5, -0.3], [0.7])]


def take_step(optimizer, params, step):
    if isinstance(optimizer, optim.LBFGS):

        def closure():
            optimizer.zero_grad()
            loss = sum(((p - 1) ** 4).sum() + (p**2).sum() for p in params)
            loss.backward()
            return loss

        optimizer.step(closure)
        return
    for param, grad in zip(params, gradients(step), strict=True):
        param.grad = None if grad is None else torch.tensor(grad)
    optimizer.step()


def make(case, params):
    options = {key: tuple(value) if isinstance(value, list) else value for key, value in case["options"].items()}
    return getattr(optim, case["name"])(params, **options)


def name_of(case):
    return case["name"] + "".join(f"-{k}={v}" for k, v in case["options"].items())


@pytest.mark.parametrize("case", GOLDEN["optimizers"], ids=name_of)
def test_trajectory(case):
    params = make_params()
    optimizer = make(case, params)
    for step, expected in enumerate(case["values"]):
        take_step(optimizer, params, step)
        got = [x for p in params for x in p.detach().tolist()]
        assert got == pytest.approx(expected, rel=2e-5, abs=2e-6)


@pytest.mark.parametrize("case", [c for c in GOLDEN["optimizers"] if c["name"] != "LBFGS"], ids=name_of)
def test_resume_from_state_dict(case):
    params = make_params()
    optimizer = make(case, params)
    for step in range(3):
        take_step(optimizer, params, step)
    saved = copy.deepcopy(optimizer.state_dict())
    assert all(isinstance(key, int) for key in saved["state"])
    twins = [nn.Parameter(p.detach().clone()) for p in params]
    other = getattr(optim, case["name"])(twins)
    other.load_state_dict(saved)
    for step in range(3, 7):
        take_step(optimizer, params, step)
        take_step(other, twins, step)
    for a, b in zip(params, twins, strict=True):
        assert a.tolist() == b.tolist()


@pytest.mark.parametrize("name", ["Adam", "AdamW", "RMSprop", "Adagrad"])
def test_steps_are_tensors_that_count(name):
    params = make_params()
    optimizer = getattr(optim, name)(params)
    for step in range(4):
        take_step(optimizer, params, step)
    counts = [optimizer.state[p]["step"] for p in params]
    assert [c.item() for c in counts] == [4.0, 3.0, 4.0]
    assert all(c.dtype == torch.float32 and c.dim() == 0 for c in counts)


def test_sgd_without_momentum_keeps_no_state():
    params = make_params()
    optimizer = optim.SGD(params, lr=0.1)
    take_step(optimizer, params, 1)
    assert optimizer.state_dict()["state"] == {}


def test_state_keys_of_adam():
    params = make_params()
    optimizer = optim.Adam(params, amsgrad=True)
    take_step(optimizer, params, 1)
    assert list(optimizer.state[params[0]]) == ["step", "exp_avg", "exp_avg_sq", "max_exp_avg_sq"]
    assert optimizer.state_dict()["param_groups"][0]["params"] == [0, 1, 2]


def test_load_casts_to_the_parameters_dtype():
    param = nn.Parameter(torch.ones(2))
    optimizer = optim.Adam([param])
    param.grad = torch.ones(2)
    optimizer.step()
    double = nn.Parameter(torch.ones(2, dtype=torch.float64))
    other = optim.Adam([double])
    other.load_state_dict(optimizer.state_dict())
    assert other.state[double]["exp_avg"].dtype == torch.float64
    assert other.state[double]["step"].dtype == torch.float32


def test_groups_have_their_own_options():
    a, b = nn.Parameter(torch.zeros(1)), nn.Parameter(torch.zeros(1))
    optimizer = optim.SGD([{"params": [a]}, {"params": b, "lr": 0.01}], lr=0.1)
    a.grad, b.grad = torch.ones(1), torch.ones(1)
    optimizer.step()
    assert a.item() == pytest.approx(-0.1)
    assert b.item() == pytest.approx(-0.01)


@pytest.mark.parametrize(
    ("make_it", "kind", "text"),
    [
        (lambda p: optim.SGD(p), TypeError, "params argument given to the optimizer should be an iterable"),
        (lambda p: optim.SGD([]), ValueError, "optimizer got an empty parameter list"),
        (lambda p: optim.SGD([1]), TypeError, "optimizer can only optimize Tensors, but one of the params is int"),
        (lambda p: optim.SGD([{"params": {p}}]), TypeError, "ordered collections"),
        (lambda p: optim.SGD([p * 2]), ValueError, "can't optimize a non-leaf Tensor"),
        (lambda p: optim.SGD([{"params": p}, {"params": p}]), ValueError, "more than one parameter group"),
        (lambda p: optim.SGD([p], lr=-1), ValueError, "Invalid learning rate: -1"),
        (lambda p: optim.SGD([p], momentum=-1), ValueError, "Invalid momentum value: -1"),
        (lambda p: optim.SGD([p], nesterov=True), ValueError, "Nesterov momentum requires a momentum"),
        (lambda p: optim.SGD([p], foreach=True, fused=True), RuntimeError, "cannot be `True` together"),
        (lambda p: optim.SGD([p], differentiable=True, fused=True), RuntimeError, "`fused` does not support"),
        (lambda p: optim.Adam([p], betas=(1.0, 0.9)), ValueError, "Invalid beta parameter at index 0: 1.0"),
        (lambda p: optim.Adam([p], eps=-1), ValueError, "Invalid epsilon value: -1"),
        (lambda p: optim.Adam([p], lr=torch.tensor([1.0, 2.0])), ValueError, "Tensor lr must be 1-element"),
        (lambda p: optim.RMSprop([p], alpha=-1), ValueError, "Invalid alpha value: -1"),
        (lambda p: optim.Adagrad([p], lr_decay=-1), ValueError, "Invalid lr_decay value: -1"),
        (lambda p: optim.SGD([p]).add_param_group([p]), TypeError, "param_group must be a dict"),
        (lambda p: optim.SGD([("a", p), p]), ValueError, "Some param names are missing"),
    ],
)
def test_errors(make_it, kind, text):
    with pytest.raises(kind, match=text.replace("(", r"\(")):
        make_it(nn.Parameter(torch.ones(2)))


def test_load_state_dict_of_another_shape():
    p, q = nn.Parameter(torch.ones(1)), nn.Parameter(torch.ones(1))
    optimizer = optim.SGD([p])
    with pytest.raises(ValueError, match="different number of parameter groups"):
        optimizer.load_state_dict({"state": {}, "param_groups": []})
    with pytest.raises(ValueError, match="doesn't match the size"):
        optimizer.load_state_dict(optim.SGD([p, q]).state_dict())


def test_duplicates_warn():
    p = nn.Parameter(torch.ones(1))
    with pytest.warns(UserWarning, match="duplicate parameters"):
        optim.SGD([p, p])


def test_zero_grad():
    p = nn.Parameter(torch.ones(2))
    optimizer = optim.SGD([p])
    p.grad = torch.ones(2)
    optimizer.zero_grad(set_to_none=False)
    assert p.grad.tolist() == [0.0, 0.0]
    optimizer.zero_grad()
    assert p.grad is None


def test_closure_runs_with_gradients():
    p = nn.Parameter(torch.ones(2))
    optimizer = optim.SGD([p], lr=0.5)

    def closure():
        optimizer.zero_grad()
        loss = (p * p).sum()
        loss.backward()
        return loss

    with torch.no_grad():
        loss = optimizer.step(closure)
    assert loss.item() == 2.0
    assert p.tolist() == [0.0, 0.0]


def test_hooks():
    p = nn.Parameter(torch.ones(1))
    optimizer = optim.SGD([p])
    calls = []
    first = optimizer.register_step_pre_hook(lambda opt, args, kwargs: calls.append("pre"))
    optimizer.register_step_post_hook(lambda opt, args, kwargs: calls.append("post"))
    optimizer.register_state_dict_post_hook(lambda opt, state: {**state, "extra": 1})
    optimizer.register_load_state_dict_pre_hook(lambda opt, state: {k: v for k, v in state.items() if k != "extra"})
    optimizer.step()
    first.remove()
    optimizer.step()
    assert calls == ["pre", "post", "post"]
    state = optimizer.state_dict()
    assert state["extra"] == 1
    optimizer.load_state_dict(state)


def test_repr():
    p = nn.Parameter(torch.ones(1))
    assert repr(optim.SGD([p], lr=0.1)) == (
        "SGD (\nParameter Group 0\n    dampening: 0\n    differentiable: False\n    foreach: None\n    fused: None\n"
        "    lr: 0.1\n    maximize: False\n    momentum: 0\n    nesterov: False\n    weight_decay: 0\n)"
    )


def test_pickle_and_deepcopy():
    p = nn.Parameter(torch.ones(2))
    optimizer = optim.Adam([p], lr=0.1)
    p.grad = torch.ones(2)
    optimizer.step()
    for other in (pickle.loads(pickle.dumps(optimizer)), copy.deepcopy(optimizer)):
        (q,) = other.param_groups[0]["params"]
        assert q is not p
        assert other.state[q]["step"].item() == 1.0
        q.grad = torch.ones(2)
        other.step()
        assert other.state[q]["step"].item() == 2.0
    assert optimizer.state[p]["step"].item() == 1.0


def test_tensor_learning_rate():
    p, q = nn.Parameter(torch.ones(2)), nn.Parameter(torch.ones(2))
    for param, lr in ((p, 0.25), (q, torch.tensor(0.25))):
        optimizer = optim.Adam([param], lr=lr)
        param.grad = torch.ones(2)
        optimizer.step()
    assert p.tolist() == q.tolist()


def test_named_parameters():
    model = nn.Linear(2, 1)
    optimizer = optim.SGD(model.named_parameters())
    assert optimizer.state_dict()["param_groups"][0]["param_names"] == ["weight", "bias"]


def test_step_outside_a_graph():
    p = nn.Parameter(torch.ones(2))
    optimizer = optim.Adam([p])
    p.grad = torch.ones(2)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        optimizer.step()
    assert p.is_leaf and p.requires_grad
    assert not optimizer.state[p]["exp_avg"].requires_grad
