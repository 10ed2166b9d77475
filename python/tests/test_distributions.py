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
