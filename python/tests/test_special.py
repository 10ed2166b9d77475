"""Special functions where PyTorch's own values have few digits or where the method changes: against SciPy's."""

from __future__ import annotations

import pytest

#: Function of torch.special -> (argument, value) by scipy.special 1.17.
VALUES: dict[str, list[tuple[float, float]]] = {
    "bessel_j0": [(7.5, 0.2663396578803784), (20.0, 0.16702466434058322), (100.0, 0.01998585030422333)],
    "bessel_j1": [(7.5, 0.13524842757970554), (20.0, 0.0668331241758502), (100.0, -0.0771453520141123)],
    "bessel_y0": [(7.5, 0.11731328614820863), (20.0, 0.06264059680938369), (100.0, -0.0772443133650831)],
    "bessel_y1": [(7.5, -0.25912851048611624), (20.0, -0.1655116143625212), (100.0, -0.02037231200275932)],
    "modified_bessel_k0": [
        (1e-05, 11.628856980944358),
        (2.5, 0.062347553200366196),
        (20.0, 5.741237815336524e-10),
        (100.0, 4.6566282291759025e-45),
    ],
    "modified_bessel_k1": [
        (1e-05, 99999.9999393557),
        (2.5, 0.07389081634774705),
        (20.0, 5.883057969557038e-10),
        (100.0, 4.67985373563691e-45),
    ],
    "modified_bessel_i0": [
        (5.0, 27.239871823604442),
        (19.0, 16446190.440611707),
        (21.0, 115513961.92215805),
        (100.0, 1.0737517071310738e42),
    ],
    "modified_bessel_i1": [
        (5.0, 24.335642142450524),
        (19.0, 16007373.785836995),
        (21.0, 112729199.13777551),
        (100.0, 1.0683693903381625e42),
    ],
    "i0e": [(500.0, 0.017845706500153165)],
    "i1e": [(-500.0, -0.017827851852898053)],
    "airy_ai": [
        (-50.0, -0.16188142361232213),
        (-10.5, -0.3119260350510507),
        (-9.5, 0.3191032477191283),
        (-5.0, 0.3507610090241142),
        (-1.0, 0.5355608832923522),
        (0.5, 0.23169360648083343),
        (1.5, 0.07174949700810529),
        (5.0, 0.00010834442813607433),
        (20.0, 1.691672868670544e-27),
        (80.0, 6.367997325597258e-209),
    ],
    "ndtri": [
        (1e-300, -37.0470962993612),
        (1e-10, -6.361340902404056),
        (0.3, -0.5244005127080409),
        (0.999999, 4.753424308817087),
    ],
    "log_ndtr": [(-100.0, -5005.524208694205), (-5.0, -15.064998393988727), (3.0, -0.0013508099647481925)],
    "erfcx": [
        (-3.0, 16205.988853999586),
        (9.0, 0.06230772403777468),
        (11.0, 0.051080594758088446),
        (100000.0, 5.6418958351954685e-06),
    ],
    "spherical_bessel_j0": [(1e-08, 1.0), (0.4, 0.9735458557716262), (30.0, -0.03293438746976206)],
}


@pytest.mark.parametrize("name", VALUES)
def test_values(torch, name):
    for x, expected in VALUES[name]:
        found = getattr(torch.special, name)(torch.tensor(x, dtype=torch.float64)).item()
        assert found == pytest.approx(expected, rel=2e-13, abs=1e-300), x


def test_incomplete_gamma_functions_add_to_one(torch):
    a = torch.tensor([0.01, 0.5, 1.0, 29.0, 31.0, 500.0, 1e6], dtype=torch.float64)
    for factor in (0.1, 0.9, 1.0, 1.1, 5.0):
        lower, upper = torch.special.gammainc(a, a * factor), torch.special.gammaincc(a, a * factor)
        assert (lower + upper - 1).abs().max() < 1e-13
        assert ((lower >= 0) & (lower <= 1)).all()


def test_numbers_stand_for_tensors(torch):
    assert torch.special.zeta(2.0, torch.tensor(1.0)).item() == pytest.approx(1.6449340668)
    assert torch.special.legendre_polynomial_p(torch.tensor([0.5]), 2).item() == -0.125


def test_methods(torch):
    x = torch.tensor([0.5, 1.5])
    assert torch.equal(x.polygamma(1), torch.polygamma(1, x))
    y = x.clone()
    assert y.polygamma_(1) is y
    assert torch.equal(y, torch.special.polygamma(1, x))
    assert torch.equal(x.i0(), torch.special.i0(x))
    assert torch.equal(x.mvlgamma(1), torch.special.multigammaln(x, 1))
    with pytest.raises(AttributeError, match="special"):
        torch.special.no_such_function


def test_derivatives_that_are_missing_say_so(torch):
    x = torch.tensor([1.5], requires_grad=True)
    with pytest.raises(NotImplementedError, match="special_airy_ai"):
        torch.special.airy_ai(x).backward()
    with pytest.raises(NotImplementedError, match="igamma"):
        torch.igamma(x, torch.tensor([1.0])).backward()
