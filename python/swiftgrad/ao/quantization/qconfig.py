"""How a layer is to be quantized: factories of observers for its activations and its weights."""

from __future__ import annotations

from typing import Any, NamedTuple

import swiftgrad

from .observer import (
    PlaceholderObserver,
    default_dynamic_quant_observer,
    default_observer,
    default_per_channel_weight_observer,
    default_weight_observer,
)

__all__ = [
    "QConfig",
    "default_dynamic_qconfig",
    "default_qconfig",
    "float16_dynamic_qconfig",
    "per_channel_dynamic_qconfig",
]


class QConfig(NamedTuple):
    """Factories, not observers: each layer makes its own."""

    activation: Any
    weight: Any


default_qconfig = QConfig(activation=default_observer, weight=default_weight_observer)
default_dynamic_qconfig = QConfig(activation=default_dynamic_quant_observer, weight=default_weight_observer)
per_channel_dynamic_qconfig = QConfig(
    activation=default_dynamic_quant_observer, weight=default_per_channel_weight_observer
)
float16_dynamic_qconfig = QConfig(
    activation=PlaceholderObserver.with_args(dtype=swiftgrad.float16, is_dynamic=True),
    weight=PlaceholderObserver.with_args(dtype=swiftgrad.float16),
)
