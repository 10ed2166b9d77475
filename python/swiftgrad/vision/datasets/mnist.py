"""MNIST and the sets in its format: IDX files, gzipped or not, in ``root/<name>/raw``."""

from __future__ import annotations

import gzip
import os
import shutil
import string
from typing import Any

import swiftgrad as sg

from .vision import Transform, VisionDataset

__all__ = ["DEBIAN_FASHION_MNIST", "EMNIST", "KMNIST", "MNIST", "FashionMNIST", "read_idx"]

DEBIAN_FASHION_MNIST = "/usr/share/datasets/fashion-mnist"  # Debian's package dataset-fashion-mnist
_IDX_TYPES = {8: "uint8", 9: "int8", 11: "int16", 12: "int32", 13: "float32", 14: "float64"}
_IDX_SIZES = {8: 1, 9: 1, 11: 2, 12: 4, 13: 4, 14: 8}


def read_idx(path: str) -> sg.Tensor:
    """Reads an IDX file (the format of MNIST's files; big-endian), gzipped if its name ends in ``.gz``.

    Returns:
        A tensor with the file's shape and element type.

    Raises:
        ValueError: if the file is no IDX file, or its length is not what its header says.
    """
    with gzip.open(path, "rb") if path.endswith(".gz") else open(path, "rb") as file:
        content = bytearray(file.read())
    if len(content) < 4 or content[:2] != b"\0\0" or content[2] not in _IDX_TYPES:
        raise ValueError(f"{path}: an IDX file was required, got one that starts with {bytes(content[:4])!r}")
    kind, dims = content[2], content[3]
    start = 4 + 4 * dims
    shape = [int.from_bytes(content[at : at + 4], "big") for at in range(4, start, 4)]
    size = _IDX_SIZES[kind]
    wanted = size
    for length in shape:
        wanted *= length
    if len(content) - start != wanted:
        raise ValueError(f"{path}: {wanted} bytes for shape {shape} were required, got {len(content) - start}")
    del content[:start]
    if size > 1:
        import numpy as np

        content = bytearray(np.frombuffer(content, f">u{size}").astype(f"<u{size}").tobytes())
    if not content:
        return sg.empty(shape, dtype=getattr(sg, _IDX_TYPES[kind]))
    return sg.frombuffer(content, dtype=getattr(sg, _IDX_TYPES[kind])).view(shape)


class MNIST(VisionDataset):
    """Handwritten digits: 60,000 pictures of 28x28 grey pixels to train on, 10,000 to test on.

    The files ``{train,t10k}-{images-idx3,labels-idx1}-ubyte``, with or without ``.gz``, are looked for in
    ``root/MNIST/raw``.

    Args:
        root: folder that holds the set's own folder.
        train: the training part, else the test part.
        transform: applied to each picture, a PIL image of mode ``L``.
        target_transform: applied to each label, an int.
        download: get the set where it is not in ``root``.  Nothing is fetched from the network: a set that a
            Debian package provides is copied from there.

    Attributes:
        data: uint8 tensor (N, 28, 28).
        targets: int64 tensor (N,).

    Raises:
        RuntimeError: if the files are not there, and cannot be had; it says what to do.
    """

    classes = [
        f"{digit} - {name}"
        for digit, name in enumerate("zero one two three four five six seven eight nine".split())
    ]  # fmt: skip
    training_file = "training.pt"
    test_file = "test.pt"
    _system_folder: str | None = None
    _system_package: str | None = None

    def __init__(
        self,
        root: str | os.PathLike[str],
        train: bool = True,
        transform: Transform | None = None,
        target_transform: Transform | None = None,
        download: bool = False,
    ) -> None:
        super().__init__(root, transform=transform, target_transform=target_transform)
        self.train = train
        if download:
            self.download()
        if not self._check_exists():
            raise RuntimeError(
                f"Dataset not found. You can use download=True to download it: {type(self).__name__} wants "
                f"{', '.join(self._file_names())} (or each with .gz) in {self.raw_folder}"
            )
        self.data, self.targets = self._load_data()
        self._view: tuple[Any, ...] | None = None

    @property
    def raw_folder(self) -> str:
        """Where the files are."""
        return os.path.join(self.root, type(self).__name__, "raw")

    @property
    def processed_folder(self) -> str:
        """Where old versions of torchvision kept their copy; nothing is read from there."""
        return os.path.join(self.root, type(self).__name__, "processed")

    @property
    def class_to_idx(self) -> dict[str, int]:
        """The classes' numbers by name."""
        return {name: index for index, name in enumerate(self.classes)}

    def _prefixes(self) -> list[str]:
        return ["train", "t10k"]

    def _file_names(self) -> list[str]:
        return [f"{part}-{rest}" for part in self._prefixes() for rest in ("images-idx3-ubyte", "labels-idx1-ubyte")]

    def _find(self, name: str) -> str | None:
        for path in (os.path.join(self.raw_folder, name), os.path.join(self.raw_folder, name + ".gz")):
            if os.path.isfile(path):
                return path
        return None

    def _check_exists(self) -> bool:
        return all(self._find(name) is not None for name in self._file_names())

    def _load_data(self) -> tuple[sg.Tensor, sg.Tensor]:
        part = self._prefixes()[0 if self.train else -1]
        images = self._read(f"{part}-images-idx3-ubyte", 3)
        labels = self._read(f"{part}-labels-idx1-ubyte", 1).to(sg.int64)
        if len(images) != len(labels):
            raise RuntimeError(
                f"{type(self).__name__}: as many labels as pictures were required, got {len(labels)} and {len(images)}"
            )
        return images, labels

    def _read(self, name: str, dims: int) -> sg.Tensor:
        path = self._find(name)
        if path is None:
            raise RuntimeError(f"{type(self).__name__}: {name} was required in {self.raw_folder}, and is not there")
        content = read_idx(path)
        if content.dtype != sg.uint8 or content.dim() != dims:
            raise RuntimeError(
                f"{path}: uint8 data of {dims} dimensions was required, got {content.dtype} of shape "
                f"{tuple(content.shape)}"
            )
        return content

    def download(self) -> None:
        """Copies the set from a Debian package where it is not in ``root`` yet.

        Raises:
            RuntimeError: if no package on this machine has it.
        """
        if self._check_exists():
            return
        source = self._system_folder
        names = self._file_names()
        if source is not None and all(os.path.isfile(os.path.join(source, name + ".gz")) for name in names):
            os.makedirs(self.raw_folder, exist_ok=True)
            for name in names:
                target = os.path.join(self.raw_folder, name)
                with (
                    gzip.open(os.path.join(source, name + ".gz"), "rb") as packed,
                    open(target + ".part", "wb") as file,
                ):
                    shutil.copyfileobj(packed, file, 1 << 20)
                os.replace(target + ".part", target)
            return
        how = f"install Debian's package {self._system_package}, or " if self._system_package else ""
        raise RuntimeError(
            f"{type(self).__name__}: swiftgrad does not download from the network; {how}put the files "
            f"{', '.join(names)} (or each with .gz) into {self.raw_folder}"
        )

    def _views(self) -> tuple[Any, ...]:
        """``data``, ``targets``, NumPy views of their memory (made anew when either was replaced), and Pillow."""
        from PIL import Image

        images = self.data.numpy()
        labels = self.targets.numpy() if isinstance(self.targets, sg.Tensor) else self.targets
        if not images.flags.c_contiguous or images.ndim != 3:
            images = None
        self._view = (self.data, self.targets, images, labels, Image)
        return self._view

    def __getitem__(self, index: int) -> tuple[Any, Any]:
        """The picture (a PIL image, or what ``transform`` makes of it) and its label at ``index``."""
        view = self._view
        if view is None or view[0] is not self.data or view[1] is not self.targets:
            view = self._views()
        images, target = view[2], int(view[3][index])
        if images is None:
            image = view[4].fromarray(self.data[index].numpy())
        else:
            row = images[index]
            image = view[4].frombuffer("L", (row.shape[1], row.shape[0]), row, "raw", "L", 0, 1)
        if self.transform is not None:
            image = self.transform(image)
        if self.target_transform is not None:
            target = self.target_transform(target)
        return image, target

    def _batch_of_samples(self, indices: list[int]) -> list[Any] | None:
        """What a data loader makes of the samples at ``indices``, in one piece; None where only samples can tell."""
        data, targets = self.data, self.targets
        if (
            type(self).__getitem__ is not MNIST.__getitem__
            or hasattr(type(self), "__getitems__")
            or self.transform is None
            or self.target_transform is not None
            or not isinstance(targets, sg.Tensor)
            or not isinstance(data, sg.Tensor)
            or data.dtype != sg.uint8
            or data.dim() != 3
            or data.numel() == 0
        ):
            return None
        from ..transforms._batched import transform_batch

        rows = sg.tensor(indices, dtype=sg.int64)
        pictures = transform_batch(self.transform, data[rows])
        return None if pictures is None else [pictures, targets[rows].to(sg.int64)]

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_view": None}

    def __len__(self) -> int:
        return len(self.data)

    def extra_repr(self) -> str:
        return f"Split: {'Train' if self.train else 'Test'}"


class FashionMNIST(MNIST):
    """Zalando's pictures of clothes, in MNIST's format and sizes (MIT licence).

    With ``download=True`` the files come from Debian's package ``dataset-fashion-mnist``.  See ``MNIST``.
    """

    classes = [
        "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
    ]  # fmt: skip
    _system_folder = DEBIAN_FASHION_MNIST
    _system_package = "dataset-fashion-mnist"


class KMNIST(MNIST):
    """Handwritten cursive Japanese characters, in MNIST's format and sizes.  See ``MNIST``."""

    classes = ["o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"]


_MERGED = set("cijklmopsuvwxyz")
_ALL = sorted(string.digits + string.ascii_letters)


class EMNIST(MNIST):
    """Handwritten letters and digits, in MNIST's format: ``root/EMNIST/raw/emnist-<split>-...-ubyte``.

    Args:
        root: folder that holds the set's own folder.
        split: ``byclass``, ``bymerge``, ``balanced``, ``letters``, ``digits`` or ``mnist``.
        **kwargs: as for ``MNIST``.

    Raises:
        ValueError: for an unknown split.
    """

    classes_split_dict = {
        "byclass": _ALL,
        "bymerge": [name for name in _ALL if name not in _MERGED],
        "balanced": [name for name in _ALL if name not in _MERGED],
        "letters": ["N/A", *string.ascii_lowercase],
        "digits": list(string.digits),
        "mnist": list(string.digits),
    }
    splits = tuple(classes_split_dict)

    def __init__(self, root: str | os.PathLike[str], split: str, **kwargs: Any) -> None:
        if split not in self.splits:
            raise ValueError(f"Unknown value '{split}' for argument split. Valid values are {self.splits}.")
        self.split = split
        super().__init__(root, **kwargs)
        self.classes = self.classes_split_dict[split]

    def _prefixes(self) -> list[str]:
        return [f"emnist-{self.split}-train", f"emnist-{self.split}-test"]
