"""torch.distributed.nn: names for annotations; what it does needs several processes."""

from __future__ import annotations

from .._missing import absent_class, absent_function, module_getattr

_WHY = "it needs several processes; run the program with one, without it"
RemoteModule = absent_class("torch.distributed.nn.RemoteModule", _WHY)
all_reduce = absent_function("torch.distributed.nn.all_reduce", _WHY)
all_gather = absent_function("torch.distributed.nn.all_gather", _WHY)

__getattr__ = module_getattr(__name__)
