"""Transforms, grids and models against what the real torchvision gave (see ``tools/make_vision_golden.py``)."""

from __future__ import annotations

import json
import pathlib
import random
from typing import Any

import pytest
import swiftgrad as sg

pytest.importorskip("PIL")

import vision_cases as cases
from swiftgrad.vision import models, transforms, utils

GOLDEN = json.loads((pathlib.Path(__file__).parent / "golden/vision.json").read_text())


def same(found: Any, expected: Any, tolerance: float = 2e-6) -> None:
    assert type(found) is type(expected) or isinstance(found, (int, float)), (found, expected)
    if isinstance(expected, list):
        assert len(found) == len(expected), (found, expected)
        for pair in zip(found, expected, strict=True):
            same(*pair, tolerance)
    elif isinstance(expected, float):
        assert found == pytest.approx(expected, rel=tolerance, abs=tolerance)
    else:
        assert found == expected


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    return cases.run_transforms(sg, transforms, random)


@pytest.mark.parametrize("case", sorted(GOLDEN["transforms"]))
def test_transform(found: dict[str, Any], case: str) -> None:
    same(found[case], GOLDEN["transforms"][case])


@pytest.mark.parametrize("text", cases.TRANSFORMS)
def test_repr(text: str) -> None:
    assert repr(cases.build(text, transforms, sg)) == GOLDEN["reprs"][text]


def test_grids() -> None:
    same(cases.run_grids(sg, utils), GOLDEN["grids"])


def test_models() -> None:
    found = cases.run_models(sg, models)
    for name, (weights, scores) in GOLDEN["models"].items():
        assert set(found[name][0]) == set(weights)
        for key, (shape, total) in weights.items():
            assert found[name][0][key][0] == shape
            assert found[name][0][key][1] == pytest.approx(total, rel=1e-5, abs=2e-3), key
        assert found[name][1] == pytest.approx(scores, rel=1e-3, abs=1e-3)
