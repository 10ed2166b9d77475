"""torch.distributed.optim: names for annotations; what it does needs several processes."""

from __future__ import annotations

from .._missing import absent_class, absent_function, module_getattr

_WHY = "it needs several processes; run the program with one, without it"
DistributedOptimizer = absent_class("torch.distributed.optim.DistributedOptimizer", _WHY)
ZeroRedundancyOptimizer = absent_class("torch.distributed.optim.ZeroRedundancyOptimizer", _WHY)
_apply_optimizer_in_backward = absent_function("torch.distributed.optim._apply_optimizer_in_backward", _WHY)

__getattr__ = module_getattr(__name__)
