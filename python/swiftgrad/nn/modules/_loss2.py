"""Losses of sequences, and of a linear layer's classes, as layers."""

from __future__ import annotations

import warnings
from typing import Any

from ..._tensor import Tensor
from .. import functional as F
from . import loss as _home
from .linear import Linear
from .loss import NLLLoss, _Loss, _WeightedLoss

__all__ = ["CTCLoss", "LinearCrossEntropyLoss", "NLLLoss2d"]


class CTCLoss(_Loss):
    """Connectionist temporal classification, see `ctc_loss`.

    Args:
        blank: the label that stands for none.
        reduction: `'none'`, `'mean'` or `'sum'`.
        zero_infinity: whether targets that are too long count nothing.
    """

    __constants__ = ["blank", "reduction"]
    _index_arguments = ("targets", "input_lengths", "target_lengths")

    def __init__(self, blank: int = 0, reduction: str = "mean", zero_infinity: bool = False) -> None:
        super().__init__(reduction=reduction)
        self.blank = blank
        self.zero_infinity = zero_infinity

    def forward(self, log_probs: Tensor, targets: Tensor, input_lengths: Any, target_lengths: Any) -> Tensor:
        return F.ctc_loss(
            log_probs, targets, input_lengths, target_lengths, self.blank, self.reduction, self.zero_infinity
        )


class NLLLoss2d(NLLLoss):
    """The older name of `NLLLoss` for images.

    Args:
        weight: of each class.
        size_average: deprecated, see `reduction`.
        ignore_index: a class that counts nothing.
        reduce: deprecated, see `reduction`.
        reduction: `'none'`, `'mean'` or `'sum'`.
    """

    def __init__(
        self,
        weight: Tensor | None = None,
        size_average: bool | None = None,
        ignore_index: int = -100,
        reduce: bool | None = None,
        reduction: str = "mean",
    ) -> None:
        warnings.warn(
            "NLLLoss2d has been deprecated. Please use NLLLoss instead as a drop-in replacement and see "
            "https://pytorch.org/docs/main/nn.html#torch.nn.NLLLoss for more details.",
            FutureWarning,
            stacklevel=2,
        )
        super().__init__(weight, size_average, ignore_index, reduce, reduction)


class LinearCrossEntropyLoss(_WeightedLoss):
    """The cross-entropy of a linear layer of its own, see `linear_cross_entropy`.

    Args:
        in_features: size of the input's vectors.
        num_classes: number of classes.
        out_features: sizes of further dimensions of the loss.
        bias: whether the linear layer has a bias.
        device: where the parameters live.
        dtype: of the parameters.
        reduction: `'none'`, `'mean'` or `'sum'`.
        weight: of each class.
        ignore_index: a class that counts nothing.
        label_smoothing: share of the target that is spread evenly over all classes.
        options: see `LinearCrossEntropyOptions`.
    """

    __constants__ = ["ignore_index", "reduction", "label_smoothing"]
    _index_arguments = ("target",)

    def __init__(
        self,
        in_features: int,
        num_classes: int,
        *,
        out_features: tuple[int, ...] = (),
        bias: bool = False,
        device: Any = None,
        dtype: Any = None,
        reduction: str = "mean",
        weight: Tensor | None = None,
        ignore_index: int | None = None,
        label_smoothing: float = 0.0,
        options: Any = None,
    ) -> None:
        super().__init__(weight, None, None, reduction)
        total = num_classes
        for size in out_features:
            total *= size
        self.num_classes = num_classes
        self.out_features = tuple(out_features)
        self.linear = Linear(in_features, total, bias=bias, device=device, dtype=dtype)
        self.ignore_index = ignore_index
        self.label_smoothing = label_smoothing
        self.options = options

    def reset_parameters(self) -> None:
        """Draws the linear layer's parameters anew."""
        self.linear.reset_parameters()

    def forward(self, input: Tensor, target: Tensor) -> Tensor:
        shape = (self.num_classes, *self.out_features)
        bias = self.linear.bias
        return F.linear_cross_entropy(
            input,
            self.linear.weight.reshape(*shape, self.linear.in_features),
            target,
            linear_bias=None if bias is None else bias.reshape(shape),
            weight=self.weight,
            reduction=self.reduction,
            ignore_index=self.ignore_index,
            label_smoothing=self.label_smoothing,
            options=self.options,
        )

    def extra_repr(self) -> str:
        return (
            f"in_features={self.linear.in_features}, num_classes={self.num_classes}, out_features={self.out_features}, "
            f"bias={self.linear.bias is not None}, reduction={self.reduction}, ignore_index={self.ignore_index}, "
            f"label_smoothing={self.label_smoothing}, options={self.options}"
        )


# The names that pickles carry: where PyTorch has them.
for _name in __all__:
    globals()[_name].__module__ = _home.__name__
    setattr(_home, _name, globals()[_name])
