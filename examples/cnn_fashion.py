"""Document 000's network on pictures of clothes: python examples/cnn_fashion.py [--epochs N] [--steps N]"""

import argparse

import swiftgrad as torch
import swiftgrad.nn.functional as F
from swiftgrad import metrics, nn, optim
from swiftgrad._demo import load
from swiftgrad.vision import transforms


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 32, 3, padding=1)
        self.conv2 = nn.Conv2d(32, 64, 3, padding=1)
        self.pool = nn.MaxPool2d(2, 2)
        self.fc1 = nn.Linear(64 * 6 * 6, 128)
        self.fc2 = nn.Linear(128, 10)

    def forward(self, x):
        x = self.pool(F.relu(self.conv1(x)))
        x = self.pool(F.relu(self.conv2(x)))
        x = x.view(-1, 64 * 6 * 6)
        x = F.relu(self.fc1(x))
        return self.fc2(x)


class Pictures(torch.utils.data.Dataset):
    """Pictures of bytes and their labels, through transforms."""

    def __init__(self, images, labels, transform):
        self.images, self.labels, self.transform = images, labels, transform

    def __getitem__(self, index):
        return self.transform(transforms.functional.to_pil_image(self.images[index])), self.labels[index]

    def __len__(self):
        return len(self.labels)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--steps", type=int, default=None, help="stop each epoch after so many steps")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--sample", action="store_true", help="use the small sample in the package")
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    what, (images, labels), (test_images, test_labels), classes = load(options.sample)
    print(what)
    rest = [transforms.Grayscale(3), transforms.ToTensor(), transforms.Normalize((0.5,) * 3, (0.5,) * 3)]
    augmented = transforms.Compose([transforms.RandomCrop(24), transforms.RandomHorizontalFlip(), *rest])
    plain = transforms.Compose([transforms.CenterCrop(24), *rest])
    loader = torch.utils.data.DataLoader(Pictures(images, labels, augmented), batch_size=64, shuffle=True)
    test_loader = torch.utils.data.DataLoader(Pictures(test_images, test_labels, plain), batch_size=500)

    model = CNN()
    criterion = nn.CrossEntropyLoss()
    optimizer = optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
    for epoch in range(options.epochs):
        model.train()
        for step, (inputs, targets) in enumerate(loader):
            if step == options.steps:
                break
            loss = criterion(model(inputs), targets)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            if step % 100 == 0:
                print(f"epoch {epoch} step {step} loss {loss.item():.4f}")

    model.eval()
    with torch.no_grad():
        scores = torch.cat([model(inputs) for inputs, _ in test_loader])
    print(f"Accuracy: {metrics.accuracy(scores, test_labels):.2%}")
    table = metrics.precision_recall_f1(scores, test_labels, average=None, num_classes=10)
    for name, precision, recall, f1 in zip(classes, *table, strict=True):
        print(f"{name:<12} precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")


if __name__ == "__main__":
    main()
