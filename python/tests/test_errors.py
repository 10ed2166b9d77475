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
    "RuntimeError": {"NotImplementedError", "MemoryError"},
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
    ("t.add(t.ones(3), t.ones(4))", "The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 0"),
    ("t.mm(m, m)", "mat1 and mat2 shapes cannot be multiplied (3x4 and 3x4)"),
    ("F.linear(t.ones(2, 5), m)", "mat1 and mat2 shapes cannot be multiplied (2x5 and 4x3)"),
    ("m.view(5)", "shape '[5]' is invalid for input of size 12"),
    ("m.t().view(12)", "view size is not compatible with input tensor's size and stride"),
    ("m.reshape(7)", "shape '[7]' is invalid for input of size 12"),
    ("t.sum(m, 2)", "Dimension out of range (expected to be in range of [-2, 1], but got 2)"),
    ("m[3]", "index 3 is out of bounds for dimension 0 with size 3"),
    ("t.cat([t.ones(2, 3), t.ones(2, 4)])", "Sizes of tensors must match except in dimension 0."),
    ("t.stack([t.ones(2), t.ones(3)])", "stack expects each tensor to be equal size"),
    ("m.expand(2, 4)", "The expanded size of the tensor (2) must match the existing size (3) at non-singleton dimension 0."),
    ("bool(m)", "Boolean value of Tensor with more than one value is ambiguous"),
    ("t.ones(0).item()", "a Tensor with 0 elements cannot be converted to Scalar"),
    ("m.item()", "a Tensor with 12 elements cannot be converted to Scalar"),
    ("m.backward()", "element 0 of tensors does not require grad and does not have a grad_fn"),
    ("w = t.ones(2, requires_grad=True); (w * 2).backward()", "grad can be implicitly created only for scalar outputs"),
    ("w = t.ones(2, requires_grad=True); y = (w * w).sum(); y.backward(); y.backward()", "Trying to backward through the graph a second time"),
    ("w = t.ones(2, requires_grad=True); w += 1", "a leaf Variable that requires grad is being used in an in-place operation."),
    ("w = t.ones(2, requires_grad=True); w[:1].add_(1)", "a view of a leaf Variable that requires grad is being used in an in-place operation."),
    ("w = t.ones(2, requires_grad=True); y = w.exp(); y += 1; y.sum().backward()", "one of the variables needed for gradient computation has been modified by an inplace operation"),
    ("w = t.ones(2, requires_grad=True); w.numpy()", "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead."),
    ("w = t.ones(2, requires_grad=True); u = t.ones(2, requires_grad=True); t.autograd.grad(w.sum(), u)", "appears to not have been used in the graph. Set allow_unused=True"),
    ("t.ones(2, dtype=t.int64, requires_grad=True)", "Only Tensors of floating point and complex dtype can require gradients"),
    ("F.cross_entropy(m, t.tensor([0, 1, 9]))", "Target 9 is out of bounds."),
    ("F.conv2d(t.ones(1, 2, 5, 5), t.ones(4, 3, 3, 3))", "expected input[1, 2, 5, 5] to have 3 channels, but got 2 channels instead"),
    ("F.embedding(t.tensor([5]), m)", "index out of range in self"),
    ("i += 1.5", "result type Float can't be cast to the desired output type Long"),
    ("t.max(t.ones(0))", "Expected reduction dim"),
    ("t.mean(i)", "Got: Long"),
    ("m.nope", "object has no attribute 'nope'"),
    ("t.dot(v, t.ones(4))", "inconsistent tensor size"),
    ("t.tensor([[1, 2], [3]])", "expected sequence of length 2 at dim 1 (got 1)"),
    ("t.zeros(2, device='banana')", "banana"),
]  # fmt: skip


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
