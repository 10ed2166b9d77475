"""Result dtypes of every pair of dtypes, for tensors with and without dimensions and for Python numbers."""

from __future__ import annotations

import json

import promotion_cases
import pytest
from golden_io import Golden

GOLDEN = Golden("promotion").index
# PyTorch lacks some kernels for half types; where it refuses one of these, we may compute.
OPTIONAL = ("float16", "bfloat16")


@pytest.mark.parametrize("table", promotion_cases.all_cases())
def test_table(torch, table):
    found = promotion_cases.evaluate(torch, table)
    wrong = {}
    for key, expected in GOLDEN[table].items():
        got = found[key]
        refused = expected.startswith("!")
        if got == expected or (refused and got.startswith("!")):
            continue
        if refused and any(h in key for h in OPTIONAL):
            continue
        wrong[key] = f"{got}, expected {expected}"
    assert not wrong, f"{len(wrong)} of {len(found)}: {json.dumps(wrong, indent=1)}"


def test_default_dtype_decides_for_numbers(torch):
    assert (torch.tensor([1]) + 1.5).dtype == torch.float32
    assert torch.tensor(1.5).dtype == torch.float32
    torch.set_default_dtype(torch.float64)
    assert (torch.tensor([1]) + 1.5).dtype == torch.float64
    assert torch.tensor(1.5).dtype == torch.float64
    assert torch.ones(2).dtype == torch.float64
    assert (torch.tensor([1]) / 2).dtype == torch.float64
    assert torch.sqrt(torch.tensor([4])).dtype == torch.float64


def test_wrapped_numbers_stay_weak(torch):
    half = torch.ones(2, dtype=torch.float16)
    assert (half * 2.5).dtype == torch.float16
    assert (half + torch.tensor(2.5, dtype=torch.float64)).dtype == torch.float16
    assert (torch.ones(2, dtype=torch.uint8) + 300).tolist() == [45, 45]
    assert (torch.tensor(1, dtype=torch.int8) + torch.tensor(1)).dtype == torch.int64
    assert (1.5 * torch.ones(2, dtype=torch.bool)).dtype == torch.float32
