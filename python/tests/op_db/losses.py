"""Rows of losses. Reductions are numbers here: 0 none, 1 mean, 2 sum."""

from __future__ import annotations

from .core import S, Sample, Table, f, i, p, v

op = Table()
FL = ("float32", "float64")


def regression(*extra: object) -> list[Sample]:
    """The three reductions, 0-d, empty, broadcasting."""
    return [S(f(3, 4), f(3, 4), r, *extra) for r in (0, 1, 2)] + [
        S(f(), f(), 1, *extra),
        S(f(0), f(0), 1, *extra),
        S(f(0), f(0), 2, *extra),
    ]


op("mse_loss", regression(), dtypes=FL)
op("l1_loss", regression(), dtypes=FL)
op(
    "smooth_l1_loss",
    [*regression(), S(f(3, 4), f(3, 4), 1, 0.5), S(f(3, 4), f(3, 4), 0, 0.0), S(f(3, 4), f(3, 4), 2, 2.5)],
    dtypes=FL,
)
op("huber_loss", [*regression(), S(f(3, 4), f(3, 4), 1, 0.5), S(f(3, 4), f(3, 4), 2, 1.5)], dtypes=FL)

CLASSES = v([1, 0, 3, 2], "int64")
MASKED = v([1, -100, 3, 2], "int64")
W = p(4, grad=False)
op(
    "nll_loss_nd",
    [
        *(S(f(4, 4), CLASSES, None, r) for r in (0, 1, 2)),
        S(f(4, 4), CLASSES, W, 1),
        S(f(4, 4), MASKED, W, 1),
        S(f(4, 4), MASKED, W, 0),
        S(f(4, 4), CLASSES, None, 1, 3),
        S(f(4), v(2, "int64"), None, 1),
        S(f(2, 4, 3), i(2, 3, lo=0, hi=4), W, 1),
        S(f(2, 4, 3, 2), i(2, 3, 2, lo=0, hi=4), W, 0),
        S(f(2, 4, 3, 2), i(2, 3, 2, lo=0, hi=4), None, 2, 1),
    ],
    dtypes=FL,
)
op("nll_loss", [S(f(4, 4), CLASSES, None, r) for r in (0, 1, 2)] + [S(f(4, 4), MASKED, W, 1)], dtypes=FL)
op("nll_loss2d", [S(f(2, 4, 3, 2), i(2, 3, 2, lo=0, hi=4), W, 1)], dtypes=FL)
PROBS = p(4, 4, lo=0, hi=1)
op(
    "cross_entropy_loss",
    [
        *(S(f(4, 4), CLASSES, None, r) for r in (0, 1, 2)),
        S(f(4, 4), CLASSES, W),
        S(f(4, 4), MASKED, W),
        S(f(4, 4), MASKED, W, 0, -100, 0.1),
        S(f(4, 4), CLASSES, None, 1, -100, 0.2),
        S(f(4, 4), CLASSES, W, 1, -100, 0.2),
        S(f(4, 4), MASKED, W, 1, -100, 0.2),
        S(f(4, 4), CLASSES, None, 2, 3, 0.1),
        S(f(4, 4), PROBS),
        S(f(4, 4), PROBS, W, 0),
        S(f(4, 4), PROBS, W, 1, -100, 0.1),
        S(f(4, 4), PROBS, None, 2),
        S(f(2, 4, 3), i(2, 3, lo=0, hi=4), W),
        S(f(2, 4, 3, 2), i(2, 3, 2, lo=0, hi=4), W, 0, -100, 0.1),
        S(f(2, 4, 3), p(2, 4, 3, lo=0, hi=1), W),
        S(f(4), v(2, "int64")),
        S(f(4), p(4, lo=0, hi=1)),
        S(f(4, 4), v([-100] * 4, "int64")),
    ],
    dtypes=FL,
)
Q = f(3, 4, lo=0.05, hi=0.95)
Y = f(3, 4, lo=0, hi=1)
op(
    "binary_cross_entropy",
    [
        *(S(Q, Y, None, r) for r in (0, 1, 2)),
        S(Q, Y, p(4, grad=False)),
        S(Q, Y, p(3, 4, grad=False), 0),
        S(v([0.0, 1.0, 0.0]), v([0.0, 1.0, 1.0]), None, 0),
    ],
    dtypes=FL,
)
op(
    "binary_cross_entropy_with_logits",
    [
        *(S(f(3, 4), Y, None, None, r) for r in (0, 1, 2)),
        S(f(3, 4), Y, p(4, grad=False)),
        S(f(3, 4), Y, None, p(4, grad=False)),
        S(f(3, 4), Y, p(3, 4, grad=False), p(4, grad=False), 0),
        S(v([90.0, -90.0, 0.0]), v([0.0, 1.0, 0.5]), None, None, 0),
    ],
    dtypes=FL,
)
op(
    "kl_div",
    [
        *(S(f(3, 4), p(3, 4), r) for r in (0, 1, 2)),
        S(f(3, 4), f(3, 4), 1, log_target=True),
        S(f(3, 4), f(3, 4), 0, log_target=True),
        S(v([0.5, -0.5]), v([0.0, 1.0]), 0),
    ],
    dtypes=FL,
)
SIGNS = v([1.0, -1.0, 1.0])
op("margin_ranking_loss", [S(f(3), f(3), SIGNS, 0.5, r) for r in (0, 1, 2)], dtypes=FL)
op("hinge_embedding_loss", [S(f(3), SIGNS, 1.0, r) for r in (0, 1, 2)], dtypes=FL)
op("cosine_embedding_loss", [S(f(3, 4), f(3, 4), SIGNS, 0.2, r) for r in (0, 1, 2)], dtypes=FL)
op(
    "triplet_margin_loss",
    [S(f(3, 4), f(3, 4), f(3, 4)), S(f(3, 4), f(3, 4), f(3, 4), 0.5, 1.0, 1e-6, True, 0)],
    dtypes=FL,
    gradgrad=False,
)
op("soft_margin_loss", [S(f(3), SIGNS, r) for r in (0, 1, 2)], dtypes=FL)
op(
    "poisson_nll_loss",
    [S(f(3, 4), p(3, 4), True, False, 1e-8, 1), S(p(3, 4), p(3, 4), False, True, 1e-8, 0)],
    dtypes=FL,
)
op("multi_margin_loss", [S(f(4, 4), CLASSES), S(f(4, 4), CLASSES, 2, 0.5, W, 0)], dtypes=FL, gradgrad=False)
op("multilabel_margin_loss", [S(f(2, 4), v([[1, 3, -1, 0], [0, -1, 2, 3]], "int64"))], dtypes=FL, gradgrad=False)

op.error("mse_loss", "RuntimeError", r"\(3\).*\(4\)", f(3), f(4))
op.error("nll_loss_nd", "ValueError|RuntimeError", r"4.*3|batch", f(4, 4), v([0, 1, 2], "int64"))
op.error("nll_loss_nd", "IndexError", r"Target 7 is out of bounds", f(2, 4), v([0, 7], "int64"))
op.error("cross_entropy_loss", "IndexError", r"Target 7 is out of bounds", f(2, 4), v([0, 7], "int64"))
op.error("cross_entropy_loss", "ValueError|RuntimeError", r"2.*3|batch", f(2, 4), v([0, 1, 2], "int64"))
op.error(
    "cross_entropy_loss",
    "RuntimeError",
    r"label_smoothing.*0.0 and 1.0.*1.5",
    f(2, 4),
    v([0, 1], "int64"),
    None,
    1,
    -100,
    1.5,
)
op.error("cross_entropy_loss", "RuntimeError", r"weight.*4", f(2, 4), v([0, 1], "int64"), p(3))
op.error("binary_cross_entropy", "RuntimeError", r"between 0 and 1", f(3, lo=2, hi=3), p(3, lo=0, hi=1))
op.error("binary_cross_entropy_with_logits", "ValueError|RuntimeError", r"size|\(3\).*\(4\)", f(3), p(4))
