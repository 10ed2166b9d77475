"""Softmax over many classes, the rare ones in clusters."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Sequence
from typing import Any

import swiftgrad

from ..._tensor import Tensor
from .. import functional as F
from .container import ModuleList, Sequential
from .linear import Linear
from .module import Module

__all__ = ["AdaptiveLogSoftmaxWithLoss"]

_ASMoutput = namedtuple("_ASMoutput", ["output", "loss"])


class AdaptiveLogSoftmaxWithLoss(Module):
    """Log-softmax over classes sorted by frequency, with smaller projections for rarer ones (Grave et al., 2017).

    Args:
        in_features: size of the input's vectors.
        n_classes: number of classes.
        cutoffs: where a cluster ends and the next begins; classes below the first are in the head.
        div_value: how much smaller the projection of each further cluster is.
        head_bias: whether the head has a bias.
        device: where the parameters live.
        dtype: of the parameters.

    Raises:
        ValueError: `cutoffs` is no increasing sequence within 1 to `n_classes - 1`.
    """

    in_features: int
    n_classes: int
    cutoffs: list[int]
    div_value: float
    head_bias: bool
    _index_arguments = ("target_",)

    def __init__(
        self,
        in_features: int,
        n_classes: int,
        cutoffs: Sequence[int],
        div_value: float = 4.0,
        head_bias: bool = False,
        device: Any = None,
        dtype: Any = None,
    ) -> None:
        super().__init__()
        cutoffs = list(cutoffs)
        if not cutoffs:
            raise ValueError("cutoffs should be a sequence of length larger than 0")
        if (
            cutoffs != sorted(set(cutoffs))
            or min(cutoffs) <= 0
            or max(cutoffs) > n_classes - 1
            or any(int(cutoff) != cutoff for cutoff in cutoffs)
        ):
            raise ValueError(
                "cutoffs should be a sequence of unique, positive integers sorted in an increasing order, where each "
                f"value is between 1 and n_classes-1; got {cutoffs} for n_classes={n_classes}"
            )
        self.in_features = in_features
        self.n_classes = n_classes
        self.cutoffs = [*cutoffs, n_classes]
        self.div_value = div_value
        self.head_bias = head_bias
        self.shortlist_size = self.cutoffs[0]
        self.n_clusters = len(self.cutoffs) - 1
        self.head_size = self.shortlist_size + self.n_clusters
        options = {"device": device, "dtype": dtype}
        self.head = Linear(in_features, self.head_size, bias=head_bias, **options)
        self.tail = ModuleList()
        for place in range(self.n_clusters):
            width = int(in_features // div_value ** (place + 1))
            size = self.cutoffs[place + 1] - self.cutoffs[place]
            self.tail.append(
                Sequential(
                    Linear(in_features, width, bias=False, **options), Linear(width, size, bias=False, **options)
                )
            )

    def reset_parameters(self) -> None:
        """Draws all parameters anew."""
        self.head.reset_parameters()
        for to_hidden, to_classes in self.tail:
            to_hidden.reset_parameters()
            to_classes.reset_parameters()

    def forward(self, input_: Tensor, target_: Tensor) -> _ASMoutput:
        dims = target_.dim()
        if dims == 1:
            if input_.size(0) != target_.size(0):
                raise RuntimeError(
                    "Input and target should have the same size in the batch dimension. "
                    f"Got {tuple(input_.shape)} and {tuple(target_.shape)}"
                )
            if input_.dim() != 2:
                raise RuntimeError(
                    f"1D target tensor expects 2D input tensors, but found inputs with size {input_.size()}"
                )
        elif dims == 0:
            if input_.dim() != 1:
                raise RuntimeError(
                    f"0D target tensor expects 1D input tensors, but found inputs with size {input_.size()}"
                )
        else:
            raise RuntimeError("0D or 1D target tensor expected, multi-target not supported")
        batched = dims > 0
        input = input_ if batched else input_.unsqueeze(0)
        target = target_ if batched else target_.unsqueeze(0)

        used = 0
        output = input.new_empty(target.shape[0])
        gathered = target.new_empty(target.shape[0])
        bounds = [0, *self.cutoffs]
        for place in range(len(bounds) - 1):
            low, high = bounds[place], bounds[place + 1]
            mask = (target >= low) & (target < high)
            rows = mask.nonzero().squeeze(1)
            if rows.numel() == 0:
                continue
            if place == 0:
                gathered = gathered.index_copy(0, rows, target[mask])
            else:
                chosen = input.index_select(0, rows)
                logs = F.log_softmax(self.tail[place - 1](chosen), dim=1)
                local = logs.gather(1, (target[mask] - low).unsqueeze(1))
                output = output.index_copy(0, rows, local.squeeze(1))
                gathered = gathered.index_fill(0, rows, self.shortlist_size + place - 1)
            used += rows.numel()
        if used != target.shape[0]:
            raise RuntimeError(
                f"Target values should be in [0, {self.n_classes - 1}], but values in range "
                f"[{target.min().item()}, {target.max().item()}] were found. "
            )
        heads = F.log_softmax(self.head(input), dim=1)
        in_tail = (target >= self.shortlist_size).to(output.dtype)
        # Rows of the head alone were never written.
        tail = swiftgrad.where(in_tail.bool(), output, swiftgrad.zeros_like(output))
        output = tail + heads.gather(1, gathered.unsqueeze(1)).squeeze(1)
        loss = (-output).mean()
        if not batched:
            output = output.squeeze(0)
        return _ASMoutput(output, loss)

    def _get_full_log_prob(self, input: Tensor, head_output: Tensor) -> Tensor:
        """Log-probabilities of all classes, from the head's logits."""
        heads = F.log_softmax(head_output, dim=1)
        parts = [heads[:, : self.shortlist_size]]
        for place in range(self.n_clusters):
            cluster = F.log_softmax(self.tail[place](input), dim=1)
            parts.append(cluster + heads[:, self.shortlist_size + place].unsqueeze(1))
        return swiftgrad.cat(parts, 1)

    def log_prob(self, input: Tensor) -> Tensor:
        """Log-probabilities of all classes: `(batch, in_features)` to `(batch, n_classes)`."""
        return self._get_full_log_prob(input, self.head(input))

    def predict(self, input: Tensor) -> Tensor:
        """The most probable class of each vector, the clusters computed only where they are needed."""
        head_output = self.head(input)
        output = swiftgrad.argmax(head_output, dim=1)
        in_head = output < self.shortlist_size
        if bool(in_head.all()):
            return output
        if not bool(in_head.any()):
            return swiftgrad.argmax(self._get_full_log_prob(input, head_output), dim=1)
        rows = ~in_head
        output[rows] = swiftgrad.argmax(self._get_full_log_prob(input[rows], head_output[rows]), dim=1)
        return output
