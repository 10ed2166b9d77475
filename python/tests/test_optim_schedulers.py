"""Learning-rate schedulers: rates and momentum equal PyTorch's; state dicts, warnings and errors."""

import json
from pathlib import Path

import pytest
import swiftgrad as torch
from swiftgrad import nn, optim
from swiftgrad.optim import lr_scheduler

GOLDEN = json.loads((Path(__file__).parent / "golden" / "optim.json").read_text())


def build(optimizer, case):
    kind = getattr(lr_scheduler, case["name"])
    if "members" in case:
        members = [build(optimizer, member) for member in case["members"]]
        return kind(optimizer, members, case["milestones"]) if "milestones" in case else kind(members)
    args = dict(case["args"])
    if "lr_lambda" in args:
        text = args["lr_lambda"]
        args["lr_lambda"] = [eval(t) for t in text] if isinstance(text, list) else eval(text)
    return kind(optimizer, **args)


def make_optimizer():
    groups = [{"params": [nn.Parameter(torch.zeros(1))], **group} for group in GOLDEN["groups"]]
    return optim.SGD(groups, momentum=0.9)


def row(optimizer):
    return [g[key] for g in optimizer.param_groups for key in ("lr", "momentum")]


def advance(optimizer, scheduler, step):
    optimizer.step()
    if isinstance(scheduler, lr_scheduler.ReduceLROnPlateau):
        scheduler.step(GOLDEN["metrics"][step])
    else:
        scheduler.step()


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("case", GOLDEN["schedulers"], ids=lambda c: c["name"])
def test_trajectory(case):
    optimizer = make_optimizer()
    scheduler = build(optimizer, case)
    assert row(optimizer) == pytest.approx(case["values"][0], rel=1e-12, abs=1e-15)
    for step, expected in enumerate(case["values"][1:]):
        advance(optimizer, scheduler, step)
        assert row(optimizer) == pytest.approx(expected, rel=1e-12, abs=1e-15)
        assert scheduler.get_last_lr() == [g["lr"] for g in optimizer.param_groups]


@pytest.mark.parametrize("case", GOLDEN["schedulers"], ids=lambda c: c["name"])
def test_resume(case):
    optimizer = make_optimizer()
    scheduler = build(optimizer, case)
    for step in range(5):
        advance(optimizer, scheduler, step)
    state, optimizer_state = scheduler.state_dict(), optimizer.state_dict()
    assert "optimizer" not in state
    other_optimizer = make_optimizer()
    other = build(other_optimizer, case)
    other_optimizer.load_state_dict(optimizer_state)
    other.load_state_dict(state)
    for step in range(5, 12):
        advance(other_optimizer, other, step)
        assert row(other_optimizer) == pytest.approx(case["values"][step + 1], rel=1e-12, abs=1e-15)


def test_state_dict_keys():
    scheduler = lr_scheduler.StepLR(make_optimizer(), 2)
    assert scheduler.state_dict() == {
        "step_size": 2,
        "gamma": 0.1,
        "base_lrs": [0.5, 0.02],
        "last_epoch": 0,
        "_step_count": 1,
        "_is_initial": False,
        "_get_lr_called_within_step": False,
        "_last_lr": [0.5, 0.02],
    }


def test_wrong_order_warns():
    scheduler = lr_scheduler.StepLR(make_optimizer(), 2)
    with pytest.warns(UserWarning, match=r"Detected call of `lr_scheduler.step\(\)` before `optimizer.step\(\)`"):
        scheduler.step()


def test_overridden_step_warns():
    optimizer = make_optimizer()
    scheduler = lr_scheduler.StepLR(optimizer, 2)
    optimizer.step = lambda: None
    with pytest.warns(UserWarning, match="has been overridden"):
        scheduler.step()


def test_epoch_argument_warns_and_uses_the_closed_form():
    optimizer = make_optimizer()
    scheduler = lr_scheduler.StepLR(optimizer, 2, gamma=0.1)
    optimizer.step()
    with pytest.warns(UserWarning, match="epoch parameter"):
        scheduler.step(5)
    assert optimizer.param_groups[0]["lr"] == pytest.approx(0.005)


def test_get_lr_outside_of_step_warns():
    scheduler = lr_scheduler.ExponentialLR(make_optimizer(), 0.5)
    with pytest.warns(UserWarning, match="get_last_lr"):
        scheduler.get_lr()


def test_tensor_rate_is_filled_in_place():
    lr = torch.tensor(0.5)
    optimizer = optim.SGD([nn.Parameter(torch.zeros(1))], lr=lr)
    scheduler = lr_scheduler.ExponentialLR(optimizer, 0.5)
    optimizer.step()
    scheduler.step()
    assert optimizer.param_groups[0]["lr"] is lr
    assert lr.item() == 0.25


def test_too_many_steps_of_one_cycle():
    optimizer = make_optimizer()
    scheduler = lr_scheduler.OneCycleLR(optimizer, 1.0, total_steps=2)
    for _ in range(2):
        optimizer.step()
        scheduler.step()
    with pytest.raises(ValueError, match="Tried to step 3 times. The specified number of total steps is 2"):
        scheduler.step()


@pytest.mark.parametrize(
    ("make", "kind", "text"),
    [
        (lambda o: lr_scheduler.StepLR(1, 1), TypeError, "int is not an Optimizer"),
        (lambda o: lr_scheduler.StepLR(o, 1, last_epoch=3), KeyError, "initial_lr"),
        (lambda o: lr_scheduler.LambdaLR(o, [len]), ValueError, "Expected 2 lr_lambdas, but got 1"),
        (lambda o: lr_scheduler.ConstantLR(o, factor=2), ValueError, "between 0 and 1"),
        (lambda o: lr_scheduler.LinearLR(o, start_factor=2), ValueError, "Starting multiplicative factor"),
        (lambda o: lr_scheduler.CosineAnnealingWarmRestarts(o, 0), ValueError, "Expected positive integer T_0"),
        (lambda o: lr_scheduler.ReduceLROnPlateau(o, factor=1.0), ValueError, "Factor should be < 1.0"),
        (lambda o: lr_scheduler.ReduceLROnPlateau(o, mode="x"), ValueError, "mode x is unknown!"),
        (lambda o: lr_scheduler.OneCycleLR(o, 1), ValueError, "You must define either total_steps OR"),
        (lambda o: lr_scheduler.CyclicLR(o, 0.1, 1, mode="x"), ValueError, "mode is invalid and scale_fn is None"),
        (lambda o: lr_scheduler.SequentialLR(o, [], []), ValueError, "at least one scheduler"),
        (lambda o: lr_scheduler.ChainedScheduler([]), ValueError, "at least one scheduler"),
        (lambda o: lr_scheduler.StepLR(o, 1, verbose=True), TypeError, "verbose"),
    ],
)
def test_errors(make, kind, text):
    with pytest.raises(kind, match=text):
        make(make_optimizer())
