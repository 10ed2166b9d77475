"""DataParallel: without GPUs, the module itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..modules.module import Module

__all__ = ["DataParallel", "data_parallel"]


class DataParallel(Module):
    """Splits batches over GPUs; without any it runs the module itself. Its state dict has the prefix ``module.``.

    Args:
        module: The module.
        device_ids: Ignored without GPUs, as in PyTorch.
        output_device: Ignored without GPUs.
        dim: The batch's dimension.
    """

    def __init__(
        self,
        module: Module,
        device_ids: Sequence[Any] | None = None,
        output_device: Any = None,
        dim: int = 0,
    ) -> None:
        super().__init__()
        self.module = module
        self.device_ids: list[Any] = []
        self.dim = dim

    def forward(self, *inputs: Any, **kwargs: Any) -> Any:
        """The module's result."""
        return self.module(*inputs, **kwargs)


def data_parallel(
    module: Module,
    inputs: Any,
    device_ids: Sequence[Any] | None = None,
    output_device: Any = None,
    dim: int = 0,
    module_kwargs: dict[str, Any] | None = None,
) -> Any:
    """The module's result; there is one device to compute it on.

    Raises:
        RuntimeError: No inputs and no keyword arguments are given.
    """
    if not isinstance(inputs, tuple):
        inputs = (inputs,) if inputs is not None else ()
    if not inputs and module_kwargs is None:
        raise RuntimeError("no inputs and no module_kwargs")
    return module(*inputs, **(module_kwargs or {}))
