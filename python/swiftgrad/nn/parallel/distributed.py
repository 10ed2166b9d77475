"""DistributedDataParallel in a group of one process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from ..modules.module import Module

__all__ = ["DistributedDataParallel"]


class DistributedDataParallel(Module):
    """Averages gradients over processes; of one they stay. Its state dict has the prefix ``module.``.

    Args:
        module: The module; at least one of its parameters must require a gradient.
        device_ids: None, as for every module on the CPU.
        output_device: Ignored.
        dim: Ignored.
        broadcast_buffers: Ignored: there is no other process.
        process_group: By default the default group.
        kwargs: PyTorch's other options, ignored: they steer how gradients travel.

    Raises:
        ValueError: There is no default group, or ``device_ids`` names devices.
        RuntimeError: No parameter requires a gradient.
    """

    def __init__(
        self,
        module: Module,
        device_ids: Any = None,
        output_device: Any = None,
        dim: int = 0,
        broadcast_buffers: bool | None = True,
        init_sync: bool = True,
        process_group: Any = None,
        bucket_cap_mb: Any = None,
        find_unused_parameters: bool = False,
        check_reduction: bool = False,
        gradient_as_bucket_view: bool = False,
        static_graph: bool = False,
        **kwargs: Any,
    ) -> None:
        from ...distributed._group import require_group

        super().__init__()
        self.process_group = require_group(process_group)
        if not any(p.requires_grad for p in module.parameters()):
            raise RuntimeError(
                "DistributedDataParallel is not needed when a module doesn't have any parameter that requires a "
                "gradient."
            )
        if device_ids:
            raise ValueError(
                "DistributedDataParallel device_ids and output_device arguments only work with single-device/"
                f"multiple-device GPU modules or CPU modules, but got device_ids {device_ids}, and module parameters "
                "{device(type='cpu')}."
            )
        self.module = module
        self.device_ids = None
        self.output_device = None
        self.dim = dim
        self.broadcast_buffers = broadcast_buffers
        self.find_unused_parameters = find_unused_parameters
        self.gradient_as_bucket_view = gradient_as_bucket_view
        self.static_graph = static_graph
        self.require_backward_grad_sync = True

    def forward(self, *inputs: Any, **kwargs: Any) -> Any:
        """The module's result."""
        return self.module(*inputs, **kwargs)

    @contextmanager
    def no_sync(self) -> Iterator[None]:
        """Gradients stay in this process, as they always do here."""
        before, self.require_backward_grad_sync = self.require_backward_grad_sync, False
        try:
            yield
        finally:
            self.require_backward_grad_sync = before

    @contextmanager
    def join(self, *args: Any, **kwargs: Any) -> Iterator[None]:
        """There is no other process to wait for."""
        yield

    def register_comm_hook(self, state: object, hook: Callable[..., Any]) -> None:
        """Accepts how gradients would travel."""

    def _set_static_graph(self) -> None:
        self.static_graph = True
