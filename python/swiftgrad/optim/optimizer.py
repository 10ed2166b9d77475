"""The base class of all optimizers: parameter groups, per-parameter state, hooks, state dicts."""

from __future__ import annotations

import warnings
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable
from copy import deepcopy
from functools import wraps
from itertools import chain
from typing import Any, TypeAlias

from .. import _C
from ..autograd.grad_mode import enable_grad
from ..utils.hooks import RemovableHandle

TensorBase = _C.TensorBase
ParamsT: TypeAlias = "Iterable[_C.TensorBase] | Iterable[dict[str, Any]] | Iterable[tuple[str, _C.TensorBase]]"
StateDict: TypeAlias = dict[str, Any]

_global_step_pre_hooks: OrderedDict[int, Callable] = OrderedDict()
_global_step_post_hooks: OrderedDict[int, Callable] = OrderedDict()


class _RequiredParameter:
    """Marks a default that every parameter group has to give itself."""

    def __repr__(self) -> str:
        return "<required parameter>"


required = _RequiredParameter()


def register_optimizer_step_pre_hook(hook: Callable) -> RemovableHandle:
    """Registers `hook(optimizer, args, kwargs)`, called before each `step` of every optimizer."""
    handle = RemovableHandle(_global_step_pre_hooks)
    _global_step_pre_hooks[handle.id] = hook
    return handle


def register_optimizer_step_post_hook(hook: Callable) -> RemovableHandle:
    """Registers `hook(optimizer, args, kwargs)`, called after each `step` of every optimizer."""
    handle = RemovableHandle(_global_step_post_hooks)
    _global_step_post_hooks[handle.id] = hook
    return handle


def _as_float(value: Any) -> float:
    """A hyper-parameter as a Python float; one-element tensors are read."""
    return value.item() if isinstance(value, TensorBase) else float(value)


def _zero_step() -> TensorBase:
    """A new step counter: a 0-dim float32 tensor on the CPU."""
    return _C.zeros((), dtype=_C.float32)


def _check_tensor_lr(lr: Any, foreach: bool | None, capturable: bool) -> None:
    """Refuses a tensor learning rate that has several elements or goes with foreach alone."""
    if isinstance(lr, TensorBase):
        if foreach and not capturable:
            raise ValueError("lr as a Tensor is not supported for capturable=False and foreach=True")
        if lr.numel() != 1:
            raise ValueError("Tensor lr must be 1-element")


def _check_implementation(*, foreach: bool | None, fused: bool | None = None, differentiable: bool) -> None:
    """Validates the arguments that choose an implementation in PyTorch; here there is one, which is fused."""
    if fused and differentiable:
        raise RuntimeError("`fused` does not support `differentiable`")
    if fused and foreach:
        raise RuntimeError("`fused` and `foreach` cannot be `True` together.")


def _differentiable_step(optimizer: Optimizer, closure: Callable[[], Any] | None = None) -> Any:
    """The step of an optimizer with `differentiable=True`."""
    from . import _differentiable

    return _differentiable.step(optimizer, closure)


def _wrap_step(step: Callable) -> Callable:
    """Surrounds `step` with the pre and post hooks, once a class."""

    @wraps(step)
    def hooked(self: Optimizer, *args: Any, **kwargs: Any) -> Any:
        pre, post = self._optimizer_step_pre_hooks, self._optimizer_step_post_hooks
        take = _differentiable_step if self.defaults.get("differentiable") else step
        if not (pre or post or _global_step_pre_hooks or _global_step_post_hooks):
            return take(self, *args, **kwargs)
        for hook in chain(list(_global_step_pre_hooks.values()), list(pre.values())):
            result = hook(self, (self, *args), kwargs)
            if result is not None:
                if not (isinstance(result, tuple) and len(result) == 2):
                    raise RuntimeError(
                        f"{step} must return None or a tuple of (new_args, new_kwargs), but got {result}."
                    )
                new_args, kwargs = result
                args = tuple(new_args)[1:]
        out = take(self, *args, **kwargs)
        for hook in chain(list(post.values()), list(_global_step_post_hooks.values())):
            hook(self, (self, *args), kwargs)
        return out

    hooked.hooked = True  # type: ignore[attr-defined]
    return hooked


class Optimizer:
    """Base class for all optimizers.

    Args:
        params: an iterable of tensors, of `(name, tensor)` pairs, or of dicts that define parameter groups.
        defaults: default values of the options, used where a group does not give its own.

    Raises:
        TypeError: `params` is a single tensor, or holds something else than tensors.
        ValueError: `params` is empty, or holds tensors that are no leaves.
    """

    param_groups: list[dict[str, Any]]
    state: defaultdict[TensorBase, Any]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        step = cls.__dict__.get("step")
        if callable(step) and not getattr(step, "hooked", False):
            cls.step = _wrap_step(step)  # type: ignore[method-assign]

    def __init__(self, params: ParamsT, defaults: dict[str, Any]) -> None:
        self.defaults = defaults
        self._reset_hooks()
        if isinstance(params, TensorBase):
            raise TypeError(
                "params argument given to the optimizer should be an iterable of Tensors or dicts, "
                f"but got {params.type()}"  # type: ignore[attr-defined]
            )
        self.state = defaultdict(dict)
        self.param_groups = []
        groups: list[Any] = list(params)
        if len(groups) == 0:
            raise ValueError("optimizer got an empty parameter list")
        if not isinstance(groups[0], dict):
            groups = [{"params": groups}]
        for group in groups:
            self.add_param_group(group)

    def _reset_hooks(self) -> None:
        """Gives the optimizer empty tables of hooks."""
        self._optimizer_step_pre_hooks: OrderedDict[int, Callable] = OrderedDict()
        self._optimizer_step_post_hooks: OrderedDict[int, Callable] = OrderedDict()
        self._optimizer_state_dict_pre_hooks: OrderedDict[int, Callable] = OrderedDict()
        self._optimizer_state_dict_post_hooks: OrderedDict[int, Callable] = OrderedDict()
        self._optimizer_load_state_dict_pre_hooks: OrderedDict[int, Callable] = OrderedDict()
        self._optimizer_load_state_dict_post_hooks: OrderedDict[int, Callable] = OrderedDict()

    def __getstate__(self) -> dict[str, Any]:
        return {"defaults": self.defaults, "state": self.state, "param_groups": self.param_groups}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        if "_optimizer_step_pre_hooks" not in self.__dict__:
            self._reset_hooks()
        self.defaults.setdefault("differentiable", False)

    def __repr__(self) -> str:
        lines = [type(self).__name__ + " ("]
        for i, group in enumerate(self.param_groups):
            lines.append(f"Parameter Group {i}")
            lines.extend(f"    {key}: {group[key]}" for key in sorted(group) if key != "params")
        return "\n".join(lines) + "\n)"

    # Parameter groups

    def add_param_group(self, param_group: dict[str, Any]) -> None:
        """Adds a group of parameters, with options of its own.

        Args:
            param_group: a dict with the key `params` (a tensor or an ordered collection of tensors) and options.

        Raises:
            TypeError: the group is no dict, or its `params` no tensors or a set.
            ValueError: a parameter is no leaf, is in another group already, or names are given for some only.
        """
        if not isinstance(param_group, dict):
            raise TypeError(f"param_group must be a dict, but got {type(param_group)}")
        params = param_group["params"]
        if isinstance(params, TensorBase):
            param_group["params"] = [params]
        elif isinstance(params, set):
            raise TypeError(
                "optimizer parameters need to be organized in ordered collections, but the ordering of tensors in "
                "sets will change between runs. Please use a list instead."
            )
        else:
            param_group["params"] = list(params)
        self._split_names(param_group)
        for param in param_group["params"]:
            if not isinstance(param, TensorBase):
                raise TypeError(f"optimizer can only optimize Tensors, but one of the params is {_typename(param)}")
            if not (self.defaults.get("differentiable") or param.is_leaf or getattr(param, "retains_grad", False)):
                raise ValueError("can't optimize a non-leaf Tensor")
        for name, default in self.defaults.items():
            if default is required and name not in param_group:
                raise ValueError(f"parameter group didn't specify a value of required optimization parameter {name}")
            param_group.setdefault(name, default)
        params = param_group["params"]
        if len(params) != len({id(p) for p in params}):
            warnings.warn(
                "optimizer contains a parameter group with duplicate parameters; in future, this will cause an error; "
                "see github.com/pytorch/pytorch/issues/40967 for more information",
                stacklevel=3,
            )
        known = {id(p) for group in self.param_groups for p in group["params"]}
        if any(id(p) in known for p in params):
            raise ValueError("some parameters appear in more than one parameter group")
        if self.param_groups and ("param_names" in param_group) != ("param_names" in self.param_groups[0]):
            which = "with" if "param_names" in param_group else "without"
            raise ValueError(
                "all optimizer param groups should be with/without names. "
                f"cannot add param group {which} names to the optimizer"
            )
        self.param_groups.append(param_group)

    @staticmethod
    def _split_names(param_group: dict[str, Any]) -> None:
        """Turns a list of (name, tensor) pairs into `params` and `param_names`."""
        entries = param_group["params"]
        named = [isinstance(entry, tuple) for entry in entries]
        if not any(named):
            return
        if not all(named):
            raise ValueError("all optimizer params should be with/without names. Some param names are missing")
        param_group["params"] = [tensor for _, tensor in entries]
        param_group["param_names"] = [name for name, _ in entries]

    # Hooks

    @staticmethod
    def _register(table: OrderedDict[int, Callable], hook: Callable, prepend: bool = False) -> RemovableHandle:
        handle = RemovableHandle(table)
        table[handle.id] = hook
        if prepend:
            table.move_to_end(handle.id, last=False)
        return handle

    def register_step_pre_hook(self, hook: Callable) -> RemovableHandle:
        """Registers `hook(optimizer, args, kwargs)`, called before `step`; it may return new (args, kwargs)."""
        return self._register(self._optimizer_step_pre_hooks, hook)

    def register_step_post_hook(self, hook: Callable) -> RemovableHandle:
        """Registers `hook(optimizer, args, kwargs)`, called after `step`."""
        return self._register(self._optimizer_step_post_hooks, hook)

    def register_state_dict_pre_hook(self, hook: Callable, prepend: bool = False) -> RemovableHandle:
        """Registers `hook(optimizer)`, called before `state_dict`."""
        return self._register(self._optimizer_state_dict_pre_hooks, hook, prepend)

    def register_state_dict_post_hook(self, hook: Callable, prepend: bool = False) -> RemovableHandle:
        """Registers `hook(optimizer, state_dict)`, called after `state_dict`; what it returns, if anything, is used."""
        return self._register(self._optimizer_state_dict_post_hooks, hook, prepend)

    def register_load_state_dict_pre_hook(self, hook: Callable, prepend: bool = False) -> RemovableHandle:
        """Registers `hook(optimizer, state_dict)`, called before `load_state_dict`; it may return another dict."""
        return self._register(self._optimizer_load_state_dict_pre_hooks, hook, prepend)

    def register_load_state_dict_post_hook(self, hook: Callable, prepend: bool = False) -> RemovableHandle:
        """Registers `hook(optimizer)`, called after `load_state_dict`."""
        return self._register(self._optimizer_load_state_dict_post_hooks, hook, prepend)

    # State dicts

    def state_dict(self) -> StateDict:
        """The state of the optimizer: `state` by the parameters' running numbers, and `param_groups` of numbers.

        The tensors are the optimizer's own, not copies.
        """
        for hook in self._optimizer_state_dict_pre_hooks.values():
            hook(self)
        numbers: dict[int, int] = {}
        groups = []
        for group in self.param_groups:
            packed = {key: value for key, value in group.items() if key != "params"}
            for param in group["params"]:
                numbers.setdefault(id(param), len(numbers))
            packed["params"] = [numbers[id(param)] for param in group["params"]]
            groups.append(packed)
        state = {(numbers[id(key)] if isinstance(key, TensorBase) else key): value for key, value in self.state.items()}
        result: StateDict = {"state": state, "param_groups": groups}
        for hook in self._optimizer_state_dict_post_hooks.values():
            changed = hook(self, result)
            if changed is not None:
                result = changed
        return result

    def load_state_dict(self, state_dict: StateDict) -> None:
        """Takes over a state that `state_dict` gave, cast to the dtypes of this optimizer's parameters.

        Raises:
            ValueError: the groups differ in number or size from this optimizer's.
        """
        state_dict = state_dict.copy()
        for hook in self._optimizer_load_state_dict_pre_hooks.values():
            changed = hook(self, state_dict)
            if changed is not None:
                state_dict = changed
        groups = self.param_groups
        saved_groups = deepcopy(state_dict["param_groups"])
        if len(groups) != len(saved_groups):
            raise ValueError("loaded state dict has a different number of parameter groups")
        if any(len(g["params"]) != len(s["params"]) for g, s in zip(groups, saved_groups, strict=True)):
            raise ValueError(
                "loaded state dict contains a parameter group that doesn't match the size of optimizer's group"
            )
        by_number = dict(
            zip(
                chain.from_iterable(s["params"] for s in saved_groups),
                chain.from_iterable(g["params"] for g in groups),
                strict=True,
            )
        )
        state: defaultdict[Any, Any] = defaultdict(dict)
        for key, value in state_dict["state"].items():
            if key in by_number:
                state[by_number[key]] = _cast_state(by_number[key], value)
            else:
                state[key] = value
        new_groups = []
        for group, saved in zip(groups, saved_groups, strict=True):
            saved["params"] = group["params"]
            if "param_names" in group and "param_names" not in saved:
                saved["param_names"] = group["param_names"]
            new_groups.append(saved)
        self.__setstate__({"state": state, "param_groups": new_groups})
        for hook in self._optimizer_load_state_dict_post_hooks.values():
            hook(self)

    # Steps

    def zero_grad(self, set_to_none: bool = True) -> None:
        """Drops the gradients of all parameters, or with `set_to_none=False` fills them with zeros."""
        if set_to_none:
            for group in self.param_groups:
                for param in group["params"]:
                    param.grad = None
            return
        grads = [grad for group in self.param_groups for p in group["params"] if (grad := p.grad) is not None]
        for grad in grads:
            if not grad.requires_grad:
                continue
            if grad.grad_fn is not None:
                grad.detach_()
            else:
                grad.requires_grad_(False)
        _C._foreach_zero_(grads)

    def step(self, closure: Callable[[], Any] | None = None) -> Any:
        """Makes one step of optimization.

        Args:
            closure: evaluates the model again and returns the loss; optional for most optimizers.
        """
        raise NotImplementedError

    @staticmethod
    def _run_closure(closure: Callable[[], Any] | None) -> Any:
        """Calls the closure with gradients recorded, whatever mode `step` runs in."""
        if closure is None:
            return None
        with enable_grad():
            return closure()


def _typename(obj: Any) -> str:
    """The name of an object's type as PyTorch's messages give it."""
    cls = type(obj)
    module = cls.__module__
    return (
        cls.__qualname__
        if module in ("builtins", "__builtin__", "") or module is None
        else f"{module}.{cls.__qualname__}"
    )


def _cast_state(param: TensorBase, value: Any, key: Any = None) -> Any:
    """Copies a parameter's saved state: tensors in the parameter's dtype, step counters as they were."""
    if isinstance(value, TensorBase):
        if key == "step":
            return value
        if param.is_floating_point():
            return value.to(dtype=param.dtype, device=param.device)
        return value.to(device=param.device)
    if isinstance(value, dict):
        return {k: _cast_state(param, v, k) for k, v in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes)):
        return type(value)(_cast_state(param, v) for v in value)  # type: ignore[call-arg]
    return value
