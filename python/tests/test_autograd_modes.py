"""no_grad, enable_grad, set_grad_enabled, inference_mode: as context managers and decorators, per thread."""

from __future__ import annotations

import threading

import pytest


@pytest.mark.parametrize("name", ["no_grad", "inference_mode"])
def test_context_decorator_and_nesting(torch, name):
    mode = getattr(torch, name)
    x = torch.ones(2, requires_grad=True)
    with mode():
        assert not torch.is_grad_enabled()
        assert not (x * 2).requires_grad
        if name == "no_grad":
            with torch.enable_grad():
                assert (x * 2).requires_grad
        assert not torch.is_grad_enabled()
    assert torch.is_grad_enabled()

    @mode()
    def inside():
        return (x * 2).requires_grad

    @mode
    def bare(a, b=1):
        """Doc."""
        return torch.is_grad_enabled()

    assert inside() is False
    assert bare(1) is False
    assert bare.__name__ == "bare"
    assert bare.__doc__ == "Doc."
    assert (x * 2).requires_grad


def test_exceptions_restore(torch):
    with pytest.raises(ValueError), torch.no_grad():
        raise ValueError
    assert torch.is_grad_enabled()


def test_set_grad_enabled(torch):
    with torch.set_grad_enabled(False):
        assert not torch.is_grad_enabled()
    assert torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    assert not torch.is_grad_enabled()
    torch.set_grad_enabled(True)


def test_generator_functions(torch):
    @torch.no_grad()
    def numbers():
        for _ in range(3):
            yield torch.is_grad_enabled()

    for flag in numbers():
        assert flag is False
        assert torch.is_grad_enabled()


def test_inference_tensors(torch):
    with torch.inference_mode():
        z = torch.ones(2)
        assert z.is_inference()
        assert torch.is_inference_mode_enabled()
        z.add_(1)
    x = torch.ones(2, requires_grad=True)
    assert not x.is_inference()
    with pytest.raises(RuntimeError, match="[Ii]nference tensors cannot be saved for backward"):
        x * z
    assert (z + 1).tolist() == [3, 3]
    with pytest.raises(RuntimeError, match="[Ii]nplace update to inference tensor"):
        z.add_(1)
    with torch.inference_mode(False):
        assert torch.is_grad_enabled()


def test_requires_grad_created_under_no_grad(torch):
    with torch.no_grad():
        w = torch.ones(2, requires_grad=True)
        assert w.requires_grad
        y = w * 2
    assert y.is_leaf
    assert not y.requires_grad


def test_modes_are_per_thread(torch):
    seen = []
    with torch.no_grad():
        thread = threading.Thread(target=lambda: seen.append(torch.is_grad_enabled()))
        thread.start()
        thread.join()
    assert seen == [True]
