"""torch.functional: functions whose signature is not that of one operator, under their old module."""

from __future__ import annotations

from typing import Any

_NAMES = frozenset(
    "align_tensors atleast_1d atleast_2d atleast_3d block_diag broadcast_shapes broadcast_tensors cartesian_prod cdist "
    "chain_matmul einsum istft lu meshgrid norm split stft tensordot unique unique_consecutive unravel_index".split()
)


def __getattr__(name: str) -> Any:
    if name in _NAMES:
        import sys

        return getattr(sys.modules[__package__], name)
    if name.startswith("__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    raise AttributeError(f"swiftgrad has no torch.functional.{name} yet")
