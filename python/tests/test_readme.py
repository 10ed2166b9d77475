"""The README's Python example runs as it is printed."""

from __future__ import annotations

import pathlib
import re
import subprocess
import sys

README = pathlib.Path(__file__).resolve().parents[2] / "README.md"


def test_the_example_learns(tmp_path: pathlib.Path) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```$", README.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert len(blocks) == 1, f"README.md: one Python block was expected, got {len(blocks)}"
    import swiftgrad

    root = str(pathlib.Path(swiftgrad.__file__).resolve().parents[1])
    program = f"import sys; sys.path.insert(0, {root!r})\n{blocks[0]}"
    result = subprocess.run([sys.executable, "-c", program], check=False, cwd=tmp_path, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    found = re.fullmatch(r"([\d.e-]+) tensor\(([\d.]+)\)\n", result.stdout)
    assert found, result.stdout
    assert float(found[1]) < 0.2 and float(found[2]) > 0.9
