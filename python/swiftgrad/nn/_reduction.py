"""The `reduction` argument of losses, and the two older arguments it replaced."""

from __future__ import annotations

import warnings

__all__ = ["get_enum", "legacy_get_enum", "legacy_get_string"]

_CODES = {"none": 0, "mean": 1, "sum": 2}


def get_enum(reduction: str) -> int:
    """The operators' code of a reduction: 0 none, 1 mean, 2 sum.

    Raises:
        ValueError: `reduction` is none of these.
    """
    if reduction == "elementwise_mean":
        warnings.warn("reduction='elementwise_mean' is deprecated. Please use reduction='mean' instead.", stacklevel=3)
        return 1
    try:
        return _CODES[reduction]
    except (KeyError, TypeError):
        raise ValueError(f"{reduction} is not a valid value for reduction") from None


def legacy_get_string(size_average: bool | None, reduce: bool | None, emit_warning: bool = True) -> str:
    """The reduction that `size_average` and `reduce` stand for; None means True."""
    average = size_average is None or size_average
    reduction = "none" if not (reduce is None or reduce) else "mean" if average else "sum"
    if emit_warning:
        warnings.warn(
            f"size_average and reduce args will be deprecated, please use reduction='{reduction}' instead.",
            stacklevel=3,
        )
    return reduction


def legacy_get_enum(size_average: bool | None, reduce: bool | None, emit_warning: bool = True) -> int:
    """The code of the reduction that `size_average` and `reduce` stand for."""
    return get_enum(legacy_get_string(size_average, reduce, emit_warning))
