"""The names of torch.distributed under their old module."""

from __future__ import annotations

from .._missing import module_getattr
from . import *  # noqa: F403
from ._group import require_group as _get_default_group_or

__getattr__ = module_getattr(__name__)


def _get_default_group() -> object:
    return _get_default_group_or()
