"""Memory of CUDA devices: none of it is in use."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any


def _no_cuda() -> AssertionError:
    return AssertionError("Torch not compiled with CUDA enabled")


def empty_cache() -> None:
    """Nothing to empty."""


def memory_allocated(device: Any = None) -> int:
    """0 bytes."""
    return 0


def max_memory_allocated(device: Any = None) -> int:
    """0 bytes."""
    return 0


def memory_reserved(device: Any = None) -> int:
    """0 bytes."""
    return 0


def max_memory_reserved(device: Any = None) -> int:
    """0 bytes."""
    return 0


#: Old names.
memory_cached = memory_reserved
max_memory_cached = max_memory_reserved


def memory_stats(device: Any = None) -> OrderedDict[str, Any]:
    """No statistics: an empty dict."""
    return OrderedDict()


def memory_stats_as_nested_dict(device: Any = None) -> dict[str, Any]:
    """No statistics: an empty dict."""
    return {}


def host_memory_stats() -> OrderedDict[str, Any]:
    """No statistics of pinned memory: an empty dict."""
    return OrderedDict()


def reset_peak_memory_stats(device: Any = None) -> None:
    """Raises ValueError for a device that is not CUDA's; there is nothing to reset otherwise."""
    from . import _index

    _index(device)


def reset_accumulated_memory_stats(device: Any = None) -> None:
    """Nothing to reset."""


def reset_max_memory_allocated(device: Any = None) -> None:
    """Nothing to reset."""


def reset_max_memory_cached(device: Any = None) -> None:
    """Nothing to reset."""


def memory_snapshot(mempool_id: Any = None, include_traces: bool = True) -> list[Any]:
    """Raises AssertionError: there is no CUDA."""
    raise _no_cuda()


def memory_summary(device: Any = None, abbreviated: bool = False) -> str:
    """Raises AssertionError: there is no CUDA device to sum up."""
    raise _no_cuda()


def mem_get_info(device: Any = None) -> tuple[int, int]:
    """Raises AssertionError: there is no CUDA device."""
    raise _no_cuda()


def list_gpu_processes(device: Any = None) -> str:
    """Raises AssertionError: there is no CUDA device."""
    raise _no_cuda()


def set_per_process_memory_fraction(fraction: float, device: Any = None) -> None:
    """Raises AssertionError: there is no CUDA device."""
    raise _no_cuda()


def caching_allocator_alloc(size: int, device: Any = None, stream: Any = None) -> int:
    """Raises AssertionError: there is no CUDA device."""
    raise _no_cuda()


def caching_allocator_delete(mem_ptr: int) -> None:
    """Raises AssertionError: there is no CUDA device."""
    raise _no_cuda()


def _record_memory_history(*args: Any, **kwargs: Any) -> None:
    raise _no_cuda()


def _snapshot(device: Any = None) -> dict[str, Any]:
    raise _no_cuda()


def _dump_snapshot(filename: str = "dump_snapshot.pickle") -> None:
    raise _no_cuda()
