"""Random operators that get a batch."""

from __future__ import annotations

from typing import Any

from ... import _C
from .._dispatch import RULES, Call, rule
from .._levels import expand
from .._random import check

_WRITING = "uniform_ normal_ random_ exponential_ cauchy_ log_normal_ geometric_ bernoulli_".split()


def _single(call: Call) -> Any:
    """A tensor of the shape of one of the batch."""
    whole = call.full()
    return _C.empty(list(whole.shape[1:]), dtype=whole.dtype)


def _like(call: Call) -> Any:
    if check(call.level) == "different":
        return call.run(self=call.full())
    return expand(call.run(self=_single(call)), call.size)


for _name in ("rand_like", "randn_like", "randint_like"):
    RULES[_name] = _like


def _write(call: Call) -> Any:
    whole = call.args["self"]._value
    if "p" in call.args and isinstance(call.args["p"], _C.TensorBase):
        probability = call.aligned(call.args["p"], call.rank())
        if check(call.level) == "different":
            return call.run(self=whole, p=probability)
        raise NotImplementedError("vmap: swiftgrad has no bernoulli_ with a tensor of p and randomness='same' yet")
    if check(call.level) == "different":
        return call.run(self=whole)
    return whole.copy_(call.run(self=_single(call)))


for _name in _WRITING:
    RULES[_name] = _write


@rule("dropout", "alpha_dropout", "feature_dropout", "feature_alpha_dropout", "native_dropout")
def _dropout(call: Call) -> Any:
    p, train = call.args["p"], call.args["train"]
    whole = call.full("input")
    if not train or p == 0:
        return call.run(input=whole)
    different = check(call.level) == "different"
    if call.name == "dropout":
        shape = whole.shape if different else whole.shape[1:]
        if p == 1:
            return whole * 0
        noise = _C.empty(list(shape), dtype=whole.dtype).bernoulli_(1 - p)
        return whole * (noise / (1 - p))
    if not different:
        return NotImplemented
    if call.name.startswith("feature"):
        folded = whole.reshape((whole.shape[0] * whole.shape[1], *whole.shape[2:]))
        return call.run(input=folded).reshape(whole.shape)
    return call.run(input=whole)


@rule("bernoulli", "poisson", "normal")
def _draw(call: Call) -> Any:
    if check(call.level) == "different":
        rank = max(call.args[n].ndim for n in call.tensors())
        return call.run(**{n: call.aligned(call.args[n], rank) for n in call.tensors()})
    if call.name == "normal":
        mean, std = call.get("mean", 0.0), call.get("std", 1.0)
        shape = _C.broadcast_tensors([_one(v) for v in (mean, std) if isinstance(v, _C.TensorBase)])[0].shape
        noise = _C.randn(list(shape))
        rank = len(shape)
        return call.aligned(mean, rank) + call.aligned(std, rank) * noise
    if call.name == "bernoulli" and "p" not in call.args:
        return (_C.rand(list(call.args["self"].shape)) < call.full()).to(call.args["self"].dtype)
    raise NotImplementedError(f"vmap: swiftgrad has no {call.name} with randomness='same' yet")


def _one(value: Any) -> Any:
    return _C.empty(list(value.shape))


@rule("multinomial")
def _multinomial(call: Call) -> Any:
    if check(call.level) != "different":
        raise NotImplementedError("vmap: swiftgrad has no multinomial with randomness='same' yet")
    whole = call.full()
    if call.rank() == 1:
        return call.run(self=whole)
    flat = whole.reshape((-1, whole.shape[-1]))
    return call.run(self=flat).reshape((call.size, whole.shape[1], -1))


@rule("rrelu")
def _rrelu(call: Call) -> Any:
    if call.get("training", False) and check(call.level) == "same":
        return NotImplemented
    return call.run(self=call.full())
