"""torch.distributed.tensor.parallel: names for annotations; what it does needs several processes."""

from __future__ import annotations

from ..._missing import absent_class, absent_function, module_getattr

_WHY = "it needs several processes; run the program with one, without it"
ColwiseParallel = absent_class("torch.distributed.tensor.parallel.ColwiseParallel", _WHY)
RowwiseParallel = absent_class("torch.distributed.tensor.parallel.RowwiseParallel", _WHY)
SequenceParallel = absent_class("torch.distributed.tensor.parallel.SequenceParallel", _WHY)
PrepareModuleInput = absent_class("torch.distributed.tensor.parallel.PrepareModuleInput", _WHY)
PrepareModuleOutput = absent_class("torch.distributed.tensor.parallel.PrepareModuleOutput", _WHY)
ParallelStyle = absent_class("torch.distributed.tensor.parallel.ParallelStyle", _WHY)
parallelize_module = absent_function("torch.distributed.tensor.parallel.parallelize_module", _WHY)
loss_parallel = absent_function("torch.distributed.tensor.parallel.loss_parallel", _WHY)

__getattr__ = module_getattr(__name__)
