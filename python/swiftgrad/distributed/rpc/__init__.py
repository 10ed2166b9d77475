"""torch.distributed.rpc: names for annotations; what it does needs several processes."""

from __future__ import annotations

from ..._missing import absent_class, absent_function, module_getattr

_WHY = "it needs several processes; run the program with one, without it"
RRef = absent_class("torch.distributed.rpc.RRef", _WHY)
TensorPipeRpcBackendOptions = absent_class("torch.distributed.rpc.TensorPipeRpcBackendOptions", _WHY)
BackendType = absent_class("torch.distributed.rpc.BackendType", _WHY)
WorkerInfo = absent_class("torch.distributed.rpc.WorkerInfo", _WHY)
init_rpc = absent_function("torch.distributed.rpc.init_rpc", _WHY)
rpc_sync = absent_function("torch.distributed.rpc.rpc_sync", _WHY)
rpc_async = absent_function("torch.distributed.rpc.rpc_async", _WHY)
remote = absent_function("torch.distributed.rpc.remote", _WHY)
shutdown = absent_function("torch.distributed.rpc.shutdown", _WHY)
get_worker_info = absent_function("torch.distributed.rpc.get_worker_info", _WHY)

__getattr__ = module_getattr(__name__, "functions")
