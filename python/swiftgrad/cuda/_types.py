"""torch.cuda.FloatTensor and friends: no tensor is one, and none can be made."""

from __future__ import annotations

from typing import Any


class _CudaType(type):
    """The class of the classes here: no object is an instance of one."""

    def __instancecheck__(cls, instance: object) -> bool:
        return False

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        raise TypeError(f"type torch.cuda.{cls.__name__} not available. Torch not compiled with CUDA enabled.")


def __getattr__(name: str) -> Any:
    if name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = _CudaType(name, (), {"__module__": "torch.cuda", "__doc__": f"{name}: not available without CUDA."})
    globals()[name] = value
    return value
