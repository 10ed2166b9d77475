"""The cases of `elementwise_table.py`: operators bound by memory or by vector arithmetic, one process a library.

`elementwise_cases.py MODULE THREADS SIZES [NAME ...]` prints one line of JSON: seconds a call by case and size.
"""

from __future__ import annotations

import importlib
import json
import math
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

Case = tuple[str, float, Callable[[], object]]
"""A case: its name, the bytes it has to move, and the call."""

SAMPLE_SECONDS = 0.004
SAMPLES = 5


def unary(torch: Any, n: int) -> Iterator[Case]:
    """Functions of one argument."""
    x = torch.rand(n) * 2 - 1
    positive = torch.rand(n) + 0.01
    for name in "neg abs relu exp tanh sigmoid erf sin cos floor round sign reciprocal square expm1 tan atan".split():
        call = getattr(torch, name)
        yield name, 8 * n, lambda call=call: call(x)
    for name in "log sqrt rsqrt log2 log10 log1p asin acos".split():
        call = getattr(torch, name)
        yield name, 8 * n, lambda call=call: call(positive)
    f = torch.nn.functional
    for name in "gelu silu mish softplus elu leaky_relu hardtanh hardswish logsigmoid".split():
        call = getattr(f, name)
        yield name, 8 * n, lambda call=call: call(x)
    yield "gelu tanh", 8 * n, lambda: f.gelu(x, approximate="tanh")
    yield "pow 2", 8 * n, lambda: x**2
    yield "pow 3", 8 * n, lambda: x**3
    yield "pow 0.5", 8 * n, lambda: positive**0.5
    yield "pow 1.7", 8 * n, lambda: positive**1.7
    yield "clamp", 8 * n, lambda: x.clamp(-0.5, 0.5)
    yield "add number", 8 * n, lambda: x + 1.5
    yield "mul number", 8 * n, lambda: x * 1.5
    yield "add_ number", 8 * n, lambda: x.add_(0.0)
    yield "relu_", 8 * n, lambda: positive.relu_()
    yield "tanh_", 8 * n, lambda: positive.clone().tanh_()
    yield "isnan", 5 * n, lambda: torch.isnan(x)
    d = x.double()
    e = positive.double()
    for name in "exp tanh sigmoid erf sin".split():
        call = getattr(torch, name)
        yield f"{name} f64", 16 * n, lambda call=call: call(d)
    yield "log f64", 16 * n, lambda: torch.log(e)
    yield "pow 1.7 f64", 16 * n, lambda: e**1.7
    yield "gelu f64", 16 * n, lambda: f.gelu(d)
    b = x.bfloat16()
    for name in "exp tanh relu".split():
        call = getattr(torch, name)
        yield f"{name} bf16", 4 * n, lambda call=call: call(b)
    yield "gelu bf16", 4 * n, lambda: f.gelu(b)
    i = torch.arange(n) - n // 2
    yield "abs i64", 16 * n, lambda: i.abs()
    yield "neg i64", 16 * n, lambda: -i


def binary(torch: Any, n: int) -> Iterator[Case]:
    """Functions of two and three arguments."""
    x, y, z = torch.rand(n) - 0.5, torch.rand(n) + 0.1, torch.rand(n)
    for name in "add sub mul div maximum minimum".split():
        call = getattr(torch, name)
        yield name, 12 * n, lambda call=call: call(x, y)
    yield "pow tensor", 12 * n, lambda: torch.pow(y, x)
    yield "atan2", 12 * n, lambda: torch.atan2(x, y)
    yield "remainder", 12 * n, lambda: torch.remainder(x, y)
    yield "floor_divide", 12 * n, lambda: torch.floor_divide(x, y)
    yield "add_", 12 * n, lambda: z.add_(x)
    yield "mul_", 12 * n, lambda: z.mul_(y)
    yield "add alpha", 12 * n, lambda: torch.add(x, y, alpha=0.5)
    yield "addcmul", 16 * n, lambda: torch.addcmul(x, y, z)
    yield "addcdiv", 16 * n, lambda: torch.addcdiv(x, y, y)
    yield "lerp", 12 * n, lambda: torch.lerp(x, y, 0.3)
    for name in "eq lt ge".split():
        call = getattr(torch, name)
        yield name, 9 * n, lambda call=call: call(x, y)
    yield "gt number", 5 * n, lambda: x > 0.1
    mask = x > 0
    yield "where", 13 * n, lambda: torch.where(mask, x, y)
    yield "where number", 9 * n, lambda: torch.where(mask, x, 0.0)
    yield "masked_fill", 9 * n, lambda: x.masked_fill(mask, 0.0)
    yield "mask and", 3 * n, lambda: mask & mask
    yield "not", 2 * n, lambda: ~mask
    d, e = x.double(), y.double()
    yield "add f64", 24 * n, lambda: d + e
    yield "div f64", 24 * n, lambda: d / e
    b, c = x.bfloat16(), y.bfloat16()
    yield "add bf16", 6 * n, lambda: b + c
    yield "mul bf16", 6 * n, lambda: b * c
    i, j = torch.arange(n), torch.arange(n) + 1
    yield "add i64", 24 * n, lambda: i + j
    yield "mul i64", 24 * n, lambda: i * j
    yield "floor_divide i64", 24 * n, lambda: i // j
    yield "remainder i64", 24 * n, lambda: i % j
    yield "eq i64", 17 * n, lambda: i == j
    f = torch.nn.functional
    yield "mse_loss", 8 * n, lambda: f.mse_loss(x, y)
    yield "smooth_l1_loss", 8 * n, lambda: f.smooth_l1_loss(x, y)


def casts(torch: Any, n: int) -> Iterator[Case]:
    """Conversions of dtype."""
    x = torch.rand(n) * 100
    i = x.long()
    yield "f32 to f64", 12 * n, lambda: x.double()
    yield "f32 to bf16", 6 * n, lambda: x.bfloat16()
    yield "f32 to f16", 6 * n, lambda: x.half()
    yield "f32 to i64", 12 * n, lambda: x.long()
    yield "f32 to i32", 8 * n, lambda: x.int()
    yield "f32 to u8", 5 * n, lambda: x.byte()
    yield "f32 to bool", 5 * n, lambda: x.bool()
    yield "i64 to f32", 12 * n, lambda: i.float()
    yield "i64 to i32", 12 * n, lambda: i.int()
    d, b, h, u, m = x.double(), x.bfloat16(), x.half(), x.byte(), x > 50
    yield "f64 to f32", 12 * n, lambda: d.float()
    yield "bf16 to f32", 6 * n, lambda: b.float()
    yield "f16 to f32", 6 * n, lambda: h.float()
    yield "u8 to f32", 5 * n, lambda: u.float()
    yield "bool to f32", 5 * n, lambda: m.float()
    yield "bool to i64", 9 * n, lambda: m.long()


def layouts(torch: Any, n: int) -> Iterator[Case]:
    """Strided and broadcast operands, copies."""
    side = max(int(math.isqrt(n)), 1)
    n = side * side
    x, y = torch.rand(side, side), torch.rand(side, side)
    row, column = torch.rand(side), torch.rand(side, 1)
    yield "clone", 8 * n, lambda: x.clone()
    yield "copy_", 8 * n, lambda: y.copy_(x)
    yield "fill_", 4 * n, lambda: y.fill_(0.5)
    yield "zeros", 4 * n, lambda: torch.zeros(side, side)
    yield "transposed contiguous", 8 * n, lambda: x.t().contiguous()
    yield "x.T + y", 12 * n, lambda: x.t() + y
    yield "x.T + y.T", 12 * n, lambda: x.t() + y.t()
    yield "x.T * 2", 8 * n, lambda: x.t() * 2
    yield "exp of x.T", 8 * n, lambda: x.t().exp()
    yield "x + row", 8 * n, lambda: x + row
    yield "x + column", 8 * n, lambda: x + column
    yield "row * column", 4 * n, lambda: row * column
    yield "x[:, ::2] * 2", 6 * n, lambda: x[:, ::2] * 2
    yield "x[:, 1:-1] + 1", 8 * n, lambda: x[:, 1:-1] + 1
    if n >= 1024:
        a = max(n // 1024, 1)
        q = torch.rand(a, 16, 8, 8)
        yield "permute(0, 2, 1, 3) contiguous", 8 * q.numel(), lambda: q.permute(0, 2, 1, 3).contiguous()
        yield "permute(0, 2, 3, 1) contiguous", 8 * q.numel(), lambda: q.permute(0, 2, 3, 1).contiguous()
        yield "permute(0, 3, 1, 2) contiguous", 8 * q.numel(), lambda: q.permute(0, 3, 1, 2).contiguous()
        channel = torch.rand(1, 16, 1, 1)
        yield "nchw * channel", 8 * q.numel(), lambda: q * channel
    yield "cat 0", 16 * n, lambda: torch.cat([x, y])
    yield "cat 1", 16 * n, lambda: torch.cat([x, y], 1)
    yield "stack 0", 16 * n, lambda: torch.stack([x, y])
    yield "stack -1", 16 * n, lambda: torch.stack([x, y], -1)
    yield "flip", 8 * n, lambda: x.flip(-1)
    yield "roll", 8 * n, lambda: x.roll(1, 0)
    yield "repeat", 12 * n, lambda: x.repeat(2, 1)
    yield "tril", 8 * n, lambda: x.tril()
    yield "pad", 8 * n, lambda: torch.nn.functional.pad(x, (1, 1))
    i = torch.arange(n).reshape(side, side)
    yield "transposed contiguous i64", 16 * n, lambda: i.t().contiguous()


def reductions(torch: Any, n: int) -> Iterator[Case]:
    """Sums and the like over all, the last, the first and a middle dimension."""
    side = max(int(math.isqrt(n)), 1)
    n = side * side
    x = torch.rand(side, side)
    d, i, m, b = x.double(), torch.arange(n).reshape(side, side), x > 0.5, x.bfloat16()
    for name in "sum mean var max min argmax prod norm std".split():
        call = getattr(torch, name)
        yield f"{name} all", 4 * n, lambda call=call: call(x)
    for name in "sum mean var amax argmax max logsumexp norm prod".split():
        call = getattr(torch, name)
        for dim in (-1, 0):
            yield f"{name} {dim}", 4 * n, lambda call=call, dim=dim: call(x, dim=dim)
    yield "sum of x.T all", 4 * n, lambda: x.t().sum()
    yield "sum of x.T -1", 4 * n, lambda: x.t().sum(-1)
    yield "sum of x.T 0", 4 * n, lambda: x.t().sum(0)
    yield "max of x.T 0", 4 * n, lambda: x.t().amax(0)
    yield "any", n, lambda: (m & False).any()
    yield "all -1", n, lambda: m.all(-1)
    yield "sum bool", n, lambda: m.sum()
    yield "sum i64", 8 * n, lambda: i.sum()
    yield "sum i64 0", 8 * n, lambda: i.sum(0)
    yield "sum f64", 8 * n, lambda: d.sum()
    yield "sum f64 0", 8 * n, lambda: d.sum(0)
    yield "sum bf16", 2 * n, lambda: b.sum()
    yield "sum bf16 0", 2 * n, lambda: b.sum(0)
    if n >= 1024:
        q = x.flatten()[: n // 1024 * 1024].reshape(-1, 16, 64)
        for name in "sum var amax argmax softmax".split():
            call = getattr(torch, name)
            yield f"{name} middle", 4 * n, lambda call=call: call(q, dim=1)
        yield "sum (0, 2)", 4 * n, lambda: q.sum((0, 2))
        yield "mean (0, 2)", 4 * n, lambda: q.mean((0, 2))
        yield "sum (0, 1)", 4 * n, lambda: q.sum((0, 1))
    yield "softmax -1", 8 * n, lambda: x.softmax(-1)
    yield "softmax 0", 8 * n, lambda: x.softmax(0)
    yield "log_softmax -1", 8 * n, lambda: x.log_softmax(-1)
    yield "cumsum -1", 8 * n, lambda: x.cumsum(-1)
    yield "cumsum 0", 8 * n, lambda: x.cumsum(0)
    yield "cumsum all", 8 * n, lambda: x.flatten().cumsum(0)
    yield "cumsum i64", 16 * n, lambda: i.flatten().cumsum(0)


def selections(torch: Any, n: int) -> Iterator[Case]:
    """Indices, masks, order."""
    width = 64
    rows = max(n // width, 1)
    table = torch.rand(rows, width)
    pick = torch.randint(0, rows, (rows,))
    columns = torch.randint(0, width, (rows, width))
    flat, everywhere = torch.rand(n), torch.randint(0, n, (n,))
    mask = flat > 0.5
    yield "index_select 0", 8 * n, lambda: table.index_select(0, pick)
    yield "index_select 1", 8 * n, lambda: table.index_select(1, columns[0])
    yield "x[index]", 8 * n, lambda: table[pick]
    yield "x[index] scattered", 16 * n, lambda: flat[everywhere]
    yield "embedding", 8 * n, lambda: torch.nn.functional.embedding(pick, table)
    yield "gather 1", 16 * n, lambda: table.gather(1, columns)
    yield "scatter_add", 16 * n, lambda: torch.zeros(rows, width).scatter_add(1, columns, table)
    yield "index_add", 12 * n, lambda: torch.zeros(rows, width).index_add(0, pick, table)
    yield "x[mask]", 7 * n, lambda: flat[mask]
    yield "nonzero", 5 * n, lambda: mask.nonzero()
    yield "masked_fill_", 5 * n, lambda: flat.masked_fill_(mask, 0.75)
    yield "x[mask] = number", 5 * n, lambda: flat.__setitem__(mask, 0.75)
    yield "one_hot", 8 * n, lambda: torch.nn.functional.one_hot(pick, rows if rows < 64 else -1) if rows < 64 else None
    shuffled = torch.rand(n)
    grid = torch.rand(rows, width)
    yield "sort", 16 * n, lambda: shuffled.sort()
    yield "argsort rows", 12 * n, lambda: grid.argsort(-1)
    yield "topk 5 rows", 4 * n, lambda: grid.topk(5, -1)
    if n >= 16:
        yield "topk 10", 4 * n, lambda: shuffled.topk(10)
    whole = torch.randint(0, 1000, (n,))
    yield "sort i64", 24 * n, lambda: whole.sort()
    yield "unique", 8 * n, lambda: whole.unique()
    yield "bincount", 8 * n, lambda: whole.bincount()


def creation(torch: Any, n: int) -> Iterator[Case]:
    """Sequences and random numbers."""
    x = torch.empty(n)
    yield "arange", 8 * n, lambda: torch.arange(n)
    yield "arange f32", 4 * n, lambda: torch.arange(float(n))
    yield "linspace", 4 * n, lambda: torch.linspace(0, 1, n)
    yield "full", 4 * n, lambda: torch.full((n,), 0.5)
    yield "eye", 4 * n, lambda: torch.eye(max(int(math.isqrt(n)), 1))
    yield "rand", 4 * n, lambda: torch.rand(n)
    yield "randn", 4 * n, lambda: torch.randn(n)
    yield "randint", 8 * n, lambda: torch.randint(0, 10, (n,))
    yield "randperm", 8 * n, lambda: torch.randperm(n)
    yield "bernoulli_", 4 * n, lambda: x.bernoulli_(0.9)
    yield "uniform_", 4 * n, lambda: x.uniform_(-1, 1)
    yield "normal_", 4 * n, lambda: x.normal_()
    yield "rand f64", 8 * n, lambda: torch.rand(n, dtype=torch.float64)


FAMILIES = (unary, binary, casts, layouts, reductions, selections, creation)


def seconds_a_call(call: Callable[[], object]) -> float:
    """The shortest mean of some samples, each of as many calls as take a few milliseconds."""
    clock = time.perf_counter
    call()
    start = clock()
    call()
    once = max(clock() - start, 1e-7)
    repeat = max(1, min(10000, round(SAMPLE_SECONDS / once)))
    best = math.inf
    for _ in range(SAMPLES if once < 0.05 else 2):
        start = clock()
        for _ in range(repeat):
            call()
        best = min(best, (clock() - start) / repeat)
        if once > 0.2:
            break
    return best


def main() -> None:
    """Times the cases asked for."""
    name, threads, sizes, *only = sys.argv[1:]
    torch = importlib.import_module(name)
    torch.set_num_threads(int(threads))
    torch.manual_seed(0)
    found: dict[str, dict[str, Any]] = {}
    with torch.no_grad():
        for size in map(int, sizes.split(",")):
            for family in FAMILIES:
                for title, moved, call in family(torch, size):
                    key = f"{family.__name__}: {title}"
                    if only and not any(key.startswith(o) or title == o for o in only):
                        continue
                    try:
                        seconds = seconds_a_call(call)
                    except Exception as error:  # a case that one library lacks is a result too
                        found.setdefault(key, {})[str(size)] = f"{type(error).__name__}: {error}"[:200]
                        continue
                    found.setdefault(key, {})[str(size)] = [seconds, moved]
    print(json.dumps(found))


if __name__ == "__main__":
    main()
