"""Pictures of the benchmarks: bars of ratios, and curves of time against size."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

NO_MATPLOTLIB = "a plot needs matplotlib: pip install matplotlib"
OURS, THEIRS = "#d9480f", "#868e96"


def _pyplot() -> Any:
    try:
        import matplotlib
    except ImportError:
        raise SystemExit(NO_MATPLOTLIB) from None
    matplotlib.use("Agg")
    import matplotlib.pyplot

    return matplotlib.pyplot


def ratios(path: Path, title: str, rows: list[tuple[str, float]]) -> None:
    """Writes a picture with a bar for each (name, PyTorch's figure over swiftgrad's)."""
    pyplot = _pyplot()
    figure, axes = pyplot.subplots(figsize=(9, 0.32 * len(rows) + 1.4), layout="constrained")
    values = [value for _, value in rows][::-1]
    axes.barh([name for name, _ in rows][::-1], values, color=[OURS if value >= 1 else THEIRS for value in values])
    axes.set_xscale("log", base=2)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}x")
    axes.axvline(1, color="black", linewidth=0.8)
    for place, value in enumerate(values):
        axes.text(value, place, f" {value:.2f}", va="center", fontsize=8)
    axes.set_xlim(min(0.5, *values), max(values) * 1.5)
    axes.set_xlabel("PyTorch's figure over swiftgrad's (above 1: swiftgrad needs less)")
    axes.set_title(title, fontsize=9)
    figure.savefig(path, dpi=120)


def curves(
    path: Path, title: str, found: dict[str, dict[str, list[tuple[float, float]]]], label: dict[str, str]
) -> None:
    """Writes one panel a curve: `found[curve][series]` lists (size, seconds); both axes are logarithmic."""
    pyplot = _pyplot()
    columns = min(3, len(found))
    rows = math.ceil(len(found) / columns)
    figure, grid = pyplot.subplots(
        rows, columns, figsize=(4.2 * columns, 3.2 * rows), layout="constrained", squeeze=False
    )
    panels = [axes for line in grid for axes in line]
    for axes, (name, series) in zip(panels, found.items(), strict=False):
        for key, points in series.items():
            colour = OURS if key.startswith("swiftgrad") else THEIRS
            style = "--" if key.endswith("1 thread") else "-"
            axes.plot(
                [size for size, _ in points],
                [seconds * 1e3 for _, seconds in points],
                style,
                marker=".",
                color=colour,
                label=key,
            )
        axes.set_xscale("log", base=2)
        axes.set_yscale("log")
        axes.set_title(name, fontsize=9)
        axes.set_xlabel(label[name])
        axes.set_ylabel("ms")
        axes.legend(fontsize=7)
    for axes in panels[len(found) :]:
        axes.set_axis_off()
    figure.suptitle(title, fontsize=9)
    figure.savefig(path, dpi=120)
