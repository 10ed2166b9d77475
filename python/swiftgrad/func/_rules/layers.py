"""Convolution, pooling, normalisation, attention, embedding: what layers are made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ... import _C
from .._dispatch import RULES, Call, rule
from .._levels import is_batched_at

_SPATIAL = {
    **{
        f"{kind}{d}d": d
        for kind in ("avg_pool", "max_pool", "adaptive_avg_pool", "adaptive_max_pool")
        for d in (1, 2, 3)
    },
    **{f"max_pool{d}d_with_indices": d for d in (1, 2, 3)},
    **{f"{kind}_pad{d}d": d for kind in ("reflection", "replication") for d in (1, 2, 3)},
    "im2col": 2,
    "col2im": 1,
}
# The first dimension is always one of samples.
_SAMPLES = """
upsample_nearest1d upsample_nearest2d upsample_nearest3d _upsample_nearest_exact1d _upsample_nearest_exact2d
_upsample_nearest_exact3d upsample_linear1d upsample_bilinear2d upsample_trilinear3d upsample_bicubic2d
_upsample_bilinear2d_aa _upsample_bicubic2d_aa channel_shuffle
""".split()


def folded(call: Call, name: str) -> Any:
    """The batch of an argument as more samples along its first dimension."""
    whole = call.full(name)
    return whole.reshape((whole.shape[0] * whole.shape[1], *whole.shape[2:]))


def unfolded(result: Any, size: int) -> Any:
    """Samples along the first dimension as batch and samples."""
    if isinstance(result, _C.TensorBase):
        return result.reshape((size, result.shape[0] // size, *result.shape[1:]))
    return type(result)([unfolded(r, size) for r in result])


def _over_samples(call: Call) -> Any:
    first = call.overload.params[0].name
    if call.batched_names() not in ([first], [first, "indices"]):
        return NotImplemented
    if call.size == 0:
        return NotImplemented
    changed = {name: folded(call, name) for name in call.batched_names()}
    return unfolded(call.run(**changed), call.size)


def _spatial(call: Call) -> Any:
    first = call.overload.params[0].name
    if call.rank(first) == _SPATIAL[call.name] + 1:  # without samples: the batch is in their place
        if call.batched_names() != [first]:
            return NotImplemented
        return call.run(**{first: call.full(first)})
    return _over_samples(call)


for _name in _SPATIAL:
    RULES[_name] = _spatial
for _name in _SAMPLES:
    RULES[_name] = _over_samples


@rule("pixel_shuffle", "pixel_unshuffle")
def _pixel_shuffle(call: Call) -> Any:
    return call.run(self=call.full())


@rule("pad")
def _pad(call: Call) -> Any:
    if call.get("mode", "constant") == "constant":
        return call.run(self=call.full())
    if call.rank() == len(call.args["pad"]) // 2 + 1:
        return call.run(self=call.full())
    return _over_samples(call)


def _is_transposed(call: Call) -> bool:
    return "transpose" in call.name or bool(call.get("transposed"))


@rule("conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d", "conv_transpose3d", "convolution")
def _convolution(call: Call) -> Any:
    x, weight, bias = call.args["input"], call.args["weight"], call.get("bias")
    weight_in = call.is_batched("weight")
    bias_in = bias is not None and call.is_batched("bias")
    if call.size == 0:
        return NotImplemented
    single = x.ndim == weight.ndim - 1
    if not weight_in:
        extra = {"bias": None} if bias_in else {}
        if not call.is_batched("input"):
            result = call.run(**extra).unsqueeze(0)
        elif single:
            result = call.run(input=call.full("input"), **extra)
        else:
            result = unfolded(call.run(input=folded(call, "input"), **extra), call.size)
        if bias_in:
            channels = bias._value.shape[1]
            after = weight.ndim - 2
            result = result + bias._value.reshape((call.size, *(() if single else (1,)), channels, *(1,) * after))
        return result
    # Each of the batch has weights of its own: they become groups of one convolution.
    size, groups = call.size, call.get("groups", 1)
    whole = call.full("input")
    whole = whole.unsqueeze(1) if single else whole
    samples, channels = whole.shape[1], whole.shape[2]
    wide = whole.transpose(0, 1).reshape((samples, size * channels, *whole.shape[3:]))
    w = weight._value
    changed: dict[str, Any] = {"groups": groups * size}
    if _is_transposed(call):
        out_channels = w.shape[2] * groups
    else:
        out_channels = w.shape[1]
    changed["weight"] = w.reshape((size * w.shape[1], *w.shape[2:]))
    if bias is not None:
        changed["bias"] = call.full("bias").reshape((size * out_channels,))
    result = call.run(input=wide, **changed)
    result = result.reshape((samples, size, out_channels, *result.shape[2:])).transpose(0, 1)
    return result.squeeze(1) if single else result


def _affine(call: Call, result: Any, at: int, rank: int, names: tuple[str, str] = ("weight", "bias")) -> Any:
    """Scale and shift along dimension `at` of a tensor of `rank` dimensions (without the batch)."""
    operators: tuple[Callable[..., Any], ...] = (_C.mul, _C.add)
    for name, operator in zip(names, operators, strict=True):
        value = call.get(name)
        if value is None:
            continue
        count = value.ndim
        after = (1,) * (rank - at - count)
        before = (1,) * at
        if is_batched_at(value, call.level):
            whole = value._value.reshape((call.size, *before, *value.shape, *after))
        else:
            whole = value.reshape((*value.shape, *after))
        result = operator(result, whole)
    return result


@rule("layer_norm")
def _layer_norm(call: Call) -> Any:
    if not (call.is_batched("weight") or call.is_batched("bias")):
        return call.run(input=call.full("input"))
    shape = call.args["normalized_shape"]
    count = len(shape) if isinstance(shape, (list, tuple)) else 1
    plain = call.run(input=call.full("input"), weight=None, bias=None)
    rank = call.rank("input")
    return _affine(call, plain, rank - count, rank)


@rule("rms_norm")
def _rms_norm(call: Call) -> Any:
    if not call.is_batched("weight"):
        return call.run(input=call.full("input"))
    shape = call.args["normalized_shape"]
    count = len(shape) if isinstance(shape, (list, tuple)) else 1
    rank = call.rank("input")
    return _affine(call, call.run(input=call.full("input"), weight=None), rank - count, rank)


@rule("group_norm")
def _group_norm(call: Call) -> Any:
    if call.size == 0:
        return NotImplemented
    if not (call.is_batched("weight") or call.is_batched("bias")):
        return unfolded(call.run(input=folded(call, "input")), call.size)
    plain = unfolded(call.run(input=folded(call, "input"), weight=None, bias=None), call.size)
    return _affine(call, plain, 1, call.rank("input"))


_RUNNING = (
    "vmap: a batch norm with running statistics, in training, was given a batch of inputs: each of the batch would "
    "update the same running_mean and running_var in place. Use BatchNorm with track_running_stats=False, eval mode, "
    "GroupNorm, or torch.func.replace_all_batch_norm_modules_"
)


@rule("batch_norm", "instance_norm")
def _batch_norm(call: Call) -> Any:
    if call.size == 0:
        return NotImplemented
    x = call.args["input"]
    use_batch = call.args["training" if call.name == "batch_norm" else "use_input_stats"]
    mean, var = call.get("running_mean"), call.get("running_var")
    if use_batch and any(s is not None and not is_batched_at(s, call.level) for s in (mean, var)):
        raise RuntimeError(_RUNNING)
    if x.ndim < 2:
        return NotImplemented
    # The channels of all the batch side by side: statistics are by channel.
    whole = call.full("input")
    samples, channels = whole.shape[1], whole.shape[2]
    wide = whole.transpose(0, 1).reshape((samples, call.size * channels, *whole.shape[3:]))
    changed: dict[str, Any] = {"input": wide}
    flat = {}
    for name in ("running_mean", "running_var"):
        if call.get(name) is not None:
            flat[name] = call.full(name).reshape((call.size * channels,))
    for name in ("weight", "bias"):
        if call.get(name) is not None:
            changed[name] = call.full(name).reshape((call.size * channels,))
    result = call.run(**changed, **flat)
    if use_batch:
        for name, stat in flat.items():
            call.args[name]._value.copy_(stat.reshape((call.size, channels)))
    return result.reshape((samples, call.size, channels, *whole.shape[3:])).transpose(0, 1)


@rule("embedding")
def _embedding(call: Call) -> Any:
    if not call.is_batched("weight"):
        return call.run(indices=call.full("indices"))
    if call.get("padding_idx", -1) >= 0 or call.get("scale_grad_by_freq"):
        return NotImplemented
    weight = call.value("weight")
    count = weight.shape[1]
    indices = call.full("indices")
    start = _C.arange(call.size).reshape((call.size, *(1,) * (indices.ndim - 1))) * count
    return _C.embedding(weight.reshape((call.size * count, weight.shape[2])), indices + start)


@rule("scaled_dot_product_attention")
def _attention(call: Call) -> Any:
    if call.get("dropout_p", 0.0) > 0:
        from .._random import check

        if check(call.level) == "same":
            return NotImplemented
    names = ("query", "key", "value")
    rank = max(max(call.rank(n) for n in names), call.rank("attn_mask") if call.get("attn_mask") is not None else 0)
    changed = {}
    for name in names:
        whole = call.full(name)
        missing = rank + 1 - whole.ndim
        changed[name] = whole.reshape((whole.shape[0], *(1,) * missing, *whole.shape[1:]))
    mask = call.get("attn_mask")
    if mask is not None:
        changed["attn_mask"] = call.aligned(mask, rank)
    result = call.run(**changed)
    wanted = 1 + max(call.rank(n) for n in names)
    if result.ndim > wanted and (mask is None or mask.ndim < result.ndim):
        extra = result.ndim - wanted
        result = result.reshape((result.shape[0], *result.shape[1 + extra :]))
    return result
