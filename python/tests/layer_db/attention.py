"""Cases of attention and Transformers."""

from __future__ import annotations

import warnings
from typing import Any

from op_db.core import S, b, f, v

from .core import Table

layer = Table()


def mha(torch: Any, *args: Any, **kwargs: Any) -> Any:
    """Short for MultiheadAttention of width 6 with 2 heads."""
    return torch.nn.MultiheadAttention(6, 2, *args, **kwargs)


HIDDEN = v([[False, True, True, True], [False, False, True, True], [False, False, False, True]], "bool")
PADDING = v([[False, False, False, True], [False, True, True, True]], "bool")
FLOAT_PADDING = v([[0.0, -1.0, 0.5, -2.0], [0.0, 0.3, -0.7, 0.1]])
Q, KV = f(3, 2, 6), f(4, 2, 6)

layer("MultiheadAttention", lambda t: mha(t), S(Q, KV, KV))
layer("MultiheadAttention without weights", lambda t: mha(t), S(Q, KV, KV, need_weights=False))
layer("MultiheadAttention unbatched", lambda t: mha(t), S(f(3, 6), f(4, 6), f(4, 6), attn_mask=HIDDEN))
layer(
    "MultiheadAttention unbatched, padding, without weights",
    lambda t: mha(t),
    S(f(3, 6), f(4, 6), f(4, 6), key_padding_mask=v([False, True, False, False], "bool"), need_weights=False),
)
layer("MultiheadAttention dropout", lambda t: mha(t, 0.4), S(Q, KV, KV))
layer("MultiheadAttention dropout without weights", lambda t: mha(t, 0.4), S(Q, KV, KV, need_weights=False))
layer("MultiheadAttention batch_first", lambda t: mha(t, batch_first=True), S(f(2, 3, 6), f(2, 4, 6), f(2, 4, 6)))
layer(
    "MultiheadAttention batch_first, padding",
    lambda t: mha(t, batch_first=True),
    S(f(2, 3, 6), f(2, 4, 6), f(2, 4, 6), PADDING, False),
)
layer("MultiheadAttention without bias", lambda t: mha(t, bias=False), S(Q, KV, KV))
layer(
    "MultiheadAttention kdim, vdim",
    lambda t: mha(t, kdim=3, vdim=5),
    S(f(3, 2, 6), f(4, 2, 3), f(4, 2, 5), average_attn_weights=False),
)
layer("MultiheadAttention kdim without bias", lambda t: mha(t, kdim=3, bias=False), S(Q, f(4, 2, 3), KV))
layer(
    "MultiheadAttention bias_k, bias_v, zero",
    lambda t: mha(t, add_bias_kv=True, add_zero_attn=True),
    S(Q, KV, KV, key_padding_mask=PADDING, attn_mask=HIDDEN),
)
layer(
    "MultiheadAttention bias_k, bias_v without weights",
    lambda t: mha(t, add_bias_kv=True),
    S(Q, KV, KV, key_padding_mask=FLOAT_PADDING, need_weights=False),
)
layer(
    "MultiheadAttention zero without weights",
    lambda t: mha(t, add_zero_attn=True),
    S(Q, KV, KV, need_weights=False, attn_mask=HIDDEN),
)
layer("MultiheadAttention 3-D mask", lambda t: mha(t), S(Q, KV, KV, attn_mask=b(4, 3, 4), average_attn_weights=False))
layer(
    "MultiheadAttention 3-D float mask without weights",
    lambda t: mha(t),
    S(Q, KV, KV, attn_mask=f(4, 3, 4), need_weights=False),
)
layer(
    "MultiheadAttention float masks",
    lambda t: mha(t),
    S(Q, KV, KV, attn_mask=f(3, 4), key_padding_mask=FLOAT_PADDING, need_weights=False),
)
layer("MultiheadAttention one head", lambda t: t.nn.MultiheadAttention(5, 1), S(f(3, 2, 5), f(4, 2, 5), f(4, 2, 5)))


def causal(torch: Any, n: int) -> Any:
    """The causal mask in float64."""
    return torch.nn.Transformer.generate_square_subsequent_mask(n, dtype=torch.float64)


layer(
    "MultiheadAttention is_causal",
    lambda t: mha(t),
    S(Q),
    call=lambda t, m, x: m(x, x, x, attn_mask=causal(t, 3), is_causal=True, need_weights=False),
)


def encoder_layer(torch: Any, **kwargs: Any) -> Any:
    """An encoder layer of width 4 with 2 heads."""
    return torch.nn.TransformerEncoderLayer(4, 2, 5, **kwargs)


def decoder_layer(torch: Any, **kwargs: Any) -> Any:
    """A decoder layer of width 4 with 2 heads."""
    return torch.nn.TransformerDecoderLayer(4, 2, 5, **kwargs)


def quiet(make: Any) -> Any:
    """The layer without PyTorch's warnings about nested tensors."""

    def made(torch: Any) -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return make(torch)

    return made


X, Y = f(3, 2, 4), f(4, 2, 4)
ENDS = v([[False, False, True], [False, False, False]], "bool")
layer("TransformerEncoderLayer", lambda t: encoder_layer(t), S(X))
layer("TransformerEncoderLayer unbatched", lambda t: encoder_layer(t, dropout=0.0), S(f(3, 4)))
layer(
    "TransformerEncoderLayer batch_first, gelu",
    lambda t: encoder_layer(t, batch_first=True, activation="gelu", dropout=0.3),
    S(f(2, 3, 4), src_key_padding_mask=ENDS),
)
layer("TransformerEncoderLayer norm_first", lambda t: encoder_layer(t, norm_first=True), S(X, b(4, 3, 3)))
layer(
    "TransformerEncoderLayer without bias, callable",
    lambda t: encoder_layer(t, bias=False, activation=t.tanh, layer_norm_eps=1e-2),
    S(X, f(3, 3)),
)
layer("TransformerDecoderLayer", lambda t: decoder_layer(t), S(X, Y))
layer(
    "TransformerDecoderLayer masks",
    lambda t: decoder_layer(t, dropout=0.0),
    S(X, Y, v([[False, True, True], [False, False, True], [False] * 3], "bool"), HIDDEN, ENDS, PADDING),
)
layer(
    "TransformerDecoderLayer norm_first, batch_first",
    lambda t: decoder_layer(t, norm_first=True, batch_first=True, activation="gelu", bias=False),
    S(f(2, 3, 4), f(2, 4, 4)),
)
layer(
    "TransformerEncoder",
    quiet(lambda t: t.nn.TransformerEncoder(encoder_layer(t), 2, t.nn.LayerNorm(4))),
    S(X),
    call=lambda t, m, x: m(x, mask=causal(t, 3)),
)
layer(
    "TransformerEncoder padding",
    lambda t: t.nn.TransformerEncoder(encoder_layer(t, batch_first=True), 2),
    S(f(2, 3, 4), src_key_padding_mask=ENDS),
)
layer(
    "TransformerEncoder padding, no gradient",
    lambda t: t.nn.TransformerEncoder(encoder_layer(t, batch_first=True), 2, t.nn.LayerNorm(4)).requires_grad_(False),
    S(f(2, 3, 4, grad=False), src_key_padding_mask=ENDS),
)
layer(
    "TransformerDecoder",
    lambda t: t.nn.TransformerDecoder(decoder_layer(t), 2, t.nn.LayerNorm(4)),
    S(X, Y),
    call=lambda t, m, x, y: m(x, y, tgt_mask=causal(t, 3)),
)
layer("Transformer", quiet(lambda t: t.nn.Transformer(4, 2, 1, 2, 5)), S(Y, X))
layer(
    "Transformer batch_first",
    lambda t: t.nn.Transformer(4, 2, 2, 1, 5, dropout=0.0, activation="gelu", batch_first=True),
    S(f(2, 4, 4), f(2, 3, 4), src_key_padding_mask=PADDING, memory_key_padding_mask=PADDING),
    call=lambda t, m, x, y, **kw: m(x, y, tgt_mask=causal(t, 3) < 0, tgt_is_causal=True, **kw),
)
layer(
    "Transformer norm_first, unbatched",
    quiet(lambda t: t.nn.Transformer(4, 2, 1, 1, 5, norm_first=True, bias=False)),
    S(f(4, 4), f(3, 4)),
)
