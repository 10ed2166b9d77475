"""The text of tensors, the same as PyTorch's.

The layout works on nested lists, in which ``...`` stands for what a summary leaves out.
"""

from __future__ import annotations

import math
from types import EllipsisType
from typing import TYPE_CHECKING, Any

from . import _C

if TYPE_CHECKING:
    from ._tensor import Tensor


class _PrintOptions:
    """What set_printoptions sets."""

    precision: int = 4
    threshold: float = 1000
    edgeitems: int = 3
    linewidth: int = 80
    sci_mode: bool | None = None


PRINT_OPTS = _PrintOptions()

_PROFILES: dict[str, tuple[int, float, int, int]] = {
    "default": (4, 1000, 3, 80),
    "short": (2, 1000, 2, 80),
    "full": (4, math.inf, 3, 80),
}


def set_printoptions(
    precision: int | None = None,
    threshold: float | None = None,
    edgeitems: int | None = None,
    linewidth: int | None = None,
    profile: str | None = None,
    sci_mode: bool | None = None,
) -> None:
    """Sets how tensors are printed.

    Args:
        precision: Digits after the point (4).
        threshold: Tensors of more elements are summarised (1000).
        edgeitems: Items shown at each end of a summarised dimension (3).
        linewidth: Characters a line (80).
        profile: ``default``, ``short`` or ``full``: sets the four above at once.
        sci_mode: True, False, or None to choose by the values.
    """
    if profile is not None:
        if profile not in _PROFILES:
            raise ValueError(f"set_printoptions: profile must be one of {sorted(_PROFILES)}, got {profile!r}")
        values = _PROFILES[profile]
        PRINT_OPTS.precision, PRINT_OPTS.threshold, PRINT_OPTS.edgeitems, PRINT_OPTS.linewidth = values
    if precision is not None:
        PRINT_OPTS.precision = precision
    if threshold is not None:
        PRINT_OPTS.threshold = threshold
    if edgeitems is not None:
        PRINT_OPTS.edgeitems = edgeitems
    if linewidth is not None:
        PRINT_OPTS.linewidth = linewidth
    PRINT_OPTS.sci_mode = sci_mode


class _Formatter:
    """Gives all elements of a tensor one format and one width."""

    def __init__(self, values: list[Any], floating: bool) -> None:
        self.floating = floating
        self.int_mode = True
        self.sci_mode = False
        self.width = 1
        precision = PRINT_OPTS.precision
        if not floating:
            self.width = max((len(str(v)) for v in values), default=1)
            return
        finite = [v for v in values if v != 0 and math.isfinite(v)]
        if finite:
            largest = max(abs(v) for v in finite)
            smallest = min(abs(v) for v in finite)
            self.int_mode = all(v == math.ceil(v) for v in finite)
            wide = smallest > 0 and largest / smallest > 1000.0
            self.sci_mode = wide or largest > 1.0e8 or (not self.int_mode and smallest < 1.0e-4)
            if PRINT_OPTS.sci_mode is not None:
                self.sci_mode = PRINT_OPTS.sci_mode
            if self.sci_mode:
                self.width = max(len(f"{v:.{precision}e}") for v in finite)
            elif self.int_mode:
                self.width = max(len(f"{v:.0f}") + 1 for v in finite)
            else:
                self.width = max(len(f"{v:.{precision}f}") for v in finite)

    def format(self, value: Any) -> str:
        """One element, padded on the left."""
        if not self.floating:
            text = str(value)
        elif self.sci_mode:
            text = f"{value:{self.width}.{PRINT_OPTS.precision}e}"
        elif self.int_mode:
            text = f"{value:.0f}"
            if math.isfinite(value):
                text += "."
        else:
            text = f"{value:.{PRINT_OPTS.precision}f}"
        return text.rjust(self.width)


class _ComplexFormatter:
    """Gives the real parts one format, and the imaginary parts another."""

    def __init__(self, values: list[Any]) -> None:
        self.real = _Formatter([v.real for v in values], True)
        self.imag = _Formatter([v.imag for v in values], True)
        self.width = self.real.width + self.imag.width + 1

    def format(self, value: complex) -> str:
        """One element, padded on the left."""
        imag = self.imag.format(value.imag).lstrip()
        sign = "" if imag.startswith(("+", "-")) else "+"
        return f"{self.real.format(value.real)}{sign}{imag}j"


def _flatten(data: Any, out: list[Any]) -> list[Any]:
    """Appends the elements of nested lists to ``out``, without the ellipses."""
    if isinstance(data, list):
        for item in data:
            _flatten(item, out)
    elif not isinstance(data, EllipsisType):
        out.append(data)
    return out


def _vector(data: list[Any], indent: int, formatter: _Formatter | _ComplexFormatter) -> str:
    """A list of elements, broken into lines."""
    per_line = max(1, math.floor((PRINT_OPTS.linewidth - indent) / (formatter.width + 2)))
    texts = [" ..." if isinstance(v, EllipsisType) else formatter.format(v) for v in data]
    lines = [", ".join(texts[i : i + per_line]) for i in range(0, len(texts), per_line)] or [""]
    return "[" + (",\n" + " " * (indent + 1)).join(lines) + "]"


def _nested(data: Any, dims: int, indent: int, formatter: _Formatter | _ComplexFormatter) -> str:
    """Nested lists of ``dims`` levels."""
    if dims == 0:
        return formatter.format(data)
    if dims == 1:
        return _vector(data, indent, formatter)
    parts = [
        "..." if isinstance(item, EllipsisType) else _nested(item, dims - 1, indent + 1, formatter) for item in data
    ]
    return "[" + ("," + "\n" * (dims - 1) + " " * (indent + 1)).join(parts) + "]"


def _format_data(data: Any, dims: int, indent: int, dtype: _C.dtype) -> str:
    """The text of nested lists of ``dims`` levels, as it stands after ``indent`` characters."""
    values = _flatten(data, [])
    if dtype.is_complex:
        return _nested(data, dims, indent, _ComplexFormatter(values))
    return _nested(data, dims, indent, _Formatter(values, dtype.is_floating_point))


def _add_suffixes(text: str, suffixes: list[str], indent: int) -> str:
    """Closes a tensor's text with ``dtype=...`` and the like, on a new line where they do not fit."""
    parts = [text]
    last_line = len(text) - text.rfind("\n") + 1
    for suffix in suffixes:
        if last_line + len(suffix) + 2 > PRINT_OPTS.linewidth:
            parts.append(",\n" + " " * indent + suffix)
            last_line = indent + len(suffix)
        else:
            parts.append(", " + suffix)
            last_line += len(suffix) + 2
    parts.append(")")
    return "".join(parts)


def _summary(tensor: Tensor, edge: int) -> Any:
    """The elements of a tensor as nested lists, long dimensions cut to their ends."""
    if tensor.ndim == 0:
        return tensor.item()
    size = tensor.shape[0]
    if tensor.ndim == 1:
        if size <= 2 * edge:
            return tensor.tolist()
        return [*tensor[:edge].tolist(), ..., *(tensor[size - edge :].tolist() if edge else [])]
    if size <= 2 * edge:
        return [_summary(tensor[i], edge) for i in range(size)]
    head = [_summary(tensor[i], edge) for i in range(edge)]
    return [*head, ..., *(_summary(tensor[i], edge) for i in range(size - edge, size))]


def _str(self: Tensor) -> str:
    """The text of a tensor."""
    plain = type(self).__name__ in ("Tensor", "Parameter", "Buffer", "UninitializedParameter")
    prefix = "tensor(" if plain else f"{type(self).__name__}("
    indent = len(prefix)
    suffixes: list[str] = []
    dtype = self.dtype
    data = self.data if type(self) is not _plain_class() or self.requires_grad else self
    if type(data) is not _plain_class():
        data = data.as_subclass(_plain_class())
    if self.numel() == 0:
        if self.ndim != 1:
            suffixes.append(f"size={tuple(self.shape)}")
        if dtype != _C.get_default_dtype():
            suffixes.append(f"dtype={dtype}")
        text = "[]"
    else:
        if dtype not in (_C.get_default_dtype(), _C.int64, _C.bool, _default_complex()):
            suffixes.append(f"dtype={dtype}")
        summarise = self.numel() > PRINT_OPTS.threshold
        elements = _summary(data, PRINT_OPTS.edgeitems) if summarise else data.tolist()
        text = _format_data(elements, self.ndim, indent, dtype)
    node = self.grad_fn
    if node is not None:
        suffixes.append(f"grad_fn=<{type(node).__name__}>")
    elif self.requires_grad:
        suffixes.append("requires_grad=True")
    return _add_suffixes(prefix + text, suffixes, indent)


def _default_complex() -> _C.dtype:
    default = _C.get_default_dtype()
    return _C.complex128 if default == _C.float64 else _C.complex64


def _plain_class() -> type[Tensor]:
    from ._tensor import Tensor

    return Tensor
