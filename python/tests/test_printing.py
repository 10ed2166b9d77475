"""repr, str and format give PyTorch's text, letter by letter."""

from __future__ import annotations

import printing_cases
import pytest
from golden_io import Golden

GOLDEN = Golden("printing").index


@pytest.mark.parametrize("case", printing_cases.all_cases())
def test_text(torch, case):
    assert printing_cases.evaluate(torch, case) == GOLDEN[case]


def test_printing_leaves_no_graph_and_no_randomness(torch):
    x = torch.randn(3, requires_grad=True)
    state = torch.get_rng_state().tolist()
    version = x._version
    repr(x * 2)
    assert torch.get_rng_state().tolist() == state
    assert x._version == version
    assert x.grad is None
