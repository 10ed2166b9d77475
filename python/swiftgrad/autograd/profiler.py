"""torch.autograd.profiler: the older interface of `torch.profiler`."""

from __future__ import annotations

from typing import Any

from .._missing import module_getattr
from ..profiler import EventList, FunctionEvent, record_function
from ..profiler import profile as _Profile

__all__ = ["EventList", "FunctionEvent", "emit_nvtx", "profile", "record_function"]


class profile(_Profile):
    """Records the wall time of operators in a ``with`` block.

    Args:
        enabled: False records nothing.
        use_cuda: Accepted; there is no CUDA.
        record_shapes: Keep the shapes of tensors given to operators.
        kwargs: What `torch.profiler.profile` takes.
    """

    def __init__(
        self, enabled: bool = True, *, use_cuda: bool = False, record_shapes: bool = False, **kwargs: Any
    ) -> None:
        accepted = {name: value for name, value in kwargs.items() if name not in _OLD}
        super().__init__(record_shapes=record_shapes, **accepted)
        self.enabled = enabled

    def __enter__(self) -> Any:
        if self.enabled:
            self.start()
        return self

    def __exit__(self, *exception: object) -> None:
        if self.enabled:
            self.stop()


_OLD = frozenset({"use_device", "use_kineto", "use_cpu", "use_mtia"})


class emit_nvtx:
    """Marks operators for NVIDIA's profiler; without CUDA, entering raises.

    Args:
        enabled: False does nothing.
        record_shapes: Ignored.
    """

    def __init__(self, enabled: bool = True, record_shapes: bool = False) -> None:
        self.enabled = enabled

    def __enter__(self) -> Any:
        if self.enabled:
            raise RuntimeError("NVTX functions not installed. Are you sure you have a CUDA build?")
        return self

    def __exit__(self, *exception: object) -> None:
        return None


__getattr__ = module_getattr(__name__)
