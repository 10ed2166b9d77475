"""Modules whose activations are computed anew in backward."""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import Any

from ....nn.modules.module import Module
from ....utils.checkpoint import checkpoint

__all__ = ["CheckpointImpl", "CheckpointWrapper", "apply_activation_checkpointing", "checkpoint_wrapper"]

_PREFIX = "_checkpoint_wrapped_module."


class CheckpointImpl(enum.Enum):
    """How: by a function of its own (REENTRANT), or by hooks on saved tensors."""

    REENTRANT = 1
    NO_REENTRANT = 2


class CheckpointWrapper(Module):
    """Runs a module under `torch.utils.checkpoint.checkpoint`; its state dict has the module's own names.

    Args:
        mod: The module.
        checkpoint_impl: How.
        checkpoint_fn: What to use instead of `checkpoint`.
        kwargs: For `checkpoint`.
    """

    def __init__(
        self,
        mod: Module,
        checkpoint_impl: CheckpointImpl = CheckpointImpl.NO_REENTRANT,
        checkpoint_fn: Callable[..., Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__()
        self._checkpoint_wrapped_module = mod
        self.checkpoint_impl, self._checkpoint_fn, self._options = checkpoint_impl, checkpoint_fn, kwargs
        self._register_state_dict_hook(_strip_prefix)
        self.register_load_state_dict_pre_hook(_add_prefix)

    def forward(self, *args: Any, **kwargs: Any) -> Any:
        """The module's result."""
        if self._checkpoint_fn is not None:
            return self._checkpoint_fn(self._checkpoint_wrapped_module, *args, **kwargs)
        reentrant = self.checkpoint_impl is CheckpointImpl.REENTRANT
        return checkpoint(self._checkpoint_wrapped_module, *args, use_reentrant=reentrant, **self._options, **kwargs)

    def named_parameters(self, *args: Any, **kwargs: Any) -> Any:
        """The module's parameters under its own names."""
        for name, parameter in super().named_parameters(*args, **kwargs):
            yield name.replace(_PREFIX, ""), parameter

    def __getattr__(self, name: str) -> Any:
        try:
            return super().__getattr__(name)
        except AttributeError:
            return getattr(self._checkpoint_wrapped_module, name)

    def __getitem__(self, key: int) -> Any:
        return self._checkpoint_wrapped_module[key]  # type: ignore[index]


def _strip_prefix(module: Module, state: dict[str, Any], prefix: str, *args: Any) -> None:
    start = prefix + _PREFIX
    for key in [k for k in state if k.startswith(start)]:
        state[prefix + key[len(start) :]] = state.pop(key)


def _add_prefix(module: Module, state: dict[str, Any], prefix: str, *args: Any) -> None:
    for key in [k for k in state if k.startswith(prefix) and not k.startswith(prefix + _PREFIX)]:
        state[prefix + _PREFIX + key[len(prefix) :]] = state.pop(key)


def checkpoint_wrapper(
    module: Module,
    checkpoint_impl: CheckpointImpl = CheckpointImpl.NO_REENTRANT,
    checkpoint_fn: Callable[..., Any] | None = None,
    **kwargs: Any,
) -> Module:
    """The module under a `CheckpointWrapper`."""
    return CheckpointWrapper(module, checkpoint_impl, checkpoint_fn, **kwargs)


def apply_activation_checkpointing(
    model: Module,
    checkpoint_wrapper_fn: Callable[[Module], Module] = checkpoint_wrapper,
    check_fn: Callable[[Module], bool] = lambda _: True,
    auto_wrap_policy: Any = None,
) -> None:
    """Wraps, in place, every submodule for which ``check_fn`` is true."""
    for name, child in list(model.named_children()):
        apply_activation_checkpointing(child, checkpoint_wrapper_fn, check_fn, auto_wrap_policy)
        if check_fn(child):
            setattr(model, name, checkpoint_wrapper_fn(child))
