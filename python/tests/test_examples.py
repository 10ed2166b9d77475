"""Every example and the demo, at small settings, as programs."""

from __future__ import annotations

import os
import pathlib
import re
import subprocess
import sys

import pytest

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"


def run(*arguments: str, cwd: pathlib.Path) -> str:
    import swiftgrad

    root = os.path.dirname(os.path.dirname(os.path.abspath(swiftgrad.__file__)))
    path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")]))
    environment = {**os.environ, "PYTHONPATH": path}
    result = subprocess.run(
        [sys.executable, *arguments], check=False, cwd=cwd, env=environment, capture_output=True, text=True
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_each_example_is_tested() -> None:
    assert {path.name for path in EXAMPLES.glob("*.py")} == {
        "mlp_fashion.py",
        "cnn_fashion.py",
        "finetune_fashion.py",
        "lstm_fashion.py",
        "layer_parameters.py",
        "transformer_positions.py",
    }


def test_mlp(tmp_path: pathlib.Path) -> None:
    output = run(str(EXAMPLES / "mlp_fashion.py"), "--epochs", "1", "--steps", "40", "--save", "mlp.pt", cwd=tmp_path)
    assert float(re.search(r"accuracy: ([\d.]+)%", output).group(1)) > 40
    assert "Saved 8 tensors" in output and (tmp_path / "mlp.pt").stat().st_size > 242_762 * 4


def test_cnn(tmp_path: pathlib.Path) -> None:
    pytest.importorskip("PIL")
    output = run(str(EXAMPLES / "cnn_fashion.py"), "--epochs", "1", "--steps", "3", cwd=tmp_path)
    assert float(re.search(r"step 0 loss ([\d.]+)", output).group(1)) == pytest.approx(2.3, abs=0.1)
    assert len(re.findall(r"precision [01]\.\d{3} recall [01]\.\d{3} F1 [01]\.\d{3}", output)) == 10


def test_lstm(tmp_path: pathlib.Path) -> None:
    output = run(str(EXAMPLES / "lstm_fashion.py"), "--sample", "--epochs", "1", "--hidden", "16", cwd=tmp_path)
    loss = re.search(r"^epoch 0 step 0 loss ([\d.]+)$", output, re.MULTILINE)
    assert float(loss.group(1)) == pytest.approx(2.3, abs=0.1)
    assert float(re.search(r"^Epoch 0, accuracy: ([\d.]+)%$", output, re.MULTILINE).group(1)) > 20


def test_transformer_positions(tmp_path: pathlib.Path) -> None:
    """The first losses are those of PyTorch for the same program."""
    output = run(str(EXAMPLES / "transformer_positions.py"), "--steps", "2", cwd=tmp_path)
    for name, loss in (("none", 2.4894), ("sinusoidal", 2.5017), ("learned", 2.4738)):
        found = re.search(rf"^{name} +first loss ([\d.]+)$", output, re.MULTILINE)
        assert float(found.group(1)) == pytest.approx(loss, abs=1e-3)


def test_layer_parameters(tmp_path: pathlib.Path) -> None:
    output = run(str(EXAMPLES / "layer_parameters.py"), cwd=tmp_path)
    assert re.search(r"Linear, to 64 numbers +64 +196,672 +196,608", output)
    assert re.search(r"Conv2d 3x3, to 64 channels +64x32x32 +1,792 +1,769,472", output)
    assert "Parameters: 545,098 (544,202 trainable, 896 not)" in output


def test_demo(tmp_path: pathlib.Path) -> None:
    pytest.importorskip("PIL")
    output = run("-m", "swiftgrad.demo", "--sample", "--epochs", "1", "--steps", "20", "--out", "out", cwd=tmp_path)
    assert "the sample of Fashion-MNIST in the package: 3,000 pictures to train on, 1,000 to test on" in output
    for name, parameters in (("MLP", "242,762"), ("CNN", "315,722")):
        assert f"Parameters: {parameters} ({parameters} trainable, 0 not)" in output
        assert float(re.search(name + r": test loss [\d.]+, accuracy ([\d.]+)%", output).group(1)) > 20
    assert len(re.findall(r"Ankle boot +[01]\.\d{3} +[01]\.\d{3} +[01]\.\d{3}", output)) == 2
    from PIL import Image

    with Image.open(tmp_path / "out" / "loss.png") as picture:
        assert picture.format == "PNG" and min(picture.size) > 300


def test_finetune(tmp_path: pathlib.Path) -> None:
    program = (str(EXAMPLES / "finetune_fashion.py"), "--sample", "--steps", "8", "--folder", str(tmp_path))
    first = run(*program, "--epochs", "2", cwd=tmp_path)
    assert float(re.search(r"fine-tuned accuracy: ([\d.]+)%", first).group(1)) > 40
    assert "frozen: 0.0.weight, 0.0.bias" in first
    again = run(*program, "--epochs", "2", cwd=tmp_path)
    assert "fine-tuning: goes on after epoch 2" in again
    assert again.splitlines()[-2] == first.splitlines()[-2]
    assert (tmp_path / "fine-tuning.png").exists()
