"""The scripts of the documents this project comes from, untouched, beside the losses that PyTorch prints.

They are looked for in ../shared/scripts next to the clone (or where SWIFTGRAD_DOCUMENTS says); without them, and in any
case, the same two networks are trained by our own examples on the sample of the data in the package.
"""

from __future__ import annotations

import os
import pathlib
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRIPTS = pathlib.Path(os.environ.get("SWIFTGRAD_DOCUMENTS") or ROOT.parent / "shared" / "scripts")
DATA = pathlib.Path("/usr/share/datasets/fashion-mnist")
LOSS = re.compile(r"^(epoch \d+ step (\d+)|Epoch: \d+|Val epoch: \d+|Finetune epoch: \d+) loss:? (\S+)$", re.IGNORECASE)


def run(*arguments: str, cwd: pathlib.Path, **environment: str) -> str:
    """What a program prints."""
    import swiftgrad

    package = str(pathlib.Path(swiftgrad.__file__).resolve().parents[1])
    path = os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH", "")]))
    result = subprocess.run(
        [sys.executable, *arguments],
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": path, **environment},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def losses(text: str) -> dict[str, tuple[int, float]]:
    """The losses printed, by the words before them, with their steps (0 where no step is printed)."""
    matches = filter(None, map(LOSS.match, text.splitlines()))
    return {match[1]: (int(match[2] or 0), float(match[3])) for match in matches}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pathlib.Path]:
    """A folder with the data that the scripts read."""
    if not (SCRIPTS / "prepare_data.py").is_file():
        pytest.skip(f"the documents' scripts are not there: no {SCRIPTS}/prepare_data.py")
    if not DATA.is_dir():
        pytest.skip(f"Debian's package dataset-fashion-mnist is not installed: no {DATA}")
    pytest.importorskip("numpy")
    pytest.importorskip("PIL")
    path = tmp_path_factory.mktemp("documents")
    run(str(SCRIPTS / "prepare_data.py"), str(path), cwd=path)
    yield path


@pytest.mark.parametrize(
    ("script", "environment", "lines", "accuracy"),
    [
        ("mlp_mnist", {"EPOCHS": "1"}, 22, 84.55),
        ("cnn", {"EPOCHS": "1", "STEPS": "20"}, 20, None),
        ("rnn", {"EPOCHS": "1", "STEPS": "20"}, 20, None),
        ("pretrain_finetune", {"EPOCHS": "1", "STEPS": "20"}, 20, None),
        ("bigmodel", {"EPOCHS": "10"}, 22, None),
        ("transformer", {"EPOCHS": "1", "STEPS": "20"}, 20, None),
    ],
)
def test_script(
    folder: pathlib.Path, script: str, environment: dict[str, str], lines: int, accuracy: float | None
) -> None:
    if script == "bigmodel":
        pytest.importorskip("pandas")
    output = run("-m", "swiftgrad", str(SCRIPTS / f"{script}.py"), cwd=folder, **environment)
    expected = losses((SCRIPTS / "expected" / f"{script}.txt").read_text(encoding="utf-8"))
    found = losses(output)
    assert len(expected) == lines and not expected.keys() - found.keys()
    for words, (step, loss) in expected.items():  # rounding has grown after some hundred steps
        assert found[words][1] == pytest.approx(loss, abs=1e-3 if step < 20 else 2e-2), words
    if accuracy is not None:
        printed = re.search(r"^Accuracy: ([\d.]+)%$", output, re.MULTILINE)
        assert printed and float(printed[1]) == pytest.approx(accuracy, abs=1)


def test_transformer_as_printed(tmp_path: pathlib.Path) -> None:
    """The script that passes the number of classes for that of heads stops as under PyTorch."""
    script = SCRIPTS / "transformer_as_printed.py"
    if not script.is_file():
        pytest.skip(f"the documents' scripts are not there: no {script}")
    with pytest.raises(AssertionError, match=r"\n\s*AssertionError: embed_dim must be divisible by num_heads"):
        run("-m", "swiftgrad", str(script), cwd=tmp_path)


# Our own copies of the same work; the figures are what PyTorch and torchvision give for the same programs.


def test_mlp_on_the_sample(tmp_path: pathlib.Path) -> None:
    output = run(str(ROOT / "examples" / "mlp_fashion.py"), "--sample", "--epochs", "1", cwd=tmp_path)
    found = re.search(r"^Epoch 1, loss: ([\d.]+), accuracy: ([\d.]+)%$", output, re.MULTILINE)
    assert found, output
    assert float(found[1]) == pytest.approx(1.4508, abs=1e-3)
    assert float(found[2]) == pytest.approx(66.40, abs=1)


def test_cnn_on_the_sample(tmp_path: pathlib.Path) -> None:
    pytest.importorskip("PIL")
    output = run(str(ROOT / "examples" / "cnn_fashion.py"), "--sample", "--epochs", "1", cwd=tmp_path)
    first, right = (re.search(p, output, re.MULTILINE) for p in (r"step 0 loss ([\d.]+)$", r"^Accuracy: ([\d.]+)%$"))
    assert first and right, output
    assert float(first[1]) == pytest.approx(2.3053, abs=1e-3)
    assert float(right[1]) == pytest.approx(56.40, abs=1)


def test_lstm_on_the_sample(tmp_path: pathlib.Path) -> None:
    output = run(str(ROOT / "examples" / "lstm_fashion.py"), "--sample", "--epochs", "1", cwd=tmp_path)
    found = [float(loss) for loss in re.findall(r"^epoch 0 step \d+ loss ([\d.]+)$", output, re.MULTILINE)]
    assert found == pytest.approx([2.3054, 1.5876, 1.0040], abs=2e-3)
    right = re.search(r"^Epoch 0, accuracy: ([\d.]+)%$", output, re.MULTILINE)
    assert right and float(right[1]) == pytest.approx(61.20, abs=1)
