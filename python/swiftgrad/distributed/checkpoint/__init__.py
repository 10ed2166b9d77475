"""torch.distributed.checkpoint: names for annotations; what it does needs several processes."""

from __future__ import annotations

from ..._missing import absent_class, absent_function, module_getattr

_WHY = "it needs several processes; run the program with one, without it"
FileSystemReader = absent_class("torch.distributed.checkpoint.FileSystemReader", _WHY)
FileSystemWriter = absent_class("torch.distributed.checkpoint.FileSystemWriter", _WHY)
DefaultLoadPlanner = absent_class("torch.distributed.checkpoint.DefaultLoadPlanner", _WHY)
DefaultSavePlanner = absent_class("torch.distributed.checkpoint.DefaultSavePlanner", _WHY)
load_state_dict = absent_function("torch.distributed.checkpoint.load_state_dict", _WHY)
save_state_dict = absent_function("torch.distributed.checkpoint.save_state_dict", _WHY)
load = absent_function("torch.distributed.checkpoint.load", _WHY)
save = absent_function("torch.distributed.checkpoint.save", _WHY)
async_save = absent_function("torch.distributed.checkpoint.async_save", _WHY)

__getattr__ = module_getattr(__name__, "default_planner state_dict stateful")
