"""Arguments of operators by name: what was passed, bound to the parameters of the overload it fits."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from .. import _C

_ALIASES = {
    "axis": "dim",
    "keepdims": "keepdim",
    "input": "self",
    "x": "self",
    "a": "self",
    "x1": "self",
    "x2": "other",
}
_EXTRAS = frozenset(("device", "layout", "requires_grad", "pin_memory", "memory_format", "names"))
_PARAM = re.compile(
    r"^(?P<type>[A-Za-z]+)(\([a-z]!?\))?(?P<list>\[\d*\])?(?P<optional>\??)(?P<tail>\[\d*\]\??)? (?P<name>\w+)(=.*)?$"
)


class Param(NamedTuple):
    """A parameter of an operator."""

    name: str
    kind: str  # Tensor, Tensors, Scalar, int, ints, float, bool, str, ...
    sized: bool  # a list for which one number may stand
    optional: bool
    has_default: bool
    keyword_only: bool


class Overload(NamedTuple):
    """An overload of an operator."""

    name: str
    params: tuple[Param, ...]
    in_place: bool


def _split(text: str) -> list[str]:
    """The parameters of a schema, apart at commas outside of brackets."""
    parts, depth, start = [], 0, 0
    for i, ch in enumerate(text):
        depth += (ch in "[(") - (ch in "])")
        if ch == "," and depth == 0:
            parts.append(text[start:i].strip())
            start = i + 1
    last = text[start:].strip()
    return [*parts, last] if last else parts


def _parse_param(text: str, keyword_only: bool) -> Param:
    match = _PARAM.match(text)
    if match is None:
        raise NotImplementedError(f"vmap: swiftgrad cannot read the parameter {text!r}")
    kind = match["type"]
    listed = match["list"] or match["tail"]
    if listed:
        kind += "s"
    optional = bool(match["optional"]) or text.split(" ")[0].endswith("?")
    sized = bool(listed) and len(listed.rstrip("?")) > 2
    return Param(match["name"], kind, sized, optional, "=" in text, keyword_only)


def parse(schema: str) -> Overload:
    """An overload from its schema."""
    head, _, rest = schema.partition("(")
    body = rest[: rest.rindex(") -> ")] if ") -> " in rest else rest.rstrip(")")
    params, keyword_only = [], False
    for part in _split(body):
        if part == "*":
            keyword_only = True
        else:
            params.append(_parse_param(part, keyword_only))
    first = _split(body)[0] if body else ""
    return Overload(head, tuple(params), "!)" in first)


_overloads: dict[Any, tuple[Overload, ...]] = {}


def overloads(func: Any) -> tuple[Overload, ...]:
    """The overloads of an operator, those with `out=` last."""
    found = _overloads.get(func)
    if found is None:
        parsed = [parse(s) for s in func.schemas]
        found = tuple(sorted(parsed, key=lambda o: any(p.name == "out" for p in o.params)))
        _overloads[func] = found
    return found


def _is_number(value: Any) -> bool:
    return isinstance(value, (bool, int, float, complex)) or type(value).__module__ == "numpy"


def _is_int(value: Any) -> bool:
    if isinstance(value, _C.TensorBase):
        whole = value.ndim == 0 and not hasattr(value, "_level") and not value.requires_grad
        return whole and not (value.is_floating_point() or value.is_complex() or value.dtype is _C.bool)
    return not isinstance(value, bool) and hasattr(value, "__index__")


def _fits(param: Param, value: Any, numbers: bool) -> bool:
    """Whether a value can be the argument of a parameter."""
    kind = param.kind
    if value is None:
        return param.optional or kind.endswith("s")
    if kind == "Tensor":
        return isinstance(value, _C.TensorBase) or (numbers and _is_number(value))
    if kind == "Tensors":
        return isinstance(value, (list, tuple)) and all(
            v is None or isinstance(v, _C.TensorBase) or _is_number(v) for v in value
        )
    if kind == "Scalar":
        return _is_number(value) or (
            isinstance(value, _C.TensorBase) and not hasattr(value, "_level") and value.ndim == 0
        )
    if kind == "int":
        return _is_int(value)
    if kind == "ints":
        if isinstance(value, (list, tuple)):
            return all(_is_int(v) for v in value)
        return param.sized and _is_int(value)
    if kind == "float":
        return _is_number(value)
    if kind in ("floats", "Scalars"):
        return isinstance(value, (list, tuple))
    if kind == "bool":
        return isinstance(value, (bool, int))
    if kind == "str":
        return isinstance(value, str)
    if kind == "ScalarType":
        return isinstance(value, _C.dtype) or value in (float, int, bool, complex)
    return True


def _bind(overload: Overload, args: tuple[Any, ...], kwargs: dict[str, Any], numbers: bool) -> dict[str, Any] | None:
    params = overload.params
    positional = [p for p in params if not p.keyword_only]
    # f(2, 3) for f((2, 3)), where the list is the last positional parameter
    if positional and len(args) >= len(positional):
        last, at = positional[-1], len(positional) - 1
        spread = args[at:]
        if last.kind == "ints" and spread and all(_is_int(v) for v in spread) and (len(spread) > 1 or not last.sized):
            args = (*args[:at], tuple(spread))
        elif last.kind == "Tensors" and all(isinstance(v, _C.TensorBase) for v in spread):
            args = (*args[:at], tuple(spread))
    if len(args) > len(positional):
        return None
    bound: dict[str, Any] = {}
    for param, value in zip(positional, args, strict=False):
        if not _fits(param, value, numbers):
            return None
        bound[param.name] = value
    by_name = {p.name: p for p in params}
    for name, value in kwargs.items():
        given = by_name.get(name)
        if given is None:
            alias = _ALIASES.get(name)
            given = by_name.get(alias) if alias else None
            if given is None and alias == "self" and params:
                given = params[0]
        if given is None:
            if name in _EXTRAS:
                continue
            return None
        if given.name in bound or not _fits(given, value, numbers):
            return None
        bound[given.name] = value
    if any(not p.has_default and p.name not in bound for p in params):
        return None
    return bound


def bind(func: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Overload, dict[str, Any]] | None:
    """The overload of an operator that a call fits, and its arguments by name; None where none fits."""
    method = isinstance(func, _C.OperatorMethod)
    for numbers in (False, True):
        for overload in overloads(func):
            these = args
            if method:  # x.where(condition, other): the tensor is the parameter named self
                at = next((i for i, p in enumerate(overload.params) if p.name == "self"), 0)
                if at and len(args) > at:
                    these = (*args[1 : at + 1], args[0], *args[at + 1 :])
            bound = _bind(overload, these, kwargs, numbers)
            if bound is not None:
                return overload, bound
    return None
