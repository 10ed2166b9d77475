"""CUDA's libraries: not there. Their switches are kept, so that programs may set and read them."""

from __future__ import annotations

from typing import Any


class _MatmulSwitches:
    """Switches of matrix products."""

    _KNOWN = frozenset(
        "allow_tf32 allow_fp16_reduced_precision_reduction allow_bf16_reduced_precision_reduction "
        "allow_fp16_accumulation fp32_precision".split()
    )

    def __init__(self) -> None:
        self.allow_tf32: Any = False
        self.allow_fp16_reduced_precision_reduction: Any = True
        self.allow_bf16_reduced_precision_reduction: Any = True
        self.allow_fp16_accumulation: Any = False
        self.fp32_precision: Any = "none"

    def __setattr__(self, name: str, value: Any) -> None:
        if name not in self._KNOWN:
            raise AttributeError(f"Unknown attribute {name}")
        object.__setattr__(self, name, value)


class SDPAParams:
    """What decides about a kernel of scaled_dot_product_attention: the call's tensors and options."""

    def __init__(
        self,
        query: Any,
        key: Any,
        value: Any,
        attn_mask: Any,
        dropout: float,
        is_causal: bool,
        enable_gqa: bool = False,
    ) -> None:
        self.query, self.key, self.value, self.attn_mask = query, key, value, attn_mask
        self.dropout, self.is_causal, self.enable_gqa = dropout, is_causal, enable_gqa


matmul = _MatmulSwitches()


def is_built() -> bool:
    """No."""
    return False


def can_use_flash_attention(params: SDPAParams, debug: bool = False) -> bool:
    """No: not on CUDA."""
    return False


def can_use_efficient_attention(params: SDPAParams, debug: bool = False) -> bool:
    """No: not on CUDA."""
    return False


def can_use_cudnn_attention(params: SDPAParams, debug: bool = False) -> bool:
    """No: not on CUDA."""
    return False


def preferred_linalg_library(backend: Any = None) -> str:
    """The name of the only choice."""
    return "default"


def preferred_blas_library(backend: Any = None) -> str:
    """The name of the only choice."""
    return "default"


def __getattr__(name: str) -> Any:
    from ..nn.attention._backends import SwitchesOfAttention

    found = None if name.startswith("_") else getattr(SwitchesOfAttention, name, None)
    if found is None:
        raise AttributeError(f"swiftgrad has no torch.backends.cuda.{name} yet")
    return found
