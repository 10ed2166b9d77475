"""Data sets: files found, refused and copied; items, reprs, workers' pickles."""

from __future__ import annotations

import gzip
import pathlib
import pickle
import struct
from typing import Any

import pytest
import swiftgrad as sg

Image = pytest.importorskip("PIL.Image")

from swiftgrad.vision import datasets, transforms  # noqa: E402
from swiftgrad.vision.datasets import mnist  # noqa: E402


def write_idx(path: pathlib.Path, shape: tuple[int, ...], content: bytes, kind: int = 8, packed: bool = False) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = struct.pack(f">4B{len(shape)}I", 0, 0, kind, len(shape), *shape) + content
    path.with_name(path.name + (".gz" if packed else "")).write_bytes(gzip.compress(data) if packed else data)


def write_set(folder: pathlib.Path, prefixes: tuple[str, str] = ("train", "t10k"), packed: bool = False) -> None:
    for prefix, count in zip(prefixes, (6, 3), strict=True):
        pixels = bytes((i * 7 + i // 784) % 256 for i in range(count * 784))
        write_idx(folder / f"{prefix}-images-idx3-ubyte", (count, 28, 28), pixels, packed=packed)
        write_idx(folder / f"{prefix}-labels-idx1-ubyte", (count,), bytes(i % 10 for i in range(count)), packed=packed)


@pytest.mark.parametrize("packed", [False, True])
def test_mnist(tmp_path: pathlib.Path, packed: bool) -> None:
    write_set(tmp_path / "MNIST" / "raw", packed=packed)
    train = datasets.MNIST(tmp_path, download=True)
    test = datasets.MNIST(str(tmp_path), train=False, transform=transforms.ToTensor(), target_transform=lambda y: -y)
    assert (len(train), len(test)) == (6, 3)
    assert train.data.dtype == sg.uint8 and tuple(train.data.shape) == (6, 28, 28)
    assert train.targets.dtype == sg.int64 and train.targets.tolist() == [0, 1, 2, 3, 4, 5]
    picture, label = train[4]
    assert (picture.mode, picture.size, label, type(label)) == ("L", (28, 28), 4, int)
    assert picture.tobytes() == bytes((i * 7 + i // 784) % 256 for i in range(4 * 784, 5 * 784))
    assert train[-1][1] == 5 and train[sg.tensor(2)][1] == 2
    with pytest.raises(IndexError):
        train[6]
    pixels, label = test[2]
    assert tuple(pixels.shape) == (1, 28, 28) and pixels.dtype == sg.float32 and label == -2
    assert pixels.flatten()[:3].tolist() == pytest.approx(
        [(v % 256) / 255 for v in (2 * 784 * 7 + 2 + 7 * i for i in range(3))]
    )
    assert train.classes[3] == "3 - three" and train.class_to_idx["9 - nine"] == 9


def test_repr(tmp_path: pathlib.Path) -> None:
    write_set(tmp_path / "MNIST" / "raw")
    data = datasets.MNIST(str(tmp_path), transform=transforms.Compose([transforms.ToTensor()]))
    assert repr(data).splitlines() == [
        "Dataset MNIST",
        "    Number of datapoints: 6",
        f"    Root location: {tmp_path}",
        "    Split: Train",
        "    StandardTransform",
        "Transform: Compose(",
        "               ToTensor()",
        "           )",
    ]


def test_data_and_targets_may_be_changed(tmp_path: pathlib.Path) -> None:
    write_set(tmp_path / "MNIST" / "raw")
    data = datasets.MNIST(str(tmp_path))
    assert data[0][1] == 0
    data.targets[0] = 7
    data.data[0] = 9
    assert data[0][1] == 7 and data[0][0].getpixel((5, 5)) == 9
    keep = data.targets >= 4
    data.data, data.targets = data.data[keep], data.targets[keep]
    assert len(data) == 3 and [data[i][1] for i in range(3)] == [7, 4, 5]
    data.data = data.data[:, :14, ::2]
    assert data[0][0].size == (14, 14)
    copy = pickle.loads(pickle.dumps(data))
    assert copy[1][1] == 4 and copy[1][0].tobytes() == data[1][0].tobytes()


def test_absent_or_broken_files(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RuntimeError, match="Dataset not found. You can use download=True to download it"):
        datasets.MNIST(tmp_path)
    with pytest.raises(
        RuntimeError, match=r"MNIST: swiftgrad does not download from the network; put the files train-"
    ):
        datasets.MNIST(tmp_path, download=True)
    monkeypatch.setattr(datasets.FashionMNIST, "_system_folder", str(tmp_path / "nowhere"))
    with pytest.raises(RuntimeError, match="install Debian's package dataset-fashion-mnist, or put the files"):
        datasets.FashionMNIST(tmp_path, download=True)
    write_set(tmp_path / "MNIST" / "raw")
    write_idx(tmp_path / "MNIST" / "raw" / "train-labels-idx1-ubyte", (5,), bytes(5))
    with pytest.raises(RuntimeError, match="as many labels as pictures were required, got 5 and 6"):
        datasets.MNIST(tmp_path)
    write_idx(tmp_path / "MNIST" / "raw" / "train-images-idx3-ubyte", (6, 28, 28), bytes(99))
    with pytest.raises(ValueError, match=r"4704 bytes for shape \[6, 28, 28\] were required, got 99"):
        datasets.MNIST(tmp_path)
    (tmp_path / "other").write_bytes(b"nonsense")
    with pytest.raises(ValueError, match="an IDX file was required"):
        mnist.read_idx(str(tmp_path / "other"))


def test_idx_of_other_types(tmp_path: pathlib.Path) -> None:
    for kind, code, dtype in ((11, "h", sg.int16), (12, "i", sg.int32), (13, "f", sg.float32), (14, "d", sg.float64)):
        write_idx(tmp_path / "x", (2, 2), struct.pack(f">4{code}", 1, -2, 300, 4), kind)
        found = mnist.read_idx(str(tmp_path / "x"))
        assert found.dtype == dtype and found.tolist() == [[1, -2], [300, 4]]


def test_fashion_mnist_is_copied_from_the_system(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_set(tmp_path / "system", packed=True)
    monkeypatch.setattr(datasets.FashionMNIST, "_system_folder", str(tmp_path / "system"))
    with pytest.raises(RuntimeError, match="Dataset not found"):
        datasets.FashionMNIST(tmp_path / "root")
    assert len(datasets.FashionMNIST(tmp_path / "root", download=True)) == 6
    raw = tmp_path / "root" / "FashionMNIST" / "raw"
    assert sorted(path.name for path in raw.iterdir()) == [
        "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte", "train-images-idx3-ubyte", "train-labels-idx1-ubyte",
    ]  # fmt: skip
    test = datasets.FashionMNIST(tmp_path / "root", train=False)
    assert len(test) == 3 and test.classes[9] == "Ankle boot"


def test_emnist_and_kmnist(tmp_path: pathlib.Path) -> None:
    write_set(tmp_path / "EMNIST" / "raw", ("emnist-letters-train", "emnist-letters-test"))
    write_set(tmp_path / "KMNIST" / "raw")
    letters = datasets.EMNIST(tmp_path, "letters", train=False)
    assert len(letters) == 3 and letters.classes[:3] == ["N/A", "a", "b"]
    assert len(datasets.EMNIST.classes_split_dict["balanced"]) == 47
    assert len(datasets.KMNIST(tmp_path)) == 6
    with pytest.raises(ValueError, match="Unknown value 'nonsense' for argument split"):
        datasets.EMNIST(tmp_path, "nonsense")


def pictures(folder: pathlib.Path) -> None:
    for name, files in {"cat": ["b.png", "a.PNG", "deep/c.jpg", "note.txt"], "ant": ["z.bmp"]}.items():
        for file in files:
            path = folder / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            if file.endswith("txt"):
                path.write_text("no picture")
            else:
                Image.new("L", (4, 3), len(file)).save(path)


def test_image_folder(tmp_path: pathlib.Path) -> None:
    pictures(tmp_path)
    data = datasets.ImageFolder(tmp_path, transforms.ToTensor())
    assert data.classes == ["ant", "cat"] and data.class_to_idx == {"ant": 0, "cat": 1}
    names = [(str(pathlib.Path(path).relative_to(tmp_path)), label) for path, label in data.samples]
    assert names == [("ant/z.bmp", 0), ("cat/a.PNG", 1), ("cat/b.png", 1), ("cat/deep/c.jpg", 1)]
    assert data.targets == [0, 1, 1, 1] and data.imgs is data.samples and len(data) == 4
    pixels, label = data[1]
    assert tuple(pixels.shape) == (3, 3, 4) and label == 1 and pixels.unique().tolist() == pytest.approx([5 / 255])
    chosen = datasets.ImageFolder(tmp_path, is_valid_file=lambda path: not path.endswith("txt"), loader=str)
    assert len(chosen) == 4 and chosen[0][0].endswith("z.bmp")
    (tmp_path / "empty").mkdir()
    with pytest.raises(FileNotFoundError, match="Found no valid file for the classes empty. Supported extensions are"):
        datasets.ImageFolder(tmp_path)
    assert datasets.ImageFolder(tmp_path, allow_empty=True).classes == ["ant", "cat", "empty"]
    with pytest.raises(FileNotFoundError, match="Couldn't find any class folder"):
        datasets.ImageFolder(tmp_path / "empty")
    texts = datasets.DatasetFolder(
        tmp_path / "..", lambda path: pathlib.Path(path).read_text(), (".txt",), allow_empty=True
    )
    assert "no picture" in [text for text, _ in texts]


def test_fake_data_and_loader() -> None:
    data = datasets.FakeData(10, (3, 8, 6), 4, transforms.ToTensor())
    sg.manual_seed(5)
    expected = sg.rand(2).tolist()
    sg.manual_seed(5)
    first = data[3]
    assert sg.rand(2).tolist() == expected, "reading a picture must not disturb the random numbers"
    assert (first[0] == data[3][0]).all() and first[1] == data[3][1]
    batches: list[Any] = list(sg.utils.data.DataLoader(data, batch_size=4))
    assert [tuple(images.shape) for images, _ in batches] == [(4, 3, 8, 6), (4, 3, 8, 6), (2, 3, 8, 6)]
    assert batches[0][1].dtype == sg.int64


def test_missing_names_say_so() -> None:
    from swiftgrad import vision
    from swiftgrad.vision import models

    for module, name in ((vision, "io"), (datasets, "CIFAR10"), (transforms, "AutoAugment"), (models, "vit_b_16")):
        with pytest.raises(AttributeError, match=f"swiftgrad has no torchvision.*{name} yet"):
            getattr(module, name)
    with pytest.raises(NotImplementedError, match="resnet18: swiftgrad does not download pretrained weights"):
        models.resnet18(weights="DEFAULT")
    assert models.resnet18(pretrained=False, num_classes=3).fc.out_features == 3


class _Flipped(mnist.MNIST):
    """A user's own samples: no batch in one piece."""

    def __getitem__(self, index: int) -> Any:
        picture, label = super().__getitem__(index)
        return picture.flip(-1), label


@pytest.mark.parametrize(
    "make",
    [
        lambda: transforms.ToTensor(),
        lambda: transforms.Compose([transforms.ToTensor()]),
        lambda: transforms.Compose(
            [
                transforms.CenterCrop(5),
                transforms.Grayscale(num_output_channels=3),
                transforms.ToTensor(),
                transforms.Normalize((0.5, 0.4, 0.3), (0.5, 0.6, 0.7)),
            ]
        ),
        lambda: transforms.Compose([transforms.ToTensor(), transforms.Normalize([0.1], [0.3], inplace=True)]),
        lambda: transforms.Compose([transforms.ToTensor(), transforms.CenterCrop((3, 4))]),
        lambda: transforms.Compose([transforms.CenterCrop(31), transforms.ToTensor()]),
        lambda: transforms.Compose([transforms.ToTensor(), transforms.Lambda(lambda x: x * 2)]),
        lambda: transforms.Compose([transforms.ToTensor(), transforms.RandomHorizontalFlip(1.0)]),
    ],
)
def test_batches_in_one_piece_are_those_of_samples(tmp_path: pathlib.Path, make: Any) -> None:
    write_set(tmp_path / "MNIST" / "raw")
    data = mnist.MNIST(str(tmp_path), transform=make())
    orders = ([3, 0, 5, -1], [4])
    for order in orders:
        sg.manual_seed(0)
        loader = sg.utils.data.DataLoader(data, batch_sampler=[order])
        ((pictures, labels),) = list(loader)
        sg.manual_seed(0)
        expected = [data[i] for i in order]
        assert pictures.dtype == expected[0][0].dtype and labels.dtype == sg.int64
        assert sg.equal(pictures, sg.stack([p for p, _ in expected]))
        assert labels.tolist() == [label for _, label in expected]
        part = sg.utils.data.Subset(data, [5, 0, 3])
        sg.manual_seed(0)
        ((pictures, _),) = list(sg.utils.data.DataLoader(part, batch_size=3))
        sg.manual_seed(0)
        assert sg.equal(pictures, sg.stack([data[i][0] for i in (5, 0, 3)]))


def test_batches_of_own_datasets_go_sample_by_sample(tmp_path: pathlib.Path) -> None:
    write_set(tmp_path / "_Flipped" / "raw")
    data = _Flipped(str(tmp_path), transform=transforms.ToTensor(), target_transform=lambda t: t + 10)
    plain = mnist.MNIST.__getitem__
    ((pictures, labels),) = list(sg.utils.data.DataLoader(data, batch_size=6))
    assert sg.equal(pictures, sg.stack([plain(data, i)[0].flip(-1) for i in range(6)]))
    assert labels.tolist() == [10, 11, 12, 13, 14, 15]
    with pytest.raises(IndexError):
        list(sg.utils.data.DataLoader(data, batch_sampler=[[9]]))
