"""Cases of torch.distributions: every distribution with a few parameters, all divergences, transforms, messages.

Each is an expression in `t` (the module), `d` (its distributions), `c` (the constraints) and `T` (makes a tensor of the
case's dtype that wants a gradient; `I` one of integers).
"""

from __future__ import annotations

import math
import warnings
from typing import Any

import numpy as np

DISTRIBUTIONS = r"""
d.Normal(T([0.5, -1.0, 2.0]), T([1.0, 0.3, 4.0]))
d.Normal(T([[0.0], [1.0]]), T([1.0, 2.0, 0.1]))
d.Normal(0.3, 2)
d.Laplace(T([0.5, -1.0]), T([1.0, 3.0]))
d.Cauchy(T([0.5, -1.0]), T([1.0, 3.0]))
d.Uniform(T([-1.0, 0.0]), T([1.0, 5.0]))
d.Exponential(T([0.5, 3.0]))
d.Gamma(T([0.3, 1.0, 5.0, 40.0]), T([1.0, 0.5, 2.0, 3.0]))
d.Chi2(T([1.0, 2.0, 7.0]))
d.Beta(T([0.5, 1.0, 5.0]), T([0.5, 3.0, 2.0]))
d.Dirichlet(T([0.5, 2.0, 1.5]))
d.Dirichlet(T([[1.5, 2.0], [3.0, 4.0]]))
d.StudentT(T([0.8, 1.5, 3.0, 30.0]), T([0.0, 1.0, 0.0, -1.0]), T([1.0, 2.0, 0.5, 1.0]))
d.FisherSnedecor(T([1.0, 3.0, 10.0]), T([2.0, 5.0, 9.0]))
d.HalfNormal(T([1.0, 0.3]))
d.HalfCauchy(T([1.0, 0.3]))
d.Gumbel(T([0.5, -1.0]), T([1.0, 3.0]))
d.LogNormal(T([0.5, -1.0]), T([1.0, 0.3]))
d.LogisticNormal(T([0.5, -1.0]), T([1.0, 0.3]))
d.LogisticNormal(T([[0.5, -1.0, 0.0]]), T([[1.0, 0.3, 2.0], [1.0, 1.0, 1.0]]))
d.Weibull(T([1.0, 2.0]), T([1.5, 3.0]))
d.Pareto(T([1.0, 2.0]), T([3.5, 1.5]))
d.Kumaraswamy(T([1.0, 2.0]), T([1.5, 3.0]))
d.InverseGamma(T([0.7, 1.5, 3.0]), T([1.0, 2.0, 0.5]))
d.GeneralizedPareto(T([0.0, 1.0, -1.0]), T([1.0, 2.0, 0.5]), T([0.0, 0.3, -0.4]))
d.GeneralizedPareto(T([0.0, 0.0]), T([1.0, 1.0]), T([0.7, 1.5]))
d.VonMises(T([0.0, 1.0, -2.0]), T([0.1, 2.0, 20.0]))
d.ContinuousBernoulli(T([0.2, 0.5, 0.4995, 0.9]))
d.ContinuousBernoulli(logits=T([-2.0, 0.0, 3.0]))
d.RelaxedBernoulli(T(0.7), T([0.2, 0.9]))
d.RelaxedBernoulli(T(2.0), logits=T([-1.0, 0.5]))
d.RelaxedOneHotCategorical(T(0.7), T([[0.2, 0.5, 0.3], [1.0, 1.0, 2.0]]))
d.RelaxedOneHotCategorical(T(2.0), logits=T([0.2, -1.0, 0.3]))
d.Bernoulli(T([0.2, 0.5, 0.9]))
d.Bernoulli(logits=T([-1.0, 0.0, 2.0]))
d.Bernoulli(0.4)
d.Geometric(T([0.2, 0.9]))
d.Geometric(logits=T([-1.0, 2.0]))
d.Binomial(8, T([0.2, 0.5, 0.95]))
d.Binomial(T([8.0, 8.0]), logits=T([-1.0, 2.0]))
d.Binomial(T([5.0, 60.0]), T([0.4, 0.6]))
d.NegativeBinomial(T([3.0, 1.5]), T([0.3, 0.8]))
d.NegativeBinomial(4, logits=T([-1.0, 0.5]))
d.Poisson(T([0.3, 4.0, 30.0]))
d.Categorical(T([0.2, 0.5, 0.3]))
d.Categorical(T([[1.0, 2.0, 3.0, 4.0], [1.0, 1.0, 0.5, 0.2]]))
d.Categorical(logits=T([[0.1, -2.0, 3.0], [0.0, 0.0, 0.0]]))
d.OneHotCategorical(T([0.2, 0.5, 0.3]))
d.OneHotCategorical(logits=T([[0.1, -2.0, 3.0], [0.0, 0.0, 0.0]]))
d.OneHotCategoricalStraightThrough(T([[0.2, 0.5, 0.3]]))
d.Multinomial(7, T([0.2, 0.5, 0.3]))
d.Multinomial(4, logits=T([[0.1, -2.0, 3.0], [0.0, 0.0, 0.0]]))
d.MultivariateNormal(T([1.0, -1.0]), T([[2.0, 0.5], [0.5, 1.0]]))
d.MultivariateNormal(T([[1.0, -1.0], [0.0, 0.0], [2.0, 2.0]]), precision_matrix=T([[2.0, 0.5], [0.5, 1.0]]))
d.MultivariateNormal(T([1.0, -1.0, 0.0]), scale_tril=T([[[1.0, 0.0, 0.0], [0.5, 2.0, 0.0], [-0.1, 0.3, 0.7]]]))
d.LowRankMultivariateNormal(T([1.0, -1.0, 0.0]), T([[1.0], [0.5], [-2.0]]), T([1.0, 0.3, 2.0]))
d.LowRankMultivariateNormal(T([[1.0, -1.0], [0.0, 1.0]]), T([[1.0, 0.2], [0.5, -1.0]]), T([1.0, 0.3]))
d.Wishart(T(4.0), T([[2.0, 0.5], [0.5, 1.0]]))
d.Wishart(T([4.5, 6.0]), scale_tril=T([[1.0, 0.0], [0.5, 2.0]]))
d.Wishart(T(5.0), precision_matrix=T([[2.0, 0.5], [0.5, 1.0]]))
d.LKJCholesky(3, T([0.5, 1.0, 3.0]))
d.LKJCholesky(5, T(2.0))
d.MixtureSameFamily(d.Categorical(T([0.2, 0.5, 0.3])), d.Normal(T([0.0, 1.0, -3.0]), T([1.0, 0.5, 2.0])))
d.MixtureSameFamily(d.Categorical(T([[0.2, 0.8], [0.5, 0.5]])), d.Independent(d.Normal(T([[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]] * 2), T([1.0, 0.5, 2.0])), 1))
d.MixtureSameFamily(d.Categorical(logits=T([0.2, 0.8])), d.MultivariateNormal(T([[0.0, 1.0], [3.0, 4.0]]), T([[2.0, 0.5], [0.5, 1.0]])))
d.MixtureSameFamily(d.Categorical(T([0.2, 0.8])), d.Bernoulli(T([0.3, 0.9])))
d.Independent(d.Normal(T([[0.5, -1.0, 2.0], [0.0, 1.0, 0.0]]), T([1.0, 0.3, 4.0])), 1)
d.Independent(d.Bernoulli(T([[0.5, 0.1, 0.2], [0.3, 0.9, 0.8]])), 2)
d.Independent(d.Categorical(T([[0.5, 0.1, 0.2], [0.3, 0.9, 0.8]])), 0)
d.TransformedDistribution(d.Normal(T([0.5, -1.0]), T([1.0, 0.3])), [d.AffineTransform(T([1.0, 2.0]), -2.0), d.TanhTransform()])
d.TransformedDistribution(d.Uniform(T([0.0, 0.0]), T([1.0, 1.0])), [d.SigmoidTransform().inv, d.AffineTransform(1.0, T([2.0, 3.0]))])
d.TransformedDistribution(d.Normal(T([0.5, -1.0, 0.3]), T([1.0, 0.3, 0.7])), d.StickBreakingTransform())
d.TransformedDistribution(d.Normal(T([0.5, -1.0, 0.3, 0.0]), T([1.0, 0.3, 0.7, 1.0])), d.ReshapeTransform((4,), (2, 2)))
d.TransformedDistribution(d.Normal(T([0.5, -1.0]), 1.0), [])
d.TransformedDistribution(d.Exponential(T([1.0, 2.0])), [d.SoftplusTransform(), d.PowerTransform(T([2.0]))])
d.Normal(T([0.5]), T([2.0])).expand((3, 4))
d.Gamma(T([[0.5], [2.0]]), T([1.0, 2.0])).expand((3, 2, 2))
d.Beta(T(0.5), T(2.0)).expand((3,))
d.Bernoulli(logits=T([[0.5], [2.0]])).expand((2, 3))
d.Categorical(T([0.2, 0.8])).expand((3, 2))
d.Multinomial(3, T([0.2, 0.8])).expand((2,))
d.OneHotCategorical(T([0.2, 0.8])).expand((2,))
d.Gumbel(T(0.5), T(2.0)).expand((2,))
d.Weibull(T(0.5), T(2.0)).expand((2,))
d.Pareto(T(0.5), T(2.0)).expand((2,))
d.Kumaraswamy(T(1.5), T(2.0)).expand((2,))
d.HalfNormal(T([[1.0], [0.3]])).expand((2, 3))
d.LogisticNormal(T([0.5, -1.0]), T([1.0, 0.3])).expand((2,))
d.StudentT(T(3.0)).expand((2, 2))
d.FisherSnedecor(T(3.0), T(5.0)).expand((2,))
d.NegativeBinomial(T(3.0), T(0.4)).expand((2,))
d.RelaxedOneHotCategorical(T(0.7), T([0.2, 0.5, 0.3])).expand((2,))
d.MultivariateNormal(T([1.0, -1.0]), T([[2.0, 0.5], [0.5, 1.0]])).expand((2, 3))
d.LowRankMultivariateNormal(T([1.0, -1.0]), T([[1.0], [0.5]]), T([1.0, 0.3])).expand((2,))
d.Wishart(T(4.0), T([[2.0, 0.5], [0.5, 1.0]])).expand((2,))
d.LKJCholesky(3, T(1.5)).expand((2,))
d.MixtureSameFamily(d.Categorical(T([0.2, 0.8])), d.Normal(T([0.0, 1.0]), T([1.0, 0.5]))).expand((2, 3))
d.Independent(d.Normal(T([0.5, -1.0]), T([1.0, 0.3])), 1).expand((3,))
"""

FAMILIES = {
    "Bernoulli": ("d.Bernoulli(T([0.2, 0.7]))", "d.Bernoulli(T([0.6, 0.5]))"),
    "Beta": ("d.Beta(T([0.7, 2.0]), T([1.5, 3.0]))", "d.Beta(T([2.0, 2.0]), T([1.5, 0.5]))"),
    "Binomial": ("d.Binomial(4, T([0.2, 0.7]))", "d.Binomial(4, T([0.6, 0.5]))"),
    "Categorical": ("d.Categorical(T([[0.2, 0.8], [0.0, 1.0]]))", "d.Categorical(T([[0.5, 0.5], [0.4, 0.6]]))"),
    "Cauchy": ("d.Cauchy(T([0.2, 0.7]), T([1.0, 2.0]))", "d.Cauchy(T([0.6, 0.5]), T([0.5, 3.0]))"),
    "ContinuousBernoulli": ("d.ContinuousBernoulli(T([0.2, 0.7]))", "d.ContinuousBernoulli(T([0.6, 0.5]))"),
    "Dirichlet": ("d.Dirichlet(T([0.2, 0.7]))", "d.Dirichlet(T([0.6, 3.5]))"),
    "Exponential": ("d.Exponential(T([0.2, 0.7]))", "d.Exponential(T([0.6, 2.5]))"),
    "Gamma": ("d.Gamma(T([0.7, 2.0]), T([1.5, 3.0]))", "d.Gamma(T([2.0, 2.0]), T([1.5, 0.5]))"),
    "Geometric": ("d.Geometric(T([0.2, 0.7]))", "d.Geometric(T([0.6, 0.5]))"),
    "Gumbel": ("d.Gumbel(T([0.2, 0.7]), T([1.0, 2.0]))", "d.Gumbel(T([0.6, 0.5]), T([0.5, 3.0]))"),
    "HalfNormal": ("d.HalfNormal(T([0.2, 0.7]))", "d.HalfNormal(T([0.6, 0.5]))"),
    "Laplace": ("d.Laplace(T([0.2, 0.7]), T([1.0, 2.0]))", "d.Laplace(T([0.6, 0.5]), T([0.5, 3.0]))"),
    "LogNormal": ("d.LogNormal(T([0.2, 0.7]), T([1.0, 2.0]))", "d.LogNormal(T([0.6, 0.5]), T([0.5, 3.0]))"),
    "LowRankMultivariateNormal": (
        "d.LowRankMultivariateNormal(T([1.0, -1.0]), T([[1.0], [0.5]]), T([1.0, 0.3]))",
        "d.LowRankMultivariateNormal(T([[0.0, 1.0], [1.0, 1.0]]), T([[0.2], [-1.5]]), T([0.5, 0.3]))",
    ),
    "MultivariateNormal": (
        "d.MultivariateNormal(T([1.0, -1.0]), T([[2.0, 0.5], [0.5, 1.0]]))",
        "d.MultivariateNormal(T([[0.0, 0.0], [1.0, 2.0]]), T([[1.0, -0.2], [-0.2, 0.6]]))",
    ),
    "Normal": ("d.Normal(T([0.2, 0.7]), T([1.0, 2.0]))", "d.Normal(T([0.6, 0.5]), T([0.5, 3.0]))"),
    "OneHotCategorical": ("d.OneHotCategorical(T([0.2, 0.8]))", "d.OneHotCategorical(T([0.6, 0.4]))"),
    "Pareto": ("d.Pareto(T([1.2, 0.7]), T([2.5, 3.0]))", "d.Pareto(T([0.6, 0.5]), T([0.5, 3.0]))"),
    "Poisson": ("d.Poisson(T([0.2, 0.7]))", "d.Poisson(T([0.6, 2.5]))"),
    "Uniform": ("d.Uniform(T([0.2, 0.7]), T([0.5, 0.9]))", "d.Uniform(T([-0.6, 0.5]), T([1.5, 3.0]))"),
    "Independent": (
        "d.Independent(d.Normal(T([0.2, 0.7]), T([1.0, 2.0])), 1)",
        "d.Independent(d.Normal(T([0.6, 0.5]), T([0.5, 3.0])), 1)",
    ),
    "Wishart": (
        "d.Wishart(T(4.0), T([[2.0, 0.5], [0.5, 1.0]]))",
        "d.Wishart(T(5.0), T([[1.0, -0.2], [-0.2, 0.6]]))",
    ),
}

TRANSFORMS = r"""
d.ExpTransform() | T([-1.0, 0.5])
d.PowerTransform(T(2.0)) | T([1.0, 0.5])
d.PowerTransform(T([2.0, -1.0])) | T([1.3, 0.5])
d.SigmoidTransform() | T([-1.0, 0.5, 100.0, -200.0])
d.SoftplusTransform() | T([-1.0, 0.5, 30.0])
d.TanhTransform() | T([-1.0, 0.5])
d.AffineTransform(1.0, -2.0) | T([-1.0, 0.5])
d.AffineTransform(T([1.0, 2.0]), T([0.5, -3.0])) | T([-1.0, 0.5])
d.AffineTransform(T([1.0, 2.0]), T([0.5, -3.0]), 1) | T([[-1.0, 0.5], [1.0, 2.0]])
d.ComposeTransform([d.ExpTransform(), d.AffineTransform(1.0, 2.0)]) | T([-1.0, 0.5])
d.ComposeTransform([d.AffineTransform(1.0, 2.0), d.StickBreakingTransform()]) | T([[-1.0, 0.5], [1.0, 2.0]])
d.ComposeTransform([d.ExpTransform(), d.AffineTransform(1.0, 2.0)]).inv | T([1.5, 2.5])
d.IndependentTransform(d.ExpTransform(), 1) | T([[-1.0, 0.5], [1.0, 2.0]])
d.ReshapeTransform((2, 2), (4,)) | T([[-1.0, 0.5], [1.0, 2.0]])
d.SoftmaxTransform() | T([[-1.0, 0.5], [1.0, 2.0]])
d.StickBreakingTransform() | T([[-1.0, 0.5], [1.0, 2.0]])
d.LowerCholeskyTransform() | T([[-1.0, 0.5], [1.0, 2.0]])
d.PositiveDefiniteTransform() | T([[-1.0, 0.5], [1.0, 2.0]])
d.CorrCholeskyTransform() | T([[-1.0, 0.5, 0.3], [1.0, 2.0, 0.1]])
d.CumulativeDistributionTransform(d.Normal(0.0, 1.0)) | T([-1.0, 0.5])
d.StackTransform([d.ExpTransform(), d.AffineTransform(1.0, 2.0)], dim=-1) | T([[-1.0, 0.5], [1.0, 2.0]])
d.CatTransform([d.ExpTransform(), d.AffineTransform(1.0, 2.0)], dim=-1, lengths=[2, 1]) | T([[-1.0, 0.5, 0.1], [1.0, 2.0, 0.2]])
d.AbsTransform() | T([-1.0, 0.5])
d.identity_transform | T([-1.0, 0.5])
d.transform_to(c.positive) | T([-1.0, 0.5])
d.transform_to(c.less_than(3.0)) | T([-1.0, 0.5])
d.transform_to(c.interval(-1.0, 3.0)) | T([-1.0, 0.5])
d.transform_to(c.simplex) | T([-1.0, 0.5])
d.biject_to(c.simplex) | T([-1.0, 0.5])
d.biject_to(c.unit_interval) | T([-1.0, 0.5])
d.transform_to(c.positive_definite) | T([[-1.0, 0.5], [1.0, 2.0]])
d.biject_to(c.corr_cholesky) | T([-1.0])
d.biject_to(c.independent(c.positive, 1)) | T([[-1.0, 0.5], [1.0, 2.0]])
d.biject_to(c.stack([c.real, c.positive], -1)) | T([[-1.0, 0.5], [1.0, 2.0]])
d.biject_to(c.cat([c.real, c.positive], -1)) | T([[-1.0, 0.5], [1.0, 2.0]])
"""

CONSTRAINTS = r"""
c.boolean | T([0.0, 1.0, 2.0, math.nan])
c.real | T([0.0, math.inf, math.nan])
c.positive | T([0.0, 1.0, -2.0])
c.nonnegative | T([0.0, 1.0, -2.0])
c.unit_interval | T([0.0, 1.0, -2.0, 1.1])
c.half_open_interval(0.0, 1.0) | T([0.0, 1.0, -2.0, 1.1])
c.nonnegative_integer | T([0.0, 1.0, -2.0, 1.5])
c.positive_integer | T([0.0, 1.0, -2.0, 1.5])
c.integer_interval(0, 3) | T([0.0, 3.0, 4.0, 1.5])
c.greater_than_eq(T([1.0, 2.0])) | T([1.0, 1.0])
c.simplex | T([[0.5, 0.5], [0.5, 0.6], [-0.5, 1.5]])
c.one_hot | T([[1.0, 0.0], [1.0, 1.0], [0.5, 0.5]])
c.multinomial(3) | T([[1.0, 2.0], [1.0, 3.0], [-1.0, 2.0]])
c.lower_triangular | T([[[1.0, 0.0], [1.0, -1.0]], [[1.0, 2.0], [1.0, 1.0]]])
c.lower_cholesky | T([[[1.0, 0.0], [1.0, -1.0]], [[1.0, 0.0], [1.0, 1.0]]])
c.corr_cholesky | T([[[1.0, 0.0], [0.6, 0.8]], [[1.0, 0.0], [1.0, 1.0]]])
c.symmetric | T([[[1.0, 2.0], [2.0, 1.0]], [[1.0, 2.0], [1.0, 1.0]]])
c.positive_definite | T([[[1.0, 0.2], [0.2, 1.0]], [[1.0, 2.0], [2.0, 1.0]]])
c.positive_semidefinite | T([[[1.0, 0.0], [0.0, 0.0]], [[1.0, 2.0], [2.0, 1.0]]])
c.square | T([[[1.0, 0.0], [0.0, 0.0]], [[1.0, 2.0], [2.0, 1.0]]])
c.independent(c.positive, 1) | T([[1.0, 0.0], [1.0, 2.0]])
c.cat([c.real, c.positive], -1) | T([[1.0, 0.0], [1.0, 2.0]])
c.stack([c.real, c.positive], 0) | T([[1.0, 0.0], [1.0, -2.0]])
c.real_vector | T([[1.0, math.nan], [1.0, -2.0]])
"""

MESSAGES = r"""
d.Normal(T([0.0, 1.0]), T([1.0, -1.0]))
d.Normal(0.0, -1.0)
d.Normal("a", 1.0)
d.Normal(T([0.0, 1.0, 2.0]), T([1.0, 2.0]))
d.Normal(T([0.0, 1.0]), 1.0).log_prob(T([math.nan, 1.0]))
d.Normal(T([0.0, 1.0]), 1.0).log_prob(1.0)
d.Normal(T([0.0, 1.0]), 1.0).log_prob(T([1.0, 2.0, 3.0]))
d.Normal(0.0, 1.0).enumerate_support()
d.Bernoulli()
d.Bernoulli(T(0.5), T(1.0))
d.Bernoulli(T(1.5))
d.Bernoulli(T(0.5)).log_prob(T(2.0))
d.Categorical(T(1.0))
d.Categorical(T([1.0, 2.0])).log_prob(I(3))
d.Categorical(T([-1.0, 2.0]))
d.Uniform(1.0, 0.0)
d.Uniform(0.0, 1.0).log_prob(T(2.0))
d.Dirichlet(T(1.0))
d.Dirichlet(T([1.0, 2.0])).log_prob(T([0.5, 0.6]))
d.Dirichlet(T([1.0, 2.0])).log_prob(T([0.5, 0.3, 0.2]))
d.Multinomial(I([10, 2]), T([1.0, 2.0]))
d.Binomial(10, T([0.1, 0.2])).log_prob(T(11.0))
d.Binomial(I([3, 10]), T([0.1, 0.2])).enumerate_support()
d.Geometric(T([0.0, 0.5]))
d.Independent(d.Normal(0.0, 1.0), 1)
d.Independent(d.Bernoulli(T([0.5])), 1).enumerate_support()
d.TransformedDistribution(d.Normal(0.0, 1.0), 3)
d.TransformedDistribution(d.Normal(0.0, 1.0), [3])
d.TransformedDistribution(d.Normal(0.0, 1.0), d.StickBreakingTransform())
d.MixtureSameFamily(d.Normal(0.0, 1.0), d.Normal(0.0, 1.0))
d.MixtureSameFamily(d.Categorical(T([1.0, 2.0])), d.Normal(T([0.0, 0.0, 0.0]), 1.0))
d.MultivariateNormal(T([0.0, 0.0]))
d.MultivariateNormal(T([0.0, 0.0]), T([1.0]))
d.MultivariateNormal(T(0.0), T([[1.0]]))
d.MultivariateNormal(T([0.0, 0.0]), T([[1.0, 2.0], [2.0, 1.0]]))
d.LowRankMultivariateNormal(T([0.0, 0.0]), T([[1.0], [1.0], [1.0]]), T([1.0, 1.0]))
d.Wishart(T(0.5), T([[1.0, 0.0], [0.0, 1.0]]))
d.LKJCholesky(1, 1.0)
d.kl_divergence(d.Normal(0.0, 1.0), d.Cauchy(0.0, 1.0))
d.kl_divergence(d.Binomial(3, T(0.5)), d.Binomial(4, T(0.5)))
d.ExpTransform(cache_size=2)
d.ReshapeTransform((2,), (3,))
d.biject_to(c.boolean)
c.dependent.check(T(1.0))
d.StudentT(T(2.0)).cdf(T(2.0))
d.SoftmaxTransform().log_abs_det_jacobian(T([1.0]), T([1.0]))
"""


def lines(text: str) -> list[str]:
    """The non-empty lines."""
    return [line for line in text.strip().splitlines() if line]


def all_cases() -> list[str]:
    """ "kind|dtype|expression"."""
    cases = [f"distribution|{dtype}|{line}" for line in lines(DISTRIBUTIONS) for dtype in ("float32", "float64")]
    cases += [f"kl|float64|{p} # {q}" for p in FAMILIES for q in FAMILIES]
    cases += [f"transform|float64|{line}" for line in lines(TRANSFORMS)]
    cases += [f"constraint|float32|{line}" for line in lines(CONSTRAINTS)]
    return cases + [f"message|float32|{line}" for line in lines(MESSAGES)]


class Scope(dict):
    """The names of an expression; tensors that `T` made are in `leaves`."""

    def __init__(self, torch: Any, dtype: str, gradient: bool = True) -> None:
        self.leaves: list[Any] = []

        def make(values: Any) -> Any:
            tensor = torch.tensor(values, dtype=getattr(torch, dtype), requires_grad=gradient)
            self.leaves.append(tensor)
            return tensor

        d = torch.distributions
        super().__init__(t=torch, d=d, c=d.constraints, T=make, I=torch.tensor, math=math)


def array(value: Any) -> np.ndarray:
    """A tensor's values."""
    return np.array(value.detach().numpy())


def attempt(function: Any) -> Any:
    """The array a function gives, or the name of the error it raises."""
    try:
        value = function()
    except (NotImplementedError, ValueError, RuntimeError) as error:
        return f"error: {type(error).__name__}"
    return array(value)


def evaluate(torch: Any, case: str, golden: dict[str, Any] | None = None) -> dict[str, Any]:
    """Everything that is compared of a case. `golden`, where given, has the samples at which densities are asked."""
    kind, dtype, text = case.split("|", 2)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return globals()[f"evaluate_{kind}"](torch, dtype, text, golden)


def evaluate_distribution(torch: Any, dtype: str, text: str, golden: dict[str, Any] | None) -> dict[str, Any]:
    scope = Scope(torch, dtype)
    torch.manual_seed(7)
    dist = eval(text, scope)
    found: dict[str, Any] = {
        "repr": repr(dist),
        "shapes": [list(dist.batch_shape), list(dist.event_shape)],
        "has": [bool(dist.has_rsample), bool(dist.has_enumerate_support)],
        "support": repr(dist.support),
    }
    for name in ("mean", "mode", "variance", "stddev"):
        found[name] = attempt(lambda name=name: getattr(dist, name))
    found["entropy"] = attempt(dist.entropy)
    found["perplexity"] = attempt(dist.perplexity)
    found["enumerate"] = attempt(dist.enumerate_support)
    torch.manual_seed(11)
    sample = dist.sample((3, 2))
    found["sample"] = array(sample)
    torch.manual_seed(12)
    found["one"] = array(dist.sample())
    value = sample if golden is None else torch.tensor(golden["sample"]).to(sample.dtype)
    found["log_prob"] = attempt(lambda: dist.log_prob(value))
    found["cdf"] = attempt(lambda: dist.cdf(value))
    shares = torch.tensor([0.1, 0.5, 0.9], dtype=getattr(torch, dtype))
    found["icdf"] = attempt(lambda: dist.icdf(shares.reshape((3,) + (1,) * len(dist.batch_shape))))
    found["gradients"] = gradients(torch, scope.leaves, lambda: dist.log_prob(value))
    if dist.has_rsample:
        torch.manual_seed(11)
        found["pathwise"] = gradients(torch, scope.leaves, lambda: dist.rsample((3, 2)))
        torch.manual_seed(11)
        found["rsample"] = attempt(lambda: dist.rsample((3, 2)))
    return found


def gradients(torch: Any, leaves: list[Any], function: Any) -> Any:
    """Gradients of a weighted sum of what a function gives, zeros where there are none."""
    try:
        value = function()
        if not leaves or not value.requires_grad:
            return "none"
        weights = torch.arange(value.numel(), dtype=value.dtype).reshape(value.shape).cos()
        grads = torch.autograd.grad((value * weights).sum(), leaves, allow_unused=True, retain_graph=True)
    except (NotImplementedError, ValueError, RuntimeError) as error:
        return f"error: {type(error).__name__}"
    return [array(torch.zeros_like(leaf) if g is None else g) for leaf, g in zip(leaves, grads, strict=True)]


def evaluate_kl(torch: Any, dtype: str, text: str, golden: Any) -> dict[str, Any]:
    p, q = text.split(" # ")
    scope = Scope(torch, dtype)
    left, right = eval(FAMILIES[p][0], scope), eval(FAMILIES[q][1], scope)
    found = {"kl": attempt(lambda: torch.distributions.kl_divergence(left, right))}
    if not isinstance(found["kl"], str):
        found["gradients"] = gradients(
            torch, scope.leaves, lambda: torch.distributions.kl_divergence(left, right).clamp(max=1e6)
        )
    return found


def evaluate_transform(torch: Any, dtype: str, text: str, golden: Any) -> dict[str, Any]:
    transform_text, input_text = text.split(" | ")
    scope = Scope(torch, dtype)
    transform, x = eval(transform_text, scope), eval(input_text, scope)
    y = transform(x)
    return {
        "repr": repr(transform),
        "regions": [repr(transform.domain), repr(transform.codomain), bool(transform.bijective)],
        "y": array(y),
        "inverse": attempt(lambda: transform.inv(y)),
        "log_abs_det": attempt(lambda: transform.log_abs_det_jacobian(x, y)),
        "sign": attempt(lambda: torch.as_tensor(transform.sign)),
        "shapes": [list(transform.forward_shape(x.shape)), list(transform.inverse_shape(y.shape))],
        "gradients": gradients(torch, scope.leaves, lambda: transform(x)),
    }


def evaluate_constraint(torch: Any, dtype: str, text: str, golden: Any) -> dict[str, Any]:
    region_text, input_text = text.split(" | ")
    scope = Scope(torch, dtype, gradient=False)
    region, x = eval(region_text, scope), eval(input_text, scope)
    return {
        "repr": repr(region),
        "check": array(region.check(x)),
        "kind": [bool(region.is_discrete), region.event_dim],
    }


def evaluate_message(torch: Any, dtype: str, text: str, golden: Any) -> dict[str, Any]:
    try:
        eval(text, Scope(torch, dtype, gradient=False))
    except Exception as error:
        return {"error": type(error).__name__, "text": str(error)}
    return {"error": "none", "text": ""}
