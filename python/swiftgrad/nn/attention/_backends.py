"""Which implementations of attention are enabled: remembered, while there is only one here."""

from __future__ import annotations

import contextlib
import enum
from collections.abc import Iterator
from typing import Any

__all__ = ["SDPBackend", "sdp_kernel", "sdpa_kernel"]


class SDPBackend(enum.IntEnum):
    """PyTorch's implementations of `scaled_dot_product_attention`."""

    ERROR = -1
    MATH = 0
    FLASH_ATTENTION = 1
    EFFICIENT_ATTENTION = 2
    CUDNN_ATTENTION = 3
    OVERRIDEABLE = 4

    def __str__(self) -> str:
        return f"SDPBackend.{self.name}"


#: Those that are enabled, in PyTorch's order of mention.
_ENABLED: dict[SDPBackend, bool] = dict.fromkeys(
    (
        SDPBackend.CUDNN_ATTENTION,
        SDPBackend.FLASH_ATTENTION,
        SDPBackend.EFFICIENT_ATTENTION,
        SDPBackend.MATH,
        SDPBackend.OVERRIDEABLE,
    ),
    True,
)


def _cur_sdpa_kernel_backends(with_priority: bool = False) -> list[SDPBackend]:
    """The implementations that are enabled."""
    return [backend for backend, on in _ENABLED.items() if on]


@contextlib.contextmanager
def sdpa_kernel(backends: list[SDPBackend] | SDPBackend, set_priority: bool = False) -> Iterator[dict[Any, Any]]:
    """Enables only the implementations named, within the context.

    The numbers do not depend on it: swiftgrad has one implementation, which is fused where the call allows.

    Args:
        backends: one, or several.
        set_priority: whether their order is one of preference (without effect).

    Raises:
        AssertionError: `backends` is neither a backend nor a list.
    """
    if not isinstance(backends, (list, SDPBackend)):
        raise AssertionError(
            "Backend must be an instance of SDPBackend or a list of SDPBackend instances, got "
            f"{type(backends).__name__}"
        )
    wanted = [backends] if isinstance(backends, SDPBackend) else backends
    before = dict(_ENABLED)
    try:
        _ENABLED.update({backend: backend in wanted for backend in _ENABLED})
        yield {}
    finally:
        _ENABLED.update(before)


@contextlib.contextmanager
def sdp_kernel(
    enable_flash: bool = True,
    enable_math: bool = True,
    enable_mem_efficient: bool = True,
    enable_cudnn: bool = True,
) -> Iterator[dict[Any, Any]]:
    """The older form of `sdpa_kernel`: `torch.backends.cuda.sdp_kernel`.

    Args:
        enable_flash: whether `FLASH_ATTENTION` is enabled.
        enable_math: whether `MATH` is.
        enable_mem_efficient: whether `EFFICIENT_ATTENTION` is.
        enable_cudnn: whether `CUDNN_ATTENTION` is.
    """
    import warnings

    warnings.warn(
        "`torch.backends.cuda.sdp_kernel()` is deprecated. In the future, this context manager will be removed. "
        "Please see `torch.nn.attention.sdpa_kernel()` for the new context manager, with updated signature.",
        FutureWarning,
        stacklevel=3,
    )
    flags = {
        SDPBackend.FLASH_ATTENTION: enable_flash,
        SDPBackend.MATH: enable_math,
        SDPBackend.EFFICIENT_ATTENTION: enable_mem_efficient,
        SDPBackend.CUDNN_ATTENTION: enable_cudnn,
    }
    with sdpa_kernel([backend for backend, on in flags.items() if on]) as nothing:
        yield nothing


class SwitchesOfAttention:
    """The questions and switches about attention of `torch.backends.cuda`."""

    sdp_kernel = staticmethod(sdp_kernel)

    @staticmethod
    def enable_flash_sdp(enabled: bool) -> None:
        """Enables or disables `FLASH_ATTENTION`."""
        _ENABLED[SDPBackend.FLASH_ATTENTION] = bool(enabled)

    @staticmethod
    def enable_math_sdp(enabled: bool) -> None:
        """Enables or disables `MATH`."""
        _ENABLED[SDPBackend.MATH] = bool(enabled)

    @staticmethod
    def enable_mem_efficient_sdp(enabled: bool) -> None:
        """Enables or disables `EFFICIENT_ATTENTION`."""
        _ENABLED[SDPBackend.EFFICIENT_ATTENTION] = bool(enabled)

    @staticmethod
    def enable_cudnn_sdp(enabled: bool) -> None:
        """Enables or disables `CUDNN_ATTENTION`."""
        _ENABLED[SDPBackend.CUDNN_ATTENTION] = bool(enabled)

    @staticmethod
    def flash_sdp_enabled() -> bool:
        """Whether `FLASH_ATTENTION` is enabled (not whether it is used)."""
        return _ENABLED[SDPBackend.FLASH_ATTENTION]

    @staticmethod
    def math_sdp_enabled() -> bool:
        """Whether `MATH` is enabled."""
        return _ENABLED[SDPBackend.MATH]

    @staticmethod
    def mem_efficient_sdp_enabled() -> bool:
        """Whether `EFFICIENT_ATTENTION` is enabled (not whether it is used)."""
        return _ENABLED[SDPBackend.EFFICIENT_ATTENTION]

    @staticmethod
    def cudnn_sdp_enabled() -> bool:
        """Whether `CUDNN_ATTENTION` is enabled (not whether it is used)."""
        return _ENABLED[SDPBackend.CUDNN_ATTENTION]

    @staticmethod
    def is_flash_attention_available() -> bool:
        """No: there is no CUDA."""
        return False

    @staticmethod
    def allow_fp16_bf16_reduction_math_sdp(enabled: bool) -> None:
        """Without effect: half types are always computed in float32."""

    @staticmethod
    def fp16_bf16_reduction_math_sdp_allowed() -> bool:
        """No: half types are always computed in float32."""
        return False
