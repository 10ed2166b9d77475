"""Operators that are computed element by element, with broadcasting."""

from __future__ import annotations

from typing import Any

from ... import _C
from .._dispatch import IN_PLACE_ELEMENTWISE, RULES, Call, rule
from .._levels import is_batched_at

_NAMES = """
abs absolute acos acosh add addcdiv addcmul arccos arccosh arcsin arcsinh arctan arctan2 arctanh asin asinh atan atan2
atanh bitwise_and bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor ceil celu clamp clamp_max
clamp_min clip clone contiguous copysign cos cosh deg2rad detach digamma div divide elu eq erf erfc erfinv exp exp2
expm1
fix float_power floor floor_divide fmax fmin fmod frac gcd ge gelu greater greater_equal gt hardshrink hardsigmoid
hardswish hardtanh heaviside hypot i0 isclose isfinite isinf isnan isneginf isposinf isreal lcm ldexp le leaky_relu lerp
less less_equal lgamma log log10 log1p log2 log_sigmoid logaddexp logaddexp2 logical_and logical_not logical_or
logical_xor logit lt maximum minimum mish mul multiply mvlgamma nan_to_num ne neg negative nextafter not_equal polygamma
positive pow rad2deg reciprocal relu relu6 remainder round rsqrt rsub selu sgn sigmoid sigmoid_backward sign signbit
silu
sin sinc sinh softplus softshrink sqrt square sub subtract tan tanh tanh_backward threshold to true_divide trunc xlogy
xlog1py zeros_like ones_like full_like empty_like special_entr special_erfcx special_i0 special_i0e special_i1
special_i1e
special_log_ndtr special_ndtr special_ndtri special_xlog1py special_zeta special_expit special_digamma special_gammaln
special_erf special_erfc special_erfinv special_exp2 special_expm1 special_log1p special_logit special_sinc conj real
imag
angle conj_physical resolve_conj resolve_neg view_as_real _to_copy bitwise_reverse
""".split()

_CATEGORY: dict[Any, int] = {}


def _category(dtype: Any) -> int:
    """bool, integers, floats, complex: what promotion goes by."""
    found = _CATEGORY.get(dtype)
    if found is None:
        found = 0 if dtype is _C.bool else 3 if dtype.is_complex else 2 if dtype.is_floating_point else 1
        _CATEGORY[dtype] = found
    return found


def align_all(call: Call, names: list[str]) -> dict[str, Any]:
    """The batches of tensors, aligned to broadcast, their dtypes taking part in promotion as those of one tensor do."""
    values = {name: call.args[name] for name in names}
    rank = max(value.ndim for value in values.values())
    aligned = {name: call.aligned(value, rank) for name, value in values.items()}
    if len(values) < 2:
        return aligned
    if rank == 0:
        # A 0-dimensional tensor that is no batch counts as much as the others.
        for name, value in values.items():
            if not is_batched_at(value, call.level):
                aligned[name] = value.reshape((1,))
        return aligned
    # 0-dimensional tensors of a batch have a dimension now, but still yield to the others of their kind of dtype.
    wide = [value.dtype for value in values.values() if value.ndim > 0]
    target = wide[0]
    for dtype in wide[1:]:
        target = _C.promote_types(target, dtype)
    for name, value in values.items():
        if value.ndim == 0 and is_batched_at(value, call.level) and value.dtype is not target:
            if _category(value.dtype) <= _category(target):
                aligned[name] = aligned[name].to(target)
    return aligned


def elementwise(call: Call) -> Any:
    """The rule of all operators of this kind."""
    return call.run(**align_all(call, call.tensors()))


for _name in _NAMES:
    RULES[_name] = elementwise
    IN_PLACE_ELEMENTWISE.add(_name)


@rule("where")
def _where(call: Call) -> Any:
    if "self" not in call.args:
        from .._dispatch import dynamic_shape

        raise dynamic_shape("where")
    for name in ("self", "other"):
        if not isinstance(call.args[name], _C.TensorBase):
            # a number gets the dtype it has beside the other tensor
            other = call.args["other" if name == "self" else "self"]
            number = call.args[name]
            if isinstance(other, _C.TensorBase):
                dtype = _C.result_type(other, number) if hasattr(_C, "result_type") else _dtype_beside(other, number)
            else:
                dtype = _dtype_of([number, other])
            call.args[name] = _C.scalar_tensor(number, dtype=dtype)
    condition, rest = call.args["condition"], ["self", "other"]
    rank = max(condition.ndim, *(call.args[n].ndim for n in rest))
    aligned = align_all(call, rest)
    for name in rest:
        if is_batched_at(call.args[name], call.level):
            whole = aligned[name]
            missing = rank + 1 - whole.ndim
            if missing > 0:
                aligned[name] = whole.reshape((whole.shape[0], *(1,) * missing, *whole.shape[1:]))
    return call.run(condition=call.aligned(condition, rank), **aligned)


def _dtype_of(numbers: list[Any]) -> Any:
    """The dtype of numbers beside each other."""
    if any(isinstance(n, float) for n in numbers):
        return _C.get_default_dtype()
    return _C.bool if all(isinstance(n, bool) for n in numbers) else _C.int64


def _dtype_beside(tensor: Any, number: Any) -> Any:
    if isinstance(number, bool) or _category(tensor.dtype) >= (2 if isinstance(number, float) else 1):
        return tensor.dtype
    return _C.get_default_dtype() if isinstance(number, float) else _C.int64


@rule("masked_fill")
def _masked_fill(call: Call) -> Any:
    value = call.get("value")
    rank = max(call.rank(), call.rank("mask"))
    if is_batched_at(value, call.level):
        cast = value._value.to(call.args["self"].dtype)
        cast = cast.reshape((call.size, *(1,) * rank))
        return _C.where(call.aligned(call.args["mask"], rank), cast, call.aligned(call.args["self"], rank))
    own = call.args["self"]
    whole = call.aligned(own, rank) if call.is_batched("self") else call.full()
    return call.run(self=whole, mask=call.aligned(call.args["mask"], rank))


@rule("copy_")
def _copy(call: Call) -> Any:
    source = call.args["src"]
    return call.run(self=call.args["self"]._value, src=call.aligned(source, call.rank()))


@rule("fill_")
def _fill(call: Call) -> Any:
    value = call.args["value"]
    target = call.args["self"]._value
    if is_batched_at(value, call.level):
        return target.copy_(value._value.reshape((call.size, *(1,) * (target.ndim - 1))))
    return call.run(self=target)


@rule("zero_")
def _zero(call: Call) -> Any:
    return call.run(self=call.args["self"]._value)


@rule("prelu")
def _prelu(call: Call) -> Any:
    x, weight = call.args["self"], call.args["weight"]
    rank = x.ndim
    if not call.is_batched("weight"):
        whole = x._value
        if weight.numel() == 1:
            return call.run(self=whole)
        shape = (1, weight.numel(), *(1,) * (rank - 2))
        return _C.where(whole >= 0, whole, whole * weight.reshape(shape if rank > 1 else (-1,)))
    slope = call.value("weight")
    if weight.numel() == 1 or rank < 2:
        slope = slope.reshape((call.size, *(1,) * rank)) if weight.numel() == 1 else slope
    else:
        slope = slope.reshape((call.size, 1, weight.numel(), *(1,) * (rank - 2)))
    whole = call.full()
    return _C.where(whole >= 0, whole, whole * slope)


@rule("isin")
def _isin(call: Call) -> Any:
    if "test_elements" in call.args and call.is_batched("test_elements"):
        return NotImplemented
    return call.run(**{name: call.value(name) for name in call.tensors()})


@rule("bucketize")
def _bucketize(call: Call) -> Any:
    if call.is_batched("boundaries"):
        return NotImplemented
    return call.run(self=call.value())


@rule("searchsorted")
def _searchsorted(call: Call) -> Any:
    if call.is_batched("sorted_sequence") or call.is_batched("sorter") or call.rank("sorted_sequence") != 1:
        return NotImplemented
    return call.run(self=call.value())


@rule("one_hot")
def _one_hot(call: Call) -> Any:
    if call.get("num_classes", -1) == -1:
        from .._dispatch import dynamic_shape

        raise dynamic_shape("one_hot")
    return call.run(self=call.value())
