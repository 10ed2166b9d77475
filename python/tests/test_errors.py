"""More than 500 bad calls raise what PyTorch raises, name the values PyTorch's message names, and harm nobody."""

from __future__ import annotations

import re

import errors_cases
import pytest
from golden_io import Golden

GOLDEN = Golden("errors").index
# A kernel that lacks a dtype is NotImplementedError (a RuntimeError) in PyTorch; either says it.
# An allocation that cannot be met may be MemoryError here; a device that is not there has no CUDA error to give.
ALSO = {
    "RuntimeError": {"NotImplementedError", "MemoryError", "OutOfMemoryError"},
    "NotImplementedError": {"RuntimeError"},
    "AcceleratorError": {"RuntimeError", "AssertionError", "NotImplementedError"},
}


def numbers(text: str) -> set[str]:
    """Numbers of two digits or of shapes: single digits say too little to be required."""
    return set(re.findall(r"(?<![\w.])-?\d+(?![\w.])", text))


@pytest.mark.parametrize("case", errors_cases.all_cases())
def test_type(torch, case):
    expected = GOLDEN[case]
    found = errors_cases.evaluate(torch, case)
    assert found["type"] is not None, f"raises nothing; PyTorch: {expected['type']}: {expected['text']}"
    allowed = {expected["type"]} | ALSO.get(expected["type"], set())
    if "driver" in expected["text"]:  # the golden values come from a build with CUDA; one without asserts
        allowed.add("AssertionError")
    assert found["type"] in allowed, (
        f"{found['type']}: {found['text']!r}; PyTorch: {expected['type']}: {expected['text']!r}"
    )
    assert len(found["text"]) >= 3


NAMING = [
    case
    for case in errors_cases.all_cases()
    if GOLDEN[case]["type"] in ("RuntimeError", "IndexError", "ValueError")
    and numbers(GOLDEN[case]["text"]) & numbers(case)
    and "cuda" not in case
]


@pytest.mark.parametrize("case", NAMING)
def test_message_names_the_values(torch, case):
    found = errors_cases.evaluate(torch, case)
    required = numbers(GOLDEN[case]["text"].split("\n")[0]) & numbers(case)
    missing = {n for n in required if n.lstrip("-") not in re.findall(r"\d+", found["text"])}
    assert not missing, f"{found['text']!r} does not name {sorted(missing)}; PyTorch: {GOLDEN[case]['text']!r}"


# Phrases that people search for, word by word.
PHRASES = [
    tuple(line.split(" => "))
    for line in errors_cases.TABLE.with_name("phrases.txt").read_text(encoding="utf-8").strip().splitlines()
]


@pytest.mark.parametrize(("case", "phrase"), PHRASES)
def test_phrase(torch, case, phrase):
    text = errors_cases.evaluate(torch, case)["text"]
    if case == "t.max(t.ones(0))":
        assert "numel() == 0" in text or phrase in text
        return
    assert phrase in text


def test_the_engine_is_sound_after_all_that(torch):
    for case in errors_cases.all_cases():
        errors_cases.evaluate(torch, case)
    x = torch.arange(6.0).reshape(2, 3).requires_grad_(True)
    (x @ x.t()).sum().backward()
    assert x.grad.tolist() == [[6.0, 10.0, 14.0], [6.0, 10.0, 14.0]]
    assert torch.is_grad_enabled()
