"""Document 001's question: how many parameters does each kind of layer train?  python examples/layer_parameters.py

Each layer gets a picture of 3x32x32 numbers, or a sequence of 32 vectors of 96 numbers: 3,072 numbers either way.
"""

import argparse

import swiftgrad
from swiftgrad import nn

LAYERS = [
    ("Linear, to 64 numbers", nn.Sequential(nn.Flatten(), nn.Linear(3072, 64)), (1, 3, 32, 32)),
    ("Conv2d 3x3, to 64 channels", nn.Conv2d(3, 64, 3, padding=1), (1, 3, 32, 32)),
    ("Conv2d 5x5, to 64 channels", nn.Conv2d(3, 64, 5, padding=2), (1, 3, 32, 32)),
    ("Conv1d 3, to 64 channels", nn.Conv1d(96, 64, 3, padding=1), (1, 96, 32)),
    ("BatchNorm2d", nn.BatchNorm2d(3), (1, 3, 32, 32)),
    ("LayerNorm over 96 numbers", nn.LayerNorm(96), (1, 32, 96)),
    ("MaxPool2d", nn.MaxPool2d(2), (1, 3, 32, 32)),
    ("Dropout", nn.Dropout(), (1, 3, 32, 32)),
]


def main():
    argparse.ArgumentParser(description=__doc__).parse_args()
    print(f"{'layer':<28}{'output':<18}{'parameters':>12}{'multiply-adds':>15}{'uses of each':>14}")
    for name, layer, shape in LAYERS:
        found = swiftgrad.summary(layer, shape)
        reuse = found.total_mult_adds / found.total_params if found.total_params else 0
        output = "x".join(map(str, found.layers[0].output_size[1:]))
        uses = f"{reuse:,.1f}" if reuse else "-"
        print(f"{name:<28}{output:<18}{found.trainable_params:>12,}{found.total_mult_adds:>15,}{uses:>14}")

    model = nn.Sequential(
        nn.Conv2d(3, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(),
        nn.MaxPool2d(2), nn.Flatten(), nn.Linear(64 * 8 * 8, 128), nn.ReLU(), nn.Linear(128, 10),
    )  # fmt: skip
    for parameter in model[0].parameters():
        parameter.requires_grad_(False)  # as when a pre-trained layer is kept in fine-tuning
    print("\nTogether, with the first layer frozen:")
    print(swiftgrad.summary(model, (1, 3, 32, 32)))


if __name__ == "__main__":
    main()
