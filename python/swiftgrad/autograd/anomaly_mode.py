"""Anomaly mode: errors in backward show where the forward operation was called."""

from __future__ import annotations

from .. import _C

__all__ = ["detect_anomaly", "set_detect_anomaly"]


class detect_anomaly:
    """Anomaly mode inside: a traceback of each forward operation is kept, and NaN gradients raise."""

    def __init__(self, check_nan: bool = True) -> None:
        self.check_nan = check_nan

    def __enter__(self) -> None:
        self.prev = (_C.is_anomaly_enabled(), _C.is_anomaly_check_nan_enabled())
        _C._set_anomaly_enabled(True, self.check_nan)

    def __exit__(self, *exception: object) -> None:
        _C._set_anomaly_enabled(*self.prev)


class set_detect_anomaly:
    """Sets anomaly mode: at once, and until the end where used with ``with``."""

    def __init__(self, mode: bool, check_nan: bool = True) -> None:
        self.prev = (_C.is_anomaly_enabled(), _C.is_anomaly_check_nan_enabled())
        _C._set_anomaly_enabled(mode, check_nan)

    def __enter__(self) -> None:
        pass

    def __exit__(self, *exception: object) -> None:
        _C._set_anomaly_enabled(*self.prev)
