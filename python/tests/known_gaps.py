"""Tests that are known to fail: where swiftgrad differs from PyTorch today, each with what differs.

They run all the same, as strict expected failures: one that begins to pass fails the run, and is then taken off the
list.
"""

from __future__ import annotations

#: Test (file::name[case], without the folder) -> what differs.
GAPS: dict[str, str] = {}
