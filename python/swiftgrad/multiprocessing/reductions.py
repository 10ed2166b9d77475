"""How tensors and storages are pickled for another process: as the descriptor of the memory they share."""

from __future__ import annotations

from multiprocessing import reduction
from multiprocessing.reduction import ForkingPickler
from typing import Any

from .. import _C
from .._tensor import Tensor
from ..nn.parameter import Parameter

__all__ = ["init_reductions", "reduce_tensor"]


def _rebuild_shared(
    cls: type, handle: Any, nbytes: int, dtype: _C.dtype, size: Any, stride: Any, offset: int, requires_grad: bool
) -> Tensor:
    """A tensor on the memory of a received descriptor."""
    flat = _C._from_shared_file(handle.detach(), nbytes, dtype)
    return _as_class(flat.as_strided(size, stride, offset).data, cls, requires_grad)


def _rebuild_empty(cls: type, dtype: _C.dtype, size: Any, requires_grad: bool) -> Tensor:
    return _as_class(_C.empty(size, dtype=dtype), cls, requires_grad)


def _as_class(tensor: Tensor, cls: type, requires_grad: bool) -> Tensor:
    if cls is Parameter:
        return Parameter(tensor, requires_grad)
    return tensor.requires_grad_() if requires_grad else tensor


def reduce_tensor(tensor: Tensor) -> tuple[Any, ...]:
    """Pickles a tensor for another process, after moving it to shared memory.

    Raises:
        RuntimeError: The tensor has a history.
    """
    if tensor.requires_grad and not tensor.is_leaf:
        raise RuntimeError(
            "Cowardly refusing to serialize non-leaf tensor which requires_grad, since autograd does not support "
            "crossing process boundaries.  If you just want to transfer the data, call detach() on the tensor before "
            "serializing (e.g., putting it on the queue)."
        )
    kind = type(tensor)
    if tensor.numel() == 0:
        return _rebuild_empty, (kind, tensor.dtype, tuple(tensor.shape), tensor.requires_grad)
    _C._share_memory(tensor)
    fd, nbytes, offset = _C._shared_file(tensor)
    place = (tuple(tensor.shape), tensor.stride(), offset // tensor.element_size())
    handle = reduction.DupFd(fd)
    return _rebuild_shared, (kind, handle, nbytes, tensor.dtype, *place, tensor.requires_grad)


def init_reductions() -> None:
    """Makes multiprocessing's pickler use `reduce_tensor`."""
    ForkingPickler.register(Tensor, reduce_tensor)
    ForkingPickler.register(Parameter, reduce_tensor)
