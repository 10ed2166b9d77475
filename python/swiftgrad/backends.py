"""Switches of PyTorch's back ends: accepted where a program only asks or sets, for none of them exists here."""

from __future__ import annotations

from typing import Any

from . import _C


class _Backend:
    """A back end that is not there: its switches can be set and read back."""

    def __init__(self, **switches: Any) -> None:
        self.__dict__.update(switches)

    def is_available(self) -> bool:
        """No."""
        return False

    def is_built(self) -> bool:
        """No."""
        return False


cudnn = _Backend(enabled=False, benchmark=False, deterministic=False, allow_tf32=True, version=lambda: None)


class _Cuda(_Backend):
    """CUDA's, with its switches of attention."""

    def __getattr__(self, name: str) -> Any:
        from .nn.attention._backends import SwitchesOfAttention

        found = getattr(SwitchesOfAttention, name, None)
        if found is None or name.startswith("_"):
            raise AttributeError(f"swiftgrad has no torch.backends.cuda.{name} yet")
        return found


cuda = _Cuda(matmul=_Backend(allow_tf32=False, allow_fp16_reduced_precision_reduction=True))
mps = _Backend()
mkl = _Backend()
mkldnn = _Backend(enabled=False)
openmp = _Backend()


class _CPU:
    """The back end that is there."""

    @staticmethod
    def get_cpu_capability() -> str:
        """The instruction set in use: avx512, avx2, baseline or neon."""
        return _C._cpu_capability()


cpu = _CPU()
