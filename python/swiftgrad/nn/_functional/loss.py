"""Losses.

All take `reduction`: `"mean"` and `"sum"` give a 0-dimensional tensor, `"none"` one loss an element (or a sample).
`size_average` and `reduce` are PyTorch's older way to say the same, with a warning.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable
from typing import Any

import swiftgrad

from ..._tensor import Tensor
from .. import _reduction
from ._operators import engine as _C


def _code(reduction: str, size_average: bool | None, reduce: bool | None) -> int:
    """The code of the reduction that the three arguments ask for."""
    if size_average is not None or reduce is not None:
        return _reduction.legacy_get_enum(size_average, reduce)
    return _reduction.get_enum(reduction)


def _reduce(loss: Tensor, code: int) -> Tensor:
    return loss if code == 0 else loss.mean() if code == 1 else loss.sum()


def _broadcast(input: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
    """Both tensors in their common shape, with a warning if they did not have the same."""
    if target.size() != input.size():
        warnings.warn(
            f"Using a target size ({target.size()}) that is different to the input size ({input.size()}). "
            "This will likely lead to incorrect results due to broadcasting. "
            "Please ensure they have the same size.",
            stacklevel=3,
        )
        input, target = swiftgrad.broadcast_tensors(input, target)
    return input, target


def _weigh(loss: Tensor, weight: Tensor, code: int) -> Tensor:
    """Element-wise losses times weights; the mean is over the sum of the weights."""
    if weight.size() != loss.size():
        raise ValueError(f"Inputs and weights must have the same size, got {loss.size()} and {weight.size()}.")
    loss = loss * weight
    return loss.sum() / weight.sum() if code == 1 else _reduce(loss, code)


def l1_loss(
    input: Tensor,
    target: Tensor,
    size_average: bool | None = None,
    reduce: bool | None = None,
    reduction: str = "mean",
    weight: Tensor | None = None,
) -> Tensor:
    """`|input - target|`."""
    code = _code(reduction, size_average, reduce)
    input, target = _broadcast(input, target)
    if weight is not None:
        return _weigh(_C.l1_loss(input, target, 0), weight, code)
    return _C.l1_loss(input, target, code)


def mse_loss(
    input: Tensor,
    target: Tensor,
    size_average: bool | None = None,
    reduce: bool | None = None,
    reduction: str = "mean",
    weight: Tensor | None = None,
) -> Tensor:
    """`(input - target)**2`."""
    code = _code(reduction, size_average, reduce)
    input, target = _broadcast(input, target)
    if weight is not None:
        return _weigh(_C.mse_loss(input, target, 0), weight, code)
    return _C.mse_loss(input, target, code)


def smooth_l1_loss(
    input: Tensor,
    target: Tensor,
    size_average: bool | None = None,
    reduce: bool | None = None,
    reduction: str = "mean",
    beta: float = 1.0,
) -> Tensor:
    """`0.5 * d**2 / beta` for differences d below `beta`, else `|d| - beta / 2`."""
    code = _code(reduction, size_average, reduce)
    input, target = _broadcast(input, target)
    return _C.l1_loss(input, target, code) if beta == 0.0 else _C.smooth_l1_loss(input, target, code, beta)


def huber_loss(
    input: Tensor, target: Tensor, reduction: str = "mean", delta: float = 1.0, weight: Tensor | None = None
) -> Tensor:
    """`0.5 * d**2` for differences d below `delta`, else `delta * (|d| - delta / 2)`."""
    code = _reduction.get_enum(reduction)
    input, target = _broadcast(input, target)
    if weight is not None:
        return _weigh(_C.huber_loss(input, target, 0, delta), weight, code)
    return _C.huber_loss(input, target, code, delta)


def cross_entropy(
    input: Tensor,
    target: Tensor,
    weight: Tensor | None = None,
    size_average: bool | None = None,
    ignore_index: int = -100,
    reduce: bool | None = None,
    reduction: str = "mean",
    label_smoothing: float = 0.0,
) -> Tensor:
    """Cross-entropy between logits and classes.

    Args:
        input: logits, `(classes,)`, `(batch, classes)` or `(batch, classes, *positions)`.
        target: int64 classes of shape `()`, `(batch,)` or `(batch, *positions)`, or probabilities of input's shape.
        weight: of each class, `(classes,)`.
        size_average: deprecated.
        ignore_index: a class that counts nothing.
        reduce: deprecated.
        reduction: `none`, `mean` (over the weights of the targets) or `sum`.
        label_smoothing: share of the target that is spread evenly over all classes, in [0, 1].
    """
    code = _code(reduction, size_average, reduce)
    return _C.cross_entropy_loss(input, target, weight, code, ignore_index, label_smoothing)


def nll_loss(
    input: Tensor,
    target: Tensor,
    weight: Tensor | None = None,
    size_average: bool | None = None,
    ignore_index: int = -100,
    reduce: bool | None = None,
    reduction: str = "mean",
) -> Tensor:
    """Minus the log probability of the target class; shapes as for `cross_entropy`."""
    return _C.nll_loss_nd(input, target, weight, _code(reduction, size_average, reduce), ignore_index)


def kl_div(
    input: Tensor,
    target: Tensor,
    size_average: bool | None = None,
    reduce: bool | None = None,
    reduction: str = "mean",
    log_target: bool = False,
) -> Tensor:
    """`target * (log(target) - input)` for log probabilities `input`; reduction `batchmean` divides by the batch."""
    if size_average is not None or reduce is not None:
        code = _reduction.legacy_get_enum(size_average, reduce)
    else:
        if reduction == "mean":
            warnings.warn(
                "reduction: 'mean' divides the total loss by both the batch size and the support size."
                "'batchmean' divides only by the batch size, and aligns with the KL div math definition."
                "'mean' will be changed to behave the same as 'batchmean' in the next major release.",
                stacklevel=2,
            )
        code = _reduction.get_enum("sum" if reduction == "batchmean" else reduction)
    loss = _C.kl_div(input, target, code, log_target=log_target)
    return loss / input.size()[0] if reduction == "batchmean" and input.dim() != 0 else loss


def binary_cross_entropy(
    input: Tensor,
    target: Tensor,
    weight: Tensor | None = None,
    size_average: bool | None = None,
    reduce: bool | None = None,
    reduction: str = "mean",
) -> Tensor:
    """Cross-entropy of probabilities with targets in [0, 1], both of the same shape."""
    code = _code(reduction, size_average, reduce)
    if target.size() != input.size():
        raise ValueError(
            f"Using a target size ({target.size()}) that is different to the input size ({input.size()}) is "
            "deprecated. Please ensure they have the same size."
        )
    if weight is not None:
        weight = weight.expand(swiftgrad.broadcast_shapes(target.shape, weight.shape))
    return _C.binary_cross_entropy(input, target, weight, code)


def binary_cross_entropy_with_logits(
    input: Tensor,
    target: Tensor,
    weight: Tensor | None = None,
    size_average: bool | None = None,
    reduce: bool | None = None,
    reduction: str = "mean",
    pos_weight: Tensor | None = None,
) -> Tensor:
    """`binary_cross_entropy` of `sigmoid(input)`, computed stably; `pos_weight` weighs the positive term."""
    code = _code(reduction, size_average, reduce)
    if target.size() != input.size():
        raise ValueError(f"Target size ({target.size()}) must be the same as input size ({input.size()})")
    return _C.binary_cross_entropy_with_logits(input, target, weight, pos_weight, code)


def poisson_nll_loss(
    input: Tensor,
    target: Tensor,
    log_input: bool = True,
    full: bool = False,
    size_average: bool | None = None,
    eps: float = 1e-8,
    reduce: bool | None = None,
    reduction: str = "mean",
) -> Tensor:
    """Negative log likelihood of counts `target` under Poisson rates `exp(input)` (or `input`)."""
    if size_average is not None or reduce is not None:
        reduction = _reduction.legacy_get_string(size_average, reduce)
    if reduction not in ("none", "mean", "sum"):
        raise ValueError(reduction + " is not a valid value for reduction")
    return _C.poisson_nll_loss(input, target, log_input, full, eps, _reduction.get_enum(reduction))


def gaussian_nll_loss(
    input: Tensor,
    target: Tensor,
    var: Tensor | float,
    full: bool = False,
    eps: float = 1e-6,
    reduction: str = "mean",
) -> Tensor:
    """Negative log likelihood of `target` under normal distributions of mean `input` and variance `var`.

    `var` is a number, or a tensor of input's shape, of its shape without the last dimension, or with a last one of 1.
    """
    if isinstance(var, (int, float)):
        if var < 0:
            raise ValueError("var has negative entry/entries")
        var = var * swiftgrad.ones_like(input)
    elif (var < 0).any():
        raise ValueError("var has negative entry/entries")
    if var.size() != input.size():
        if input.size()[:-1] == var.size():
            var = var.unsqueeze(-1)
        elif not (
            input.dim() == var.dim()
            and all(theirs in (1, own) for own, theirs in zip(input.size(), var.size()))
            and sum(own != theirs for own, theirs in zip(input.size(), var.size())) <= 1
        ):
            raise ValueError("var is of incorrect size")
    if reduction not in ("none", "mean", "sum"):
        raise ValueError(reduction + " is not valid")
    var = var.clone()
    with swiftgrad.no_grad():
        var.clamp_(min=eps)
    loss = 0.5 * (swiftgrad.log(var) + (input - target) ** 2 / var)
    if full:
        loss = loss + 0.5 * math.log(2 * math.pi)
    return _reduce(loss, _reduction.get_enum(reduction))


def hinge_embedding_loss(
    input: Tensor,
    target: Tensor,
    margin: float = 1.0,
    size_average: bool | None = None,
    reduce: bool | None = None,
    reduction: str = "mean",
) -> Tensor:
    """`input` where `target` is 1, `max(0, margin - input)` where it is -1."""
    return _C.hinge_embedding_loss(input, target, margin, _code(reduction, size_average, reduce))


def margin_ranking_loss(
    input1: Tensor,
    input2: Tensor,
    target: Tensor,
    margin: float = 0,
    size_average: bool | None = None,
    reduce: bool | None = None,
    reduction: str = "mean",
) -> Tensor:
    """`max(0, -target * (input1 - input2) + margin)`."""
    code = _code(reduction, size_average, reduce)
    if input1.dim() != input2.dim() or input1.dim() != target.dim():
        raise RuntimeError(
            "margin_ranking_loss : All input tensors should have same dimension but got sizes: "
            f"input1: {input1.size()}, input2: {input2.size()}, target: {target.size()} "
        )
    return _C.margin_ranking_loss(input1, input2, target, margin, code)


def soft_margin_loss(
    input: Tensor,
    target: Tensor,
    size_average: bool | None = None,
    reduce: bool | None = None,
    reduction: str = "mean",
) -> Tensor:
    """`log(1 + exp(-target * input))`."""
    return _C.soft_margin_loss(input, target, _code(reduction, size_average, reduce))


def cosine_embedding_loss(
    input1: Tensor,
    input2: Tensor,
    target: Tensor,
    margin: float = 0,
    size_average: bool | None = None,
    reduce: bool | None = None,
    reduction: str = "mean",
) -> Tensor:
    """`1 - cos(input1, input2)` where `target` is 1, `max(0, cos - margin)` where it is -1."""
    return _C.cosine_embedding_loss(input1, input2, target, margin, _code(reduction, size_average, reduce))


def multilabel_margin_loss(
    input: Tensor,
    target: Tensor,
    size_average: bool | None = None,
    reduce: bool | None = None,
    reduction: str = "mean",
) -> Tensor:
    """Hinge loss of several target classes a sample, listed up to the first -1."""
    return _C.multilabel_margin_loss(input, target, _code(reduction, size_average, reduce))


def multi_margin_loss(
    input: Tensor,
    target: Tensor,
    p: int = 1,
    margin: float = 1.0,
    weight: Tensor | None = None,
    size_average: bool | None = None,
    reduce: bool | None = None,
    reduction: str = "mean",
) -> Tensor:
    """Hinge loss of the target class against the others, to the power `p` (1 or 2)."""
    code = _code(reduction, size_average, reduce)
    if p not in (1, 2):
        raise ValueError("only p == 1 and p == 2 supported")
    if weight is not None and weight.dim() != 1:
        raise ValueError("weight must be one-dimensional")
    return _C.multi_margin_loss(input, target, p, margin, weight, code)


def multilabel_soft_margin_loss(
    input: Tensor,
    target: Tensor,
    weight: Tensor | None = None,
    size_average: bool | None = None,
    reduce: bool | None = None,
    reduction: str = "mean",
) -> Tensor:
    """Mean over the classes of the binary cross-entropy of logits."""
    code = _code(reduction, size_average, reduce)
    loss = -(target * _C.log_sigmoid(input) + (1 - target) * _C.log_sigmoid(-input))
    if weight is not None:
        loss = loss * weight
    return _reduce(loss.sum(dim=input.dim() - 1) / input.size(input.dim() - 1), code)


def triplet_margin_loss(
    anchor: Tensor,
    positive: Tensor,
    negative: Tensor,
    margin: float = 1.0,
    p: float = 2,
    eps: float = 1e-6,
    swap: bool = False,
    size_average: bool | None = None,
    reduce: bool | None = None,
    reduction: str = "mean",
) -> Tensor:
    """`max(0, |anchor - positive| - |anchor - negative| + margin)` in the p-norm."""
    code = _code(reduction, size_average, reduce)
    if margin <= 0:
        raise ValueError(f"margin must be greater than 0, got {margin}")
    return _C.triplet_margin_loss(anchor, positive, negative, margin, p, eps, swap, code)


def triplet_margin_with_distance_loss(
    anchor: Tensor,
    positive: Tensor,
    negative: Tensor,
    *,
    distance_function: Callable[[Tensor, Tensor], Tensor] | None = None,
    margin: float = 1.0,
    swap: bool = False,
    reduction: str = "mean",
) -> Tensor:
    """`triplet_margin_loss` with any distance; the Euclidean one by default."""
    if reduction not in ("mean", "sum", "none"):
        raise ValueError(f"{reduction} is not a valid value for reduction")
    if margin <= 0:
        raise ValueError(f"margin must be greater than 0, got {margin}")
    if not anchor.ndim == positive.ndim == negative.ndim:
        raise RuntimeError(
            f"The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: "
            f"anchor {anchor.ndim}D, positive {positive.ndim}D, and negative {negative.ndim}D inputs"
        )
    distance: Any = distance_function if distance_function is not None else _C.pairwise_distance
    to_positive = distance(anchor, positive)
    to_negative = distance(anchor, negative)
    if swap:
        to_negative = swiftgrad.minimum(to_negative, distance(positive, negative))
    loss = swiftgrad.clamp_min(margin + to_positive - to_negative, 0)
    return _reduce(loss, _reduction.get_enum(reduction))
