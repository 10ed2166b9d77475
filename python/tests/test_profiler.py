"""torch.profiler, torch.utils.benchmark and function modes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import swiftgrad as torch
from swiftgrad.profiler import ProfilerAction, ProfilerActivity, profile, record_function, schedule

pytestmark = pytest.mark.swiftgrad_only


def test_events_and_table(tmp_path: Path) -> None:
    x = torch.ones(3, 4)
    with profile(activities=[ProfilerActivity.CPU], record_shapes=True) as prof:
        with record_function("part"):
            y = torch.nn.functional.relu(x @ x.t())
        y.sum()
    names = [event.name for event in prof.events()]
    assert names[0] == "part" and "aten::relu" in names and names[-1] == "aten::sum"
    part = prof.events()[0]
    assert len(part.cpu_children) == len(names) - 2
    assert part.cpu_time_total >= sum(c.cpu_time_total for c in part.cpu_children)
    averages = {event.key: event for event in prof.key_averages(group_by_input_shape=True)}
    assert averages["aten::relu"].count == 1 and averages["aten::relu"].input_shapes[0] == [3, 3]
    text = prof.key_averages().table(sort_by="self_cpu_time_total", row_limit=10)
    assert "aten::relu" in text and "# of Calls" in text and "Self CPU time total" in text
    prof.export_chrome_trace(tmp_path / "trace.json")
    assert {e["name"] for e in json.loads((tmp_path / "trace.json").read_text())["traceEvents"]} == set(names)


def test_nothing_is_recorded_outside() -> None:
    with profile() as prof:
        pass
    torch.ones(1) + 1
    with record_function("alone"):
        pass
    assert prof.events() == []

    @record_function("decorated")
    def f() -> int:
        return 1

    with profile() as prof:
        assert f() == 1
    assert [e.name for e in prof.events()] == ["decorated"]


def test_schedules() -> None:
    plan = schedule(wait=1, warmup=1, active=2, repeat=1)
    none, warm, record, save = ProfilerAction
    assert [plan(i) for i in range(6)] == [none, warm, record, save, none, none]
    ready: list[list[str]] = []
    with profile(schedule=plan, on_trace_ready=lambda p: ready.append([e.name for e in p.events()])) as prof:
        for _ in range(6):
            torch.ones(1).exp()
            prof.step()
    step = ["aten::ones", "aten::exp"]
    assert ready == [["ProfilerStep#2", *step, "ProfilerStep#3", *step]]


def test_old_profiler() -> None:
    with torch.autograd.profiler.profile(enabled=False) as prof:
        torch.ones(1)
    assert prof.function_events == []
    with torch.autograd.profiler.profile(use_cuda=False) as prof:
        torch.ones(1)
    assert prof.total_average().count == 1


def test_timer() -> None:
    from swiftgrad.utils import benchmark

    timer = benchmark.Timer("x + y", setup="y = 2", globals={"x": torch.ones(2)}, label="sum", description="add")
    once = timer.timeit(5)
    assert once.number_per_run == 5 and len(once.times) == 1 and once.median > 0
    many = timer.blocked_autorange(min_run_time=0.001)
    assert sum(many.raw_times) >= 0.001 and "sum" in repr(many)
    assert "add" in str(benchmark.Compare([once, many]))
    with pytest.raises(NotImplementedError, match="times Python"):
        benchmark.Timer("x", language="c++")


def test_function_modes() -> None:
    seen: list[str] = []

    class Log(torch.overrides.TorchFunctionMode):
        def __init__(self, name: str) -> None:
            self.name = name

        def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
            seen.append(f"{self.name} {func.__name__}")
            return func(*args, **(kwargs or {}))

    with Log("outer"), Log("inner"):
        x = torch.ones(2) + 1
        assert torch.overrides.has_torch_function_unary(x)
    x.sum()
    assert seen == ["inner ones", "outer ones", "inner add", "outer add"]

    class Fail(torch.overrides.TorchFunctionMode):
        def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
            raise ValueError("no")

    with Fail():
        for _ in range(2):  # an error leaves the mode active
            with pytest.raises(ValueError, match="no"):
                x.sum()
    assert not torch.overrides.has_torch_function_unary(x)


def test_handle_torch_function() -> None:
    class Mine:
        @classmethod
        def __torch_function__(cls, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
            return (func.__name__, [t.__name__ for t in types], args[1:])

    def api(x: Any, n: int) -> Any:
        if torch.overrides.has_torch_function((x,)):
            return torch.overrides.handle_torch_function(api, (x,), x, n)
        return n

    assert api(Mine(), 3) == ("api", ["Mine"], (3,)) and api(torch.ones(1), 3) == 3
    assert torch.overrides.is_tensor_like(Mine()) and not torch.overrides.is_tensor_like(1)
    assert torch.overrides.resolve_name(torch.add) == "torch.add"
    assert torch.Tensor.add in torch.overrides.get_overridable_functions()[torch.Tensor]
