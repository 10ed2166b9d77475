"""Several transforms side by side along a dimension."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import swiftgrad as sg
from swiftgrad import Tensor

from .. import constraints
from ..utils import _sum_rightmost
from ._base import Transform


class _Joined(Transform):
    transforms: list[Transform]
    dim: int

    def __init__(self, tseq: Sequence[Transform], dim: int, cache_size: int) -> None:
        if not all(isinstance(t, Transform) for t in tseq):
            raise AssertionError(f"transforms were required, got {tseq}")
        if cache_size:
            tseq = [t.with_cache(cache_size) for t in tseq]
        super().__init__(cache_size=cache_size)
        self.transforms, self.dim = list(tseq), dim

    @property
    def bijective(self) -> bool:  # type: ignore[override]
        return all(t.bijective for t in self.transforms)

    def _checked(self, x: Tensor) -> Tensor:
        if not -x.dim() <= self.dim < x.dim():
            raise AssertionError(f"a dimension of {tuple(x.shape)} was required, got dim={self.dim}")
        return x


class CatTransform(_Joined):
    """Transforms of consecutive parts, of the given lengths, along a dimension.

    Args:
        tseq: the transforms.
        dim: the dimension.
        lengths: length of each one's part; 1 each by default.
    """

    def __init__(
        self, tseq: Sequence[Transform], dim: int = 0, lengths: Sequence[int] | None = None, cache_size: int = 0
    ) -> None:
        super().__init__(tseq, dim, cache_size)
        self.lengths = [1] * len(self.transforms) if lengths is None else list(lengths)
        if len(self.lengths) != len(self.transforms):
            raise AssertionError(
                f"one length for each of {len(self.transforms)} transforms was required, got {lengths}"
            )

    @property
    def event_dim(self) -> int:
        return max(t.event_dim for t in self.transforms)

    @property
    def length(self) -> int:
        """Length of all parts together."""
        return sum(self.lengths)

    @property
    def domain(self) -> Any:  # type: ignore[override]
        return constraints.cat([t.domain for t in self.transforms], self.dim, self.lengths)

    @property
    def codomain(self) -> Any:  # type: ignore[override]
        return constraints.cat([t.codomain for t in self.transforms], self.dim, self.lengths)

    def with_cache(self, cache_size: int = 1) -> Transform:
        if self._cache_size == cache_size:
            return self
        return CatTransform(self.transforms, self.dim, self.lengths, cache_size)

    def _split(self, x: Tensor) -> Sequence[Tensor]:
        self._checked(x)
        if x.size(self.dim) != self.length:
            raise AssertionError(f"length {self.length} was required in dim {self.dim}, got {tuple(x.shape)}")
        return x.split(self.lengths, self.dim)

    def _call(self, x: Tensor) -> Tensor:
        return sg.cat([t(part) for t, part in zip(self.transforms, self._split(x))], self.dim)

    def _inverse(self, y: Tensor) -> Tensor:
        return sg.cat([t.inv(part) for t, part in zip(self.transforms, self._split(y))], self.dim)

    def log_abs_det_jacobian(self, x: Tensor, y: Tensor) -> Tensor:
        terms = []
        for t, a, b in zip(self.transforms, self._split(x), self._split(y)):
            term = t.log_abs_det_jacobian(a, b)
            terms.append(_sum_rightmost(term, self.event_dim - t.event_dim) if t.event_dim < self.event_dim else term)
        dim = self.dim - x.dim() if self.dim >= 0 else self.dim
        dim += self.event_dim
        return sg.cat(terms, dim) if dim < 0 else sum(terms)  # type: ignore[return-value]


class StackTransform(_Joined):
    """Transforms of the slices along a dimension."""

    def __init__(self, tseq: Sequence[Transform], dim: int = 0, cache_size: int = 0) -> None:
        super().__init__(tseq, dim, cache_size)

    @property
    def domain(self) -> Any:  # type: ignore[override]
        return constraints.stack([t.domain for t in self.transforms], self.dim)

    @property
    def codomain(self) -> Any:  # type: ignore[override]
        return constraints.stack([t.codomain for t in self.transforms], self.dim)

    def with_cache(self, cache_size: int = 1) -> Transform:
        return self if self._cache_size == cache_size else StackTransform(self.transforms, self.dim, cache_size)

    def _slices(self, x: Tensor) -> Sequence[Tensor]:
        self._checked(x)
        if x.size(self.dim) != len(self.transforms):
            raise AssertionError(f"{len(self.transforms)} slices were required in dim {self.dim}, got {tuple(x.shape)}")
        return x.unbind(self.dim)

    def _call(self, x: Tensor) -> Tensor:
        return sg.stack([t(part) for t, part in zip(self.transforms, self._slices(x))], self.dim)

    def _inverse(self, y: Tensor) -> Tensor:
        return sg.stack([t.inv(part) for t, part in zip(self.transforms, self._slices(y))], self.dim)

    def log_abs_det_jacobian(self, x: Tensor, y: Tensor) -> Tensor:
        pairs = zip(self.transforms, self._slices(x), self._slices(y))
        return sg.stack([t.log_abs_det_jacobian(a, b) for t, a, b in pairs], self.dim)
