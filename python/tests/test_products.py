"""Products of matrices: layouts, odd shapes and epilogues against float64; bits for any number of threads; bfloat16."""

from __future__ import annotations

import random
import warnings

import pytest

SIDES = [1, 2, 3, 7, 16, 17, 31, 64, 97, 131, 257]
LARGE = [(513, 517, 300), (64, 784, 256), (1, 1000, 700), (700, 1, 1000), (5, 1031, 513), (1200, 40, 90)]


def laid_out(torch, x, how):
    """The matrix with other strides: transposed, rows apart, or elements apart."""
    if how == "transposed":
        return x.t().contiguous().t()
    if how == "rows apart":
        y = torch.zeros(2 * x.shape[0], x.shape[1] + 3, dtype=x.dtype)
        y[::2, 1 : 1 + x.shape[1]] = x
        return y[::2, 1 : 1 + x.shape[1]]
    if how == "elements apart":
        y = torch.zeros(x.shape[0], 3 * x.shape[1], dtype=x.dtype)
        y[:, ::3] = x
        return y[:, ::3]
    return x


LAYOUTS = ["dense", "transposed", "rows apart", "elements apart"]


def with_threads(torch, compute):
    """The result, checked to have the same bits for 1, 2, 3 and 8 threads."""
    before = torch.get_num_threads()
    try:
        results = []
        for threads in (1, 2, 3, 8):
            torch.set_num_threads(threads)
            results.append(compute())
    finally:
        torch.set_num_threads(before)
    assert all(torch.equal(result, results[0]) for result in results[1:])
    return results[0]


def shapes(count, seed):
    """Shapes of odd sides, and the large ones."""
    draw = random.Random(seed)
    return [tuple(draw.choice(SIDES) for _ in range(3)) for _ in range(count)] + LARGE


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("other", LAYOUTS)
def test_all_layouts_against_float64_with_equal_bits(torch, dtype, layout, other):
    torch.manual_seed(0)
    dtype = getattr(torch, dtype)
    for m, n, k in shapes(6, layout + other):
        a, b, c = torch.randn(m, k, dtype=dtype), torch.randn(k, n, dtype=dtype), torch.randn(m, n, dtype=dtype)
        want, x, y = a.double() @ b.double(), laid_out(torch, a, layout), laid_out(torch, b, other)
        bound = torch.finfo(dtype).eps * (a.double().abs() @ b.double().abs() + 3) * (2 + k**0.5)
        product = with_threads(torch, lambda x=x, y=y: x @ y)
        assert ((product.double() - want).abs() <= bound).all(), (m, n, k)
        sums = with_threads(torch, lambda x=x, y=y, c=c: torch.addmm(c, x, y, beta=0.5, alpha=2))
        assert ((sums.double() - (2 * want + 0.5 * c.double())).abs() <= 2 * bound).all(), (m, n, k)
        row = torch.addmm(c[0], x, y)
        assert ((row.double() - (want + c[0].double())).abs() <= 2 * bound).all(), (m, n, k)
        linear = with_threads(torch, lambda x=x, y=y, c=c: torch.nn.functional.linear(x, y.t(), c[0]))
        assert ((linear.double() - (want + c[0].double())).abs() <= 2 * bound).all(), (m, n, k)


@pytest.mark.parametrize("dtype", ["float32", "float64", "bfloat16"])
def test_batches_are_the_single_products(torch, dtype):
    torch.manual_seed(0)
    for count, m, n, k in [(7, 5, 9, 3), (3, 65, 33, 130), (40, 16, 16, 16), (2, 300, 200, 100), (0, 3, 4, 5)]:
        a, b = (torch.randn(*shape).to(getattr(torch, dtype)) for shape in ((count, m, k), (count, k, n)))
        y = with_threads(torch, lambda a=a, b=b: a @ b)
        assert y.shape == (count, m, n)
        assert all(torch.equal(y[i], a[i] @ b[i]) for i in range(count))
        shared = torch.bmm(a[:1].expand(count, m, k) if count else a, b)
        assert all(torch.equal(shared[i], a[0] @ b[i]) for i in range(count))


def test_nothing_to_sum_or_to_write(torch):
    assert torch.equal(torch.zeros(3, 0) @ torch.zeros(0, 4), torch.zeros(3, 4))
    assert (torch.zeros(0, 5) @ torch.randn(5, 4)).shape == (0, 4)
    assert (torch.randn(4, 5) @ torch.zeros(5, 0)).shape == (4, 0)
    bias, c = torch.randn(4), torch.randn(3, 4)
    assert torch.equal(torch.nn.functional.linear(torch.zeros(3, 0), torch.zeros(4, 0), bias), bias.expand(3, 4))
    assert torch.equal(torch.addmm(c, torch.zeros(3, 0), torch.zeros(0, 4), beta=0.5), 0.5 * c)


def test_special_values_pass_and_what_is_not_asked_for_is_not_read(torch):
    inf, nan = float("inf"), float("nan")
    for m in (1, 3, 40):
        a, b = torch.ones(m, 20), torch.ones(20, 37)
        a[0, 3], b[5, 7], b[6, 8] = inf, nan, -inf
        y = a @ b
        assert y[0, 0].item() == inf and y[0, 7].isnan() and y[0, 8].isnan()
        assert all(y[i, 8].item() == -inf for i in range(1, m))
        unread = torch.full((m, 37), nan)
        assert torch.addmm(unread, torch.ones(m, 20), torch.ones(20, 37), beta=0).eq(20).all()
    tiny = torch.full((2, 2), 1e-40)
    assert (tiny @ torch.eye(2)).eq(tiny).all()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("other", LAYOUTS)
def test_bfloat16_is_summed_in_float32_and_rounded_once(torch, layout, other):
    torch.manual_seed(1)
    for m, n, k in shapes(6, layout + other):
        a, b = torch.randn(m, k).bfloat16(), torch.randn(k, n).bfloat16()
        bias = torch.randn(n).bfloat16()
        want, size = a.double() @ b.double(), a.double().abs() @ b.double().abs()
        x, y = laid_out(torch, a, layout), laid_out(torch, b, other)
        for result, exact in (
            (with_threads(torch, lambda x=x, y=y: x @ y), want),
            (torch.nn.functional.linear(x, y.t(), bias), want + bias.double()),
            (torch.addmm(bias, x, y, alpha=2), 2 * want + bias.double()),
        ):
            assert result.dtype == torch.bfloat16
            # Half a unit in the last of 8 places, and what float32's sums lose.
            bound = 2**-8 * exact.abs() + 2**-22 * k**0.5 * (2 * size + 1)
            assert ((result.double() - exact).abs() <= bound).all(), (m, n, k)


def test_gradients_of_linear_in_bfloat16_follow_float32(torch):
    torch.manual_seed(2)
    x, w, b = torch.randn(33, 65), torch.randn(47, 65) / 8, torch.randn(47)
    grads = {}
    for dtype in (torch.float32, torch.bfloat16):
        leaves = [t.to(dtype, copy=True).requires_grad_() for t in (x, w, b)]
        torch.nn.functional.linear(*leaves).float().square().mean().backward()
        grads[dtype] = [t.grad.float() for t in leaves]
    for exact, rounded in zip(grads[torch.float32], grads[torch.bfloat16]):
        assert (exact - rounded).abs().max() <= 0.02 * exact.abs().max()


def test_autocast_says_once_where_bfloat16_is_not_faster(torch):
    from swiftgrad.amp import autocast_mode

    autocast_mode._warn_of_slow_bfloat16.cache_clear()
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        for _ in range(2):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                assert (torch.ones(2, 2) @ torch.ones(2, 2)).dtype == torch.bfloat16
    expected = 0 if torch._C._cpu_multiplies_bfloat16() else 1
    assert sum("AVX512-BF16" in str(w.message) for w in seen) == expected
