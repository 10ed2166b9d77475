"""Convolutions, pooling, batch norm: fast paths against float64 and plain paths; switches, threads, empty batches."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
import swiftgrad as torch
from swiftgrad.backends import swiftgrad as switches

F = torch.nn.functional

# (batch, channels, outputs, size, kernel, stride, padding, dilation, groups)
GEOMETRIES = [
    (2, 3, 16, (31, 29), (7, 7), (2, 2), (3, 3), (1, 1), 1),
    (3, 9, 40, (15, 12), (3, 3), (2, 2), (1, 1), (1, 1), 1),
    (2, 20, 17, (13, 70), (1, 1), (1, 1), (0, 0), (1, 1), 1),
    (2, 20, 17, (13, 9), (1, 1), (2, 2), (0, 0), (1, 1), 1),
    (2, 4, 6, (17, 17), (5, 5), (1, 1), (3, 3), (2, 2), 1),
    (2, 4, 6, (17, 18), (3, 2), (3, 1), (1, 0), (2, 3), 1),
    (1, 6, 6, (14, 14), (3, 3), (2, 2), (2, 2), (2, 2), 2),
    (2, 8, 12, (10, 10), (3, 3), (1, 1), (1, 1), (1, 1), 4),
    (2, 8, 8, (10, 9), (3, 3), (2, 1), (1, 1), (1, 1), 8),
    (2, 70, 130, (14, 14), (3, 3), (2, 2), (1, 1), (1, 1), 1),
    (1, 3, 5, (40,), (5,), (2,), (2,), (1,), 1),
    (2, 3, 5, (5, 7, 6), (2, 3, 3), (2, 1, 2), (1, 1, 1), (1, 1, 1), 1),
    (2, 4, 4, (4, 5, 5), (3, 3, 3), (1, 1, 1), (1, 1, 1), (1, 1, 1), 1),
]
# (batch, channels, outputs, size, padding) of 3 x 3, stride 1, which Winograd takes
WINOGRAD = [
    (8, 64, 64, (56, 56), 1),
    (2, 17, 33, (13, 9), 1),
    (4, 128, 96, (14, 14), 1),
    (8, 96, 128, (7, 7), 1),
    (1, 16, 16, (20, 22), 0),
    (3, 20, 40, (5, 31), 2),
    (9, 32, 64, (16, 16), 1),
]


def results(dtype, batch, channels, outputs, size, kernel, stride, padding, dilation, groups):
    """Value and gradients of a convolution of the same numbers in a dtype."""
    torch.manual_seed(0)
    x = torch.randn(batch, channels, *size, dtype=torch.float64).to(dtype).requires_grad_(True)
    w = torch.randn(outputs, channels // groups, *kernel, dtype=torch.float64).to(dtype).requires_grad_(True)
    b = torch.randn(outputs, dtype=torch.float64).to(dtype).requires_grad_(True)
    y = getattr(F, f"conv{len(size)}d")(x, w, b, stride, padding, dilation, groups)
    g = torch.randn(*y.shape, dtype=torch.float64).to(dtype)
    y.backward(g)
    return y.detach(), x.grad, w.grad, b.grad


def unfolded(batch, channels, outputs, size, kernel, stride, padding, dilation, groups):
    """The value by a composition of other operators, in float64."""
    torch.manual_seed(0)
    x = torch.randn(batch, channels, *size, dtype=torch.float64)
    w = torch.randn(outputs, channels // groups, *kernel, dtype=torch.float64)
    b = torch.randn(outputs, dtype=torch.float64)
    patches = F.unfold(x, kernel, dilation, padding, stride).reshape(batch, groups, -1, 1).reshape(batch, groups, -1)
    k = w[0].numel()
    patches = patches.reshape(batch, groups, k, -1)
    y = torch.matmul(w.reshape(1, groups, outputs // groups, k), patches).reshape(batch, outputs, -1)
    return y + b.reshape(1, -1, 1)


def furthest(a, b):
    """The greatest difference, of the greatest value."""
    if b.numel() == 0:
        return 0.0
    return float((a.double() - b.double()).abs().max() / b.double().abs().max())


@pytest.mark.parametrize("geometry", GEOMETRIES, ids=str)
def test_products_of_patches(geometry):
    exact = results(torch.float64, *geometry)
    if len(geometry[3]) == 2:
        composed = unfolded(*geometry)
        assert furthest(exact[0].reshape(composed.shape), composed) < 1e-13
    for got, want in zip(results(torch.float32, *geometry), exact):
        assert furthest(got, want) < 2e-6


@pytest.mark.parametrize("geometry", [g for g in GEOMETRIES if g[0] * g[1] < 40], ids=str)
def test_gradients_of_products_of_patches(geometry):
    batch, channels, outputs, size, kernel, stride, padding, dilation, groups = geometry
    size = tuple(min(n, 9) for n in size)
    torch.manual_seed(0)
    x = torch.randn(1, channels, *size, dtype=torch.float64, requires_grad=True)
    w = torch.randn(groups, channels // groups, *kernel, dtype=torch.float64, requires_grad=True)
    convolution = getattr(F, f"conv{len(size)}d")
    assert torch.autograd.gradcheck(lambda a, b: convolution(a, b, None, stride, padding, dilation, groups), (x, w))


@pytest.mark.parametrize("geometry", WINOGRAD, ids=str)
def test_winograd_bound(geometry):
    batch, channels, outputs, size, padding = geometry
    whole = (batch, channels, outputs, size, (3, 3), (1, 1), (padding, padding), (1, 1), 1)
    exact = results(torch.float64, *whole)
    with switches.flags(winograd=True):
        fast = results(torch.float32, *whole)
    with switches.flags(winograd=False):
        plain = results(torch.float32, *whole)
    for a, b, c in zip(fast, plain, exact):
        assert furthest(a, c) < 1e-5
        assert furthest(b, c) < 2e-6
    for a, b in zip(fast[:3], plain[:3]):
        assert not torch.equal(a, b)


def test_winograd_second_derivative():
    torch.manual_seed(0)
    x, w = torch.randn(2, 16, 12, 12), torch.randn(16, 16, 3, 3)
    found = []
    for dtype in (torch.float32, torch.float64):
        a, b = x.to(dtype, copy=True).requires_grad_(True), w.to(dtype, copy=True).requires_grad_(True)
        (g,) = torch.autograd.grad(F.conv2d(a, b, None, 1, 1).tanh().sum(), a, create_graph=True)
        g.pow(2).sum().backward()
        found.append((a.grad, b.grad))
    for got, want in zip(*found):
        assert furthest(got, want) < 1e-4


def test_winograd_switch():
    assert switches.winograd is True
    switches.winograd = False
    try:
        assert switches.winograd is False
        with switches.flags(winograd=True):
            assert switches.winograd is True
        assert switches.winograd is False
    finally:
        switches.winograd = True
    code = "import swiftgrad as t; print(t.backends.swiftgrad.winograd)"
    for value, expected in (("0", "False"), ("1", "True")):
        answer = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            env={**os.environ, "SWIFTGRAD_WINOGRAD": value},
        )
        assert answer.stdout.strip() == expected, answer.stderr


def test_same_bits_for_any_number_of_threads():
    cases = [GEOMETRIES[i] for i in (0, 1, 7, 8, 9)] + [
        (b, c, o, s, (3, 3), (1, 1), (p, p), (1, 1), 1) for b, c, o, s, p in WINOGRAD
    ]
    before = torch.get_num_threads()
    try:
        found = []
        for threads in (1, 2, 3, 8):
            torch.set_num_threads(threads)
            found.append([t for case in cases for t in results(torch.float32, *case)])
    finally:
        torch.set_num_threads(before)
    for other in found[1:]:
        assert all(torch.equal(a, b) for a, b in zip(found[0], other))


@pytest.mark.parametrize("channels", [3, 32])
def test_empty_batch(channels):
    x = torch.zeros(0, channels, 12, 12, requires_grad=True)
    w = torch.randn(32, channels, 3, 3, requires_grad=True)
    y = F.conv2d(x, w, torch.randn(32), 1, 1)
    assert y.shape == (0, 32, 12, 12)
    y.sum().backward()
    assert x.grad.shape == x.shape and not w.grad.any()


def test_transposed_with_skipped_points():
    torch.manual_seed(0)
    x, w, b = torch.randn(2, 5, 6, 7), torch.randn(5, 4, 2, 2), torch.randn(4)
    y = F.conv_transpose2d(x, w, b, stride=3, output_padding=2)
    z = F.conv_transpose2d(x.double(), w.double(), b.double(), stride=3, output_padding=2)
    assert furthest(y, z) < 1e-6
    # No tap reaches these: the bias alone.
    assert torch.equal(y[:, :, 2::3], b.reshape(1, 4, 1, 1).expand(*y[:, :, 2::3].shape))


@pytest.mark.parametrize(
    "kernel, stride, padding, ceil",
    [
        (2, 2, 0, False),
        (3, 2, 1, False),
        (3, 2, 1, True),
        (3, 1, 1, False),
        (5, 2, 2, False),
        ((3, 2), (1, 2), (1, 0), True),
    ],
)
@pytest.mark.parametrize("width", [5, 16, 33, 112])
def test_max_pool_kernel(kernel, stride, padding, ceil, width):
    torch.manual_seed(0)
    x = torch.randint(-4, 5, (3, 2, 9, width)).float()
    x[0, 0, 2, 3] = float("nan")
    x[1] = float("-inf")
    x[2, 0, :, 1::3] = float("-inf")
    found = []
    for dtype in (torch.float32, torch.float64):
        a = x.to(dtype, copy=True).requires_grad_(True)
        y, at = F.max_pool2d(a, kernel, stride, padding, ceil_mode=ceil, return_indices=True)
        y.backward(torch.ones_like(y))
        found.append((y.detach().double(), at, a.grad.double()))
    for got, want in zip(*found):
        assert torch.equal(torch.nan_to_num(got, 7.5), torch.nan_to_num(want, 7.5))


@pytest.mark.parametrize("shape", [(4, 9, 15, 17), (3, 16, 33), (2, 8, 2, 3, 50), (5, 3, 8, 8), (1, 64, 2, 4)])
@pytest.mark.parametrize("training", [True, False])
def test_batch_norm_channel_by_channel(shape, training):
    torch.manual_seed(0)
    x = torch.randn(*shape, dtype=torch.float64) * 2 + 3
    g = torch.randn(*shape, dtype=torch.float64)
    found = []
    for dtype in (torch.float32, torch.float64):
        c = shape[1]
        a = x.to(dtype, copy=True).requires_grad_(True)
        w = torch.linspace(0.5, 2, c, dtype=dtype).requires_grad_(True)
        b = torch.linspace(-1, 1, c, dtype=dtype).requires_grad_(True)
        mean, var = torch.full((c,), 2.5, dtype=dtype), torch.full((c,), 3.0, dtype=dtype)
        y = F.batch_norm(a, mean, var, w, b, training)
        y.backward(g.to(dtype))
        found.append((y.detach(), a.grad, w.grad, b.grad, mean, var))
    for got, want in zip(*found):
        assert furthest(got, want) < 5e-6
