"""Rows of histograms, numerical gradients, segments, and copies in place of views."""

from __future__ import annotations

from .core import D, S, Table, f, i, p, v

op = Table()
NAN, INF = float("nan"), float("inf")
FLOAT = ("float64", "float32", "int64", "bool")

op("frexp", [S(f(3, 4)), S(v([0.0, -0.0, INF, -INF, NAN, 1e-40, 3.0])), S(f()), S(f(0, 2))])
op("gradient", [
    S(f(6)), S(f(3, 4)), S(f(3, 4), spacing=2.0), S(f(3, 4), dim=1), S(f(3, 4), dim=1, edge_order=2), S(f(3, 4), dim=[0, 1]),
    S(f(3, 4), spacing=[2.0, 3.0]), S(f(3, 4), spacing=0.5, dim=[0, 1]), S(f(3, 4), spacing=[2.0, 0.5], dim=[1, 0]),
    S(f(6), spacing=[v([0.0, 1.0, 3.0, 4.0, 6.0, 9.0])]), S(f(3, 4), spacing=[v([0.0, 1.0, 3.0]), v([0.0, 0.5, 1.0, 3.0])], edge_order=2),
    S(f(3, 4), spacing=[v([0.0, 1.0, 3.0])], dim=[0]), S(i(5)),
], dtypes=("float64", "float32", "int64"))  # fmt: skip
op("histogram", [
    S(f(20, grad=False), 5), S(f(20, grad=False)), S(f(4, 5, grad=False), 4, range=[-1.0, 1.0]), S(f(20, grad=False), 4, density=True),
    S(f(20, grad=False), v([-2.0, -0.5, 0.0, 2.0])), S(f(20, grad=False), 3, weight=f(20, grad=False)),
    S(f(20, grad=False), v([-1.0, 0.0, 1.0]), weight=p(20, grad=False), density=True), S(f(0, grad=False), 2), S(v([1.0, 1.0, 1.0]), 2),
], dtypes=("float64", "float32", "int64", "float16"))  # fmt: skip
op("_histogramdd_bin_edges _histogramdd_from_bin_cts", [
    S(f(10, 2, grad=False), [3, 2]), S(f(10, 2, grad=False), [3, 2], range=[-1.0, 1.0, 0.0, 2.0]),
    S(f(4, 5, 3, grad=False), [2, 2, 2], weight=p(4, 5, grad=False), density=True),
], dtypes=("float64", "float32", "int64"))  # fmt: skip
op("_histogramdd_from_bin_tensors", [
    S(f(10, 2, grad=False), [v([-1.0, 0.0, 2.0]), v([-2.0, 2.0])]),
    S(f(10, 2, grad=False), [v([-1.0, 0.0, 2.0]), v([-2.0, 0.5, 2.0])], weight=p(10, grad=False), density=True),
], dtypes=("float64", "float32"))  # fmt: skip
op("segment_reduce", [
    S(f(6), "sum", lengths=v([2, 0, 4], "int64")), S(f(6), "mean", lengths=v([2, 4], "int64")), S(f(6), "max", lengths=v([2, 0, 4], "int64")),
    S(f(6), "min", lengths=v([2, 0, 4], "int64"), initial=1.0), S(f(6), "prod", lengths=v([2, 4], "int64")), S(f(3, 2), "sum", lengths=v([1, 0, 2], "int64")),
    S(f(3, 2), "mean", offsets=v([0, 1, 3], "int64")), S(f(2, 4), "sum", lengths=v([[1, 3], [2, 2]], "int64"), axis=1),
], dtypes=("float64", "float32"), gradgrad=False, numeric=False)  # fmt: skip
op("range", [S(0, 3), S(1, 4, 0.5), S(3, 0, -1), S(0, 3.5), S(0, 3, dtype=D("int64"))])
op("alias_copy detach_copy", [S(f(3, 4)), S(i(3))])
op("permute_copy", [S(f(2, 3, 4), [2, 0, 1])])
op("transpose_copy", [S(f(2, 3, 4), 0, 2)])
op("expand_copy", [S(f(1, 3), [2, 3])])
op("slice_copy", [S(f(5, 3), 0, 1, 4, 2)])
op("select_copy", [S(f(4, 3), 1, 2)])
op("unsqueeze_copy", [S(f(3), 0)])
op("diagonal_copy", [S(f(3, 4)), S(f(3, 4), 1)])
op("unfold_copy", [S(f(6), 0, 3, 2)])
op("t_copy", [S(f(3, 4)), S(f(3))])
op("squeeze_copy", [S(f(1, 3, 1)), S(f(1, 3), 0), S(f(1, 3, 1), [0, 2])])
op("split_copy unsafe_split", [S(f(5, 2), 2)])
op("split_with_sizes_copy unsafe_split_with_sizes", [S(f(5, 2), [2, 3])])
op("unbind_copy", [S(f(3, 2)), S(f(3, 2), 1)])
op("unsafe_chunk", [S(f(5, 2), 2)])
op("sum_to_size", [S(f(2, 3), [3]), S(f(2, 3), [2, 1]), S(f(2, 3), [2, 3]), S(f(2, 1, 3), [1, 1]), S(i(2, 3), [3])])
op(
    "nonzero_static",
    [S(v([1, 0, 1]), size=4), S(v([[1, 0], [1, 1]]), size=2), S(v([0.0, 2.0]), size=1, fill_value=7)],
    dtypes=(),
)
op(
    "norm_except_dim",
    [S(f(2, 3)), S(f(2, 3, 4), 2, 1), S(f(2, 3), 1, 0), S(f(2, 3), 2, -1)],
    dtypes=("float64", "float32"),
)
op("empty_permuted", [S([2, 3, 4], [1, 0, 2]), S([2, 3], [0, 1])], undefined=True)

op.error("gradient", "RuntimeError", r"edge_order=1 and edge_order=2", f(4), edge_order=3)
op.error("gradient", "RuntimeError", r"at least edge_order\+1", f(1))
op.error("gradient", "RuntimeError", r"list of length 1", f(3, 3), spacing=[1.0])
op.error("histogram", "RuntimeError", r"bins must be > 0, but got 0", f(3), 0)
op.error("histogram", "RuntimeError", r"min 4 max 1", f(3), 2, range=[4.0, 1.0])
op.error("histogram", "RuntimeError", r"is not finite", v([NAN]), 2)
op.error("segment_reduce", "RuntimeError", r"sum to data.size", f(6), "sum", lengths=v([2, 3], "int64"))
op.error("segment_reduce", "RuntimeError", r"got foo", f(6), "foo", lengths=v([6], "int64"))
op.error("range", "RuntimeError", r"step must be nonzero", 0, 1, 0)
op.error("sum_to_size", "RuntimeError", r"not expandable", f(6), [2])
op.error("frexp", "RuntimeError", r"only supports floating-point", i(3))
