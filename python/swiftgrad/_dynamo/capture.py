"""Callables that record what the engine does in a call and replay it: what `torch.compile` makes."""

from __future__ import annotations

import copy
import functools
import warnings
import weakref
from collections.abc import Callable
from typing import Any

from .. import _C
from ..nn.modules import module as _module
from ..nn.modules.module import Module
from . import config
from .exc import RecompileLimitExceeded, Unsupported
from .guards import Seen

_TENSOR_TYPES: tuple[type, ...] = ()
_PLAIN = (bool, int, float, complex, str, bytes, type(None), type(Ellipsis), slice, type)
#: Every live compiled callable, for `reset`.
_all: weakref.WeakSet[CompiledCallable] = weakref.WeakSet()
#: "default", "force_eager", "eager_on_recompile" or "fail_on_recompile" (`torch.compiler.set_stance`).
stance = "default"


class _Odd(Exception):
    """An argument or a result that a plan cannot stand for."""


class _Entry:
    """One way of calling: the form of the arguments, the guards, and the plan (None: it runs as written)."""

    __slots__ = ("form", "guards", "keep", "names", "plan", "reason", "rebuild")

    def __init__(self, form: Any, seen: Seen, plan: Any, rebuild: Any, reason: str | None, keep: Any) -> None:
        self.form = form
        self.guards = _C.Guards(seen.guards)
        self.names = seen.names
        self.plan = plan
        self.rebuild = rebuild
        self.reason = reason
        self.keep = keep


def _tensor_types() -> tuple[type, ...]:
    global _TENSOR_TYPES
    if not _TENSOR_TYPES:
        from .. import Tensor
        from ..nn import Buffer, Parameter

        _TENSOR_TYPES = (Tensor, Parameter, Buffer)
    return _TENSOR_TYPES


def _flatten(x: Any, tensors: list[Any], keep: list[Any]) -> Any:
    """The form of an argument: something that is equal for arguments which differ in their tensors only."""
    kind = type(x)
    if kind in _tensor_types():
        tensors.append(x)
        return _Slot
    if kind in (bool, int, float, complex, str, bytes) or x is None:
        return (kind, repr(x) if kind in (float, complex) else x)
    if kind in (tuple, list) or (issubclass(kind, tuple) and hasattr(kind, "_fields")):
        return (kind, *[_flatten(v, tensors, keep) for v in x])
    if issubclass(kind, dict):
        if kind is not dict and kind.__name__ != "OrderedDict":
            raise _Odd(f"an argument is of type {kind.__name__}")
        return (kind, *[(k, _flatten(v, tensors, keep)) for k, v in x.items()])
    if isinstance(x, _C.TensorBase):
        raise _Odd(f"an argument is a tensor of class {kind.__name__}")
    if isinstance(x, (_C.dtype, _C.device, type, Module)) or callable(x):
        keep.append(x)
        return (kind, id(x))
    if kind is slice:
        return (kind, _flatten((x.start, x.stop, x.step), tensors, keep))
    raise _Odd(f"an argument is of type {kind.__name__}")


class _Slot:
    """Stands for a tensor in a form."""


def _dismantle(x: Any, tensors: list[Any]) -> Callable[[Any], Any]:
    """Takes a result apart; gives what puts one together from other tensors."""
    kind = type(x)
    if kind in _tensor_types():
        i = len(tensors)
        tensors.append(x)
        return lambda ts: ts[i]
    if x is None or kind in (bool, int, float, complex, str, bytes, type, _C.dtype, _C.device, _C.Size):
        return lambda ts: x
    if kind in (tuple, list):
        parts = [_dismantle(v, tensors) for v in x]
        return lambda ts: kind(p(ts) for p in parts)
    if issubclass(kind, tuple) and hasattr(kind, "_fields"):
        parts = [_dismantle(v, tensors) for v in x]
        return lambda ts: kind(*[p(ts) for p in parts])
    if issubclass(kind, tuple) and hasattr(kind, "n_sequence_fields"):
        parts = [_dismantle(v, tensors) for v in x]
        return lambda ts: kind([p(ts) for p in parts])
    if kind is dict or kind.__name__ == "OrderedDict":
        entries = {k: _dismantle(v, tensors) for k, v in x.items()}
        return lambda ts: kind((k, p(ts)) for k, p in entries.items())
    if issubclass(kind, dict) and hasattr(kind, "__dataclass_fields__"):
        # Such as the outputs of transformers' models.
        entries = {k: _dismantle(v, tensors) for k, v in x.items()}
        return lambda ts: kind(**{k: p(ts) for k, p in entries.items()})
    if isinstance(x, _C.TensorBase):
        raise _Odd(f"a result is a tensor of class {kind.__name__}")
    raise _Odd(f"a result is of type {kind.__name__}")


class CompiledCallable:
    """A function, or a module's call, that is captured at its first call and replayed afterwards.

    Args:
        fn: What is called.
        owner: The module whose call `fn` is, or None.
        fullgraph: Raise where the call cannot be captured, instead of running it as written.
    """

    def __init__(self, fn: Callable[..., Any], owner: Module | None = None, fullgraph: bool = False) -> None:
        self.fn = fn
        self.owner = owner
        self.fullgraph = fullgraph
        self.entries: list[_Entry] = []
        self.captures = 0
        self.eager_reason: str | None = None
        _all.add(self)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Replays the call if it is one of those captured; else captures it."""
        tensors: Any = args
        form: Any = None
        types = _TENSOR_TYPES or _tensor_types()
        if kwargs:
            form = False
        else:
            for a in args:
                if type(a) not in types:
                    form = False
                    break
        if self.eager_reason is not None or _C._capturing() or stance == "force_eager" or config.disable:
            return self.fn(*args, **kwargs)
        keep: list[Any] = []
        if form is None:
            form = len(args)
        else:
            found: list[Any] = []
            try:
                form = (
                    tuple([_flatten(a, found, keep) for a in args]),
                    tuple([(k, _flatten(v, found, keep)) for k, v in kwargs.items()]),
                )
            except _Odd as odd:
                return self._as_written(str(odd), args, kwargs)
            tensors = tuple(found)
        for entry in self.entries:
            if entry.form == form and entry.guards.check() < 0:
                if entry.plan is None:
                    return self.fn(*args, **kwargs)
                results = entry.plan.run(tensors)
                if results is not None:
                    return entry.rebuild(results)
        return self._capture(args, kwargs, tensors, form, keep)

    def _as_written(self, reason: str, args: Any, kwargs: Any) -> Any:
        if self.fullgraph:
            raise Unsupported(f"torch.compile(fullgraph=True): {self.name} cannot be captured: {reason}")
        self.eager_reason = reason
        return self.fn(*args, **kwargs)

    @property
    def name(self) -> str:
        """What is compiled, for messages."""
        if self.owner is not None:
            return type(self.owner).__name__
        return getattr(self.fn, "__qualname__", type(self.fn).__name__)

    def _see(self) -> Seen:
        seen = Seen()
        if self.owner is not None:
            seen.module(self.name, self.owner)
        else:
            seen.value(self.name, self.fn)
            if not seen.guards and not isinstance(self.fn, (type(len),)):
                seen.value(self.name, vars(type(self.fn)).get("__call__"))
                if hasattr(self.fn, "__dict__"):
                    seen.dictionary(self.name, self.fn.__dict__)
        for hooks in (
            _module._global_forward_hooks,
            _module._global_forward_pre_hooks,
            _module._global_backward_hooks,
            _module._global_backward_pre_hooks,
        ):
            seen.guards.append((hooks, None, len(hooks)))
            seen.names.append("hooks of all modules")
            if hooks:
                seen.obstacle = "there are hooks on all modules"
        return seen

    def _capture(self, args: Any, kwargs: Any, tensors: tuple[Any, ...], form: Any, keep: list[Any]) -> Any:
        if stance == "fail_on_recompile" and self.entries:
            raise RuntimeError(f"{self.name} is called in a new way, and the stance is 'fail_on_recompile'")
        if stance == "eager_on_recompile" and self.entries:
            return self.fn(*args, **kwargs)
        if self.captures >= config.recompile_limit:
            reason = f"it was called in more than {config.recompile_limit} ways (torch._dynamo.config.recompile_limit)"
            if self.fullgraph:
                raise RecompileLimitExceeded(f"torch.compile(fullgraph=True): {self.name}: {reason}")
            self.eager_reason = reason
            warnings.warn(f"torch.compile: {self.name} runs as written from now on: {reason}", stacklevel=3)
            return self.fn(*args, **kwargs)
        self.captures += 1
        seen = self._see()
        reason = seen.obstacle
        if any(id(t) in seen.tensors for t in tensors):
            reason = "an argument is also reached without being passed (a parameter, a buffer, a global)"
        if reason is not None:
            return self._note(form, seen, reason, keep, args, kwargs)
        _C._capture_begin(tensors)
        try:
            result = self.fn(*args, **kwargs)
        except BaseException:
            _C._capture_cancel()
            self.captures -= 1
            raise
        outputs: list[Any] = []
        plan = rebuild = None
        try:
            rebuild = _dismantle(result, outputs)
            plan = _C._capture_end(tuple(outputs))
        except _Odd as odd:
            _C._capture_cancel()
            reason = str(odd)
        except NotImplementedError as error:
            reason = str(error).removeprefix("not captured: ")
        guards = _C.Guards(seen.guards)
        changed = guards.check()
        if changed >= 0:
            reason = f"it changes what it depends on: {seen.names[changed]}"
            plan = None
            seen = self._see()
            # Whatever it does next time may differ again.
            if not self.fullgraph:
                self.eager_reason = reason
        if plan is None:
            if self.fullgraph:
                raise Unsupported(f"torch.compile(fullgraph=True): {self.name} cannot be captured: {reason}")
            self.entries.insert(0, _Entry(form, seen, None, None, reason, keep))
            return result
        self.entries.insert(0, _Entry(form, seen, plan, rebuild, None, keep))
        return result

    def _note(self, form: Any, seen: Seen, reason: str, keep: Any, args: Any, kwargs: Any) -> Any:
        if self.fullgraph:
            raise Unsupported(f"torch.compile(fullgraph=True): {self.name} cannot be captured: {reason}")
        self.entries.insert(0, _Entry(form, seen, None, None, reason, keep))
        return self.fn(*args, **kwargs)

    def reset(self) -> None:
        """Forgets what was captured."""
        self.entries.clear()
        self.captures = 0
        self.eager_reason = None

    def explain(self) -> str:
        """What was captured so far, or why not."""
        lines = [f"{self.name}: called in {self.captures} ways that were looked at"]
        if self.eager_reason is not None:
            lines.append(f"runs as written: {self.eager_reason}")
        for i, entry in enumerate(reversed(self.entries)):
            what = f"runs as written: {entry.reason}" if entry.plan is None else entry.plan.summary
            lines += [f"way {i + 1}, {len(entry.names)} guards:", *("  " + line for line in what.split("\n"))]
        return "\n".join(lines)

    def __deepcopy__(self, memo: dict[int, Any]) -> CompiledCallable:
        if self.owner is None:
            return self
        owner = copy.deepcopy(self.owner, memo)
        return _forward_of(owner, self.fullgraph)

    def __reduce__(self) -> Any:
        if self.owner is None:
            return super().__reduce__()
        return _forward_of, (self.owner, self.fullgraph)


def _forward_of(module: Module, fullgraph: bool) -> CompiledCallable:
    return CompiledCallable(functools.partial(type(module).forward, module), module, fullgraph)


def compile_in_place(module: Module, fullgraph: bool = False) -> None:
    """Has a module's forward captured and replayed; its hooks run as ever."""
    module.__dict__["forward"] = _forward_of(module, fullgraph)


def reset_all() -> None:
    """Forgets what all compiled callables captured."""
    for c in list(_all):
        c.reset()
