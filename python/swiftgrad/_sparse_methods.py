"""What methods of sparse tensors answer on a tensor with strides, as in PyTorch; there are no sparse tensors here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ._tensor import Tensor

_WANTED = {
    "indices": "sparse coordinate tensor",
    "values": "sparse tensor",
    "coalesce": "sparse coordinate tensor",
    "is_coalesced": "sparse coordinate tensor",
    "crow_indices": "sparse row compressed tensor",
    "col_indices": "sparse row compressed tensor",
    "ccol_indices": "sparse column compressed tensor",
    "row_indices": "sparse column compressed tensor",
}


def _refusing(name: str, wanted: str) -> Callable[[Tensor], Any]:
    def method(self: Tensor) -> Any:
        raise RuntimeError(f"{name} expected {wanted} layout but got Strided")

    method.__name__ = name
    method.__qualname__ = f"Tensor.{name}"
    method.__doc__ = f"Raises RuntimeError: it is for a {wanted}."
    return method


def _to_dense(self: Tensor, dtype: Any = None, *, masked_grad: bool | None = None) -> Tensor:
    """The tensor itself, or converted to `dtype`."""
    return self if dtype is None else self.to(dtype)


def _to_sparse(self: Tensor, *args: Any, **kwargs: Any) -> Tensor:
    """Raises NotImplementedError."""
    raise NotImplementedError("swiftgrad has no sparse tensors: Tensor.to_sparse is not there yet")


for _name, _layout in _WANTED.items():
    setattr(Tensor, _name, _refusing(_name, _layout))
for _name, _method in {
    "to_dense": _to_dense,
    "to_sparse": _to_sparse,
    "sparse_dim": lambda self: 0,
    "dense_dim": lambda self: self.dim(),
}.items():
    setattr(Tensor, _name, _method)
