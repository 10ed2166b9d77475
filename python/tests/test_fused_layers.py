"""Fused steps of Transformer layers against what they are made of: attention, dropout, norms, losses."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest
import swiftgrad as torch
from swiftgrad import _C, nn
from swiftgrad.nn import functional as F

Tensor = torch.Tensor


def leaves(*shapes: tuple[int, ...], dtype: Any = torch.float64) -> list[Tensor]:
    """Random tensors that want gradients."""
    return [torch.randn(*s, dtype=dtype).requires_grad_() for s in shapes]


def composed_attention(
    q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None = None, p: float = 0.0, causal: bool = False
) -> Tensor:
    """softmax(q kᵀ / sqrt(E) + mask), dropped, times v, by ordinary operators."""
    if k.shape[1] != q.shape[1]:
        k, v = (x.repeat_interleave(q.shape[1] // k.shape[1], 1) for x in (k, v))
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    if causal:
        mask = torch.ones(q.shape[-2], k.shape[-2], dtype=torch.bool).tril()
    if mask is not None and mask.dtype == torch.bool:
        scores = scores.masked_fill(~mask, -math.inf)
    elif mask is not None:
        scores = scores + mask
    weights = scores.softmax(-1)
    return (F.dropout(weights, p) if p else weights) @ v


def same(found: Tensor | None, expected: Tensor | None, tolerance: float) -> None:
    """Compares by the largest element."""
    assert found is not None and expected is not None
    assert found.shape == expected.shape
    scale = max(1.0, float(expected.abs().max())) if expected.numel() else 1.0
    assert found.numel() == 0 or float((found.double() - expected.double()).abs().max()) <= tolerance * scale


def compare(fused: Callable[[], Tensor], composed: Callable[[], Tensor], inputs: list[Tensor], limit: float) -> None:
    """Results, gradients and random state of both ways."""
    torch.manual_seed(7)
    found = fused()
    cotangent = torch.randn(found.shape, dtype=found.dtype)
    grads = torch.autograd.grad(found, inputs, cotangent)
    after = torch.rand(3)
    torch.manual_seed(7)
    expected = composed()
    assert torch.equal(cotangent, torch.randn(found.shape, dtype=found.dtype))
    assert torch.equal(after, torch.rand(3))
    same(found, expected, limit)
    for g, e in zip(grads, torch.autograd.grad(expected, inputs, cotangent), strict=True):
        same(g, e, limit)


CASES: list[tuple[Any, ...]] = [
    # batch, heads, heads of k, queries, keys, width, width of v, kind of mask, dropout, causal
    (2, 3, 3, 5, 7, 4, 6, None, 0.0, False),
    (2, 2, 2, 1, 9, 8, 8, None, 0.0, False),
    (1, 2, 2, 3, 300, 20, 70, None, 0.0, False),
    (2, 3, 3, 100, 100, 16, 16, None, 0.3, False),
    (1, 2, 2, 70, 530, 12, 5, None, 0.1, False),
    (2, 2, 2, 130, 130, 8, 8, None, 0.0, True),
    (1, 2, 2, 300, 300, 8, 17, None, 0.2, True),
    (1, 2, 2, 40, 100, 8, 8, None, 0.0, True),
    (1, 2, 2, 150, 60, 8, 8, None, 0.0, True),
    (2, 4, 2, 33, 65, 8, 8, None, 0.2, False),
    (1, 6, 2, 80, 80, 8, 8, None, 0.0, True),
    (2, 2, 2, 50, 70, 8, 8, "bool", 0.0, False),
    (2, 2, 2, 50, 70, 8, 8, "rows", 0.1, False),
    (2, 2, 2, 50, 270, 8, 8, "float", 0.1, False),
    (2, 2, 2, 5, 27, 8, 8, "row", 0.0, False),
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: "-".join(map(str, c)))
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_attention_equals_its_parts(case: tuple[Any, ...], dtype: str) -> None:
    batch, heads, sources, queries, keys, width, out, kind, p, causal = case
    t = getattr(torch, dtype)
    torch.manual_seed(1)
    q, k, v = leaves(
        (batch, heads, queries, width), (batch, sources, keys, width), (batch, sources, keys, out), dtype=t
    )
    inputs = [q, k, v]
    mask: Tensor | None = None
    if kind == "bool":
        mask = torch.rand(batch, 1, queries, keys) < 0.7
    elif kind == "rows":
        mask = torch.rand(batch, 1, 1, keys) < 0.7
        mask[..., 0] = True
    elif kind == "float":
        (mask,) = leaves((batch, heads, queries, keys), dtype=t)
        inputs.append(mask)
    elif kind == "row":
        (mask,) = leaves((1, heads, 1, keys), dtype=t)
        inputs.append(mask)
    compare(
        lambda: F.scaled_dot_product_attention(q, k, v, mask, p, causal, enable_gqa=heads != sources),
        lambda: composed_attention(q, k, v, mask, p, causal),
        inputs,
        1e-12 if dtype == "float64" else 1e-5,
    )


def test_attention_is_accurate_for_long_sequences() -> None:
    torch.manual_seed(2)
    q, k, v = leaves(*[(1, 2, 1200, 32)] * 3, dtype=torch.float32)
    exact = [x.detach().double().requires_grad_() for x in (q, k, v)]
    y, expected = (F.scaled_dot_product_attention(*x, is_causal=True) for x in ((q, k, v), exact))
    same(y, expected, 1e-6)
    cotangent = torch.randn_like(y)
    for g, e in zip(
        torch.autograd.grad(y, [q, k, v], cotangent),
        torch.autograd.grad(expected, exact, cotangent.double()),
        strict=True,
    ):
        same(g, e, 3e-6)


@pytest.mark.parametrize("kind", ["plain", "dropout", "mask", "causal"])
def test_attention_second_derivatives(kind: str) -> None:
    torch.manual_seed(3)
    q, k, v, mask = leaves((1, 2, 3, 2), (1, 2, 4, 2), (1, 2, 4, 3), (2, 3, 4))

    def run(q: Tensor, k: Tensor, v: Tensor, *m: Tensor) -> Tensor:
        torch.manual_seed(4)
        return F.scaled_dot_product_attention(
            q, k, v, *m, dropout_p=0.4 * (kind == "dropout"), is_causal=kind == "causal"
        )

    inputs = (q, k, v, mask) if kind == "mask" else (q, k, v)
    assert torch.autograd.gradcheck(run, inputs)
    assert torch.autograd.gradgradcheck(run, inputs)


@pytest.mark.parametrize("layout", ["projection", "length first", "heads first"])
def test_attention_reads_and_writes_strided_heads(layout: str) -> None:
    torch.manual_seed(5)
    (x,) = leaves((3, 10, 3 * 8) if layout != "length first" else (10, 3, 3 * 8))

    def parts(x: Tensor) -> list[Tensor]:
        x = x.transpose(0, 1) if layout == "length first" else x
        heads = [part.view(3, 10, 2, 4).transpose(1, 2) for part in x.split(8, 2)]
        return [h.contiguous() for h in heads] if layout == "heads first" else heads

    compare(lambda: F.scaled_dot_product_attention(*parts(x)), lambda: composed_attention(*parts(x)), [x], 1e-12)


def test_rows_that_see_nothing_are_zeros() -> None:
    q, k, v = leaves(*[(1, 1, 20, 8)] * 3)
    mask = torch.ones(20, 20, dtype=torch.bool)
    mask[3] = False
    y = F.scaled_dot_product_attention(q, k, v, mask)
    assert torch.equal(y[0, 0, 3], torch.zeros(8, dtype=torch.float64))
    for g in torch.autograd.grad(y.sum(), [q, k, v]):
        assert bool(g.isfinite().all())


@pytest.mark.parametrize("p", [0.0, 0.35])
@pytest.mark.parametrize("shape", [(4, 7), (3, 5, 64), (2, 2, 100), (33, 16), (1, 1)])
@pytest.mark.parametrize("affine", [True, False])
def test_norm_of_sum_equals_its_parts(shape: tuple[int, ...], p: float, affine: bool) -> None:
    torch.manual_seed(6)
    x, r, w, b = leaves(shape, shape, shape[-1:], shape[-1:])
    inputs = [x, r, w, b] if affine else [x, r]
    extra = (w, b) if affine else (None, None)

    def fused() -> Tensor:
        return _C._residual_layer_norm(x, r, list(shape[-1:]), *extra, 1e-5, p, True)

    compare(fused, lambda: F.layer_norm(r + F.dropout(x, p), shape[-1:], *extra), inputs, 1e-9)


def test_norm_of_sum_second_derivatives() -> None:
    x, r, w, b = leaves((3, 5), (3, 5), (5,), (5,))

    def run(x: Tensor, r: Tensor, w: Tensor, b: Tensor) -> Tensor:
        torch.manual_seed(8)
        return _C._residual_layer_norm(x, r, [5], w, b, 1e-5, 0.3, True)

    assert torch.autograd.gradcheck(run, (x, r, w, b))
    assert torch.autograd.gradgradcheck(run, (x, r, w, b))


@pytest.mark.parametrize("activation", ["relu", "gelu"])
@pytest.mark.parametrize("shape", [(5,), (3, 100), (257, 300)])
def test_activation_and_dropout_equal_their_parts(activation: str, shape: tuple[int, ...]) -> None:
    torch.manual_seed(9)
    (x,) = leaves(shape)
    compare(
        lambda: _C._activation_dropout(x, activation, 0.2, True),
        lambda: F.dropout(getattr(F, activation)(x), 0.2),
        [x],
        1e-14,
    )


@pytest.mark.parametrize("activation", ["relu", "gelu"])
def test_activation_and_dropout_second_derivatives(activation: str) -> None:
    (x,) = leaves((4, 6))

    def run(x: Tensor) -> Tensor:
        torch.manual_seed(10)
        return _C._activation_dropout(x, activation, 0.3, True)

    assert torch.autograd.gradcheck(run, (x,))
    assert torch.autograd.gradgradcheck(run, (x,))


def test_dropout_draws_one_double_an_element() -> None:
    for n, p in ((1, 0.5), (17, 0.1), (311, 0.3), (624, 0.9), (5001, 0.25)):
        torch.manual_seed(n)
        torch.rand(n % 3)
        kept = F.dropout(torch.ones(n, dtype=torch.float64), p) != 0
        after = torch.rand(2)
        torch.manual_seed(n)
        torch.rand(n % 3)
        assert torch.equal(kept, torch.rand(n, dtype=torch.float64) < 1 - p)
        assert torch.equal(after, torch.rand(2))


def test_dropout_keeps_infinities_visible() -> None:
    torch.manual_seed(0)
    y = F.dropout(torch.full((100,), math.inf), 0.5)
    assert bool((y.isnan() | (y == math.inf)).all()) and bool(y.isnan().any())


@pytest.mark.parametrize("norm_first", [False, True])
@pytest.mark.parametrize("activation", ["relu", "gelu"])
def test_encoder_layer_equals_its_parts(norm_first: bool, activation: str) -> None:
    torch.manual_seed(11)
    layer = nn.TransformerEncoderLayer(
        16, 2, 32, 0.2, activation, batch_first=True, norm_first=norm_first, dtype=torch.float64
    )
    (x,) = leaves((3, 9, 16))
    calls: list[str] = []

    def plain() -> Tensor:
        # Hooks make the layer call its submodules one by one.
        handles = [
            m.register_forward_hook(lambda *a, n=n: calls.append(n))
            for n, m in layer.named_modules()
            if isinstance(m, (nn.Dropout, nn.LayerNorm))
        ]
        y = layer(x)
        for handle in handles:
            handle.remove()
        return y

    compare(lambda: layer(x), plain, [x, *layer.parameters()], 1e-10)
    assert sorted(calls) == ["dropout", "dropout1", "dropout2", "norm1", "norm2"]


@pytest.mark.parametrize("reduction", ["mean", "sum", "none"])
@pytest.mark.parametrize("weighted", [False, True])
def test_cross_entropy_equals_its_parts(reduction: str, weighted: bool) -> None:
    torch.manual_seed(12)
    (x,) = leaves((40, 67))
    t = torch.randint(0, 67, (40,))
    t[3] = -100
    w = torch.rand(67, dtype=torch.float64) if weighted else None
    compare(
        lambda: F.cross_entropy(x, t, w, reduction=reduction),
        lambda: F.nll_loss(F.log_softmax(x, 1), t, w, reduction=reduction),
        [x],
        1e-12,
    )


def test_cross_entropy_of_extreme_logits() -> None:
    x = torch.tensor([[1e4, -1e4, 0.0], [-math.inf, 0.0, 0.0], [3e38, 3e38, -3e38]], requires_grad=True)
    loss = F.cross_entropy(x, torch.tensor([0, 1, 0]), reduction="none")
    assert torch.allclose(loss, torch.tensor([0.0, math.log(2), math.log(2)]))
    (g,) = torch.autograd.grad(loss.sum(), [x])
    assert torch.allclose(g, torch.tensor([[0.0, 0, 0], [0, -0.5, 0.5], [-0.5, 0.5, 0]]))


@pytest.mark.parametrize("n", [1, 3, 16, 50, 1000])
def test_softmax_is_accurate(n: int) -> None:
    torch.manual_seed(13)
    x = torch.randn(5, n) * 20
    assert torch.allclose(x.softmax(1).double(), x.double().softmax(1), rtol=1e-5, atol=1e-37)
    assert torch.allclose(x.log_softmax(1).double(), x.double().log_softmax(1), rtol=1e-6, atol=1e-5)
    x[2, n // 2] = math.nan
    assert bool(x.softmax(1)[2].isnan().all()) and not bool(x.softmax(1)[1].isnan().any())


def test_parts_of_a_split_share_a_node() -> None:
    (x,) = leaves((4, 9))
    a, b, c = x.split(3, 1)
    assert a.grad_fn is b.grad_fn and a.grad_fn.name() == "SplitBackward0"
    ((a * 2).sum() + (c * c).sum()).backward()
    expected = torch.cat([torch.full((4, 3), 2.0), torch.zeros(4, 3), 2 * x.detach()[:, 6:]], 1)
    assert torch.equal(x.grad, expected.double())
    assert torch.autograd.gradgradcheck(lambda x: sum(p.prod() for p in x.split([2, 7], 1)), (x,))


def test_bits_do_not_depend_on_threads() -> None:
    def step(threads: int) -> list[Tensor]:
        torch.set_num_threads(threads)
        torch.manual_seed(14)
        layer = nn.TransformerEncoderLayer(64, 4, 128, 0.1, batch_first=True)
        x = torch.randn(6, 150, 64, requires_grad=True)
        y = layer(x)
        z = F.scaled_dot_product_attention(*[y.view(6, 150, 4, 16).transpose(1, 2)] * 3, is_causal=True)
        loss = F.cross_entropy(z.reshape(-1, 16), torch.randint(0, 16, (6 * 150 * 4,)))
        loss.backward()
        return [y.detach(), z.detach(), loss.detach(), x.grad, *(p.grad for p in layer.parameters())]

    before = torch.get_num_threads()
    try:
        one = step(1)
        for threads in (2, 3, 8):
            assert all(torch.equal(a, b) for a, b in zip(one, step(threads), strict=True))
    finally:
        torch.set_num_threads(before)


@pytest.mark.parametrize("rows", [1, 16, 17, 100, 2000])
@pytest.mark.parametrize("fused", [False, True])
def test_gradients_of_a_norm_of_many_rows(rows: int, fused: bool) -> None:
    """Weight and bias gradients are sums over blocks of rows: all of the blocks."""
    torch.manual_seed(0)
    x, w, b, g = torch.randn(rows, 24), torch.randn(24), torch.randn(24), torch.randn(rows, 24)
    w.requires_grad_()
    b.requires_grad_()
    y = _C._residual_layer_norm(x, torch.zeros(rows, 24), [24], w, b) if fused else F.layer_norm(x, (24,), w, b)
    y.backward(g)
    z = x.double()
    z = (z - z.mean(-1, keepdim=True)) / (z.var(-1, correction=0, keepdim=True) + 1e-5).sqrt()
    same(w.grad, (g * z).sum(0).float(), 1e-5)
    same(b.grad, g.double().sum(0).float(), 1e-5)
