"""Rows of recurrent networks, their cells, and packing of sequences."""

from __future__ import annotations

from typing import Any

from .core import S, Sample, T, Table, f, i, v

op = Table()
FL = ("float32", "float64")
SIZES = v([3, 2, 2, 1], "int64")


def weights(gates: int, layers: int, directions: int, bias: bool, width: int, hidden: int, proj: int = 0) -> list[T]:
    """The parameters of a network."""
    out = proj or hidden
    params = []
    for layer in range(layers):
        for _ in range(directions):
            params += [f(gates * hidden, width if layer == 0 else out * directions, lo=-1, hi=1)]
            params += [f(gates * hidden, out, lo=-1, hi=1)]
            params += [f(gates * hidden), f(gates * hidden)] if bias else []
            params += [f(proj, hidden, lo=-1, hi=1)] if proj else []
    return params


def network(
    gates: int,
    *,
    steps: int = 4,
    batch: int = 3,
    width: int = 2,
    hidden: int = 3,
    layers: int = 1,
    bias: bool = True,
    dropout: float = 0.0,
    train: bool = False,
    bidirectional: bool = False,
    batch_first: bool = False,
    proj: int = 0,
    packed: bool = False,
) -> Sample:
    """A call of `lstm` (4 gates), `gru` (3) or `rnn_tanh` and `rnn_relu` (1)."""
    directions = 2 if bidirectional else 1
    states: Any = f(layers * directions, batch, proj or hidden)
    if gates == 4:
        states = [states, f(layers * directions, batch, hidden)]
    params = weights(gates, layers, directions, bias, width, hidden, proj)
    rest = (states, params, bias, layers, dropout, train, bidirectional)
    if packed:
        return S(f(8, width), SIZES, *rest)
    return S(f(batch, steps, width) if batch_first else f(steps, batch, width), *rest, batch_first)


def networks(gates: int) -> list[Sample]:
    """The options, odd ones together; the last ones draw random numbers."""
    return [
        network(gates),
        network(gates, batch_first=True, bias=False, layers=2),
        network(gates, bidirectional=True, layers=2, width=1),
        network(gates, packed=True),
        network(gates, packed=True, bidirectional=True, layers=2, bias=False),
        network(gates, steps=1, batch=1),
        network(gates, batch=0),
        network(gates, layers=3, dropout=0.4, train=False),
        network(gates, layers=2, dropout=0.4, train=True),
        network(gates, layers=2, dropout=0.4, train=True, packed=True, bidirectional=True),
        network(gates, batch=34, hidden=5, steps=2),
    ]


for _name, _gates in (("lstm", 4), ("gru", 3), ("rnn_tanh", 1), ("rnn_relu", 1)):
    op(_name, networks(_gates), dtypes=FL, random=True, tol32=1e-4)
op.rows["lstm"].samples += [
    network(4, proj=2),
    network(4, proj=2, packed=True, bidirectional=True, layers=2, dropout=0.3, train=True),
    network(4, proj=1, batch_first=True, bidirectional=True, bias=False, layers=2),
]

WRONG = "hidden size|size of tensor|cannot be multiplied"
op.error("lstm", "RuntimeError", "expects two hidden states", f(2, 1, 2), [f(1, 1, 3)], *network(4).args[2:])
op.error("gru", "RuntimeError", WRONG, f(2, 1, 2), f(1, 2, 3), *network(3).args[2:])
op.error("gru", "RuntimeError", "cannot be multiplied", f(2, 1, 5), f(1, 1, 3), *network(3).args[2:])
op.error(
    "rnn_tanh",
    "RuntimeError",
    "",
    f(2, 1, 2),
    f(1, 1, 3),
    weights(1, 1, 1, False, 2, 3),
    True,
    1,
    0.0,
    False,
    False,
    False,
)

CELL = (f(4, 2), f(4, 3))
for _name, _gates in (("gru_cell", 3), ("rnn_tanh_cell", 1), ("rnn_relu_cell", 1)):
    _w = (f(3 * _gates, 2), f(3 * _gates, 3))
    op(
        _name,
        [S(*CELL, *_w, f(3 * _gates), f(3 * _gates)), S(*CELL, *_w), S(f(0, 2), f(0, 3), *_w)],
        dtypes=FL,
        tol32=1e-4,
    )
    op.error(_name, "RuntimeError", "Expected 2D input", f(2), f(3), *_w)
    op.error(_name, "RuntimeError", "inconsistent input_size: got 5 expected 2", f(4, 5), f(4, 3), *_w)
    op.error(_name, "RuntimeError", "doesn't match hidden0 batch size 2", f(4, 2), f(2, 3), *_w)
    op.error(_name, "RuntimeError", "inconsistent hidden_size: got 2, expected 3", f(4, 2), f(4, 2), *_w)
_w = (f(12, 2), f(12, 3))
op(
    "lstm_cell",
    [S(CELL[0], [CELL[1], f(4, 3)], *_w, f(12), f(12)), S(CELL[0], [CELL[1], f(4, 3)], *_w)],
    dtypes=FL,
    tol32=1e-4,
)
op.error("lstm_cell", "RuntimeError", "expects two hidden states", f(4, 2), [f(4, 3)], *_w)
op.error("lstm_cell", "RuntimeError", "doesn't match hidden1 batch size 3", f(4, 2), [f(4, 3), f(3, 3)], *_w)

LENGTHS = v([4, 2, 2, 1], "int64")
op(
    "_pack_padded_sequence",
    [
        S(f(4, 4, 2), LENGTHS, False),
        S(f(4, 5, 2, 3), LENGTHS, True),
        S(f(4, 4), LENGTHS, False),
        S(i(4, 4), LENGTHS, False),
    ],
)
op.error(
    "_pack_padded_sequence", "RuntimeError", "must be sorted in decreasing order", f(4, 2, 2), v([1, 2], "int64"), False
)
op.error("_pack_padded_sequence", "RuntimeError", "has to be greater than 0", f(4, 2, 2), v([1, 0], "int64"), False)
op.error("_pack_padded_sequence", "RuntimeError", "to be equal to batch_size", f(4, 2, 2), v([1], "int64"), False)
op.error("_pack_padded_sequence", "RuntimeError", "Cannot pack empty tensors", f(4, 0, 2), v([1], "int64"), False)
op.error("_pack_padded_sequence", "RuntimeError", "1D CPU int64 tensor", f(4, 2, 2), v([[1, 1]], "int64"), False)
op(
    "_pad_packed_sequence",
    [
        S(f(8, 2), SIZES, False, 0.0, 4),
        S(f(8, 2, 2), SIZES, True, -1.5, 6),
        S(f(8), SIZES, True, 0.0, 0),
        S(i(8), SIZES, False, 7, 4),
    ],
)
op(
    "pad_sequence",
    [
        S([f(2, 3), f(4, 3), f(1, 3)]),
        S([f(2), f(4)], True, -2.0),
        S([f(2, 2), f(3, 2)], False, 1.5, "left"),
        S([f(2, 2), f(0, 2)], True, 0.0, "left"),
        S([i(2), i(3)], True),
    ],
)
op.error("pad_sequence", "RuntimeError", "received an empty list", [])
op.error("pad_sequence", "RuntimeError", "padding_side to be one of left or right", [f(2)], False, 0.0, "up")
op.error("pad_sequence", "RuntimeError", "must match the size of tensor b", [f(2, 3), f(2, 4)])
