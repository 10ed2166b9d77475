"""torch.sparse: sparse tensors; there are none yet."""

from __future__ import annotations

from ._missing import absent_class, absent_function, module_getattr

_WHY = "use dense tensors, or embeddings"
mm = absent_function("torch.sparse.mm", _WHY)
addmm = absent_function("torch.sparse.addmm", _WHY)
sum = absent_function("torch.sparse.sum", _WHY)
softmax = absent_function("torch.sparse.softmax", _WHY)
log_softmax = absent_function("torch.sparse.log_softmax", _WHY)
FloatTensor = absent_class("torch.sparse.FloatTensor", _WHY)
__getattr__ = module_getattr(__name__)
