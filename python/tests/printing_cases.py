"""Expressions whose repr, str or format is compared with PyTorch's text."""

from __future__ import annotations

from typing import Any

REPRS = r"""
t.tensor(1)
t.tensor(1.0)
t.tensor(1.5)
t.tensor(True)
t.tensor(-3.25, dtype=t.float64)
t.tensor([])
t.tensor([], dtype=t.int64)
t.zeros(0, 3)
t.zeros(2, 0, dtype=t.int32)
t.tensor([1, 2, 3])
t.tensor([1., 2., 3.])
t.tensor([1.5, 2.25, -3.125])
t.tensor([0.1, 0.22, 0.333])
t.tensor([1e-5, 1.0])
t.tensor([1e-3, 1.0])
t.tensor([1e5, 1.0])
t.tensor([1e8, 1.0])
t.tensor([123456789.0])
t.tensor([12345678])
t.tensor([1e10, 1e-10])
t.tensor([1e-10])
t.tensor([float('nan'), 1.0])
t.tensor([float('inf'), -float('inf'), 2.0])
t.tensor([float('nan')])
t.tensor([float('inf'), 1])
t.tensor([float('inf'), 1.5, -20.25])
t.tensor([-0.0, 0.0])
t.tensor([True, False])
t.tensor([1, -20, 300])
t.tensor([[1, 2], [30, 4]])
t.tensor([[1., 2.], [30., 4.5]])
t.arange(24).reshape(2, 3, 4)
t.arange(24.).reshape(2, 3, 4) / 7
t.arange(120).reshape(2, 3, 4, 5)
t.arange(1000)
t.arange(1001)
t.arange(1001.)
t.arange(2000).reshape(40, 50)
t.arange(10000.).reshape(100, 100)
t.arange(60000.).reshape(20, 30, 100) / 3
t.arange(100.)
t.arange(45) * 1000
t.linspace(0, 1, 11)
t.linspace(-100, 100, 7)
t.ones(3, dtype=t.float64)
t.ones(3, dtype=t.float16)
t.ones(3, dtype=t.bfloat16) / 3
t.ones(2, dtype=t.int32)
t.ones(2, dtype=t.uint8)
t.ones(2, dtype=t.int8)
t.ones(2, dtype=t.int16)
t.tensor([0.1, 0.2], dtype=t.float64)
t.tensor([1/3], dtype=t.float64)
t.tensor([1/3], dtype=t.float16)
t.ones(2, requires_grad=True)
t.ones(2, dtype=t.float64, requires_grad=True)
t.ones(2, requires_grad=True) * 2
(t.ones(2, requires_grad=True) * 2).sum()
t.ones(2, 2, requires_grad=True).t()
t.ones(2, requires_grad=True).exp()
t.ones(2, 2, requires_grad=True) @ t.ones(2, 2)
t.ones(2, requires_grad=True)[0]
t.ones(2, requires_grad=True).view(1, 2)
t.ones(2, 3, requires_grad=True).softmax(1)
t.ones(2, requires_grad=True).relu()
t.nn.functional.linear(t.ones(1, 2), t.ones(3, 2, requires_grad=True))
t.ones(2, requires_grad=True).double()
t.ones(2, requires_grad=True).detach()
t.ones(3, 4).t()
t.arange(10)[::3]
t.ones(1).expand(3)
t.tensor([1000000.0, 0.5])
t.tensor([0.00011, 123.0])
t.tensor([99999.0, 1.0])
t.tensor([100000.0])
t.tensor([1e7])
t.tensor([1e9])
t.tensor([16777216.0, 1.0])
t.tensor([3.14159265358979])
t.tensor([2.5e-6, 3e-6])
t.tensor([1.0, 1000.0, 1000000.0])
t.tensor([[1e-8, 1.0], [1e8, 2.0]])
t.tensor([[float('nan'), float('inf')], [1.0, -1e-9]])
t.zeros(3, 3)
t.eye(3)
t.full((2, 2), 3.14)
t.tensor([255], dtype=t.uint8)
t.tensor([-9223372036854775808, 9223372036854775807])
t.randn(3, 4)
t.rand(2, 2)
t.float32
t.int64
t.bool
t.bfloat16
t.Size([2, 3])
t.Size([])
t.zeros(2, 3).shape
t.device('cpu')
t.ones(1, requires_grad=True).mul(2).grad_fn.name()
t.strided
t.tensor([1., 2.]).max(0)
t.tensor([[3., 1.], [2., 5.]]).sort()
t.tensor([1., 2.]).topk(1)
t.nn.Parameter(t.ones(2))
t.nn.Parameter(t.ones(2, 2), requires_grad=False)
t.finfo(t.float32)
t.iinfo(t.int8)
t.memory_format
t.contiguous_format
[t.tensor(1.), t.tensor([2])]
"""

TEXTS = r"""
str(t.tensor([1., 2.]))
str(t.tensor(3))
f'{t.tensor(3.14159):.2f}'
f'{t.tensor(3)}'
f'{t.tensor(3):5d}'
f'{t.tensor([1.5])}'
'%s' % t.tensor([1])
'%.3f' % t.tensor(2.5)
'{:.1e}'.format(t.tensor(12345.678))
str(t.float32)
str(t.Size([1, 2]))
str(t.tensor(2.5).item())
str(t.tensor([0.1]).tolist())
str(t.tensor([0.1], dtype=t.float64).tolist())
repr(t.tensor([[1, 2]]).tolist())
str(t.ones(2, requires_grad=True))
"""

OPTIONS = (
    "dict(precision=2)",
    "dict(precision=8)",
    "dict(threshold=5)",
    "dict(threshold=5, edgeitems=1)",
    "dict(linewidth=30)",
    "dict(sci_mode=True)",
    "dict(sci_mode=False)",
    "dict(profile='short')",
    "dict(profile='full')",
)
WITH_OPTIONS = ("t.arange(30.) / 7", "t.tensor([1e-6, 1.0])", "t.arange(40).reshape(4, 10)")


def all_cases() -> list[str]:
    """Expressions; "options ; expression" where print options come first."""
    lines = REPRS.strip().splitlines() + [f"{line}" for line in TEXTS.strip().splitlines()]
    return list(dict.fromkeys(lines + [f"{o} ; {e}" for o in OPTIONS for e in WITH_OPTIONS]))


def evaluate(torch: Any, case: str) -> str:
    """The text."""
    torch.manual_seed(0)
    options, _, expression = case.rpartition(" ; ")
    try:
        if options:
            torch.set_printoptions(**eval(options))
        value = eval(expression, {"t": torch})
        return value if isinstance(value, str) else repr(value)
    finally:
        torch.set_printoptions(profile="default")
