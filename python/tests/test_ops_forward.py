"""Every sample of the operator table, forward: values, dtypes, shapes, strides of views, against golden values."""

from __future__ import annotations

import op_db
import pytest
from comparing import assert_close
from op_cases import case, cases, entry, is_inplace, require, value

# Conjugates are views in PyTorch; here they are computed at once.
COPIES = {"conj", "complex:adjoint"}


def run(torch, name, k, dtype="float64", *, layout="contiguous", cast=None):
    require(torch, name)
    args, kwargs, _ = op_db.build(torch, op_db.ROWS[name], k, dtype, layout=layout, cast=cast)
    torch.manual_seed(0)
    return op_db.flatten(op_db.operator(torch, name)(*args, **kwargs)), args, kwargs


def has_ties(values):
    return len(set(values.ravel().tolist())) < values.size


def compare(torch, name, outs, infos, tolerance, key="value", dtype_key="dtype"):
    assert len(outs) == len(infos), f"{name} gives {len(outs)} results, {len(infos)} expected"
    for j, (out, info) in enumerate(zip(outs, infos, strict=True)):
        assert op_db.dtype_name(torch, out) == info[dtype_key], f"result {j}"
        if name == "topk" and j == 1 and has_ties(op_db.to_numpy(torch, outs[0])):
            continue  # which of equal elements is named is open; test_topk_of_ties
        if "shape" in info:
            assert list(out.shape) == info["shape"]
        if key in info or "value" in info:
            allowed = max(tolerance, 4 * info.get("error32", 0.0)) if dtype_key == "dtype32" else tolerance
            if info[dtype_key] in ("float32", "complex64"):
                # Integers and factories give float32 whatever the float inputs are.
                allowed = max(allowed, op_db.ROWS[name].tol32)
            assert_close(
                op_db.to_numpy(torch, out),
                value(name, info.get(key, info.get("value"))),
                allowed,
                f"{name}, result {j}",
            )


@pytest.mark.parametrize(("name", "k"), cases())
def test_float64(torch, name, k):
    outs, args, _ = run(torch, name, k)
    infos = case(name, k)["outs"]
    compare(torch, name, outs, infos, 1e-9)
    for out, info in zip(outs, infos, strict=True):
        if info.get("alias") and name not in COPIES:
            assert list(out.stride()) == info["stride"], "strides of a view"
            storages = {
                a.untyped_storage().data_ptr() for a in op_db.flatten(list(args)) if isinstance(a, torch.Tensor)
            }
            if not is_inplace(name):
                assert out.untyped_storage().data_ptr() in storages, "a view shares the storage"


def test_topk_of_ties(torch):
    x = torch.tensor([[1, 3, 3, 0, 3, 2], [5, 5, 5, 5, 5, 5]])
    for largest, expected in [(True, [[3, 3, 3, 2], [5, 5, 5, 5]]), (False, [[0, 1, 2, 3], [5, 5, 5, 5]])]:
        values, indices = torch.topk(x, 4, largest=largest)
        assert values.tolist() == expected
        assert x.gather(1, indices).tolist() == expected
        assert all(len(set(row)) == 4 for row in indices.tolist())


@pytest.mark.parametrize(("name", "k"), cases())
def test_float32(torch, name, k):
    if (name, k) == ("gelu", 4):
        pytest.skip("PyTorch's vectorized float32 tanh form gives NaN for inf; here it is inf, as in float64")
    outs, _, _ = run(torch, name, k, "float32")
    compare(torch, name, outs, case(name, k)["outs"], op_db.ROWS[name].tol32, "value32", "dtype32")


# Samples that PyTorch refuses for other layouts (it views its argument).
NEED_CONTIGUOUS = {("take_along_dim", 2), ("kron", 2), ("nll_loss2d", 0)}


def rearranged(row, k, info):
    tensors = row.samples[k].tensors()
    metadata = op_db.base_name(row.name) == "as_strided" or row.undefined or row.random
    alias = (row.name, k) in NEED_CONTIGUOUS or row.name in ("view", "view_as", "view_as_complex")
    return bool(tensors) and not metadata and not alias and any(len(t.shape) > 0 and 0 not in t.shape for t in tensors)


@pytest.mark.parametrize("layout", ["transposed", "strided", "offset"])
@pytest.mark.parametrize(("name", "k"), cases(rearranged))
def test_layouts(torch, name, k, layout):
    outs, _, _ = run(torch, name, k, layout=layout)
    compare(torch, name, outs, case(name, k)["outs"], 1e-9)


@pytest.mark.parametrize(
    ("name", "dtype"), [pytest.param(n, d, id=f"{n}-{d}") for n in op_db.ROWS for d in entry(n)["dtypes"]]
)
def test_dtypes(torch, name, dtype):
    require(torch, name)
    expected = entry(name)["dtypes"][dtype]
    half = dtype in ("float16", "bfloat16")
    if isinstance(expected, str):
        if half:
            return  # taking more than PyTorch does is fine here
        with pytest.raises((RuntimeError, TypeError, IndexError, ValueError)):
            run(torch, name, 0, cast=dtype)
        return
    outs, _, _ = run(torch, name, 0, cast=dtype)
    tolerance = {"float16": 4e-3, "bfloat16": 3e-2, "float64": 1e-9}.get(dtype, 10 * op_db.ROWS[name].tol32)
    compare(torch, name, outs, expected, tolerance)


@pytest.mark.parametrize(
    ("name", "n"), [pytest.param(n, j, id=f"{n}-{j}") for n, r in op_db.ROWS.items() for j in range(len(r.errors))]
)
def test_errors(torch, name, n):
    require(torch, name)
    sample, exception, match = op_db.ROWS[name].errors[n]
    args, kwargs, _ = op_db.build(torch, op_db.ROWS[name], -1, "float32", sample=sample)
    with pytest.raises(Exception, match="(?s)" + match) as caught:
        op_db.operator(torch, name)(*args, **kwargs)
    assert type(caught.value).__name__ in exception.split("|"), repr(caught.value)
