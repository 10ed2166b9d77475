"""Fast paths against plain ones (walks, reductions, functions, normals, optimizers), on any number of threads."""

from __future__ import annotations

import hashlib
import itertools
import math
import random
import struct

import pytest

DTYPES = ("float32", "float64", "bfloat16", "int64", "int16", "uint8", "bool")


def numbers(torch, dtype, shape):
    """Small whole numbers, which every dtype holds exactly."""
    x = torch.arange(math.prod(shape)).reshape(shape) * 7 % 23
    return (x % 2 == 0) if dtype == "bool" else x.to(getattr(torch, dtype))


def turned(values, shape, order):
    """The elements of a nested order-permuted tensor, in row-major order, from a flat list."""
    strides = [math.prod(shape[i + 1 :]) for i in range(len(shape))]
    ranges = [range(shape[d]) for d in order]
    return [values[sum(i * strides[d] for i, d in zip(at, order, strict=True))] for at in itertools.product(*ranges)]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", [(3, 5), (16, 16), (17, 33), (40, 70), (5, 18, 35), (2, 17, 3, 16)], ids=str)
def test_transposed_walks(torch, dtype, shape):
    x = numbers(torch, dtype, shape)
    flat = x.flatten().tolist()
    for order in itertools.permutations(range(len(shape))):
        y = x.permute(order)
        expected = turned(flat, shape, order)
        assert y.contiguous().flatten().tolist() == expected
        target = torch.zeros_like(x).permute(order)
        target.copy_(y.contiguous())
        assert target.contiguous().flatten().tolist() == expected
        if dtype not in ("bool", "uint8"):
            dense = y.contiguous()
            assert (y + dense).flatten().tolist() == [2 * v for v in expected]
            assert (dense * 2 - y).flatten().tolist() == expected
            assert (y * 3).contiguous().flatten().tolist() == [3 * v for v in expected]
            wide = torch.empty(dense.shape, dtype=y.dtype)
            torch.neg(y, out=wide)
            assert wide.flatten().tolist() == [-v for v in expected]


@pytest.mark.parametrize("dtype", ["float32", "float64", "int64", "bfloat16"])
def test_reductions_of_turned_tensors(torch, dtype):
    shape = (6, 35, 20)
    x = numbers(torch, dtype, shape)
    for order in itertools.permutations(range(3)):
        y = x.permute(order)
        dense = y.clone(memory_format=torch.contiguous_format)
        for k in range(1, 4):
            for dims in itertools.combinations(range(3), k):
                for name in ("sum", "amax", "amin"):
                    got, expected = getattr(y, name)(dims), getattr(dense.double(), name)(dims)
                    assert torch.equal(got.double(), expected.to(got.dtype).double()), (order, dims, name)
        for d in range(3):
            values, places = y.max(d)
            lists = dense.movedim(d, -1).double().tolist()
            expected_places = [[row.index(max(row)) for row in plane] for plane in lists]
            assert places.tolist() == expected_places
            assert torch.equal(values, dense.gather(d, places.unsqueeze(d)).squeeze(d))
            assert torch.equal(y.cumsum(d), dense.double().cumsum(d).to(y.cumsum(d).dtype))


def test_extremes_and_nan(torch):
    x = torch.arange(12.0).reshape(3, 4) % 5
    x[1, 2] = math.nan
    x[2, 2] = math.nan
    assert x.argmax(0).tolist()[2] == 1 and x.argmin(0).tolist()[2] == 1
    assert x.max().isnan() and x.amax(0).isnan().tolist() == [False, False, True, False]
    long = torch.zeros(300_000)
    long[200_001] = 5
    long[200_002] = 5
    assert long.argmax().item() == 200_001
    long[250_000] = math.nan
    assert long.argmax().item() == 250_000
    mask = torch.arange(300_000) % 3 == 0
    assert mask.sum().item() == 100_000 and mask.reshape(3, -1).sum(1).tolist() == [33334, 33333, 33333]


def error_in_ulp(got, expected, single):
    """How far `got` is off, in units in the last place of its type."""
    if math.isnan(expected) or math.isinf(expected) or expected == got:
        assert got == expected or (math.isnan(got) and math.isnan(expected)), (got, expected)
        return 0.0
    spacing = math.ulp(expected)
    if single:
        spacing = max(2.0 ** (math.frexp(expected)[1] - 24), 2.0**-149)
    return abs(got - expected) / spacing


FUNCTIONS = {
    "exp": (math.exp, (-80, 80)),
    "expm1": (math.expm1, (-20, 20)),
    "exp2": (lambda x: 2.0**x, (-100, 100)),
    "log": (math.log, (1e-30, 1e30)),
    "log2": (math.log2, (1e-3, 1e3)),
    "log10": (math.log10, (1e-3, 1e3)),
    "log1p": (math.log1p, (-0.9, 50)),
    "tanh": (math.tanh, (-12, 12)),
    "sigmoid": (lambda x: 1 / (1 + math.exp(-x)), (-30, 30)),
    "erf": (math.erf, (-6, 6)),
    "sin": (math.sin, (-3000, 3000)),
    "cos": (math.cos, (-3000, 3000)),
    "tan": (math.tan, (-3000, 3000)),
    "asin": (math.asin, (-1, 1)),
    "acos": (math.acos, (-1, 1)),
    "atan": (math.atan, (-20, 20)),
    "sinh": (math.sinh, (-30, 30)),
    "cosh": (math.cosh, (-30, 30)),
    "asinh": (math.asinh, (-1e4, 1e4)),
    "acosh": (math.acosh, (1, 1e4)),
    "atanh": (math.atanh, (-0.999, 0.999)),
}


@pytest.mark.swiftgrad_only
@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_functions_are_exact_to_a_few_ulp(torch, name, dtype):
    function, (low, high) = FUNCTIONS[name]
    draw = random.Random(name)
    points = [draw.uniform(low, high) for _ in range(3000)]
    points += [draw.uniform(-1e-3, 1e-3) for _ in range(300)] if low < 0 else []
    x = torch.tensor(points, dtype=getattr(torch, dtype))
    worst = max(
        error_in_ulp(got, function(at), dtype == "float32")
        for got, at in zip(getattr(torch, name)(x).tolist(), x.tolist(), strict=True)
    )
    # Of doubles, the reference may be off by one ulp itself.
    assert worst <= (2.5 if dtype == "float32" else 4)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_functions_of_special_values(torch, dtype):
    inf, nan = math.inf, math.nan
    x = torch.tensor([0.0, -0.0, inf, -inf, nan, 1.0, -1.0], dtype=getattr(torch, dtype))
    expected = {
        "exp": [1, 1, inf, 0, nan],
        "expm1": [0, -0.0, inf, -1, nan],
        "log": [-inf, -inf, inf, nan, nan, 0, nan],
        "log10": [-inf, -inf, inf, nan, nan, 0, nan],
        "log1p": [0, -0.0, inf, nan, nan],
        "tanh": [0, -0.0, 1, -1, nan],
        "erf": [0, -0.0, 1, -1, nan],
        "sin": [0, -0.0, nan, nan, nan],
        "cos": [1, 1, nan, nan, nan],
        "tan": [0, -0.0, nan, nan, nan],
        "atan": [0, -0.0, math.pi / 2, -math.pi / 2, nan],
        "asin": [0, -0.0, nan, nan, nan, math.pi / 2, -math.pi / 2],
        "acos": [math.pi / 2, math.pi / 2, nan, nan, nan, 0, math.pi],
        "sinh": [0, -0.0, inf, -inf, nan],
        "cosh": [1, 1, inf, inf, nan],
        "asinh": [0, -0.0, inf, -inf, nan],
        "acosh": [nan, nan, inf, nan, nan, 0],
        "atanh": [0, -0.0, nan, nan, nan, inf, -inf],
    }
    for name, values in expected.items():
        for got, wanted in zip(getattr(torch, name)(x).tolist(), values, strict=False):
            same = got == pytest.approx(wanted, rel=1e-6, nan_ok=True)
            assert same and (math.isnan(wanted) or math.copysign(1, got) == math.copysign(1, wanted)), (
                name,
                got,
                wanted,
            )


@pytest.mark.swiftgrad_only
def test_two_argument_functions(torch):
    values = [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 3.0, -7.0, 1e30, 5e-40, math.inf, -math.inf, math.nan] * 3
    pairs = list(itertools.product(values[:13], values[:13])) + list(zip(values, values[5:] + values[:5], strict=True))
    a, b = (torch.tensor([p[k] for p in pairs], dtype=torch.float32) for k in (0, 1))
    wide = (a.double(), b.double())
    for name in ("pow", "atan2", "hypot", "fmod", "remainder"):
        # Doubles go one by one through the C library.
        expected = getattr(torch, name)(*wide).float().tolist()
        for got, wanted, pair in zip(getattr(torch, name)(a, b).tolist(), expected, pairs, strict=True):
            assert got == pytest.approx(wanted, rel=3e-7, nan_ok=True), (name, pair)
            if not math.isnan(wanted):
                assert math.copysign(1, got) == math.copysign(1, wanted), (name, pair)


@pytest.mark.parametrize("name", ["fmod", "remainder", "floor_divide"])
def test_quotients_are_exact(torch, name):
    draw = random.Random(name)
    pairs = [(draw.uniform(-1e3, 1e3), draw.choice([-1, 1]) * draw.uniform(0.01, 10)) for _ in range(4000)]
    pairs += [(draw.randrange(-50, 50) * 0.1, draw.choice([-0.1, 0.1, 0.5, 3.0])) for _ in range(1000)]
    a, b = (torch.tensor([p[k] for p in pairs], dtype=torch.float32) for k in (0, 1))
    for got, x, y in zip(getattr(torch, name)(a, b).tolist(), a.tolist(), b.tolist(), strict=True):
        r = math.fmod(x, y)
        q = (x - r) / y
        if r != 0 and (r < 0) != (y < 0):
            q -= 1
            r = r if name == "fmod" else struct.unpack("f", struct.pack("f", r + y))[0]
        assert got == (round(q) if name == "floor_divide" else r), (x, y)


def test_normal_numbers_are_pytorchs(torch):
    def digest(t):
        return hashlib.sha256(struct.pack(f"<{t.numel()}f", *t.tolist())).hexdigest()

    torch.manual_seed(3)
    assert digest(torch.randn(1000)) == "387b8b0d3946850a3786e36e21dc2aee878b2280e2bebe1a974fd8c5ac097101"
    torch.manual_seed(5)
    drawn = torch.empty(37).normal_(2.0, 0.5)
    assert digest(drawn) == "93aedae575f968bf56af1f383eba3631112ae6202828d3a320181664c3ea7afc"


@pytest.mark.parametrize("to", ["int64", "int32", "int16", "uint8"])
def test_casts_to_integers(torch, to):
    values = [0.0, -0.0, 1.9, -1.9, 127.5, 255.0, -128.0, 32767.9] * 5
    for dtype in (torch.float32, torch.float64):
        x = torch.tensor(values, dtype=dtype)
        bits = {"int64": 64, "int32": 32, "int16": 16, "uint8": 8}[to]
        expected = [int(v) % 2**bits for v in values]
        if to != "uint8":
            expected = [v - 2**bits if v >= 2 ** (bits - 1) else v for v in expected]
        assert x.to(getattr(torch, to)).tolist() == expected


def losses(torch, x, t):
    f = torch.nn.functional
    return [
        f.mse_loss(x, t),
        f.l1_loss(x, t),
        f.smooth_l1_loss(x, t, beta=0.7),
        f.huber_loss(x, t, delta=0.7),
        f.mse_loss(x, t, reduction="sum"),
    ]


def test_losses_by_tiles(torch):
    torch.manual_seed(0)
    x, t = torch.randn(70, 1100, requires_grad=True), torch.randn(70, 1100)
    d = (x - t).detach().double()
    a = d.abs()
    expected = [
        (d * d).mean(),
        a.mean(),
        torch.where(a < 0.7, d * d / 1.4, a - 0.35).mean(),
        torch.where(a < 0.7, d * d / 2, 0.7 * (a - 0.35)).mean(),
        (d * d).sum(),
    ]
    slopes = [2 * d / d.numel(), d.sign() / d.numel(), None, None, 2 * d]
    for loss, value, slope in zip(losses(torch, x, t), expected, slopes, strict=True):
        assert loss.item() == pytest.approx(value.item(), rel=1e-6)
        (grad,) = torch.autograd.grad(loss, x)
        if slope is not None:
            assert (grad.double() - slope).abs().max() <= 1e-6 * slope.abs().max()


def everything(torch):
    """Results of loops that are cut into tiles, as bytes."""
    torch.manual_seed(0)
    x, y = torch.randn(700, 410), torch.rand(410, 700)
    results = [
        x.sum(),
        x.t().sum(0),
        x.t().sum(1),
        x.var(),
        x.exp(),
        x.double().tanh(),
        x.t() + y,
        x.cumsum(0),
        x.argmax(0),
    ]
    results += [
        x.argmax(),
        x.reshape(70, 10, 410).sum((0, 2)),
        x.norm(),
        x.softmax(-1),
        torch.randn(100_003),
        x.t().contiguous(),
    ]
    results += losses(torch, x, y.t())
    for name in ("Adam", "NAdam", "Rprop", "Adadelta", "ASGD", "RAdam", "Adamax", "RMSprop", "Adagrad"):
        p, q = torch.nn.Parameter(x.clone()), torch.nn.Parameter(y[:3].clone())
        optimizer = getattr(torch.optim, name)([p, q])
        for _ in range(2):
            p.grad, q.grad = x * 3, y[:3] * 10
            results.append(torch.nn.utils.clip_grad_norm_([p, q], 1.0))
            optimizer.step()
        results += [p.detach(), q.detach()]
    return [tuple(t.flatten().tolist()) for t in results]


@pytest.mark.swiftgrad_only
def test_same_bits_for_any_number_of_threads(torch):
    before = torch.get_num_threads()
    try:
        torch.set_num_threads(1)
        expected = everything(torch)
        for threads in (2, 3, 8):
            torch.set_num_threads(threads)
            assert everything(torch) == expected
    finally:
        torch.set_num_threads(before)


@pytest.mark.parametrize(
    "name", ["Adadelta", "Adamax", "NAdam", "RAdam", "ASGD", "Rprop", "Adam", "RMSprop", "Adagrad"]
)
def test_a_list_steps_as_its_parameters_do(torch, name):
    """One call for parameters of several shapes, layouts and ages gives what an optimizer for each gives."""
    torch.manual_seed(1)
    starts = [torch.randn(40, 30), torch.randn(30, 40).t(), torch.randn(5), torch.randn(3, 4).double()]

    def run(groups):
        params = [torch.nn.Parameter(s.clone()) for s in starts]
        optimizers = [getattr(torch.optim, name)([params[i] for i in g], lr=0.02) for g in groups]
        for step in range(4):
            for k, p in enumerate(params):
                # The third gets its first gradient later than the others.
                p.grad = None if k == 2 and step == 0 else (starts[k] * (step + 1)).sin()
            for optimizer in optimizers:
                optimizer.step()
        return [p.detach().tolist() for p in params]

    assert run([[0, 1, 2, 3]]) == run([[0], [1], [2], [3]])


def test_multi_tensor_operators(torch):
    torch.manual_seed(2)
    params = [
        torch.nn.Parameter(torch.randn(50, 40)),
        torch.nn.Parameter(torch.randn(7, 9).t()),
        torch.nn.Parameter(torch.randn(())),
    ]
    for p in params:
        p.grad = torch.randn(p.shape)
    whole = torch.cat([p.grad.flatten() for p in params]).double()
    for order in (1.0, 2.0, 3.0, math.inf):
        norm = torch.nn.utils.get_total_norm([p.grad for p in params], order)
        assert norm.item() == pytest.approx(torch.linalg.vector_norm(whole, order).item(), rel=1e-5)
    before = [p.grad.clone() for p in params]
    total = torch.nn.utils.clip_grad_norm_(params, 2.0)
    for p, g in zip(params, before, strict=True):
        assert torch.allclose(p.grad, g * (2.0 / (total + 1e-6)))
    torch.nn.utils.clip_grad_value_(params, 0.01)
    assert all(p.grad.abs().max() <= 0.01 for p in params)
    scaler = torch.amp.GradScaler("cpu", init_scale=4.0)
    scaler.scale(torch.ones(()))
    optimizer = torch.optim.SGD(params, lr=1.0)
    grads = [p.grad.clone() for p in params]
    scaler.unscale_(optimizer)
    assert all(torch.equal(p.grad, g / 4) for p, g in zip(params, grads, strict=True))
    params[1].grad[0, 0] = math.inf
    values = [p.detach().clone() for p in params]
    scaler.update()
    scaler.step(optimizer)
    assert all(torch.equal(p, v) for p, v in zip(params, values, strict=True))
    optimizer.zero_grad(set_to_none=False)
    assert all(p.grad.count_nonzero() == 0 for p in params)
    averages = [v.clone() for v in values]
    torch.optim.swa_utils.get_ema_multi_avg_fn(0.75)(averages, [v + 4 for v in values], None)
    assert all(torch.allclose(a, v + 1) for a, v in zip(averages, values, strict=True))
