"""x[...] and x[...] = value in all of PyTorch's forms, with gradients, against golden values."""

from __future__ import annotations

import indexing_cases
import numpy as np
import pytest
from golden_io import Golden

GOLDEN = Golden("indexing")


def same(found, expected, path):
    """Compares nested results; arrays exactly."""
    if isinstance(expected, dict) and "array" in expected:
        array = GOLDEN(expected["array"])
        assert found.shape == array.shape, path
        np.testing.assert_array_equal(found, array, err_msg=path)
    elif isinstance(expected, dict):
        assert set(found) == set(expected), f"{path}: {found}"
        for key, part in expected.items():
            if key != "text":
                same(found[key], part, f"{path}.{key}")
    elif isinstance(expected, list):
        for n, (a, b) in enumerate(zip(found, expected, strict=True)):
            same(a, b, f"{path}[{n}]")
    else:
        assert found == expected, path


@pytest.mark.parametrize("case", indexing_cases.all_cases())
def test_expression(torch, case):
    same(indexing_cases.evaluate(torch, case), GOLDEN.index[case], case)


@pytest.mark.parametrize(
    ("case", "match"),
    [
        ("4|4", r"index 4 is out of bounds for dimension 0 with size 4"),
        ("5,4,3|0, 4", r"index 4 is out of bounds for dimension (0|1) with size 4"),
        ("4|[4]", r"index 4 is out of bounds for dimension 0 with size 4"),
        ("5,4,3|:, [-5]", r"index -5 is out of bounds for dimension (0|1) with size 4"),
        ("4|0, 0", r"too many indices for tensor of dimension 1"),
        ("0|0", r"0-dim tensor|invalid index"),
        ("4|::-1", r"step must be greater than zero"),
        ("5,4,3|[0, 1], [0, 1, 2]", r"shape mismatch.*\[2\].*\[3\]"),
        ("5,4,3|t.ones(4, dtype=t.bool)", r"mask \[4\].*\[5, 4, 3\]"),
    ],
)
def test_message(torch, case, match):
    with pytest.raises(IndexError if "step" not in match else ValueError, match=match):
        indexing_cases.tensor(torch, case)[indexing_cases.index_of(torch, case)]


@pytest.mark.parametrize(
    "dtype", ["float32", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool"]
)
def test_every_dtype(torch, dtype):
    x = torch.tensor([[0, 1, 2], [3, 4, 5]]).to(getattr(torch, dtype))
    assert x[1, 2] == x.flatten()[5]
    assert x[:, [0, 2]].tolist() == [[row[0], row[2]] for row in x.tolist()]
    assert x[x > 0].numel() == (2 if dtype == "bool" else 5) + (3 if dtype == "bool" else 0)
    x[0] = 1
    x[1, [0, 1]] = 0
    assert x.tolist()[0] == [True] * 3 if dtype == "bool" else [1, 1, 1]
    assert x.tolist()[1][:2] == [0, 0]


def test_assignment_converts(torch):
    x = torch.zeros(3, dtype=torch.int64)
    x[0] = 2.9
    x[1:] = torch.tensor([1.7, -1.7])
    assert x.tolist() == [2, 1, -1]


def test_assignment_through_a_chain_of_views(torch):
    x = torch.zeros(4, 4)
    x[1:3].t()[0][1] = 5
    x[::2, 1] += 1
    assert x[2, 0] == 5
    assert x[0, 1] == 1
    assert x[2, 1] == 1
    assert x.sum() == 7


def test_repeated_indices_accumulate_only_with_accumulate(torch):
    x = torch.zeros(3)
    x[torch.tensor([1, 1, 1])] += 1
    assert x.tolist() == [0, 1, 0]
    x.index_put_((torch.tensor([1, 1, 1]),), torch.tensor(1.0), accumulate=True)
    assert x.tolist() == [0, 4, 0]


def test_overlapping_copy_between_views_of_one_tensor(torch):
    x = torch.arange(6)
    x[[3, 4, 5]] = x[[0, 1, 2]]
    assert x.tolist() == [0, 1, 2, 0, 1, 2]


def test_augmented_assignment_keeps_identity(torch):
    x = torch.ones(3)
    y = x
    y[1] *= 4
    y += 1
    assert y is x
    assert x.tolist() == [2, 5, 2]


def test_delete_is_refused(torch):
    x = torch.ones(3)
    with pytest.raises(TypeError):
        del x[0]


def test_iteration_len_and_contains(torch):
    x = torch.arange(6).reshape(3, 2)
    assert len(x) == 3
    assert [row.tolist() for row in x] == [[0, 1], [2, 3], [4, 5]]
    assert 4 in x
    assert 9 not in x
    with pytest.raises(TypeError, match="0-d"):
        iter(torch.tensor(1))
    with pytest.raises(TypeError, match="0-d"):
        len(torch.tensor(1))
    a, b, c = x
    assert b.tolist() == [2, 3]


def test_as_python_index(torch):
    assert [10, 20, 30][torch.tensor(1)] == 20
    assert list(range(5))[torch.tensor(1) : torch.tensor(3)] == [1, 2]
    with pytest.raises(TypeError, match="integer"):
        [1, 2][torch.tensor(1.0)]
