"""VGG ("Very Deep Convolutional Networks for Large-Scale Image Recognition", Simonyan and Zisserman, 2014)."""

from __future__ import annotations

from typing import Any

import swiftgrad as sg
from swiftgrad import nn

from ._weights import refuse_weights

__all__ = ["VGG", "vgg11", "vgg11_bn", "vgg13", "vgg13_bn", "vgg16", "vgg16_bn", "vgg19", "vgg19_bn"]

# Number of 3x3 convolutions in each of the five stages; the stages have these channels, with a pool after each.
_STAGES = {11: (1, 1, 2, 2, 2), 13: (2, 2, 2, 2, 2), 16: (2, 2, 3, 3, 3), 19: (2, 2, 4, 4, 4)}
_CHANNELS = (64, 128, 256, 512, 512)


class VGG(nn.Module):
    """Convolutions, and three linear layers: (N, 3, H, W) to scores (N, num_classes).

    Args:
        features: the convolutions; they give 512 channels.
        num_classes: number of scores.
        init_weights: draw the weights anew as in torchvision.
        dropout: rate of the two dropout layers.
    """

    def __init__(
        self, features: nn.Module, num_classes: int = 1000, init_weights: bool = True, dropout: float = 0.5
    ) -> None:
        super().__init__()
        self.features = features
        self.avgpool = nn.AdaptiveAvgPool2d((7, 7))
        self.classifier = nn.Sequential(
            nn.Linear(512 * 7 * 7, 4096),
            nn.ReLU(True),
            nn.Dropout(p=dropout),
            nn.Linear(4096, 4096),
            nn.ReLU(True),
            nn.Dropout(p=dropout),
            nn.Linear(4096, num_classes),
        )
        if init_weights:
            self._initialize()

    def _initialize(self) -> None:
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
            elif isinstance(module, nn.BatchNorm2d):
                nn.init.constant_(module.weight, 1)
            elif isinstance(module, nn.Linear):
                nn.init.normal_(module.weight, 0, 0.01)
            else:
                continue
            if module.bias is not None:
                nn.init.constant_(module.bias, 0)

    def forward(self, x: sg.Tensor) -> sg.Tensor:
        return self.classifier(sg.flatten(self.avgpool(self.features(x)), 1))


def _vgg(name: str, depth: int, norm: bool, weights: Any, options: dict[str, Any]) -> VGG:
    refuse_weights(name, weights, options)
    layers: list[nn.Module] = []
    inputs = 3
    for count, channels in zip(_STAGES[depth], _CHANNELS, strict=True):
        for _ in range(count):
            layers.append(nn.Conv2d(inputs, channels, kernel_size=3, padding=1))
            if norm:
                layers.append(nn.BatchNorm2d(channels))
            layers.append(nn.ReLU(inplace=True))
            inputs = channels
        layers.append(nn.MaxPool2d(kernel_size=2, stride=2))
    return VGG(nn.Sequential(*layers), **options)


def vgg11(*, weights: Any = None, progress: bool = True, **kwargs: Any) -> VGG:
    """VGG of 11 layers; keyword arguments go to ``VGG``."""
    return _vgg("vgg11", 11, False, weights, kwargs)


def vgg11_bn(*, weights: Any = None, progress: bool = True, **kwargs: Any) -> VGG:
    """VGG of 11 layers with batch norms; keyword arguments go to ``VGG``."""
    return _vgg("vgg11_bn", 11, True, weights, kwargs)


def vgg13(*, weights: Any = None, progress: bool = True, **kwargs: Any) -> VGG:
    """VGG of 13 layers; keyword arguments go to ``VGG``."""
    return _vgg("vgg13", 13, False, weights, kwargs)


def vgg13_bn(*, weights: Any = None, progress: bool = True, **kwargs: Any) -> VGG:
    """VGG of 13 layers with batch norms; keyword arguments go to ``VGG``."""
    return _vgg("vgg13_bn", 13, True, weights, kwargs)


def vgg16(*, weights: Any = None, progress: bool = True, **kwargs: Any) -> VGG:
    """VGG of 16 layers; keyword arguments go to ``VGG``."""
    return _vgg("vgg16", 16, False, weights, kwargs)


def vgg16_bn(*, weights: Any = None, progress: bool = True, **kwargs: Any) -> VGG:
    """VGG of 16 layers with batch norms; keyword arguments go to ``VGG``."""
    return _vgg("vgg16_bn", 16, True, weights, kwargs)


def vgg19(*, weights: Any = None, progress: bool = True, **kwargs: Any) -> VGG:
    """VGG of 19 layers; keyword arguments go to ``VGG``."""
    return _vgg("vgg19", 19, False, weights, kwargs)


def vgg19_bn(*, weights: Any = None, progress: bool = True, **kwargs: Any) -> VGG:
    """VGG of 19 layers with batch norms; keyword arguments go to ``VGG``."""
    return _vgg("vgg19_bn", 19, True, weights, kwargs)
