"""One step of an optimizer over the parameters of ResNet-18, of a GPT (6 layers, 384 wide) and of a small MLP.

PyTorch's default, its `foreach=True` and its `fused=True` are cases of their own; here there is one implementation.
"""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

TITLE = "optimizer step,"
_PLAIN = ("SGD", "Adam", "AdamW")
_OTHERS = ("RMSprop", "Adagrad", "Adadelta", "Adamax", "NAdam", "RAdam", "ASGD", "Rprop", "Adafactor")
CASES = (
    *(f"{name} {model}" for name in _PLAIN for model in ("MLP", "ResNet-18", "GPT")),
    *(
        f"{name} {model} {how}"
        for name in _PLAIN
        for model in ("MLP", "ResNet-18", "GPT")
        for how in ("foreach", "fused")
    ),
    *(f"{name} ResNet-18" for name in _OTHERS),
    *(f"{what} {model}" for what in ("clip_grad_norm_", "clip+Adam", "EMA") for model in ("MLP", "ResNet-18")),
)


def shapes(model: str) -> list[tuple[int, ...]]:
    """Shapes of a model's parameters, in its order."""
    if model == "MLP":
        sizes = (784, 256, 128, 64, 10)
        return [s for a, b in zip(sizes, sizes[1:]) for s in ((b, a), (b,))]
    if model == "GPT":
        width = 384
        block = [(width,), (width,), (3 * width, width), (3 * width,), (width, width), (width,), (width,), (width,)]
        block += [(4 * width, width), (4 * width,), (width, 4 * width), (width,)]
        return [(65, width), (128, width), *(block * 6), (width,), (width,), (65, width)]
    found: list[tuple[int, ...]] = [(64, 3, 7, 7), (64,), (64,)]
    before = 64
    for width in (64, 128, 256, 512):
        for first in (True, False):
            found += [
                (width, before if first else width, 3, 3),
                (width,),
                (width,),
                (width, width, 3, 3),
                (width,),
                (width,),
            ]
            if first and before != width:
                found += [(width, before, 1, 1), (width,), (width,)]
        before = width
    return [*found, (1000, 512), (1000,)]


def workload(torch: ModuleType, case: str) -> Callable[[], object]:
    """Returns one step."""
    name, model, *how = case.split()
    parameters = [torch.nn.Parameter(torch.randn(s) * 0.02) for s in shapes(model)]
    for p in parameters:
        p.grad = torch.randn(p.shape) * 0.01
    if name == "clip_grad_norm_":
        return lambda: torch.nn.utils.clip_grad_norm_(parameters, 1.0)
    if name == "EMA":
        averages = [p.detach().clone() for p in parameters]
        update = torch.optim.swa_utils.get_ema_multi_avg_fn(0.999)
        values = [p.detach() for p in parameters]
        return lambda: update(averages, values, None)
    if name == "clip+Adam":
        adam = torch.optim.Adam(parameters)

        def clipped() -> None:
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            adam.step()

        return clipped
    options = {how[0]: True} if how and torch.__name__ == "torch" else {}
    if name == "SGD":
        options["momentum"] = 0.9
    optimizer = getattr(torch.optim, name)(parameters, lr=1e-3, **options)
    return lambda: optimizer.step()
