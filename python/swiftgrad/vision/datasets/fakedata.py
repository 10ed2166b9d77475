"""Pictures of noise, to try a program without data."""

from __future__ import annotations

from typing import Any

import swiftgrad as sg

from .vision import Transform, VisionDataset

__all__ = ["FakeData"]


class FakeData(VisionDataset):
    """Random pictures with random labels, the same at each reading.

    Args:
        size: number of pictures.
        image_size: (channels, height, width).
        num_classes: labels are 0 ... num_classes - 1.
        transform: applied to each picture, a PIL image.
        target_transform: applied to each label, an int.
        random_offset: added to the index to give the seed of a picture.
    """

    def __init__(
        self,
        size: int = 1000,
        image_size: tuple[int, int, int] = (3, 224, 224),
        num_classes: int = 10,
        transform: Transform | None = None,
        target_transform: Transform | None = None,
        random_offset: int = 0,
    ) -> None:
        super().__init__(None, transform=transform, target_transform=target_transform)
        self.size = size
        self.num_classes = num_classes
        self.image_size = image_size
        self.random_offset = random_offset

    def __getitem__(self, index: int) -> tuple[Any, Any]:
        if index >= len(self):
            raise IndexError(f"{type(self).__name__} index out of range")
        from ..transforms.functional import to_pil_image

        state = sg.get_rng_state()
        sg.manual_seed(index + self.random_offset)
        noise = sg.randn(*self.image_size)
        target = sg.randint(0, self.num_classes, size=(1,), dtype=sg.long)[0]
        sg.set_rng_state(state)
        image = to_pil_image(noise)
        if self.transform is not None:
            image = self.transform(image)
        if self.target_transform is not None:
            target = self.target_transform(target)
        return image, int(target) if isinstance(target, sg.Tensor) else target

    def __len__(self) -> int:
        return self.size
