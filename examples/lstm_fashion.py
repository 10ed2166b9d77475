"""Document 000's LSTM reads pictures of clothes row by row: python examples/lstm_fashion.py [--epochs N] [--steps N]"""

import argparse

import swiftgrad as torch
from swiftgrad import metrics, nn, optim
from swiftgrad._demo import load


class RNN(nn.Module):
    def __init__(self, input_size, hidden_size, num_layers, num_classes):
        super().__init__()
        self.lstm = nn.LSTM(input_size, hidden_size, num_layers, batch_first=True)
        self.fc = nn.Linear(hidden_size, num_classes)

    def forward(self, x):
        output, _ = self.lstm(x)
        return self.fc(output[:, -1])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--steps", type=int, default=None, help="stop each epoch after so many steps")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--hidden", type=int, default=64, help="units of each of the two layers")
    parser.add_argument("--sample", action="store_true", help="use the small sample in the package")
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    what, (images, labels), (test_images, test_labels), _ = load(options.sample)
    print(what)
    # A picture is 28 steps of 28 numbers.
    images, test_images = (pictures.squeeze(1).float() / 255 for pictures in (images, test_images))
    dataset = torch.utils.data.TensorDataset(images, labels)
    loader = torch.utils.data.DataLoader(dataset, batch_size=64, shuffle=True)

    model = RNN(28, options.hidden, 2, 10)
    criterion = nn.CrossEntropyLoss()
    optimizer = optim.Adam(model.parameters(), lr=0.003)
    for epoch in range(options.epochs):
        for step, (inputs, targets) in enumerate(loader):
            if step == options.steps:
                break
            loss = criterion(model(inputs), targets)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            if step % 20 == 0:
                print(f"epoch {epoch} step {step} loss {loss.item():.4f}")
        with torch.no_grad():
            scores = torch.cat([model(part) for part in test_images.split(500)])
        print(f"Epoch {epoch}, accuracy: {metrics.accuracy(scores, test_labels):.2%}")


if __name__ == "__main__":
    main()
