"""torch.distributed.fsdp.wrap: names for annotations; what it does needs several processes."""

from __future__ import annotations

from ..._missing import absent_class, absent_function, module_getattr

_WHY = "it needs several processes; run the program with one, without it"
ModuleWrapPolicy = absent_class("torch.distributed.fsdp.wrap.ModuleWrapPolicy", _WHY)
CustomPolicy = absent_class("torch.distributed.fsdp.wrap.CustomPolicy", _WHY)
enable_wrap = absent_function("torch.distributed.fsdp.wrap.enable_wrap", _WHY)
wrap = absent_function("torch.distributed.fsdp.wrap.wrap", _WHY)
size_based_auto_wrap_policy = absent_function("torch.distributed.fsdp.wrap.size_based_auto_wrap_policy", _WHY)
transformer_auto_wrap_policy = absent_function("torch.distributed.fsdp.wrap.transformer_auto_wrap_policy", _WHY)
lambda_auto_wrap_policy = absent_function("torch.distributed.fsdp.wrap.lambda_auto_wrap_policy", _WHY)
always_wrap_policy = absent_function("torch.distributed.fsdp.wrap.always_wrap_policy", _WHY)

__getattr__ = module_getattr(__name__)
