"""Writes python/tests/golden/distributions.xz: what real PyTorch's distributions give for the cases of the tests.

Usage: python tools/golden_distributions.py     (with a Python that has torch)
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "python" / "tests"))

import distribution_cases
import mpmath
import numpy as np
import torch
from golden_io import Writer
from golden_tables import store_arrays


def derivatives() -> dict[str, Any]:
    """Exact derivatives of gamma and beta quantiles in their first parameter, by mpmath with 150 digits."""
    mpmath.mp.dps = 150
    shapes, points = [0.01, 0.3, 1.0, 2.5, 30.0, 1000.0], [0.02, 0.3, 1.0, 1.4]
    gamma = [(a, a * x) for a in shapes for x in points]
    beta = [(a, b, x) for a in (0.1, 0.7, 2.0, 20.0) for b in (0.2, 1.0, 5.0, 30.0) for x in (0.001, 0.3, 0.9, 0.999)]

    def gamma_derivative(a: float, x: float) -> float:
        slope = mpmath.diff(lambda s: mpmath.gammainc(s, 0, x, regularized=True), a)
        return float(-slope * mpmath.gamma(a) * mpmath.exp(x) * mpmath.mpf(x) ** (1 - a))

    def beta_derivative(a: float, b: float, x: float) -> float:
        slope = mpmath.diff(lambda s: mpmath.betainc(s, b, 0, x, regularized=True), a)
        return float(-slope * mpmath.beta(a, b) * mpmath.mpf(x) ** (1 - a) * mpmath.mpf(1 - x) ** (-b))

    return {
        "gamma": np.array([(*case, gamma_derivative(*case)) for case in gamma]),
        "beta": np.array([(*case, beta_derivative(*case)) for case in beta]),
    }


def main() -> None:
    """Evaluates each case with real PyTorch."""
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    store = Writer()
    index: dict[str, Any] = {}
    for case in distribution_cases.all_cases():
        try:
            found = distribution_cases.evaluate(torch, case)
        except Exception as error:
            raise SystemExit(f"{case}: {type(error).__name__}: {error}") from error
        index[case] = store_arrays(found, store)
    index["derivatives"] = store_arrays(derivatives(), store)
    print(f"distributions: {len(index)} cases, {store.save('distributions', index)} bytes")


if __name__ == "__main__":
    main()
