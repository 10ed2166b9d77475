"""Functions whose Python signature is not that of one operator: several forms, varargs, questions about tensors."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Sequence
from typing import Any

from . import _C
from ._tensor import Tensor

__all__ = [
    "are_deterministic_algorithms_enabled",
    "broadcast_shapes",
    "can_cast",
    "einsum",
    "get_default_device",
    "is_complex",
    "is_floating_point",
    "is_storage",
    "nonzero",
    "norm",
    "symeig",
    "solve",
    "qr",
    "matrix_rank",
    "lu",
    "lstsq",
    "eig",
    "cholesky",
    "chain_matmul",
    "numel",
    "result_type",
    "set_default_device",
    "set_default_tensor_type",
    "set_float32_matmul_precision",
    "get_float32_matmul_precision",
    "split",
    "tensordot",
    "typename",
    "unique",
    "unique_consecutive",
    "unravel_index",
    "use_deterministic_algorithms",
    "get_deterministic_debug_mode",
    "get_num_interop_threads",
    "is_deterministic_algorithms_warn_only_enabled",
    "set_deterministic_debug_mode",
    "set_num_interop_threads",
    "from_file",
]


def is_floating_point(input: Tensor) -> bool:
    """Whether the dtype of ``input`` is a floating-point one."""
    return input.dtype.is_floating_point


def is_complex(input: Tensor) -> bool:
    """Whether the dtype of ``input`` is a complex one."""
    return input.dtype.is_complex


def is_storage(obj: Any) -> bool:
    """Whether ``obj`` is a storage."""
    from .storage import TypedStorage, UntypedStorage

    return isinstance(obj, (_C.UntypedStorage, TypedStorage, UntypedStorage))


def numel(input: Tensor) -> int:
    """The number of elements of ``input``."""
    return input.numel()


def typename(obj: Any) -> str:
    """The type of ``obj`` as text: ``'torch.FloatTensor'`` for a tensor, else its qualified name."""
    if isinstance(obj, Tensor):
        return obj.type()
    kind = obj if isinstance(obj, builtins.type) else builtins.type(obj)
    module = kind.__module__
    return kind.__qualname__ if module in (None, "builtins") else f"{module}.{kind.__qualname__}"


def broadcast_shapes(*shapes: int | Sequence[int]) -> _C.Size:
    """The shape that tensors of the given shapes broadcast to.

    Raises:
        RuntimeError: The shapes do not fit.
    """
    sizes = [(s,) if isinstance(s, builtins.int) else tuple(s) for s in shapes]
    result: list[int] = []
    for i in range(1, max((len(s) for s in sizes), default=0) + 1):
        wanted = {s[-i] for s in sizes if len(s) >= i} - {1}
        if len(wanted) > 1:
            raise RuntimeError(f"Shape mismatch: objects cannot be broadcast to a single shape: {shapes}")
        result.insert(0, wanted.pop() if wanted else 1)
    if any(n < 0 for n in result):
        raise RuntimeError(f"Trying to create tensor with negative dimension: {shapes}")
    return _C.Size(result)


def result_type(tensor1: Tensor | float, tensor2: Tensor | float) -> _C.dtype:
    """The dtype that an arithmetic operation on the two gives."""
    a, b = (t if isinstance(t, Tensor) else None for t in (tensor1, tensor2))
    if a is None and b is None:
        return _C.promote_types(_C.tensor(tensor1).dtype, _C.tensor(tensor2).dtype)
    empty: list[Any] = [
        t if not isinstance(t, Tensor) else (t.detach() if t.ndim == 0 else t.new_empty(0)) for t in (tensor1, tensor2)
    ]
    first, second = (empty[1], empty[0]) if a is None else (empty[0], empty[1])
    if _C.bool in (getattr(first, "dtype", None), getattr(second, "dtype", None)):
        return _C.mul(first, second).dtype
    return _C.add(first, second).dtype


def can_cast(from_: _C.dtype, to: _C.dtype) -> bool:
    """Whether PyTorch converts ``from_`` to ``to`` by itself, for results of in-place operations."""

    for name, given in (("from_", from_), ("to", to)):
        if not isinstance(given, _C.dtype):
            raise TypeError(f"can_cast(): argument '{name}' must be torch.dtype, not {builtins.type(given).__name__}")

    def category(d: _C.dtype) -> int:
        return 0 if d is _C.bool else 3 if d.is_complex else 2 if d.is_floating_point else 1

    return category(from_) <= category(to)


def einsum(equation: str, *operands: Any) -> Tensor:
    """Sums products of the operands' elements over the indices that ``equation`` leaves out (Einstein's convention).

    Args:
        equation: Such as ``'bij,bjk->bik'``.
        operands: The tensors, or one list of them.
    """
    if not isinstance(equation, str):
        # The form with lists of subscripts: operand, list, operand, list ..., [result].
        parts = (equation, *operands)
        letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

        def spell(axes: Sequence[Any]) -> str:
            return "".join("..." if a is Ellipsis else letters[a] for a in axes)

        tensors = list(parts[: len(parts) // 2 * 2 : 2])
        text = ",".join(spell(p) for p in parts[1::2])
        if len(parts) % 2:
            text += "->" + spell(parts[-1])
        return _C.einsum(text, tensors)
    if len(operands) == 1 and isinstance(operands[0], (list, tuple)):
        operands = tuple(operands[0])
    if not operands:
        raise ValueError(
            "einsum(): must specify the equation string and at least one operand, "
            "or at least one operand and its subscripts list"
        )
    return _C.einsum(equation, operands)


def split(tensor: Tensor, split_size_or_sections: int | Sequence[int], dim: int = 0) -> tuple[Tensor, ...]:
    """Views of ``tensor`` along ``dim``: pieces of one size (the last may be smaller), or of the given sizes."""
    return tensor.split(split_size_or_sections, dim)


def norm(
    input: Tensor, p: Any = "fro", dim: Any = None, keepdim: bool = False, out: Tensor | None = None, dtype: Any = None
) -> Tensor:
    """The ``p``-norm of ``input`` over ``dim`` (default: all); ``'fro'`` and None are the 2-norm.

    ``'nuc'``, the sum of the singular values, takes two dimensions.

    Raises:
        RuntimeError: Another word for ``p``.
        NotImplementedError: ``input`` is not of a floating-point dtype.
    """
    if isinstance(p, str) and p != "fro":
        dims = dim if dim is not None else builtins.tuple(range(input.ndim))
        dims = [dims] if isinstance(dims, builtins.int) else dims
        result = _C.linalg_matrix_norm(input, p, dims, keepdim, dtype=dtype)
    else:
        result = _C.linalg_vector_norm(input, 2 if p is None or p == "fro" else p, dim, keepdim, dtype=dtype)
    return result if out is None else out.resize_(result.shape).copy_(result)


def lu(A: Tensor, pivot: bool = True, get_infos: bool = False, out: Any = None) -> Any:
    """The LU factorization of matrices: LU, pivots (from 1) and, where asked, LAPACK's codes."""
    result = _C._lu_with_info(A, pivot, not get_infos)
    if out is not None:
        for target, value in zip(out, result, strict=False):
            target.resize_(value.shape).copy_(value)
    return result if get_infos else builtins.tuple(result[:2])


def chain_matmul(*matrices: Any, out: Tensor | None = None) -> Tensor:
    """The product of matrices, multiplied in the cheapest order."""
    if len(matrices) == 1 and isinstance(matrices[0], (list, builtins.tuple)):
        matrices = builtins.tuple(matrices[0])
    return _C.chain_matmul(matrices) if out is None else _C.chain_matmul(matrices, out=out)


def _removed(name: str, instead: str) -> Callable[..., Any]:
    """A function that PyTorch once had and that now only says what replaced it."""

    def function(*args: Any, **kwargs: Any) -> Any:
        raise RuntimeError(
            "This function was deprecated since version 1.9 and is now removed. "
            f"`torch.{name}` is deprecated in favor of `torch.linalg.{instead}`."
        )

    function.__name__ = function.__qualname__ = name
    function.__doc__ = f"Removed, as in PyTorch: use ``torch.linalg.{instead}``."
    return function


cholesky = _removed("cholesky", "cholesky")
eig = _removed("eig", "eig")
lstsq = _removed("lstsq", "lstsq")
matrix_rank = _removed("matrix_rank", "matrix_rank")
qr = _removed("qr", "qr")
solve = _removed("solve", "solve")
symeig = _removed("symeig", "eigh")


def tensordot(a: Tensor, b: Tensor, dims: Any = 2, out: Tensor | None = None) -> Tensor:
    """Sums products of elements over pairs of dimensions.

    Args:
        a: The left tensor.
        b: The right tensor.
        dims: How many of the last dimensions of ``a`` and the first of ``b`` to contract, or two lists of dimensions.
        out: Receives the result.

    Raises:
        RuntimeError: ``dims`` or the sizes do not fit.
    """
    if isinstance(dims, Tensor):
        dims = dims.tolist() if dims.numel() > 1 else int(dims.item())
    if isinstance(dims, (list, tuple)):
        if len(dims) != 2:
            raise RuntimeError(f"tensordot expects dims to be int or two lists of ints, but got dims={dims}")
        left, right = ([d] if isinstance(d, builtins.int) else list(d) for d in dims)
    else:
        if not isinstance(dims, builtins.int):
            raise RuntimeError(f"tensordot expects dims to be int or two lists of ints, but got dims={dims}")
        if dims < 0:
            raise RuntimeError(f"tensordot expects dims >= 0, but got dims={dims}")
        if dims > min(a.ndim, b.ndim):
            raise RuntimeError(f"tensordot expects dims < ndim_a or ndim_b, but got dims={dims}")
        left, right = list(range(-dims, 0)), list(range(dims))
    result = _C.tensordot(a, b, left, right)
    return result if out is None else out.resize_(result.shape).copy_(result)


def nonzero(input: Tensor, *, out: Tensor | None = None, as_tuple: bool = False) -> Any:
    """Indices of the elements that are not 0: a (n, ndim) int64 tensor, or a tuple of ndim tensors of n."""
    result = _C.nonzero(input)
    if as_tuple:
        return tuple(result.unbind(1)) if input.ndim else (result.new_zeros(result.shape[0]),)
    return result if out is None else out.resize_(result.shape).copy_(result)


def unique(
    input: Tensor,
    sorted: bool = True,
    return_inverse: bool = False,
    return_counts: bool = False,
    dim: int | None = None,
) -> Any:
    """The distinct elements of ``input`` (or slices along ``dim``), sorted; inverse indices and counts where asked."""
    if dim is None:
        values, inverse, counts = _C._unique2(input, sorted, return_inverse, return_counts)
    else:
        values, inverse, counts = _C.unique_dim(input, dim, sorted, return_inverse, return_counts)
    return _with_extras(values, inverse, counts, return_inverse, return_counts)


def unique_consecutive(
    input: Tensor, return_inverse: bool = False, return_counts: bool = False, dim: int | None = None
) -> Any:
    """The first element of every run of equal ones."""
    values, inverse, counts = _C.unique_consecutive(input, return_inverse, return_counts, dim)
    return _with_extras(values, inverse, counts, return_inverse, return_counts)


def _with_extras(values: Tensor, inverse: Tensor, counts: Tensor, with_inverse: bool, with_counts: bool) -> Any:
    extras = ([inverse] if with_inverse else []) + ([counts] if with_counts else [])
    return (values, *extras) if extras else values


def unravel_index(indices: Tensor, shape: int | Sequence[int]) -> tuple[Tensor, ...]:
    """Flat indices as one index tensor a dimension of ``shape``."""
    sizes = [shape] if isinstance(shape, builtins.int) else list(shape)
    result = []
    for n in reversed(sizes):
        result.append(indices.remainder(n))
        indices = indices.div(n, rounding_mode="floor")
    return tuple(reversed(result))


_state: dict[str, Any] = {"deterministic": False, "warn_only": False, "precision": "highest"}


def use_deterministic_algorithms(mode: bool, *, warn_only: bool = False) -> None:
    """Nothing changes: all algorithms here are deterministic."""
    _state["deterministic"] = builtins.bool(mode)
    _state["warn_only"] = builtins.bool(mode and warn_only)


def are_deterministic_algorithms_enabled() -> bool:
    """What ``use_deterministic_algorithms`` was last told."""
    return builtins.bool(_state["deterministic"])


def is_deterministic_algorithms_warn_only_enabled() -> bool:
    """Whether ``use_deterministic_algorithms`` was last told to warn only."""
    return builtins.bool(_state["warn_only"])


def get_deterministic_debug_mode() -> builtins.int:
    """0: not asked for, 1: warn, 2: raise where an algorithm is not deterministic (none is)."""
    return (1 if _state["warn_only"] else 2) if _state["deterministic"] else 0


def set_deterministic_debug_mode(debug_mode: builtins.int | str) -> None:
    """Sets the mode: 0 or ``"default"``, 1 or ``"warn"``, 2 or ``"error"``.

    Raises:
        RuntimeError: Another value.
    """
    words = {"default": 0, "warn": 1, "error": 2}
    mode = words.get(debug_mode) if isinstance(debug_mode, str) else debug_mode
    if mode not in (0, 1, 2):
        raise RuntimeError(
            f"invalid value of debug_mode, expected 0, 1, 2 or 'default', 'warn', 'error', but got {debug_mode}"
        )
    use_deterministic_algorithms(mode > 0, warn_only=mode == 1)


def set_float32_matmul_precision(precision: str) -> None:
    """Takes 'highest', 'high' or 'medium'; products on the CPU are always of full precision.

    Raises:
        RuntimeError: Another word.
    """
    if precision not in ("highest", "high", "medium"):
        raise RuntimeError(f"float32_matmul_precision must be one of 'highest', 'high', 'medium', got {precision!r}")
    _state["precision"] = precision


def get_float32_matmul_precision() -> str:
    """What ``set_float32_matmul_precision`` was last told."""
    return str(_state["precision"])


def get_default_device() -> _C.device:
    """The device of new tensors: the CPU."""
    return _C.device("cpu")


def set_default_device(device: Any) -> None:
    """Takes the CPU.

    Raises:
        AssertionError: Another device.
    """
    if device is not None:
        _C.empty(0, device=device)


def set_default_tensor_type(t: Any) -> None:
    """Sets the default float dtype from a tensor type such as ``torch.DoubleTensor``."""
    from ._legacy_types import dtype_of_type

    _C.set_default_dtype(dtype_of_type(t))


def get_num_interop_threads() -> int:
    """Threads that run operators side by side: one."""
    return 1


def set_num_interop_threads(threads: int) -> None:
    """Accepted; operators run one after the other."""
    if threads < 1:
        raise RuntimeError(f"Expected positive number of threads, got {threads}")


def from_file(filename: str, shared: bool = False, size: int = 0, *, dtype: Any = None) -> Tensor:
    """A tensor over ``size`` elements of a memory-mapped file; with ``shared``, writes go to the file."""
    import mmap

    kind = dtype or _C.get_default_dtype()
    access = mmap.ACCESS_WRITE if shared else mmap.ACCESS_COPY
    with open(filename, "r+b" if shared else "rb") as file:
        mapped = mmap.mmap(file.fileno(), size * kind.itemsize, access=access)
    return _C.frombuffer(mapped, dtype=kind)
