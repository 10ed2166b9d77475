"""Writes python/tests/golden/optim.json: trajectories of real PyTorch's optimizers and schedulers, and
optim_states.pt: their states on the way, from which the tests go on.

Run with a Python that has torch: `python tools/golden_optim.py`. The tests read the file and need no torch.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import torch

ADAFACTOR = {"lr": 0.5, "weight_decay": 0.1, "beta2_decay": -0.5, "d": 2.0, "eps": [0.01, 0.1], "maximize": True}
OPTIMIZERS: list[tuple[str, dict[str, Any]]] = [
    ("SGD", {"lr": 0.1}),
    ("SGD", {"lr": 0.1, "weight_decay": 0.1}),
    ("SGD", {"lr": 0.1, "momentum": 0.9}),
    ("SGD", {"lr": 0.1, "momentum": 0.9, "dampening": 0.2, "weight_decay": 0.1}),
    ("SGD", {"lr": 0.1, "momentum": 0.9, "nesterov": True, "maximize": True}),
    ("Adam", {}),
    ("Adam", {"lr": 0.1, "weight_decay": 0.1, "amsgrad": True}),
    ("Adam", {"lr": 0.1, "betas": [0.8, 0.9], "maximize": True, "eps": 0.01}),
    ("Adam", {"lr": 0.1, "decoupled_weight_decay": True, "weight_decay": 0.3}),
    ("AdamW", {}),
    ("AdamW", {"lr": 0.1, "amsgrad": True, "weight_decay": 0.2}),
    ("AdamW", {"lr": 0.1, "maximize": True}),
    ("RMSprop", {}),
    ("RMSprop", {"centered": True, "momentum": 0.9, "weight_decay": 0.1}),
    ("RMSprop", {"lr": 0.1, "momentum": 0.5, "maximize": True, "alpha": 0.8}),
    ("Adagrad", {}),
    ("Adagrad", {"lr": 0.1, "lr_decay": 0.1, "initial_accumulator_value": 0.2, "weight_decay": 0.1}),
    ("Adagrad", {"lr": 0.1, "maximize": True}),
    ("Adadelta", {}),
    ("Adadelta", {"rho": 0.8, "weight_decay": 0.1, "maximize": True}),
    ("Adamax", {}),
    ("Adamax", {"lr": 0.1, "weight_decay": 0.1, "maximize": True}),
    ("NAdam", {}),
    ("NAdam", {"lr": 0.1, "weight_decay": 0.1}),
    ("NAdam", {"lr": 0.1, "weight_decay": 0.1, "decoupled_weight_decay": True, "maximize": True}),
    ("RAdam", {}),
    ("RAdam", {"lr": 0.1, "weight_decay": 0.1}),
    ("RAdam", {"lr": 0.1, "betas": [0.8, 0.9], "weight_decay": 0.1, "decoupled_weight_decay": True}),
    ("ASGD", {}),
    ("ASGD", {"lr": 0.1, "weight_decay": 0.1, "t0": 3.0, "lambd": 0.01, "maximize": True}),
    ("Rprop", {}),
    ("Rprop", {"lr": 0.1, "etas": [0.4, 1.3], "step_sizes": [0.01, 1.0], "maximize": True}),
    ("Adafactor", {}),
    (
        "Adafactor",
        {"lr": 0.5, "weight_decay": 0.1, "beta2_decay": -0.5, "d": 2.0, "eps": [0.01, 0.1], "maximize": True},
    ),
    ("LBFGS", {}),
    ("LBFGS", {"lr": 0.5, "history_size": 2, "max_iter": 4}),
    ("LBFGS", {"line_search_fn": "strong_wolfe"}),
]
# Of matrices, (3, 2) and (2, 4).
MATRICES: list[tuple[str, dict[str, Any]]] = [
    ("Adafactor", {}),
    (
        "Adafactor",
        {"lr": 0.5, "weight_decay": 0.1, "beta2_decay": -0.5, "d": 2.0, "eps": [0.01, 0.1], "maximize": True},
    ),
    ("Muon", {}),
    ("Muon", {"lr": 0.1, "weight_decay": 0.0, "momentum": 0.8, "nesterov": False, "adjust_lr_fn": "match_rms_adamw"}),
    ("Muon", {"lr": 0.1, "ns_steps": 3, "ns_coefficients": [2.0, -1.5, 0.5], "adjust_lr_fn": "spectral_unclamped"}),
]
SWA = [
    {"swa_lr": 0.05, "anneal_epochs": 4},
    {"swa_lr": [0.05, 0.2], "anneal_epochs": 3, "anneal_strategy": "linear"},
    {"swa_lr": 0.3, "anneal_epochs": 0},
]
AVERAGES = {
    "swa": "torch.optim.swa_utils.AveragedModel(model)",
    "swa_avg_fn": "torch.optim.swa_utils.AveragedModel(model, avg_fn=torch.optim.swa_utils.get_swa_avg_fn())",
    "ema": "torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.8))",
    "ema_avg_fn": "torch.optim.swa_utils.AveragedModel(model, avg_fn=torch.optim.swa_utils.get_ema_avg_fn(0.8))",
    "buffers": "torch.optim.swa_utils.AveragedModel(model, use_buffers=True)",
}
# Differentiable steps: the gradient of what a step reaches (several PyTorch refuses), in the initial parameters.
DIFFERENTIABLE: list[tuple[str, dict[str, Any]]] = [
    ("SGD", {"lr": 0.1}),
    ("SGD", {"lr": 0.1, "momentum": 0.9, "nesterov": True, "weight_decay": 0.1, "maximize": True}),
    ("SGD", {"lr": 0.1, "momentum": 0.9, "dampening": 0.3}),
    ("Adam", {"lr": 0.1, "weight_decay": 0.1}),
    ("Adam", {"lr": 0.1, "amsgrad": True, "maximize": True}),
    ("AdamW", {"lr": 0.1, "weight_decay": 0.1}),
    ("RMSprop", {"lr": 0.1}),
    ("RMSprop", {"lr": 0.1, "centered": True, "momentum": 0.9, "weight_decay": 0.1, "maximize": True}),
    ("Adagrad", {"lr": 0.1, "lr_decay": 0.1, "weight_decay": 0.1}),
    ("Adadelta", {"weight_decay": 0.1}),
    ("Adamax", {"lr": 0.1}),
    ("NAdam", {"lr": 0.1, "weight_decay": 0.1}),
    ("RAdam", {"lr": 0.1}),
    ("ASGD", {"lr": 0.1}),
    ("Rprop", {"lr": 0.1}),
]

GROUPS = [{"lr": 0.5}, {"lr": 0.02}]
SCHEDULERS: list[dict[str, Any]] = [
    {"name": "StepLR", "args": {"step_size": 3, "gamma": 0.5}},
    {"name": "MultiStepLR", "args": {"milestones": [2, 5, 5, 9], "gamma": 0.3}},
    {"name": "ConstantLR", "args": {"factor": 0.25, "total_iters": 4}},
    {"name": "LinearLR", "args": {"start_factor": 0.2, "end_factor": 0.9, "total_iters": 6}},
    {"name": "ExponentialLR", "args": {"gamma": 0.8}},
    {"name": "CosineAnnealingLR", "args": {"T_max": 5, "eta_min": 0.001}},
    {"name": "CosineAnnealingWarmRestarts", "args": {"T_0": 3, "T_mult": 2, "eta_min": 0.001}},
    {"name": "CosineAnnealingWarmRestarts", "args": {"T_0": 4}},
    {"name": "PolynomialLR", "args": {"total_iters": 7, "power": 1.5}},
    {"name": "LambdaLR", "args": {"lr_lambda": "lambda e: 0.9 ** e"}},
    {"name": "LambdaLR", "args": {"lr_lambda": ["lambda e: 1 / (1 + e)", "lambda e: 0.5"]}},
    {"name": "MultiplicativeLR", "args": {"lr_lambda": "lambda e: 1 - 0.05 * e"}},
    {"name": "OneCycleLR", "args": {"max_lr": [1.0, 0.1], "total_steps": 14}},
    {"name": "OneCycleLR", "args": {"max_lr": 0.6, "epochs": 7, "steps_per_epoch": 2, "anneal_strategy": "linear",
                                    "three_phase": True, "pct_start": 0.4}},
    {"name": "CyclicLR", "args": {"base_lr": 0.01, "max_lr": [0.5, 0.2], "step_size_up": 3}},
    {"name": "CyclicLR", "args": {"base_lr": 0.01, "max_lr": 0.5, "step_size_up": 2, "step_size_down": 3,
                                  "mode": "triangular2", "cycle_momentum": False}},
    {"name": "CyclicLR", "args": {"base_lr": 0.01, "max_lr": 0.5, "step_size_up": 3, "mode": "exp_range",
                                  "gamma": 0.9}},
    {"name": "SequentialLR", "milestones": [3, 8], "members": [
        {"name": "ConstantLR", "args": {"factor": 0.1, "total_iters": 2}},
        {"name": "ExponentialLR", "args": {"gamma": 0.9}},
        {"name": "CosineAnnealingLR", "args": {"T_max": 4}}]},
    {"name": "SequentialLR", "milestones": [4], "members": [
        {"name": "LinearLR", "args": {"start_factor": 0.1, "total_iters": 4}},
        {"name": "StepLR", "args": {"step_size": 2}}]},
    {"name": "ChainedScheduler", "members": [
        {"name": "ConstantLR", "args": {"factor": 0.1, "total_iters": 3}},
        {"name": "ExponentialLR", "args": {"gamma": 0.9}}]},
    {"name": "ReduceLROnPlateau", "args": {"patience": 1, "factor": 0.5, "cooldown": 1, "min_lr": 0.01}},
    {"name": "ReduceLROnPlateau", "args": {"mode": "max", "patience": 0, "factor": 0.3, "threshold": 0.2,
                                           "threshold_mode": "abs"}},
]  # fmt: skip
STEPS = 14
METRICS = [math.sin(i) * 2 + 3 - 0.1 * i for i in range(STEPS)]


def gradients(step: int) -> list[list[float] | None]:
    """The same gradients for every optimizer; the second parameter has none in the first step."""
    flat = [math.sin(1.3 * i + 0.7 * step) for i in range(7)]
    return [flat[:4], None if step == 0 else flat[4:6], flat[6:]]


def run_optimizer(name: str, options: dict[str, Any]) -> list[list[float]]:
    """The parameters after each of seven steps (three for L-BFGS, which evaluates a function itself)."""
    options = {key: tuple(value) if isinstance(value, list) else value for key, value in options.items()}
    params = [torch.nn.Parameter(torch.tensor(v)) for v in ([0.5, -1.0, 2.0, 0.1], [1.5, -0.3], [0.7])]
    optimizer = getattr(torch.optim, name)(params, **options)
    rows = []
    for step in range(3 if name == "LBFGS" else 7):

        def closure() -> torch.Tensor:
            optimizer.zero_grad()
            loss = sum(((p - 1) ** 4).sum() + (p**2).sum() for p in params)
            loss.backward()
            return loss

        if name == "LBFGS":
            optimizer.step(closure)
        else:
            for param, grad in zip(params, gradients(step), strict=True):
                param.grad = None if grad is None else torch.tensor(grad)
            optimizer.step()
        rows.append([round(x, 9) for p in params for x in p.detach().double().tolist()])
    return rows


def sines(*shape: int, phase: float = 0.0) -> torch.Tensor:
    """The same numbers for PyTorch and swiftgrad."""
    count = math.prod(shape)
    return torch.tensor([math.sin(1.7 * i + phase) for i in range(count)], dtype=torch.float64).reshape(shape)


def run_matrices(name: str, options: dict[str, Any]) -> list[list[float]]:
    """The parameters after each of six steps."""
    options = {key: tuple(value) if isinstance(value, list) else value for key, value in options.items()}
    params = [torch.nn.Parameter(sines(3, 2).float()), torch.nn.Parameter(sines(2, 4, phase=1.0).float())]
    optimizer = getattr(torch.optim, name)(params, **options)
    rows = []
    for step in range(6):
        for i, param in enumerate(params):
            param.grad = sines(*param.shape, phase=step + 0.3 * i).float()
        optimizer.step()
        rows.append([round(x, 9) for p in params for x in p.detach().double().flatten().tolist()])
    return rows


def run_states(name: str, options: dict[str, Any]) -> dict[str, Any]:
    """Parameters and state after three steps of `run_optimizer`."""
    options = {key: tuple(value) if isinstance(value, list) else value for key, value in options.items()}
    params = [torch.nn.Parameter(torch.tensor(v)) for v in ([0.5, -1.0, 2.0, 0.1], [1.5, -0.3], [0.7])]
    optimizer = getattr(torch.optim, name)(params, **options)
    for step in range(3):
        for param, grad in zip(params, gradients(step), strict=True):
            param.grad = None if grad is None else torch.tensor(grad)
        optimizer.step()
    return {"params": [p.detach() for p in params], "state": optimizer.state_dict()}


def run_scheduler_state(case: dict[str, Any]) -> dict[str, Any]:
    """State of optimizer and scheduler after five steps of `run_scheduler`."""
    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], **group} for group in GROUPS]
    optimizer = torch.optim.SGD(groups, momentum=0.9)
    scheduler = build(torch.optim.lr_scheduler, optimizer, case)
    for step in range(5):
        optimizer.step()
        scheduler.step(METRICS[step]) if case["name"] == "ReduceLROnPlateau" else scheduler.step()
    return {"optimizer": optimizer.state_dict(), "scheduler": scheduler.state_dict()}


def run_swalr(options: dict[str, Any]) -> list[list[float]]:
    """Rates before each step, after two of an ordinary scheduler."""
    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], **group} for group in GROUPS]
    optimizer = torch.optim.SGD(groups)
    scheduler = torch.optim.swa_utils.SWALR(optimizer, **options)
    rows = [[g["lr"] for g in optimizer.param_groups]]
    for _ in range(7):
        optimizer.step()
        scheduler.step()
        rows.append([g["lr"] for g in optimizer.param_groups])
    return rows


def run_average(expression: str) -> list[list[float]]:
    """The averaged model's state after each of four updates, and after update_bn."""
    model = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.BatchNorm1d(3))
    for i, (_, value) in enumerate(model.state_dict().items()):
        if value.is_floating_point():
            value.copy_(sines(*value.shape, phase=i))
    average = eval(expression)
    rows = []
    for step in range(4):
        with torch.no_grad():
            for i, p in enumerate(model.parameters()):
                p.add_(sines(*p.shape, phase=step + i).float())
        model(sines(5, 2, phase=step).float())
        average.update_parameters(model)
        rows.append([round(float(x), 7) for v in average.state_dict().values() for x in v.flatten().tolist()])
    batches = [sines(4, 2, phase=k).float() for k in range(3)]
    torch.optim.swa_utils.update_bn([(b, 0) for b in batches], average)
    rows.append([round(float(x), 7) for v in average.state_dict().values() for x in v.flatten().tolist()])
    return rows


def run_differentiable(name: str, options: dict[str, Any]) -> list[float]:
    """Gradients in the initial value and in the factor of the gradients."""
    start = sines(4).requires_grad_()
    factor = torch.tensor(1.5, dtype=torch.float64, requires_grad=True)
    param = start.clone()
    optimizer = getattr(torch.optim, name)([param], differentiable=True, **options)
    param.grad = sines(4, phase=0.5) * factor + 0.1 * start**2
    optimizer.step()
    (param * sines(4, phase=2.0)).sum().backward()
    return [*start.grad.tolist(), 0.0 if factor.grad is None else factor.grad.item(), *param.detach().tolist()]


def build(module: Any, optimizer: Any, case: dict[str, Any]) -> Any:
    """A scheduler from its description; also what the test does."""
    kind = getattr(module, case["name"])
    if "members" in case:
        members = [build(module, optimizer, member) for member in case["members"]]
        return kind(optimizer, members, case["milestones"]) if "milestones" in case else kind(members)
    args = dict(case["args"])
    if "lr_lambda" in args:
        text = args["lr_lambda"]
        args["lr_lambda"] = [eval(t) for t in text] if isinstance(text, list) else eval(text)
    return kind(optimizer, **args)


def run_scheduler(case: dict[str, Any]) -> list[list[float]]:
    """Rate and momentum of each group before each step and at the end."""
    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], **group} for group in GROUPS]
    optimizer = torch.optim.SGD(groups, momentum=0.9)
    scheduler = build(torch.optim.lr_scheduler, optimizer, case)
    rows = [[g[key] for g in optimizer.param_groups for key in ("lr", "momentum")]]
    for step in range(STEPS - 1):
        optimizer.step()
        scheduler.step(METRICS[step]) if case["name"] == "ReduceLROnPlateau" else scheduler.step()
        rows.append([g[key] for g in optimizer.param_groups for key in ("lr", "momentum")])
    return rows


def main() -> None:
    """Writes the file."""
    content = {
        "torch": torch.__version__,
        "optimizers": [{"name": n, "options": o, "values": run_optimizer(n, o)} for n, o in OPTIMIZERS],
        "matrices": [{"name": n, "options": o, "values": run_matrices(n, o)} for n, o in MATRICES],
        "swalr": [{"options": o, "values": run_swalr(o)} for o in SWA],
        "averages": [{"name": n, "expression": e, "values": run_average(e)} for n, e in AVERAGES.items()],
        "differentiable": [{"name": n, "options": o, "values": run_differentiable(n, o)} for n, o in DIFFERENTIABLE],
        "groups": GROUPS,
        "metrics": METRICS,
        "schedulers": [{**case, "values": run_scheduler(case)} for case in SCHEDULERS],
    }
    path = Path(__file__).parent.parent / "python" / "tests" / "golden" / "optim.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        file.write("{\n")
        for i, (key, value) in enumerate(content.items()):
            file.write(f' "{key}": ')
            if isinstance(value, list) and isinstance(value[0], dict):
                file.write("[\n" + ",\n".join("  " + json.dumps(entry) for entry in value) + "\n ]")
            else:
                file.write(json.dumps(value))
            file.write(",\n" if i < len(content) - 1 else "\n")
        file.write("}\n")
    states = {
        "optimizers": [run_states(n, o) for n, o in OPTIMIZERS if n != "LBFGS"],
        "schedulers": [run_scheduler_state(case) for case in SCHEDULERS if "members" not in case],
    }
    torch.save(states, path.parent / "optim_states.pt")


if __name__ == "__main__":
    main()
