"""Checks what is tracked: no build products, no large files, no paths of the machine it was written on; and reports
files that have grown long.
"""

from __future__ import annotations

import re
import subprocess
import sys

from registry import ROOT

LONG = 400
TOO_LONG = 800
LARGE = 4_000_000
DERIVED = {"docs/operators.md", "include/swiftgrad_ops.h", "python/swiftgrad/_C.pyi"}
SOURCES = (".swift", ".py", ".c", ".h", ".cpp", ".sh")
PRODUCT = re.compile(r"(^|/)(\.build[^/]*|build|dist|__pycache__|\.venv|[^/]+\.egg-info)/|\.(so|o|a|pyc|whl)$")
MACHINE = re.compile(rb"(?<![\w.])/(?:home|Users|root|work)/\w+/\w+")


def tracked() -> list[str]:
    """The files that git tracks, links left out."""
    answer = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if answer.returncode != 0:
        raise SystemExit(f"git ls-files failed: {answer.stderr.strip()}")
    names = filter(None, answer.stdout.split("\0"))
    return [name for name in names if (ROOT / name).is_file() and not (ROOT / name).is_symlink()]


def main() -> int:
    """Prints what is wrong; 1 if anything is."""
    problems: list[str] = []
    long_files: list[tuple[int, str]] = []
    names = tracked()
    for name in names:
        data = (ROOT / name).read_bytes()
        if PRODUCT.search(name):
            problems.append(f"{name}: a build product is tracked")
        if len(data) > LARGE:
            problems.append(f"{name}: {len(data):,} bytes are tracked, at most {LARGE:,} should be")
        if b"\0" in data:
            continue
        for match in MACHINE.finditer(data):
            problems.append(f"{name}: names a path of one machine, {match.group().decode()}")
        lines = data.count(b"\n")
        if name.endswith(SOURCES) and name not in DERIVED and lines > LONG:
            long_files.append((lines, name))
            if lines > TOO_LONG:
                problems.append(f"{name}: {lines} lines, at most {TOO_LONG} should be")
    for lines, name in sorted(long_files, reverse=True):
        print(f"note: {name} has {lines} lines ({LONG} is a good most)")
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        return 1
    print(f"{len(names)} tracked files looked at")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
