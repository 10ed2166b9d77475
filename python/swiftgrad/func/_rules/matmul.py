"""Products of matrices and vectors."""

from __future__ import annotations

from typing import Any

from ... import _C
from .._dispatch import Call, rule


def product(call: Call, a: Any, b: Any) -> Any:
    """`matmul(a, b)` of single tensors, for the whole batch."""
    ra, rb = a.ndim, b.ndim
    if ra == 0 or rb == 0:
        raise RuntimeError(f"both arguments to matmul need to be at least 1D, but they are {ra}D and {rb}D")
    a_in, b_in = _is(call, a), _is(call, b)
    if a_in and not b_in and rb <= 2 and (ra >= 2 or rb >= 1):
        return _C.matmul(a._value, b)
    left = a._value if a_in else a.unsqueeze(0)
    right = b._value if b_in else b.unsqueeze(0)
    left = left.unsqueeze(-2) if ra == 1 else left
    right = right.unsqueeze(-1) if rb == 1 else right
    rank = max(left.ndim, right.ndim)
    left, right = _pad(left, rank), _pad(right, rank)
    result = _C.matmul(left, right)
    if rb == 1:
        result = result.squeeze(-1)
    if ra == 1:
        result = result.squeeze(-1 if rb == 1 else -2)
    return result


def _is(call: Call, value: Any) -> bool:
    return getattr(value, "_level", None) is call.level


def _pad(whole: Any, rank: int) -> Any:
    missing = rank - whole.ndim
    return whole.reshape((whole.shape[0], *(1,) * missing, *whole.shape[1:])) if missing else whole


@rule("matmul", "mm", "mv", "bmm")
def _matmul(call: Call) -> Any:
    a, b = (call.args[name] for name in call.tensors())
    return product(call, a, b)


@rule("linalg_matmul")
def _linalg_matmul(call: Call) -> Any:
    a, b = (call.args[name] for name in call.tensors())
    return product(call, a, b)


@rule("dot", "vdot")
def _dot(call: Call) -> Any:
    a, b = (call.args[name] for name in call.tensors())
    if a.ndim != 1 or b.ndim != 1:
        raise RuntimeError(f"1D tensors expected, but got {a.ndim}D and {b.ndim}D tensors")
    return (call.value(call.tensors()[0]) * call.value(call.tensors()[1])).sum(-1)


@rule("inner")
def _inner(call: Call) -> Any:
    a, b = call.args["self"], call.args["other"]
    if a.ndim == 0 or b.ndim == 0:
        return call.aligned(a, b.ndim) * call.aligned(b, a.ndim)
    left = call.full("self").reshape((call.size, -1, a.shape[-1]))
    right = call.full("other").reshape((call.size, -1, b.shape[-1]))
    return _C.bmm(left, right.transpose(1, 2)).reshape((call.size, *a.shape[:-1], *b.shape[:-1]))


@rule("outer", "ger")
def _outer(call: Call) -> Any:
    return call.value("self").unsqueeze(-1) * call.value("vec2").unsqueeze(-2)


@rule("linear")
def _linear(call: Call) -> Any:
    x, weight, bias = call.args["input"], call.args["weight"], call.get("bias")
    bias_in = bias is not None and _is(call, bias)
    if not _is(call, weight):
        if not bias_in:
            return call.run(input=call.full("input"))
        result = _C.linear(call.value("input"), weight)
        rank = x.ndim
        return result + (_pad(bias._value, rank + 1) if rank else bias._value)
    w = weight._value
    if weight.ndim == 1:
        w = w.unsqueeze(1)
    elif x.ndim == 1:
        w = w.transpose(1, 2)
    if weight.ndim == 1:
        return NotImplemented
    if x.ndim == 1:
        left = call.full("input").unsqueeze(1)
        if bias is not None:
            return _C.baddbmm(call.full("bias").unsqueeze(1), left, w).squeeze(1)
        return _C.bmm(left, w).squeeze(1)
    w = w.transpose(1, 2)
    left = call.full("input").reshape((call.size, -1, x.shape[-1]))
    result = _C.bmm(left, w) if bias is None else _C.baddbmm(call.full("bias").unsqueeze(1), left, w)
    return result.reshape((call.size, *x.shape[:-1], weight.shape[0]))


def _added(call: Call, product: Any, rank: int) -> Any:
    """beta * self + alpha * product."""
    beta, alpha = call.get("beta", 1), call.get("alpha", 1)
    product = product if alpha == 1 else product * alpha
    own = call.aligned(call.args["self"], rank)
    if beta == 0:
        return product.expand((call.size, *product.shape[1:]))
    return (own if beta == 1 else own * beta) + product


@rule("addmm", "addmv", "baddbmm")
def _addmm(call: Call) -> Any:
    first, second = {
        "addmm": ("mat1", "mat2"),
        "addmv": ("mat", "vec"),
        "baddbmm": ("batch1", "batch2"),
    }[call.name]
    a, b = call.args[first], call.args[second]
    whole = product(call, a, b) if _is(call, a) or _is(call, b) else _C.matmul(a, b).unsqueeze(0)
    return _added(call, whole, a.ndim + b.ndim - 2 if call.name != "baddbmm" else 3)


@rule("addbmm")
def _addbmm(call: Call) -> Any:
    a, b = call.args["batch1"], call.args["batch2"]
    whole = product(call, a, b) if _is(call, a) or _is(call, b) else _C.matmul(a, b).unsqueeze(0)
    return _added(call, whole.sum(1), 2)


@rule("addr")
def _addr(call: Call) -> Any:
    a, b = call.args["vec1"], call.args["vec2"]
    left = call.value("vec1").unsqueeze(-1)
    right = call.value("vec2").unsqueeze(-2)
    whole = left * right
    if not (_is(call, a) or _is(call, b)):
        whole = whole.unsqueeze(0)
    return _added(call, whole, 2)


@rule("matrix_power", "linalg_matrix_power")
def _matrix_power(call: Call) -> Any:
    return call.run(self=call.full())


@rule("kron")
def _kron(call: Call) -> Any:
    a, b = call.args["self"], call.args["other"]
    rank = max(a.ndim, b.ndim)
    left = _pad(call.full("self"), rank + 1)
    right = _pad(call.full("other"), rank + 1)
    shape, left_shape, right_shape = [call.size], [call.size], [call.size]
    for m, n in zip(left.shape[1:], right.shape[1:], strict=True):
        shape.append(m * n)
        left_shape += [m, 1]
        right_shape += [1, n]
    return (left.reshape(left_shape) * right.reshape(right_shape)).reshape(shape)


@rule("cdist")
def _cdist(call: Call) -> Any:
    rank = max(call.rank("x1"), call.rank("x2"))
    return call.run(x1=_pad(call.full("x1"), rank + 1), x2=_pad(call.full("x2"), rank + 1))


@rule("tensordot")
def _tensordot(call: Call) -> Any:
    a, b = call.args["self"], call.args["other"]
    da = [d % max(a.ndim, 1) for d in call.args["dims_self"]]
    db = [d % max(b.ndim, 1) for d in call.args["dims_other"]]
    letters = "abcdefghijklmnopqrstuvwxyz"
    la = list(letters[: a.ndim])
    lb = list(letters[a.ndim : a.ndim + b.ndim])
    if a.ndim + b.ndim > 25:
        return NotImplemented
    for i, j in zip(da, db, strict=True):
        if a.shape[i] != b.shape[j]:
            return NotImplemented
        lb[j] = la[i]
    out = [x for i, x in enumerate(la) if i not in da] + [x for j, x in enumerate(lb) if j not in db]
    za, zb = ("z" if _is(call, a) else ""), ("z" if _is(call, b) else "")
    return _C.einsum(f"{za}{''.join(la)},{zb}{''.join(lb)}->z{''.join(out)}", [call.value("self"), call.value("other")])


@rule("bilinear")
def _bilinear(call: Call) -> Any:
    if any(call.is_batched(n) for n in ("weight", "bias")):
        return NotImplemented
    return call.run(input1=call.full("input1"), input2=call.full("input2"))
