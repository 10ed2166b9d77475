"""Operators that have no meaning for a batch: their results depend on values in shape or in kind."""

from __future__ import annotations

from typing import Any

from .._dispatch import RAW_RULES, dynamic_shape

_DYNAMIC = """
nonzero nonzero_numpy argwhere masked_select _unique2 unique_consecutive unique_dim bincount combinations
""".split()


def _refuse_dynamic(level: Any, func: Any, args: Any, kwargs: Any) -> Any:
    raise dynamic_shape(func.__name__)


for _name in _DYNAMIC:
    RAW_RULES[_name] = _refuse_dynamic


def _refuse_allclose(level: Any, func: Any, args: Any, kwargs: Any) -> Any:
    raise RuntimeError(
        "vmap over torch.allclose isn't supported yet. Please file an issue at "
        "https://github.com/pytorch/pytorch/issues if you need this feature."
    )


def _refuse_equal(level: Any, func: Any, args: Any, kwargs: Any) -> Any:
    raise RuntimeError(f"Batching rule not implemented for aten::{func.__name__}. We could not generate a fallback.")


def _refuse_control_flow(level: Any, func: Any, args: Any, kwargs: Any) -> Any:
    from .._levels import _NO_CONTROL_FLOW

    raise RuntimeError(_NO_CONTROL_FLOW)


RAW_RULES["allclose"] = _refuse_allclose
RAW_RULES["equal"] = _refuse_equal
RAW_RULES["is_nonzero"] = _refuse_control_flow
