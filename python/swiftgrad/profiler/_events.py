"""What a profiler recorded, and its table."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import Any

_NOTE = (
    "Wall time of operators called from Python, of the backward pass as a whole and of named ranges; "
    "what an operator calls inside the engine counts to it."
)
_UNITS = ((1e6, "s"), (1e3, "ms"), (1.0, "us"))


def _time(us: float) -> str:
    for size, unit in _UNITS:
        if us >= size:
            return f"{us / size:.3f}{unit}"
    return f"{us:.3f}us"


class FunctionEvent:
    """One call, or all calls of one name summed up. Times are in microseconds.

    Args:
        name: The operator's or range's name.
        start: When it began, from the profiler's start.
        duration: How long it took.
        thread: The thread it ran in.
        input_shapes: Shapes of the tensors given to it, where they were recorded.
    """

    def __init__(
        self, name: str, start: float, duration: float, thread: int = 0, input_shapes: Any = None, user: bool = False
    ) -> None:
        self.name = self.key = name
        self.start, self.thread = start, thread
        self.count = 1
        self.cpu_time_total = self.self_cpu_time_total = duration
        self.input_shapes = [] if input_shapes is None else input_shapes
        self.is_user_annotation = user
        self.cpu_parent: FunctionEvent | None = None
        self.cpu_children: list[FunctionEvent] = []

    @property
    def cpu_time(self) -> float:
        """Mean time of a call."""
        return self.cpu_time_total / self.count if self.count else 0.0

    @property
    def device_time_total(self) -> float:
        """Time on an accelerator: 0."""
        return 0.0

    cuda_time_total = self_device_time_total = self_cuda_time_total = device_time = cuda_time = device_time_total

    @property
    def cpu_time_total_str(self) -> str:
        """The total time with its unit."""
        return _time(self.cpu_time_total)

    @property
    def self_cpu_time_total_str(self) -> str:
        """The time without children, with its unit."""
        return _time(self.self_cpu_time_total)

    @property
    def cpu_time_str(self) -> str:
        """The mean time with its unit."""
        return _time(self.cpu_time)

    def __repr__(self) -> str:
        return (
            f"<FunctionEventAvg key={self.key} self_cpu_time={self.self_cpu_time_total_str} "
            f"cpu_time={self.cpu_time_str} count={self.count} input_shapes={self.input_shapes}>"
        )


class EventList(list[FunctionEvent]):
    """A list of events."""

    @property
    def self_cpu_time_total(self) -> float:
        """The time of all, without counting any twice."""
        return sum(event.self_cpu_time_total for event in self)

    def key_averages(self, group_by_input_shapes: bool = False, group_by_stack_n: int = 0, **kwargs: Any) -> EventList:
        """One event a name, or a name and input shapes."""
        groups: dict[Any, FunctionEvent] = {}
        for event in self:
            key = (event.key, str(event.input_shapes)) if group_by_input_shapes else event.key
            total = groups.get(key)
            if total is None:
                total = groups[key] = FunctionEvent(
                    event.name, event.start, 0.0, event.thread, event.input_shapes if group_by_input_shapes else None
                )
                total.count, total.is_user_annotation = 0, event.is_user_annotation
            total.count += event.count
            total.cpu_time_total += event.cpu_time_total
            total.self_cpu_time_total += event.self_cpu_time_total
        return EventList(groups.values())

    def total_average(self) -> FunctionEvent:
        """All events as one."""
        total = FunctionEvent("Total", 0.0, 0.0)
        total.count = sum(event.count for event in self)
        total.cpu_time_total = sum(event.cpu_time_total for event in self)
        total.self_cpu_time_total = self.self_cpu_time_total
        return total

    def table(
        self,
        sort_by: str | None = None,
        row_limit: int = 100,
        max_src_column_width: int = 75,
        max_name_column_width: int = 55,
        max_shapes_column_width: int = 80,
        header: str | None = None,
        top_level_events_only: bool = False,
        time_unit: str | None = None,
    ) -> str:
        """The events as text.

        Args:
            sort_by: The name of a time or ``count``; times of devices are 0.
            row_limit: At most so many rows; -1 for all.
            max_src_column_width: Ignored.
            max_name_column_width: Longer names are cut.
            max_shapes_column_width: Longer shapes are cut.
            header: A line above.
            top_level_events_only: Leave out what ran inside another event.
            time_unit: Ignored: each time has its own.
        """
        rows: Iterable[FunctionEvent] = self
        if top_level_events_only:
            rows = [event for event in rows if event.cpu_parent is None]
        if sort_by is not None:
            rows = sorted(rows, key=lambda event: getattr(event, sort_by), reverse=True)
        rows = list(rows)[: None if row_limit < 0 else row_limit]
        total = self.self_cpu_time_total
        titles = ["Name", "Self CPU %", "Self CPU", "CPU total %", "CPU total", "CPU time avg", "# of Calls"]
        with_shapes = any(event.input_shapes for event in rows)
        if with_shapes:
            titles.append("Input Shapes")
        lines = [titles]
        for event in rows:
            share = 100 / total if total else 0.0
            line = [
                event.key[:max_name_column_width],
                f"{event.self_cpu_time_total * share:.2f}%",
                event.self_cpu_time_total_str,
                f"{event.cpu_time_total * share:.2f}%",
                event.cpu_time_total_str,
                event.cpu_time_str,
                str(event.count),
            ]
            lines.append([*line, str(event.input_shapes)[:max_shapes_column_width]] if with_shapes else line)
        widths = [max(len(line[i]) for line in lines) for i in range(len(titles))]
        rule = "  ".join("-" * w for w in widths)
        texts = ["  ".join(cell.rjust(w) for cell, w in zip(line, widths, strict=True)) for line in lines]
        above = [] if header is None else [header]
        return "\n".join(
            [*above, rule, texts[0], rule, *texts[1:], rule, f"Self CPU time total: {_time(total)}", _NOTE, ""]
        )

    def __str__(self) -> str:
        return self.table()

    def export_chrome_trace(self, path: str | os.PathLike[str]) -> None:
        """Writes the events as a file that chrome://tracing and Perfetto read."""
        events = [
            {
                "ph": "X",
                "cat": "user_annotation" if event.is_user_annotation else "cpu_op",
                "name": event.name,
                "pid": os.getpid(),
                "tid": event.thread,
                "ts": event.start,
                "dur": event.cpu_time_total,
                "args": {"Input Dims": event.input_shapes},
            }
            for event in self
        ]
        with open(path, "w") as file:
            json.dump({"schemaVersion": 1, "traceEvents": events}, file)
