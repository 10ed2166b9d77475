"""Models that are quantized dynamically, with fixed parameters and inputs, for the golden file and the tests."""

from __future__ import annotations

import warnings
import zlib
from collections.abc import Iterator
from typing import Any

import numpy as np


def values(name: str, *shape: int, scale: float = 1.0) -> np.ndarray:
    """Numbers in [-scale, scale), the same for the same name on every machine."""
    rng = np.random.RandomState(zlib.crc32(name.encode()))
    return ((rng.random_sample(shape) * 2 - 1) * scale).astype(np.float32)


def fill(torch: Any, model: Any) -> Any:
    """Sets the parameters of a model."""
    with torch.no_grad():
        for name, p in model.named_parameters():
            p.copy_(torch.from_numpy(values(name, *p.shape, scale=1 / np.sqrt(p.shape[-1]))))
    return model


def quantized(torch: Any, model: Any, spec: Any = None, dtype: Any = None) -> Any:
    """`quantize_dynamic` without PyTorch's warnings that it is old."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return torch.ao.quantization.quantize_dynamic(model, spec, dtype=dtype or torch.qint8)


def models(torch: Any) -> Iterator[tuple[str, Any, list[Any], Any]]:
    """Names, models, inputs, and a spec by name or None."""
    nn = torch.nn

    def tensor(name: str, *shape: int, scale: float = 1.0, shift: float = 0.0) -> Any:
        return torch.from_numpy(values(name, *shape, scale=scale) + np.float32(shift))

    for i, o, bias in ((5, 3, True), (32, 64, False), (100, 70, True)):
        model = fill(torch, nn.Sequential(nn.Linear(i, o, bias=bias)))
        inputs = [
            tensor("one", 1, i),
            tensor("many", 65, i, shift=2.0),
            tensor("below", 2, 3, i, shift=-4.0),
            tensor("tiny", 3, i, scale=1e-6),
            tensor("zeros", 4, i, scale=0.0),
        ]
        yield f"linear {i} {o}", model, inputs, None
        channels = torch.ao.quantization.per_channel_dynamic_qconfig
        yield f"linear {i} {o} by channel", model, inputs, {"0": channels}
    for kind in ("LSTM", "GRU"):
        for hidden, options in ((72, {}), (20, {"num_layers": 2, "bidirectional": True, "batch_first": True})):
            model = fill(torch, nn.Sequential(getattr(nn, kind)(12, hidden, **options)))
            inputs = [tensor("x", 3, n, 12) for n in (1, 17)]
            packed = torch.nn.utils.rnn.pack_padded_sequence(tensor("p", 5, 3, 12), [5, 3, 1])
            yield f"{kind} {hidden}", model, [*inputs, packed], None
    for cell, options in (("LSTMCell", {}), ("GRUCell", {}), ("RNNCell", {}), ("RNNCell", {"nonlinearity": "relu"})):
        model = fill(torch, nn.Sequential(getattr(nn, cell)(12, 20, **options)))
        yield f"{cell} {options}", model, [tensor("x", 4, 12)], None


def flat(torch: Any, value: Any) -> list[Any]:
    """All tensors of a result."""
    if value is None:
        return []
    if isinstance(value, torch.Tensor):
        return [value]
    return [t for part in value for t in flat(torch, part)]
