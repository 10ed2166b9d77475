"""torch.distributed.device_mesh: names for annotations; what it does needs several processes."""

from __future__ import annotations

from .._missing import absent_class, absent_function, module_getattr

_WHY = "it needs several processes; run the program with one, without it"
DeviceMesh = absent_class("torch.distributed.device_mesh.DeviceMesh", _WHY)
init_device_mesh = absent_function("torch.distributed.device_mesh.init_device_mesh", _WHY)

__getattr__ = module_getattr(__name__)
