"""Cases of pooling: maxima with indices, averages, norms, adaptive, fractional, and unpooling."""

from __future__ import annotations

from typing import Any

from op_db.core import S, f, p

from .convolutions import option_text
from .core import Table

layer = Table()
SIZES = (7, 8, 6)


def add(name: str, dims: int, *args: Any, lead: tuple[int, ...] = (2, 2), **options: Any) -> None:
    """A case of class `name` with the given arguments."""
    text = f"{name} {', '.join(map(str, args))} {option_text(options)} of {lead}".replace("  ", " ")
    layer(text, lambda torch: getattr(torch.nn, name)(*args, **options), S(f(*lead, *SIZES[:dims])))


for d in (1, 2, 3):
    several, other = (3, 2, 2)[:d], (1, 2, 3)[:d]
    pool = f"MaxPool{d}d"
    add(pool, d, 2)
    add(pool, d, 3, stride=2, padding=1, return_indices=True)
    add(pool, d, several, stride=other, dilation=(2, 1, 1)[:d], return_indices=True)
    add(pool, d, 3, stride=2, ceil_mode=True, return_indices=True)
    add(pool, d, 2, stride=1, dilation=2, padding=1, ceil_mode=True, lead=(2,))
    pool = f"AvgPool{d}d"
    add(pool, d, 2)
    add(pool, d, 3, stride=2, padding=1)
    add(pool, d, several if d > 1 else 3, 2, padding=1, ceil_mode=True, count_include_pad=False, lead=(2,))
    if d > 1:
        add(pool, d, 2, divisor_override=3)
        layer(
            f"LPPool{d}d",
            lambda torch, d=d: getattr(torch.nn, f"LPPool{d}d")(3, 2, stride=2, ceil_mode=True),
            S(p(2, 2, *SIZES[:d])),
        )
    else:
        layer("LPPool1d", lambda torch: torch.nn.LPPool1d(1.5, 3, stride=2, ceil_mode=True), S(p(2, 2, 7)))
    add(f"AdaptiveAvgPool{d}d", d, (3, 2, 4)[:d])
    add(f"AdaptiveAvgPool{d}d", d, 9, lead=(2,))
    add(f"AdaptiveMaxPool{d}d", d, (3, 2, 4)[:d], return_indices=True)
    add(f"AdaptiveMaxPool{d}d", d, 3, lead=(2,))
    if d > 1:
        add(f"AdaptiveAvgPool{d}d", d, (None, 2, None)[:d])
        add(f"AdaptiveMaxPool{d}d", d, (None, 2, None)[:d])
        add(f"FractionalMaxPool{d}d", d, 2, output_size=(4, 5, 3)[:d], return_indices=True)
        add(f"FractionalMaxPool{d}d", d, (3, 2, 2)[:d], output_ratio=(0.5, 0.4, 0.6)[:d], lead=(2,))

    def unpool(torch: Any, undo: Any, x: Any, size: Any = None, d: int = d, **options: Any) -> Any:
        """Pools and unpools."""
        pooled = getattr(torch.nn.functional, f"max_pool{d}d")(x, 2, return_indices=True, **options)
        return undo(*pooled) if size is None else undo(*pooled, output_size=size)

    layer(
        f"MaxUnpool{d}d", lambda torch, d=d: getattr(torch.nn, f"MaxUnpool{d}d")(2), S(f(2, 2, *SIZES[:d])), call=unpool
    )
    layer(
        f"MaxUnpool{d}d output_size, no batch",
        lambda torch, d=d: getattr(torch.nn, f"MaxUnpool{d}d")(2),
        S(f(2, *SIZES[:d])),
        call=lambda torch, undo, x, unpool=unpool, d=d: unpool(torch, undo, x, size=SIZES[:d]),
    )
