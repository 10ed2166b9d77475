"""The models that several workloads share, written against the names swiftgrad and PyTorch have in common."""

from __future__ import annotations

from types import ModuleType
from typing import Any


def mlp(torch: ModuleType) -> Any:
    """784-256-128-64-10 with ReLU."""
    nn = torch.nn
    return nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Linear(256, 128),
        nn.ReLU(),
        nn.Linear(128, 64),
        nn.ReLU(),
        nn.Linear(64, 10),
    )


def resnet18(torch: ModuleType, classes: int = 1000) -> Any:
    """ResNet-18 (He et al. 2015): input (N, 3, H, W), result (N, classes)."""
    nn = torch.nn

    class Block(nn.Module):  # type: ignore[name-defined, misc]
        """Two 3x3 convolutions and the way around them."""

        def __init__(self, inputs: int, outputs: int, stride: int) -> None:
            super().__init__()
            self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
            self.bn1 = nn.BatchNorm2d(outputs)
            self.relu = nn.ReLU(inplace=True)
            self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
            self.bn2 = nn.BatchNorm2d(outputs)
            self.downsample = None
            if stride != 1 or inputs != outputs:
                self.downsample = nn.Sequential(
                    nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs)
                )

        def forward(self, x: Any) -> Any:
            y = self.relu(self.bn1(self.conv1(x)))
            y = self.bn2(self.conv2(y))
            y += x if self.downsample is None else self.downsample(x)
            return self.relu(y)

    stages = []
    for inputs, outputs, stride in ((64, 64, 1), (64, 128, 2), (128, 256, 2), (256, 512, 2)):
        stages += [Block(inputs, outputs, stride), Block(outputs, outputs, 1)]
    return nn.Sequential(
        nn.Conv2d(3, 64, 7, 2, 3, bias=False),
        nn.BatchNorm2d(64),
        nn.ReLU(inplace=True),
        nn.MaxPool2d(3, 2, 1),
        *stages,
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.Linear(512, classes),
    )


def encoder(torch: ModuleType, classes: int = 10) -> Any:
    """A Transformer encoder, 2 layers of d 256, 4 heads, ff 1024, dropout 0.1: (N, T, 256) to (N, classes)."""
    nn = torch.nn

    class Encoder(nn.Module):  # type: ignore[name-defined, misc]
        """Encoder layers, the mean over the steps, a linear classifier."""

        def __init__(self) -> None:
            super().__init__()
            layer = nn.TransformerEncoderLayer(256, 4, 1024, 0.1, batch_first=True)
            self.layers = nn.TransformerEncoder(layer, 2)
            self.head = nn.Linear(256, classes)

        def forward(self, x: Any) -> Any:
            return self.head(self.layers(x).mean(1))

    return Encoder()


def gpt(torch: ModuleType, layers: int = 6, width: int = 384, heads: int = 6, steps: int = 128) -> Any:
    """A causal language model as in GPT-2, head tied to the embedding: tokens (N, T) to scores (N, T, 256)."""
    nn, functional, words = torch.nn, torch.nn.functional, 256

    class Block(nn.Module):  # type: ignore[name-defined, misc]
        """Attention and feed-forward, each after a layer norm and beside a residual."""

        def __init__(self) -> None:
            super().__init__()
            self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
            self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
            self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

        def forward(self, x: Any) -> Any:
            n, t, c = x.shape
            q, k, v = (
                part.view(n, t, heads, c // heads).transpose(1, 2) for part in self.qkv(self.norm1(x)).split(c, dim=2)
            )
            y = functional.scaled_dot_product_attention(q, k, v, is_causal=True)
            x = x + self.out(y.transpose(1, 2).contiguous().view(n, t, c))
            return x + self.down(functional.gelu(self.up(self.norm2(x))))

    class GPT(nn.Module):  # type: ignore[name-defined, misc]
        """Embeddings of words and places, the blocks, a norm and the head."""

        def __init__(self) -> None:
            super().__init__()
            self.words, self.places = nn.Embedding(words, width), nn.Embedding(steps, width)
            self.blocks = nn.ModuleList(Block() for _ in range(layers))
            self.norm = nn.LayerNorm(width)
            self.head = nn.Linear(width, words, bias=False)
            self.head.weight = self.words.weight

        def forward(self, tokens: Any) -> Any:
            x = self.words(tokens) + self.places(torch.arange(tokens.shape[1]))
            for block in self.blocks:
                x = block(x)
            return self.head(self.norm(x))

    return GPT()
