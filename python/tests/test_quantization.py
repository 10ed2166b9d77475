"""Dynamic quantization: PyTorch's values, its names, states, and what it costs in accuracy."""

from __future__ import annotations

import copy
import io
import os
import subprocess
import sys
import warnings
from typing import Any

import numpy as np
import pytest
from golden_io import Golden
from quantization_cases import fill, flat, models, quantized, values


def arrays(torch: Any, value: Any) -> list[np.ndarray]:
    return [t.detach().numpy() for t in flat(torch, value)]


def test_values_are_those_of_pytorch(torch: Any) -> None:
    golden = Golden("quantization")
    for name, model, inputs, spec in models(torch):
        entry = golden.index[name]
        for kind, dtype in (("int8", torch.qint8), ("half", torch.float16)):
            if kind not in entry:
                continue
            q = quantized(torch, model, spec, dtype)
            assert repr(q) == entry[kind + " repr"]
            for x, wanted in zip(inputs, entry[kind], strict=True):
                found = arrays(torch, q(x))
                assert len(found) == len(wanted)
                for a, reference in zip(found, wanted, strict=True):
                    b = golden(reference)
                    assert a.shape == b.shape
                    # Linear layers: the same integers, so only the last rounding differs. In a recurrent layer a last
                    # bit of the state may move one of its integers by 1: 1/127 of the range times a weight.
                    steps = 2e-3 if ("LSTM" in name or "GRU" in name) and "Cell" not in name else 1e-6
                    assert np.abs(a - b).max(initial=0) <= steps * max(np.abs(b).max(initial=0), 1e-30), (name, kind)
        if "weight" in entry:
            assert (quantized(torch, model, spec)[0].weight().int_repr().numpy() == golden(entry["weight"])).all()


def model_of(torch: Any) -> Any:
    nn = torch.nn

    class Model(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.lstm = nn.LSTM(5, 8, batch_first=True)
            self.fc = nn.Sequential(nn.Linear(8, 6), nn.ReLU(), nn.Linear(6, 2, bias=False))
            self.attention = nn.MultiheadAttention(8, 2, batch_first=True)

        def forward(self, x: Any) -> Any:
            y = self.lstm(x)[0]
            return self.fc(self.attention(y, y, y)[0])

    return fill(torch, Model())


def test_which_layers_are_replaced(torch: Any) -> None:
    nn, ao = torch.nn, torch.ao.quantization
    dynamic = torch.ao.nn.quantized.dynamic
    model = model_of(torch)
    q = quantized(torch, model, {nn.Linear})
    assert type(q.fc[0]) is dynamic.Linear and type(q.lstm) is nn.LSTM and type(model.fc[0]) is nn.Linear
    assert not q.training and model.training
    assert isinstance(q.attention.out_proj, nn.Linear)
    assert q(torch.ones(1, 3, 5)).shape == (1, 3, 2)
    assert not hasattr(q, "qconfig")
    q = quantized(torch, model, {"fc.2", nn.LSTM})
    assert type(q.fc[0]) is nn.Linear and type(q.fc[2]) is dynamic.Linear and type(q.lstm) is dynamic.LSTM
    q = quantized(torch, model, {"fc": ao.per_channel_dynamic_qconfig, "fc.2": ao.float16_dynamic_qconfig})
    assert q.fc[0].weight().qscheme() == torch.per_channel_affine and q.fc[2]._packed_params.dtype == torch.float16
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        same = copy.deepcopy(model)
        assert torch.quantization.quantize_dynamic(same, {nn.Linear}, inplace=True) is same
        assert type(same.fc[0]) is torch.nn.quantized.dynamic.Linear
        with pytest.raises(ValueError, match="Don't know how to quantize with default settings for torch.int8"):
            ao.quantize_dynamic(model, dtype=torch.int8)
    assert repr(q.fc[0]) == (
        "DynamicQuantizedLinear(in_features=8, out_features=6, dtype=torch.qint8, qscheme=torch.per_channel_affine)"
    )


def test_weights_are_quantized_tensors(torch: Any) -> None:
    q = quantized(torch, model_of(torch), {torch.nn.Linear})
    w = q.fc[0].weight()
    assert w.is_quantized and w.dtype == torch.qint8 and w.shape == (6, 8) and w.q_zero_point() == 0
    assert w.element_size() == 1 and w.qscheme() == torch.per_tensor_affine
    steps = w.dequantize() - model_of(torch).fc[0].weight
    assert steps.abs().max().item() <= w.q_scale() * 0.51
    assert "quantization_scheme=torch.per_tensor_affine" in repr(w)
    x = torch.tensor([[0.0, 1.04, -3.0], [0.25, 0.35, 100.0]])
    a = torch.quantize_per_tensor(x, 0.1, 10, torch.quint8)
    assert a.int_repr().tolist() == [[10, 20, 0], [12, 14, 255]]
    b = torch.quantize_per_channel(x, torch.tensor([0.1, 0.5]), torch.tensor([0, 1]), 0, torch.qint8)
    assert b.int_repr().tolist() == [[0, 10, -30], [1, 2, 127]]
    assert torch.dequantize(b).tolist() == b.dequantize().tolist() and b.q_per_channel_axis() == 0
    with pytest.raises(RuntimeError):
        b.q_scale()


@pytest.mark.swiftgrad_only
def test_what_is_missing_says_so(torch: Any) -> None:
    x = torch.quantize_per_tensor(torch.ones(2), 0.1, 0, torch.qint8)
    with pytest.raises(NotImplementedError, match="dequantize"):
        x.add(1)
    ao = torch.ao.quantization
    for call in (lambda: ao.prepare(model_of(torch)), lambda: ao.convert(model_of(torch))):
        with pytest.raises(NotImplementedError, match="dynamic"):
            call()
    with pytest.raises(NotImplementedError, match="projections"):
        quantized(torch, torch.nn.Sequential(torch.nn.LSTM(3, 4, proj_size=2)))


def test_states_are_saved_and_loaded(torch: Any) -> None:
    model, other = model_of(torch), model_of(torch)
    with torch.no_grad():
        for p in other.parameters():
            p.mul_(0.5)
    x = torch.from_numpy(values("x", 2, 3, 5))
    for dtype in (torch.qint8, torch.float16):
        q, fresh = quantized(torch, model, dtype=dtype), quantized(torch, other, dtype=dtype)
        state = q.state_dict()
        assert {
            "fc.0.scale",
            "fc.0.zero_point",
            "fc.0._packed_params.dtype",
            "fc.0._packed_params._packed_params",
        } <= set(state)
        assert "lstm._all_weight_values.0.param" in state
        file = io.BytesIO()
        torch.save(state, file)
        file.seek(0)
        before = fresh(x)
        fresh.load_state_dict(torch.load(file, weights_only=False))
        assert torch.equal(fresh(x), q(x)) and not torch.equal(before, q(x))
        assert torch.equal(copy.deepcopy(q)(x), q(x))


@pytest.mark.swiftgrad_only
def test_same_bits_for_any_number_of_threads(torch: Any) -> None:
    lstm = quantized(torch, fill(torch, torch.nn.Sequential(torch.nn.LSTM(40, 200, 2, bidirectional=True))))
    fc = quantized(torch, fill(torch, torch.nn.Sequential(torch.nn.Linear(600, 1000))))
    threads = torch.get_num_threads()
    try:
        found = []
        for n in (1, 2, 3, 8):
            torch.set_num_threads(n)
            found.append(
                [
                    a
                    for batch in (1, 6, 70)
                    for a in (
                        *arrays(torch, lstm(torch.from_numpy(values("x", 5, batch, 40)))),
                        *arrays(torch, fc(torch.from_numpy(values("x", batch, 600)))),
                    )
                ]
            )
    finally:
        torch.set_num_threads(threads)
    for other in found[1:]:
        assert all((a == b).all() for a, b in zip(found[0], other, strict=True))


CHILD = """
import numpy as np, swiftgrad as torch
from quantization_cases import fill, quantized, values
q = quantized(torch, fill(torch, torch.nn.Sequential(torch.nn.Linear(333, 77))))
print(q(torch.from_numpy(values("x", 9, 333))).tolist())
"""


@pytest.mark.swiftgrad_only
def test_every_instruction_set_gives_the_same_integers(torch: Any) -> None:
    found = []
    for level in ("0", "3", "4"):
        paths = os.pathsep.join([os.path.dirname(__file__), os.path.dirname(os.path.dirname(torch.__file__))])
        environment = dict(os.environ, SWIFTGRAD_CPU_LEVEL=level, PYTHONPATH=paths)
        answer = subprocess.run(
            [sys.executable, "-c", CHILD], env=environment, capture_output=True, text=True, check=True
        )
        found.append(np.array(eval(answer.stdout)))
    # Without fused multiplication and addition the last rounding is another.
    for other in found[1:]:
        np.testing.assert_allclose(found[0], other, rtol=1e-6, atol=1e-6)


def test_accuracy_of_a_small_classifier(torch: Any) -> None:
    """An LSTM that tells which half of a sequence has the larger sum: right as often with signed bytes."""
    torch.manual_seed(0)
    nn = torch.nn

    class Model(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.lstm = nn.LSTM(4, 32, batch_first=True)
            self.fc = nn.Linear(32, 2)

        def forward(self, x: Any) -> Any:
            return self.fc(self.lstm(x)[0][:, -1])

    model = Model()
    x = torch.from_numpy(values("data", 768, 10, 4))
    target = (x[:, :5].sum((1, 2)) > x[:, 5:].sum((1, 2))).long()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for step in range(120):
        rows = slice(step % 8 * 64, step % 8 * 64 + 64)
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x[rows]), target[rows]).backward()
        optimizer.step()
    test, wanted = x[512:], target[512:]

    def accuracy(m: Any) -> float:
        with torch.no_grad():
            return (m(test).argmax(1) == wanted).float().mean().item()

    model.eval()
    before = accuracy(model)
    assert before > 0.85
    assert accuracy(quantized(torch, model)) >= before - 0.02
    assert accuracy(quantized(torch, model, dtype=torch.float16)) >= before - 0.005
