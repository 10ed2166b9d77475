"""torch.distributed.tensor.placement_types: names for annotations; what it does needs several processes."""

from __future__ import annotations

from ..._missing import absent_class, module_getattr

_WHY = "it needs several processes; run the program with one, without it"
Placement = absent_class("torch.distributed.tensor.placement_types.Placement", _WHY)
Shard = absent_class("torch.distributed.tensor.placement_types.Shard", _WHY)
Replicate = absent_class("torch.distributed.tensor.placement_types.Replicate", _WHY)
Partial = absent_class("torch.distributed.tensor.placement_types.Partial", _WHY)

__getattr__ = module_getattr(__name__)
