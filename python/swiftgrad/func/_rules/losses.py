"""Losses: element by element, then reduced for each of the batch."""

from __future__ import annotations

from typing import Any

from ... import _C
from .._dispatch import RULES, Call, rule
from .elementwise import align_all

_ELEMENTWISE = """
mse_loss l1_loss smooth_l1_loss huber_loss binary_cross_entropy binary_cross_entropy_with_logits kl_div
hinge_embedding_loss soft_margin_loss poisson_nll_loss margin_ranking_loss
""".split()


def reduce(loss: Any, reduction: int) -> Any:
    """The losses of each of the batch: all of them, their mean or their sum."""
    if reduction == 0 or loss.ndim == 1:
        return loss
    dims = list(range(1, loss.ndim))
    return loss.mean(dims) if reduction == 1 else loss.sum(dims)


def _loss(call: Call) -> Any:
    aligned = align_all(call, call.tensors())
    if call.name.startswith("binary"):  # input and target are not broadcast
        aligned.update(self=call.full("self"), target=call.full("target"))
    rank = max(call.args[n].ndim for n in call.tensors())
    result = call.run(**aligned, reduction=0)
    if result.ndim < rank + 1 or result.shape[0] != call.size:
        return NotImplemented
    return reduce(result, call.get("reduction", 1))


for _name in _ELEMENTWISE:
    RULES[_name] = _loss


@rule("cosine_embedding_loss", "triplet_margin_loss", "multi_margin_loss")
def _by_sample(call: Call) -> Any:
    names = call.tensors()
    if call.size == 0 or "weight" in call.batched_names() or len({call.rank(n) for n in names[:2]}) != 1:
        return NotImplemented
    data = [n for n in names if n != "weight"]
    if call.rank(data[0]) != 2:
        return NotImplemented
    folded = {}
    for name in data:
        whole = call.full(name)
        folded[name] = whole.reshape((whole.shape[0] * whole.shape[1], *whole.shape[2:]))
    result = call.run(**folded, reduction=0)
    return reduce(result.reshape((call.size, -1)), call.get("reduction", 1))


@rule("nll_loss", "nll_loss2d", "nll_loss_nd", "cross_entropy_loss")
def _classes(call: Call) -> Any:
    x, target, weight = call.args["self"], call.args["target"], call.get("weight")
    if call.size == 0 or (weight is not None and call.is_batched("weight")):
        return NotImplemented
    single = x.ndim == 1
    whole, wanted = call.full("self"), call.full("target")
    probabilities = wanted.dtype.is_floating_point
    if not single:
        whole = whole.reshape((whole.shape[0] * whole.shape[1], *whole.shape[2:]))
        wanted = wanted.reshape((wanted.shape[0] * wanted.shape[1], *wanted.shape[2:]))
    reduction = call.get("reduction", 1)
    name = "nll_loss_nd" if call.name.startswith("nll_loss") else call.name
    args = {**call.args, "self": whole, "target": wanted, "reduction": 0}
    loss = getattr(_C, name)(**args).reshape((call.size, -1))
    if reduction == 0:
        shape = target.shape if not probabilities else (() if single else (x.shape[0], *x.shape[2:]))
        return loss.reshape((call.size, *shape))
    if reduction == 2:
        return loss.sum(1)
    if probabilities:
        return loss.sum(1) / (1 if single else x.numel() // x.shape[1])
    ignored = wanted == call.get("ignore_index", -100)
    if weight is None:
        count = _C.logical_not(ignored).to(loss.dtype)
    else:
        count = _C.embedding(weight.detach().reshape((-1, 1)), wanted.masked_fill(ignored, 0)).reshape(wanted.shape)
        count = count.masked_fill(ignored, 0)
    return loss.sum(1) / count.reshape((call.size, -1)).sum(1)
