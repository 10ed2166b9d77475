"""Makes ``python/tests/golden/vision.json``: what the real torchvision gives, to hold ``swiftgrad.vision`` to.

    python tools/make_vision_golden.py        # needs torch, torchvision, Pillow and NumPy

The cases are in ``python/tests/vision_cases.py``, which the tests read too.
"""

from __future__ import annotations

import json
import pathlib
import random
import sys

import torch
import torchvision
from torchvision import models, transforms, utils

TESTS = pathlib.Path(__file__).resolve().parent.parent / "python/tests"
sys.path.insert(0, str(TESTS))

import vision_cases as cases  # noqa: E402


def main() -> None:
    golden: dict[str, object] = {"torchvision": torchvision.__version__.split("+")[0]}
    golden["transforms"] = cases.run_transforms(torch, transforms, random)
    golden["reprs"] = {text: repr(cases.build(text, transforms, torch)) for text in cases.TRANSFORMS}
    golden["grids"] = cases.run_grids(torch, utils)
    golden["models"] = cases.run_models(torch, models)
    path = TESTS / "golden/vision.json"
    path.write_text(json.dumps(golden, indent=0, sort_keys=True) + "\n")
    print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
