"""`torch.nn.attention`: which implementation of attention is used, causal masks, attention with any score function."""

from __future__ import annotations

from typing import Any

from ._backends import SDPBackend, _cur_sdpa_kernel_backends, sdpa_kernel

__all__ = ["WARN_FOR_UNFUSED_KERNELS", "SDPBackend", "_cur_sdpa_kernel_backends", "sdpa_kernel"]

#: Whether PyTorch warns of attention that is not fused (without effect here).
WARN_FOR_UNFUSED_KERNELS = False

_SUBMODULES = frozenset(("bias", "flex_attention"))


def __getattr__(name: str) -> Any:
    if name in _SUBMODULES:
        import importlib

        return importlib.import_module(f"{__name__}.{name}")
    if name.startswith("__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    raise AttributeError(f"swiftgrad has no torch.nn.attention.{name} yet")
