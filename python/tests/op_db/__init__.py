"""The operator table: one row an operator of the registry, by family.

`ROWS[name]` gives the row; `NOT_YET` lists rows whose operator the engine does not have yet, `INTERNAL`
operators of the registry that need no row.
"""

from __future__ import annotations

from . import (
    activations,
    arithmetic,
    convolution,
    creation,
    draws,
    fft,
    index,
    losses,
    matmul,
    recurrent,
    reduction,
    shapes,
    special,
    math2,
    unary,
)
from . import linalg
from . import (
    attention,
    losses2,
    resampling,
)
from . import complex_
from .core import (
    ALL_DTYPES,
    FLOATS,
    INTS,
    LAYOUTS,
    D,
    Row,
    Sample,
    T,
    base_name,
    build,
    cotangent,
    differentiable,
    dtype_name,
    flatten,
    has_operator,
    is_oracle,
    lay_out,
    make_tensor,
    op_names,
    operator,
    to_numpy,
)

ROWS: dict[str, Row] = {}
FAMILIES: dict[str, dict[str, Row]] = {}
for _module in (
    unary,
    arithmetic,
    creation,
    reduction,
    shapes,
    index,
    matmul,
    activations,
    convolution,
    losses,
    recurrent,
    linalg,
    attention,
    draws,
    special,
    losses2,
    resampling,
    complex_,
    fft,
    math2,
):
    _family = _module.__name__.rsplit(".", 1)[-1]
    FAMILIES[_family] = _module.op.rows
    for _name, _row in _module.op.rows.items():
        if _name in ROWS:
            raise ValueError(f"op_db: {_name} has two rows")
        ROWS[_name] = _row

# Rows whose operator is still to come; the meta-test fails as soon as one of them is there.
# The shifts, new_* and type_as exist in the package, not as operators of the registry. The others do not exist at all yet: special
# functions, linear algebra, and alias, copy, fill, narrow_copy.
# The shifts, new_* and type_as exist in the package, not as operators of the registry. The others do not exist at all yet:
# resampling, native_dropout, multilabel_margin_loss.
NOT_YET: frozenset[str] = frozenset(
    {
        *("__lshift__", "__rshift__", "type_as"),
        *("new_empty", "new_full", "new_ones", "new_zeros"),
    }
)
# Operators that have no row: each with its reason.
INTERNAL: dict[str, str] = {
    "_dirichlet_grad": "exact, which PyTorch's is not: tested in test_distributions.py",
    "_residual_layer_norm": "layer_norm, add and dropout: compared with them in test_fused_layers.py",
    "_attention_length_first": "scaled_dot_product_attention with another layout of its result",
    "_activation_dropout": "relu or gelu, and dropout: compared with them in test_fused_layers.py",
    "_standard_gamma_grad": "exact, which PyTorch's is not: tested in test_distributions.py",
    "fill_diagonal_": "in place by nature; tested in test_views.py",
    "ldexp_": "as ldexp",
    "ldexp": "its promotion table is in test_promotion.py",
    "absolute": "another name of abs",
    "absolute_": "another name of abs_",
    "arccos": "another name of acos",
    "arccos_": "another name of acos_",
    "arccosh": "another name of acosh",
    "arccosh_": "another name of acosh_",
    "arcsin": "another name of asin",
    "arcsin_": "another name of asin_",
    "arcsinh": "another name of asinh",
    "arcsinh_": "another name of asinh_",
    "arctan": "another name of atan",
    "arctan_": "another name of atan_",
    "arctan2": "another name of atan2",
    "arctan2_": "another name of atan2_",
    "arctanh": "another name of atanh",
    "arctanh_": "another name of atanh_",
    "fix": "another name of trunc",
    "fix_": "another name of trunc_",
    "as_strided_copy": "as as_strided, and a copy",
    "view_copy": "as view, and a copy",
    "linalg_svd": "unique up to signs: tested in test_linalg.py",
    "svd": "unique up to signs: tested in test_linalg.py",
    "linalg_eigh": "unique up to signs: tested in test_linalg.py",
    "negative": "another name of neg",
    "negative_": "another name of neg_",
    "trapz": "another name of trapezoid",
    "adaptive_avg_pool3d": "one implementation with adaptive_avg_pool2d",
    "adaptive_max_pool3d": "one implementation with adaptive_max_pool2d",
    "avg_pool3d": "one implementation with avg_pool2d",
    "max_pool3d": "one implementation with max_pool2d",
    "max_pool3d_with_indices": "one implementation with max_pool2d_with_indices",
    "conv_transpose3d": "one implementation with conv_transpose2d",
    "reflection_pad3d": "one implementation with reflection_pad2d",
    "replication_pad3d": "one implementation with replication_pad2d",
    "embedding_bag": "EmbeddingBag in the layer table; all but the first result is what PyTorch keeps for backward",
    "embedding_renorm_": "tested by Embedding(max_norm=...) in test_nn_layers",
    "float_power": "pow in float64",
    "float_power_": "pow in float64",
    "frobenius_norm": "a case of norm",
    "linalg_vecdot": "mul and sum",
    "numpy_T": "the attribute T",
    "resize_": "used by out=",
    "rrelu_with_noise": "what rrelu calls",
    "sigmoid_backward": "part of the gradient of sigmoid",
    "tanh_backward": "part of the gradient of tanh",
    "zero_": "fill_ with 0",
}

__all__ = [
    "ALL_DTYPES",
    "FAMILIES",
    "FLOATS",
    "INTERNAL",
    "INTS",
    "LAYOUTS",
    "NOT_YET",
    "ROWS",
    "D",
    "Row",
    "Sample",
    "T",
    "base_name",
    "build",
    "cotangent",
    "differentiable",
    "dtype_name",
    "flatten",
    "has_operator",
    "is_oracle",
    "lay_out",
    "make_tensor",
    "op_names",
    "operator",
    "to_numpy",
]
