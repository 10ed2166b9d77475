"""The Wishart distribution."""

from __future__ import annotations

import math
import warnings
from typing import Any

import swiftgrad as sg
from swiftgrad import Size, Tensor

from . import constraints
from .exp_family import ExponentialFamily
from .gamma import Gamma
from .multivariate_normal import _cholesky_inverse, _half_log_det, _precision_to_scale_tril
from .utils import is_number, lazy_property

__all__ = ["Wishart"]


def _multivariate_lgamma(a: Tensor, p: int) -> Tensor:
    """log of the multivariate gamma function of order p."""
    shifts = 0.5 * sg.arange(p, dtype=a.dtype)
    return 0.25 * p * (p - 1) * math.log(math.pi) + sg.lgamma(a.unsqueeze(-1) - shifts).sum(-1)


def _multivariate_digamma(a: Tensor, p: int) -> Tensor:
    """Its derivative."""
    return sg.digamma(a.unsqueeze(-1) - 0.5 * sg.arange(p, dtype=a.dtype)).sum(-1)


class Wishart(ExponentialFamily):
    """The distribution of X.mT @ X for ``df`` rows of X that are normal with the given covariance.

    Args:
        df: degrees of freedom, above d - 1.
        covariance_matrix: positive definite (..., d, d), or
        precision_matrix: its inverse, or
        scale_tril: its lower Cholesky factor.
    """

    support = constraints.positive_definite
    has_rsample = True
    _mean_carrier_measure = 0

    @property
    def arg_constraints(self) -> dict[str, constraints.Constraint]:
        return {
            "covariance_matrix": constraints.positive_definite,
            "precision_matrix": constraints.positive_definite,
            "scale_tril": constraints.lower_cholesky,
            "df": constraints.greater_than(self._event_shape[-1] - 1),
        }

    def __init__(
        self,
        df: Any,
        covariance_matrix: Tensor | None = None,
        precision_matrix: Tensor | None = None,
        scale_tril: Tensor | None = None,
        validate_args: bool | None = None,
    ) -> None:
        matrices = {
            "covariance_matrix": covariance_matrix,
            "precision_matrix": precision_matrix,
            "scale_tril": scale_tril,
        }
        given = [(name, value) for name, value in matrices.items() if value is not None]
        if len(given) != 1:
            raise AssertionError("Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.")
        name, matrix = given[0]
        if matrix.dim() < 2:
            raise ValueError("scale_tril must be at least two-dimensional, with optional leading batch dimensions")
        if is_number(df):
            batch = Size(matrix.shape[:-2])
            self.df = sg.tensor(float(df), dtype=matrix.dtype)
        else:
            batch = sg.broadcast_shapes(matrix.shape[:-2], df.shape)
            self.df = df.expand(batch)
        event = matrix.shape[-2:]
        if bool((self.df <= event[-1] - 1).any()):
            raise ValueError(f"Value of df={df} expected to be greater than ndim - 1 = {event[-1] - 1}.")
        setattr(self, name, matrix.expand(tuple(batch) + (-1, -1)))
        super().__init__(Size(batch), Size(event), validate_args=validate_args)
        if bool((self.df < event[-1]).any()):
            warnings.warn(
                "Low df values detected. Singular samples are highly likely to occur for ndim - 1 < df < ndim.",
                stacklevel=2,
            )
        if name == "scale_tril":
            self._unbroadcasted_scale_tril = matrix
        elif name == "covariance_matrix":
            self._unbroadcasted_scale_tril = sg.linalg.cholesky(matrix)
        else:
            self._unbroadcasted_scale_tril = _precision_to_scale_tril(matrix)
        self._make_chi2()

    def _make_chi2(self) -> None:
        """The distributions of the squared diagonal of Bartlett's factor: chi-squared of df, df - 1 ..."""
        df = self.df.expand(self._batch_shape).unsqueeze(-1) - sg.arange(self._event_shape[-1], dtype=self.df.dtype)
        self._dist_chi2 = Gamma(0.5 * df, 0.5)

    def expand(self, batch_shape: Any, _instance: Any = None) -> Any:
        new = self._expand_attributes(batch_shape, _instance)
        new._make_chi2()
        return new

    def _whole(self, matrix: Tensor) -> Tensor:
        return matrix.expand(tuple(self._batch_shape) + tuple(self._event_shape))

    @lazy_property
    def scale_tril(self) -> Tensor:
        """The covariance's lower Cholesky factor."""
        return self._whole(self._unbroadcasted_scale_tril)

    @lazy_property
    def covariance_matrix(self) -> Tensor:
        """The covariance of the rows."""
        return self._whole(self._unbroadcasted_scale_tril @ self._unbroadcasted_scale_tril.mT)

    @lazy_property
    def precision_matrix(self) -> Tensor:
        """The covariance's inverse."""
        return self._whole(_cholesky_inverse(self._unbroadcasted_scale_tril))

    def _df(self) -> Tensor:
        return self.df.view(tuple(self.df.shape) + (1, 1))

    @property
    def mean(self) -> Tensor:
        return self._df() * self.covariance_matrix

    @property
    def mode(self) -> Tensor:
        factor = self.df - self.covariance_matrix.shape[-1] - 1
        factor = factor.masked_fill(factor <= 0, sg.nan)
        return factor.view(tuple(self.df.shape) + (1, 1)) * self.covariance_matrix

    @property
    def variance(self) -> Tensor:
        v = self.covariance_matrix
        diagonal = v.diagonal(dim1=-2, dim2=-1)
        return self._df() * (v.pow(2) + diagonal.unsqueeze(-1) * diagonal.unsqueeze(-2))

    def _bartlett(self, sample_shape: Size) -> Tensor:
        """Samples as L @ A @ A.mT @ L.mT: chi numbers on A's diagonal, normal ones below (Bartlett 1933)."""
        p = self._event_shape[-1]
        noise = self._dist_chi2.rsample(sample_shape).sqrt().diag_embed()
        rows, columns = sg.tril_indices(p, p, -1).unbind()
        below = sg.randn(tuple(sample_shape) + tuple(self._batch_shape) + (p * (p - 1) // 2,), dtype=noise.dtype)
        flat = sg.zeros(tuple(noise.shape[:-2]) + (p * p,), dtype=noise.dtype)
        flat = flat.scatter(-1, (rows * p + columns).expand(below.shape), below)
        chol = self._unbroadcasted_scale_tril @ (noise + flat.view(noise.shape))
        return chol @ chol.mT

    def rsample(self, sample_shape: Any = Size(()), max_try_correction: int | None = None) -> Tensor:
        """Draws; singular ones are drawn anew, ``max_try_correction`` times at most (by default 3 or 10)."""
        if max_try_correction is None:
            max_try_correction = 3 if self._batch_shape else 10
        sample_shape = Size(sample_shape)
        with sg.no_grad():
            sample = self._bartlett(sample_shape)
        # PyTorch 2.15 draws what is not singular once more, so this is done for its streams; then what is singular.
        redraw = self._whole_batch(self.support.check(sample))
        for _ in range(1 + max_try_correction):
            count = int(redraw.sum())
            if count == 0:
                break
            new = self._bartlett(Size((count,)))
            if count == redraw.numel():
                sample = new.reshape(sample.shape)
            else:
                sample = sample.index_put((redraw,), new)
            redraw = ~self._whole_batch(self.support.check(sample), all_of=True)
        return sample

    def _whole_batch(self, flags: Tensor, all_of: bool = False) -> Tensor:
        """Flags of each sample from those of its batch: whether any holds, or all do."""
        flags = flags.reshape(tuple(flags.shape[: flags.dim() - len(self._batch_shape)]) + (-1,))
        return flags.all(-1) if all_of else flags.any(-1)

    def log_prob(self, value: Tensor) -> Tensor:
        if self._validate_args:
            self._validate_sample(value)
        nu, p = self.df, self._event_shape[-1]
        scale = self._unbroadcasted_scale_tril
        trace = sg.cholesky_solve(value, scale).diagonal(dim1=-2, dim2=-1).sum(-1)
        return (
            -nu * (p * math.log(2) / 2 + _half_log_det(scale))
            - _multivariate_lgamma(nu / 2, p)
            + (nu - p - 1) / 2 * sg.linalg.slogdet(value).logabsdet
            - trace / 2
        )

    def entropy(self) -> Tensor:
        nu, p = self.df, self._event_shape[-1]
        return (
            (p + 1) * (p * math.log(2) / 2 + _half_log_det(self._unbroadcasted_scale_tril))
            + _multivariate_lgamma(nu / 2, p)
            - (nu - p - 1) / 2 * _multivariate_digamma(nu / 2, p)
            + nu * p / 2
        )

    @property
    def _natural_params(self) -> tuple[Tensor, ...]:
        return -self.precision_matrix / 2, (self.df - self._event_shape[-1] - 1) / 2

    def _log_normalizer(self, x: Tensor, y: Tensor) -> Tensor:  # type: ignore[override]
        p = self._event_shape[-1]
        a = y + (p + 1) / 2
        return a * (-sg.linalg.slogdet(-2 * x).logabsdet + math.log(2) * p) + _multivariate_lgamma(a, p)
