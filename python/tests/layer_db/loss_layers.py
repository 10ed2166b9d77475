"""Cases of losses, in all reductions."""

from __future__ import annotations

from typing import Any

from op_db.core import S, Sample, T, f, i, p, v

from .core import Table

layer = Table()
REDUCTIONS = ("mean", "sum", "none")
PROBABILITIES = f(3, 4, lo=0.05, hi=0.95)
TARGETS = f(3, 4, lo=0.0, hi=1.0, grad=False)
SIGNS = v([1.0, -1.0, 1.0])
CLASSES = v([1, 0, 3], "int64")


def values(torch: Any, data: Any) -> Any:
    """A weight of a layer, in the dtype the layer gets."""
    return torch.tensor(data, dtype=torch.float64)


def add(name: str, sample: Sample, make: Any = None, note: str = "", **options: Any) -> None:
    """A loss in its three reductions; `make` gives arguments that need the module."""
    for reduction in REDUCTIONS:
        text = ", ".join(f"{key}={value}" for key, value in {**options, "reduction": reduction}.items())
        title = f"{name} {note} {text}".replace("  ", " ")

        def build(torch: Any, reduction: str = reduction) -> Any:
            extra = {} if make is None else make(torch)
            return getattr(torch.nn, name)(reduction=reduction, **options, **extra)

        layer(title, build, sample)


pair = S(f(3, 4), f(3, 4))
add("L1Loss", pair)
add("MSELoss", pair)
add("SmoothL1Loss", pair, beta=0.5)
add("SmoothL1Loss", pair, beta=0.0)
add("HuberLoss", pair, delta=0.7)
add("BCELoss", S(PROBABILITIES, TARGETS))
add("BCELoss", S(PROBABILITIES, TARGETS), lambda t: {"weight": values(t, [0.5, 1.0, 2.0, 0.1])}, "weight")
add("BCEWithLogitsLoss", S(f(3, 4), TARGETS))
add(
    "BCEWithLogitsLoss",
    S(f(3, 4), TARGETS),
    lambda t: {"weight": values(t, [0.5, 1.0, 2.0, 0.1]), "pos_weight": values(t, [2.0, 1.0, 3.0, 0.1])},
    "weights",
)
add("CrossEntropyLoss", S(f(3, 4), CLASSES))
add(
    "CrossEntropyLoss",
    S(f(3, 4, 2), i(3, 2, lo=0, hi=4)),
    lambda t: {"weight": values(t, [0.5, 1.0, 2.0, 0.1])},
    "weight",
    ignore_index=2,
    label_smoothing=0.1,
)
add("CrossEntropyLoss", S(f(3, 4), f(3, 4, lo=0.0, hi=1.0)), note="probabilities", label_smoothing=0.2)
add("CrossEntropyLoss", S(f(4), v(2, "int64")), note="no batch")
add("LinearCrossEntropyLoss", S(f(3, 5), CLASSES), lambda t: {"in_features": 5, "num_classes": 4})
add(
    "LinearCrossEntropyLoss",
    S(f(3, 5), i(3, 2, lo=0, hi=4)),
    lambda t: {"in_features": 5, "num_classes": 4},
    out_features=(2,),
    bias=True,
    ignore_index=1,
)
add("NLLLoss", S(f(3, 4), CLASSES))
add("NLLLoss", S(f(3, 4), CLASSES), lambda t: {"weight": values(t, [0.5, 1.0, 2.0, 0.1])}, "weight", ignore_index=0)
add("NLLLoss2d", S(f(2, 3, 2, 2), i(2, 2, 2, lo=0, hi=3)))
add("KLDivLoss", S(f(3, 4), p(3, 4)))
add("KLDivLoss", S(f(3, 4), f(3, 4)), log_target=True)
layer("KLDivLoss batchmean", lambda torch: torch.nn.KLDivLoss(reduction="batchmean"), S(f(3, 4), p(3, 4)))
add("PoissonNLLLoss", S(f(3, 4), p(3, 4, grad=False)))
add("PoissonNLLLoss", S(p(3, 4), p(3, 4, lo=0.5, hi=6.0, grad=False)), log_input=False, full=True)
add("GaussianNLLLoss", S(f(3, 4), f(3, 4), p(3, 4)), full=True)
add("GaussianNLLLoss", S(f(3, 4), f(3, 4), p(3, 1)), eps=0.01)
add("HingeEmbeddingLoss", S(f(3), SIGNS), margin=0.5)
add("MarginRankingLoss", S(f(3), f(3), SIGNS), margin=0.5)
add("SoftMarginLoss", S(f(3), SIGNS))
add("CosineEmbeddingLoss", S(f(3, 4), f(3, 4), SIGNS), margin=0.2)
add("MultiMarginLoss", S(f(3, 4), CLASSES), p=2, margin=0.5)
add("MultiMarginLoss", S(f(3, 4), CLASSES), lambda t: {"weight": values(t, [0.5, 1.0, 2.0, 0.1])}, "weight")
add("MultiLabelMarginLoss", S(f(2, 4), v([[1, 3, -1, 0], [0, -1, 2, 3]], "int64")))
add("MultiLabelMarginLoss", S(f(4), v([2, -1, 0, 0], "int64")), note="no batch")
add(
    "MultiLabelSoftMarginLoss",
    S(f(3, 4), v([[1.0, 0.0, 1.0, 0.0], [0.0, 0.0, 1.0, 1.0], [1.0, 1.0, 1.0, 0.0]])),
    lambda t: {"weight": values(t, [0.5, 1.0, 2.0, 0.1])},
)
triplet = S(f(3, 4), f(3, 4), f(3, 4))
add("TripletMarginLoss", triplet)
add("TripletMarginLoss", triplet, margin=2.0, p=1, swap=True)
add("TripletMarginWithDistanceLoss", triplet, swap=True, margin=0.7)
layer(
    "TripletMarginWithDistanceLoss own distance",
    lambda torch: torch.nn.TripletMarginWithDistanceLoss(distance_function=lambda x, y: (x - y).abs().sum(-1)),
    triplet,
)


def log_softmax(torch: Any, loss: Any, x: T, *rest: Any) -> Any:
    """The loss of log-probabilities, so that its gradient is the true one."""
    return loss(torch.log_softmax(x, -1), *rest)


for reduction in REDUCTIONS:
    for name, sample in (
        ("padded", S(f(7, 2, 4), v([[1, 2, 2], [3, 1, 0]], "int64"), (7, 6), (3, 2))),
        ("joined, tensors", S(f(7, 2, 4), v([1, 2, 2, 3], "int64"), v([7, 5], "int64"), v([3, 1], "int64"))),
        ("no batch", S(f(7, 4), v([1, 2, 2], "int64"), v(7, "int64"), v(3, "int64"))),
    ):
        layer(
            f"CTCLoss {name}, reduction={reduction}",
            lambda torch, reduction=reduction: torch.nn.CTCLoss(reduction=reduction),
            sample,
            call=log_softmax,
        )
    layer(
        f"CTCLoss zero_infinity, blank=3, reduction={reduction}",
        lambda torch, reduction=reduction: torch.nn.CTCLoss(3, reduction, True),
        S(f(4, 2, 4), v([[1, 1, 1], [1, 2, 0]], "int64"), (4, 4), (3, 3)),
        call=log_softmax,
    )
layer("AdaptiveLogSoftmaxWithLoss", lambda torch: torch.nn.AdaptiveLogSoftmaxWithLoss(8, 12, [4, 8], 2.0),
      S(f(5, 8), v([1, 4, 11, 7, 0], "int64")))  # fmt: skip
layer("AdaptiveLogSoftmaxWithLoss no batch, bias",
      lambda torch: torch.nn.AdaptiveLogSoftmaxWithLoss(8, 12, [4], 2.0, head_bias=True),
      S(f(8), v(9, "int64")))  # fmt: skip
layer("AdaptiveLogSoftmaxWithLoss log_prob", lambda torch: torch.nn.AdaptiveLogSoftmaxWithLoss(8, 12, [4, 8], 2.0),
      S(f(5, 8)), call=lambda torch, made, x: (made.log_prob(x), made.predict(x)))  # fmt: skip
layer("PairwiseDistance", lambda torch: torch.nn.PairwiseDistance(), S(f(3, 4), f(3, 4)))
for power in (0.5, 1.0, 3.0, float("inf")):
    layer(
        f"PairwiseDistance p={power}",
        lambda torch, power=power: torch.nn.PairwiseDistance(power, 1e-3, keepdim=True),
        S(f(3, 4), f(4)),
    )
layer("CosineSimilarity", lambda torch: torch.nn.CosineSimilarity(), S(f(3, 4, 2), f(3, 4, 2)))
layer("CosineSimilarity dim=0, eps", lambda torch: torch.nn.CosineSimilarity(0, 3.0), S(f(3, 4), f(3, 1)))
