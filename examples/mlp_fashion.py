"""Document 001's network on pictures of clothes: python examples/mlp_fashion.py [--epochs N] [--save FILE]"""

import argparse

import swiftgrad as torch
from swiftgrad import metrics, nn, optim
from swiftgrad._demo import load


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(784, 256)
        self.fc2 = nn.Linear(256, 128)
        self.fc3 = nn.Linear(128, 64)
        self.fc4 = nn.Linear(64, 10)

    def forward(self, x):
        x = x.view(x.size(0), -1)
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        x = torch.relu(self.fc3(x))
        return self.fc4(x)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--steps", type=int, default=None, help="stop each epoch after so many steps")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--save", help="write the trained parameters to this file")
    parser.add_argument("--sample", action="store_true", help="use the small sample in the package")
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    what, (images, labels), (test_images, test_labels), _ = load(options.sample)
    print(what)
    data = torch.utils.data.TensorDataset(images / 255, labels)
    loader = torch.utils.data.DataLoader(data, batch_size=64, shuffle=True)

    model = Model()
    optimizer = optim.Adam(model.parameters(), lr=0.001)
    criterion = nn.CrossEntropyLoss()
    for epoch in range(options.epochs):
        running = []
        for step, (inputs, targets) in enumerate(loader):
            if step == options.steps:
                break
            optimizer.zero_grad()
            loss = criterion(model(inputs), targets)
            loss.backward()
            optimizer.step()
            running.append(loss.item())
        with torch.no_grad():
            right = metrics.accuracy(model(test_images / 255), test_labels)
        print(f"Epoch {epoch + 1}, loss: {sum(running) / len(running):.4f}, accuracy: {right:.2%}")
    if options.save:
        torch.save(model.state_dict(), options.save)
        print(f"Saved {len(model.state_dict())} tensors to {options.save}")


if __name__ == "__main__":
    main()
