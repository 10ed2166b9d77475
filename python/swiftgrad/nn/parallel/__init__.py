"""Modules on several devices: there is one, so they run the module itself."""

from __future__ import annotations

from ..._missing import module_getattr
from .data_parallel import DataParallel, data_parallel
from .distributed import DistributedDataParallel
from .scatter_gather import gather, parallel_apply, replicate, scatter, scatter_kwargs

__all__ = [
    "DataParallel",
    "DistributedDataParallel",
    "data_parallel",
    "gather",
    "parallel_apply",
    "replicate",
    "scatter",
    "scatter_kwargs",
]
__getattr__ = module_getattr(__name__, "comm")
