"""What distributions share: broadcasting of parameters, probabilities and log-odds, lazily computed attributes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import swiftgrad as sg
from swiftgrad import Tensor

from .. import _C

euler_constant = 0.57721566490153286060

__all__ = [
    "broadcast_all",
    "clamp_probs",
    "lazy_property",
    "logits_to_probs",
    "probs_to_logits",
    "tril_matrix_to_vec",
    "vec_to_tril_matrix",
]


def is_number(value: Any) -> bool:
    """Whether a value is a plain Python number."""
    return isinstance(value, (int, float, complex))


def broadcast_all(*values: Any) -> tuple[Tensor, ...]:
    """Tensors of one shape from tensors and numbers.

    Numbers become tensors of the first tensor's dtype and device, or of the default dtype where there is no tensor.

    Raises:
        ValueError: a value is neither a number nor a tensor.
        RuntimeError: the shapes do not broadcast.
    """
    if not all(isinstance(v, _C.TensorBase) or is_number(v) for v in values):
        raise ValueError(
            "Input arguments must all be instances of Number, torch.Tensor or objects implementing __torch_function__."
        )
    like = next((v for v in values if isinstance(v, _C.TensorBase)), None)
    dtype = sg.get_default_dtype() if like is None else like.dtype
    tensors: Any = [v if isinstance(v, _C.TensorBase) else sg.tensor(v, dtype=dtype) for v in values]
    # Tensors of one shape stay the very tensors they are.
    shape = tensors[0].shape
    return tuple(tensors if all(t.shape == shape for t in tensors) else _C.broadcast_tensors(tensors))


def _standard_normal(shape: Any, dtype: Any, device: Any = None) -> Tensor:
    """Standard normal numbers, drawn as ``torch.normal`` draws them."""
    return sg.empty(shape, dtype=dtype).normal_()


def _sum_rightmost(value: Tensor, dim: int) -> Tensor:
    """The sum over the last ``dim`` dimensions."""
    if dim == 0:
        return value
    return value.reshape(value.shape[: value.dim() - dim] + (-1,)).sum(-1)


def logits_to_probs(logits: Tensor, is_binary: bool = False) -> Tensor:
    """Probabilities from log-odds (binary) or from unnormalised log-probabilities along the last dimension."""
    return logits.sigmoid() if is_binary else logits.softmax(-1)


def clamp_probs(probs: Tensor) -> Tensor:
    """Probabilities kept away from 0 and 1 by the dtype's epsilon."""
    eps = sg.finfo(probs.dtype).eps
    return probs.clamp(min=eps, max=1 - eps)


def probs_to_logits(probs: Tensor, is_binary: bool = False) -> Tensor:
    """Log-odds (binary) or log-probabilities, finite for probabilities of 0 and 1 too."""
    safe = clamp_probs(probs)
    return safe.log() - (-safe).log1p() if is_binary else safe.log()


class lazy_property:
    """A method that is computed at the first use of its name as an attribute, and kept."""

    def __init__(self, wrapped: Callable[[Any], Any]) -> None:
        self.wrapped = wrapped
        self.__doc__ = wrapped.__doc__
        self.__name__ = wrapped.__name__

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        if instance is None:
            return self
        with sg.enable_grad():
            value = self.wrapped(instance)
        setattr(instance, self.wrapped.__name__, value)
        return value


def tril_matrix_to_vec(mat: Tensor, diag: int = 0) -> Tensor:
    """The lower triangle of (..., n, n), below diagonal ``diag``, row by row: (..., k)."""
    n = mat.shape[-1]
    if not -n <= diag < n:
        raise ValueError(f"diag ({diag}) provided is outside [{-n}, {n - 1}].")
    rows, columns = sg.tril_indices(n, n, diag).unbind()
    return mat.reshape(mat.shape[:-2] + (n * n,)).index_select(-1, rows * n + columns)


def vec_to_tril_matrix(vec: Tensor, diag: int = 0) -> Tensor:
    """The inverse of ``tril_matrix_to_vec``: zeros above diagonal ``diag``."""
    k = vec.shape[-1]
    n = (-(1 + 2 * diag) + ((1 + 2 * diag) ** 2 + 8 * k + 4 * abs(diag) * (diag + 1)) ** 0.5) / 2
    if round(n) - n > sg.finfo(vec.dtype).eps:
        raise ValueError(f"The size of last dimension is {k} which cannot be expressed as the lower triangular part")
    n = round(n)
    rows, columns = sg.tril_indices(n, n, diag).unbind()
    places = (rows * n + columns).expand(vec.shape)
    flat = sg.zeros(vec.shape[:-1] + (n * n,), dtype=vec.dtype).scatter(-1, places, vec)
    return flat.reshape(vec.shape[:-1] + (n, n))
