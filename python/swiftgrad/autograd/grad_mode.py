"""no_grad, enable_grad, set_grad_enabled and inference_mode: context managers and decorators."""

from __future__ import annotations

import functools
from collections.abc import Callable, Generator
from typing import Any

from .. import _C

__all__ = ["enable_grad", "inference_mode", "no_grad", "set_grad_enabled", "set_multithreading_enabled"]


def _wrap_generator(make: Callable[[], Any], func: Callable[..., Any]) -> Callable[..., Any]:
    """A generator function whose body runs under the mode, while what consumes it does not."""

    @functools.wraps(func)
    def wrapper(*args: Any, **kwargs: Any) -> Generator[Any, Any, Any]:
        generator = func(*args, **kwargs)
        try:
            with make():
                response = generator.send(None)
            while True:
                try:
                    request = yield response
                except GeneratorExit:
                    with make():
                        generator.close()
                    raise
                except BaseException as error:
                    with make():
                        response = generator.throw(error)
                else:
                    with make():
                        response = generator.send(request)
        except StopIteration as stop:
            return stop.value

    return wrapper


def _decorate(make: Callable[[], Any], func: Any) -> Any:
    """``func`` under the mode."""
    code = getattr(func, "__code__", None)
    if isinstance(func, type):
        raise TypeError(f"a grad mode decorates functions, got the class {func.__name__}")
    if code is not None and code.co_flags & 0x20:  # a generator function
        return _wrap_generator(make, func)

    @functools.wraps(func)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        with make():
            return func(*args, **kwargs)

    return wrapper


class no_grad(_C._NoGrad):
    """Nothing is recorded inside. ``with no_grad():``, ``@no_grad()`` or ``@no_grad``."""

    def __call__(self, func: Any) -> Any:
        return _decorate(type(self), func)

    def clone(self) -> no_grad:
        """Another one."""
        return type(self)()


class enable_grad(no_grad):
    """Operations are recorded inside, also within no_grad."""

    def __enter__(self) -> None:
        self.prev = _C._swap_grad_enabled(True)


class set_grad_enabled:
    """Sets whether operations are recorded: at once, and until the end where used with ``with``."""

    def __init__(self, mode: bool) -> None:
        self.mode = mode
        self.prev = _C._swap_grad_enabled(mode)

    def __enter__(self) -> None:
        _C._swap_grad_enabled(self.mode)

    def __exit__(self, *exception: object) -> None:
        _C._swap_grad_enabled(self.prev)

    def __call__(self, func: Any) -> Any:
        _C._swap_grad_enabled(self.prev)
        return _decorate(self.clone, func)

    def clone(self) -> set_grad_enabled:
        """Another one of the same mode."""
        return type(self)(self.mode)


class inference_mode:
    """As no_grad, and tensors made inside can never take part in differentiation."""

    def __new__(cls, mode: Any = True) -> Any:
        return object.__new__(cls) if isinstance(mode, bool) else _decorate(cls, mode)

    def __init__(self, mode: bool = True) -> None:
        self.mode = mode

    def __enter__(self) -> None:
        self.prev = (_C._swap_inference_enabled(self.mode), _C.is_grad_enabled())
        if self.mode:
            _C._swap_grad_enabled(False)

    def __exit__(self, *exception: object) -> None:
        _C._swap_inference_enabled(self.prev[0])
        _C._swap_grad_enabled(self.prev[1])

    def __call__(self, func: Any) -> Any:
        return _decorate(self.clone, func)

    def clone(self) -> inference_mode:
        """Another one of the same mode."""
        return type(self)(self.mode)


_multithreading = True


class set_multithreading_enabled:
    """Accepts what PyTorch's switch takes: whether backward may use threads of its own.

    swiftgrad's backward runs in the thread that calls it, so only what `is_multithreading_enabled` says changes.
    """

    def __init__(self, mode: bool) -> None:
        global _multithreading
        self.mode = mode
        self.prev = _multithreading
        _multithreading = mode

    def __enter__(self) -> None:
        pass

    def __exit__(self, *exception: object) -> None:
        global _multithreading
        _multithreading = self.prev

    def clone(self) -> set_multithreading_enabled:
        """Another one of the same mode."""
        return type(self)(self.mode)


def is_multithreading_enabled() -> bool:
    """What `set_multithreading_enabled` was last given."""
    return _multithreading
