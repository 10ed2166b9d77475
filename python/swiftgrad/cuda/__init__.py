"""What a CPU-only PyTorch answers about CUDA: there is none.

Questions get the answer of a machine without a GPU; what needs one raises PyTorch's
``AssertionError: Torch not compiled with CUDA enabled``.
"""

from __future__ import annotations

from typing import Any, Literal

from .. import _C
from .._missing import module_getattr
from . import memory, random
from .memory import (
    _no_cuda,
    caching_allocator_alloc,
    caching_allocator_delete,
    empty_cache,
    host_memory_stats,
    list_gpu_processes,
    max_memory_allocated,
    max_memory_cached,
    max_memory_reserved,
    mem_get_info,
    memory_allocated,
    memory_cached,
    memory_reserved,
    memory_snapshot,
    memory_stats,
    memory_stats_as_nested_dict,
    memory_summary,
    reset_accumulated_memory_stats,
    reset_max_memory_allocated,
    reset_max_memory_cached,
    reset_peak_memory_stats,
    set_per_process_memory_fraction,
)
from .random import (
    get_rng_state,
    get_rng_state_all,
    initial_seed,
    manual_seed,
    manual_seed_all,
    seed,
    seed_all,
    set_rng_state,
    set_rng_state_all,
)
from .streams import CUDAGraph, Event, ExternalStream, Stream, StreamContext, current_stream, default_stream, graph
from .streams import set_stream as set_stream
from .streams import stream as stream

OutOfMemoryError = _C.OutOfMemoryError
AcceleratorError = type("AcceleratorError", (RuntimeError,), {"__module__": "torch"})

has_half = has_magma = False
default_generators: tuple[Any, ...] = ()


class CudaError(RuntimeError):
    """An error of the CUDA runtime; nothing here raises it."""


class DeferredCudaCallError(Exception):
    """A call that was put off until CUDA starts had failed; nothing here raises it."""


def is_available() -> bool:
    """No."""
    return False


def is_initialized() -> bool:
    """No."""
    return False


def is_bf16_supported(including_emulation: bool = True) -> bool:
    """No."""
    return False


def is_tf32_supported() -> bool:
    """No."""
    return False


def is_current_stream_capturing() -> bool:
    """No."""
    return False


def device_count() -> int:
    """0."""
    return 0


def get_arch_list() -> list[str]:
    """None: an empty list."""
    return []


def get_gencode_flags() -> str:
    """An empty string."""
    return ""


def init() -> None:
    """Raises AssertionError: there is no CUDA."""
    raise _no_cuda()


def _lazy_init() -> None:
    raise _no_cuda()


def _lazy_call(callable: Any, **kwargs: Any) -> None:
    """Forgets a call that waits for CUDA to start, which it never does."""


def _is_in_bad_fork() -> bool:
    return False


def current_device() -> int:
    """Raises AssertionError: there is no CUDA device."""
    raise _no_cuda()


def set_device(device: Any) -> None:
    """Raises AssertionError unless the index is negative, which means none.

    Args:
        device: An index, a string or a device.
    """
    if _index(device) >= 0:
        raise _no_cuda()


def synchronize(device: Any = None) -> None:
    """Raises AssertionError: there is no CUDA device."""
    raise _no_cuda()


def get_device_name(device: Any = None) -> str:
    """Raises AssertionError: there is no CUDA device."""
    raise _no_cuda()


def get_device_properties(device: Any = None) -> Any:
    """Raises AssertionError: there is no CUDA device."""
    raise _no_cuda()


def get_device_capability(device: Any = None) -> tuple[int, int]:
    """Raises AssertionError: there is no CUDA device."""
    raise _no_cuda()


def can_device_access_peer(device: Any, peer_device: Any) -> bool:
    """Raises AssertionError: there is no CUDA device."""
    raise _no_cuda()


def cudart() -> Any:
    """Raises AssertionError: there is no CUDA runtime."""
    raise _no_cuda()


def current_blas_handle() -> int:
    """Raises AssertionError: there is no CUDA."""
    raise _no_cuda()


def ipc_collect() -> None:
    """Raises AssertionError: there is no CUDA."""
    raise _no_cuda()


def utilization(device: Any = None) -> int:
    """Raises AssertionError: there is no CUDA device."""
    raise _no_cuda()


def temperature(device: Any = None) -> int:
    """Raises AssertionError: there is no CUDA device."""
    raise _no_cuda()


def power_draw(device: Any = None) -> int:
    """Raises AssertionError: there is no CUDA device."""
    raise _no_cuda()


def get_sync_debug_mode() -> int:
    """Raises AssertionError: there is no CUDA."""
    raise _no_cuda()


def set_sync_debug_mode(debug_mode: int | str) -> None:
    """Raises AssertionError: there is no CUDA."""
    raise _no_cuda()


def _sleep(cycles: int) -> None:
    raise _no_cuda()


def _index(device: Any) -> int:
    """The index a CUDA device has; -1 for none and for other devices."""
    if device is None:
        return -1
    if isinstance(device, int):
        return device
    parsed = _C.device(device) if isinstance(device, str) else device
    if parsed.type != "cuda":
        raise ValueError(f"Expected a cuda device, but got: {device}")
    return 0 if parsed.index is None else parsed.index


class device:
    """Makes a device current for a ``with`` block; None or a negative index change nothing, others raise."""

    def __init__(self, device: Any) -> None:
        self.idx = _index(device)

    def __enter__(self) -> None:
        if self.idx >= 0:
            raise _no_cuda()

    def __exit__(self, *exception: object) -> Literal[False]:
        return False


class device_of(device):
    """Makes the device of a tensor current: tensors are on the CPU, so nothing changes."""

    def __init__(self, obj: Any) -> None:
        super().__init__(obj.get_device() if getattr(obj, "is_cuda", False) else -1)


_KINDS = "Float Double Half BFloat16 Long Int Short Char Byte Bool".split()
_TYPES = frozenset(kind + what for kind in _KINDS for what in ("Tensor", "Storage"))
_missing = module_getattr(__name__, "amp comm graphs jiterator nccl nvtx profiler sparse streams tunable")


def __getattr__(name: str) -> Any:
    if name in _TYPES:
        from . import _types

        return getattr(_types, name)
    return _missing(name)


__all__ = [
    "CUDAGraph",
    "CudaError",
    "DeferredCudaCallError",
    "Event",
    "ExternalStream",
    "OutOfMemoryError",
    "Stream",
    "StreamContext",
    "caching_allocator_alloc",
    "caching_allocator_delete",
    "can_device_access_peer",
    "cudart",
    "current_blas_handle",
    "current_device",
    "current_stream",
    "default_generators",
    "default_stream",
    "device",
    "device_count",
    "device_of",
    "empty_cache",
    "get_arch_list",
    "get_device_capability",
    "get_device_name",
    "get_device_properties",
    "get_gencode_flags",
    "get_rng_state",
    "get_rng_state_all",
    "get_sync_debug_mode",
    "graph",
    "has_half",
    "has_magma",
    "host_memory_stats",
    "init",
    "initial_seed",
    "ipc_collect",
    "is_available",
    "is_bf16_supported",
    "is_current_stream_capturing",
    "is_initialized",
    "list_gpu_processes",
    "manual_seed",
    "manual_seed_all",
    "max_memory_allocated",
    "max_memory_cached",
    "max_memory_reserved",
    "mem_get_info",
    "memory",
    "memory_allocated",
    "memory_cached",
    "memory_reserved",
    "memory_snapshot",
    "memory_stats",
    "memory_stats_as_nested_dict",
    "memory_summary",
    "power_draw",
    "random",
    "reset_accumulated_memory_stats",
    "reset_max_memory_allocated",
    "reset_max_memory_cached",
    "reset_peak_memory_stats",
    "seed",
    "seed_all",
    "set_device",
    "set_per_process_memory_fraction",
    "set_rng_state",
    "set_rng_state_all",
    "set_stream",
    "set_sync_debug_mode",
    "stream",
    "synchronize",
    "temperature",
    "utilization",
]
