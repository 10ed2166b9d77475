"""Parametrizations: tensors of a module that are computed from other tensors each time they are asked for."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import swiftgrad

from ..._tensor import Tensor
from ..modules.container import ModuleDict, ModuleList
from ..modules.module import Module
from ..parameter import Parameter

__all__ = [
    "ParametrizationList",
    "cached",
    "is_parametrized",
    "register_parametrization",
    "remove_parametrizations",
    "transfer_parametrizations_and_params",
    "type_before_parametrizations",
]

_cache_depth = 0
_cache: dict[tuple[int, str], Tensor | None] = {}

_NO_PICKLE = (
    "Serialization of parametrized modules is only supported through state_dict(). See:\n"
    "https://pytorch.org/tutorials/beginner/saving_loading_models.html"
    "#saving-loading-a-general-checkpoint-for-inference-and-or-resuming-training"
)


@contextmanager
def cached() -> Iterator[None]:
    """Each parametrized tensor is computed once while the body runs."""
    global _cache_depth
    _cache_depth += 1
    try:
        yield
    finally:
        _cache_depth -= 1
        if not _cache_depth:
            _cache.clear()


def _register(module: Module, name: str, tensor: Tensor | None) -> None:
    """Makes a tensor a parameter or a buffer of a module."""
    if isinstance(tensor, Parameter):
        module.register_parameter(name, tensor)
    else:
        module.register_buffer(name, tensor)


class ParametrizationList(ModuleList):
    """The parametrizations of one tensor, applied one after the other, and the original tensor or tensors.

    Args:
        modules: the parametrizations, in the order they are applied.
        original: the tensor that is parametrized.
        unsafe: whether dtype and shape of the result may differ, and are not checked.
    """

    original: Tensor
    unsafe: bool

    def __init__(self, modules: Sequence[Module], original: Tensor, unsafe: bool = False) -> None:
        if len(modules) == 0:
            raise ValueError("ParametrizationList requires one or more modules.")
        super().__init__(modules)
        self.unsafe = unsafe
        original_shape, original_dtype = original.shape, original.dtype
        with swiftgrad.no_grad():
            new: Any = original
            for module in reversed(self):  # type: ignore[call-overload]
                if hasattr(module, "right_inverse"):
                    try:
                        new = module.right_inverse(new)
                    except NotImplementedError:
                        pass
        if not isinstance(new, Tensor) and not isinstance(new, Sequence):
            raise ValueError(
                "'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). "
                f"Got {type(new).__name__}"
            )
        self.is_tensor = isinstance(new, Tensor)
        self.ntensors = 1 if self.is_tensor else len(new)
        if isinstance(new, Tensor):
            if original.dtype != new.dtype:
                raise ValueError(
                    "When `right_inverse` outputs one tensor, it may not change the dtype.\n"
                    f"original.dtype: {original.dtype}\nright_inverse(original).dtype: {new.dtype}"
                )
            with swiftgrad.no_grad():
                original.set_(new)
            _register(self, "original", original)
        else:
            for i, part in enumerate(new):
                if not isinstance(part, Tensor):
                    raise ValueError(
                        "'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). "
                        f"Got element {i} of the sequence with type {type(part).__name__}."
                    )
                if isinstance(original, Parameter):
                    part = Parameter(part, original.requires_grad)
                part.requires_grad_(original.requires_grad)
                _register(self, f"original{i}", part)
        if not self.unsafe:
            self._check(original_shape, original_dtype, original)

    def _check(self, shape: Any, dtype: Any, original: Tensor) -> None:
        """Raises unless the result is like the original, and can be assigned to."""
        result = self()
        if not isinstance(result, Tensor):
            raise ValueError(f"A parametrization must return a tensor. Got {type(result).__name__}.")
        if result.dtype != dtype:
            raise ValueError(
                "Registering a parametrization may not change the dtype of the tensor, unless `unsafe` flag is "
                f"enabled.\nunparametrized dtype: {dtype}\nparametrized dtype: {result.dtype}"
            )
        if result.shape != shape:
            raise ValueError(
                "Registering a parametrization may not change the shape of the tensor, unless `unsafe` flag is "
                f"enabled.\nunparametrized shape: {shape}\nparametrized shape: {result.shape}"
            )

    def right_inverse(self, value: Tensor) -> None:
        """Sets the original tensors so that the result is `value`, by the parametrizations' own `right_inverse`.

        Args:
            value: what was assigned to the parametrized tensor.

        Raises:
            RuntimeError: a parametrization has no `right_inverse`.
            ValueError: it gives another number of tensors or another dtype than the originals have.
        """
        with swiftgrad.no_grad():
            new: Any = value
            for module in reversed(self):  # type: ignore[call-overload]
                if not hasattr(module, "right_inverse"):
                    raise RuntimeError(f"parametrization {type(module).__name__} does not implement right_inverse.")
                new = module.right_inverse(new)
            if self.is_tensor:
                if not isinstance(new, Tensor):
                    raise ValueError(f"`right_inverse` should return a tensor. Got {type(new).__name__}")
                if self.original.dtype != new.dtype:
                    raise ValueError(
                        "The tensor returned by `right_inverse` has dtype "
                        f"{new.dtype} while `original` has dtype {self.original.dtype}"
                    )
                self.original.set_(new)
                return
            if not isinstance(new, Sequence):
                raise ValueError(f"'right_inverse' must return a sequence of tensors. Got {type(new).__name__}.")
            if len(new) != self.ntensors:
                raise ValueError(
                    f"'right_inverse' must return a sequence of tensors of length {self.ntensors}. Got a sequence of "
                    f"length {len(new)}."
                )
            for i, tensor in enumerate(new):
                own = getattr(self, f"original{i}")
                if not isinstance(tensor, Tensor):
                    raise ValueError(
                        f"`right_inverse` must return a sequence of tensors. Got element {i} of type "
                        f"{type(tensor).__name__}"
                    )
                if own.dtype != tensor.dtype:
                    raise ValueError(
                        f"Tensor {i} returned by `right_inverse` has dtype {tensor.dtype} while `original{i}` has "
                        f"dtype "
                        f"{own.dtype}"
                    )
                own.set_(tensor)

    def forward(self) -> Tensor:
        """The parametrized tensor."""
        if self.is_tensor:
            result = self[0](self.original)
        else:
            result = self[0](*(getattr(self, f"original{i}") for i in range(self.ntensors)))
        for i in range(1, len(self)):
            result = self[i](result)
        return result


def _inject_new_class(module: Module) -> None:
    """Gives a module a class of its own, in which properties stand for tensors."""
    cls = module.__class__

    def deepcopy(self: Any, memo: dict[int, Any]) -> Any:
        found = memo.get(id(self))
        if found is not None:
            return found
        own = type(self)
        # the copy's parametrizations can be removed without touching this module's
        mine: Any = type(own.__name__, own.__bases__, {k: v for k, v in own.__dict__.items() if k not in _OF_CLASS})
        replica = mine.__new__(mine)
        memo[id(self)] = replica
        replica.__dict__ = copy.deepcopy(self.__dict__, memo)
        return replica

    def getstate(self: Any) -> Any:
        raise RuntimeError(_NO_PICKLE)

    body: dict[str, Any] = {"__getstate__": getstate}
    if not hasattr(cls, "__deepcopy__"):
        body["__deepcopy__"] = deepcopy
    module.__class__ = type(f"Parametrized{cls.__name__}", (cls,), body)


_OF_CLASS = frozenset(("__dict__", "__weakref__"))


def _inject_property(module: Module, name: str) -> None:
    """Has an attribute of a module computed by its parametrizations."""

    def get(self: Any) -> Tensor:
        if not _cache_depth:
            return self.parametrizations[name]()
        key = (id(self), name)
        tensor = _cache.get(key)
        if tensor is None:
            tensor = self.parametrizations[name]()
            _cache[key] = tensor
        return tensor

    def assign(self: Any, value: Tensor) -> None:
        self.parametrizations[name].right_inverse(value)

    setattr(module.__class__, name, property(get, assign))


def register_parametrization(
    module: Module, tensor_name: str, parametrization: Module, *, unsafe: bool = False
) -> Module:
    """Has a parameter or buffer computed by another module from what it was.

    `module.parametrizations[name]` then holds the original tensor and the parametrizations. Assigning to the tensor
    goes through their `right_inverse`.

    Args:
        module: the module with the tensor.
        tensor_name: its name.
        parametrization: takes the original tensor (or tensors, if its `right_inverse` gives several), gives the new.
        unsafe: whether it may change dtype and shape; the checks are left out.

    Returns:
        `module`.

    Raises:
        ValueError: there is no such tensor, or its dtype or shape would change.
    """
    parametrization.train(module.training)
    if is_parametrized(module, tensor_name):
        held: Any = module.parametrizations[tensor_name]  # type: ignore[index]
        if not unsafe:
            current = getattr(module, tensor_name)
            result = parametrization(current)
            if not isinstance(result, Tensor):
                raise ValueError(f"A parametrization must return a tensor. Got {type(result).__name__}.")
            if result.dtype != current.dtype:
                raise ValueError(
                    "Registering a parametrization may not change the dtype of the tensor, unless the `unsafe` flag is "
                    f"enabled.\nmodule.{tensor_name}.dtype: {current.dtype}\nparametrization(module.{tensor_name})"
                    f".dtype: {result.dtype}"
                )
            if result.shape != current.shape:
                raise ValueError(
                    "Registering a parametrization may not change the shape of the tensor, unless the `unsafe` flag is "
                    f"enabled.\nmodule.{tensor_name}.shape: {current.shape}\nparametrization(module.{tensor_name})"
                    f".shape: {result.shape}"
                )
            if hasattr(parametrization, "right_inverse"):
                try:
                    back = parametrization.right_inverse(current)
                except NotImplementedError:
                    back = current
                if not isinstance(back, Tensor):
                    raise ValueError(f"parametrization.right_inverse must return a tensor. Got: {type(back).__name__}")
                if back.dtype != current.dtype:
                    raise ValueError(
                        "The tensor returned by parametrization.right_inverse must have the same dtype as "
                        f"module.{tensor_name}, unless the `unsafe` flag is enabled.\nmodule.{tensor_name}.dtype: "
                        f"{current.dtype}\nreturned dtype: {back.dtype}"
                    )
                if back.shape != current.shape:
                    raise ValueError(
                        "The tensor returned by parametrization.right_inverse must have the same shape as "
                        f"module.{tensor_name}, unless the `unsafe` flag is enabled.\nmodule.{tensor_name}.shape: "
                        f"{current.shape}\nreturned shape: {back.shape}"
                    )
        held.append(parametrization)
        held.unsafe |= unsafe
    elif tensor_name in module._buffers or tensor_name in module._parameters:
        original: Any = getattr(module, tensor_name)
        chain = ParametrizationList([parametrization], original, unsafe=unsafe)
        delattr(module, tensor_name)
        if not is_parametrized(module):
            _inject_new_class(module)
            module.parametrizations = ModuleDict()
        _inject_property(module, tensor_name)
        module.parametrizations[tensor_name] = chain  # type: ignore[operator, index]
    else:
        raise ValueError(
            f"Module '{module}' does not have a parameter, a buffer, or a parametrized element with name "
            f"'{tensor_name}'"
        )
    return module


def is_parametrized(module: Module, tensor_name: str | None = None) -> bool:
    """Whether a module has parametrizations, or one of a tensor.

    Args:
        module: any module.
        tensor_name: the tensor; None asks for any.
    """
    found = getattr(module, "parametrizations", None)
    if found is None or not isinstance(found, ModuleDict):
        return False
    return len(found) > 0 if tensor_name is None else tensor_name in found


def remove_parametrizations(module: Module, tensor_name: str, leave_parametrized: bool = True) -> Module:
    """Makes a tensor a plain one again.

    Args:
        module: the module.
        tensor_name: the tensor's name.
        leave_parametrized: whether it keeps its computed value, or gets the original one back.

    Returns:
        `module`.

    Raises:
        ValueError: it is not parametrized, or there are several original tensors to go back to.
    """
    if not is_parametrized(module, tensor_name):
        raise ValueError(f"Module {module} does not have a parametrization on {tensor_name}")
    chain: Any = module.parametrizations[tensor_name]  # type: ignore[index]
    first = chain.original if chain.is_tensor else chain.original0
    trained = isinstance(first, Parameter)
    if chain.is_tensor:
        original = chain.original
        if leave_parametrized:
            with swiftgrad.no_grad():
                value = getattr(module, tensor_name)
            if value.dtype != original.dtype:
                original = Parameter(value, original.requires_grad) if trained else value
            else:
                with swiftgrad.no_grad():
                    original.set_(value)
    elif leave_parametrized:
        value = getattr(module, tensor_name)
        original = Parameter(value.detach(), value.requires_grad) if trained else value.detach()
    else:
        raise ValueError(
            "Cannot leave unparametrized (`leave_parametrized=False`) a tensor that is parametrized in terms of a "
            "sequence of tensors."
        )
    delattr(module.__class__, tensor_name)
    del module.parametrizations[tensor_name]  # type: ignore[operator]
    _register(module, tensor_name, original)
    if not is_parametrized(module):
        delattr(module, "parametrizations")
        module.__class__ = module.__class__.__bases__[0]
    return module


def type_before_parametrizations(module: Module) -> type:
    """The class that a module had before it was parametrized."""
    return module.__class__.__bases__[0] if is_parametrized(module) else type(module)


def transfer_parametrizations_and_params(
    from_module: Module, to_module: Module, tensor_name: str | None = None
) -> Module:
    """Copies parametrizations and the tensors they work on from one module to another.

    Args:
        from_module: where they are.
        to_module: where they go; parametrized tensors it lacks are made.
        tensor_name: only this tensor; None stands for all.

    Returns:
        `to_module`.
    """
    if not is_parametrized(from_module):
        return to_module
    source: Any = from_module.parametrizations
    for name in list(source) if tensor_name is None else [tensor_name]:
        if name not in source:
            raise ValueError(f"Module {from_module} does not have a parametrization on {name}")
        if not hasattr(to_module, name):
            setattr(to_module, name, Parameter(getattr(from_module, name).detach().clone()))
        for part in source[name]:
            register_parametrization(to_module, name, copy.deepcopy(part), unsafe=source[name].unsafe)
        chain: Any = to_module.parametrizations[name]  # type: ignore[index]
        mine = source[name]
        names = ["original"] if mine.is_tensor else [f"original{i}" for i in range(mine.ntensors)]
        for own in names:
            setattr(chain, own, getattr(mine, own))
    return to_module
