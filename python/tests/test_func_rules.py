"""vmap over every sample of the operator table: the same as calling the operator for each of the batch."""

from __future__ import annotations

import itertools
import warnings

import op_db
import pytest
from op_db.core import make_tensor, walk

SIZE = 3
# What a batch has no meaning for.
REFUSED = {
    *(
        "nonzero",
        "nonzero_numpy",
        "argwhere",
        "masked_select",
        "_unique2",
        "unique_consecutive",
        "unique_dim",
        "bincount",
    ),
    *("combinations", "allclose", "equal", "is_nonzero"),
}
# Written for optimizers, about memory, or with values that mean nothing.
LEFT_OUT = {
    "resize_",
    "as_strided",
    "empty",
    "empty_like",
    "new_empty_strided",
    "empty_strided",
    "_global_norm",
    "is_conj",
    "is_neg",
    "embedding_renorm_",
}


def cases():
    for name, row in sorted(op_db.ROWS.items()):
        if row.random or row.undefined or name in LEFT_OUT or name.startswith("_f"):
            continue
        for k, sample in enumerate(row.samples):
            if sample.tensors():
                yield name, k


def variants(torch, row, k, which):
    """The argument tensors of each of the batch, and as vmap gets them; `which` of them differ."""
    tensors = row.samples[k].tensors()
    singles = []
    for i in range(SIZE):
        singles.append(
            [
                make_tensor(torch, t, f"{row.name}:{k}:{n}:{i if n in which else 0}", "float64")
                for n, t in enumerate(tensors)
            ]
        )
    stacked = [
        torch.stack([s[n] for s in singles]) if n in which else singles[0][n].clone() for n in range(len(tensors))
    ]
    return singles, stacked


def refuses(name, sample, which, values):
    """Whether results would have a shape that depends on values, or the batch writes to what is one for all."""
    if name == "one_hot":
        return sample.args[1:] in ((), (-1,))
    if name in ("batch_norm", "instance_norm"):
        statistics = [n for n, t in enumerate(sample.tensors()) if t in sample.args[3:5]]
        return sample.args[5] and any(n not in which for n in statistics) and bool(which)
    masks = [n for n, t in enumerate(sample.tensors()) if t.kind == "bool" or t.dtype in ("bool", "uint8")]
    if name.startswith("index_put") and sample.args[2].shape == ():
        return False
    return name in ("index", "index_put", "index_put_") and any(n in which for n in masks if n)


def call(torch, row, k, values):
    """The operator of a sample with other tensors."""
    sample = row.samples[k]

    def dtypes(value):
        if isinstance(value, op_db.D):
            return getattr(torch, value.name)
        if isinstance(value, (tuple, list)):
            return type(value)(dtypes(x) for x in value)
        return {n: dtypes(x) for n, x in value.items()} if isinstance(value, dict) else value

    args, kwargs = walk((sample.args, sample.kwargs), lambda t, number: values[number])
    result = op_db.operator(torch, row.name)(*dtypes(args), **dtypes(kwargs))
    return tuple(op_db.flatten(result))


def subsets(row, k):
    count = len(row.samples[k].tensors())
    found = [tuple(range(count))]
    if count > 1:
        found += [(n,) for n in range(count)]
    if count > 2:
        found += list(itertools.combinations(range(count), 2))[:3]
    if row.name.endswith("_") and not row.name.endswith("__"):
        found = [s for s in found if 0 in s]
    return found


@pytest.mark.parametrize(("name", "k"), list(cases()))
def test_as_one_by_one(torch, name, k):
    if not hasattr(torch._C, name):
        pytest.skip("not there yet")
    row = op_db.ROWS[name]
    checked = 0
    for which in subsets(row, k):
        singles, stacked = variants(torch, row, k, which)
        dims = tuple(0 if n in which else None for n in range(len(stacked)))
        if name in REFUSED or refuses(name, row.samples[k], which, singles[0]):
            with pytest.raises(RuntimeError, match=r"vmap|Batching rule|statistics"):
                torch.vmap(lambda *v: call(torch, row, k, v), dims)(*stacked)
            checked += 1
            continue
        try:
            expected = [call(torch, row, k, s) for s in singles]
        except Exception:
            continue  # these values do not fit together
        if any(len({e[j].shape for e in expected}) > 1 for j in range(len(expected[0]))):
            continue
        # the dimension that is mapped over is not always the first
        moved = (
            stacked
            if name == "view"
            else tuple(t.movedim(0, -1).contiguous().movedim(-1, 0) if n in which else t for n, t in enumerate(stacked))
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            results = torch.vmap(lambda *v: call(torch, row, k, v), dims)(*moved)
        for j, result in enumerate(results):
            wanted = torch.stack([e[j] for e in expected])
            assert result.dtype == wanted.dtype, f"batched {which}, result {j}"
            assert result.shape == wanted.shape, f"batched {which}, result {j}"
            close = torch.allclose(result.double(), wanted.double(), rtol=1e-9, atol=1e-11, equal_nan=True)
            assert close, f"batched {which}, result {j}:\n{result}\n{wanted}"
        checked += 1
    if not checked:
        pytest.skip("no values that fit together")


@pytest.mark.parametrize(("name", "k"), [c for c in cases() if op_db.ROWS[c[0]].numeric and c[0] not in REFUSED])
def test_gradient_as_one_by_one(torch, name, k):
    row = op_db.ROWS[name]
    tensors = row.samples[k].tensors()
    leaves = [n for n, t in enumerate(tensors) if t.grad and t.dtype is None]
    if not hasattr(torch._C, name) or not leaves or name.endswith("_"):
        pytest.skip("no gradient")
    which = tuple(range(len(tensors)))
    if refuses(name, row.samples[k], which, None):
        pytest.skip("refused")
    singles, stacked = variants(torch, row, k, which)

    def total(values, batched):
        function = lambda *v: tuple(r for r in call(torch, row, k, v) if r.is_floating_point())
        results = torch.vmap(function)(*values) if batched else function(*values)
        return [(r, torch.cos(torch.arange(r.numel() // (SIZE if batched else 1)).double())) for r in results]

    try:
        for values in [*singles]:
            for n in leaves:
                values[n].requires_grad_(True)
        sums = []
        for values in singles:
            parts = [(r.reshape(-1) * w).sum() for r, w in total(values, False) if r.requires_grad]
            if not parts:
                pytest.skip("no gradient")
            sums.append(torch.autograd.grad(sum(parts), [values[n] for n in leaves], allow_unused=True))
    except (RuntimeError, IndexError, ValueError, NotImplementedError):
        pytest.skip("no gradient")
    for n in leaves:
        stacked[n].requires_grad_(True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = sum((r.reshape(SIZE, -1) * w).sum() for r, w in total(stacked, True) if r.requires_grad)
    found = torch.autograd.grad(whole, [stacked[n] for n in leaves], allow_unused=True)
    for j, gradient in enumerate(found):
        if gradient is None or any(s[j] is None for s in sums):
            assert gradient is None or bool((gradient == 0).all())
            continue
        wanted = torch.stack([s[j] for s in sums])
        close = torch.allclose(gradient, wanted, rtol=1e-8, atol=1e-10, equal_nan=True)
        assert close, f"gradient of argument {leaves[j]}:\n{gradient}\n{wanted}"
