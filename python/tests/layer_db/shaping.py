"""Cases of layers that rearrange, pad, resample or look up, and of containers."""

from __future__ import annotations

from typing import Any

from op_db.core import S, f, i, v

from .core import Table

layer = Table()
SIZES = (4, 5, 3)

for d in (1, 2, 3):
    shape = (2, 2, *SIZES[:d])
    sides = (1, 2, 0, 1, 2, 1)[: 2 * d]
    crop = (1, -1, 0, 1, -1, 1)[: 2 * d]
    for kind in ("Reflection", "Replication", "Circular", "Zero"):
        name = f"{kind}Pad{d}d"
        layer(name, lambda torch, name=name: getattr(torch.nn, name)(1), S(f(*shape)))
        layer(f"{name} {sides}", lambda torch, name=name, s=sides: getattr(torch.nn, name)(s), S(f(*shape[1:])))
        layer(f"{name} {crop}", lambda torch, name=name, s=crop: getattr(torch.nn, name)(s), S(f(*shape)))
    name = f"ConstantPad{d}d"
    layer(name, lambda torch, name=name: getattr(torch.nn, name)(2, 3.5), S(f(*shape)))
    layer(f"{name} {crop}", lambda torch, name=name, s=crop: getattr(torch.nn, name)(s, -1.0), S(f(*shape)))

    linear = ("linear", "bilinear", "trilinear")[d - 1]
    for mode in ("nearest", "nearest-exact", "area", linear, *(("bicubic",) if d == 2 else ())):
        interpolates = mode in (linear, "bicubic")
        for options in (
            {"size": (7, 3, 5)[:d]},
            {"scale_factor": 1.7},
            {"scale_factor": 0.6, "recompute_scale_factor": True},
            *(({"size": (7, 3, 5)[:d], "align_corners": True},) if interpolates else ()),
        ):
            layer(
                f"Upsample {d}d {mode}, " + ", ".join(f"{key}={value}" for key, value in options.items()),
                lambda torch, mode=mode, options=options: torch.nn.Upsample(mode=mode, **options),
                S(f(*shape)),
            )
layer("UpsamplingNearest2d", lambda torch: torch.nn.UpsamplingNearest2d(scale_factor=2), S(f(1, 2, 3, 2)))
layer("UpsamplingBilinear2d", lambda torch: torch.nn.UpsamplingBilinear2d(size=(5, 3)), S(f(1, 2, 3, 2)))
layer("PixelShuffle", lambda torch: torch.nn.PixelShuffle(2), S(f(2, 8, 3, 2)))
layer("PixelShuffle no batch", lambda torch: torch.nn.PixelShuffle(3), S(f(9, 2, 2)))
layer("PixelUnshuffle", lambda torch: torch.nn.PixelUnshuffle(2), S(f(2, 2, 4, 6)))
layer("ChannelShuffle", lambda torch: torch.nn.ChannelShuffle(2), S(f(2, 6, 3, 2)))
layer("ChannelShuffle 5-D", lambda torch: torch.nn.ChannelShuffle(3), S(f(1, 6, 3, 2, 2)))
layer("Unfold", lambda torch: torch.nn.Unfold(2), S(f(2, 3, 4, 5)))
layer("Unfold options", lambda torch: torch.nn.Unfold((2, 3), dilation=(2, 1), padding=1, stride=2), S(f(2, 5, 6)))
layer("Fold", lambda torch: torch.nn.Fold((4, 5), 2), S(f(2, 12, 12)))
layer("Fold options", lambda torch: torch.nn.Fold((5, 6), (2, 3), (2, 1), 1, 2), S(f(12, 9)))
layer("Flatten", lambda torch: torch.nn.Flatten(), S(f(2, 3, 4)))
layer("Flatten some", lambda torch: torch.nn.Flatten(0, -2), S(f(2, 3, 4, 2)))
layer("Unflatten", lambda torch: torch.nn.Unflatten(1, (2, 3)), S(f(2, 6, 4)))
layer("Unflatten inferred", lambda torch: torch.nn.Unflatten(-1, (-1, 2)), S(f(2, 6)))
layer("Identity", lambda torch: torch.nn.Identity(7, a=3), S(f(2, 3)))

for mode in ("sum", "mean", "max"):
    layer(f"EmbeddingBag {mode}", lambda torch, m=mode: torch.nn.EmbeddingBag(6, 3, mode=m), S(i(2, 4, lo=0, hi=6)))
    layer(
        f"EmbeddingBag {mode}, offsets, padding_idx",
        lambda torch, m=mode: torch.nn.EmbeddingBag(6, 3, mode=m, padding_idx=1),
        S(i(7, lo=0, hi=6), v([0, 2, 2, 5], "int64")),
    )
    layer(
        f"EmbeddingBag {mode}, include_last_offset",
        lambda torch, m=mode: torch.nn.EmbeddingBag(6, 3, mode=m, include_last_offset=True),
        S(i(7, lo=0, hi=6), v([0, 2, 2, 7], "int64")),
    )
layer("EmbeddingBag per_sample_weights", lambda torch: torch.nn.EmbeddingBag(6, 3, mode="sum"),
      S(i(2, 4, lo=0, hi=6), per_sample_weights=f(2, 4)))  # fmt: skip
layer("EmbeddingBag scale_grad_by_freq", lambda torch: torch.nn.EmbeddingBag(6, 3, scale_grad_by_freq=True),
      S(i(2, 4, lo=0, hi=4)))  # fmt: skip
layer("EmbeddingBag sparse", lambda torch: torch.nn.EmbeddingBag(6, 3), S(i(2, 4, lo=0, hi=4)))
layer("Embedding scale_grad_by_freq", lambda torch: torch.nn.Embedding(6, 3, scale_grad_by_freq=True),
      S(i(2, 4, lo=0, hi=4)))  # fmt: skip


def limited(torch: Any, made: Any, *args: Any) -> Any:
    """A table that is changed as it is looked up cannot be differentiated twice; its values are the result."""
    with torch.no_grad():
        return made(*args), made.weight.clone()


layer("Embedding max_norm", lambda torch: torch.nn.Embedding(6, 3, max_norm=0.8, norm_type=1.0),
      S(i(2, 4, lo=0, hi=6)), call=limited)  # fmt: skip
layer("EmbeddingBag max_norm", lambda torch: torch.nn.EmbeddingBag(6, 3, max_norm=0.8),
      S(i(2, 4, lo=0, hi=6)), call=limited)  # fmt: skip


def lazy_linear(torch: Any) -> Any:
    """A lazy layer that has seen an input."""
    made = torch.nn.LazyLinear(3)
    made(torch.zeros(2, 4))
    return made


layer("LazyLinear", lazy_linear, S(f(2, 4)))
layer("Sequential", lambda torch: torch.nn.Sequential(torch.nn.Linear(4, 3), torch.nn.Tanh(), torch.nn.Linear(3, 2)),
      S(f(2, 4)))  # fmt: skip
layer("ModuleList", lambda torch: torch.nn.ModuleList([torch.nn.Linear(4, 4), torch.nn.Tanh()]), S(f(2, 4)),
      call=lambda torch, made, x: [step(x) for step in made])  # fmt: skip
layer("ModuleDict", lambda torch: torch.nn.ModuleDict({"b": torch.nn.Linear(4, 4), "a": torch.nn.Tanh()}), S(f(2, 4)),
      call=lambda torch, made, x: made["a"](made["b"](x)))  # fmt: skip
layer("ParameterList", lambda torch: torch.nn.ParameterList([torch.ones(4), torch.zeros(2, 4)]), S(f(2, 4)),
      call=lambda torch, made, x: x * made[0] + made[1])  # fmt: skip
layer("ParameterDict", lambda torch: torch.nn.ParameterDict({"b": torch.ones(4), "a": torch.zeros(2, 4)}), S(f(2, 4)),
      call=lambda torch, made, x: x * made["b"] + made["a"])  # fmt: skip
layer("DataParallel", lambda torch: torch.nn.DataParallel(torch.nn.Linear(4, 3)), S(f(2, 4)))
