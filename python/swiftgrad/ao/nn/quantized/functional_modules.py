"""Operations as modules, so that observers could be attached to their results."""

from __future__ import annotations

from typing import Any

import swiftgrad

from ....nn import functional as F
from ....nn.modules.linear import Identity
from ....nn.modules.module import Module

Tensor = swiftgrad.Tensor


class FloatFunctional(Module):
    """`add`, `mul`, `cat` ... of float tensors; each result goes through `activation_post_process`."""

    def __init__(self) -> None:
        super().__init__()
        self.activation_post_process = Identity()

    def forward(self, x: Any) -> Any:
        raise RuntimeError("FloatFunctional is not intended to use the 'forward'. Please use the underlying operation")

    def add(self, x: Tensor, y: Tensor) -> Tensor:
        return self.activation_post_process(swiftgrad.add(x, y))

    def add_scalar(self, x: Tensor, y: float) -> Tensor:
        return swiftgrad.add(x, y)

    def mul(self, x: Tensor, y: Tensor) -> Tensor:
        return self.activation_post_process(swiftgrad.mul(x, y))

    def mul_scalar(self, x: Tensor, y: float) -> Tensor:
        return swiftgrad.mul(x, y)

    def cat(self, x: list[Tensor], dim: int = 0) -> Tensor:
        return self.activation_post_process(swiftgrad.cat(x, dim=dim))

    def add_relu(self, x: Tensor, y: Tensor) -> Tensor:
        return self.activation_post_process(F.relu(swiftgrad.add(x, y)))

    def matmul(self, x: Tensor, y: Tensor) -> Tensor:
        return self.activation_post_process(swiftgrad.matmul(x, y))
