"""Every case of the layer table against what real PyTorch computed: initial parameters, results, gradients, buffers."""

from __future__ import annotations

import functools

import layer_db
import pytest
from comparing import assert_close
from golden_io import Golden

CASES = [(family, name) for family, cases in layer_db.FAMILIES.items() for name in cases]


@functools.cache
def golden(family: str) -> Golden:
    """A family's file, read once."""
    return Golden(f"layers_{family}")


@pytest.mark.parametrize("family, name", CASES, ids=[f"{family}: {name}" for family, name in CASES])
def test_case(torch, family, name):
    case = layer_db.FAMILIES[family][name]
    file = golden(family)
    found, expected = layer_db.run(torch, case), file.index[name]
    for part, values in expected.items():
        assert list(found[part]) == list(values), f"{part}: other names than PyTorch's"
        for key, reference in values.items():
            what = f"{name}, {part}, {key}"
            value = found[part][key]
            if reference is None:
                assert value is None, f"{what}: PyTorch has none"
            elif part == "initial" and case.undrawn:
                assert value.shape == file(reference).shape, what
            else:
                assert value is not None, f"{what}: PyTorch has one"
                assert_close(value, file(reference), 1e-6 if part == "initial" else case.tolerance, what)


def test_every_layer_of_nn_has_a_case(torch):
    """A layer without a golden case is named here with its reason, or added to the table."""
    import inspect

    abstract = {"Module", "Container", "RNNBase", "RNNCellBase"}
    classes = {
        name
        for name, value in vars(torch.nn).items()
        if inspect.isclass(value) and issubclass(value, torch.nn.Module) and name not in abstract
    }
    covered = {name.split()[0] for cases in layer_db.FAMILIES.values() for name in cases}
    unknown = sorted(name for name in covered if not hasattr(torch.nn, name))
    assert not unknown, f"cases of what nn does not have: {unknown}"
    # The list of layers that still wait for their case only ever gets shorter.
    waiting = classes - covered
    assert len(waiting) <= layer_db.WAITING, f"layers without a case: {sorted(waiting)}"
