"""Cases of convolutions, transposed ones and lazy ones, in one to three dimensions, with odd options."""

from __future__ import annotations

from typing import Any

from op_db.core import S, f

from .core import Table

layer = Table()
SIZES = {1: (9,), 2: (6, 5), 3: (4, 5, 3)}


def option_text(options: dict[str, Any]) -> str:
    """Options as they stand in a case's name."""
    return ", ".join(f"{name}={value}" for name, value in options.items())


def add(name: str, dims: int, *lead: int, channels: int = 4, out: int = 2, kernel: Any = 3, **options: Any) -> None:
    """A case of class `name` with `options` on an input of `lead` sizes, `channels` and the spatial ones."""
    shape = (*lead, channels, *SIZES[dims])
    text = f"{name} k={kernel} {option_text(options)} of {shape}".replace("  ", " ")
    layer(text, lambda torch: getattr(torch.nn, name)(channels, out, kernel, **options), S(f(*shape)))


for d in (1, 2, 3):
    conv, transposed = f"Conv{d}d", f"ConvTranspose{d}d"
    several = (3, 2, 1)[:d]
    small = {"channels": 2, "out": 2} if d == 3 else {}
    add(conv, d, 2, **small)
    add(conv, d, **small)  # without batch
    add(conv, d, 2, kernel=several, stride=(1, 2, 2)[:d], padding=(1, 0, 0)[:d], bias=False, **small)
    add(conv, d, 2, kernel=2, padding="same", dilation=2, **small)
    add(conv, d, 2, kernel=(4, 3, 2)[:d], padding="same", **small)
    add(conv, d, 2, kernel=2, padding="valid", dilation=(2, 1, 1)[:d], **small)
    add(conv, d, 2, groups=2, padding=1, **small)
    add(conv, d, 2, kernel=2, channels=2, out=4, groups=2, stride=2)  # depthwise
    for mode in ("reflect", "replicate", "circular"):
        add(conv, d, 2, padding=(1, 2, 1)[:d], padding_mode=mode, stride=2, **small)
    add(conv, d, 2, kernel=2, padding="same", padding_mode="circular", **small)
    add(conv, d, 0, kernel=2, **small)  # an empty batch
    add(conv, d, 1, kernel=1, **small)
    add(transposed, d, 2, kernel=2, **small)
    add(transposed, d, kernel=several, stride=2, padding=(1, 0, 0)[:d], **small)
    add(transposed, d, 2, kernel=2, stride=2, output_padding=1, groups=2, **small)
    add(transposed, d, 2, kernel=2, stride=(1, 2, 1)[:d], dilation=(2, 1, 1)[:d], bias=False, **small)
    size = tuple(2 * n for n in SIZES[d])
    layer(
        f"{transposed} output_size",
        lambda torch, d=d, name=transposed: getattr(torch.nn, name)(2, 3, 2, stride=2),
        S(f(1, 2, *SIZES[d]), [n + 1 for n in size]),
    )

    def lazy(torch: Any, d: int = d, kind: str = "Conv", **options: Any) -> Any:
        """A lazy layer that has seen an input."""
        made = getattr(torch.nn, f"Lazy{kind}{d}d")(2, 2, **options)
        made(torch.zeros(1, 2, *SIZES[d]))
        return made

    layer(f"LazyConv{d}d", lambda torch, lazy=lazy: lazy(torch, padding=1), S(f(1, 2, *SIZES[d])))
    layer(
        f"LazyConvTranspose{d}d",
        lambda torch, lazy=lazy: lazy(torch, kind="ConvTranspose", bias=False, stride=2),
        S(f(1, 2, *SIZES[d])),
    )
