"""The profiler: a mode that sees each operator called from Python and reads the clock before and after it."""

from __future__ import annotations

import enum
import functools
import os
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from .. import _C
from ..overrides import TorchFunctionMode
from ._events import EventList, FunctionEvent


class ProfilerActivity(enum.Enum):
    """What can be profiled; only the CPU is there."""

    CPU = 0
    XPU = 1
    MTIA = 2
    CUDA = 3
    HPU = 4
    PrivateUse1 = 5


class DeviceType(enum.Enum):
    """Where an event ran."""

    CPU = 0
    CUDA = 1


class ProfilerAction(enum.Enum):
    """What the profiler does in a step."""

    NONE = 0
    WARMUP = 1
    RECORD = 2
    RECORD_AND_SAVE = 3


def supported_activities() -> set[ProfilerActivity]:
    """The CPU."""
    return {ProfilerActivity.CPU}


def schedule(
    *, wait: int, warmup: int, active: int, repeat: int = 0, skip_first: int = 0, skip_first_wait: int = 0
) -> Callable[[int], ProfilerAction]:
    """What to do in which step: skip, then again and again wait, warm up and record.

    Args:
        wait: Steps without profiling in each cycle.
        warmup: Steps whose record is thrown away.
        active: Steps that are recorded; after the last the trace is ready.
        repeat: Cycles; 0 for no end.
        skip_first: Steps before the first cycle.
        skip_first_wait: Whether the first cycle goes without waiting.
    """
    if min(wait, warmup, repeat, skip_first) < 0 or active <= 0:
        raise AssertionError("Invalid profiler schedule arguments")

    def action(step: int) -> ProfilerAction:
        if step < skip_first:
            return ProfilerAction.NONE
        step -= skip_first
        if skip_first_wait:
            step += wait
        length = wait + warmup + active
        if repeat > 0 and step // length >= repeat:
            return ProfilerAction.NONE
        at = step % length
        if at < wait:
            return ProfilerAction.NONE
        if at < wait + warmup:
            return ProfilerAction.WARMUP
        return ProfilerAction.RECORD_AND_SAVE if at == length - 1 else ProfilerAction.RECORD

    return action


def _shapes(args: Iterable[Any]) -> list[Any]:
    return [list(a.shape) if isinstance(a, _C.TensorBase) else [] for a in args]


class _Recorder(TorchFunctionMode):
    """Collects events; ranges and operators nest."""

    def __init__(self, record_shapes: bool) -> None:
        self.record_shapes = record_shapes
        self.events: list[FunctionEvent] = []
        self.open: list[FunctionEvent] = []
        self.origin = time.perf_counter()

    def begin(self, name: str, shapes: Any = None, user: bool = False) -> FunctionEvent:
        start = (time.perf_counter() - self.origin) * 1e6
        event = FunctionEvent(name, start, 0.0, threading.get_ident() & 0xFFFFFF, shapes, user)
        if self.open:
            event.cpu_parent = self.open[-1]
            self.open[-1].cpu_children.append(event)
        self.open.append(event)
        self.events.append(event)
        return event

    def end(self, event: FunctionEvent) -> None:
        duration = (time.perf_counter() - self.origin) * 1e6 - event.start
        event.cpu_time_total = duration
        event.self_cpu_time_total = max(0.0, duration - sum(c.cpu_time_total for c in event.cpu_children))
        while self.open and self.open.pop() is not event:
            pass

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        name = getattr(func, "__name__", str(func))
        event = self.begin(f"aten::{name}", _shapes(args) if self.record_shapes else None)
        try:
            return func(*args, **(kwargs or {}))
        finally:
            self.end(event)


_active: list[_Recorder] = []


class record_function:
    """Names a range of the program in the profile. A context manager, or a decorator.

    Args:
        name: The range's name.
        args: A text that goes with it.
    """

    def __init__(self, name: str, args: str | None = None) -> None:
        self.name, self.args = name, args
        self._entered: tuple[_Recorder, FunctionEvent] | None = None

    def __enter__(self) -> record_function:
        if _active:
            recorder = _active[-1]
            self._entered = (recorder, recorder.begin(self.name, user=True))
        return self

    def __exit__(self, *exception: object) -> None:
        if self._entered is not None:
            recorder, event = self._entered
            recorder.end(event)
            self._entered = None

    def __call__(self, func: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(func)
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            with record_function(self.name, self.args):
                return func(*args, **kwargs)

        return wrapped


class profile:
    """Records the wall time of operators and named ranges in a ``with`` block.

    Args:
        activities: `ProfilerActivity`; what is not there is left out.
        schedule: What to do in which step, see `schedule`; without it everything is recorded.
        on_trace_ready: Called with the profiler whenever a record is complete.
        record_shapes: Keep the shapes of tensors given to operators.
        profile_memory: Accepted; memory is not recorded.
        with_stack: Accepted; stacks are not recorded.
        with_flops: Accepted; operations are not counted.
        with_modules: Accepted; modules are not recorded.
        experimental_config: Accepted.
        acc_events: Keep events over cycles.
        use_cuda: Accepted, old.
    """

    def __init__(
        self,
        *,
        activities: Iterable[ProfilerActivity] | None = None,
        schedule: Callable[[int], ProfilerAction] | None = None,
        on_trace_ready: Callable[[profile], Any] | None = None,
        record_shapes: bool = False,
        profile_memory: bool = False,
        with_stack: bool = False,
        with_flops: bool = False,
        with_modules: bool = False,
        experimental_config: Any = None,
        execution_trace_observer: Any = None,
        acc_events: bool = False,
        use_cuda: bool | None = None,
        custom_trace_id_callback: Any = None,
    ) -> None:
        self.activities = supported_activities() if activities is None else set(activities)
        self.schedule = schedule
        self.on_trace_ready = on_trace_ready
        self.record_shapes = record_shapes
        self.acc_events = acc_events
        self.step_num = 0
        self.current_action = schedule(0) if schedule else ProfilerAction.RECORD_AND_SAVE
        self._recorder: _Recorder | None = None
        self._events = EventList()
        self._step_range: record_function | None = None

    # ------------------------------------------------------------------ running

    def _record(self) -> None:
        self._recorder = _Recorder(self.record_shapes)
        _active.append(self._recorder)
        self._recorder.__enter__()

    def _stop_recording(self, keep: bool) -> None:
        recorder, self._recorder = self._recorder, None
        if recorder is None:
            return
        recorder.__exit__(None, None, None)
        _active.remove(recorder)
        if keep:
            self._events = EventList([*(self._events if self.acc_events else ()), *recorder.events])

    def _enter_step(self) -> None:
        if self.schedule is not None and self._recorder is not None:
            self._step_range = record_function(f"ProfilerStep#{self.step_num}").__enter__()

    def _leave_step(self) -> None:
        if self._step_range is not None:
            self._step_range.__exit__(None, None, None)
            self._step_range = None

    def start(self) -> None:
        """Begins to record, or to wait, as the schedule says."""
        if self.current_action is not ProfilerAction.NONE:
            self._record()
        self._enter_step()

    def stop(self) -> None:
        """Ends; a record that is there is handed to ``on_trace_ready``."""
        self._leave_step()
        if self._recorder is not None:
            keep = self.current_action in (ProfilerAction.RECORD, ProfilerAction.RECORD_AND_SAVE)
            self._stop_recording(keep)
            if keep and self.on_trace_ready is not None:
                self.on_trace_ready(self)

    def step(self) -> None:
        """Tells the profiler that the next step of the program begins."""
        self._leave_step()
        before = self.current_action
        self.step_num += 1
        self.current_action = self.schedule(self.step_num) if self.schedule else ProfilerAction.RECORD_AND_SAVE
        now = self.current_action
        if self.schedule is not None:
            recording = (ProfilerAction.RECORD, ProfilerAction.RECORD_AND_SAVE)
            if before is ProfilerAction.RECORD_AND_SAVE:
                self._stop_recording(True)
                if self.on_trace_ready is not None:
                    self.on_trace_ready(self)
            elif before is ProfilerAction.WARMUP and now in recording:
                self._stop_recording(False)
            elif now is ProfilerAction.NONE:
                self._stop_recording(False)
            if now is not ProfilerAction.NONE and self._recorder is None:
                self._record()
        self._enter_step()

    def __enter__(self) -> profile:
        self.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.stop()

    # ------------------------------------------------------------------ results

    def events(self) -> EventList:
        """All events."""
        return self._events

    @property
    def function_events(self) -> EventList:
        """All events."""
        return self._events

    def key_averages(self, group_by_input_shape: bool = False, group_by_stack_n: int = 0, **kwargs: Any) -> EventList:
        """The events summed up by name, or by name and input shapes."""
        return self._events.key_averages(group_by_input_shape)

    def total_average(self) -> FunctionEvent:
        """All events as one."""
        return self._events.total_average()

    def table(self, *args: Any, **kwargs: Any) -> str:
        """The events as text, see `EventList.table`."""
        return self._events.table(*args, **kwargs)

    @property
    def self_cpu_time_total(self) -> float:
        """Microseconds in all events."""
        return self._events.self_cpu_time_total

    def export_chrome_trace(self, path: str | os.PathLike[str]) -> None:
        """Writes the events as a file that chrome://tracing and Perfetto read."""
        self._events.export_chrome_trace(path)

    def export_stacks(self, path: str, metric: str = "self_cpu_time_total") -> None:
        """Raises NotImplementedError: stacks are not recorded."""
        raise NotImplementedError("swiftgrad has no torch.profiler.profile.export_stacks yet: stacks are not recorded")

    def add_metadata(self, key: str, value: str) -> None:
        """Accepts a note for the trace."""

    def add_metadata_json(self, key: str, value: str) -> None:
        """Accepts a note for the trace."""


def tensorboard_trace_handler(
    dir_name: str, worker_name: str | None = None, use_gzip: bool = False
) -> Callable[[profile], None]:
    """A handler for ``on_trace_ready`` that writes a trace file to a directory.

    Args:
        dir_name: The directory; it is made where it is missing.
        worker_name: Part of the file's name; by default host and process.
        use_gzip: Compress the file.
    """

    def handle(prof: profile) -> None:
        import socket

        os.makedirs(dir_name, exist_ok=True)
        worker = worker_name or f"{socket.gethostname()}_{os.getpid()}"
        path = os.path.join(dir_name, f"{worker}.{time.time_ns()}.pt.trace.json")
        prof.export_chrome_trace(path)
        if use_gzip:
            import gzip

            with open(path, "rb") as plain, gzip.open(path + ".gz", "wb") as packed:
                packed.write(plain.read())
            os.remove(path)

    return handle
