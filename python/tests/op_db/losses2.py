"""Rows of losses of sequences."""

from __future__ import annotations

from .core import S, Table, f, v

op = Table()
FL = ("float32", "float64")
LABELS = v([[1, 2, 2], [3, 1, 0]], "int64")
JOINED = v([1, 2, 2, 3], "int64")

op(
    "ctc_loss",
    [
        *(S(f(7, 2, 4, lo=-3, hi=0), LABELS, [7, 6], [3, 2], 0, r) for r in (0, 1, 2)),
        S(f(7, 2, 4, lo=-3, hi=0), JOINED, v([7, 5], "int64"), v([3, 1], "int64"), 0, 1),
        S(f(3, 2, 4, lo=-3, hi=0), v([[1, 1, 1], [1, 2, 0]], "int64"), [3, 3], [3, 2], 3, 0, True),
        S(f(7, 4, lo=-3, hi=0), v([1, 2], "int64"), v(7, "int64"), v(2, "int64"), 0, 0),
        S(f(4, 1, 3, lo=-3, hi=0), v([[1]], "int64"), [4], [0], 0, 1),
    ],
    dtypes=FL,
    gradgrad=False,
    numeric=False,  # the gradient is that of the logits under a log_softmax
)

op.error("ctc_loss", "RuntimeError", r"input_lengths.*at most 7, but got value 8", f(7, 2, 4), LABELS, [7, 8], [3, 2])
op.error(
    "ctc_loss", "RuntimeError", r"size at least 4 at dimension 1, but got size 3", f(7, 2, 4), LABELS, [7, 7], [4, 2]
)
op.error("ctc_loss", "RuntimeError", r"blank must be in label range.*5.*4", f(7, 2, 4), LABELS, [7, 7], [3, 2], 5)
op.error("ctc_loss", "RuntimeError", r"target_lengths must be of size batch_size.*1", f(7, 2, 4), LABELS, [7, 7], [3])
