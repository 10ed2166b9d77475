"""torch.distributed.checkpoint.default_planner: names for annotations; what it does needs several processes."""

from __future__ import annotations

from ..._missing import absent_class, module_getattr

_WHY = "it needs several processes; run the program with one, without it"
DefaultLoadPlanner = absent_class("torch.distributed.checkpoint.default_planner.DefaultLoadPlanner", _WHY)
DefaultSavePlanner = absent_class("torch.distributed.checkpoint.default_planner.DefaultSavePlanner", _WHY)

__getattr__ = module_getattr(__name__)
