"""Pre-training on five kinds of clothes, fine-tuning on the others: python examples/finetune_fashion.py [--epochs N]

Run it again with `--folder DIR` after an interruption: it goes on from the last checkpoint, bit for bit.
"""

import argparse
import pathlib
import tempfile

import swiftgrad as torch
from swiftgrad import nn, optim, training
from swiftgrad._demo import load


def network():
    features = nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
    )  # fmt: skip
    return nn.Sequential(features, nn.Dropout(0.2), nn.Linear(16 * 7 * 7, 5))


def evaluate(model, images, labels):
    model.eval()
    with torch.no_grad():
        scores = model(images)
    model.train()
    return nn.functional.cross_entropy(scores, labels).item(), training.accuracy(scores, labels)


def fit(name, model, optimizer, train, held, options, folder):
    """Trains until the validation loss no longer falls; what it needs to go on is in the checkpoint."""
    scheduler = optim.lr_scheduler.CosineAnnealingLR(optimizer, options.epochs)
    stopping = training.EarlyStopping(patience=2, model=model)
    curve = training.LearningCurve()
    things = dict(model=model, optimizer=optimizer, scheduler=scheduler, stopping=stopping, curve=curve)
    path, start = folder / f"{name}.pt", 0
    if path.exists():
        start = training.load_checkpoint(path, **things)["epoch"]
        print(f"{name}: goes on after epoch {start}")
    loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(*train), batch_size=64, shuffle=True)
    for epoch in range(start, options.epochs):
        if stopping.stopped:
            break
        losses = []
        for step, (images, labels) in enumerate(loader):
            if step == options.steps:
                break
            loss = nn.functional.cross_entropy(model(images), labels) + 1e-5 * training.l2_penalty(model)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        scheduler.step()
        held_loss, accuracy = evaluate(model, *held)
        curve.add(training=sum(losses) / len(losses), validation=held_loss)
        trained_loss = curve["training"][-1]
        print(f"{name}, epoch {epoch + 1}: loss {trained_loss:.3f}, validation {held_loss:.3f}, {accuracy:.1%}")
        stopping.step(held_loss)
        training.save_checkpoint(path, epoch=epoch + 1, **things)
    stopping.restore()
    curve.plot(folder / f"{name}.png", title=name)
    return evaluate(model, *held)[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--steps", type=int, default=None, help="stop each epoch after so many steps")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", type=pathlib.Path, help="where checkpoints and curves go, and come from")
    parser.add_argument("--sample", action="store_true", help="use the small sample in the package")
    options = parser.parse_args()
    folder = options.folder or pathlib.Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)

    torch.manual_seed(options.seed)
    what, (images, labels), _, _ = load(options.sample)
    print(what)
    images, labels = (images / 255).view(-1, 1, 28, 28), labels.long()
    generator = torch.Generator().manual_seed(options.seed)
    data = []
    for low in (0, 5):
        chosen = (labels >= low) & (labels < low + 5)
        x, y = images[chosen], labels[chosen] - low
        x_train, x_held, y_train, y_held = training.train_validation_split(x, y, stratify=y, generator=generator)
        data.append(((x_train, y_train), (x_held, y_held)))

    model = network()
    accuracy = fit("pre-training", model, optim.Adam(model.parameters()), *data[0], options, folder)
    print(f"pre-trained: {accuracy:.1%}")

    model[2] = nn.Linear(16 * 7 * 7, 5)
    frozen = training.freeze(model, "0.0")
    groups = training.parameter_groups(model, {"0": 1e-4}, lr=1e-3)
    sizes = ", ".join(f"{len(g['params'])} at {g['lr']}" for g in groups)
    print(f"frozen: {', '.join(frozen)}; tensors trained: {sizes}")
    accuracy = fit("fine-tuning", model, optim.Adam(groups), *data[1], options, folder)
    print(f"fine-tuned accuracy: {100 * accuracy:.1f}%")
    print(f"curves and checkpoints: {folder}")


if __name__ == "__main__":
    main()
