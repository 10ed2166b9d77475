"""swiftgrad.training: penalties, fine-tuning, early stopping, checkpoints, curves, tables."""

import doctest
import importlib
import random

import numpy as np
import pytest
import swiftgrad as torch
from swiftgrad import nn, training

pandas = pytest.importorskip("pandas")


def network():
    return nn.Sequential(nn.Linear(4, 5), nn.BatchNorm1d(5), nn.ReLU(), nn.Dropout(0.3), nn.Linear(5, 2))


@pytest.mark.parametrize("name", ["parameters", "progress", "checkpoint", "tables"])
def test_examples_of_the_documentation(name):
    module = importlib.import_module("swiftgrad.training." + name)
    outcome = doctest.testmod(module)
    assert outcome.attempted > 0
    assert outcome.failed == 0


def test_penalties():
    model = nn.Linear(2, 1)
    model.weight.data = torch.tensor([[1.0, -2.0]])
    model.bias.data = torch.tensor([0.5])
    assert training.l1_penalty(model).item() == 3.5
    assert training.l2_penalty(model, "weight").item() == 5.0
    (0.1 / 2 * training.l2_penalty(model, "weight")).backward()
    assert model.weight.grad[0].tolist() == pytest.approx([0.1, -0.2])  # as weight_decay=0.1
    assert model.bias.grad is None
    training.freeze(model)
    assert training.l1_penalty(model).item() == 0.0
    with pytest.raises(ValueError, match="got 'wieght'; there are weight, bias"):
        training.l1_penalty(model, "wieght")


def test_freeze_and_groups():
    model = network()
    assert training.freeze(model, "0", "1.*") == ["0.weight", "0.bias", "1.weight", "1.bias"]
    assert [n for n, p in model.named_parameters() if p.requires_grad] == ["4.weight", "4.bias"]
    optimizer = torch.optim.SGD(training.parameter_groups(model, {"4.bias": 0.5}, lr=0.1), lr=0.0)
    assert [(g["lr"], len(g["params"])) for g in optimizer.param_groups] == [(0.5, 1), (0.1, 1)]
    before = [p.detach().clone() for p in model.parameters()]
    model(torch.randn(8, 4)).square().sum().backward()
    optimizer.step()
    changed = [not torch.equal(a, b) for a, b in zip(before, model.parameters(), strict=True)]
    assert changed == [False] * 4 + [True] * 2
    assert training.unfreeze(model, "0.weight") == ["0.weight"]
    groups = training.layerwise_groups([model[0], model[1], model[4]], lr=1.0, decay=0.5)
    assert [(g["lr"], len(g["params"])) for g in groups] == [(0.25, 1), (1.0, 2)]
    training.freeze(model)
    with pytest.raises(ValueError, match="all are frozen"):
        training.parameter_groups(model, {})
    with pytest.raises(ValueError, match="a parameter's name was required, got 'fc'"):
        training.parameter_groups(model, {"fc": 0.1})


def test_early_stopping():
    model = nn.Linear(1, 1)
    stopping = training.EarlyStopping(patience=2, min_delta=0.1, mode="max", model=model)
    with pytest.raises(RuntimeError):
        stopping.restore()
    seen = []
    for i, value in enumerate([0.1, 0.5, 0.55, float("nan"), 0.4, 0.9]):
        model.weight.data.fill_(i)
        seen.append(stopping.step(torch.tensor(value)))
        if seen[-1]:
            break
    assert seen == [False, False, False, False, True]
    assert (stopping.best, stopping.best_step, stopping.stopped) == (0.5, 2, True)
    stopping.restore()
    assert model.weight.item() == 1.0
    other = training.EarlyStopping(patience=2, mode="max", model=model)
    other.load_state_dict(stopping.state_dict())
    assert other.best_step == 2
    with pytest.raises(ValueError, match="mode 'min' or 'max'"):
        training.EarlyStopping(mode="best")
    with pytest.raises(ValueError, match="0 and more"):
        training.EarlyStopping(patience=-1)


KINDS = {
    "sgd": (
        lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, nesterov=True),
        lambda o: torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(o, 2),
    ),
    "adam": (
        lambda p: torch.optim.AdamW(p, lr=0.01, amsgrad=True),
        lambda o: torch.optim.lr_scheduler.ReduceLROnPlateau(o, patience=0),
    ),
    "radam": (lambda p: torch.optim.RAdam(p), lambda o: torch.optim.lr_scheduler.LambdaLR(o, lambda e: 0.9**e)),
    "onecycle": (
        lambda p: torch.optim.Adam(p),
        lambda o: torch.optim.lr_scheduler.OneCycleLR(o, 0.1, total_steps=20),
    ),
}


class Run:
    """A training with everything that draws: shuffling, dropout, augmentation by Python's and NumPy's generators."""

    def __init__(self, kind, seed):
        torch.manual_seed(seed)
        random.seed(seed)
        np.random.seed(seed)
        self.model = network()
        self.optimizer = KINDS[kind][0](self.model.parameters())
        self.scheduler = KINDS[kind][1](self.optimizer)
        self.generator = torch.Generator().manual_seed(seed)
        self.average = torch.optim.swa_utils.AveragedModel(self.model)
        self.curve = training.LearningCurve()
        x = torch.arange(80.0).reshape(20, 4).sin()
        data = torch.utils.data.TensorDataset(x, (x.sum(1) > 0).long())
        self.loader = torch.utils.data.DataLoader(data, batch_size=6, shuffle=True, generator=self.generator)

    def epoch(self):
        total = 0.0
        for x, y in self.loader:
            x = x * random.uniform(0.9, 1.1) + float(np.random.randn()) * 0.01
            loss = nn.functional.cross_entropy(self.model(x), y)
            self.optimizer.zero_grad()
            loss.backward()
            self.optimizer.step()
            self.average.update_parameters(self.model)
            total += loss.item()
        plateau = isinstance(self.scheduler, torch.optim.lr_scheduler.ReduceLROnPlateau)
        self.scheduler.step(*([total] if plateau else []))
        self.curve.add(loss=total)

    def things(self):
        return dict(
            model=self.model,
            optimizer=self.optimizer,
            scheduler=self.scheduler,
            average=self.average,
            curve=self.curve,
        )


@pytest.mark.parametrize("kind", KINDS)
def test_resumed_training_is_the_uninterrupted_one(kind, tmp_path):
    whole = Run(kind, 1)
    for _ in range(5):
        whole.epoch()
    first = Run(kind, 1)
    for _ in range(2):
        first.epoch()
    path = tmp_path / "last.pt"
    training.save_checkpoint(path, generators={"loader": first.generator}, epoch=2, **first.things())
    second = Run(kind, 99)  # another seed: everything comes from the file
    found = training.load_checkpoint(path, generators={"loader": second.generator}, **second.things())
    assert found == {"epoch": 2}
    for _ in range(found["epoch"], 5):
        second.epoch()
    assert second.curve["loss"] == whole.curve["loss"]
    for name, value in whole.model.state_dict().items():
        assert torch.equal(value, second.model.state_dict()[name]), name
    for name, value in whole.average.state_dict().items():
        assert torch.equal(value, second.average.state_dict()[name]), name
    assert second.optimizer.param_groups[0]["lr"] == whole.optimizer.param_groups[0]["lr"]
    assert [p.name for p in tmp_path.iterdir()] == ["last.pt"]


def test_checkpoint_errors(tmp_path):
    model = nn.Linear(1, 1)
    path = tmp_path / "c.pt"
    with pytest.raises(ValueError, match="got nothing"):
        training.save_checkpoint(path)
    training.save_checkpoint(path, model=model, best=0.5, generators={"g": torch.Generator()})
    with pytest.raises(KeyError, match="which has"):
        training.load_checkpoint(path, optimizer=model)
    with pytest.raises(ValueError, match="generators"):
        training.load_checkpoint(path, model=model)
    assert training.load_checkpoint(path, model=model, restore_random=False) == {"best": 0.5}
    torch.save(model.state_dict(), path)
    with pytest.raises(ValueError, match="a file of save_checkpoint was required"):
        training.load_checkpoint(path, model=model)
    with pytest.raises(TypeError):
        training.save_checkpoint(tmp_path / "no.pt", model=model, bad=(i for i in range(3)))
    assert not (tmp_path / "no.pt").exists()
    assert len(list(tmp_path.iterdir())) == 1


def test_learning_curve(tmp_path):
    pytest.importorskip("PIL")
    curve = training.LearningCurve()
    with pytest.raises(ValueError, match="at least one loss"):
        curve.plot(tmp_path / "empty.png")
    for i in range(4):
        curve.add(training=1 / (i + 1), validation=torch.tensor(1.5 / (i + 1)))
    assert len(curve) == 4
    assert curve["validation"][1] == 0.75
    curve.plot(tmp_path / "curve.png", title="A title", ylabel="mean squared error")
    assert (tmp_path / "curve.png").read_bytes()[:4] == b"\x89PNG"


def frame():
    return pandas.DataFrame(
        {
            "a": [1.0, 2.0, 3.0, 4.0, 6.0, 8.0],
            "b": [10, 20, 10, 20, 10, 20],
            "name": list("uvwxyz"),
            "same": [3.0] * 6,
            "label": [0, 0, 0, 0, 1, 1],
        }
    )


def test_split():
    torch.manual_seed(0)
    table, labels = frame(), torch.arange(6)
    train, held, train_labels, held_labels = training.train_validation_split(table, labels, validation=2)
    assert len(train) == 4
    assert sorted([*train.index, *held.index]) == list(range(6))
    assert train.index.tolist() == train_labels.tolist()
    assert held.index.tolist() == held_labels.tolist()
    for _ in range(5):
        rows, held = training.train_validation_split(table, validation=0.5, stratify=table["label"])
        assert held["label"].tolist().count(1) == 1
        assert len(held) == 3
    array, rest = training.train_validation_split(np.arange(10), validation=0.3, shuffle=False)
    assert array.tolist() == list(range(7))
    assert rest.tolist() == [7, 8, 9]
    generator = torch.Generator().manual_seed(3)
    again = torch.Generator().manual_seed(3)
    a = training.train_validation_split(list(range(9)), generator=generator)
    assert a == training.train_validation_split(list(range(9)), generator=again)
    with pytest.raises(ValueError, match="rows for both parts"):
        training.train_validation_split([1, 2], validation=0.01)
    with pytest.raises(ValueError, match="tables of one length"):
        training.train_validation_split([1, 2], [1])


def test_normalizer_against_scikit_learn():
    """Values of StandardScaler and MinMaxScaler of scikit-learn 1.9."""
    table = frame()
    found = training.Normalizer().fit_transform(table)
    assert found["a"].tolist() == pytest.approx(
        [-1.260252075625209, -0.8401680504168059, -0.420084025208403, 0.0, 0.8401680504168059, 1.6803361008336117]
    )
    assert found["b"].tolist() == [-1.0, 1.0] * 3
    assert found["same"].tolist() == [0.0] * 6
    assert found["name"].tolist() == table["name"].tolist()
    scaled = training.Normalizer("minmax").fit_transform(table[["a"]])
    assert scaled["a"].tolist() == pytest.approx([0.0, 1 / 7, 2 / 7, 3 / 7, 5 / 7, 1.0])


def test_normalizer_keeps_kinds():
    scaler = training.Normalizer().fit(frame()[["a", "b"]])
    fresh = training.Normalizer()
    fresh.load_state_dict(scaler.state_dict())
    back = fresh.inverse_transform(scaler.transform(frame()))
    assert back["a"].tolist() == pytest.approx(frame()["a"].tolist())
    with pytest.raises(ValueError, match=r"without \['b'\]"):
        scaler.transform(frame()[["a"]])
    x = torch.tensor([[1, 2], [3, 6]])
    assert training.Normalizer().fit_transform(x).tolist() == [[-1.0, -1.0], [1.0, 1.0]]
    assert training.Normalizer().fit_transform(np.array([1.0, 3.0], np.float32)).dtype == np.float32
    assert training.Normalizer().fit_transform([1.0, 3.0]) == [-1.0, 1.0]
    series = training.Normalizer("minmax").fit_transform(frame()["a"])
    assert series.name == "a"
    with pytest.raises(RuntimeError, match=r"fit\(\) was required"):
        training.Normalizer().transform(x)
    with pytest.raises(ValueError, match="finite"):
        training.Normalizer().fit(torch.tensor([1.0, float("nan")]))
    with pytest.raises(ValueError, match="2 columns were required, got 3"):
        training.Normalizer().fit(torch.zeros(3, 2)).transform(torch.zeros(2, 3))
    with pytest.raises(ValueError, match="'standard' or 'minmax'"):
        training.Normalizer("robust")


def test_tensors_of():
    table = frame().drop(columns="name")
    x, y = training.tensors_of(table, "label")
    assert x.shape == (6, 3)
    assert (x.dtype, y.dtype) == (torch.float32, torch.int64)
    x, y = training.tensors_of(table, ["a", "b"], dtype=torch.float64)
    assert (x.dtype, tuple(y.shape), y.dtype) == (torch.float64, (6, 2), torch.float32)
    with pytest.raises(ValueError, match=r"columns of numbers were required, got \['name'\]"):
        training.tensors_of(frame(), "label")
    with pytest.raises(ValueError, match=r"got \['z'\]"):
        training.tensors_of(table, "z")


def test_metrics_are_there():
    assert training.accuracy(torch.tensor([1, 0]), torch.tensor([1, 1])) == 0.5
    assert training.f1 is importlib.import_module("swiftgrad.metrics").f1
