"""torch.distributed.tensor under its old name."""

from __future__ import annotations

from ..._missing import module_getattr
from ..tensor import DeviceMesh, DTensor, Partial, Placement, Replicate, Shard, distribute_module, distribute_tensor

__all__ = [
    "DTensor",
    "DeviceMesh",
    "Partial",
    "Placement",
    "Replicate",
    "Shard",
    "distribute_module",
    "distribute_tensor",
]
__getattr__ = module_getattr(__name__, "device_mesh experimental")
