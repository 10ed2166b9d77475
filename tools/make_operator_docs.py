"""Derives docs/operators.md, the reference of all operators, from the registry."""

from __future__ import annotations

from pathlib import Path

import registry
from registry import ROOT, Operator, Variant

HEADER = """# Operators

<!-- Derived from the registry by tools/make_operator_docs.py (`make stubs`); edit the operators' `doc` instead. -->

The {count} operators of the engine under {bases} names. Each is `swiftgrad.NAME` (*function*), a method of tensors
(*method*), or both; from C it is called by its full name through `sg_call`, or through `swiftgrad_ops.h`. Schemas are
written in PyTorch's grammar: `Tensor?` may be None, what follows `*` is given by keyword, `(a!)` is written in place.

"""


def forms(overloads: list[Operator]) -> str:
    """The forms in which a name appears, in words."""
    together = Variant(0)
    for operator in overloads:
        together |= operator.variants
    words = [
        word
        for flag, word in (
            (Variant.FUNCTION, "function"),
            (Variant.METHOD, "method"),
            (Variant.FACTORY, "makes tensors"),
            (Variant.INPLACE, "in place"),
        )
        if flag in together
    ]
    return ", ".join(words) or "internal"


def text(library: Path | None) -> str:
    """The whole file."""
    operators = registry.load(library)
    groups = registry.by_base(operators)
    parts = [HEADER.format(count=len(operators), bases=len(groups))]
    for base, overloads in groups.items():
        parts.append(f"## `{base}`\n\n*{forms(overloads)}*\n\n```\n")
        parts += [f"{operator.schema}\n" for operator in overloads]
        parts.append("```\n\n")
        docs = dict.fromkeys(operator.doc.strip() for operator in overloads)
        parts += [f"{doc}\n\n" for doc in docs if doc]
    return "".join(parts).rstrip("\n") + "\n"


if __name__ == "__main__":
    registry.derive(ROOT / "docs/operators.md", text, __doc__ or "")
