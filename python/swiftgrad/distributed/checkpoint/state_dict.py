"""torch.distributed.checkpoint.state_dict: names for annotations; what it does needs several processes."""

from __future__ import annotations

from ..._missing import absent_class, absent_function, module_getattr

_WHY = "it needs several processes; run the program with one, without it"
StateDictOptions = absent_class("torch.distributed.checkpoint.state_dict.StateDictOptions", _WHY)
_init_optim_state = absent_function("torch.distributed.checkpoint.state_dict._init_optim_state", _WHY)
get_model_state_dict = absent_function("torch.distributed.checkpoint.state_dict.get_model_state_dict", _WHY)
get_optimizer_state_dict = absent_function("torch.distributed.checkpoint.state_dict.get_optimizer_state_dict", _WHY)
get_state_dict = absent_function("torch.distributed.checkpoint.state_dict.get_state_dict", _WHY)
set_model_state_dict = absent_function("torch.distributed.checkpoint.state_dict.set_model_state_dict", _WHY)
set_optimizer_state_dict = absent_function("torch.distributed.checkpoint.state_dict.set_optimizer_state_dict", _WHY)
set_state_dict = absent_function("torch.distributed.checkpoint.state_dict.set_state_dict", _WHY)

__getattr__ = module_getattr(__name__)
