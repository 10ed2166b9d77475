"""AlexNet, in the form of "One weird trick for parallelizing convolutional neural networks" (Krizhevsky, 2014)."""

from __future__ import annotations

from typing import Any

import swiftgrad as sg
from swiftgrad import nn

from ._weights import refuse_weights

__all__ = ["AlexNet", "alexnet"]


class AlexNet(nn.Module):
    """Five convolutions and three linear layers: (N, 3, H, W) to scores (N, num_classes).

    Args:
        num_classes: number of scores.
        dropout: rate of the two dropout layers.
    """

    def __init__(self, num_classes: int = 1000, dropout: float = 0.5) -> None:
        super().__init__()
        features: list[nn.Module] = []
        plan = [(3, 64, 11, 4, 2, True), (64, 192, 5, 1, 2, True), (192, 384, 3, 1, 1, False)]
        plan += [(384, 256, 3, 1, 1, False), (256, 256, 3, 1, 1, True)]
        for inputs, outputs, kernel, stride, padding, pool in plan:
            features += [nn.Conv2d(inputs, outputs, kernel, stride, padding), nn.ReLU(inplace=True)]
            if pool:
                features.append(nn.MaxPool2d(kernel_size=3, stride=2))
        self.features = nn.Sequential(*features)
        self.avgpool = nn.AdaptiveAvgPool2d((6, 6))
        self.classifier = nn.Sequential(
            nn.Dropout(p=dropout),
            nn.Linear(256 * 6 * 6, 4096),
            nn.ReLU(inplace=True),
            nn.Dropout(p=dropout),
            nn.Linear(4096, 4096),
            nn.ReLU(inplace=True),
            nn.Linear(4096, num_classes),
        )

    def forward(self, x: sg.Tensor) -> sg.Tensor:
        return self.classifier(sg.flatten(self.avgpool(self.features(x)), 1))


def alexnet(*, weights: Any = None, progress: bool = True, **kwargs: Any) -> AlexNet:
    """AlexNet; keyword arguments go to ``AlexNet``."""
    refuse_weights("alexnet", weights, kwargs)
    return AlexNet(**kwargs)
