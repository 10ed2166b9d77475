"""The engine's own switches.

``winograd``: whether 3x3 convolutions with stride 1 in float32 may be computed by Winograd's algorithm, which needs a
quarter of the multiplications. Results are off by up to about 1e-5 of the largest, where plain sums are by 2e-6.
``swiftgrad.backends.swiftgrad.winograd = False``, or ``SWIFTGRAD_WINOGRAD=0`` in the environment, gives the plain sums.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from .. import _C


class _Switches(ModuleType):
    @property
    def winograd(self) -> bool:
        """Whether Winograd's algorithm may be used."""
        return _C._winograd_enabled()

    @winograd.setter
    def winograd(self, enabled: bool) -> None:
        _C._set_winograd(enabled)


@contextmanager
def flags(winograd: bool = True) -> Iterator[None]:
    """Sets the switches for a ``with`` block."""
    previous = _C._set_winograd(winograd)
    try:
        yield
    finally:
        _C._set_winograd(previous)


sys.modules[__name__].__class__ = _Switches
