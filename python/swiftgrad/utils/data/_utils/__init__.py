"""Names of PyTorch's private package that programs import all the same."""

from . import collate

__all__ = ["collate"]
