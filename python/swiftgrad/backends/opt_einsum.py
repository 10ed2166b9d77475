"""opt_einsum, a planner for einsum of many operands: not used; einsum goes from left to right."""

from __future__ import annotations

from typing import Any

enabled = False
strategy: str | None = None


def is_available() -> bool:
    """No: it is not used."""
    return False


def get_opt_einsum() -> Any:
    """None."""
    return None
