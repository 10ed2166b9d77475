"""Comparison of results with golden values."""

from __future__ import annotations

import numpy as np


def error(actual: np.ndarray, expected: np.ndarray) -> float:
    """The largest difference, relative to the largest finite expected value or 1.

    Infinite where shapes, NaNs or infinities differ.
    """
    if actual.shape != expected.shape:
        return float("inf")
    if expected.size == 0:
        return 0.0
    if expected.dtype.kind in "bi" and actual.dtype.kind in "biu":
        return 0.0 if np.array_equal(actual, expected) else float("inf")
    a, e = actual.astype(np.float64), expected.astype(np.float64)
    finite = np.isfinite(e)
    if not np.array_equal(finite, np.isfinite(a)) or not np.array_equal(a[~finite], e[~finite], equal_nan=True):
        return float("inf")
    if not finite.any():
        return 0.0
    return float(np.max(np.abs(a[finite] - e[finite])) / max(1.0, float(np.max(np.abs(e[finite])))))


def assert_close(actual: np.ndarray, expected: np.ndarray, tolerance: float, what: str) -> None:
    """Fails with both arrays where they differ by more than `tolerance` (see `error`)."""
    found = error(actual, expected)
    if not found <= tolerance:
        raise AssertionError(
            f"{what}: off by {found:.3g} (allowed {tolerance:.3g})\ngot      {actual!r}\nexpected {expected!r}"
        )
