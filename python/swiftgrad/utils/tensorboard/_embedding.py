"""Files for TensorBoard's projector."""

from __future__ import annotations

import math
import os
from typing import Any

from . import summary


def _write_rows(path: str, rows: list[list[Any]]) -> None:
    with open(path, "w", encoding="utf-8") as file:
        for row in rows:
            file.write("\t".join(str(cell) for cell in row) + "\n")


def write_embedding(
    log_dir: str, mat: Any, metadata: Any, pictures: Any, step: int | None, tag: str, header: Any
) -> None:
    """Writes vectors, labels and a sheet of pictures, and adds them to the projector's configuration.

    Raises:
        ValueError: labels or pictures are not as many as vectors, or the vectors no matrix.
    """
    vectors = summary.as_array(mat)
    if vectors.ndim != 2:
        raise ValueError("mat should be 2D, where mat.size(0) is the number of data points")
    number = str(0 if step is None else step).zfill(5)
    folder = f"{number}/{tag}"
    target = os.path.join(log_dir, folder)
    os.makedirs(target, exist_ok=True)
    lines = [f'  tensor_name: "{tag}:{number}"', f'  tensor_path: "{folder}/tensors.tsv"']
    _write_rows(os.path.join(target, "tensors.tsv"), vectors.tolist())
    if metadata is not None:
        if len(metadata) != len(vectors):
            raise ValueError("#labels should equal with #data points")
        rows = [list(row) for row in metadata] if header else [[label] for label in metadata]
        _write_rows(os.path.join(target, "metadata.tsv"), [list(header), *rows] if header else rows)
        lines.append(f'  metadata_path: "{folder}/metadata.tsv"')
    if pictures is not None:
        lines += _write_sprite(target, folder, summary.as_array(pictures), len(vectors))
    with open(os.path.join(log_dir, "projector_config.pbtxt"), "a", encoding="utf-8") as file:
        file.write("embeddings {\n" + "\n".join(lines) + "\n}\n")


def _write_sprite(target: str, folder: str, pictures: Any, count: int) -> list[str]:
    """Writes a square sheet of the pictures (N, C, H, W) and gives its lines of the configuration."""
    import numpy as np
    from PIL import Image

    if pictures.shape[0] != count:
        raise ValueError("#images should equal with #data points")
    if pictures.shape[2] != pictures.shape[3]:
        raise ValueError("Image should be square, see tensorflow/tensorboard#670")
    side, size = math.ceil(math.sqrt(count)), pictures.shape[2]
    scale = 1.0 if pictures.dtype == np.uint8 else 255.0
    sheet = np.zeros((side * size, side * size, 3), np.uint8)
    for i, picture in enumerate(pictures):
        rows = (summary.to_rows(picture, "CHW") * scale).clip(0, 255).astype(np.uint8)
        top, left = i // side * size, i % side * size
        sheet[top : top + size, left : left + size] = rows[..., :3]
    Image.fromarray(sheet).save(os.path.join(target, "sprite.png"))
    return [
        f'  sprite {{\n    image_path: "{folder}/sprite.png"',
        f"    single_image_dim: {size}\n    single_image_dim: {size}\n  }}",
    ]
