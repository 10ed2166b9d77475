"""torch.distributions equals PyTorch: densities, moments, samples, gradients, divergences, texts."""

from __future__ import annotations

import distribution_cases
import numpy as np
import pytest
from comparing import error
from golden_io import Golden

GOLDEN = Golden("distributions")
TOLERANCE = {"float32": 2e-5, "float64": 1e-7}
# PyTorch interpolates the derivatives of gamma and Dirichlet samples, coarsely in places; here they are exact, which
# test_sample_derivatives shows.
INTERPOLATED = ("Gamma", "Chi2", "Beta", "Dirichlet", "StudentT", "FisherSnedecor", "Wishart")
# Where PyTorch's result is wrong: Kumaraswamy's mode is NaN there, whatever the parameters.
WRONG = {("Kumaraswamy", "mode")}


def restore(value):
    """The golden value with arrays in place of references."""
    if isinstance(value, dict):
        return GOLDEN(value["array"]) if set(value) == {"array"} else {k: restore(v) for k, v in value.items()}
    return [restore(v) for v in value] if isinstance(value, list) else value


def differences(found, expected, tolerance, path=""):
    """What differs, as text."""
    if isinstance(expected, dict):
        return [d for k in expected for d in differences(found[k], expected[k], tolerance, f"{path}.{k}")]
    if isinstance(expected, str) and expected.startswith("error") and expected != "error: NotImplementedError":
        return []  # what PyTorch fails at, here may work
    if isinstance(expected, np.ndarray):
        if not isinstance(found, np.ndarray):
            return [f"{path}: {found}, expected {expected}"]
        off = error(found, expected)
        return [] if off <= tolerance else [f"{path}: off by {off:.2g}\n{found}\nexpected\n{expected}"]
    if isinstance(expected, list) and isinstance(found, list) and len(found) == len(expected):
        pairs = enumerate(zip(found, expected, strict=True))
        return [d for i, (f, e) in pairs for d in differences(f, e, tolerance, f"{path}[{i}]")]
    if path == ".text":
        return [] if found.startswith(expected) else [f"{path}: {found!r}\nexpected {expected!r}"]
    return [] if found == expected else [f"{path}: {found!r}\nexpected {expected!r}"]


@pytest.mark.parametrize("case", distribution_cases.all_cases())
def test_golden(torch, case):
    expected = restore(GOLDEN.index[case])
    found = distribution_cases.evaluate(torch, case, expected)
    kind, dtype, text = case.split("|", 2)
    tolerance = TOLERANCE[dtype]
    if kind == "distribution":
        name = text[2:].split("(")[0]
        for wrong, key in WRONG:
            if name == wrong:
                del expected[key]
        pathwise = expected.pop("pathwise", None)
        problems = differences(found, expected, tolerance)
        if pathwise is not None:
            loose = 5e-2 if any(f"d.{n}" in text for n in INTERPOLATED) else tolerance * 10
            problems += differences(found["pathwise"], pathwise, loose, "pathwise")
    else:
        problems = differences(found, expected, tolerance)
    assert not problems, "\n".join(problems)


def test_sample_derivatives(torch):
    """Implicit reparameterisation: the derivatives of quantiles, exact to 1e-9 (PyTorch's are off by up to 4 %)."""
    expected = restore(GOLDEN.index["derivatives"])
    a, x, slope = torch.from_numpy(np.array(expected["gamma"].T)).unbind()
    found = torch._C._standard_gamma_grad(a, x)
    assert float(((found - slope) / slope).abs().max()) < 1e-10
    a, b, x, slope = torch.from_numpy(np.array(expected["beta"].T)).unbind()
    found = torch._C._dirichlet_grad(x, a, a + b)
    assert float(((found - slope) / slope).abs().max()) < 1e-9


def test_gradient_of_dirichlet_samples_sums_to_zero(torch):
    """The samples sum to 1 whatever the concentrations."""
    alpha = torch.tensor([0.5, 2.0, 3.0], dtype=torch.float64, requires_grad=True)
    torch.distributions.Dirichlet(alpha).rsample((50,)).sum().backward()
    assert alpha.grad.abs().max() < 1e-12


def test_transform_cache_gives_the_very_input(torch):
    d = torch.distributions
    transform = d.ExpTransform(cache_size=1)
    x = torch.tensor([0.3, 30.0])
    y = transform(x)
    assert transform.inv(y) is x
    assert transform.inv.inv is transform
    assert transform.with_cache(0) == d.ExpTransform()
    whole = d.ComposeTransform([d.AffineTransform(0.0, 2.0), d.SigmoidTransform()], cache_size=1)
    assert whole.inv(whole(x)) is x


def test_register_kl_takes_the_most_specific(torch):
    d = torch.distributions

    class Mine(d.Normal):
        pass

    p, q = Mine(0.0, 1.0), d.Normal(1.0, 1.0)
    assert d.kl_divergence(p, q).item() == pytest.approx(0.5)

    @d.register_kl(Mine, d.Normal)
    def _(p, q):
        return torch.tensor(7.0)

    assert d.kl_divergence(p, q).item() == 7.0
    assert d.kl_divergence(q, q).item() == 0.0
    del torch.distributions.kl._KL_REGISTRY[(Mine, d.Normal)]
    torch.distributions.kl._KL_MEMOIZE.clear()


def test_validation_can_be_turned_off(torch):
    d = torch.distributions
    assert d.Normal(0.0, -1.0, validate_args=False).scale.item() == -1.0
    d.Distribution.set_default_validate_args(False)
    try:
        d.Normal(0.0, -1.0)
    finally:
        d.Distribution.set_default_validate_args(True)
    with pytest.raises(ValueError, match="satisfy the constraint GreaterThan"):
        d.Normal(0.0, -1.0)


def test_own_distribution(torch):
    """A program's own subclass: defaults of the base class, warnings about what it does not say."""
    d = torch.distributions

    class Point(d.Distribution):
        def __init__(self, at):
            self.at = at
            super().__init__(at.shape)

        def rsample(self, sample_shape=()):
            return self.at.expand(self._extended_shape(sample_shape))

    with pytest.warns(UserWarning, match="does not define `arg_constraints`"):
        point = Point(torch.tensor([1.0, 2.0]))
    assert point.sample((3,)).shape == (3, 2)
    with pytest.raises(NotImplementedError):
        point.expand((4, 2))
    with pytest.raises(NotImplementedError):
        _ = point.mean


def test_statistics_of_draws(torch):
    """Moments of many draws, for the draws that are made by rejection."""
    d = torch.distributions
    torch.manual_seed(3)
    for dist in (
        d.Gamma(torch.tensor(0.3), torch.tensor(2.0)),
        d.Gamma(torch.tensor(7.0), torch.tensor(0.5)),
        d.Beta(torch.tensor(0.4), torch.tensor(2.0)),
        d.Binomial(200, torch.tensor(0.3)),
        d.Binomial(15, torch.tensor(0.9)),
        d.Poisson(torch.tensor(25.0)),
        d.VonMises(torch.tensor(1.0), torch.tensor(4.0)),
    ):
        draws = dist.sample((20000,)).double()
        deviation = draws.std().item()
        assert draws.mean().item() == pytest.approx(dist.mean.item(), abs=5 * deviation / 20000**0.5)
        if not isinstance(dist, d.VonMises):
            assert draws.var().item() == pytest.approx(dist.variance.item(), rel=0.1)


def test_modules_are_those_of_pytorch(torch):
    from importlib import import_module

    name = torch.__name__ + ".distributions."
    assert import_module(name + "normal").Normal is torch.distributions.Normal
    assert import_module(name + "kl").kl_divergence is torch.distributions.kl_divergence
    assert import_module(name + "constraints").positive is torch.distributions.constraints.positive
    assert {"Normal", "kl_divergence", "AffineTransform"} <= set(torch.distributions.__all__)
    assert len(torch.distributions.kl._KL_REGISTRY) == 87
