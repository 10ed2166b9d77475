"""torch.distributed.tensor.experimental: names for annotations; what it does needs several processes."""

from __future__ import annotations

from ..._missing import absent_function, module_getattr

_WHY = "it needs several processes; run the program with one, without it"
implicit_replication = absent_function("torch.distributed.tensor.experimental.implicit_replication", _WHY)
local_map = absent_function("torch.distributed.tensor.experimental.local_map", _WHY)

__getattr__ = module_getattr(__name__)
