"""Checks the arrows between the folders of the Swift engine: a file may name types of its own and earlier layers only.

Inside one module the compiler does not hold them. A type counts for the folder that declares it (an extension does not
declare). Nested types count by their outermost one. The check reads words, not syntax: comments and texts are skipped,
and names that several layers declare are left out.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from registry import ROOT

ENGINE = ROOT / "Sources/SwiftGrad"
RANKS = {
    "Runtime": 0,
    "Tensor": 1,
    "Autograd": 2,
    "Operators": 3,
    "Layers": 4,
    "Optimizers": 5,
    "Compile": 3.5,
    "Serialization": 6,
}
# The one arrow that goes up: a tensor holds the node that made it and the hooks of a leaf (what it does with them is
# Autograd's business, in Tensor+Autograd.swift).
ALLOWED = {("Tensor/Tensor.swift", "Node"), ("Tensor/Tensor.swift", "TensorHooks")}
DECLARATION = re.compile(
    r"^(?:@\w+(?:\([^)]*\))?\s+|(?:public|package|internal|open|final|indirect|nonisolated)\s+)*"
    r"(?:struct|class|enum|actor|protocol|typealias)\s+([A-Z]\w*)",
    re.MULTILINE,
)


def code(source: str) -> str:
    """A Swift source without comments and string literals; line breaks stay.

    >>> code('let a = "Tensor" // Tensor')
    'let a = "" '
    """
    pattern = r'("""(?:.|\n)*?"""|"(?:\\.|[^"\\\n])*")|(/\*(?:.|\n)*?\*/|//[^\n]*)'

    def blank(match: re.Match[str]) -> str:
        lines = "\n" * match.group(0).count("\n")
        return f'""{lines}' if match.group(1) else lines

    return re.sub(pattern, blank, source)


def layer(path: Path) -> str:
    """The folder of the engine that a file is in."""
    return path.relative_to(ENGINE).parts[0]


def main() -> int:
    """Prints the arrows that go the wrong way; 1 if there are any."""
    files = {path: code(path.read_text(encoding="utf-8")) for path in sorted(ENGINE.rglob("*.swift"))}
    problems: list[str] = []
    homes: dict[str, set[str]] = {}
    for path, text in files.items():
        if layer(path) not in RANKS:
            problems.append(f"{path.relative_to(ROOT)}: not in one of the folders {', '.join(RANKS)}")
            continue
        for name in DECLARATION.findall(text):
            homes.setdefault(name, set()).add(layer(path))
    for path, text in files.items():
        if layer(path) not in RANKS:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            for name in dict.fromkeys(re.findall(r"(?<![.\w])[A-Z]\w*", line)):
                layers = homes.get(name, set())
                if len(layers) != 1:
                    continue
                (home,) = layers
                if (path.relative_to(ENGINE).as_posix(), name) in ALLOWED:
                    continue
                if RANKS[home] > RANKS[layer(path)]:
                    where = f"{path.relative_to(ROOT)}:{number}"
                    problems.append(f"{where}: {layer(path)} names {name}, which {home} declares")
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        return 1
    print(f"{len(files)} files name no type of a later layer")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
