"""Metrics against values of scikit-learn 1.9 and against counts made by hand."""

from __future__ import annotations

import pytest
import swiftgrad as sg
from swiftgrad import metrics

TARGET = [2, 0, 2, 2, 0, 1, 1, 0, 2, 1, 0, 2, 3, 3]
PREDICTED = [0, 0, 2, 2, 0, 2, 1, 0, 2, 1, 1, 2, 1, 0]


def test_confusion_matrix() -> None:
    counts = metrics.confusion_matrix(PREDICTED, TARGET)
    assert counts.dtype == sg.int64
    assert counts.tolist() == [[3, 1, 0, 0], [0, 2, 1, 0], [1, 0, 4, 0], [1, 1, 0, 0]]
    assert metrics.confusion_matrix([0, 1], [1, 1], num_classes=3).tolist() == [[0, 0, 0], [1, 1, 0], [0, 0, 0]]
    scores = sg.tensor([[0.1, 0.7, 0.2], [0.9, 0.0, 0.1]])
    assert metrics.confusion_matrix(scores, sg.tensor([1, 1])).tolist() == [[0, 0, 0], [1, 1, 0], [0, 0, 0]]


def test_accuracy() -> None:
    assert metrics.accuracy(PREDICTED, TARGET) == 9 / 14
    scores = sg.tensor([[0.1, 0.7, 0.2], [0.9, 0.0, 0.1], [0.3, 0.5, 0.2]])
    assert metrics.accuracy(scores, sg.tensor([1, 2, 2])) == pytest.approx(1 / 3)
    assert metrics.accuracy(scores, sg.tensor([1, 2, 2]), topk=(1, 2, 3)) == pytest.approx([1 / 3, 2 / 3, 1])
    assert metrics.accuracy(scores, sg.tensor([1, 2, 2]), topk=2) == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("average", "expected"),
    [
        ("macro", (0.47500000000000003, 0.5541666666666667, 0.5095238095238095)),
        ("micro", (0.6428571428571429, 0.6428571428571429, 0.6428571428571429)),
        ("weighted", (0.5642857142857143, 0.6428571428571429, 0.5986394557823128)),
        (
            None,
            (
                [0.6, 0.5, 0.8, 0.0],
                [0.75, 0.6666666666666666, 0.8, 0.0],
                [0.6666666666666666, 0.5714285714285714, 0.8, 0.0],
            ),
        ),
    ],
)
def test_precision_recall_f1(average: str | None, expected: tuple[object, object, object]) -> None:
    for found, value in zip(metrics.precision_recall_f1(PREDICTED, TARGET, average=average), expected, strict=True):
        assert found == pytest.approx(value, abs=1e-12)
    options = {"average": average}
    singles = (metrics.precision(PREDICTED, TARGET, **options), metrics.recall(PREDICTED, TARGET, **options),
               metrics.f1(PREDICTED, TARGET, **options))  # fmt: skip
    assert singles == metrics.precision_recall_f1(PREDICTED, TARGET, average=average)


def test_binary() -> None:
    predicted, target = sg.tensor([1, 1, 0, 1, 0, 0]), sg.tensor([1, 0, 1, 1, 0, 0])
    assert metrics.precision_recall_f1(predicted, target, average="binary") == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert metrics.recall(predicted, target, average="binary", pos_label=0) == pytest.approx(2 / 3)
    assert metrics.precision([0, 0], [0, 1], average="binary") == 0.0
    assert metrics.precision([0, 0], [0, 1], average="binary", zero_division=1.0) == 1.0
    assert metrics.recall([0, 0], [0, 1], average="binary", zero_division=1.0) == 0.0
    assert metrics.precision_recall_f1([True, False], [True, True], average="binary") == pytest.approx((1, 0.5, 2 / 3))


def test_zero_division_and_classes() -> None:
    assert metrics.precision(PREDICTED, TARGET, zero_division=1.0) == pytest.approx((3 / 5 + 2 / 4 + 4 / 5 + 1) / 4)
    # Class 1 occurs nowhere: it counts only if the number of classes is given.
    assert metrics.f1([0, 2], [0, 2]) == 1.0
    assert metrics.f1([0, 2], [0, 2], num_classes=3) == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: metrics.accuracy([1, 2], [1]), r"accuracy: predictions .* got \(2,\) and \(1,\)"),
        (lambda: metrics.accuracy([], []), "at least one prediction was required, got none"),
        (lambda: metrics.accuracy([0.5], [1]), "class numbers were required as predictions, got torch.float32"),
        (lambda: metrics.confusion_matrix([-1], [1]), "class numbers from 0 on were required, got -1"),
        (lambda: metrics.confusion_matrix([5], [1], num_classes=3), "class numbers below 3 were required, got 5"),
        (lambda: metrics.f1([1], [1], average="sum"), "average: one of .* was required, got 'sum'"),
        (lambda: metrics.f1([2], [1], average="binary"), "two classes were required, got 3"),
        (lambda: metrics.accuracy([[0.1, 0.9]], [1], topk=3), r"topk within 1 ... 2 was required, got 3"),
    ],
)
def test_errors(call: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()  # type: ignore[operator]
