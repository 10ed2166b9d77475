"""Timing of statements: `Timer`, its results, and a table of several."""

from __future__ import annotations

import dataclasses
import enum
import timeit as _timeit
from collections.abc import Callable, Iterable
from typing import Any

from ... import _C

timer = _timeit.default_timer
_UNITS = ((1e-9, "ns"), (1e-6, "us"), (1e-3, "ms"), (1.0, "s"))


class Language(enum.Enum):
    """What a statement is written in."""

    PYTHON = 0
    CPP = 1


def _unit(seconds: float) -> tuple[str, float]:
    for scale, name in reversed(_UNITS):
        if seconds >= scale:
            return name, scale
    return "ns", 1e-9


def _quantile(values: list[float], q: float) -> float:
    ordered = sorted(values)
    at = q * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)


@dataclasses.dataclass(frozen=True)
class TaskSpec:
    """What is timed."""

    stmt: str
    setup: str
    global_setup: str = ""
    label: str | None = None
    sub_label: str | None = None
    description: str | None = None
    env: str | None = None
    num_threads: int = 1

    @property
    def title(self) -> str:
        """The label, or the statement."""
        text = self.label or self.stmt.replace("\n", "; ")
        return f"{text}: {self.sub_label}" if self.sub_label else text


@dataclasses.dataclass
class Measurement:
    """Times of a statement: each of ``raw_times`` is of ``number_per_run`` executions."""

    number_per_run: int
    raw_times: list[float]
    task_spec: TaskSpec
    metadata: dict[str, Any] | None = None

    @property
    def times(self) -> list[float]:
        """Seconds an execution, for each run."""
        return [t / self.number_per_run for t in self.raw_times]

    @property
    def median(self) -> float:
        """The median of `times`."""
        return _quantile(self.times, 0.5)

    @property
    def mean(self) -> float:
        """The mean of `times`."""
        return sum(self.times) / len(self.times)

    @property
    def iqr(self) -> float:
        """The range of the middle half of `times`."""
        return _quantile(self.times, 0.75) - _quantile(self.times, 0.25)

    @property
    def has_warnings(self) -> bool:
        """Whether the times spread more than a tenth."""
        return len(self.times) > 1 and self.iqr > 0.1 * self.median

    @property
    def title(self) -> str:
        """What was timed."""
        return self.task_spec.title

    @property
    def as_row_name(self) -> str:
        """Its name in a table."""
        return self.task_spec.sub_label or self.task_spec.stmt

    @property
    def env(self) -> str:
        """Where it was timed."""
        return self.task_spec.env or "Unspecified env"

    def meets_confidence(self, threshold: float = 0.1) -> bool:
        """Whether the times spread less than ``threshold``."""
        return self.iqr / self.median < threshold if self.median else False

    @staticmethod
    def merge(measurements: Iterable[Measurement]) -> list[Measurement]:
        """One measurement a task, with the times of all."""
        grouped: dict[TaskSpec, Measurement] = {}
        for m in measurements:
            total = grouped.setdefault(m.task_spec, Measurement(1, [], m.task_spec))
            total.raw_times += m.times
        return list(grouped.values())

    def __repr__(self) -> str:
        unit, scale = _unit(self.median)
        lines = [f"<{type(self).__module__}.Measurement object at {hex(id(self))}>", self.title]
        if self.task_spec.setup != "pass":
            lines.append(f"setup: {self.task_spec.setup}")
        n = len(self.times)
        if n == 1:
            lines.append(f"  {self.median / scale:.2f} {unit}")
            lines.append(f"  1 measurement, {self.number_per_run} runs , {self.task_spec.num_threads} thread")
        else:
            lines.append(f"  Median: {self.median / scale:.2f} {unit}")
            lines.append(f"  IQR:    {self.iqr / scale:.2f} {unit}")
            lines.append(
                f"  {n} measurements, {self.number_per_run} runs per measurement, {self.task_spec.num_threads} thread"
            )
        return "\n".join(lines)


class Timer:
    """Times a statement of Python, with a set number of threads.

    Args:
        stmt: The statement.
        setup: Run before.
        global_setup: Only for C++.
        timer: A clock.
        globals: Names for the statement.
        label: What it is, for tables.
        sub_label: Its row.
        description: Its column.
        env: Where it runs.
        num_threads: Threads that operators use meanwhile.
        language: Python.

    Raises:
        NotImplementedError: Another language.
    """

    def __init__(
        self,
        stmt: str = "pass",
        setup: str = "pass",
        global_setup: str = "",
        timer: Callable[[], float] = timer,
        globals: dict[str, Any] | None = None,
        label: str | None = None,
        sub_label: str | None = None,
        description: str | None = None,
        env: str | None = None,
        num_threads: int = 1,
        language: Language | str = Language.PYTHON,
    ) -> None:
        if language not in (Language.PYTHON, "py", "python"):
            raise NotImplementedError(
                f"swiftgrad has no torch.utils.benchmark.Timer for {language} yet: it times Python"
            )
        import textwrap

        space = dict(globals or {})
        if "torch" not in space:
            import sys

            space["torch"] = sys.modules[_C.__package__ or "swiftgrad"]
        stmt, setup = textwrap.dedent(stmt).strip(), textwrap.dedent(setup).strip() or "pass"
        self._timer = _timeit.Timer(stmt, setup, timer, space)
        self._task_spec = TaskSpec(stmt, setup, global_setup, label, sub_label, description, env, num_threads)

    def _seconds(self, number: int) -> float:
        threads = _C.get_num_threads()
        _C.set_num_threads(self._task_spec.num_threads)
        try:
            return self._timer.timeit(number)
        finally:
            _C.set_num_threads(threads)

    def timeit(self, number: int = 1000000) -> Measurement:
        """Runs the statement ``number`` times, after a short warm-up."""
        self._seconds(max(number // 100, 2))
        return Measurement(number, [self._seconds(number)], self._task_spec)

    def repeat(self, repeat: int = -1, number: int = -1) -> None:
        """Raises NotImplementedError, as in PyTorch."""
        raise NotImplementedError("See `Timer.blocked_autorange.`")

    def autorange(self, callback: Any = None) -> None:
        """Raises NotImplementedError, as in PyTorch."""
        raise NotImplementedError("See `Timer.blocked_autorange.`")

    def _block_size(self, min_run_time: float) -> int:
        self._seconds(1)
        number = 1
        while True:
            taken = self._seconds(number)
            if taken >= min(1e-4, min_run_time / 1000) or number >= 10**9:
                # the clock's own time must not count
                return number
            number *= 10

    def blocked_autorange(self, callback: Any = None, min_run_time: float = 0.2) -> Measurement:
        """Runs blocks of the statement for at least ``min_run_time`` seconds."""
        number = self._block_size(min_run_time)
        times: list[float] = []
        while sum(times) < min_run_time:
            times.append(self._seconds(number))
            if callback is not None:
                callback(number, times[-1])
        return Measurement(number, times, self._task_spec)

    def adaptive_autorange(
        self, threshold: float = 0.1, *, min_run_time: float = 0.01, max_run_time: float = 10.0, callback: Any = None
    ) -> Measurement:
        """Runs blocks of the statement until the times spread less than ``threshold``."""
        number = self._block_size(min_run_time)
        times: list[float] = []
        while True:
            times.append(self._seconds(number))
            if callback is not None:
                callback(number, times[-1])
            result = Measurement(number, times, self._task_spec)
            total = sum(times)
            if total > max_run_time or (
                total >= min_run_time and len(times) >= 4 and result.meets_confidence(threshold)
            ):
                return result

    def collect_callgrind(self, *args: Any, **kwargs: Any) -> Any:
        """Raises NotImplementedError: instructions are not counted."""
        raise NotImplementedError("swiftgrad has no torch.utils.benchmark.Timer.collect_callgrind yet")


class Compare:
    """A table of measurements: a row for each sub-label, a column for each description.

    Args:
        results: The measurements.
    """

    def __init__(self, results: list[Measurement]) -> None:
        self._results = list(results)

    def extend_results(self, results: Iterable[Measurement]) -> None:
        """Adds measurements."""
        self._results.extend(results)

    def trim_significant_figures(self) -> None:
        """Accepted; times are shown with one digit after the point."""

    def colorize(self, rowwise: bool = False) -> None:
        """Accepted; tables have no colours."""

    def highlight_warnings(self) -> None:
        """Accepted; tables have no colours."""

    def __str__(self) -> str:
        merged = Measurement.merge(self._results)
        unit, scale = _unit(min((m.median for m in merged), default=1.0))
        columns = list(dict.fromkeys(m.task_spec.description or "" for m in merged))
        rows = list(dict.fromkeys((m.as_row_name, m.task_spec.num_threads) for m in merged))
        cells = {(m.as_row_name, m.task_spec.num_threads, m.task_spec.description or ""): m for m in merged}
        lines = [["", *columns]]
        for name, threads in rows:
            found = [cells.get((name, threads, c)) for c in columns]
            lines.append(
                [f"{name} ({threads} threads)", *("" if m is None else f"{m.median / scale:.1f}" for m in found)]
            )
        widths = [max(len(line[i]) for line in lines) for i in range(len(columns) + 1)]
        texts = [" | ".join(c.rjust(w) for c, w in zip(line, widths, strict=True)) for line in lines]
        title = merged[0].task_spec.label or "" if merged else ""
        return "\n".join([f"[{title}]", texts[0], "-" * len(texts[0]), *texts[1:], "", f"Times are in {unit}."])

    def print(self) -> None:
        """Prints the table."""
        print(self)
