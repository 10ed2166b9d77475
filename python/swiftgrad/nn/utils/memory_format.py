"""Conversion of convolutions' weights to another order in memory."""

from __future__ import annotations

from typing import Any

from ..modules.conv import Conv2d, Conv3d, ConvTranspose2d, ConvTranspose3d
from ..modules.module import Module

__all__ = ["convert_conv2d_weight_memory_format", "convert_conv3d_weight_memory_format"]


def _convert(module: Module, memory_format: Any, kinds: tuple[type[Module], ...]) -> Module:
    for child in module.modules():
        if isinstance(child, kinds):
            weight: Any = child.weight
            weight.data = weight.data.contiguous(memory_format=memory_format)
    return module


def convert_conv2d_weight_memory_format(module: Module, memory_format: Any) -> Module:
    """Lays out the weights of 2-dimensional convolutions in a module otherwise.

    Args:
        module: a convolution or a module with some.
        memory_format: such as `torch.channels_last`.

    Returns:
        `module`.
    """
    return _convert(module, memory_format, (Conv2d, ConvTranspose2d))


def convert_conv3d_weight_memory_format(module: Module, memory_format: Any) -> Module:
    """Lays out the weights of 3-dimensional convolutions in a module otherwise.

    Args:
        module: a convolution or a module with some.
        memory_format: such as `torch.channels_last_3d`.

    Returns:
        `module`.
    """
    return _convert(module, memory_format, (Conv3d, ConvTranspose3d))
