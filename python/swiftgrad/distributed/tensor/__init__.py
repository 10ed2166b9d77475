"""torch.distributed.tensor: names for annotations; what it does needs several processes."""

from __future__ import annotations

from ..._missing import absent_class, absent_function, module_getattr

_WHY = "it needs several processes; run the program with one, without it"
DTensor = absent_class("torch.distributed.tensor.DTensor", _WHY)
Shard = absent_class("torch.distributed.tensor.Shard", _WHY)
Replicate = absent_class("torch.distributed.tensor.Replicate", _WHY)
Partial = absent_class("torch.distributed.tensor.Partial", _WHY)
Placement = absent_class("torch.distributed.tensor.Placement", _WHY)
DeviceMesh = absent_class("torch.distributed.tensor.DeviceMesh", _WHY)
distribute_tensor = absent_function("torch.distributed.tensor.distribute_tensor", _WHY)
distribute_module = absent_function("torch.distributed.tensor.distribute_module", _WHY)
init_device_mesh = absent_function("torch.distributed.tensor.init_device_mesh", _WHY)

__getattr__ = module_getattr(__name__, "parallel placement_types experimental")
