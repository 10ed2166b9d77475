"""The von Mises distribution."""

from __future__ import annotations

import math
from typing import Any

import swiftgrad as sg
from swiftgrad import Size, Tensor

from . import constraints
from .distribution import Distribution
from .utils import broadcast_all, lazy_property

__all__ = ["VonMises"]


# Abramowitz and Stegun 9.8.1 to 9.8.4: I0 and I1 below 3.75 in powers of (x / 3.75)^2, exp(-x) sqrt(x) I from 3.75 on
# in powers of 3.75 / x.
_SMALL = (
    (1.0, 3.5156229, 3.0899424, 1.2067492, 0.2659732, 0.0360768, 0.0045813),
    (0.5, 0.87890594, 0.51498869, 0.15084934, 0.02658733, 0.00301532, 0.00032411),
)
_LARGE = (
    *((0.39894228, 0.01328592, 0.00225319, -0.00157565, 0.00916281, -0.02057706, 0.02635537, -0.01647633, 0.00392377),),
    *(
        (
            *(0.39894228, -0.03988024, -0.00362018, 0.00163801, -0.01031555, 0.02282967, -0.02895312, 0.01787654),
            -0.00420059,
        ),
    ),
)


def _polynomial(x: Tensor, coefficients: tuple[float, ...]) -> Tensor:
    result: Any = coefficients[-1]
    for c in coefficients[-2::-1]:
        result = c + x * result
    return result


def _log_bessel(x: Tensor, order: int) -> Tensor:
    """log of the modified Bessel function of order 0 or 1."""
    small = _polynomial((x / 3.75) ** 2, _SMALL[order])
    small = small.log() if order == 0 else (x.abs() * small).log()
    large = x - 0.5 * x.log() + _polynomial(3.75 / x, _LARGE[order]).log()
    return sg.where(x < 3.75, small, large)


class VonMises(Distribution):
    """The von Mises distribution of angles, from -pi to pi.

    Args:
        loc: mean angle.
        concentration: greater is narrower.
    """

    arg_constraints = {"loc": constraints.real, "concentration": constraints.positive}  # type: ignore[assignment]
    support = constraints.real
    has_rsample = False
    expand = Distribution._expand_attributes

    def __init__(self, loc: Any, concentration: Any, validate_args: bool | None = None) -> None:
        self.loc, self.concentration = broadcast_all(loc, concentration)
        super().__init__(self.loc.shape, Size(()), validate_args=validate_args)

    @property
    def mean(self) -> Tensor:
        """The mean angle."""
        return self.loc

    @property
    def mode(self) -> Tensor:
        return self.loc

    @lazy_property
    def variance(self) -> Tensor:  # type: ignore[override]
        """The circular variance."""
        return 1 - (_log_bessel(self.concentration, 1) - _log_bessel(self.concentration, 0)).exp()

    def log_prob(self, value: Tensor) -> Tensor:
        if self._validate_args:
            self._validate_sample(value)
        density = self.concentration * (value - self.loc).cos()
        return density - math.log(2 * math.pi) - _log_bessel(self.concentration, 0)

    @lazy_property
    def _proposal_r(self) -> Tensor:
        """The parameter of the wrapped Cauchy distribution that proposals come from."""
        kappa = self.concentration.to(sg.float64)
        tau = 1 + (1 + 4 * kappa**2).sqrt()
        rho = (tau - (2 * tau).sqrt()) / (2 * kappa)
        # For small concentrations its Taylor expansion.
        return sg.where(kappa < 1e-5, 1 / kappa + kappa, (1 + rho**2) / (2 * rho))

    @sg.no_grad()
    def sample(self, sample_shape: Any = Size(())) -> Tensor:
        """Angles by the rejection of Best and Fisher (1979), in double precision."""
        shape = self._extended_shape(sample_shape)
        loc, kappa = self.loc.to(sg.float64), self.concentration.to(sg.float64).expand(shape)
        r = self._proposal_r.expand(shape)
        angle = sg.empty(shape, dtype=sg.float64)
        done = sg.zeros(shape, dtype=sg.bool)
        while not done.all():
            u1, u2, u3 = sg.rand((3, *shape), dtype=sg.float64).unbind()
            z = (math.pi * u1).cos()
            f = (1 + r * z) / (r + z)
            c = kappa * (r - f)
            accepted = (c * (2 - c) - u2 > 0) | ((c / u2).log() + 1 - c >= 0)
            if accepted.any():
                angle = sg.where(accepted, (u3 - 0.5).sign() * f.acos(), angle)
                done = done | accepted
        return ((angle + math.pi + loc) % (2 * math.pi) - math.pi).to(self.loc.dtype)
