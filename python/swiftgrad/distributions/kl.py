"""Kullback-Leibler divergences."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

from swiftgrad import Tensor

from .distribution import Distribution

__all__ = ["kl_divergence", "register_kl"]

_KL_REGISTRY: dict[tuple[type, type], Callable[[Any, Any], Tensor]] = {}
_KL_MEMOIZE: dict[tuple[type, type], Callable[[Any, Any], Tensor]] = {}


def register_kl(type_p: Any, type_q: Any) -> Callable[[Any], Any]:
    """Decorates a function of (p, q) that gives the divergence of these types.

    The most specific registered pair of base types is taken; where there are several, the first given by the left
    distribution, with a warning.

    Raises:
        TypeError: an argument is no type of distribution.
    """
    if not isinstance(type_p, type) and issubclass(type_p, Distribution):
        raise TypeError(f"Expected type_p to be a Distribution subclass but got {type_p}")
    if not isinstance(type_q, type) and issubclass(type_q, Distribution):
        raise TypeError(f"Expected type_q to be a Distribution subclass but got {type_q}")

    def decorate(function: Any) -> Any:
        _KL_REGISTRY[type_p, type_q] = function
        _KL_MEMOIZE.clear()
        return function

    return decorate


def _depth(kind: type, base: type) -> int:
    """How far a type is from a base type in the order of method resolution."""
    return kind.__mro__.index(base)


def _dispatch(type_p: type, type_q: type) -> Any:
    """The function for two types, or NotImplemented."""
    matches = [(a, b) for a, b in _KL_REGISTRY if issubclass(type_p, a) and issubclass(type_q, b)]
    if not matches:
        return NotImplemented
    left = min(matches, key=lambda m: (_depth(type_p, m[0]), _depth(type_q, m[1])))
    right = min(matches, key=lambda m: (_depth(type_q, m[1]), _depth(type_p, m[0])))
    if _KL_REGISTRY[left] is not _KL_REGISTRY[right]:
        warnings.warn(
            f"Ambiguous kl_divergence({type_p.__name__}, {type_q.__name__}). Please register_kl({left[0].__name__}, "
            f"{right[1].__name__})",
            RuntimeWarning,
            stacklevel=3,
        )
    return _KL_REGISTRY[left]


def kl_divergence(p: Distribution, q: Distribution) -> Tensor:
    """KL(p || q), the mean of log p(x) - log q(x) under p, of the batch's shape.

    Raises:
        NotImplementedError: no formula is registered for the two types.
    """
    pair = type(p), type(q)
    function = _KL_MEMOIZE.get(pair)
    if function is None:
        function = _dispatch(*pair)
        _KL_MEMOIZE[pair] = function  # type: ignore[assignment]
    if function is NotImplemented:
        raise NotImplementedError(
            f"No KL(p || q) is implemented for p type {p.__class__.__name__} and q type {q.__class__.__name__}"
        )
    return function(p, q)


from . import _kl_mixed as _kl_mixed  # noqa: E402
from . import _kl_same as _kl_same  # noqa: E402  (they register themselves)
