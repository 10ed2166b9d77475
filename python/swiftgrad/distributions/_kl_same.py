"""Divergences between distributions of one kind, in closed form."""

from __future__ import annotations

import math
from typing import Any

import swiftgrad as sg
from swiftgrad import Tensor

from .. import _C
from .bernoulli import Bernoulli
from .beta import Beta
from .binomial import Binomial
from .categorical import Categorical
from .cauchy import Cauchy
from .continuous_bernoulli import ContinuousBernoulli
from .dirichlet import Dirichlet
from .exp_family import ExponentialFamily
from .exponential import Exponential
from .gamma import Gamma
from .geometric import Geometric
from .gumbel import Gumbel
from .half_normal import HalfNormal
from .independent import Independent
from .kl import kl_divergence, register_kl
from .laplace import Laplace
from .lowrank_multivariate_normal import LowRankMultivariateNormal, _low_rank_log_det, _low_rank_mahalanobis
from .multivariate_normal import MultivariateNormal, _half_log_det, _mahalanobis
from .normal import Normal
from .one_hot_categorical import OneHotCategorical
from .pareto import Pareto
from .poisson import Poisson
from .transformed_distribution import TransformedDistribution
from .uniform import Uniform
from .utils import _sum_rightmost, euler_constant


def _inf_where(condition: Tensor, value: Tensor) -> Tensor:
    return sg.where(condition, math.inf, value)


@register_kl(Bernoulli, Bernoulli)
def _bernoulli(p: Any, q: Any) -> Tensor:
    one = p.probs * (_C.softplus(-q.logits) - _C.softplus(-p.logits))
    one = _inf_where(q.probs == 0, one).masked_fill(p.probs == 0, 0)
    zero = (1 - p.probs) * (_C.softplus(q.logits) - _C.softplus(p.logits))
    zero = _inf_where(q.probs == 1, zero).masked_fill(p.probs == 1, 0)
    return one + zero


@register_kl(Beta, Beta)
def _beta(p: Any, q: Any) -> Tensor:
    total_p, total_q = p.concentration1 + p.concentration0, q.concentration1 + q.concentration0
    norm = q.concentration1.lgamma() + q.concentration0.lgamma() + total_p.lgamma()
    norm = norm - (p.concentration1.lgamma() + p.concentration0.lgamma() + total_q.lgamma())
    first = (p.concentration1 - q.concentration1) * sg.digamma(p.concentration1)
    second = (p.concentration0 - q.concentration0) * sg.digamma(p.concentration0)
    return norm + first + second + (total_q - total_p) * sg.digamma(total_p)


@register_kl(Binomial, Binomial)
def _binomial(p: Any, q: Any) -> Tensor:
    if (p.total_count < q.total_count).any():
        raise NotImplementedError("KL between Binomials where q.total_count > p.total_count is not implemented")
    kl = p.total_count * (p.probs * (p.logits - q.logits) + (-p.probs).log1p() - (-q.probs).log1p())
    return _inf_where(p.total_count > q.total_count, kl)


@register_kl(Categorical, Categorical)
def _categorical(p: Any, q: Any) -> Tensor:
    terms = p.probs * (p.logits - q.logits)
    terms = _inf_where((q.probs == 0).expand_as(terms), terms)
    return sg.where((p.probs == 0).expand_as(terms), 0.0, terms).sum(-1)


@register_kl(OneHotCategorical, OneHotCategorical)
def _one_hot_categorical(p: Any, q: Any) -> Tensor:
    return _categorical(p._categorical, q._categorical)


@register_kl(Cauchy, Cauchy)
def _cauchy(p: Any, q: Any) -> Tensor:
    both = (p.scale + q.scale).pow(2) + (p.loc - q.loc).pow(2)
    return both.log() - (4 * p.scale * q.scale).log()


@register_kl(ContinuousBernoulli, ContinuousBernoulli)
def _continuous_bernoulli(p: Any, q: Any) -> Tensor:
    slope = p.mean * (p.logits - q.logits)
    return slope + p._log_constant() + (-p.probs).log1p() - q._log_constant() - (-q.probs).log1p()


@register_kl(Dirichlet, Dirichlet)
def _dirichlet(p: Any, q: Any) -> Tensor:
    total_p, total_q = p.concentration.sum(-1), q.concentration.sum(-1)
    norm = total_p.lgamma() - total_q.lgamma() + (q.concentration.lgamma() - p.concentration.lgamma()).sum(-1)
    means = p.concentration.digamma() - total_p.digamma().unsqueeze(-1)
    return norm + ((p.concentration - q.concentration) * means).sum(-1)


@register_kl(Exponential, Exponential)
def _exponential(p: Any, q: Any) -> Tensor:
    ratio = q.rate / p.rate
    return -ratio.log() + ratio - 1


@register_kl(ExponentialFamily, ExponentialFamily)
def _exponential_family(p: Any, q: Any) -> Tensor:
    """The Bregman divergence of the log normaliser."""
    if type(p) is not type(q):
        raise NotImplementedError(
            "The cross KL-divergence between different exponential families cannot be computed using Bregman "
            "divergences"
        )
    params, normalizer, slopes = p._gradients()
    others = q._natural_params
    result = q._log_normalizer(*others) - normalizer
    for a, b, slope in zip(params, others, slopes):
        result = result - _sum_rightmost((b - a) * slope, len(q.event_shape))
    return result


@register_kl(Gamma, Gamma)
def _gamma(p: Any, q: Any) -> Tensor:
    rates = q.concentration * (p.rate / q.rate).log()
    norm = sg.lgamma(q.concentration) - sg.lgamma(p.concentration)
    shapes = (p.concentration - q.concentration) * sg.digamma(p.concentration)
    return rates + norm + shapes + (q.rate - p.rate) * (p.concentration / p.rate)


@register_kl(Geometric, Geometric)
def _geometric(p: Any, q: Any) -> Tensor:
    return -p.entropy() - (-q.probs).log1p() / p.probs - q.logits


@register_kl(Gumbel, Gumbel)
def _gumbel(p: Any, q: Any) -> Tensor:
    ratio, shift = p.scale / q.scale, (q.loc - p.loc) / q.scale
    exponential = (shift + (1 + ratio).lgamma()).exp()
    return -ratio.log() - shift + ratio * euler_constant + exponential - (1 + euler_constant)


@register_kl(HalfNormal, HalfNormal)
def _half_normal(p: Any, q: Any) -> Tensor:
    return _normal(p.base_dist, q.base_dist)


@register_kl(Independent, Independent)
def _independent(p: Any, q: Any) -> Tensor:
    if p.reinterpreted_batch_ndims != q.reinterpreted_batch_ndims:
        raise NotImplementedError
    return _sum_rightmost(kl_divergence(p.base_dist, q.base_dist), p.reinterpreted_batch_ndims)


@register_kl(Laplace, Laplace)
def _laplace(p: Any, q: Any) -> Tensor:
    ratio, distance = p.scale / q.scale, (p.loc - q.loc).abs()
    return -ratio.log() + distance / q.scale + ratio * (-distance / p.scale).exp() - 1


@register_kl(Normal, Normal)
def _normal(p: Any, q: Any) -> Tensor:
    ratio = (p.scale / q.scale).pow(2)
    return 0.5 * (ratio + ((p.loc - q.loc) / q.scale).pow(2) - 1 - ratio.log())


@register_kl(Pareto, Pareto)
def _pareto(p: Any, q: Any) -> Tensor:
    ratio = q.alpha / p.alpha
    kl = q.alpha * (p.scale / q.scale).log() - ratio.log() + ratio - 1
    return _inf_where(p.scale < q.scale, kl)


@register_kl(Poisson, Poisson)
def _poisson(p: Any, q: Any) -> Tensor:
    return p.rate * (p.rate.log() - q.rate.log()) - (p.rate - q.rate)


@register_kl(TransformedDistribution, TransformedDistribution)
def _transformed(p: Any, q: Any) -> Tensor:
    if p.transforms != q.transforms or p.event_shape != q.event_shape:
        raise NotImplementedError
    return _sum_rightmost(kl_divergence(p.base_dist, q.base_dist), len(p.event_shape) - len(p.base_dist.event_shape))


@register_kl(Uniform, Uniform)
def _uniform(p: Any, q: Any) -> Tensor:
    kl = ((q.high - q.low) / (p.high - p.low)).log()
    return _inf_where((q.low > p.low) | (q.high < p.high), kl)


# Multivariate normal: the trace of inv(Sq) @ Sp is a squared norm, of inv(Lq) @ Lp or, for low ranks, of its parts.


def _same_events(p: Any, q: Any, what: str) -> None:
    if p.event_shape != q.event_shape:
        raise ValueError(f"KL-divergence between two {what} with different event shapes cannot be computed")


def _squared_norm(x: Tensor) -> Tensor:
    return x.pow(2).flatten(-2).sum(-1)


@register_kl(MultivariateNormal, MultivariateNormal)
def _multivariate_normal(p: Any, q: Any) -> Tensor:
    _same_events(p, q, "Multivariate Normals")
    lp, lq = p._unbroadcasted_scale_tril, q._unbroadcasted_scale_tril
    trace = _squared_norm(sg.linalg.solve_triangular(lq, lp, upper=False))
    distance = _mahalanobis(lq, q.loc - p.loc)
    return _half_log_det(lq) - _half_log_det(lp) + 0.5 * (trace + distance - p.event_shape[0])


@register_kl(MultivariateNormal, LowRankMultivariateNormal)
def _multivariate_normal_low_rank(p: Any, q: Any) -> Tensor:
    _same_events(p, q, "(Low Rank) Multivariate Normals")
    return _to_low_rank(p, q, 2 * _half_log_det(p._unbroadcasted_scale_tril), [p._unbroadcasted_scale_tril])


@register_kl(LowRankMultivariateNormal, LowRankMultivariateNormal)
def _low_rank_low_rank(p: Any, q: Any) -> Tensor:
    _same_events(p, q, "Low Rank Multivariate Normals")
    log_det = _low_rank_log_det(p._unbroadcasted_cov_diag, p._capacitance_tril)
    return _to_low_rank(p, q, log_det, [p._unbroadcasted_cov_factor, p._unbroadcasted_cov_diag.sqrt().diag_embed()])


def _to_low_rank(p: Any, q: Any, log_det_p: Tensor, factors: list[Tensor]) -> Tensor:
    """KL to a low-rank normal distribution from one whose covariance is the sum of F @ F.mT over ``factors``."""
    w, d, capacitance = q._unbroadcasted_cov_factor, q._unbroadcasted_cov_diag, q._capacitance_tril
    log_det = _low_rank_log_det(d, capacitance) - log_det_p
    distance = _low_rank_mahalanobis(w, d, q.loc - p.loc, capacitance)
    # Woodbury: inv(Sq) = inv(D) - A.mT @ A.
    a = sg.linalg.solve_triangular(capacitance, w.mT / d.unsqueeze(-2), upper=False)
    trace: Any = 0
    for f in factors:
        trace = trace + _squared_norm(f * d.rsqrt().unsqueeze(-1)) - _squared_norm(a @ f)
    return 0.5 * (log_det + trace + distance - p.event_shape[0])


@register_kl(LowRankMultivariateNormal, MultivariateNormal)
def _low_rank_multivariate_normal(p: Any, q: Any) -> Tensor:
    _same_events(p, q, "(Low Rank) Multivariate Normals")
    lq = q._unbroadcasted_scale_tril
    log_det = 2 * _half_log_det(lq) - _low_rank_log_det(p._unbroadcasted_cov_diag, p._capacitance_tril)
    diagonal = p._unbroadcasted_cov_diag.sqrt().diag_embed()
    trace = _squared_norm(sg.linalg.solve_triangular(lq, p._unbroadcasted_cov_factor, upper=False))
    trace = trace + _squared_norm(sg.linalg.solve_triangular(lq, diagonal, upper=False))
    return 0.5 * (log_det + trace + _mahalanobis(lq, q.loc - p.loc) - p.event_shape[0])
