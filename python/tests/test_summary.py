"""The table of layers: numbers by hand, modes and hooks left as they were, nested, reused and uncalled layers."""

from __future__ import annotations

import pytest
import swiftgrad as sg
from swiftgrad import nn, summary


class Net(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU())
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(8 * 4 * 4, 10)
        self.unused = nn.Linear(5, 2)

    def forward(self, x: sg.Tensor) -> sg.Tensor:
        return self.fc(self.pool(self.pool(self.body(x))).flatten(1))


def test_rows_and_totals() -> None:
    model = Net()
    found = summary(model, (2, 3, 16, 16))
    rows = {(row.path, row.output_size is None): row for row in found.layers}
    conv, norm, fc = (rows[path, False] for path in ("body.0", "body.1", "fc"))
    assert (conv.params, conv.output_size, conv.input_size) == (8 * 27 + 8, [2, 8, 16, 16], [2, 3, 16, 16])
    assert conv.mult_adds == 2 * 16 * 16 * 8 * 27 and norm.mult_adds == 2 * 8 * 16 * 16
    assert (fc.params, fc.mult_adds, fc.depth, fc.kind) == (1290, 2 * 128 * 10, 1, "Linear")
    assert rows["body", False].mult_adds == conv.mult_adds + norm.mult_adds
    assert [row.path for row in found.layers] == [
        "", "body", "body.0", "body.1", "body.2", "pool", "pool", "fc", "unused",
    ]  # fmt: skip
    assert rows["unused", True].params == 12
    assert found.total_params == 224 + 16 + 1290 + 12 == sum(p.numel() for p in model.parameters())
    assert found.trainable_params == found.total_params and found.non_trainable_params == 0
    assert found.total_mult_adds == conv.mult_adds + norm.mult_adds + fc.mult_adds
    assert found.share(fc) == pytest.approx(1290 / 1542)
    assert found.input_bytes == 2 * 3 * 256 * 4 and found.param_bytes == 1542 * 4
    assert found.activation_bytes == 4 * 2 * (3 * 8 * 256 + 8 * 64 + 8 * 16 + 10)


def test_text() -> None:
    model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))
    model[0].weight.requires_grad_(False)
    model[2].requires_grad_(False)
    text = str(summary(model, (1, 4)))
    lines = [line.split() for line in text.splitlines()]
    assert ["├─", "0", "(Linear)", "[1,", "8]", "40", "69.0%", "partly", "32"] in lines
    assert ["└─", "2", "(Linear)", "[1,", "2]", "18", "31.0%", "no", "16"] in lines
    assert "Parameters: 58 (8 trainable, 50 not)" in text and "Multiply-adds: 48" in text


def test_modes_and_hooks_are_restored_even_after_an_error() -> None:
    model = Net()
    model.body.eval()
    modes = [module.training for module in model.modules()]
    before = {key: value.clone() for key, value in model.state_dict().items()}
    summary(model, (1, 3, 16, 16))
    with pytest.raises(RuntimeError):
        summary(model, (1, 4, 16, 16))
    assert [module.training for module in model.modules()] == modes
    assert all((value == before[key]).all() for key, value in model.state_dict().items()), "batch norm must not learn"
    calls: list[int] = []
    model.register_forward_hook(lambda *args: calls.append(1))
    model(sg.zeros(1, 3, 16, 16))
    assert calls == [1] and len(summary(model, (1, 3, 16, 16)).layers) == 9
    assert sg.is_grad_enabled()


def test_reused_layers_count_once() -> None:
    shared = nn.Linear(4, 4)
    found = summary(nn.Sequential(shared, nn.ReLU(), shared), (3, 4))
    rows = [row for row in found.layers if row.kind == "Linear"]
    assert [row.reused for row in rows] == [False, True] and found.total_params == 20
    assert found.total_mult_adds == 2 * 3 * 16 and "(reused)" in str(found)
    tied = nn.Sequential(nn.Linear(4, 4, bias=False), nn.Linear(4, 4, bias=False))
    tied[1].weight = tied[0].weight
    assert summary(tied, (1, 4)).total_params == 16


def test_inputs() -> None:
    class Two(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.table = nn.Embedding(10, 6)
            self.fc = nn.Linear(6, 3)

        def forward(self, index: sg.Tensor, other: sg.Tensor, *, scale: float = 1.0) -> dict[str, sg.Tensor]:
            return {"a": self.fc(self.table(index) + other) * scale, "b": other}

    model = Two()
    found = summary(model, [(2, 5), (2, 5, 6)], dtypes=[sg.int64, sg.float32])
    assert found.input_size == [[2, 5], [2, 5, 6]] and found.layers[0].output_size == [[2, 5, 3], [2, 5, 6]]
    assert found.layers[1].mult_adds == 0 and found.total_mult_adds == 2 * 5 * 18
    data = {"index": sg.zeros(1, 2, dtype=sg.int64), "other": sg.zeros(1, 2, 6)}
    assert summary(model, input_data=data, scale=2.0).total_mult_adds == 2 * 18
    assert summary(nn.Linear(4, 2), input_data=sg.zeros(7, 4)).layers[0].output_size == [7, 2]
    assert summary(nn.Conv1d(4, 2, 3), (4, 9), batch_dim=0).layers[0].output_size == [1, 2, 7]
    alone = summary(model)
    assert alone.total_params == 60 + 21 and alone.total_mult_adds == 0 and "Output shape" not in str(alone)


def test_depth_and_errors(capsys: pytest.CaptureFixture[str]) -> None:
    nested = nn.Sequential(nn.Sequential(nn.Sequential(nn.Linear(2, 3))))
    shallow = summary(nested, (1, 2), depth=1, verbose=True)
    assert capsys.readouterr().out == f"{shallow}\n"
    assert str(shallow).count("Sequential") == 2 and "Linear" not in str(shallow) and len(shallow.layers) == 4
    with pytest.raises(TypeError, match="summary: a module was required, got int"):
        summary(3)
    with pytest.raises(ValueError, match="input_size or input_data was required, got both"):
        summary(nested, (1, 2), input_data=sg.zeros(1, 2))
    with pytest.raises(ValueError, match="one for each of the 1 inputs was required, got 2"):
        summary(nested, (1, 2), dtypes=[sg.float32, sg.float32])
