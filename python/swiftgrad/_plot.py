"""Loss curves as a picture: by matplotlib where installed, else drawn with Pillow."""

from __future__ import annotations

import math
import os

__all__ = ["plot_losses", "smooth"]

_COLOURS = ("#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e")


def smooth(losses: list[float], keep: float = 0.95) -> list[float]:
    """The running mean of a curve in which each value weighs ``keep`` times the next one's; unbiased at the start."""
    mean, weight, result = 0.0, 0.0, []
    for loss in losses:
        mean, weight = keep * mean + (1 - keep) * loss, keep * weight + (1 - keep)
        result.append(mean / weight)
    return result


def plot_losses(
    curves: dict[str, list[float]],
    path: str | os.PathLike[str],
    *,
    title: str = "Training loss on Fashion-MNIST",
    xlabel: str = "step",
    ylabel: str = "loss (cross-entropy)",
    smoothed: bool = True,
) -> None:
    """Writes the curves of losses over steps as a PNG.

    Args:
        curves: the loss of each step, by name.
        path: where to write.
        title, xlabel, ylabel: texts.
        smoothed: the values thin, and their running means; else the values alone.

    Raises:
        ValueError: if there is no loss to show.
        ModuleNotFoundError: if neither matplotlib nor Pillow is installed.
    """
    if not curves or not all(curves.values()):
        raise ValueError("plot_losses: at least one loss for each name was required, got none")
    try:
        import matplotlib
    except ModuleNotFoundError:
        _draw(curves, path, (title, xlabel, ylabel), smoothed)
        return
    matplotlib.use("Agg", force=False)
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(8, 4.5), dpi=120)
    for (name, losses), colour in zip(curves.items(), _COLOURS * len(curves), strict=False):
        steps = range(1, len(losses) + 1)
        if smoothed:
            axes.plot(steps, losses, color=colour, linewidth=0.5, alpha=0.3)
        axes.plot(steps, smooth(losses) if smoothed else losses, color=colour, linewidth=1.8, label=name)
    axes.set(xlabel=xlabel, ylabel=ylabel, title=title, ylim=(0, None))
    axes.grid(alpha=0.3)
    axes.legend()
    figure.tight_layout()
    figure.savefig(path)
    pyplot.close(figure)


def _ticks(limit: float, wanted: int = 6) -> list[float]:
    """Round numbers from 0 up to ``limit``."""
    raw = limit / wanted
    unit = 10.0 ** math.floor(math.log10(raw))
    step = next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= raw)
    return [step * index for index in range(int(limit / step) + 1)]


def _mix(colour: str, share: float) -> tuple[int, ...]:
    """A colour thinned with white."""
    return tuple(round(share * int(colour[at : at + 2], 16) + (1 - share) * 255) for at in (1, 3, 5))


def _draw(
    curves: dict[str, list[float]], path: str | os.PathLike[str], texts: tuple[str, str, str], smoothed: bool
) -> None:
    from PIL import Image, ImageDraw

    width, height, left, right, top, bottom = 960, 540, 70, 20, 40, 60
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    longest = max(len(losses) for losses in curves.values())
    greatest = max(max(losses) for losses in curves.values() if losses)
    greatest = greatest if math.isfinite(greatest) and greatest > 0 else 1.0

    def place(step: float, loss: float) -> tuple[float, float]:
        loss = min(max(loss, 0.0), greatest) if math.isfinite(loss) else greatest
        return (
            left + (width - left - right) * step / longest,
            height - bottom - (height - top - bottom) * loss / (1.05 * greatest),
        )

    for tick in _ticks(longest):
        x, y = place(tick, 0)
        draw.line([(x, top), (x, y)], fill="#dddddd")
        draw.text((x, y + 8), f"{tick:g}", fill="black", anchor="ma")
    for tick in _ticks(greatest):
        x, y = place(0, tick)
        draw.line([(x, y), (width - right, y)], fill="#dddddd")
        draw.text((x - 8, y), f"{tick:g}", fill="black", anchor="rm")
    for index, (name, losses) in enumerate(curves.items()):
        colour = _COLOURS[index % len(_COLOURS)]
        both = ((losses, 1, _mix(colour, 0.3)), (smooth(losses), 3, _mix(colour, 1)))
        for values, thickness, fill in both if smoothed else ((losses, 3, _mix(colour, 1)),):
            points = [place(step + 1, loss) for step, loss in enumerate(values)]
            draw.line(points if len(points) > 1 else points * 2, fill=fill, width=thickness)
        draw.line([(width - 140, top + 20 + 22 * index), (width - 110, top + 20 + 22 * index)], fill=colour, width=3)
        draw.text((width - 100, top + 20 + 22 * index), name, fill="black", anchor="lm")
    draw.rectangle([left, top, width - right, height - bottom], outline="black")
    draw.text((width / 2, 12), texts[0], fill="black", anchor="ma")
    draw.text((width / 2, height - 25), texts[1], fill="black", anchor="ma")
    draw.text((left, top - 18), texts[2], fill="black", anchor="la")
    image.save(path, format="PNG")
