"""Cases of normalisation, in train and eval, with and without statistics and parameters."""

from __future__ import annotations

from typing import Any

from op_db.core import S, f

from .core import Table

layer = Table()
SIZES = (4, 3, 2)

for d in (1, 2, 3):
    batch, instance = f"BatchNorm{d}d", f"InstanceNorm{d}d"
    shape = (3, 2, *SIZES[:d])
    for name, options in (
        ("", {}),
        ("momentum=None", {"momentum": None}),
        ("affine=False, eps=0.1", {"affine": False, "eps": 0.1}),
        ("no statistics", {"track_running_stats": False, "momentum": 0.3}),
        ("no bias", {"bias": False}),
    ):
        layer(
            f"{batch} {name}".strip(),
            lambda torch, batch=batch, options=options: getattr(torch.nn, batch)(2, **options),
            S(f(*shape)),
        )
    for name, options in (
        ("", {}),
        ("affine", {"affine": True}),
        ("statistics", {"affine": True, "track_running_stats": True, "momentum": 0.3}),
    ):
        layer(
            f"{instance} {name}".strip(),
            lambda torch, instance=instance, options=options: getattr(torch.nn, instance)(2, **options),
            S(f(*shape)),
        )
    layer(
        f"{instance} no batch",
        lambda torch, instance=instance: getattr(torch.nn, instance)(2, track_running_stats=True),
        S(f(*shape[1:])),
    )

    def lazy(torch: Any, name: str, shape: tuple[int, ...] = shape, **options: Any) -> Any:
        """A lazy layer that has seen an input."""
        made = getattr(torch.nn, name)(**options)
        made(torch.zeros(shape))
        return made

    layer(f"Lazy{batch}", lambda torch, lazy=lazy, batch=batch: lazy(torch, f"Lazy{batch}"), S(f(*shape)))
    layer(
        f"Lazy{instance}",
        lambda torch, lazy=lazy, instance=instance: lazy(torch, f"Lazy{instance}", momentum=0.2),
        S(f(*shape)),
    )

layer("BatchNorm1d 2-D", lambda torch: torch.nn.BatchNorm1d(3), S(f(4, 3)))
layer("SyncBatchNorm", lambda torch: torch.nn.SyncBatchNorm(2), S(f(3, 2, 4)))
layer(
    "SyncBatchNorm converted",
    lambda torch: torch.nn.SyncBatchNorm.convert_sync_batchnorm(
        torch.nn.Sequential(torch.nn.BatchNorm2d(2), torch.nn.Conv2d(2, 2, 2))
    ),
    S(f(3, 2, 4, 3)),
)
layer("LayerNorm", lambda torch: torch.nn.LayerNorm(4), S(f(3, 4)))
layer("LayerNorm 2-D, eps", lambda torch: torch.nn.LayerNorm((3, 4), eps=0.1), S(f(2, 3, 4)))
layer("LayerNorm no bias", lambda torch: torch.nn.LayerNorm(4, bias=False), S(f(3, 4)))
layer("LayerNorm no parameters", lambda torch: torch.nn.LayerNorm([4], elementwise_affine=False), S(f(2, 3, 4)))
layer("RMSNorm", lambda torch: torch.nn.RMSNorm(4), S(f(3, 4)))
layer("RMSNorm 2-D, eps", lambda torch: torch.nn.RMSNorm((3, 4), eps=0.1), S(f(2, 3, 4)))
layer("RMSNorm no parameters", lambda torch: torch.nn.RMSNorm([4], elementwise_affine=False), S(f(2, 3, 4)))
layer("GroupNorm", lambda torch: torch.nn.GroupNorm(2, 4), S(f(3, 4, 5)))
layer("GroupNorm no parameters", lambda torch: torch.nn.GroupNorm(4, 4, affine=False, eps=0.1), S(f(2, 4, 3, 2)))
layer("GroupNorm one group, 2-D", lambda torch: torch.nn.GroupNorm(1, 4), S(f(3, 4)))
layer("LocalResponseNorm", lambda torch: torch.nn.LocalResponseNorm(3, alpha=0.5, beta=0.6, k=2.0), S(f(2, 5, 3)))
layer("LocalResponseNorm even", lambda torch: torch.nn.LocalResponseNorm(2, alpha=0.5), S(f(2, 5, 3, 2)))
layer("LocalResponseNorm 5-D", lambda torch: torch.nn.LocalResponseNorm(4, alpha=0.5), S(f(1, 5, 3, 2, 2)))
# Values only: PyTorch's gradient is not that of its values, which count the first channel in every sum.
layer("CrossMapLRN2d", lambda torch: torch.nn.CrossMapLRN2d(3, alpha=0.5, beta=0.6, k=2), S(f(2, 5, 3, 2, grad=False)))
layer("CrossMapLRN2d even", lambda torch: torch.nn.CrossMapLRN2d(4, alpha=0.5), S(f(2, 5, 3, 2, grad=False)))
