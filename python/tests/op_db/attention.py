"""Rows of attention."""

from __future__ import annotations

from .core import S, Table, b, f, i, v

op = Table()
Q, K, V = f(2, 2, 3, 4), f(2, 2, 5, 4), f(2, 2, 5, 2)
# The second query sees nothing.
HIDDEN = v([[True, False, True, True, False], [False] * 5, [True] * 5], "bool")
FLOATS = v([[0.0, -1.0, float("-inf"), 2.0, 0.5], [float("-inf")] * 5, [0.0, 1.0, 2.0, 3.0, 4.0]])

op(
    "scaled_dot_product_attention",
    [
        S(Q, K, V),
        S(Q, K, V, None, 0.0, True),
        S(f(1, 1, 5, 3), f(1, 1, 3, 3), f(1, 1, 3, 2), is_causal=True, scale=0.3),
        S(f(3, 4), f(5, 4), f(5, 4), HIDDEN),
        S(f(2, 3, 4), f(2, 5, 4), f(2, 5, 3), FLOATS),
        S(f(2, 3, 4), f(2, 5, 4), f(2, 5, 3), f(3, 5)),
        S(f(2, 3, 4), f(2, 5, 4), f(2, 5, 3), f(2, 3, 5, grad=False)),
        S(Q, K, V, b(2, 1, 1, 5)),
        S(Q, K, V, f(2, 1, 3, 1, grad=False)),
        S(f(1, 1, 2, 2, 3), f(1, 1, 2, 2, 3), f(1, 1, 2, 2, 3)),
        S(f(2, 2, 3, 2), f(1, 2, 2, 2), f(2, 1, 2, 2)),
        S(f(1, 4, 2, 2), f(1, 2, 3, 2), f(1, 2, 3, 2), enable_gqa=True),
        S(f(1, 4, 2, 2), f(1, 2, 3, 2), f(1, 2, 3, 2), f(2, 3), 0.0, False, scale=2.0, enable_gqa=True),
        S(f(4, 2, 2), f(1, 3, 2), f(2, 3, 2), enable_gqa=True),
        S(f(2, 2, 0, 3), f(2, 2, 4, 3), f(2, 2, 4, 3)),
        S(f(0, 2, 3, 3), f(0, 2, 4, 3), f(0, 2, 4, 3)),
        S(f(1, 2, 3, 2), f(1, 2, 0, 2), f(1, 2, 0, 2)),
    ],
)
ERRORS = (
    ("same dtype", (f(2, 3), f(2, 3), i(2, 3)), {}),
    ("same dtype", (i(2, 3), f(2, 3), f(2, 3)), {}),
    ("expected scalar type Float but found Long", (i(2, 3), i(2, 3), i(2, 3)), {}),
    ("at least 2 dimensional.*query.dim: 1 key.dim: 2", (f(3), f(2, 3), f(2, 3)), {}),
    ("attn_mask should not be set when is_causal", (f(2, 3), f(2, 3), f(2, 3), b(2, 2), 0.0, True), {}),
    ("attn_mask dtype to be bool or float.*long", (f(2, 3), f(2, 3), f(2, 3), i(2, 2)), {}),
    (r"size of tensor a \(2\) must match.*b \(3\)", (f(2, 3), f(2, 3), f(2, 3), b(3, 2)), {}),
    (r"doesn't match the broadcast shape \[7, 2, 2\]", (f(2, 3), f(2, 3), f(2, 3), b(7, 2, 2)), {}),
    (r"between 0 and 1, but got 1.5", (f(2, 3), f(2, 3), f(2, 3), None, 1.5), {}),
    (r"got query: \[2, 3\], key: \[2, 4\]", (f(2, 3), f(2, 4), f(2, 3)), {}),
    (r"must match the size of tensor b \(3\)", (f(2, 2, 3), f(3, 2, 3), f(3, 2, 3)), {}),
    ("must divide the number of heads in query", (f(3, 2, 3), f(2, 2, 3), f(2, 2, 3)), {"enable_gqa": True}),
)
for _match, _args, _kwargs in ERRORS:
    op.error("scaled_dot_product_attention", "RuntimeError", _match, *_args, **_kwargs)
op.error("scaled_dot_product_attention", "IndexError", "out of range", f(2, 3), f(2, 3), f(2, 3), enable_gqa=True)
op.error("scaled_dot_product_attention", "IndexError", "out of range", f(2, 3), f(2, 3), f(2, 3), b(2))
op.error("scaled_dot_product_attention", "TypeError", "argument 'scale'", f(2, 3), f(2, 3), f(2, 3), scale="a")
