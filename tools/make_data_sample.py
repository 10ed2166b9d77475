"""Makes the sample of Fashion-MNIST that the package ships, from Debian's package dataset-fashion-mnist.

    python3 tools/make_data_sample.py [--train 300] [--test 100]

Takes the first pictures of each class, in the set's own order, and writes them as gzipped IDX files, the format of the
whole set, into ``python/swiftgrad/data_sample/FashionMNIST/raw``.  Running it again writes the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import pathlib
import struct

SOURCE = pathlib.Path("/usr/share/datasets/fashion-mnist")
TARGET = pathlib.Path(__file__).resolve().parent.parent / "python/swiftgrad/data_sample/FashionMNIST/raw"
PIXELS = 28 * 28


def sample(part: str, per_class: int) -> tuple[bytes, bytes]:
    """Pixels and labels of the first ``per_class`` pictures of each class."""
    images = gzip.decompress((SOURCE / f"{part}-images-idx3-ubyte.gz").read_bytes())[16:]
    labels = gzip.decompress((SOURCE / f"{part}-labels-idx1-ubyte.gz").read_bytes())[8:]
    taken = [0] * 10
    chosen = []
    for index, label in enumerate(labels):
        if taken[label] < per_class:
            taken[label] += 1
            chosen.append(index)
    return b"".join(images[i * PIXELS : (i + 1) * PIXELS] for i in chosen), bytes(labels[i] for i in chosen)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--train", type=int, default=300, help="pictures of each class to train on")
    parser.add_argument("--test", type=int, default=100, help="pictures of each class to test on")
    options = parser.parse_args()
    TARGET.mkdir(parents=True, exist_ok=True)
    for part, per_class in (("train", options.train), ("t10k", options.test)):
        images, labels = sample(part, per_class)
        files = {
            f"{part}-images-idx3-ubyte.gz": struct.pack(">4B3I", 0, 0, 8, 3, len(labels), 28, 28) + images,
            f"{part}-labels-idx1-ubyte.gz": struct.pack(">4BI", 0, 0, 8, 1, len(labels)) + labels,
        }
        for name, content in files.items():
            packed = gzip.compress(content, 9, mtime=0)
            (TARGET / name).write_bytes(packed)
            print(f"{name}: {len(packed):,} bytes")


if __name__ == "__main__":
    main()
