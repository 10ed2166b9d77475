"""Optimizers and schedulers against PyTorch: matrices, averages, differentiable steps, states that go on."""

import json
import math
import warnings
from pathlib import Path

import pytest
import swiftgrad as torch
from swiftgrad import nn, optim
from test_optim import gradients
from test_optim_schedulers import build

FOLDER = Path(__file__).parent / "golden"
GOLDEN = json.loads((FOLDER / "optim.json").read_text())
GROUPS, METRICS = GOLDEN["groups"], GOLDEN["metrics"]
OPTIMIZERS = [case for case in GOLDEN["optimizers"] if case["name"] != "LBFGS"]
SCHEDULERS = [case for case in GOLDEN["schedulers"] if "members" not in case]


def sines(*shape, phase=0.0):
    values = [math.sin(1.7 * i + phase) for i in range(math.prod(shape))]
    return torch.tensor(values, dtype=torch.float64).reshape(shape)


def options_of(case):
    return {key: tuple(value) if isinstance(value, list) else value for key, value in case["options"].items()}


def flat(tensors):
    return [x for t in tensors for x in t.detach().double().flatten().tolist()]


def name_of(case):
    return case["name"] + "".join(f"-{k}={v}" for k, v in case.get("options", case.get("args", {})).items())


@pytest.fixture(scope="module")
def states():
    """States that real PyTorch saved with torch.save."""
    return torch.load(FOLDER / "optim_states.pt", weights_only=False)


@pytest.mark.parametrize("case", GOLDEN["matrices"], ids=name_of)
def test_matrices(case):
    params = [nn.Parameter(sines(3, 2).float()), nn.Parameter(sines(2, 4, phase=1.0).float())]
    optimizer = getattr(optim, case["name"])(params, **options_of(case))
    # Muon multiplies in bfloat16: the order of sums shows in its third digit.
    tolerance = 5e-3 if case["name"] == "Muon" else 2e-6
    for step, expected in enumerate(case["values"]):
        for i, param in enumerate(params):
            param.grad = sines(*param.shape, phase=step + 0.3 * i).float()
        optimizer.step()
        assert flat(params) == pytest.approx(expected, rel=2e-5, abs=tolerance)


@pytest.mark.parametrize("number", range(len(OPTIMIZERS)), ids=lambda i: name_of(OPTIMIZERS[i]))
def test_state_of_pytorch_goes_on(states, number):
    """A state that PyTorch saved is structured as ours, and continues PyTorch's trajectory."""
    case, saved = OPTIMIZERS[number], states["optimizers"][number]
    params = [nn.Parameter(torch.tensor(v)) for v in ([0.5, -1.0, 2.0, 0.1], [1.5, -0.3], [0.7])]
    own = getattr(optim, case["name"])(params, **options_of(case))
    for step in range(3):
        for param, grad in zip(params, gradients(step), strict=True):
            param.grad = None if grad is None else torch.tensor(grad)
        own.step()
    ours, theirs = own.state_dict(), saved["state"]
    assert ours["param_groups"] == theirs["param_groups"]
    assert list(ours["state"]) == list(theirs["state"])
    for key, state in theirs["state"].items():
        assert set(ours["state"][key]) == set(state)
        for name, value in state.items():
            mine = ours["state"][key][name]
            assert type(mine) is type(value), name
            if isinstance(value, torch.Tensor):
                assert (mine.dtype, mine.shape) == (value.dtype, value.shape), name
                assert flat([mine]) == pytest.approx(flat([value]), rel=2e-5, abs=2e-6), name
    for optimizer in (own, getattr(optim, case["name"])([nn.Parameter(p) for p in saved["params"]])):
        params = optimizer.param_groups[0]["params"]
        if optimizer is not own:
            optimizer.load_state_dict(theirs)
        for step in range(3, 7):
            for param, grad in zip(params, gradients(step), strict=True):
                param.grad = torch.tensor(grad)
            optimizer.step()
            assert flat(params) == pytest.approx(case["values"][step], rel=2e-5, abs=2e-6)


@pytest.mark.parametrize("number", range(len(SCHEDULERS)), ids=lambda i: name_of(SCHEDULERS[i]))
def test_scheduler_state_of_pytorch_goes_on(states, number):
    case, saved = SCHEDULERS[number], states["schedulers"][number]
    groups = [{"params": [nn.Parameter(torch.zeros(1))], **group} for group in GROUPS]
    optimizer = optim.SGD(groups, momentum=0.9)
    scheduler = build(optimizer, case)
    assert set(saved["scheduler"]) - set(scheduler.state_dict()) == set()
    optimizer.load_state_dict(saved["optimizer"])
    scheduler.load_state_dict(saved["scheduler"])
    for step in range(5, len(case["values"]) - 1):
        optimizer.step()
        scheduler.step(METRICS[step]) if case["name"] == "ReduceLROnPlateau" else scheduler.step()
        found = [g[key] for g in optimizer.param_groups for key in ("lr", "momentum")]
        assert found == pytest.approx(case["values"][step + 1], rel=1e-9)
        assert scheduler.get_last_lr() == [g["lr"] for g in optimizer.param_groups]


@pytest.mark.parametrize("case", GOLDEN["swalr"], ids=lambda c: str(c["options"]))
def test_swalr(case):
    groups = [{"params": [nn.Parameter(torch.zeros(1))], **group} for group in GROUPS]
    optimizer = optim.SGD(groups)
    scheduler = optim.swa_utils.SWALR(optimizer, **case["options"])
    for expected in case["values"]:
        assert [g["lr"] for g in optimizer.param_groups] == pytest.approx(expected, rel=1e-9)
        optimizer.step()
        scheduler.step()
    with pytest.raises(ValueError, match="'cos' or 'linear'"):
        optim.swa_utils.SWALR(optimizer, 0.1, anneal_strategy="exp")
    with pytest.raises(ValueError, match="anneal_epochs must be equal or greater than 0"):
        optim.swa_utils.SWALR(optimizer, 0.1, anneal_epochs=-1)


@pytest.mark.parametrize("case", GOLDEN["averages"], ids=lambda c: c["name"])
def test_averages(case):
    model = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3))
    for i, value in enumerate(model.state_dict().values()):
        if value.is_floating_point():
            value.copy_(sines(*value.shape, phase=i))
    average = eval(case["expression"], {"torch": torch, "model": model})
    for step, expected in enumerate(case["values"][:-1]):
        with torch.no_grad():
            for i, p in enumerate(model.parameters()):
                p.add_(sines(*p.shape, phase=step + i).float())
        model(sines(5, 2, phase=step).float())
        average.update_parameters(model)
        assert flat(average.state_dict().values()) == pytest.approx(expected, rel=1e-5, abs=1e-5)
    batches = [sines(4, 2, phase=k).float() for k in range(3)]
    optim.swa_utils.update_bn([(b, 0) for b in batches], average)
    assert flat(average.state_dict().values()) == pytest.approx(case["values"][-1], rel=1e-5, abs=1e-5)
    assert average.training
    assert average.module[1].momentum == 0.1


def test_averaged_model_arguments():
    model = nn.Linear(2, 1)
    swa = optim.swa_utils
    with pytest.raises(AssertionError, match="Only one of avg_fn and multi_avg_fn"):
        swa.AveragedModel(model, avg_fn=swa.get_swa_avg_fn(), multi_avg_fn=swa.get_ema_multi_avg_fn())
    with pytest.raises(ValueError, match=r"Invalid decay value 1\.5 provided"):
        swa.get_ema_avg_fn(1.5)
    average = swa.AveragedModel(model)
    assert torch.equal(average(torch.ones(1, 2)), model(torch.ones(1, 2)))
    assert average.module.weight is not model.weight


@pytest.mark.parametrize("case", GOLDEN["differentiable"], ids=name_of)
def test_differentiable_step(case):
    start = sines(4).requires_grad_()
    factor = torch.tensor(1.5, dtype=torch.float64, requires_grad=True)
    param = start.clone()
    optimizer = getattr(optim, case["name"])([param], differentiable=True, **options_of(case))
    param.grad = sines(4, phase=0.5) * factor + 0.1 * start**2
    optimizer.step()
    (param * sines(4, phase=2.0)).sum().backward()
    found = [*start.grad.tolist(), 0.0 if factor.grad is None else factor.grad.item(), *param.detach().tolist()]
    assert found == pytest.approx(case["values"], rel=2e-5, abs=2e-6)


# Rprop's step has no slope, and SGD's momentum begins, as PyTorch's, without the first gradient's history.
SMOOTH = [c for c in GOLDEN["differentiable"] if c["name"] != "Rprop" and "momentum" not in c["options"]]


@pytest.mark.parametrize("case", SMOOTH, ids=name_of)
def test_several_differentiable_steps(case):
    """Which PyTorch refuses: the gradient is that of finite differences, the values are those of ordinary steps."""

    def reach(factor, differentiable):
        param = sines(4) * (1 if differentiable else 1.0)
        optimizer = getattr(optim, case["name"])([param], differentiable=differentiable, **options_of(case))
        for step in range(3):
            param.grad = sines(4, phase=step + 0.5) * factor
            optimizer.step()
        return (param * sines(4, phase=2.0)).sum()

    factor = torch.tensor(1.5, dtype=torch.float64, requires_grad=True)
    value = reach(factor, True)
    value.backward()
    assert value.item() == pytest.approx(reach(factor.detach(), False).item(), rel=1e-6)
    with torch.no_grad():
        slope = (reach(factor + 1e-5, True) - reach(factor - 1e-5, True)) / 2e-5
    assert factor.grad.item() == pytest.approx(slope.item(), rel=1e-4, abs=1e-6)


def test_gradient_of_the_learning_rate():
    """Meta-learning: the rate is a tensor that wants a gradient."""
    lr = torch.tensor(0.1, dtype=torch.float64, requires_grad=True)
    param = torch.tensor([2.0], dtype=torch.float64).clone()
    optimizer = optim.SGD([param], lr=lr, differentiable=True)
    param.grad = torch.tensor([3.0], dtype=torch.float64)
    optimizer.step()
    param.sum().backward()
    assert lr.grad.item() == -3.0


def test_differentiable_step_refuses_leaves():
    p = nn.Parameter(torch.ones(2))
    p.grad = torch.ones(2)
    with pytest.raises(RuntimeError, match="leaf"):
        optim.SGD([p], differentiable=True).step()


def test_sparse_adam_refuses_dense_gradients():
    p = nn.Parameter(torch.ones(2))
    optimizer = optim.SparseAdam([p])
    optimizer.step()
    p.grad = torch.ones(2)
    with pytest.raises(RuntimeError, match="SparseAdam does not support dense gradients, please consider Adam instead"):
        optimizer.step()
    with pytest.raises(ValueError, match="Invalid learning rate: 0"):
        optim.SparseAdam([p], lr=0)


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (lambda p: optim.Adafactor([p], lr=-1), "Learning rate should be >= 0 but is: -1"),
        (lambda p: optim.Adafactor([p], beta2_decay=1.0), "beta2_decay should be <= 0 but is: 1.0"),
        (lambda p: optim.Adafactor([p], eps=(None, -1)), "epsilon2 should be >= 0 but is: -1"),
        (lambda p: optim.Adafactor([p], d=0.5), "Clipping threshold d should be >= 1 but is: 0.5"),
        (lambda p: optim.Muon([p]), "Muon only supports 2D parameters whereas we found a parameter with size"),
        (lambda p: optim.Muon([nn.Parameter(torch.ones(2, 2))], adjust_lr_fn="x"), "function x is not supported"),
    ],
)
def test_errors(make, text):
    with pytest.raises(ValueError, match=text):
        make(nn.Parameter(torch.ones(2)))


def test_swapped_in_parameters():
    p = nn.Parameter(torch.ones(2))
    optimizer = optim.SGD([p], lr=0.5, momentum=0.9)
    p.grad = torch.ones(2)
    optimizer.step()
    other = torch.zeros(2)
    other.grad = torch.tensor([1.0, 2.0])
    state = {"state": {0: {"momentum_buffer": torch.zeros(2)}}, "param_groups": optimizer.state_dict()["param_groups"]}
    with optim.swap_in_optimizer_params_and_state(optimizer, {"w": other}, state):
        optimizer.step()
    assert other.tolist() == [-0.5, -1.0]
    assert state["state"][0]["momentum_buffer"].tolist() == [1.0, 2.0]
    assert p.tolist() == [0.5, 0.5]
    assert optimizer.param_groups[0]["params"][0] is p
    assert optimizer.state[p]["momentum_buffer"].tolist() == [1.0, 1.0]


def test_all_of_pytorchs_names():
    names = "ASGD Adadelta Adafactor Adagrad Adam AdamW Adamax LBFGS Muon NAdam Optimizer RAdam RMSprop Rprop SGD"
    for name in [*names.split(), "SparseAdam", "lr_scheduler", "swa_utils"]:
        assert hasattr(optim, name)
        assert name in optim.__all__


def test_no_warnings_in_the_ordinary_order():
    p = nn.Parameter(torch.ones(1))
    optimizer = optim.Adafactor([p])
    scheduler = optim.lr_scheduler.StepLR(optimizer, 1)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        p.grad = torch.ones(1)
        optimizer.step()
        scheduler.step()
