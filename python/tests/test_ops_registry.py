"""The registry of the engine and the table of the tests name the same operators."""

from __future__ import annotations

import op_db
import pytest

pytestmark = pytest.mark.swiftgrad_only


def bases(torch) -> set[str]:
    return op_db.op_names(torch)


def test_every_row_is_an_operator(torch):
    missing = sorted({op_db.base_name(n) for n in op_db.ROWS} - bases(torch) - op_db.NOT_YET)
    assert not missing, f"{len(missing)} rows of op_db have no operator: {' '.join(missing)}"


def test_every_operator_has_a_row(torch):
    names = {n for n in bases(torch) if not n.startswith("_")}
    twins = {n for n in names if n.endswith("_") and n[:-1] in op_db.ROWS}
    extra = sorted(names - twins - set(op_db.ROWS) - set(op_db.INTERNAL))
    assert not extra, f"{len(extra)} operators have no row in op_db: {' '.join(extra)}"


def test_not_yet_is_kept_up_to_date(torch):
    done = sorted(op_db.NOT_YET & bases(torch))
    assert not done, f"these exist now, take them off op_db.NOT_YET: {' '.join(done)}"


def test_internal_names_exist(torch):
    gone = sorted(set(op_db.INTERNAL) - bases(torch))
    assert not gone, f"op_db.INTERNAL names what is not in the registry: {' '.join(gone)}"


@pytest.mark.parametrize("name", [n for n in op_db.ROWS if not n.startswith("_") and ":" not in n])
def test_operator_has_a_doc(torch, name):
    if not op_db.has_operator(torch, name):
        pytest.skip("not in the registry")
    assert len((getattr(torch._C, name).__doc__ or "").strip()) > 20
