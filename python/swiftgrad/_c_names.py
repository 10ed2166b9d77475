"""Names of ``torch._C`` that programs ask for, beside those of the extension: questions, switches and guards."""

from __future__ import annotations

import enum
from typing import Any

from . import _C


class DisableTorchFunctionSubclass:
    """Inside, no class's ``__torch_function__`` is called; modes still are."""

    def __enter__(self) -> None:
        _C._push_disable_torch_function()

    def __exit__(self, *exception: object) -> None:
        _C._pop_disable_torch_function()


class DisableTorchFunction(DisableTorchFunctionSubclass):
    """Inside, no ``__torch_function__`` is called."""

    def __enter__(self) -> None:
        super().__enter__()
        self._modes = [_C._pop_torch_function_mode() for _ in range(_C._len_torch_function_stack())]

    def __exit__(self, *exception: object) -> None:
        for mode in reversed(self._modes):
            _C._push_torch_function_mode(mode)
        super().__exit__()


class DispatchKey(enum.IntEnum):
    """Keys of PyTorch's dispatcher, of which there is none: names."""

    Undefined = 0
    CPU = 1
    CUDA = 2
    XPU = 3
    Meta = 4
    Autograd = 5
    AutogradCPU = 6
    AutogradCUDA = 7
    AutocastCPU = 8
    AutocastCUDA = 9
    AutocastXPU = 10
    Functionalize = 11
    Python = 12
    CompositeImplicitAutograd = 13
    CompositeExplicitAutograd = 14


class DispatchKeySet:
    """Several `DispatchKey`.

    Args:
        keys: A key.
    """

    def __init__(self, *keys: DispatchKey) -> None:
        self.keys = frozenset(keys)

    def __or__(self, other: DispatchKeySet) -> DispatchKeySet:
        return DispatchKeySet(*self.keys, *other.keys)

    def has(self, key: DispatchKey) -> bool:
        """Whether a key is among them."""
        return key in self.keys


class _ExcludeDispatchKeyGuard:
    """Leaves keys out of dispatching, which is not done by keys here.

    Args:
        keys: The keys.
    """

    def __init__(self, keys: DispatchKeySet) -> None:
        self.keys = keys

    def __enter__(self) -> None:
        return None

    def __exit__(self, *exception: object) -> None:
        return None


def _get_privateuse1_backend_name() -> str:
    return "privateuseone"


def _log_api_usage_once(*args: Any) -> None:
    """Nothing is logged."""


def _get_tracing_state() -> None:
    """None: nothing is traced."""
    return


def _cuda_getDeviceCount() -> int:
    return 0


def _get_cudnn_enabled() -> bool:
    return False


def _is_tracing() -> bool:
    return False


_switches: dict[str, Any] = {}


def _switch(name: str) -> Any:
    """A setter of PyTorch's fusers and executors, of which there are none: keeps and gives what it was last told."""

    def switch(value: Any = None, *more: Any) -> Any:
        before = _switches.get(name, False)
        _switches[name] = value
        return before

    switch.__name__ = name
    return switch


def __getattr__(name: str) -> Any:
    if name.startswith("_jit_"):
        return _switch(name)
    if name == "_profiler":
        import types

        return types.SimpleNamespace(_set_cuda_sync_enabled_val=_switch("_set_cuda_sync_enabled_val"))
    raise AttributeError(f"swiftgrad has no torch._C.{name} yet")
