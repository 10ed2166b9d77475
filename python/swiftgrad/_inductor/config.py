"""Settings of the compiler, kept and not used: there is none."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

debug = False
max_autotune = False
max_autotune_gemm = False
max_autotune_pointwise = False
coordinate_descent_tuning = False
coordinate_descent_check_all_directions = False
epilogue_fusion = True
fallback_random = False
force_fuse_int_mm_with_mul = False
freezing = False
fx_graph_cache = True
use_mixed_mm = True
pattern_matcher = True
shape_padding = True
split_reductions = True
conv_1x1_as_mm = False
compile_threads = 1
cpp: Any = SimpleNamespace(threads=-1, simdlen=None, vec_isa_ok=None, enable_kernel_profile=False)
triton: Any = SimpleNamespace(unique_kernel_names=True, cudagraphs=False, cudagraph_trees=True)
