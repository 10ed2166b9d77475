"""Pickling under PyTorch's names: what is `swiftgrad.X` here is `torch.X` in a checkpoint, both ways."""

from __future__ import annotations

import importlib
import io
import pickle
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from . import _C, _utils

_PACKAGE = __package__
_MOVED = {"vision": "torchvision"}
_STORAGE_SUFFIX = "Storage"


def to_torch(module: str) -> str:
    """The name a module of this package has in checkpoints."""
    head, *rest = module.split(".")
    if head != _PACKAGE:
        return module
    if rest and rest[0] in _MOVED:
        return ".".join([_MOVED[rest[0]], *rest[1:]])
    if rest and rest[0] == "_C":
        rest = rest[1:]
    return ".".join(["torch", *rest])


def from_torch(module: str) -> str:
    """The module here that a name in a checkpoint stands for."""
    head, *rest = module.split(".")
    if head == "torch":
        return ".".join([_PACKAGE, *rest])
    for name, known in _MOVED.items():
        if head == known:
            return ".".join([_PACKAGE, name, *rest])
    return module


def lookup(module: str, name: str) -> Any:
    """The object of that name, which the checkpoint's `torch` module has.

    Raises:
        AttributeError, ImportError: there is none.
    """
    here = from_torch(module)
    if module == "torch" and name.endswith(_STORAGE_SUFFIX):
        here = f"{_PACKAGE}.storage"
    if here != module and module.split(".")[0] != "torch":
        try:
            target = importlib.import_module(module)  # the real torchvision, where it is installed
        except ImportError:
            target = importlib.import_module(here)
    else:
        target = importlib.import_module(here)
    for part in name.split("."):
        target = getattr(target, part)
    return target


class StorageReference:
    """Stands in a pickle for a tensor's whole storage."""

    def __init__(self, tensor: Any) -> None:
        storage = tensor.untyped_storage()
        self.dtype = tensor.dtype
        self.address = storage.data_ptr()
        self.nbytes = storage.nbytes()
        self.numel = self.nbytes // tensor.element_size()
        self.owner = storage

    def memory(self) -> memoryview:
        """The bytes."""
        return _utils.raw_memory(self.address, self.nbytes, self.owner)


def _attributes(tensor: Any) -> Any:
    """The Python attributes of a tensor: a dict, a pair of dict and slots, or None."""
    state = getattr(tensor, "__dict__", None) or None
    slots = {}
    for kind in type(tensor).__mro__:
        if kind.__module__.split(".")[0] == _PACKAGE:
            break
        names = kind.__dict__.get("__slots__", ())
        for name in (names,) if isinstance(names, str) else names:
            if hasattr(tensor, name):
                slots[name] = getattr(tensor, name)
    return (state, slots) if slots else state


def reduce_tensor(tensor: Any) -> tuple[Callable, tuple]:
    """A tensor as the call that rebuilds it; hooks, gradients and graph are not saved."""
    from . import Tensor
    from .nn.parameter import Parameter
    from .storage import storage_name

    kind = type(tensor)
    state = _attributes(tensor)
    hooks: OrderedDict = OrderedDict()
    is_parameter = isinstance(tensor, Parameter)
    plain = tensor.detach() if is_parameter else tensor
    core = (
        StorageReference(plain),
        tensor.storage_offset(),
        tuple(tensor.shape),
        tuple(tensor.stride()),
        False if is_parameter else tensor.requires_grad,
        hooks,
    )
    rebuild: Callable = _utils._rebuild_tensor_v2
    if storage_name(tensor.dtype) == "UntypedStorage":
        rebuild, core = _utils._rebuild_tensor_v3, (*core, tensor.dtype)  # type: ignore[assignment]
    if is_parameter and kind is Parameter:
        data = _Rebuilt(rebuild, core)
        if state is None:
            return _utils._rebuild_parameter, (data, tensor.requires_grad, OrderedDict())
        return _utils._rebuild_parameter_with_state, (data, tensor.requires_grad, OrderedDict(), state)
    if kind is Tensor and state is None:
        return rebuild, core
    return _utils._rebuild_from_type_v2, (rebuild, kind, core, state)


class _Rebuilt:
    """Stands for a tensor inside the arguments of another call."""

    def __init__(self, function: Callable, args: tuple) -> None:
        self.function = function
        self.args = args


_NAMES = {_utils._rebuild_from_type_v2: ("torch._tensor", "_rebuild_from_type_v2")}


def make_pickler(pickle_module: Any, file: Any, protocol: int, identify: Callable[[StorageReference], tuple]) -> Any:
    """A pickler that writes PyTorch's names and persistent ids.

    Args:
        pickle_module: `pickle`, or a module like it.
        file: where to write.
        protocol: of pickle.
        identify: gives a storage's persistent id.
    """
    base: Any = getattr(pickle_module, "_Pickler", None) or pickle_module.Pickler

    class Pickler(base):  # type: ignore[misc,valid-type]
        def persistent_id(self, obj: Any) -> Any:
            if isinstance(obj, StorageReference):
                return identify(obj)
            kind: Any = _storage_base()
            if isinstance(obj, kind):
                return identify(StorageReference(obj._flat))
            return None

        def reducer_override(self, obj: Any) -> Any:
            if isinstance(obj, _C.TensorBase):
                return reduce_tensor(obj)
            if isinstance(obj, _Rebuilt):
                return obj.function, obj.args
            if isinstance(obj, _C.Size):
                return _C.Size, (tuple(obj),)
            if isinstance(obj, _C.device):
                return obj.__reduce__()
            if isinstance(obj, _C.dtype):
                return str(obj).split(".")[-1]
            return NotImplemented

        def save_global(self, obj: Any, name: str | None = None) -> None:
            module, known = self._torch_name(obj, name)
            if module is None:
                super().save_global(obj, name)
                return
            if self.proto >= 4:
                self.save(module)
                self.save(known)
                self.write(pickle.STACK_GLOBAL)
            else:
                self.write(pickle.GLOBAL + f"{module}\n{known}\n".encode())
            self.memoize(obj)

        @staticmethod
        def _torch_name(obj: Any, name: str | None) -> tuple[str | None, str]:
            if isinstance(obj, _C.dtype):
                return "torch", str(obj).split(".")[-1]
            if obj is _C.Size or obj is _C.device:
                return "torch", obj.__name__
            try:
                if obj in _NAMES:
                    return _NAMES[obj]
            except TypeError:  # not hashable
                pass
            module = getattr(obj, "__module__", None)
            known = name or getattr(obj, "__qualname__", None)
            if not isinstance(module, str) or not isinstance(known, str):
                return None, ""
            if known == "Tensor" and module == f"{_PACKAGE}._tensor":
                return "torch", known
            translated = to_torch(module)
            return (translated, known) if translated != module else (None, known)

        if hasattr(base, "dispatch"):  # the plain function stands in the table, so overriding does not reach it
            dispatch = {**base.dispatch, type(_utils.memory_of): save_global}

    return Pickler(file, protocol=protocol)


def _storage_base() -> type:
    from .storage import _StorageBase

    return _StorageBase


def dump(obj: Any, pickle_module: Any, protocol: int, identify: Callable[[StorageReference], tuple]) -> bytes:
    """`obj` pickled under PyTorch's names."""
    out = io.BytesIO()
    make_pickler(pickle_module, out, protocol, identify).dump(obj)
    return out.getvalue()
