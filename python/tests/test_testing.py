"""torch.testing: assert_close and make_tensor."""

from __future__ import annotations

import importlib
from typing import Any

import numpy as np
import pytest
from conftest import module

torch = module()
assert_close = importlib.import_module(f"{torch.__name__}.testing").assert_close
make_tensor = importlib.import_module(f"{torch.__name__}.testing").make_tensor
t = torch.tensor


@pytest.mark.parametrize(
    ("actual", "expected", "options"),
    [
        (t([1.0, 2.0]), t([1.0, 2.0 + 1e-6]), {}),
        (t([float("nan")]), t([float("nan")]), {"equal_nan": True}),
        ([t([1.0]), {"a": t(2)}], [t([1.0]), {"a": t(2)}], {}),
        (t([1, 2]), t([1.0, 2.0]), {"check_dtype": False}),
        (1.0, 1.0 + 1e-9, {}),
        (None, None, {}),
        (np.array([1.0]), np.array([1.0]), {}),
        (t([1.0, 2.0]), t([1.1, 2.1]), {"rtol": 0, "atol": 0.2}),
        (torch.zeros(0), torch.zeros(0), {}),
        (t([float("inf")]), t([float("inf")]), {}),
    ],
)
def test_equal(actual: Any, expected: Any, options: dict[str, Any]) -> None:
    assert_close(actual, expected, **options)


@pytest.mark.parametrize(
    ("actual", "expected", "options", "message"),
    [
        (
            t([[1.0, 2.0], [3.0, 4.0]]),
            t([[1.0, 2.5], [3.0, 9.0]]),
            {},
            "Tensor-likes are not close!\n\nMismatched elements: 2 / 4 (50.0%)\n"
            "Greatest absolute difference: 5.0 at index (1, 1) (up to 1e-05 allowed)\n"
            "Greatest relative difference: 0.5555555820465088 at index (1, 1) (up to 1.3e-06 allowed)",
        ),
        (
            t([1, 2]),
            t([1, 3]),
            {},
            "Tensor-likes are not equal!\n\nMismatched elements: 1 / 2 (50.0%)\n"
            "Greatest absolute difference: 1 at index (1,)\n"
            "Greatest relative difference: 0.3333333432674408 at index (1,)",
        ),
        (
            {"a": [t(1.0)]},
            {"a": [t(2.0)]},
            {},
            "Scalars are not close!\n\nExpected 2.0 but got 1.0.\nAbsolute difference: 1.0 (up to 1e-05 allowed)\n"
            "Relative difference: 0.5 (up to 1.3e-06 allowed)\n\nThe failure occurred for item ['a'][0]",
        ),
        (
            1,
            2,
            {},
            "Scalars are not equal!\n\nExpected 2 but got 1.\nAbsolute difference: 1\nRelative difference: 0.5",
        ),
        (t([1]), t([1.0]), {}, "The values for attribute 'dtype' do not match: torch.int64 != torch.float32."),
        (t([1]), t([1, 2]), {}, "The values for attribute 'shape' do not match: torch.Size([1]) != torch.Size([2])."),
        (True, False, {}, "Booleans mismatch: True is not False"),
        (None, 1, {}, "None mismatch: None is not 1"),
        ([1], [1, 2], {}, "The length of the sequences mismatch: 1 != 2"),
        (1.0, 1, {}, "The (d)types do not match: <class 'float'> != <class 'int'>."),
        (t([1.0]), t([2.0]), {"msg": "mine"}, "mine"),
    ],
)
def test_messages(actual: Any, expected: Any, options: dict[str, Any], message: str) -> None:
    with pytest.raises(AssertionError) as caught:
        assert_close(actual, expected, **options)
    assert str(caught.value) == message


def test_wrong_arguments() -> None:
    with pytest.raises(ValueError, match="but got no atol"):
        assert_close(t([1.0]), t([1.0]), rtol=1e-3)
    with pytest.raises(TypeError, match="No comparison pair"):
        assert_close("a", "b")
    with pytest.raises(TypeError, match="No comparison pair"):
        assert_close(t([1.0]), 1.0)


@pytest.mark.parametrize(
    ("options", "values"),
    [
        ({"dtype": torch.float32}, [-0.0674, 4.8280, -7.4074]),
        ({"dtype": torch.float64, "low": 0, "high": 1}, [0.0, 1.0, 1.0]),
        ({"dtype": torch.int64, "low": 0, "high": 5}, None),
        ({"dtype": torch.uint8}, None),
        ({"dtype": torch.bool}, None),
        ({"dtype": torch.float32, "noncontiguous": True}, None),
        ({"dtype": torch.int64, "low": -1, "high": 2, "exclude_zero": True}, None),
    ],
)
def test_make_tensor(options: dict[str, Any], values: list[float] | None) -> None:
    torch.manual_seed(0)
    x = make_tensor((3,), device="cpu", **options)
    assert x.shape == (3,) and x.dtype == options["dtype"]
    assert x.is_contiguous() != options.get("noncontiguous", False)
    low, high = options.get("low", -9), options.get("high", 10)
    assert all(low <= v <= high for v in x.tolist())
    if options.get("exclude_zero"):
        assert 0 not in x.tolist()
    if options["dtype"] is torch.float32 and values is not None:
        assert_close(x, t(values), rtol=0, atol=1e-4)


def test_make_tensor_errors() -> None:
    with pytest.raises(ValueError, match="must be less than"):
        make_tensor(2, dtype=torch.float32, device="cpu", low=2, high=1)
    with pytest.raises(ValueError, match="requires_grad"):
        make_tensor(2, dtype=torch.int64, device="cpu", requires_grad=True)
