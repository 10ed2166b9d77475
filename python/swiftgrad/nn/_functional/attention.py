"""Multi-head attention as a function, with the checks of its shapes and masks."""

from __future__ import annotations

import math
import warnings
from typing import Any

import swiftgrad

from ..._tensor import Tensor
from ._operators import engine as _C

__all__ = [
    "_canonical_mask",
    "_in_projection",
    "_in_projection_packed",
    "_mha_shape_check",
    "_none_or_dtype",
    "multi_head_attention_forward",
]


def _none_or_dtype(input: Tensor | None) -> Any:
    """The dtype of a mask, None of no mask.

    Raises:
        RuntimeError: `input` is neither a tensor nor None.
    """
    if input is None:
        return None
    if isinstance(input, Tensor):
        return input.dtype
    raise RuntimeError(f"input to _none_or_dtype() must be None or torch.Tensor, got {type(input).__name__}")


def _canonical_mask(
    mask: Tensor | None,
    mask_name: str,
    other_type: Any,
    other_name: str,
    target_type: Any,
    check_other: bool = True,
) -> Tensor | None:
    """The mask as what is added to scores: -inf where a boolean mask is True.

    Args:
        mask: boolean (True hides) or floating.
        mask_name: for messages.
        other_type: dtype of the mask that goes with it, or None.
        other_name: for messages.
        target_type: dtype of the result for a boolean mask.
        check_other: whether to warn of masks of different kinds.

    Raises:
        AssertionError: the mask is neither boolean nor floating.
        TypeError: it is no tensor.
    """
    if mask is None:
        return None
    if not isinstance(mask, Tensor):
        raise TypeError(f"{mask_name} must be Tensor, not {type(mask).__name__}")
    is_float = swiftgrad.is_floating_point(mask)
    if mask.dtype != swiftgrad.bool and not is_float:
        raise AssertionError(f"only bool and floating types of {mask_name} are supported, got {mask.dtype}")
    if check_other and other_type is not None and mask.dtype != other_type:
        warnings.warn(
            f"Support for mismatched {mask_name} and {other_name} is deprecated. Use same type for both instead.",
            stacklevel=3,
        )
    if is_float:
        return mask
    return swiftgrad.zeros_like(mask, dtype=target_type).masked_fill_(mask, -math.inf)


def _mha_shape_check(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    key_padding_mask: Tensor | None,
    attn_mask: Tensor | None,
    num_heads: int,
) -> bool:
    """Whether the inputs have a batch dimension; the others must agree.

    Raises:
        AssertionError: the numbers of dimensions do not go together.
    """
    if query.dim() not in (2, 3):
        raise AssertionError(
            f"query should be unbatched 2D or batched 3D tensor but received {query.dim()}-D query tensor"
        )
    batched = query.dim() == 3
    kind, dims = ("batched (3-D)", 3) if batched else ("unbatched (2-D)", 2)
    if key.dim() != dims or value.dim() != dims:
        raise AssertionError(
            f"For {kind} `query`, expected `key` and `value` to be {dims}-D but found {key.dim()}-D and "
            f"{value.dim()}-D tensors respectively"
        )
    if key_padding_mask is not None and key_padding_mask.dim() != dims - 1:
        raise AssertionError(
            f"For {kind} `query`, expected `key_padding_mask` to be `None` or {dims - 1}-D but found "
            f"{key_padding_mask.dim()}-D tensor instead"
        )
    if attn_mask is not None:
        if attn_mask.dim() not in (2, 3):
            raise AssertionError(
                f"For {kind} `query`, expected `attn_mask` to be `None`, 2-D or 3-D but found "
                f"{attn_mask.dim()}-D tensor instead"
            )
        expected = (num_heads, query.shape[0], key.shape[0])
        if not batched and attn_mask.dim() == 3 and tuple(attn_mask.shape) != expected:
            raise AssertionError(f"Expected `attn_mask` shape to be {expected} but got {attn_mask.shape}")
    return batched


def _in_projection_packed(
    q: Tensor, k: Tensor, v: Tensor, w: Tensor, b: Tensor | None = None, together: bool = True
) -> list[Tensor]:
    """Three linear maps whose weights lie one above the other.

    Args:
        q: `(..., E)`; `k` and `v` likewise.
        w: `(3 E, E)`.
        b: `(3 E)`, or None.
        together: whether one input is mapped by one product, whose columns the results are.
    """
    if together and q is k and k is v:
        return list(_project(q, w, b).chunk(3, -1))
    weights = w.chunk(3)
    biases = (None, None, None) if b is None else b.chunk(3)
    return [_project(x, weight, bias) for x, weight, bias in zip((q, k, v), weights, biases, strict=True)]


def _project(x: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
    """A linear map, computed as the input lies: `(N, L, E)` seen as `(L, N, E)` is not copied."""
    if x.dim() == 3 and not x.is_contiguous():
        return _C.linear(x.transpose(0, 1), weight, bias).transpose(0, 1)
    return _C.linear(x, weight, bias)


def _in_projection(
    q: Tensor,
    k: Tensor,
    v: Tensor,
    w_q: Tensor,
    w_k: Tensor,
    w_v: Tensor,
    b_q: Tensor | None = None,
    b_k: Tensor | None = None,
    b_v: Tensor | None = None,
) -> tuple[Tensor, Tensor, Tensor]:
    """Three linear maps with weights of their own: to `(..., Eq)` each, from `Eq`, `Ek` and `Ev`.

    Raises:
        AssertionError: a weight or bias has another shape.
    """
    out, in_k, in_v = q.size(-1), k.size(-1), v.size(-1)
    for what, tensor, shape in (
        ("query weights", w_q, (out, out)),
        ("key weights", w_k, (out, in_k)),
        ("value weights", w_v, (out, in_v)),
        ("query bias", b_q, (out,)),
        ("key bias", b_k, (out,)),
        ("value bias", b_v, (out,)),
    ):
        if tensor is not None and tuple(tensor.shape) != shape:
            raise AssertionError(f"expecting {what} shape of {shape}, but got {tensor.shape}")
    return _project(q, w_q, b_q), _project(k, w_k, b_k), _project(v, w_v, b_v)


def _check_static(name: str, tensor: Tensor, rows: int, head_dim: int) -> None:
    """Raises AssertionError unless a given key or value has a row of heads for each head and width of a head."""
    if tensor.size(0) != rows:
        raise AssertionError(f"expecting {name}.size(0) of {rows}, but got {tensor.size(0)}")
    if tensor.size(2) != head_dim:
        raise AssertionError(f"expecting {name}.size(2) of {head_dim}, but got {tensor.size(2)}")


def _checked_attn_mask(mask: Tensor, length: int, sources: int, rows: int) -> Tensor:
    """An attention mask as `(1 or rows, length, sources)`."""
    if mask.dim() == 2:
        if tuple(mask.shape) != (length, sources):
            raise RuntimeError(f"The shape of the 2D attn_mask is {mask.shape}, but should be {(length, sources)}.")
        return mask.unsqueeze(0)
    if tuple(mask.shape) != (rows, length, sources):
        raise RuntimeError(f"The shape of the 3D attn_mask is {mask.shape}, but should be {(rows, length, sources)}.")
    return mask


def multi_head_attention_forward(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    embed_dim_to_check: int,
    num_heads: int,
    in_proj_weight: Tensor | None,
    in_proj_bias: Tensor | None,
    bias_k: Tensor | None,
    bias_v: Tensor | None,
    add_zero_attn: bool,
    dropout_p: float,
    out_proj_weight: Tensor,
    out_proj_bias: Tensor | None,
    training: bool = True,
    key_padding_mask: Tensor | None = None,
    need_weights: bool = True,
    attn_mask: Tensor | None = None,
    use_separate_proj_weight: bool = False,
    q_proj_weight: Tensor | None = None,
    k_proj_weight: Tensor | None = None,
    v_proj_weight: Tensor | None = None,
    static_k: Tensor | None = None,
    static_v: Tensor | None = None,
    average_attn_weights: bool = True,
    is_causal: bool = False,
) -> tuple[Tensor, Tensor | None]:
    """Attention of several heads with its projections; see `MultiheadAttention`.

    Args:
        query: `(L, N, E)` or `(L, E)`.
        key: `(S, N, Ek)` or `(S, Ek)`.
        value: `(S, N, Ev)` or `(S, Ev)`.
        embed_dim_to_check: E.
        num_heads: divides E.
        in_proj_weight: `(3 E, E)`, the three projections one above the other.
        in_proj_bias: `(3 E)` or None.
        bias_k: one more key, `(1, 1, E)`, or None; `bias_v` the value that goes with it.
        bias_v: see there.
        add_zero_attn: whether to add a key and a value of zeros.
        dropout_p: rate of dropout on the weights, in training.
        out_proj_weight: `(E, E)`.
        out_proj_bias: `(E)` or None.
        training: whether dropout is applied.
        key_padding_mask: `(N, S)` or `(S)`: True (or -inf) hides a key.
        need_weights: whether to return the weights; without them the fused operator is used.
        attn_mask: `(L, S)` or `(N * num_heads, L, S)`: True hides, a float is added.
        use_separate_proj_weight: whether the three weights below are used for `in_proj_weight`.
        q_proj_weight: `(E, E)`.
        k_proj_weight: `(E, Ek)`.
        v_proj_weight: `(E, Ev)`.
        static_k: keys of the heads, `(N * num_heads, S, E / num_heads)`, used for those projected.
        static_v: values, likewise.
        average_attn_weights: whether the weights returned are the mean over the heads.
        is_causal: a hint that `attn_mask` is the causal mask.

    Returns:
        The result `(L, N, E)`, and the weights `(N, L, S)` (`(N, num_heads, L, S)` if not averaged) or None; without N
        if the query has none.

    Raises:
        AssertionError: shapes do not go together.
        RuntimeError: the mask has another shape, or is missing though `is_causal`.
    """
    batched = _mha_shape_check(query, key, value, key_padding_mask, attn_mask, num_heads)
    if not batched:
        query, key, value = query.unsqueeze(1), key.unsqueeze(1), value.unsqueeze(1)
        if key_padding_mask is not None:
            key_padding_mask = key_padding_mask.unsqueeze(0)
    length, batch, width = query.shape
    sources = key.shape[0]
    key_padding_mask = _canonical_mask(
        key_padding_mask, "key_padding_mask", _none_or_dtype(attn_mask), "attn_mask", query.dtype
    )
    if is_causal and attn_mask is None:
        raise RuntimeError(
            "Need attn_mask if specifying the is_causal hint. You may use the Transformer module method "
            "`generate_square_subsequent_mask` to create this mask."
        )
    if is_causal and key_padding_mask is None and not need_weights:
        attn_mask = None  # the operator makes its own
    else:
        attn_mask = _canonical_mask(attn_mask, "attn_mask", None, "", query.dtype, check_other=False)
        is_causal = is_causal and key_padding_mask is None
    if width != embed_dim_to_check:
        raise AssertionError(f"was expecting embedding dimension of {embed_dim_to_check}, but got {width}")
    head_dim = width // num_heads
    if head_dim * num_heads != width:
        raise AssertionError(f"embed_dim {width} not divisible by num_heads {num_heads}")
    if use_separate_proj_weight:
        if key.shape[:2] != value.shape[:2]:
            raise AssertionError(
                f"key's sequence and batch dims {key.shape[:2]} do not match value's {value.shape[:2]}"
            )
        for name, weight in zip("qkv", (q_proj_weight, k_proj_weight, v_proj_weight), strict=True):
            if weight is None:
                raise AssertionError(f"use_separate_proj_weight is True but {name}_proj_weight is None")
        biases = (None, None, None) if in_proj_bias is None else in_proj_bias.chunk(3)
        q, k, v = _in_projection(query, key, value, q_proj_weight, k_proj_weight, v_proj_weight, *biases)  # type: ignore[arg-type]
    else:
        if key.shape != value.shape:
            raise AssertionError(f"key shape {key.shape} does not match value shape {value.shape}")
        if in_proj_weight is None:
            raise AssertionError("use_separate_proj_weight is False but in_proj_weight is None")
        q, k, v = _in_projection_packed(query, key, value, in_proj_weight, in_proj_bias, together=not need_weights)
    rows = batch * num_heads
    if attn_mask is not None:
        attn_mask = _checked_attn_mask(attn_mask, length, sources, rows)

    if bias_k is not None and bias_v is not None:
        if static_k is not None or static_v is not None:
            raise AssertionError(f"bias cannot be added to static {'key' if static_k is not None else 'value'}.")
        k = swiftgrad.cat([k, bias_k.repeat(1, batch, 1)])
        v = swiftgrad.cat([v, bias_v.repeat(1, batch, 1)])
        attn_mask, key_padding_mask = _one_more(attn_mask), _one_more(key_padding_mask)
    elif (bias_k is None) != (bias_v is None):
        raise AssertionError("bias_k and bias_v must both be given or both be None")

    # (N, heads, length, head_dim) each, without a copy.
    q = _heads(q, num_heads)
    if static_k is None:
        k = _heads(k, num_heads)
    else:
        _check_static("static_k", static_k, rows, head_dim)
        k = static_k.view(batch, num_heads, -1, head_dim)
    if static_v is None:
        v = _heads(v, num_heads)
    else:
        _check_static("static_v", static_v, rows, head_dim)
        v = static_v.view(batch, num_heads, -1, head_dim)
    if add_zero_attn:
        k = swiftgrad.cat([k, k.new_zeros((batch, num_heads, 1, head_dim))], 2)
        v = swiftgrad.cat([v, v.new_zeros((batch, num_heads, 1, head_dim))], 2)
        attn_mask, key_padding_mask = _one_more(attn_mask), _one_more(key_padding_mask)
    sources = k.size(2)

    if key_padding_mask is not None:
        if key_padding_mask.shape[0] != batch:
            raise AssertionError(
                f"Expected key_padded_mask.shape[0] to be {batch}, but got {key_padding_mask.shape[0]}"
            )
        if key_padding_mask.shape[1] != sources:
            raise AssertionError(
                f"Expected key_padded_mask.shape[1] to be {sources}, but got {key_padding_mask.shape[1]}"
            )
        padding = key_padding_mask.view(batch, 1, 1, sources)
        if attn_mask is None:
            attn_mask = padding.expand(-1, num_heads, -1, -1).reshape(rows, 1, sources)
        else:
            padding = padding.expand(-1, num_heads, -1, -1).reshape(rows, 1, sources)
            attn_mask = attn_mask + padding
    if not training:
        dropout_p = 0.0

    if need_weights:
        if is_causal and attn_mask is None:
            raise AssertionError("FIXME: is_causal not implemented for need_weights")
        q = q.reshape(rows, length, head_dim) * math.sqrt(1.0 / head_dim)
        k, v = k.reshape(rows, sources, head_dim), v.reshape(rows, sources, head_dim)
        scores = swiftgrad.bmm(q, k.transpose(-2, -1))
        if attn_mask is not None:
            _check_same(attn_mask, q)
            scores = scores + attn_mask
        weights = _C.softmax(scores, -1)
        if dropout_p > 0.0:
            weights = _C.dropout(weights, dropout_p, True)
        result = swiftgrad.bmm(weights, v).transpose(0, 1).reshape(length * batch, width)
        result = _C.linear(result, out_proj_weight, out_proj_bias).view(length, batch, width)
        weights = weights.view(batch, num_heads, length, sources)
        if average_attn_weights:
            weights = weights.mean(dim=1)
        if not batched:
            result, weights = result.squeeze(1), weights.squeeze(0)
        return result, weights

    if attn_mask is not None:
        if attn_mask.size(0) == 1 and attn_mask.dim() == 3:
            attn_mask = attn_mask.unsqueeze(0)
        else:
            attn_mask = attn_mask.view(batch, num_heads, -1, sources)
    # Rows of results in the order (L, N), which is the order in which dropout draws its masks later.
    attend = _C._attention_length_first if type(q) is Tensor else _C.scaled_dot_product_attention
    result = attend(q, k, v, attn_mask, dropout_p, is_causal)
    result = result.permute(2, 0, 1, 3).reshape(length * batch, width)
    result = _C.linear(result, out_proj_weight, out_proj_bias).view(length, batch, width)
    return (result if batched else result.squeeze(1)), None


def _heads(x: Tensor, heads: int) -> Tensor:
    """`(L, N, E)` as `(N, heads, L, E / heads)`."""
    length, batch, width = x.shape
    return x.view(length, batch, heads, width // heads).permute(1, 2, 0, 3)


def _one_more(mask: Tensor | None) -> Tensor | None:
    """The mask with one more key, which it shows."""
    return None if mask is None else _C.constant_pad_nd(mask, [0, 1], 0)


def _check_same(mask: Tensor, query: Tensor) -> None:
    """Raises RuntimeError for a mask of another dtype than the query's."""
    if mask.dtype != query.dtype:
        raise RuntimeError(
            f"Input dtypes must be the same: multi_head_attention_forward got attn_mask {mask.dtype} and query "
            f"{query.dtype}"
        )
