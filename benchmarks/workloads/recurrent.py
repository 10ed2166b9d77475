"""Recurrent layers on their own: inference of one sequence, forward and backward of GRU and packed LSTM."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

TITLE = "Recurrent layers, 256 units, 50 steps"
CASES = ["lstm_batch1", "lstm_cell_batch1", "gru_batch64", "rnn_batch64", "lstm_packed"]


def workload(torch: ModuleType, case: str) -> Callable[[], object]:
    """Returns one call: without gradients for a batch of 1, else forward and backward."""
    nn = torch.nn
    if case == "lstm_batch1":
        model, x = nn.LSTM(100, 256, 2), torch.rand(50, 1, 100)
        model.eval()

        def infer() -> object:
            with torch.no_grad():
                return model(x)[0]

        return infer
    if case == "lstm_cell_batch1":
        cell, x = nn.LSTMCell(100, 256), torch.rand(1, 100)
        state = (torch.zeros(1, 256), torch.zeros(1, 256))

        def one() -> object:
            with torch.no_grad():
                return cell(x, state)

        return one
    if case == "lstm_packed":
        model = nn.LSTM(100, 256, bidirectional=True)
        lengths = sorted(((7 * k) % 50 + 1 for k in range(64)), reverse=True)
        x = nn.utils.rnn.pack_padded_sequence(torch.rand(50, 64, 100), lengths)

        def packed() -> object:
            return model(x)[0].data.sum().backward()

        return packed
    model = (nn.GRU if case == "gru_batch64" else nn.RNN)(100, 256)
    x = torch.rand(50, 64, 100)

    def train() -> object:
        return model(x)[0].sum().backward()

    return train
