"""The rules of vmap, by family of operators."""

from __future__ import annotations

from . import elementwise, indexing, joining, layers, losses, matmul, random, reductions, refused, scattering, shapes

__all__ = [
    "elementwise",
    "indexing",
    "joining",
    "layers",
    "losses",
    "matmul",
    "random",
    "reductions",
    "refused",
    "scattering",
    "shapes",
]
