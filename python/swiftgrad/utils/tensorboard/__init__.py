"""`torch.utils.tensorboard`: writes scalars, histograms, pictures and texts for TensorBoard.

The record format and the messages are those of the package `tensorboard` or, where that is not installed, of
`tensorboardX`; one of the two is needed.

Raises:
    ModuleNotFoundError: neither is installed.
"""

from __future__ import annotations

from ._backend import EventFileWriter as RecordWriter
from .writer import FileWriter, SummaryWriter

__all__ = ["FileWriter", "RecordWriter", "SummaryWriter"]
