"""Cases of recurrent layers and cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from op_db.core import S, f

from .core import Table

layer = Table()


def make(kind: str, *args: Any, **options: Any) -> Callable[[Any], Any]:
    """A maker of layers of the given class."""
    return lambda torch: getattr(torch.nn, kind)(*args, **options)


def packed(lengths: list[int], *, batch_first: bool = False, total: int | None = None) -> Callable[..., Any]:
    """A call with a packed sequence, longest first or not; its output is padded again."""

    def call(torch: Any, module: Any, x: Any, *state: Any) -> Any:
        rnn = torch.nn.utils.rnn
        sequence = rnn.pack_padded_sequence(x, lengths, batch_first, enforce_sorted=lengths == sorted(lengths)[::-1])
        output, last = module(sequence, *state)
        return rnn.pad_packed_sequence(output, batch_first, total_length=total), last

    return call


ODD = {"num_layers": 2, "bidirectional": True, "batch_first": True, "dropout": 0.4}
for _kind, _states in (("RNN", 1), ("GRU", 1), ("LSTM", 2)):

    def _state(*shape: int, states: int = _states) -> Any:
        return f(*shape) if states == 1 else (f(*shape), f(*shape))

    layer(_kind, make(_kind, 3, 4), S(f(5, 2, 3)))
    layer(f"{_kind} with state", make(_kind, 3, 4, 2), S(f(5, 2, 3), _state(2, 2, 4)))
    layer(f"{_kind} unbatched", make(_kind, 3, 4, batch_first=True), S(f(5, 3), _state(1, 4)))
    layer(f"{_kind} unbatched, bidirectional", make(_kind, 3, 4, 2, bidirectional=True), S(f(5, 3)))
    layer(f"{_kind} odd options", make(_kind, 3, 4, **ODD), S(f(2, 5, 3), _state(4, 2, 4)))
    layer(f"{_kind} without biases", make(_kind, 3, 4, bias=False), S(f(1, 2, 3)))
    layer(f"{_kind} packed", make(_kind, 3, 4, **ODD), S(f(3, 5, 3)), call=packed([5, 3, 1], batch_first=True))
    layer(
        f"{_kind} packed, unsorted, with state",
        make(_kind, 3, 4, 2, bidirectional=True),
        S(f(6, 4, 3), _state(4, 4, 4)),
        call=packed([2, 4, 3, 4], total=6),
    )
layer("RNN relu", make("RNN", 3, 4, 2, nonlinearity="relu"), S(f(5, 2, 3)))
layer("LSTM projected", make("LSTM", 3, 5, proj_size=2), S(f(4, 2, 3), (f(1, 2, 2), f(1, 2, 5))))
layer(
    "LSTM projected, odd options, packed",
    make("LSTM", 3, 5, proj_size=2, **ODD),
    S(f(3, 5, 3)),
    call=packed([2, 5, 4], batch_first=True),
)
layer("LSTM projected without biases", make("LSTM", 3, 5, 2, bias=False, proj_size=4), S(f(4, 3)))
layer("RNNCell", make("RNNCell", 3, 4), S(f(2, 3), f(2, 4)))
layer("RNNCell relu, unbatched", make("RNNCell", 3, 4, bias=False, nonlinearity="relu"), S(f(3)))
layer("GRUCell", make("GRUCell", 3, 4), S(f(2, 3), f(2, 4)))
layer("GRUCell unbatched", make("GRUCell", 3, 4, bias=False), S(f(3), f(4)))
layer("LSTMCell", make("LSTMCell", 3, 4), S(f(2, 3), (f(2, 4), f(2, 4))))
layer("LSTMCell unbatched", make("LSTMCell", 3, 4, bias=False), S(f(3)))
