"""Ready parametrizations: weight norm, spectral norm and orthogonal matrices."""

from __future__ import annotations

from typing import Any

import swiftgrad

from ..._tensor import Tensor
from .. import functional as F
from ..modules.conv import ConvTranspose1d, ConvTranspose2d, ConvTranspose3d
from ..modules.module import Module
from . import parametrize
from .weight_norm import norm_except_dim, weight_of

__all__ = ["orthogonal", "spectral_norm", "weight_norm"]


class _WeightNorm(Module):
    """Direction and length of slices of a weight apart: w = g * v / |v|."""

    def __init__(self, dim: int | None = 0) -> None:
        super().__init__()
        self.dim = -1 if dim is None else dim

    def forward(self, weight_g: Tensor, weight_v: Tensor) -> Tensor:
        """The weight of lengths `weight_g` and directions `weight_v`."""
        return weight_of(weight_v, weight_g, self.dim)

    def right_inverse(self, weight: Tensor) -> tuple[Tensor, Tensor]:
        """Lengths and directions of a weight."""
        return norm_except_dim(weight, 2, self.dim), weight


def weight_norm(module: Module, name: str = "weight", dim: int = 0) -> Module:
    """Has a weight computed from its slices' lengths (`original0`) and directions (`original1`).

    Args:
        module: the module.
        name: the weight's name.
        dim: the dimension of the slices; None for one length of the whole.

    Returns:
        `module`.
    """
    parametrize.register_parametrization(module, name, _WeightNorm(dim), unsafe=True)

    def from_old_names(
        state_dict: dict[str, Any], prefix: str, metadata: Any, strict: Any, missing: Any, unexpected: Any, errors: Any
    ) -> None:
        g, v = f"{prefix}{name}_g", f"{prefix}{name}_v"
        if g in state_dict and v in state_dict:
            state_dict[f"{prefix}parametrizations.{name}.original0"] = state_dict.pop(g)
            state_dict[f"{prefix}parametrizations.{name}.original1"] = state_dict.pop(v)

    module._register_load_state_dict_pre_hook(from_old_names)
    return module


class _SpectralNorm(Module):
    """A weight divided by its largest singular value, which power iterations keep track of."""

    _u: Tensor
    _v: Tensor

    def __init__(self, weight: Tensor, n_power_iterations: int = 1, dim: int = 0, eps: float = 1e-12) -> None:
        super().__init__()
        ndim = weight.ndim
        if dim >= ndim or dim < -ndim:
            raise IndexError(f"Dimension out of range (expected to be in range of [-{ndim}, {ndim - 1}] but got {dim})")
        if n_power_iterations <= 0:
            raise ValueError(
                f"Expected n_power_iterations to be positive, but got n_power_iterations={n_power_iterations}"
            )
        self.dim = dim if dim >= 0 else dim + ndim
        self.eps = eps
        if ndim > 1:
            self.n_power_iterations = n_power_iterations
            matrix = self._reshape_weight_to_matrix(weight)
            h, w = matrix.size()
            u = matrix.new_empty(h).normal_(0, 1)
            v = matrix.new_empty(w).normal_(0, 1)
            self.register_buffer("_u", F.normalize(u, dim=0, eps=self.eps))
            self.register_buffer("_v", F.normalize(v, dim=0, eps=self.eps))
            self._power_method(matrix, 15)

    def _reshape_weight_to_matrix(self, weight: Tensor) -> Tensor:
        if self.dim != 0:
            weight = weight.permute(self.dim, *(d for d in range(weight.dim()) if d != self.dim))
        return weight.flatten(1)

    @swiftgrad.no_grad()  # type: ignore[untyped-decorator]
    def _power_method(self, matrix: Tensor, iterations: int) -> None:
        for _ in range(iterations):
            self._u.copy_(F.normalize(swiftgrad.mv(matrix, self._v), dim=0, eps=self.eps))
            self._v.copy_(F.normalize(swiftgrad.mv(matrix.t(), self._u), dim=0, eps=self.eps))

    def forward(self, weight: Tensor) -> Tensor:
        """The weight over its largest singular value."""
        if weight.ndim == 1:
            return F.normalize(weight, dim=0, eps=self.eps)
        matrix = self._reshape_weight_to_matrix(weight)
        if self.training:
            self._power_method(matrix.detach(), self.n_power_iterations)
        u, v = self._u.clone(), self._v.clone()
        return weight / swiftgrad.dot(u, swiftgrad.mv(matrix, v))

    def right_inverse(self, value: Tensor) -> Tensor:
        """The value itself: any scale of it has the same result."""
        return value


def spectral_norm(
    module: Module, name: str = "weight", n_power_iterations: int = 1, eps: float = 1e-12, dim: int | None = None
) -> Module:
    """Has a weight divided by its largest singular value.

    Args:
        module: the module.
        name: the weight's name.
        n_power_iterations: power iterations at each call in training.
        eps: keeps norms from being zero.
        dim: the dimension of the rows of the matrix; by default 1 for transposed convolutions, else 0.

    Returns:
        `module`.
    """
    weight = getattr(module, name, None)
    if not isinstance(weight, Tensor):
        raise ValueError(f"Module '{module}' has no parameter or buffer with name '{name}'")
    if dim is None:
        dim = 1 if isinstance(module, (ConvTranspose1d, ConvTranspose2d, ConvTranspose3d)) else 0
    parametrize.register_parametrization(module, name, _SpectralNorm(weight, n_power_iterations, dim, eps))
    return module


class _Orthogonal(Module):
    """An orthogonal matrix from a square one, by the Cayley map or the matrix exponential of its skew part."""

    base: Tensor | None

    def __init__(self, weight: Tensor, orthogonal_map: str, use_trivialization: bool) -> None:
        super().__init__()
        self.orthogonal_map = orthogonal_map
        self.shape = weight.shape
        if use_trivialization:
            self.register_buffer("base", None)

    def forward(self, x: Tensor) -> Tensor:
        """The orthogonal matrix (with orthonormal columns, or rows, where it is not square)."""
        n, k = x.size(-2), x.size(-1)
        transposed = n < k
        if transposed:
            x = x.mT
            n, k = k, n
        if self.orthogonal_map == "householder":
            diagonal = x.diagonal(dim1=-2, dim2=-1)
            tau = 2.0 / (1.0 + (x.tril(-1) ** 2).sum(dim=-2))
            q = swiftgrad.linalg.householder_product(x.tril(-1) + swiftgrad.eye(n, k, dtype=x.dtype), tau)
            q = q * diagonal.sign().unsqueeze(-2)
        else:
            a = x.tril()
            if n != k:
                a = swiftgrad.cat([a, a.new_zeros(n, n - k).expand(*a.shape[:-2], -1, -1)], dim=-1)
            a = a - a.mT
            if self.orthogonal_map == "matrix_exp":
                q = swiftgrad.matrix_exp(a)
            else:
                identity = swiftgrad.eye(n, dtype=a.dtype)
                q = swiftgrad.linalg.solve(
                    swiftgrad.add(identity, a, alpha=-0.5), swiftgrad.add(identity, a, alpha=0.5)
                )
            if n != k:
                q = q[..., :k]
        if hasattr(self, "base") and self.base is not None:
            q = self.base @ q
        return q.mT if transposed else q

    @swiftgrad.no_grad()  # type: ignore[untyped-decorator]
    def right_inverse(self, q: Tensor) -> Tensor:
        """A matrix whose orthogonal one is `q` (nearest: its QR factor)."""
        if q.shape != self.shape:
            raise ValueError(
                f"Expected a matrix or batch of matrices of shape {self.shape}. Got a tensor of shape {q.shape}."
            )
        init = q
        n, k = q.size(-2), q.size(-1)
        transposed = n < k
        if transposed:
            q = q.mT
            n, k = k, n
        if not hasattr(self, "base"):
            if self.orthogonal_map in ("cayley", "matrix_exp"):
                raise NotImplementedError(
                    "It is not possible to assign to the matrix exponential or the Cayley parametrizations when "
                    "use_trivialization=False."
                )
            a, tau = swiftgrad.geqrf(q)
            a.diagonal(dim1=-2, dim2=-1).sign_()
            a.diagonal(dim1=-2, dim2=-1)[tau == 0.0] *= -1
            return a.mT if transposed else a
        if n == k:
            base, r = swiftgrad.linalg.qr(q)
            base = base * r.diagonal(dim1=-2, dim2=-1).sign().unsqueeze(-2)
        else:
            other = swiftgrad.randn(*q.shape[:-2], n, n - k, dtype=q.dtype)
            base, r = swiftgrad.linalg.qr(swiftgrad.cat([q, other], dim=-1))
            base = base * r.diagonal(dim1=-2, dim2=-1).sign().unsqueeze(-2)
        self.base = base
        zero = swiftgrad.zeros_like(init)
        zero.diagonal(dim1=-2, dim2=-1).fill_(-1.0 if self.orthogonal_map == "householder" else 0.0)
        return zero


def orthogonal(
    module: Module, name: str = "weight", orthogonal_map: str | None = None, *, use_trivialization: bool = True
) -> Module:
    """Has a matrix be orthogonal: orthonormal columns, or rows where there are fewer of them.

    Args:
        module: the module.
        name: the matrix's name; of two dimensions or more (a batch of matrices).
        orthogonal_map: 'matrix_exp', 'cayley' or 'householder'; by default the first for square matrices, else the
            last.
        use_trivialization: whether the map is taken around the matrix there is, so that assigning to it works.

    Returns:
        `module`.
    """
    weight = getattr(module, name, None)
    if not isinstance(weight, Tensor):
        raise ValueError(f"Module '{module}' has no parameter or buffer with name '{name}'")
    if weight.ndim < 2:
        raise ValueError(f"Expected a matrix or batch of matrices. Got a tensor of {weight.ndim} dimensions.")
    if orthogonal_map is None:
        orthogonal_map = "matrix_exp" if weight.size(-2) == weight.size(-1) else "householder"
    if orthogonal_map not in ("matrix_exp", "cayley", "householder"):
        raise ValueError(
            'orthogonal_map has to be one of "matrix_exp", "cayley", "householder". ' + f"Got: {orthogonal_map}"
        )
    part = _Orthogonal(weight, orthogonal_map, use_trivialization)
    parametrize.register_parametrization(module, name, part, unsafe=True)
    return module
