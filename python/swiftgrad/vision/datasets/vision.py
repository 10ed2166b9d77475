"""The base class of the data sets: root folder, transforms and the repr."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from swiftgrad.utils.data import Dataset

__all__ = ["StandardTransform", "VisionDataset"]

Transform = Callable[..., Any]


class StandardTransform:
    """A transform for the picture and one for its target, as one callable on both.

    Args:
        transform: applied to the picture, or None.
        target_transform: applied to the target, or None.
    """

    def __init__(self, transform: Transform | None = None, target_transform: Transform | None = None) -> None:
        self.transform = transform
        self.target_transform = target_transform

    def __call__(self, input: Any, target: Any) -> tuple[Any, Any]:
        if self.transform is not None:
            input = self.transform(input)
        if self.target_transform is not None:
            target = self.target_transform(target)
        return input, target

    @staticmethod
    def _lines(head: str, transform: Transform) -> list[str]:
        first, *others = repr(transform).splitlines()
        return [head + first] + [" " * len(head) + line for line in others]

    def __repr__(self) -> str:
        lines = [type(self).__name__]
        if self.transform is not None:
            lines += self._lines("Transform: ", self.transform)
        if self.target_transform is not None:
            lines += self._lines("Target transform: ", self.target_transform)
        return "\n".join(lines)


class VisionDataset(Dataset):
    """Base class of the data sets of pictures; a subclass adds ``__getitem__`` and ``__len__``.

    Args:
        root: folder of the data.
        transforms: called with picture and target, gives both; excludes the two others.
        transform: called with the picture.
        target_transform: called with the target.

    Raises:
        ValueError: if ``transforms`` is given together with one of the others.
    """

    _repr_indent = 4

    def __init__(
        self,
        root: str | os.PathLike[str] | None = None,
        transforms: Transform | None = None,
        transform: Transform | None = None,
        target_transform: Transform | None = None,
    ) -> None:
        if transforms is not None and (transform is not None or target_transform is not None):
            raise ValueError("Only transforms or transform/target_transform can be passed as argument")
        self.root: Any = os.path.expanduser(root) if isinstance(root, str) else root
        self.transform = transform
        self.target_transform = target_transform
        if transforms is None and (transform is not None or target_transform is not None):
            transforms = StandardTransform(transform, target_transform)
        self.transforms = transforms

    def __getitem__(self, index: int) -> Any:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError

    def extra_repr(self) -> str:
        """More lines for the repr."""
        return ""

    def __repr__(self) -> str:
        body = [f"Number of datapoints: {len(self)}"]
        if self.root is not None:
            body.append(f"Root location: {self.root}")
        body += self.extra_repr().splitlines()
        if self.transforms is not None:
            body.append(repr(self.transforms))
        return "\n".join([f"Dataset {type(self).__name__}"] + [" " * self._repr_indent + line for line in body])
