"""Golden files: many small arrays in one compressed file, with an index of plain JSON."""

from __future__ import annotations

import io
import json
import lzma
from pathlib import Path
from typing import Any

import numpy as np

FOLDER = Path(__file__).parent / "golden"
BUFFERS = {"f": np.float64, "g": np.float32, "i": np.int64, "b": np.bool_}


class Writer:
    """Collects arrays; `add` returns what stands for an array in the index."""

    def __init__(self) -> None:
        self.parts: dict[str, list[np.ndarray]] = {kind: [] for kind in BUFFERS}
        self.sizes = dict.fromkeys(BUFFERS, 0)

    def add(self, array: np.ndarray) -> list[Any]:
        """Stores an array; the reference is [kind, offset, shape]."""
        array = np.asarray(array)
        kind = {"f": "g" if array.dtype == np.float32 else "f", "b": "b"}.get(array.dtype.kind, "i")
        flat = np.ascontiguousarray(array, dtype=BUFFERS[kind]).ravel()
        reference = [kind, self.sizes[kind], list(array.shape)]
        self.parts[kind].append(flat)
        self.sizes[kind] += flat.size
        return reference

    def save(self, name: str, index: Any) -> int:
        """Writes golden/<name>.xz and returns its size."""
        raw = io.BytesIO()
        buffers = {k: np.concatenate(v) if v else np.zeros(0, BUFFERS[k]) for k, v in self.parts.items()}
        header = json.dumps(
            {"sizes": {k: int(a.size) for k, a in buffers.items()}, "index": index},
            separators=(",", ":"),
            allow_nan=True,
        ).encode()
        raw.write(len(header).to_bytes(8, "little") + header)
        for array in buffers.values():
            # Bytes of equal weight side by side compress better.
            raw.write(array.view(np.uint8).reshape(array.size, array.itemsize).T.tobytes())
        data = lzma.compress(raw.getvalue(), preset=9)
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / f"{name}.xz").write_bytes(data)
        return len(data)


class Golden:
    """A golden file, read."""

    def __init__(self, name: str) -> None:
        raw = lzma.decompress((FOLDER / f"{name}.xz").read_bytes())
        length = int.from_bytes(raw[:8], "little")
        header = json.loads(raw[8 : 8 + length])
        self.index = header["index"]
        self.buffers: dict[str, np.ndarray] = {}
        at = 8 + length
        for kind, dtype in BUFFERS.items():
            size, item = header["sizes"][kind], np.dtype(dtype).itemsize
            block = np.frombuffer(raw, np.uint8, size * item, at).reshape(item, size)
            self.buffers[kind] = np.ascontiguousarray(block.T).reshape(-1).view(dtype)
            at += size * item

    def __call__(self, reference: list[Any]) -> np.ndarray:
        """The array that a reference of the index stands for."""
        kind, offset, shape = reference
        return self.buffers[kind][offset : offset + int(np.prod(shape, dtype=np.int64))].reshape(shape)
