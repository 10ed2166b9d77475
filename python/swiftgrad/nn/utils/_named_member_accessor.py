"""Reading and replacing tensors of a module by their dotted names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import swiftgrad

from ..modules.module import Module

_MISSING = object()


def set_tensor(module: Module, name: str, tensor: Any) -> None:
    """Replaces a parameter, buffer or plain tensor attribute of a module, whatever class the new tensor has.

    Raises:
        TypeError: `module` is no module, or `tensor` no tensor.
        KeyError: the name is empty or has a dot.
        AttributeError: there is no tensor of that name.
    """
    swap_tensor(module, name, tensor)


def swap_tensor(module: Module, name: str, tensor: Any, allow_missing: bool = False) -> Any:
    """Replaces a tensor of a module and gives the one before.

    Args:
        module: the module itself, not one above it.
        name: the attribute, without dots.
        tensor: what to put there; `_MISSING` takes it away.
        allow_missing: whether there may be none before.
    """
    if not isinstance(module, Module):
        raise TypeError(f"{module} is not an instance of torch.nn.Module")
    if tensor is not _MISSING and not isinstance(tensor, swiftgrad.Tensor) and tensor is not None:
        raise TypeError(f"{tensor} is not an instance of torch.Tensor")
    if "." in name:
        raise KeyError('tensor name can\'t contain "."')
    if name == "":
        raise KeyError('tensor name can\'t be empty string ""')
    registries: tuple[dict[str, Any], ...] = (module._parameters, module._buffers)
    for registry in registries:
        if name in registry:
            before = registry[name]
            if before is None and not allow_missing and tensor is _MISSING:
                raise AttributeError(f"{module._get_name()} has no attribute `{name}`")
            if tensor is _MISSING:
                del registry[name]
            else:
                registry[name] = tensor
            return before
    before = getattr(module, name, _MISSING)
    if before is _MISSING and not allow_missing:
        raise AttributeError(f"{module._get_name()} has no attribute `{name}`")
    if before is not _MISSING and not isinstance(before, swiftgrad.Tensor):
        raise TypeError(f"attribute `{name}`: {before} is not an instance of torch.Tensor")
    if tensor is _MISSING:
        delattr(module, name)
    else:
        setattr(module, name, tensor)
    return before


class NamedMemberAccessor:
    """Access to submodules and tensors of a module by their dotted names.

    Args:
        module: the module that names start from.
    """

    def __init__(self, module: Module) -> None:
        self.module = module
        self.memo: dict[str, Module] = {}

    def get_submodule(self, name: str) -> Module:
        """The submodule of a path; the module itself for an empty one."""
        found = self.memo.get(name)
        if found is None:
            found = self.module
            for part in name.split(".") if name else []:
                child = getattr(found, part, None)
                if child is None:
                    raise AttributeError(f"{found._get_name()} has no attribute `{part}`")
                if not isinstance(child, Module):
                    raise TypeError(f"submodule `{name}`: {child} is not an instance of torch.nn.Module")
                found = child
            self.memo[name] = found
        return found

    def _split(self, name: str) -> tuple[Module, str]:
        prefix, _, attribute = name.rpartition(".")
        return self.get_submodule(prefix), attribute

    def get_tensor(self, name: str) -> Any:
        """The tensor of a path."""
        module, attribute = self._split(name)
        value = getattr(module, attribute, _MISSING)
        if value is _MISSING:
            raise AttributeError(f"{module._get_name()} has no attribute `{attribute}`")
        if not isinstance(value, swiftgrad.Tensor):
            raise TypeError(f"tensor `{name}` is not an instance of torch.Tensor")
        return value

    def set_tensor(self, name: str, value: Any) -> None:
        """Replaces the tensor of a path."""
        set_tensor(*self._split(name), value)

    def del_tensor(self, name: str) -> None:
        """Takes the tensor of a path away."""
        swap_tensor(*self._split(name), _MISSING)

    def swap_tensor(self, name: str, value: Any, allow_missing: bool = False) -> Any:
        """Replaces the tensor of a path and gives the one before."""
        return swap_tensor(*self._split(name), value, allow_missing)

    def swap_tensors_dict(
        self, tensors: dict[str, Any], allow_missing: bool = False
    ) -> tuple[dict[str, Any], list[str]]:
        """Replaces tensors by path; gives those before and the paths that did not exist."""
        before: dict[str, Any] = {}
        missing: list[str] = []
        try:
            for name, tensor in tensors.items():
                try:
                    before[name] = self.swap_tensor(name, tensor, allow_missing=True)
                except AttributeError:
                    if not allow_missing:
                        raise
                    missing.append(name)
                    continue
                if before[name] is _MISSING:
                    if not allow_missing:
                        raise AttributeError(f"{self.module._get_name()} has no attribute `{name}`")
                    missing.append(name)
        except BaseException:
            for name, tensor in reversed(before.items()):
                self.swap_tensor(name, tensor, allow_missing=True)
            raise
        return before, missing

    def check_keys(self, keys: Iterable[str]) -> tuple[list[str], list[str]]:
        """The names of tensors that are not among `keys`, and the keys that name no tensor."""
        wanted = set(keys)
        names = {name for name, _ in self.module.named_parameters(remove_duplicate=False)}
        names |= {name for name, _ in self.module.named_buffers(remove_duplicate=False)}
        return sorted(names - wanted), sorted(wanted - names)

    def named_parameters(self, remove_duplicate: bool = True) -> Iterable[tuple[str, Any]]:
        """The parameters with their paths."""
        yield from self.module.named_parameters(remove_duplicate=remove_duplicate)

    def named_buffers(self, remove_duplicate: bool = True) -> Iterable[tuple[str, Any]]:
        """The buffers with their paths."""
        yield from self.module.named_buffers(remove_duplicate=remove_duplicate)

    def named_tensors(self, remove_duplicate: bool = True) -> Iterable[tuple[str, Any]]:
        """Parameters and buffers with their paths."""
        yield from self.named_parameters(remove_duplicate)
        yield from self.named_buffers(remove_duplicate)
