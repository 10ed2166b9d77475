"""Checks that the functions declared in swiftgrad.h are those that the built library exports, no more and no less."""

from __future__ import annotations

import re
import subprocess
import sys

from registry import LIBRARIES, ROOT

HEADER = ROOT / "Sources/CSwiftGrad/include/swiftgrad.h"


def declared(header: str) -> set[str]:
    """The names of the functions that a header declares (types of callbacks are not functions).

    >>> sorted(declared("bool sg_a(void); typedef int (*sg_b)(int); const char *sg_c(sg_d *x, int (*f)(sg_e *));"))
    ['sg_a', 'sg_c']
    """
    text = re.sub(r"/\*.*?\*/|//[^\n]*", " ", header, flags=re.DOTALL)
    text = re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE)
    statements = (" ".join(statement.split()) for statement in re.split(r"[;{}]", text))
    matches = (re.match(r"(?!typedef\b)[\w\s*]*?\b(sg_\w+)\s?\(", statement) for statement in statements)
    return {match.group(1) for match in matches if match}


def exported(library: str) -> set[str]:
    """The names that a library exports."""
    answer = subprocess.run(
        ["nm", "-D", "--defined-only", "--extern-only", library], capture_output=True, text=True, check=True
    )
    names = (line.split()[-1] for line in answer.stdout.splitlines())
    return {name.split("@")[0] for name in names}


def main() -> int:
    """Prints the differences; 1 if there are any."""
    library = next((path for path in LIBRARIES if path.exists()), None)
    if library is None:
        print("there is no library to look into: run `make build` first", file=sys.stderr)
        return 1
    header, symbols = declared(HEADER.read_text(encoding="utf-8")), exported(str(library))
    for name in sorted(header - symbols):
        print(f"{HEADER.name} declares {name}, but {library.name} does not export it", file=sys.stderr)
    for name in sorted(symbols - header):
        print(f"{library.name} exports {name}, but {HEADER.name} does not declare it", file=sys.stderr)
    if header != symbols:
        return 1
    print(f"{len(header)} functions are declared and exported")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
