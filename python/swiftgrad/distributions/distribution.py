"""The base class of all distributions."""

from __future__ import annotations

import warnings
from typing import Any

import swiftgrad as sg
from swiftgrad import Size, Tensor

from .. import _C
from . import constraints
from .utils import lazy_property

__all__ = ["Distribution"]


class Distribution:
    """A batch of probability distributions of one kind.

    Args:
        batch_shape: shape of the batch of parameters.
        event_shape: shape of one draw.
        validate_args: whether parameters and values are checked against their constraints; None: as
            ``set_default_validate_args`` says, which at first is yes.

    Raises:
        ValueError: a parameter does not fulfil its constraint.
    """

    has_rsample: Any = False
    has_enumerate_support: Any = False
    _validate_args: bool = __debug__

    @staticmethod
    def set_default_validate_args(value: bool) -> None:
        """Turns the checks on or off for distributions that are made without ``validate_args``."""
        if value not in (True, False):
            raise ValueError(f"set_default_validate_args: True or False was required, got {value!r}")
        Distribution._validate_args = value

    def __init__(
        self, batch_shape: Any = Size(()), event_shape: Any = Size(()), validate_args: bool | None = None
    ) -> None:
        self._batch_shape = batch_shape
        self._event_shape = event_shape
        if validate_args is not None:
            self._validate_args = validate_args
        if self._validate_args:
            self._check_parameters()
        super().__init__()

    def _check_parameters(self) -> None:
        """Holds each parameter against its constraint, those that are still to be computed left out."""
        try:
            wanted = self.arg_constraints
        except NotImplementedError:
            warnings.warn(
                f"{self.__class__} does not define `arg_constraints`. Please set `arg_constraints = {{}}` or "
                "initialize the distribution with `validate_args=False` to turn off validation.",
                stacklevel=4,
            )
            return
        for name, constraint in wanted.items():
            if constraints.is_dependent(constraint):
                continue
            if name not in self.__dict__ and isinstance(getattr(type(self), name, None), lazy_property):
                continue
            value = getattr(self, name)
            if not constraint.check(value).all():
                raise ValueError(
                    f"Expected parameter {name} ({type(value).__name__} of shape {tuple(value.shape)}) of distribution "
                    f"{self!r} to satisfy the constraint {constraint!r}, but found invalid values:\n{value}"
                )

    # Shapes

    @property
    def batch_shape(self) -> Size:
        """Shape of the batch of parameters."""
        return self._batch_shape

    @property
    def event_shape(self) -> Size:
        """Shape of one draw."""
        return self._event_shape

    def _extended_shape(self, sample_shape: Any = Size(())) -> Size:
        """Shape of what ``sample(sample_shape)`` gives."""
        return Size(tuple(sample_shape) + tuple(self._batch_shape) + tuple(self._event_shape))

    def expand(self, batch_shape: Any, _instance: Distribution | None = None) -> Distribution:
        """This distribution with its parameters expanded to ``batch_shape``, without copying."""
        raise NotImplementedError

    def _expand_attributes(self, batch_shape: Any, _instance: Distribution | None = None) -> Any:
        """``expand`` of distributions whose tensors and inner distributions all begin with the batch's shape."""
        new = type(self).__new__(type(self)) if _instance is None else _instance
        batch_shape = Size(batch_shape)
        old = tuple(self._batch_shape)
        for name, value in self.__dict__.items():
            if isinstance(value, _C.TensorBase) and tuple(value.shape[: len(old)]) == old:
                value = value.expand(batch_shape + tuple(value.shape[len(old) :]))
            elif isinstance(value, Distribution):
                value = value.expand(batch_shape + tuple(value.batch_shape[len(old) :]))
            new.__dict__[name] = value
        new._batch_shape = batch_shape
        return new

    def _get_checked_instance(self, cls: type, _instance: Any = None) -> Any:
        """A bare instance for ``expand``, unless a subclass has an ``__init__`` that it would leave out."""
        if _instance is None and type(self).__init__ != cls.__init__:  # type: ignore[misc]
            raise NotImplementedError(
                f"Subclass {self.__class__.__name__} of {cls.__name__} that defines a custom __init__ method "
                "must also define a custom .expand() method."
            )
        return self.__new__(type(self)) if _instance is None else _instance

    # What a kind of distribution defines

    @property
    def arg_constraints(self) -> dict[str, constraints.Constraint]:
        """The constraint of each parameter, by name."""
        raise NotImplementedError

    @property
    def support(self) -> Any:
        """The region in which draws lie."""
        raise NotImplementedError

    @property
    def mean(self) -> Tensor:
        """The mean."""
        raise NotImplementedError

    @property
    def mode(self) -> Tensor:
        """The value of the highest density."""
        raise NotImplementedError(f"{self.__class__} does not implement mode")

    @property
    def variance(self) -> Tensor:
        """The variance."""
        raise NotImplementedError

    @property
    def stddev(self) -> Tensor:
        """The standard deviation."""
        return self.variance.sqrt()

    def sample(self, sample_shape: Any = Size(())) -> Tensor:
        """Draws (``sample_shape`` + batch + event), without a gradient."""
        with sg.no_grad():
            return self.rsample(sample_shape)

    def rsample(self, sample_shape: Any = Size(())) -> Tensor:
        """Draws through which gradients reach the parameters."""
        raise NotImplementedError

    def sample_n(self, n: int) -> Tensor:
        """``n`` draws. Deprecated: use ``sample((n,))``."""
        warnings.warn("sample_n(n) will be deprecated. Use .sample((n,)) instead", UserWarning, stacklevel=2)
        return self.sample(Size((n,)))

    def log_prob(self, value: Tensor) -> Tensor:
        """Logarithm of the density (or probability) at ``value``, of the batch's shape."""
        raise NotImplementedError

    def cdf(self, value: Tensor) -> Tensor:
        """Probability of a draw that is at most ``value``."""
        raise NotImplementedError

    def icdf(self, value: Tensor) -> Tensor:
        """The inverse of ``cdf``."""
        raise NotImplementedError

    def enumerate_support(self, expand: bool = True) -> Tensor:
        """All values of a discrete distribution along dimension 0, by default expanded over the batch."""
        raise NotImplementedError

    def entropy(self) -> Tensor:
        """Entropy in nats, of the batch's shape."""
        raise NotImplementedError

    def perplexity(self) -> Tensor:
        """exp of the entropy."""
        return self.entropy().exp()

    # Checks and text

    def _validate_sample(self, value: Any) -> None:
        """Checks type, shape and region of a value.

        Raises:
            ValueError: it is no tensor, its shape does not fit, or it lies outside the support.
        """
        if not isinstance(value, _C.TensorBase):
            raise ValueError("The value argument to log_prob must be a Tensor")
        events = len(self._event_shape)
        inner = value.shape[value.dim() - events :] if value.dim() >= events else value.shape
        if tuple(inner) != tuple(self._event_shape):
            raise ValueError(
                f"The right-most size of value must match event_shape: {value.size()} vs {self._event_shape}."
            )
        whole = self._batch_shape + self._event_shape
        for i, j in zip(reversed(value.size()), reversed(whole)):
            if i != 1 and j != 1 and i != j:
                raise ValueError(
                    f"Value is not broadcastable with batch_shape+event_shape: {value.size()} vs {Size(whole)}."
                )
        try:
            support = self.support
        except NotImplementedError:
            warnings.warn(
                f"{self.__class__} does not define `support` to enable sample validation. Please initialize the "
                "distribution with `validate_args=False` to turn off validation.",
                stacklevel=3,
            )
            return
        if not support.check(value).all():
            raise ValueError(
                f"Expected value argument ({type(value).__name__} of shape {tuple(value.shape)}) to be within the "
                f"support ({support!r}) of the distribution {self!r}, but found invalid values:\n{value}"
            )

    def __repr__(self) -> str:
        shown = []
        for name in self.arg_constraints:
            if name in self.__dict__:
                value = self.__dict__[name]
                shown.append(f"{name}: {value if value.numel() == 1 else value.size()}")
        return f"{self.__class__.__name__}({', '.join(shown)})"
