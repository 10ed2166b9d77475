"""Settings of deterministic algorithms; all algorithms here are deterministic."""

from __future__ import annotations

fill_uninitialized_memory = True
