"""torch.distributed.autograd: names for annotations; what it does needs several processes."""

from __future__ import annotations

from .._missing import absent_class, absent_function, module_getattr

_WHY = "it needs several processes; run the program with one, without it"
context = absent_class("torch.distributed.autograd.context", _WHY)
backward = absent_function("torch.distributed.autograd.backward", _WHY)
get_gradients = absent_function("torch.distributed.autograd.get_gradients", _WHY)

__getattr__ = module_getattr(__name__)
