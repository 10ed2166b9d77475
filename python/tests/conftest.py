"""Fixtures shared by all tests.

`SWIFTGRAD_TEST_MODULE=torch pytest python/tests` runs the tests of tensors and operators against real PyTorch instead:
that is how the tests themselves are shown to be right.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from known_gaps import GAPS

MODULE = os.environ.get("SWIFTGRAD_TEST_MODULE", "swiftgrad")


def module() -> Any:
    """The module under test."""
    return importlib.import_module(MODULE)


def pytest_configure(config: pytest.Config) -> None:
    """Declares the markers."""
    config.addinivalue_line("markers", "swiftgrad_only: about something real PyTorch does not have")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Against the oracle, tests of our own extras do not apply."""
    if MODULE == "torch":
        for item in items:
            if item.get_closest_marker("swiftgrad_only"):
                item.add_marker(pytest.mark.skip(reason="PyTorch has no such thing"))
        return
    for item in items:
        reason = GAPS.get(f"{item.path.name}::{item.name}")
        if reason is not None:
            item.add_marker(pytest.mark.xfail(reason=reason, strict=True))


@pytest.fixture(scope="session")
def torch() -> Any:
    """The module under test, by the name its users give it."""
    return module()


def live_tensors() -> int | None:
    """Tensors alive in the engine, or None where the module does not count them."""
    stats = getattr(module()._C, "_memory_stats", None)
    return None if stats is None else int(stats()["live_tensors"])


@pytest.fixture(autouse=True, scope="module")
def no_tensor_leaks() -> Iterator[None]:
    """After each test module as many tensors are alive as before it."""
    gc.collect()
    before = live_tensors()
    yield
    sys.last_traceback = sys.last_value = sys.last_type = None
    if hasattr(sys, "last_exc"):
        sys.last_exc = None
    gc.collect()
    after = live_tensors()
    if before is not None and after is not None:
        assert after <= before, f"{after - before} tensors outlive this test module"


@pytest.fixture(autouse=True)
def fresh_state() -> Iterator[None]:
    """Each test starts from seed 0, default dtype, gradients on, and leaves no global state behind."""
    torch = module()
    torch.manual_seed(0)
    yield
    torch.set_default_dtype(torch.float32)
    assert torch.is_grad_enabled(), "the test left gradients off"


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Warnings of deprecated forms are not what these tests are about."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
