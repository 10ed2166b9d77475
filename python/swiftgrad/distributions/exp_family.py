"""Exponential families: densities exp(<t(x), n> - F(n) + k(x)) of natural parameters n."""

from __future__ import annotations

from typing import Any

import swiftgrad as sg
from swiftgrad import Tensor

from .distribution import Distribution

__all__ = ["ExponentialFamily"]


class ExponentialFamily(Distribution):
    """A distribution with natural parameters and a log normaliser, from which entropies and divergences follow."""

    @property
    def _natural_params(self) -> tuple[Tensor, ...]:
        """The natural parameters."""
        raise NotImplementedError

    def _log_normalizer(self, *natural_params: Tensor) -> Tensor:
        """F of the natural parameters."""
        raise NotImplementedError

    @property
    def _mean_carrier_measure(self) -> Any:
        """The mean of k(x)."""
        raise NotImplementedError

    def _gradients(self) -> tuple[list[Tensor], Tensor, tuple[Tensor, ...]]:
        """Natural parameters cut off from the graph, F of them, and its gradients, themselves differentiable."""
        with sg.enable_grad():
            params = [p.detach().requires_grad_() for p in self._natural_params]
            normalizer = self._log_normalizer(*params)
            slopes = sg.autograd.grad(normalizer.sum(), params, create_graph=True)
        return params, normalizer, slopes

    def entropy(self) -> Tensor:
        """F(n) - <n, F'(n)> less the mean of k(x)."""
        params, normalizer, slopes = self._gradients()
        result = normalizer - self._mean_carrier_measure
        batch = self._batch_shape
        for param, slope in zip(params, slopes):
            result = result - (param * slope).reshape(tuple(batch) + (-1,)).sum(-1)
        return result
