"""How good predictions are: accuracy, confusion matrix, precision, recall and F1.

The functions take tensors, arrays or lists.  ``prediction`` may be class numbers (N,) or scores (N, C), whose greatest
counts.  Names of the averages and their values are scikit-learn's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import swiftgrad as sg

__all__ = ["accuracy", "confusion_matrix", "f1", "precision", "precision_recall_f1", "recall"]

_AVERAGES = ("binary", "macro", "micro", "weighted", None)


def _classes(what: str, prediction: Any, target: Any) -> tuple[sg.Tensor, sg.Tensor]:
    """Both as int64 tensors (N,).

    Raises:
        ValueError: if they are not of one length, or are empty, or hold other than class numbers.
    """
    prediction, target = sg.as_tensor(prediction).detach(), sg.as_tensor(target).detach()
    if prediction.dim() == target.dim() + 1:
        prediction = prediction.argmax(dim=1)
    if prediction.shape != target.shape:
        raise ValueError(
            f"{what}: predictions (N,) or scores (N, C) for targets (N,) were required, got {tuple(prediction.shape)} "
            f"and {tuple(target.shape)}"
        )
    if target.numel() == 0:
        raise ValueError(f"{what}: at least one prediction was required, got none")
    for name, value in (("predictions", prediction), ("targets", target)):
        if value.is_floating_point() or value.is_complex():
            raise ValueError(f"{what}: class numbers were required as {name}, got {value.dtype}")
    prediction, target = prediction.reshape(-1).to(sg.int64), target.reshape(-1).to(sg.int64)
    least = min(int(prediction.min()), int(target.min()))
    if least < 0:
        raise ValueError(f"{what}: class numbers from 0 on were required, got {least}")
    return prediction, target


def accuracy(prediction: Any, target: Any, *, topk: int | Sequence[int] = 1) -> Any:
    """The share of right predictions, 0 ... 1.

    Args:
        prediction: class numbers (N,), or scores (N, C).
        target: class numbers (N,).
        topk: a prediction is right if the target is among the k greatest scores; several k give a list.

    Raises:
        ValueError: if the shapes do not fit, or scores are needed and not given.
    """
    if topk == 1:
        prediction, target = _classes("accuracy", prediction, target)
        return int((prediction == target).sum()) / len(target)
    scores, target = sg.as_tensor(prediction).detach(), sg.as_tensor(target).detach()
    wanted = [topk] if isinstance(topk, int) else list(topk)
    if scores.dim() != 2 or target.dim() != 1 or len(scores) != len(target) or not len(target):
        raise ValueError(
            f"accuracy: scores (N, C) and targets (N,) were required for topk={topk}, got {tuple(scores.shape)} and "
            f"{tuple(target.shape)}"
        )
    if not 1 <= min(wanted) <= max(wanted) <= scores.shape[1]:
        raise ValueError(f"accuracy: topk within 1 ... {scores.shape[1]} was required, got {topk}")
    best = scores.topk(max(wanted), dim=1)[1]
    hits = best == target.reshape(-1, 1).to(best.dtype)
    shares = [int(hits[:, :k].sum()) / len(target) for k in wanted]
    return shares[0] if isinstance(topk, int) else shares


def confusion_matrix(prediction: Any, target: Any, *, num_classes: int | None = None) -> sg.Tensor:
    """Counts of what was predicted for what: int64 (C, C), rows are targets and columns predictions.

    Args:
        prediction: class numbers (N,), or scores (N, C).
        target: class numbers (N,).
        num_classes: C; None takes the number of scores, or the greatest class number and one.

    Raises:
        ValueError: if the shapes do not fit, or a class number is not below C.
    """
    if num_classes is None:
        scores = sg.as_tensor(prediction)
        columns = scores.shape[1] if scores.dim() == sg.as_tensor(target).dim() + 1 else 0
    prediction, target = _classes("confusion_matrix", prediction, target)
    found = max(int(prediction.max()), int(target.max())) + 1
    if num_classes is None:
        num_classes = max(found, columns)
    elif found > num_classes:
        raise ValueError(f"confusion_matrix: class numbers below {num_classes} were required, got {found - 1}")
    counts = sg.zeros(num_classes * num_classes, dtype=sg.int64)
    counts.index_add_(0, target * num_classes + prediction, sg.ones_like(target))
    return counts.view(num_classes, num_classes)


def precision_recall_f1(
    prediction: Any,
    target: Any,
    *,
    average: str | None = "macro",
    num_classes: int | None = None,
    pos_label: int = 1,
    zero_division: float = 0.0,
) -> tuple[Any, Any, Any]:
    """Precision, recall and F1 at once.

    Precision is the share of right ones among the predictions of a class, recall the share of found ones among the
    targets of a class, F1 their harmonic mean.

    Args:
        prediction: class numbers (N,), or scores (N, C).
        target: class numbers (N,).
        average: ``"binary"`` for the class ``pos_label`` alone, ``"macro"`` for the mean over the classes,
            ``"weighted"`` for the mean weighted by the classes' targets, ``"micro"`` for all predictions together,
            None for lists of each class's values.
        num_classes: number of classes; by default those that occur in predictions or targets are averaged over, and
            None as ``average`` gives a value for each from 0 to the greatest.
        pos_label: the class for ``"binary"``.
        zero_division: value where nothing was predicted or nothing was to be found.

    Raises:
        ValueError: for an unknown average, ``"binary"`` with more than two classes, or shapes that do not fit.
    """
    if average not in _AVERAGES:
        raise ValueError(f"average: one of {', '.join(map(repr, _AVERAGES))} was required, got {average!r}")
    counts = confusion_matrix(prediction, target, num_classes=num_classes)
    right, predicted, present = counts.diagonal().tolist(), counts.sum(0).tolist(), counts.sum(1).tolist()
    if average == "binary":
        if len(right) > 2:
            raise ValueError(f"average='binary': two classes were required, got {len(right)}; choose another average")
        if pos_label not in (0, 1):
            raise ValueError(f"pos_label: 0 or 1 was required, got {pos_label}")
        if pos_label >= len(right):
            return (float(zero_division),) * 3
        return _scores(right[pos_label], predicted[pos_label], present[pos_label], zero_division)
    if average == "micro":
        return _scores(sum(right), sum(predicted), sum(present), zero_division)
    each = [_scores(*row, zero_division) for row in zip(right, predicted, present, strict=True)]
    if average is None:
        return tuple([row[which] for row in each] for which in range(3))  # type: ignore[return-value]
    if average == "weighted":
        weights = present
    elif num_classes is not None:
        weights = [1] * len(right)
    else:
        weights = [int(a + b > 0) for a, b in zip(predicted, present, strict=True)]
    total = sum(weights)
    means = (sum(row[which] * weight for row, weight in zip(each, weights, strict=True)) / total for which in range(3))
    return tuple(means)  # type: ignore[return-value]


def _scores(right: int, predicted: int, present: int, zero_division: float) -> tuple[float, float, float]:
    return (
        right / predicted if predicted else float(zero_division),
        right / present if present else float(zero_division),
        2 * right / (predicted + present) if predicted + present else float(zero_division),
    )


def precision(prediction: Any, target: Any, **options: Any) -> Any:
    """The share of right ones among the predictions of a class.  Options as for ``precision_recall_f1``."""
    return precision_recall_f1(prediction, target, **options)[0]


def recall(prediction: Any, target: Any, **options: Any) -> Any:
    """The share of found ones among the targets of a class.  Options as for ``precision_recall_f1``."""
    return precision_recall_f1(prediction, target, **options)[1]


def f1(prediction: Any, target: Any, **options: Any) -> Any:
    """The harmonic mean of precision and recall.  Options as for ``precision_recall_f1``."""
    return precision_recall_f1(prediction, target, **options)[2]
