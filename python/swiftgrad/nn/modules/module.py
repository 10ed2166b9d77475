"""`Module`, the base class of layers and models."""

from __future__ import annotations

import functools
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from ... import _C
from ..._tensor import Tensor
from ..parameter import Buffer, Parameter
from . import _call, _hooks
from ._convert import ModuleConversions
from ._handles import RemovableHandle as RemovableHandle
from ._hooks import (
    ModuleHooks,
    _global_backward_hooks,
    _global_backward_pre_hooks,
    _global_buffer_registration_hooks,
    _global_forward_hooks,
    _global_forward_hooks_always_called,
    _global_forward_hooks_with_kwargs,
    _global_forward_pre_hooks,
    _global_module_registration_hooks,
    register_module_backward_hook,
    register_module_buffer_registration_hook,
    register_module_forward_hook,
    register_module_forward_pre_hook,
    register_module_full_backward_hook,
    register_module_full_backward_pre_hook,
    register_module_module_registration_hook,
    register_module_parameter_registration_hook,
)
from ._hooks import _global_parameter_registration_hooks as _global_parameter_registration_hooks
from ._state_dict import _EXTRA_STATE_KEY_SUFFIX as _EXTRA_STATE_KEY_SUFFIX
from ._state_dict import ModuleState
from ._state_dict import _IncompatibleKeys as _IncompatibleKeys
from ._tree import ModuleTree

__all__ = [
    "Module",
    "T_destination",
    "register_module_backward_hook",
    "register_module_buffer_registration_hook",
    "register_module_forward_hook",
    "register_module_forward_pre_hook",
    "register_module_full_backward_hook",
    "register_module_full_backward_pre_hook",
    "register_module_module_registration_hook",
    "register_module_parameter_registration_hook",
]

# `_C._ModuleBase` goes through `_call_impl` where one of these, or one of a module's own tables, has a hook.
for _hooks_of_all in (
    _global_forward_hooks,
    _global_forward_pre_hooks,
    _global_backward_hooks,
    _global_backward_pre_hooks,
):
    _C._watch_module_hooks(_hooks_of_all)

# The type of the dictionary that `state_dict` fills.
T_destination = TypeVar("T_destination", bound=dict[str, Any])


def _typename(value: Any) -> str:
    """The name of a value's type as PyTorch's messages give it."""
    if isinstance(value, Tensor):
        return str(value.type())
    kind = type(value)
    return kind.__qualname__ if kind.__module__ in ("builtins", "") else f"{kind.__module__}.{kind.__qualname__}"


def _addindent(text: str, spaces: int) -> str:
    """Indents all lines of `text` but the first."""
    first, *rest = text.split("\n")
    return "\n".join([first, *(" " * spaces + line for line in rest)])


def _forward_unimplemented(self: Module, *input: Any) -> None:
    """Computes the module's output; each subclass defines its own.

    Raises:
        NotImplementedError: always.
    """
    raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')


class Module(ModuleTree, ModuleConversions, ModuleHooks, ModuleState, _C._ModuleBase):
    """Base class of all layers and models.

    A subclass calls `super().__init__()`, assigns parameters, buffers and submodules as attributes and defines
    `forward`. Calling the module runs `forward` with the registered hooks around it.
    """

    T_destination = T_destination
    dump_patches: bool = False
    _version: int = 1
    training: bool
    call_super_init: bool = False
    _compiled_call_impl: Callable[..., Any] | None = None
    # Names of the arguments of `forward` that hold indices or classes: arrays of integers given there become int64.
    _index_arguments: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if not self.call_super_init:
            if kwargs:
                raise TypeError(
                    f"{type(self).__name__}.__init__() got an unexpected keyword argument '{next(iter(kwargs))}'"
                )
            if args:
                raise TypeError(
                    f"{type(self).__name__}.__init__() takes 1 positional argument but {len(args) + 1} were given"
                )
        assign = super().__setattr__
        assign("training", True)
        assign("_parameters", {})
        assign("_buffers", {})
        assign("_non_persistent_buffers_set", set())
        assign("_backward_pre_hooks", OrderedDict())
        assign("_backward_hooks", OrderedDict())
        assign("_is_full_backward_hook", None)
        assign("_forward_hooks", OrderedDict())
        assign("_forward_hooks_with_kwargs", OrderedDict())
        assign("_forward_hooks_always_called", OrderedDict())
        assign("_forward_pre_hooks", OrderedDict())
        assign("_forward_pre_hooks_with_kwargs", OrderedDict())
        assign("_state_dict_hooks", OrderedDict())
        assign("_state_dict_pre_hooks", OrderedDict())
        assign("_load_state_dict_pre_hooks", OrderedDict())
        assign("_load_state_dict_post_hooks", OrderedDict())
        assign("_modules", {})
        if self.call_super_init:
            super().__init__(*args, **kwargs)

    forward: Callable[..., Any] = _forward_unimplemented

    # ------------------------------------------------------------------ calls

    if TYPE_CHECKING:
        # Both are written in C (`_C._ModuleBase`): `__call__` does what `_call_impl` does, with a shorter way for a
        # module without hooks; `__getattr__` finds parameters, buffers and submodules.
        __call__: Callable[..., Any]

        def __getattr__(self, name: str) -> Any: ...

    def _call_impl(self, *args: Any, **kwargs: Any) -> Any:
        """Runs `forward`, and the hooks if there are any."""
        try:
            if (
                self._forward_hooks
                or self._forward_pre_hooks
                or self._backward_hooks
                or self._backward_pre_hooks
                or _global_forward_hooks
                or _global_forward_pre_hooks
                or _global_backward_hooks
                or _global_backward_pre_hooks
            ):
                return self._call_with_hooks(args, kwargs)
            return self.forward(*args, **kwargs)
        except (TypeError, AttributeError, RuntimeError, ValueError, IndexError) as error:
            converted = self._call_failed(error, args, kwargs)
            if converted is None:
                raise
            args, kwargs = converted
        return self._call_impl(*args, **kwargs)

    _wrapped_call_impl = _call_impl

    def _call_failed(self, error: Exception, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """What to do about an error of a call: arguments to call again with, or None after completing its message."""
        if isinstance(error, (TypeError, AttributeError)):
            converted = _call.convert_arguments(self, args, kwargs)
            if converted is None and kwargs and isinstance(error, TypeError):
                _call.complete_keyword_error(self, error)
            return converted
        _call.explain(self, error, args)
        return None

    def _call_with_hooks(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Runs forward with all hooks around it."""
        called: set[int] = set()
        result: Any = None
        try:
            return self._run_hooked(args, kwargs, called)
        except Exception:
            # Hooks registered with always_call run even now, unless they were the ones to fail.
            pending = [
                (hook_id, hook, with_kwargs)
                for hooks, always, flags in (
                    (
                        _global_forward_hooks,
                        _global_forward_hooks_always_called,
                        _global_forward_hooks_with_kwargs,
                    ),
                    (self._forward_hooks, self._forward_hooks_always_called, self._forward_hooks_with_kwargs),
                )
                for hook_id, hook in hooks.items()
                if hook_id in always and hook_id not in called
                for with_kwargs in (hook_id in flags,)
            ]
            for _, hook, with_kwargs in pending:
                try:
                    hook(self, args, kwargs, result) if with_kwargs else hook(self, args, result)
                except Exception as failure:
                    import warnings

                    warnings.warn(
                        "forward hook with ``always_call=True`` raised an exception that was silenced as another "
                        f"error was raised in forward: {failure}",
                        stacklevel=2,
                    )
            raise

    def _run_hooked(self, args: tuple[Any, ...], kwargs: dict[str, Any], called: set[int]) -> Any:
        """Runs forward pre-hooks, forward, forward hooks and sets backward hooks up."""
        full_hooks: list[Callable[..., Any]] = []
        old_hooks: list[Callable[..., Any]] = []
        backward_pre_hooks: list[Callable[..., Any]] = []
        if self._backward_pre_hooks or _global_backward_pre_hooks:
            backward_pre_hooks = self._get_backward_pre_hooks()
        if self._backward_hooks or _global_backward_hooks:
            full_hooks, old_hooks = self._get_backward_hooks()

        for hook_id, hook in (*_global_forward_pre_hooks.items(), *self._forward_pre_hooks.items()):
            if hook_id in self._forward_pre_hooks_with_kwargs:
                replaced = hook(self, args, kwargs)
                if replaced is not None:
                    if not (isinstance(replaced, tuple) and len(replaced) == 2):
                        raise RuntimeError(
                            "forward pre-hook must return None or a tuple of (new_args, new_kwargs), "
                            f"but got {replaced}."
                        )
                    args, kwargs = replaced
            else:
                replaced = hook(self, args)
                if replaced is not None:
                    args = replaced if isinstance(replaced, tuple) else (replaced,)

        backward_hook = None
        if full_hooks or backward_pre_hooks:
            from ._backward_hook import BackwardHook

            backward_hook = BackwardHook(self, full_hooks, backward_pre_hooks)
            args = backward_hook.setup_input_hook(args)

        result = self.forward(*args, **kwargs)

        for hook_id, hook in (*_global_forward_hooks.items(), *self._forward_hooks.items()):
            called.add(hook_id)
            if hook_id in self._forward_hooks_with_kwargs or hook_id in _global_forward_hooks_with_kwargs:
                replaced = hook(self, args, kwargs, result)
            else:
                replaced = hook(self, args, result)
            if replaced is not None:
                result = replaced

        if backward_hook is not None:
            result = backward_hook.setup_output_hook(result)
        if old_hooks:
            self._attach_old_backward_hooks(args, result, old_hooks)
        return result

    def _attach_old_backward_hooks(self, args: Any, result: Any, hooks: list[Callable[..., Any]]) -> None:
        """Puts old-style backward hooks on the node of the first tensor in `result`."""
        tensor = result
        while not isinstance(tensor, Tensor):
            if isinstance(tensor, dict):
                tensor = next(value for value in tensor.values() if isinstance(value, Tensor))
            else:
                tensor = tensor[0]
        node = tensor.grad_fn
        if node is not None:
            for hook in hooks:
                node.register_hook(functools.partial(hook, self))
            self._maybe_warn_non_full_backward_hook(args, result, node)

    def compile(self, *args: Any, **kwargs: Any) -> None:
        """Has the module's forward captured and replayed, as `torch.compile` does; takes its arguments."""
        from ..._dynamo.capture import compile_in_place

        compile_in_place(self, bool(kwargs.get("fullgraph", False)))

    # ------------------------------------------------------------------ attributes

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        # Modules pickled by older versions lack what was added since.
        for name in (
            "_forward_pre_hooks",
            "_forward_pre_hooks_with_kwargs",
            "_forward_hooks_with_kwargs",
            "_forward_hooks_always_called",
            "_state_dict_hooks",
            "_state_dict_pre_hooks",
            "_load_state_dict_pre_hooks",
            "_load_state_dict_post_hooks",
            "_backward_pre_hooks",
        ):
            if name not in self.__dict__:
                self.__dict__[name] = OrderedDict()
        self.__dict__.setdefault("_non_persistent_buffers_set", set())
        self.__dict__.setdefault("_is_full_backward_hook", None)

    def __setattr__(self, name: str, value: Any) -> None:
        attributes = self.__dict__
        params = attributes.get("_parameters")
        if isinstance(value, Parameter):
            if params is None:
                raise AttributeError("cannot assign parameters before Module.__init__() call")
            self._forget(name, attributes, self._buffers, self._modules, self._non_persistent_buffers_set)
            self.register_parameter(name, value)
            return
        if params is not None and name in params:
            if value is not None:
                raise TypeError(
                    f"cannot assign '{_typename(value)}' as parameter '{name}' (torch.nn.Parameter or None expected)"
                )
            self.register_parameter(name, value)
            return
        modules = attributes.get("_modules")
        if isinstance(value, Module):
            if modules is None:
                raise AttributeError("cannot assign module before Module.__init__() call")
            self._forget(name, attributes, self._parameters, self._buffers, self._non_persistent_buffers_set)
            for hook in _global_module_registration_hooks.values():
                replaced = hook(self, name, value)
                if replaced is not None:
                    value = replaced
            modules[name] = value
            return
        if modules is not None and name in modules:
            if value is not None:
                raise TypeError(
                    f"cannot assign '{_typename(value)}' as child module '{name}' (torch.nn.Module or None expected)"
                )
            modules[name] = value
            return
        buffers = attributes.get("_buffers")
        if buffers is not None and name in buffers:
            if value is not None and not isinstance(value, Tensor):
                raise TypeError(
                    f"cannot assign '{_typename(value)}' as buffer '{name}' "
                    "(torch.nn.Buffer, torch.Tensor or None expected)"
                )
            if isinstance(value, Buffer):
                self.register_buffer(name, value, value.persistent)
                return
            for hook in _global_buffer_registration_hooks.values():
                replaced = hook(self, name, value)
                if replaced is not None:
                    value = replaced
            buffers[name] = value
            return
        if isinstance(value, Tensor) and isinstance(value, Buffer):
            if buffers is None:
                raise AttributeError("cannot assign buffers before Module.__init__() call")
            self._forget(name, attributes, self._parameters, self._modules, self._non_persistent_buffers_set)
            self.register_buffer(name, value, value.persistent)
            return
        super().__setattr__(name, value)

    @staticmethod
    def _forget(name: str, *registries: Any) -> None:
        """Takes `name` out of dictionaries and sets that it must not be in any longer."""
        for registry in registries:
            if name in registry:
                if isinstance(registry, dict):
                    del registry[name]
                else:
                    registry.discard(name)

    def __delattr__(self, name: str) -> None:
        if name in self._parameters:
            del self._parameters[name]
        elif name in self._buffers:
            del self._buffers[name]
            self._non_persistent_buffers_set.discard(name)
        elif name in self._modules:
            del self._modules[name]
        else:
            super().__delattr__(name)

    def __dir__(self) -> list[str]:
        names = [
            *dir(type(self)),
            *self.__dict__,
            *self._parameters,
            *self._modules,
            *self._buffers,
        ]
        return sorted(name for name in names if not name[0].isdigit())

    # ------------------------------------------------------------------ text

    def _get_name(self) -> str:
        return type(self).__name__

    def extra_repr(self) -> str:
        """What stands between the parentheses of the module's `repr`; subclasses say more."""
        return ""

    def __repr__(self) -> str:
        extra = self.extra_repr()
        lines = extra.split("\n") if extra else []
        children = [f"({name}): {_addindent(repr(module), 2)}" for name, module in self._modules.items()]
        if len(lines) == 1 and not children:
            return f"{self._get_name()}({lines[0]})"
        if not lines and not children:
            return f"{self._get_name()}()"
        return f"{self._get_name()}(\n  " + "\n  ".join([*lines, *children]) + "\n)"


def __getattr__(name: str) -> Any:
    # Read through, because registering a global backward hook rebinds it.
    if name == "_global_is_full_backward_hook":
        return _hooks._global_is_full_backward_hook
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
