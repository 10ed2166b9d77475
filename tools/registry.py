"""Reads the engine's operator registry through the C interface, for the tools that derive files from it."""

from __future__ import annotations

import argparse
import ctypes
import enum
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIBRARIES = (ROOT / ".build/release/libswiftgrad-c.so", ROOT / "python/swiftgrad/libswiftgrad.so")


class Kind(enum.IntEnum):
    """`sg_kind`: how a parameter is typed."""

    TENSOR = 0
    TENSORS = 1
    OPTIONAL_TENSORS = 2
    SCALAR = 3
    INT = 4
    INTS = 5
    FLOAT = 6
    FLOATS = 7
    BOOL = 8
    STRING = 9
    DTYPE = 10
    GENERATOR = 11


class Variant(enum.IntFlag):
    """`SG_VARIANT_...`: in which forms an operator appears."""

    FUNCTION = 1
    METHOD = 2
    FACTORY = 4
    INPLACE = 8
    OUT = 16


@dataclass(frozen=True)
class Parameter:
    """One parameter of a schema."""

    name: str
    kind: Kind
    list_size: int
    optional: bool
    has_default: bool
    keyword_only: bool
    mutated: bool


@dataclass(frozen=True)
class Result:
    """One result of a schema: its type without alias annotations, and its name or an empty text."""

    type: str
    name: str


@dataclass(frozen=True)
class Operator:
    """One operator (an overload)."""

    name: str
    base: str
    schema: str
    doc: str
    results: tuple[Result, ...]
    parameters: tuple[Parameter, ...]
    variants: Variant


class _OpInfo(ctypes.Structure):
    _fields_ = [
        ("name", ctypes.c_char_p),
        ("base", ctypes.c_char_p),
        ("schema", ctypes.c_char_p),
        ("doc", ctypes.c_char_p),
        ("returns", ctypes.c_char_p),
        ("n_params", ctypes.c_int32),
        ("n_results", ctypes.c_int32),
        ("variants", ctypes.c_uint32),
    ]


class _ParamInfo(ctypes.Structure):
    _fields_ = [
        ("name", ctypes.c_char_p),
        ("kind", ctypes.c_int32),
        ("list_size", ctypes.c_int32),
        ("optional", ctypes.c_bool),
        ("has_default", ctypes.c_bool),
        ("keyword_only", ctypes.c_bool),
        ("mutated", ctypes.c_bool),
    ]


def parse_results(returns: str) -> tuple[Result, ...]:
    """Splits "(Tensor values, Tensor indices)" or "Tensor(a!)" into results.

    >>> parse_results("(Tensor(a!) values, Tensor indices)")
    (Result(type='Tensor', name='values'), Result(type='Tensor', name='indices'))
    >>> parse_results("Tensor[]"), parse_results("()")
    ((Result(type='Tensor[]', name=''),), ())
    """
    text = re.sub(r"(?<=\w)\([a-z][^()]*\)", "", returns.strip())
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    results = []
    for item in filter(None, (part.strip() for part in text.split(","))):
        type_, _, name = item.partition(" ")
        results.append(Result(type_, name.strip()))
    return tuple(results)


def load(library: Path | None = None) -> list[Operator]:
    """Returns all operators in the registry's order; ends the program with a sentence if there is no library."""
    path = library or next((path for path in LIBRARIES if path.exists()), None)
    if path is None:
        raise SystemExit("there is no engine to ask: run `make build` first")
    engine = ctypes.CDLL(str(path))
    engine.sg_last_error.restype = ctypes.c_char_p

    def checked(status: int) -> None:
        if status != 0:
            raise SystemExit(f"{path.name}: {engine.sg_last_error().decode()}")

    operators = []
    info, param = _OpInfo(), _ParamInfo()
    for index in range(engine.sg_op_count()):
        checked(engine.sg_op_describe(index, ctypes.byref(info)))
        parameters = []
        for position in range(info.n_params):
            checked(engine.sg_op_param(index, position, ctypes.byref(param)))
            parameters.append(
                Parameter(
                    param.name.decode(),
                    Kind(param.kind),
                    param.list_size,
                    param.optional,
                    param.has_default,
                    param.keyword_only,
                    param.mutated,
                )
            )
        operators.append(
            Operator(
                info.name.decode(),
                info.base.decode(),
                info.schema.decode(),
                info.doc.decode(),
                parse_results(info.returns.decode()),
                tuple(parameters),
                Variant(info.variants),
            )
        )
    return operators


def by_base(operators: list[Operator]) -> dict[str, list[Operator]]:
    """Groups overloads under their base names, which are sorted."""
    groups: dict[str, list[Operator]] = {}
    for operator in operators:
        groups.setdefault(operator.base, []).append(operator)
    return dict(sorted(groups.items()))


def derive(path: Path, text: Callable[[Path | None], str], description: str) -> None:
    """The command line of a tool that derives one file: writes it, or with --check says whether it is current."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the file is not current")
    parser.add_argument("--library", type=Path, help="the engine's library (default: the one that was built)")
    arguments = parser.parse_args()
    wanted = text(arguments.library)
    name = path.relative_to(ROOT)
    current = path.read_text(encoding="utf-8") if path.exists() else None
    if current == wanted:
        print(f"{name} is current")
    elif arguments.check:
        print(f"{name} is not what the registry gives: run `make stubs` and commit it", file=sys.stderr)
        raise SystemExit(1)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted, encoding="utf-8")
        print(f"{name} written")
