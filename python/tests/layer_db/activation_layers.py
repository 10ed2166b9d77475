"""Cases of activations, softmax and dropout layers."""

from __future__ import annotations

from typing import Any

from op_db.core import S, f

from .core import Table

layer = Table()


def add(name: str, *args: Any, shape: tuple[int, ...] = (3, 4), **options: Any) -> None:
    """A case of class `name` with the given arguments."""
    text = ", ".join([*map(str, args), *(f"{key}={value}" for key, value in options.items())])
    title = f"{name} {text}".strip() + ("" if shape == (3, 4) else f" of {shape}")
    # In place, on a copy: a leaf that is differentiated cannot be changed.
    call = (lambda torch, made, x: made(x.clone())) if options.get("inplace") else None
    # PyTorch computes with 1/6 and 1/alpha as float32 numbers, in float64, too.
    loose = 1e-8 if name in ("CELU", "Hardsigmoid") else 1e-9
    sample = S(f(*shape, lo=-4.0, hi=4.0))
    layer(title, lambda torch: getattr(torch.nn, name)(*args, **options), sample, call=call, tolerance=loose)


for plain in (
    *("CELU", "ELU", "GELU", "Hardshrink", "Hardsigmoid", "Hardswish", "Hardtanh", "LeakyReLU", "LogSigmoid", "Mish"),
    *("PReLU", "ReLU", "ReLU6", "RReLU", "SELU", "SiLU", "Sigmoid", "Softplus", "Softshrink", "Softsign", "Tanh"),
    "Tanhshrink",
):
    add(plain)
add("CELU", 0.7, inplace=True)
add("ELU", 0.7, inplace=True)
add("GELU", "tanh")
add("GLU", 0, shape=(4, 3))
add("GLU")
add("Hardshrink", 1.2)
add("Hardsigmoid", inplace=True)
add("Hardswish", inplace=True)
add("Hardtanh", -0.5, 1.5, inplace=True)
add("LeakyReLU", 0.3, inplace=True)
add("Mish", inplace=True)
add("PReLU", 3, init=0.1, shape=(2, 3, 2))
add("PReLU", 4)
add("ReLU", inplace=True)
add("ReLU6", inplace=True, shape=(3, 2))
add("RReLU", 0.2, 0.6, shape=(5, 4))
add("RReLU", inplace=True)
add("SELU", inplace=True)
add("SiLU", inplace=True)
add("Softplus", beta=2.0, threshold=3.0)
add("Softshrink", 1.1)
add("Threshold", 0.4, -3.0)
add("Threshold", 0.4, 7.0, inplace=True)
for name in ("Softmax", "LogSoftmax", "Softmin"):
    add(name, 1)
    add(name, dim=0, shape=(2, 3, 2))
    add(name, -1, shape=())
add("Softmax", None)  # an implicit dimension, with a warning
add("Softmax2d", shape=(2, 3, 2, 2))
add("Softmax2d", shape=(3, 2, 2))

for rate in (0.0, 0.3, 1.0):
    add("Dropout", rate, shape=(5, 4))
    add("AlphaDropout", rate, shape=(5, 4))
    add("Dropout1d", rate, shape=(2, 4, 3))
    add("Dropout2d", rate, shape=(2, 4, 3, 2))
    add("Dropout3d", rate, shape=(2, 4, 3, 2, 2))
    add("FeatureAlphaDropout", rate, shape=(2, 4, 3))
add("Dropout", 0.4, inplace=True, shape=(5, 4))
add("AlphaDropout", 0.4, inplace=True, shape=(5, 4))
add("Dropout1d", 0.4, shape=(4, 3))
add("Dropout2d", 0.4, inplace=True, shape=(2, 4, 3, 2))
add("Dropout3d", 0.4, shape=(4, 3, 2, 2))
