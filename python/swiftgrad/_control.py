"""Checks, conditions and loops as functions, and settings that a CPU does not need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from . import _C
from ._missing import absent_function
from ._tensor import Tensor

# ---------------------------------------------------------------- checks


def _assert(condition: Any, message: str) -> None:
    """``assert condition, message``, as a function."""
    assert condition, message


def _assert_async(input: Tensor, assert_msg: str = "") -> None:
    """Raises RuntimeError where the only element of ``input`` is zero."""
    if input.numel() != 1:
        raise RuntimeError(
            "Boolean value of Tensor with no values is ambiguous"
            if input.numel() == 0
            else "Boolean value of Tensor with more than one value is ambiguous"
        )
    if not bool(input):
        raise RuntimeError(assert_msg or "Expected Tensor with single nonzero value, but got zero")


def _check_with(error_type: type[Exception], cond: Any, message: Callable[[], Any] | None = None) -> None:
    """Raises ``error_type`` unless ``cond``.

    Args:
        error_type: The exception.
        cond: A bool.
        message: Gives the text.
    """
    if not isinstance(cond, bool):
        raise TypeError(f"cond must be a bool, but got {type(cond)}")
    if cond:
        return
    if message is None:
        text = "Expected cond to be True, but got False. (Could this error message be improved? If so, please report an enhancement request to PyTorch.)"  # noqa: E501
    elif callable(message):
        text = str(message())
    else:
        raise TypeError("message must be a callable")
    raise error_type(text)


def _check(cond: Any, message: Callable[[], Any] | None = None) -> None:
    """Raises RuntimeError unless ``cond``."""
    _check_with(RuntimeError, cond, message)


def _check_index(cond: Any, message: Callable[[], Any] | None = None) -> None:
    """Raises IndexError unless ``cond``."""
    _check_with(IndexError, cond, message)


def _check_value(cond: Any, message: Callable[[], Any] | None = None) -> None:
    """Raises ValueError unless ``cond``."""
    _check_with(ValueError, cond, message)


def _check_type(cond: Any, message: Callable[[], Any] | None = None) -> None:
    """Raises TypeError unless ``cond``."""
    _check_with(TypeError, cond, message)


def _check_not_implemented(cond: Any, message: Callable[[], Any] | None = None) -> None:
    """Raises NotImplementedError unless ``cond``."""
    _check_with(NotImplementedError, cond, message)


def _check_is_size(i: int, message: Callable[[], Any] | None = None, *, max: int | None = None) -> None:
    """Raises RuntimeError where ``i`` is negative."""
    _check(i >= 0, message)


def _check_tensor_all_with(error_type: type[Exception], cond: Tensor, message: Any = None) -> None:
    """Raises ``error_type`` unless all elements of a bool tensor are true."""
    if not isinstance(cond, Tensor):
        raise TypeError(f"cond must be a tensor, but got {type(cond)}")
    if cond.dtype is not _C.bool:
        raise TypeError(f"cond tensor must have dtype torch.bool, but got {cond.dtype}")
    _check_with(error_type, bool(cond.all()), message)


def _check_tensor_all(cond: Tensor, message: Any = None) -> None:
    """Raises RuntimeError unless all elements of a bool tensor are true."""
    _check_tensor_all_with(RuntimeError, cond, message)


# ---------------------------------------------------------------- control flow


def cond(pred: Any, true_fn: Callable[..., Any], false_fn: Callable[..., Any], operands: Sequence[Any] = ()) -> Any:
    """``true_fn(*operands)`` if ``pred`` (a bool, or a tensor of one element), else ``false_fn(*operands)``."""
    if not isinstance(pred, (bool, int, Tensor)):
        raise RuntimeError(f"Expected pred to be bool or tensor, but got {pred}.")
    if isinstance(pred, Tensor) and pred.numel() != 1:
        raise RuntimeError(f"Expected pred to be bool or single-element tensor, but got {pred}.")
    if not callable(true_fn) or not callable(false_fn):
        raise RuntimeError("Expect both branches to be callable.")
    if not isinstance(operands, (tuple, list)):
        raise RuntimeError(f"Expect operands to be a tuple of possibly nested dict/list/tuple, but got {operands}.")
    return true_fn(*operands) if pred else false_fn(*operands)


def while_loop(cond_fn: Callable[..., Any], body_fn: Callable[..., Any], carried_inputs: Sequence[Any]) -> Any:
    """Calls ``body_fn`` on its own results as long as ``cond_fn`` of them is true."""
    if not isinstance(carried_inputs, (tuple, list)):
        raise RuntimeError(f"Expect carried_inputs to be a tuple, but got {type(carried_inputs)}")
    values = tuple(carried_inputs)
    while bool(cond_fn(*values)):
        result = body_fn(*values)
        if not isinstance(result, (tuple, list)) or len(result) != len(values):
            raise RuntimeError(f"body_fn should return a tuple of {len(values)} elements, got {result}")
        values = tuple(result)
    return values


# ---------------------------------------------------------------- settings

_settings = {"warn_always": False, "flush_denormal": False}


def set_warn_always(b: bool, /) -> None:
    """Accepted: warnings come as Python's filters say."""
    _settings["warn_always"] = bool(b)


def is_warn_always_enabled() -> bool:
    """What `set_warn_always` was last told."""
    return _settings["warn_always"]


def set_flush_denormal(mode: bool) -> bool:
    """Whether the setting can be made: it cannot, small numbers stay."""
    return not mode


def get_device_module(device: Any = None) -> Any:
    """The module of a device: ``torch.cpu``, ``torch.cuda`` ...

    Raises:
        RuntimeError: There is none.
    """
    import importlib

    kind = "cpu" if device is None else (device if isinstance(device, _C.device) else _C.device(device)).type
    if kind not in ("cpu", "cuda", "mps", "xpu"):
        raise RuntimeError(f"Invalid device string: the device '{kind}' has no module")
    return importlib.import_module(f"{__package__}.{kind}")


def _shape_as_tensor(input: Tensor) -> Tensor:
    """The shape as an int64 tensor."""
    return _C.tensor(list(input.shape), dtype=_C.int64)


def get_device(input: Tensor) -> int:
    """The index of the tensor's device: -1, for the CPU."""
    return input.get_device()


def is_same_size(input: Tensor, other: Tensor) -> bool:
    """Whether two tensors have the same shape."""
    return input.shape == other.shape


def fill(input: Tensor, value: Any) -> Tensor:
    """A tensor like ``input`` with ``value`` (a number or a 0-dim tensor) in all places."""
    return input.clone().fill_(value)


def expand_copy(input: Tensor, size: Sequence[int], *, implicit: bool = False) -> Tensor:
    """A copy of ``input.expand(size)``."""
    return input.expand(*size).clone(memory_format=_C.contiguous_format)


class _Layout:
    """The name of a layout that tensors here never have."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:
        return f"torch.{self._name}"

    def __reduce__(self) -> str:
        return self._name


jagged = _Layout("jagged")
sparse_coo = _Layout("sparse_coo")
sparse_csr = _Layout("sparse_csr")
spmm = absent_function("torch.spmm", "use dense tensors")


class Stream:
    """A queue of work on an accelerator, of which there is none.

    Args:
        device: An accelerator.
    """

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        raise RuntimeError("Stream: an accelerator is required, got none: Cannot access accelerator device")


class Event:
    """A mark in a stream of an accelerator, of which there is none.

    Args:
        device: An accelerator.
    """

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        raise RuntimeError("Event: an accelerator is required, got none: Cannot access accelerator device")


def __getattr__(name: str) -> Any:
    raise AttributeError(f"swiftgrad has no torch.{name} yet")
