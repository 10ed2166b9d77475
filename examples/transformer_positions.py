"""Position encodings: a Transformer that reverses sequences, without, with sinusoidal and with learned positions.

python examples/transformer_positions.py [--steps N]
"""

import argparse
import math

import swiftgrad as torch
from swiftgrad import nn

DIGITS, LENGTH, WIDTH = 10, 8, 32


class SinusoidalPositions(nn.Module):
    """Adds sines and cosines whose wavelengths grow from 2 pi to 10000 * 2 pi over the width (Vaswani et al. 2017)."""

    def __init__(self, width, length):
        super().__init__()
        position = torch.arange(length).unsqueeze(1)
        frequency = torch.exp(torch.arange(0, width, 2) * (-math.log(10000.0) / width))
        table = torch.zeros(length, width)
        table[:, 0::2] = torch.sin(position * frequency)
        table[:, 1::2] = torch.cos(position * frequency)
        self.register_buffer("table", table)  # saved and moved with the model, not trained

    def forward(self, x):  # (batch, length, width)
        return x + self.table[: x.size(1)]


class LearnedPositions(nn.Module):
    """Adds a trained vector for each position (BERT, GPT)."""

    def __init__(self, width, length):
        super().__init__()
        self.table = nn.Embedding(length, width)

    def forward(self, x):
        return x + self.table(torch.arange(x.size(1)))


class Reverser(nn.Module):
    def __init__(self, positions):
        super().__init__()
        self.digits = nn.Embedding(DIGITS, WIDTH)
        self.positions = positions
        layer = nn.TransformerEncoderLayer(WIDTH, 4, 64, dropout=0.0, batch_first=True, norm_first=True)
        self.encoder = nn.TransformerEncoder(layer, 2, nn.LayerNorm(WIDTH), enable_nested_tensor=False)
        self.head = nn.Linear(WIDTH, DIGITS)

    def forward(self, digits):  # (batch, length) to (batch, length, digits)
        return self.head(self.encoder(self.positions(self.digits(digits))))


def train(name, make, steps):
    torch.manual_seed(0)
    model = Reverser(make())
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    criterion = nn.CrossEntropyLoss()
    for step in range(steps):
        digits = torch.randint(DIGITS, (64, LENGTH))
        loss = criterion(model(digits).flatten(0, 1), digits.flip(1).flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step == 0:
            print(f"{name:<10} first loss {loss.item():.4f}")
    model.eval()
    with torch.no_grad():
        digits = torch.randint(DIGITS, (256, LENGTH))
        right = (model(digits).argmax(-1) == digits.flip(1)).float().mean().item()
    print(f"{name:<10} last loss {loss.item():.4f}, right: {right:.1%}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=150)
    options = parser.parse_args()
    # Attention alone does not know where a digit stands: without positions it can only guess.
    train("none", nn.Identity, options.steps)
    train("sinusoidal", lambda: SinusoidalPositions(WIDTH, LENGTH), options.steps)
    train("learned", lambda: LearnedPositions(WIDTH, LENGTH), options.steps)


if __name__ == "__main__":
    main()
