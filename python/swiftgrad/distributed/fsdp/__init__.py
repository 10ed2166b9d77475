"""torch.distributed.fsdp: names for annotations; what it does needs several processes."""

from __future__ import annotations

import enum

from ..._missing import absent_class, absent_function, module_getattr

_WHY = "it needs several processes; run the program with one, without it"
FullyShardedDataParallel = absent_class("torch.distributed.fsdp.FullyShardedDataParallel", _WHY)
FSDPModule = absent_class("torch.distributed.fsdp.FSDPModule", _WHY)
MixedPrecision = absent_class("torch.distributed.fsdp.MixedPrecision", _WHY)
MixedPrecisionPolicy = absent_class("torch.distributed.fsdp.MixedPrecisionPolicy", _WHY)
CPUOffload = absent_class("torch.distributed.fsdp.CPUOffload", _WHY)
CPUOffloadPolicy = absent_class("torch.distributed.fsdp.CPUOffloadPolicy", _WHY)
OffloadPolicy = absent_class("torch.distributed.fsdp.OffloadPolicy", _WHY)
FullStateDictConfig = absent_class("torch.distributed.fsdp.FullStateDictConfig", _WHY)
LocalStateDictConfig = absent_class("torch.distributed.fsdp.LocalStateDictConfig", _WHY)
ShardedStateDictConfig = absent_class("torch.distributed.fsdp.ShardedStateDictConfig", _WHY)
FullOptimStateDictConfig = absent_class("torch.distributed.fsdp.FullOptimStateDictConfig", _WHY)
StateDictConfig = absent_class("torch.distributed.fsdp.StateDictConfig", _WHY)
fully_shard = absent_function("torch.distributed.fsdp.fully_shard", _WHY)
register_fsdp_forward_method = absent_function("torch.distributed.fsdp.register_fsdp_forward_method", _WHY)


class ShardingStrategy(enum.Enum):
    """How parameters would be spread over processes."""

    FULL_SHARD = 1
    SHARD_GRAD_OP = 2
    NO_SHARD = 3
    HYBRID_SHARD = 4
    _HYBRID_SHARD_ZERO2 = 5


class BackwardPrefetch(enum.Enum):
    """When parameters would be gathered for backward."""

    BACKWARD_PRE = 1
    BACKWARD_POST = 2


class StateDictType(enum.Enum):
    """What a state dict of spread parameters would hold."""

    FULL_STATE_DICT = 1
    LOCAL_STATE_DICT = 2
    SHARDED_STATE_DICT = 3


__getattr__ = module_getattr(__name__, "fully_sharded_data_parallel wrap")
