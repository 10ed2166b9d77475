"""Losses of sequences, and of a linear layer's classes."""

from __future__ import annotations

from typing import Any

from ..._tensor import Tensor
from .. import _reduction
from ._operators import engine as _C


def ctc_loss(
    log_probs: Tensor,
    targets: Tensor,
    input_lengths: Any,
    target_lengths: Any,
    blank: int = 0,
    reduction: str = "mean",
    zero_infinity: bool = False,
) -> Tensor:
    """Connectionist temporal classification: the loss of label sequences, whatever their alignment.

    Args:
        log_probs: `(time, batch, classes)` or `(time, classes)`, log-probabilities.
        targets: labels `(batch, longest)`, or those of all sequences one after the other.
        input_lengths: of each sequence of the input: a tensor, or a tuple of ints.
        target_lengths: of each sequence of labels: a tensor, or a tuple of ints.
        blank: the label that stands for none.
        reduction: `none`, `mean` (losses are divided by the target lengths first) or `sum`.
        zero_infinity: whether targets that are too long count nothing.
    """
    return _C.ctc_loss(
        log_probs, targets, input_lengths, target_lengths, blank, _reduction.get_enum(reduction), zero_infinity
    )


def linear_cross_entropy(
    input: Tensor,
    linear_weight: Tensor,
    target: Tensor,
    *,
    linear_bias: Tensor | None = None,
    weight: Tensor | None = None,
    reduction: str = "mean",
    ignore_index: int | None = None,
    label_smoothing: float = 0.0,
    options: Any = None,
) -> Tensor:
    """The cross-entropy of `linear(input, linear_weight, linear_bias)`.

    Args:
        input: `(in_features,)` or `(batch, in_features)`.
        linear_weight: `(classes, *positions, in_features)`.
        target: as of `cross_entropy`.
        linear_bias: `(classes, *positions)`.
        weight: of each class.
        reduction: `none`, `mean` or `sum`.
        ignore_index: a class that counts nothing; only where targets are classes.
        label_smoothing: share of the target that is spread evenly over all classes.
        options: how PyTorch would save memory. Values do not depend on it, and here the logits are always made.

    Raises:
        RuntimeError: shapes do not fit, or `ignore_index` comes with probabilities.
    """
    if input.dim() not in (1, 2):
        raise RuntimeError(f"expected input with dimensionality 1 or 2, got {input.dim()}")
    if linear_weight.dim() < 2:
        raise RuntimeError(f"expected linear_weight with dimensionality 2 or more, got {linear_weight.dim()}")
    if input.shape[-1] != linear_weight.shape[-1]:
        raise RuntimeError(
            "expected equal input and linear_weight last dimensions (in_features), got "
            f"{input.shape[-1]} and {linear_weight.shape[-1]}, respectively"
        )
    if ignore_index is not None and target.is_floating_point():
        raise RuntimeError("ignore_index cannot be specified when target contains probabilities")
    classes, *positions, features = linear_weight.shape
    bias = None if linear_bias is None else linear_bias.reshape(-1)
    logits = _C.linear(input, linear_weight.reshape(-1, features), bias).reshape(*input.shape[:-1], classes, *positions)
    return _C.cross_entropy_loss(
        logits,
        target,
        weight,
        _reduction.get_enum(reduction),
        -100 if ignore_index is None else ignore_index,
        label_smoothing,
    )
