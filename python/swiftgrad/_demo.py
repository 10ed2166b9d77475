"""The demo: trains document 001's MLP and document 000's CNN on Fashion-MNIST, and shows how they did.

python -m swiftgrad.demo [--epochs N] [--steps N] [--sample] [--seed N] [--out FOLDER] [--model mlp|cnn|both]
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Any

import swiftgrad as sg
from swiftgrad import metrics, nn, optim
from swiftgrad.nn import functional as F
from swiftgrad.utils.data import DataLoader, TensorDataset

from ._plot import plot_losses

__all__ = ["CNN", "MLP", "load", "main", "train"]

SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data_sample")


class MLP(nn.Module):
    """Document 001's network: (N, 1, 28, 28) to scores (N, 10)."""

    def __init__(self) -> None:
        super().__init__()
        self.fc1 = nn.Linear(784, 256)
        self.fc2 = nn.Linear(256, 128)
        self.fc3 = nn.Linear(128, 64)
        self.fc4 = nn.Linear(64, 10)

    def forward(self, x: sg.Tensor) -> sg.Tensor:
        x = x.view(x.size(0), -1)
        x = sg.relu(self.fc1(x))
        x = sg.relu(self.fc2(x))
        x = sg.relu(self.fc3(x))
        return self.fc4(x)


class CNN(nn.Module):
    """Document 000's network: (N, 3, 24, 24) to scores (N, 10)."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 32, 3, padding=1)
        self.conv2 = nn.Conv2d(32, 64, 3, padding=1)
        self.pool = nn.MaxPool2d(2, 2)
        self.fc1 = nn.Linear(64 * 6 * 6, 128)
        self.fc2 = nn.Linear(128, 10)

    def forward(self, x: sg.Tensor) -> sg.Tensor:
        x = self.pool(F.relu(self.conv1(x)))
        x = self.pool(F.relu(self.conv2(x)))
        x = x.view(-1, 64 * 6 * 6)
        x = F.relu(self.fc1(x))
        return self.fc2(x)


def load(sample: bool = False) -> tuple[str, tuple[sg.Tensor, sg.Tensor], tuple[sg.Tensor, sg.Tensor], list[str]]:
    """Fashion-MNIST: Debian's package, or the sample in this package where that is not installed.

    Returns:
        What was loaded, in words; pictures (N, 1, 28, 28) of bytes and labels (N,) to train on, and to test on; the
        names of the classes.
    """
    from swiftgrad.vision.datasets import FashionMNIST
    from swiftgrad.vision.datasets.mnist import DEBIAN_FASHION_MNIST, read_idx

    parts = []
    whole = not sample and os.path.isfile(os.path.join(DEBIAN_FASHION_MNIST, "train-images-idx3-ubyte.gz"))
    folder = DEBIAN_FASHION_MNIST if whole else os.path.join(SAMPLE, "FashionMNIST", "raw")
    for part in ("train", "t10k"):
        images = read_idx(os.path.join(folder, f"{part}-images-idx3-ubyte.gz"))
        labels = read_idx(os.path.join(folder, f"{part}-labels-idx1-ubyte.gz"))
        parts.append((images.unsqueeze(1), labels.to(sg.int64)))
    counts = f"{len(parts[0][1]):,} pictures to train on, {len(parts[1][1]):,} to test on"
    if whole:
        what = f"Data: Fashion-MNIST from Debian's package dataset-fashion-mnist: {counts}"
    elif sample:
        what = f"Data: the sample of Fashion-MNIST in the package: {counts}"
    else:
        what = (
            "Data: Debian's package dataset-fashion-mnist is not installed, so the small sample of Fashion-MNIST in "
            f"the package serves: {counts}"
        )
    return what, parts[0], parts[1], FashionMNIST.classes


def to_floats(images: sg.Tensor) -> sg.Tensor:
    """Bytes as floats 0 ... 1: what document 001's network wants."""
    return images.to(sg.float32).div_(255)


def crop_and_colour(images: sg.Tensor) -> sg.Tensor:
    """What document 000's network wants: the middle 24x24 in three channels, -1 ... 1."""
    middle = to_floats(images[:, :, 2:26, 2:26]).sub_(0.5).div_(0.5)
    return middle.expand(-1, 3, -1, -1).contiguous()


class _PlainBar:
    """A progress bar for where tqdm is not installed, or no terminal shows it: a line every few seconds."""

    def __init__(self, loader: Any, total: int, desc: str) -> None:
        self.loader, self.total, self.desc, self.note = loader, total, desc, ""

    def __iter__(self) -> Iterator[Any]:
        start = shown = time.monotonic()
        for done, batch in enumerate(self.loader):
            if done == self.total:
                break
            yield batch
            if time.monotonic() - shown > 5 or done + 1 == self.total:
                shown = time.monotonic()
                print(f"{self.desc}: step {done + 1}/{self.total} {shown - start:.1f} s {self.note}", flush=True)

    def set_postfix_str(self, note: str, refresh: bool = True) -> None:
        self.note = note


def _progress(loader: Any, total: int, desc: str) -> Any:
    if not sys.stdout.isatty():
        return _PlainBar(loader, total, desc)
    try:
        from tqdm import tqdm
    except ModuleNotFoundError:
        return _PlainBar(loader, total, desc)
    from itertools import islice

    return tqdm(islice(loader, total), total=total, desc=desc, unit="step", file=sys.stdout, dynamic_ncols=True)


def train(
    name: str,
    model: nn.Module,
    optimizer: optim.Optimizer,
    data: tuple[sg.Tensor, sg.Tensor],
    test: tuple[sg.Tensor, sg.Tensor],
    *,
    epochs: int,
    prepare: Callable[[sg.Tensor], sg.Tensor] = to_floats,
    steps: int = 0,
    batch_size: int = 64,
    show: Any = _progress,
) -> tuple[list[float], sg.Tensor]:
    """Trains a classifier.

    Args:
        name: shown in front of the progress bar.
        model: pictures to scores.
        optimizer: of the model's parameters.
        data: pictures and labels to train on.
        test: pictures and labels to judge by.
        epochs: how often the data are gone through.
        prepare: makes of a batch of pictures what the model wants.
        steps: stop each epoch after so many steps; 0 for all.
        batch_size: pictures a step.
        show: makes the progress bar of a loader, its length and a title.

    Returns:
        The loss of each step, and the scores (N, 10) of the test pictures.
    """
    criterion = nn.CrossEntropyLoss()
    loader = DataLoader(TensorDataset(*data), batch_size=batch_size, shuffle=True)
    total = min(steps or len(loader), len(loader))
    losses: list[float] = []
    for epoch in range(epochs):
        model.train()
        bar = show(loader, total, f"{name} epoch {epoch + 1}/{epochs}")
        for step, (images, labels) in enumerate(bar):
            optimizer.zero_grad()
            loss = criterion(model(prepare(images)), labels)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            if step % 20 == 0 or step + 1 == total:
                recent = losses[-min(len(losses), 20) :]
                bar.set_postfix_str(f"loss {sum(recent) / len(recent):.4f}", refresh=False)
    model.eval()
    with sg.no_grad():
        parts = (test[0][at : at + 1000] for at in range(0, len(test[0]), 1000))
        scores = sg.cat([model(prepare(part)) for part in parts])
    return losses, scores


def _report(name: str, losses: list[float], scores: sg.Tensor, labels: sg.Tensor, classes: list[str]) -> None:
    last = losses[-min(len(losses), 100) :]
    each = metrics.precision_recall_f1(scores, labels, average=None, num_classes=len(classes))
    mean = metrics.precision_recall_f1(scores, labels, average="macro")
    print(f"\n{name}: training loss {sum(last) / len(last):.4f} (mean of the last {len(last)} steps)")
    loss, right = F.cross_entropy(scores, labels).item(), metrics.accuracy(scores, labels)
    print(f"{name}: test loss {loss:.4f}, accuracy {right:.2%}")
    print(f"  {'class':<14}{'precision':>10}{'recall':>10}{'F1':>10}")
    for row in zip(classes, *each, strict=True):
        print("  {:<14}{:>10.3f}{:>10.3f}{:>10.3f}".format(*row))
    print("  {:<14}{:>10.3f}{:>10.3f}{:>10.3f}\n".format("mean", *mean))


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m swiftgrad.demo", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--epochs", type=int, help="times through the data (default: 2; 8 for the sample)")
    parser.add_argument("--steps", type=int, default=0, help="stop each epoch after so many steps")
    parser.add_argument("--sample", action="store_true", help="use the small sample in the package")
    parser.add_argument("--seed", type=int, default=0, help="seed of the random numbers (default: 0)")
    parser.add_argument("--out", default="demo-output", help="folder for the picture (default: demo-output)")
    parser.add_argument("--model", choices=("mlp", "cnn", "both"), default="both", help="which network (default: both)")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> None:
    """Runs the demo with the command line's options."""
    options = _options(arguments)
    if not any(find_spec(name) for name in ("matplotlib", "PIL")):
        raise SystemExit("demo: matplotlib or Pillow is needed for the picture of the losses: pip install matplotlib")
    what, data, test, classes = load(options.sample)
    print(what)
    epochs = options.epochs if options.epochs is not None else 2 if len(data[1]) > 10_000 else 8
    if epochs < 1 or options.steps < 0:
        raise SystemExit(f"demo: at least one epoch and no negative steps were required, got {epochs}, {options.steps}")
    curves = {}
    for name in ("MLP", "CNN"):
        if options.model not in ("both", name.lower()):
            continue
        sg.manual_seed(options.seed)
        model: nn.Module
        if name == "MLP":
            model, prepare = MLP(), to_floats
            optimizer: optim.Optimizer = optim.Adam(model.parameters(), lr=0.001)
            title = "MLP (document 001): four linear layers, Adam, learning rate 0.001"
        else:
            model, prepare = CNN(), crop_and_colour
            optimizer = optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
            title = "CNN (document 000): two convolutions, two linear layers, SGD, learning rate 0.01, momentum 0.9"
        print(f"\n{title}\n{sg.summary(model, input_data=prepare(data[0][:64]))}")
        start = time.monotonic()
        losses, scores = train(name, model, optimizer, data, test, epochs=epochs, prepare=prepare, steps=options.steps)
        print(f"{name}: {len(losses):,} steps of 64 pictures in {time.monotonic() - start:.1f} s", end="")
        _report(name, losses, scores, test[1], classes)
        curves[name] = losses
    path = os.path.join(options.out, "loss.png")
    os.makedirs(options.out, exist_ok=True)
    plot_losses(curves, path)
    print(f"Loss curves: {path}")


if __name__ == "__main__":
    main()
