"""Divergences between distributions of two kinds: less the entropy of p, less the mean under p of log q.

These means need few moments of p: of x, x^2, log x, log(1 - x) and exp(-x / b).
"""

from __future__ import annotations

import math
from typing import Any

import swiftgrad as sg
from swiftgrad import Tensor

from .bernoulli import Bernoulli
from .beta import Beta
from .binomial import Binomial
from .continuous_bernoulli import ContinuousBernoulli
from .exponential import Exponential
from .gamma import Gamma
from .gumbel import Gumbel
from .kl import register_kl
from .laplace import Laplace
from .normal import Normal
from .pareto import Pareto
from .poisson import Poisson
from .uniform import Uniform
from .utils import euler_constant


def _inf_where(condition: Tensor, value: Tensor) -> Tensor:
    return sg.where(condition, math.inf, value)


# Densities that are zero somewhere p is not.


def _infinite(p: Any, q: Any) -> Tensor:
    return sg.full(p.batch_shape, math.inf, dtype=p.mean.dtype)


for _p, _qs in (
    (Beta, (Pareto,)),
    (ContinuousBernoulli, (Pareto,)),
    (Exponential, (Beta, ContinuousBernoulli, Pareto, Uniform)),
    (Gamma, (Beta, ContinuousBernoulli, Pareto, Uniform)),
    (Gumbel, (Beta, ContinuousBernoulli, Exponential, Gamma, Pareto, Uniform)),
    (Laplace, (Beta, ContinuousBernoulli, Exponential, Gamma, Pareto, Uniform)),
    (Normal, (Beta, ContinuousBernoulli, Exponential, Gamma, Pareto, Uniform)),
    (Pareto, (Beta, ContinuousBernoulli, Uniform)),
    (Poisson, (Bernoulli, Binomial)),
):
    for _q in _qs:
        register_kl(_p, _q)(_infinite)


# Moments.


def _x_log_x(x: Tensor) -> Tensor:
    return sg.xlogy(x, x)


def _mean_log(p: Any) -> Tensor:
    """The mean of log x."""
    if isinstance(p, Beta):
        return p.concentration1.digamma() - (p.concentration1 + p.concentration0).digamma()
    if isinstance(p, Exponential):
        return -euler_constant - p.rate.log()
    if isinstance(p, Gamma):
        return p.concentration.digamma() - p.rate.log()
    if isinstance(p, Pareto):
        return p.scale.log() + p.alpha.reciprocal()
    return (_x_log_x(p.high) - _x_log_x(p.low)) / (p.high - p.low) - 1  # uniform


def _mean_decay(p: Any, b: Tensor) -> Tensor:
    """The mean of exp(-x / b)."""
    if isinstance(p, Exponential):
        return p.rate * b / (p.rate * b + 1)
    if isinstance(p, Gamma):
        return (1 + (p.rate * b).reciprocal()).pow(-p.concentration)
    if isinstance(p, Normal):
        return (-p.loc / b + 0.5 * (p.scale / b).pow(2)).exp()
    return b / (p.high - p.low) * ((-p.low / b).exp() - (-p.high / b).exp())  # uniform


# Means of log q.


def _to_exponential(p: Any, q: Any) -> Tensor:
    return -p.entropy() - q.rate.log() + q.rate * p.mean


def _to_gamma(p: Any, q: Any) -> Tensor:
    constant = q.concentration.lgamma() - q.concentration * q.rate.log()
    return -p.entropy() + constant - (q.concentration - 1) * _mean_log(p) + q.rate * p.mean


def _to_normal(p: Any, q: Any) -> Tensor:
    variance = q.scale.pow(2)
    squares = (p.variance + (p.mean - q.loc).pow(2)) / variance
    return -p.entropy() + 0.5 * (2 * math.pi * variance).log() + 0.5 * squares


def _to_gumbel(p: Any, q: Any) -> Tensor:
    decay = (q.loc / q.scale).exp() * _mean_decay(p, q.scale)
    return -p.entropy() + q.scale.log() + (p.mean - q.loc) / q.scale + decay


def _to_continuous_bernoulli(p: Any, q: Any) -> Tensor:
    return -p.entropy() - p.mean * q.logits - (-q.probs).log1p() - q._log_constant()


for _p in (Beta, ContinuousBernoulli, Gamma, Pareto):
    register_kl(_p, Exponential)(_to_exponential)
for _p in (Beta, Exponential, Pareto):
    register_kl(_p, Gamma)(_to_gamma)
for _p in (Beta, ContinuousBernoulli, Exponential, Gamma, Gumbel, Laplace, Pareto, Uniform):
    register_kl(_p, Normal)(_to_normal)
for _p in (Exponential, Gamma, Normal, Uniform):
    register_kl(_p, Gumbel)(_to_gumbel)
register_kl(Beta, ContinuousBernoulli)(_to_continuous_bernoulli)


@register_kl(Bernoulli, Poisson)
def _bernoulli_poisson(p: Any, q: Any) -> Tensor:
    return -p.entropy() - (p.probs * q.rate.log() - q.rate)


@register_kl(Beta, Uniform)
@register_kl(ContinuousBernoulli, Uniform)
def _unit_interval_uniform(p: Any, q: Any) -> Tensor:
    kl = -p.entropy() + (q.high - q.low).log()
    return _inf_where((q.high < 1) | (q.low > 0), kl)


@register_kl(Normal, Laplace)
def _normal_laplace(p: Any, q: Any) -> Tensor:
    """The mean of |x - loc| is that of a folded normal distribution."""
    distance = p.loc - q.loc
    z = distance / p.scale
    folded = math.sqrt(2 / math.pi) * p.scale * (-0.5 * z.pow(2)).exp() + distance * sg.erf(math.sqrt(0.5) * z)
    return -p.entropy() + (2 * q.scale).log() + folded / q.scale


# Uniform distributions, whose interval may reach out of q's support.


@register_kl(Uniform, Beta)
def _uniform_beta(p: Any, q: Any) -> Tensor:
    width = p.high - p.low
    mean_log_rest = (_x_log_x(1 - p.low) - _x_log_x(1 - p.high)) / width - 1
    a, b = q.concentration1, q.concentration0
    constant = a.lgamma() + b.lgamma() - (a + b).lgamma()
    kl = -width.log() + constant - (a - 1) * _mean_log(p) - (b - 1) * mean_log_rest
    return _inf_where((p.high > 1) | (p.low < 0), kl)


@register_kl(Uniform, ContinuousBernoulli)
def _uniform_continuous_bernoulli(p: Any, q: Any) -> Tensor:
    return _inf_where((p.high > 1) | (p.low < 0), _to_continuous_bernoulli(p, q))


@register_kl(Uniform, Exponential)
def _uniform_exponential(p: Any, q: Any) -> Tensor:
    return _inf_where(p.low < 0, _to_exponential(p, q))


@register_kl(Uniform, Gamma)
def _uniform_gamma(p: Any, q: Any) -> Tensor:
    return _inf_where(p.low < 0, _to_gamma(p, q))


@register_kl(Uniform, Pareto)
def _uniform_pareto(p: Any, q: Any) -> Tensor:
    kl = -p.entropy() - q.alpha.log() - q.alpha * q.scale.log() + (q.alpha + 1) * _mean_log(p)
    return _inf_where(p.low < q.scale, kl)
