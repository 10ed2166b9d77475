"""Settings of the compiler, kept and not used: there is none."""

from __future__ import annotations

job_id: str | None = None
dynamic_sources = ""
unbacked_sources = ""
force_disable_caches = False
