"""assert_close, with PyTorch's tolerances and messages."""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from .. import _C
from .._tensor import Tensor

_PRECISION: dict[str, tuple[float, float]] = {
    "torch.float16": (1e-3, 1e-5),
    "torch.bfloat16": (1.6e-2, 1e-5),
    "torch.float32": (1.3e-6, 1e-5),
    "torch.float64": (1e-7, 1e-7),
    "torch.complex32": (1e-3, 1e-5),
    "torch.complex64": (1.3e-6, 1e-5),
    "torch.complex128": (1e-7, 1e-7),
}


class _Mismatch(Exception):
    """Two values differ: the message, the kind of error, and where in the containers they are."""

    def __init__(self, message: str, kind: type[Exception] = AssertionError, path: tuple[Any, ...] = ()) -> None:
        super().__init__(message)
        self.message, self.kind, self.path = message, kind, path


class _Options:
    """What a comparison was asked."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.rtol: float | None = options["rtol"]
        self.atol: float | None = options["atol"]
        self.equal_nan: bool = options["equal_nan"]
        self.allow_subclasses: bool = options["allow_subclasses"]
        self.check_device: bool = options["check_device"]
        self.check_dtype: bool = options["check_dtype"]
        self.check_layout: bool = options["check_layout"]
        self.check_stride: bool = options["check_stride"]

    def tolerances(self, *dtypes: Any) -> tuple[float, float]:
        """(rtol, atol): as given, or the largest of the dtypes' defaults."""
        if self.rtol is not None and self.atol is not None:
            return self.rtol, self.atol
        defaults = [_PRECISION.get(str(d), (0.0, 0.0)) for d in dtypes]
        return max(d[0] for d in defaults), max(d[1] for d in defaults)


# ---------------------------------------------------------------- scalars


def _number_dtype(value: Any) -> Any:
    if isinstance(value, bool):
        return _C.bool
    if isinstance(value, int):
        return _C.int64
    return "torch.complex128" if isinstance(value, complex) else _C.float64


def _scalar_message(actual: Any, expected: Any, rtol: float, atol: float) -> str:
    exact = rtol == 0 and atol == 0
    difference = abs(actual - expected)
    relative = math.inf if expected == 0 else difference / abs(expected)
    lines = [
        f"Scalars are not {'equal' if exact else 'close'}!",
        "",
        f"Expected {expected} but got {actual}.",
        f"Absolute difference: {difference}" + ("" if exact else f" (up to {atol} allowed)"),
        f"Relative difference: {relative}" + ("" if exact else f" (up to {rtol} allowed)"),
    ]
    return "\n".join(lines)


def _is_close(a: Any, b: Any, rtol: float, atol: float, equal_nan: bool) -> bool:
    if a == b:
        return True
    if cmath.isnan(a) or cmath.isnan(b):
        return equal_nan and cmath.isnan(a) and cmath.isnan(b)
    if cmath.isinf(a) or cmath.isinf(b):
        return False
    return abs(a - b) <= atol + rtol * abs(b)


def _numpy_scalar(value: Any) -> bool:
    return any(k.__module__ == "numpy" and k.__name__ in ("number", "bool_", "bool") for k in type(value).__mro__)


def _is_number(value: Any) -> bool:
    """A number of Python's or a scalar of NumPy's."""
    return isinstance(value, (int, float, complex)) or (hasattr(value, "item") and _numpy_scalar(value))


def _compare_numbers(actual: Any, expected: Any, o: _Options) -> None:
    if o.check_dtype and type(actual) is not type(expected):
        raise _Mismatch(f"The (d)types do not match: {type(actual)} != {type(expected)}.")
    actual, expected = _plain(actual), _plain(expected)
    rtol, atol = o.tolerances(_number_dtype(actual), _number_dtype(expected))
    if not _is_close(actual, expected, rtol, atol, o.equal_nan):
        raise _Mismatch(_scalar_message(actual, expected, rtol, atol))


# ---------------------------------------------------------------- tensors


def _compare_attributes(actual: Tensor, expected: Tensor, o: _Options) -> None:
    def differ(name: str, a: Any, b: Any) -> _Mismatch:
        return _Mismatch(f"The values for attribute '{name}' do not match: {a} != {b}.")

    if actual.shape != expected.shape:
        raise differ("shape", actual.shape, expected.shape)
    if o.check_layout and actual.layout != expected.layout:
        raise differ("layout", actual.layout, expected.layout)
    if o.check_stride and actual.stride() != expected.stride():
        raise differ("stride()", actual.stride(), expected.stride())
    if o.check_device and actual.device != expected.device:
        raise differ("device", actual.device, expected.device)
    if o.check_dtype and actual.dtype != expected.dtype:
        raise differ("dtype", actual.dtype, expected.dtype)


def _place(flat: int, shape: Sequence[int]) -> tuple[int, ...]:
    index = []
    for size in reversed(shape):
        flat, at = divmod(flat, size)
        index.append(at)
    return tuple(reversed(index))


def _worst(difference: Tensor, matches: Tensor) -> tuple[Any, tuple[int, ...]]:
    flat = difference.masked_fill(matches, 0).flatten()
    at = int(_C.argmax(flat).item())
    return flat[at].item(), _place(at, difference.shape)


def _tensor_message(actual: Tensor, expected: Tensor, matches: Tensor, rtol: float, atol: float) -> str:
    exact = rtol == 0 and atol == 0
    total = matches.numel()
    wrong = total - int(_C.sum(matches).item())
    if not (actual.dtype.is_floating_point or actual.dtype.is_complex):
        actual, expected = actual.to(_C.int64), expected.to(_C.int64)
    difference = (actual - expected).abs()
    largest, where = _worst(difference, matches)
    relative, where_relative = _worst(difference / expected.abs(), matches)
    lines = [
        f"Tensor-likes are not {'equal' if exact else 'close'}!",
        "",
        f"Mismatched elements: {wrong} / {total} ({wrong / total:.1%})",
        f"Greatest absolute difference: {largest} at index {where}" + ("" if exact else f" (up to {atol} allowed)"),
        f"Greatest relative difference: {relative} at index {where_relative}"
        + ("" if exact else f" (up to {rtol} allowed)"),
    ]
    return "\n".join(lines)


def _compare_tensors(actual: Tensor, expected: Tensor, o: _Options) -> None:
    _compare_attributes(actual, expected, o)
    rtol, atol = o.tolerances(actual.dtype, expected.dtype)
    if actual.dtype != expected.dtype:
        common = _C.promote_types(actual.dtype, expected.dtype)
        actual, expected = actual.to(common), expected.to(common)
    with_history = actual.requires_grad or expected.requires_grad
    if with_history:
        actual, expected = actual.detach(), expected.detach()
    if actual.numel() == 0:
        return
    matches = _C.isclose(actual, expected, rtol=rtol, atol=atol, equal_nan=o.equal_nan)
    if bool(matches.all()):
        return
    if actual.ndim == 0:
        raise _Mismatch(_scalar_message(actual.item(), expected.item(), rtol, atol))
    raise _Mismatch(_tensor_message(actual, expected, matches, rtol, atol))


# ---------------------------------------------------------------- anything


def _is_array_like(value: Any) -> bool:
    return hasattr(value, "__array_interface__") and hasattr(value, "dtype")


def _related(actual: Any, expected: Any, allow_subclasses: bool) -> bool:
    if type(actual) is type(expected):
        return True
    return allow_subclasses and (isinstance(actual, type(expected)) or isinstance(expected, type(actual)))


def _compare(actual: Any, expected: Any, o: _Options) -> None:
    if isinstance(actual, Mapping) and isinstance(expected, Mapping):
        _compare_mappings(actual, expected, o)
    elif (
        isinstance(actual, Sequence)
        and isinstance(expected, Sequence)
        and not isinstance(actual, str)
        and not isinstance(expected, str)
    ):
        _compare_sequences(actual, expected, o)
    elif actual is None or expected is None:
        if actual is not expected:
            raise _Mismatch(f"None mismatch: {actual} is not {expected}")
    elif isinstance(actual, bool) and isinstance(expected, bool):
        if actual is not expected:
            raise _Mismatch(f"Booleans mismatch: {actual} is not {expected}")
    elif _is_number(actual) and _is_number(expected):
        _compare_numbers(actual, expected, o)
    elif isinstance(actual, Tensor) and isinstance(expected, Tensor) and _related(actual, expected, o.allow_subclasses):
        _compare_tensors(actual, expected, o)
    elif _is_array_like(actual) and _is_array_like(expected):
        _compare_tensors(_C.as_tensor(actual), _C.as_tensor(expected), o)
    else:
        raise _Mismatch(
            f"No comparison pair was able to handle inputs of type {type(actual)} and {type(expected)}.", TypeError
        )


def _plain(value: Any) -> Any:
    value = value.item() if hasattr(value, "item") else value
    for kind in (bool, int, float):
        if isinstance(value, kind):
            return kind(value)
    return complex(value)


def _compare_sequences(actual: Sequence[Any], expected: Sequence[Any], o: _Options) -> None:
    if len(actual) != len(expected):
        raise _Mismatch(f"The length of the sequences mismatch: {len(actual)} != {len(expected)}")
    for i, (a, b) in enumerate(zip(actual, expected, strict=True)):
        _compare_item(a, b, o, i)


def _compare_mappings(actual: Mapping[Any, Any], expected: Mapping[Any, Any], o: _Options) -> None:
    missing, additional = expected.keys() - actual.keys(), actual.keys() - expected.keys()
    if missing or additional:
        raise _Mismatch(
            "The keys of the mappings do not match:\n"
            f"Missing keys in the actual mapping: {sorted(missing)}\n"
            f"Additional keys in the actual mapping: {sorted(additional)}"
        )
    try:
        keys = sorted(actual)
    except TypeError:
        keys = list(actual)
    for key in keys:
        _compare_item(actual[key], expected[key], o, key)


def _compare_item(a: Any, b: Any, o: _Options, key: Any) -> None:
    try:
        _compare(a, b, o)
    except _Mismatch as error:
        raise _Mismatch(error.message, error.kind, (key, *error.path)) from None


def assert_close(
    actual: Any,
    expected: Any,
    *,
    allow_subclasses: bool = True,
    rtol: float | None = None,
    atol: float | None = None,
    equal_nan: bool = False,
    check_device: bool = True,
    check_dtype: bool = True,
    check_layout: bool = True,
    check_stride: bool = False,
    msg: str | Callable[[str], str] | None = None,
) -> None:
    """Checks that two values agree: ``|actual - expected| <= atol + rtol * |expected|`` for every element.

    Args:
        actual: A tensor, an array, a number, or containers of such.
        expected: What it should be.
        allow_subclasses: Tensors of related classes may be compared.
        rtol: Relative tolerance; by default by the dtypes. Both tolerances or none are given.
        atol: Absolute tolerance.
        equal_nan: NaNs equal each other.
        check_device: The devices must be the same.
        check_dtype: The dtypes must be the same.
        check_layout: The layouts must be the same.
        check_stride: The strides must be the same.
        msg: The error's message, or a function of the usual one.

    Raises:
        AssertionError: They do not agree.
        TypeError: They cannot be compared.
        ValueError: Only one of the tolerances is given.
    """
    if (rtol is None) != (atol is None):
        raise ValueError(
            "Both 'rtol' and 'atol' must be either specified or omitted, "
            f"but got no {'rtol' if rtol is None else 'atol'}."
        )
    names = "rtol atol equal_nan allow_subclasses check_device check_dtype check_layout check_stride".split()
    values = (rtol, atol, equal_nan, allow_subclasses, check_device, check_dtype, check_layout, check_stride)
    failure: Exception | None = None
    try:
        _compare(actual, expected, _Options(dict(zip(names, values, strict=True))))
    except _Mismatch as error:
        text = error.message
        if error.path:
            text += f"\n\nThe failure occurred for item {''.join(f'[{k!r}]' for k in error.path)}"
        if msg is not None and error.kind is AssertionError:
            text = msg(text) if callable(msg) else msg
        failure = error.kind(text)
    if failure is not None:
        raise failure


def assert_allclose(
    actual: Any,
    expected: Any,
    rtol: float | None = None,
    atol: float | None = None,
    equal_nan: bool = True,
    msg: str = "",
) -> None:
    """The old form of `assert_close`: anything that makes a tensor, of any dtype."""
    first = actual if isinstance(actual, Tensor) else _C.tensor(actual)
    second = expected if isinstance(expected, Tensor) else _C.tensor(expected, dtype=first.dtype)
    if rtol is None and atol is None:
        old = {"torch.float16": (1e-3, 1e-3), "torch.float32": (1e-4, 1e-5), "torch.float64": (1e-5, 1e-8)}
        both = [old.get(str(d), (0.0, 0.0)) for d in (first.dtype, second.dtype)]
        rtol, atol = max(b[0] for b in both), max(b[1] for b in both)
    assert_close(
        first,
        second,
        rtol=rtol,
        atol=atol,
        equal_nan=equal_nan,
        check_device=True,
        check_dtype=False,
        check_stride=False,
        msg=msg or None,
    )
