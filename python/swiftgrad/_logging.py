"""Logs of PyTorch's compiler: there is none to log, so the settings are accepted."""

from __future__ import annotations

from typing import Any


def set_logs(**kwargs: Any) -> None:
    """Accepts what to log."""
