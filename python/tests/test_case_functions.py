"""Functions of torch.func, autograd, nn.utils and nn.init against what real PyTorch gives."""

from __future__ import annotations

import functools

import case_functions
import numpy as np
import pytest
from golden_io import FOLDER, Golden

# Messages that PyTorch words for its own internals: the type of the exception is compared, and what stands here.
MESSAGES: dict[str, str] = {
    "pruning.error_global_structured": 'Only "unstructured" PRUNING_TYPE supported for the `pruning_method`',
    "differentiation.error_grad_batched_shape": "If `is_grads_batched=True`, we interpret the first dimension of "
    "each grad_output",
    "transforms.error_vjp_structure": "Expected pytree structure of cotangents to be the same as pytree structure "
    "of outputs",
}


@functools.cache
def golden(module):
    return Golden(f"functions_{module}")


def names():
    return [
        (m, n)
        for m in case_functions.MODULES
        if (FOLDER / f"functions_{m}.xz").exists()
        for n in case_functions.cases(m)
    ]


@pytest.mark.parametrize(("module", "name"), names())
def test_as_pytorch(torch, module, name):
    stored = golden(module)
    expected = [stored(x["array"]) if "array" in x else x["value"] for x in stored.index[name]]
    found = case_functions.run(torch, case_functions.cases(module)[name])
    if len(expected) == 1 and isinstance(expected[0], str) and "Error: " in expected[0]:
        assert isinstance(found[0], str), found
        kind, _, message = expected[0].partition(": ")
        assert found[0].partition(": ")[0] == kind, found[0]
        wanted = MESSAGES.get(f"{module}.{name}", message)
        assert wanted in found[0], f"{found[0]}\n{message}"
        return
    assert len(found) == len(expected), f"{found}\n{expected}"
    for mine, theirs in zip(found, expected, strict=True):
        if isinstance(theirs, np.ndarray):
            assert isinstance(mine, np.ndarray), f"{mine}\n{theirs}"
            assert mine.shape == theirs.shape
            scale = max(1.0, float(np.nanmax(np.abs(theirs))) if theirs.size and np.isfinite(theirs).any() else 1.0)
            np.testing.assert_allclose(mine, theirs, rtol=2e-5, atol=2e-6 * scale)
        elif isinstance(theirs, float):
            assert mine == pytest.approx(theirs, rel=1e-5)
        else:
            assert mine == theirs


def test_golden_files_are_current():
    for module in case_functions.MODULES:
        assert sorted(golden(module).index) == sorted(case_functions.cases(module)), module
