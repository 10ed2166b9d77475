"""Attention and Transformers: what the golden cases of layer_db/attention.py and op_db/attention.py do not show."""

from __future__ import annotations

import copy
import io
import math
import pickle
import warnings

import pytest
import swiftgrad as torch
from gradcheck import check_gradients
from swiftgrad import nn
from swiftgrad.nn import functional as F
from swiftgrad.nn.attention import SDPBackend, _cur_sdpa_kernel_backends, bias, sdpa_kernel
from swiftgrad.nn.attention.flex_attention import (
    AuxRequest,
    BlockMask,
    and_masks,
    create_block_mask,
    create_mask,
    flex_attention,
    or_masks,
)


def plain(q, k, v, mask=None, scale=None):
    """Attention by ordinary operators."""
    scores = q @ k.transpose(-2, -1) * (1 / math.sqrt(q.size(-1)) if scale is None else scale)
    if mask is not None:
        scores = scores.masked_fill(~mask, -math.inf) if mask.dtype == torch.bool else scores + mask
    return torch.softmax(scores, -1) @ v


def draw(*shape, dtype=torch.float64):
    return torch.randn(*shape, dtype=dtype, requires_grad=True)


@pytest.mark.parametrize("dtype, tolerance", [(torch.float64, 1e-12), (torch.float32, 2e-5)])
@pytest.mark.parametrize("kind", ["none", "causal", "bool", "float"])
@pytest.mark.parametrize("length, sources", [(300, 700), (700, 300), (130, 130), (1, 600)])
def test_blocks_are_as_one(length, sources, kind, dtype, tolerance):
    """Several blocks of queries and keys give what ordinary operators give, forward and backward."""
    torch.manual_seed(0)
    q, k, v = draw(2, length, 8, dtype=dtype), draw(2, sources, 8, dtype=dtype), draw(2, sources, 5, dtype=dtype)
    mask = {
        "none": None,
        "causal": torch.ones(length, sources, dtype=torch.bool).tril(),
        "bool": torch.rand(length, sources) < 0.7,
        "float": torch.randn(2, 1, sources, dtype=dtype),
    }[kind]
    y = F.scaled_dot_product_attention(q, k, v, None if kind == "causal" else mask, is_causal=kind == "causal")
    expected = plain(q, k, v, mask)
    assert torch.allclose(y, expected, atol=tolerance, rtol=0)
    weight = torch.randn_like(y)
    for found, wanted in zip(
        torch.autograd.grad(y, [q, k, v], weight), torch.autograd.grad(expected, [q, k, v], weight), strict=True
    ):
        assert torch.allclose(found, wanted, atol=20 * tolerance, rtol=0)


def test_the_same_bits_for_any_number_of_threads():
    torch.manual_seed(0)
    q, k, v = (draw(2, 3, 260, 16, dtype=torch.float32) for _ in range(3))
    before, found = torch.get_num_threads(), []
    try:
        for threads in (1, 2, 3):
            torch.set_num_threads(threads)
            y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
            found.append([y.detach(), *torch.autograd.grad(y.sum(), [q, k, v])])
    finally:
        torch.set_num_threads(before)
    for other in found[1:]:
        assert all(torch.equal(a, b) for a, b in zip(found[0], other, strict=True))


@pytest.mark.parametrize(
    "options", [{}, {"is_causal": True}, {"scale": 0.4}, {"attn_mask": "bool"}, {"enable_gqa": True}]
)
def test_second_derivatives(options):
    torch.manual_seed(0)
    heads = 1 if options.get("enable_gqa") else 2
    q, k, v = draw(1, 2, 3, 2), draw(1, heads, 3, 2), draw(1, heads, 3, 2)
    if "attn_mask" in options:
        options = {"attn_mask": torch.tensor([[True, False, True], [False] * 3, [True] * 3])}
    check_gradients(torch, lambda *x: [F.scaled_dot_product_attention(*x, **options)], [q, k, v], second=True)


def test_fully_hidden_rows_and_nan():
    q, k, v = draw(1, 1, 3, 4), draw(1, 1, 5, 4), draw(1, 1, 5, 4)
    mask = torch.ones(3, 5, dtype=torch.bool)
    mask[1] = False
    for given, dropout in ((mask, 0.0), (torch.where(mask, 0.0, -math.inf).double(), 0.0), (mask, 0.5)):
        y = F.scaled_dot_product_attention(q, k, v, given, dropout)
        grads = torch.autograd.grad(y.sum(), [q, k, v])
        assert y[0, 0, 1].tolist() == [0] * 4 and grads[0][0, 0, 1].tolist() == [0] * 4
        assert all(g.isfinite().all() for g in grads)
    with torch.no_grad():
        q[0, 0, 0, 0] = math.nan
        y = F.scaled_dot_product_attention(q, k, v)
    assert y[0, 0, 0].isnan().all() and y[0, 0, 1:].isfinite().all()


def test_no_matrix_of_scores_is_kept():
    """The graph of a long sequence holds its inputs and results only."""
    q, k, v = (draw(1, 1, 2048, 8, dtype=torch.float32) for _ in range(3))
    before = torch._C._memory_stats()["allocated"]
    y = F.scaled_dot_product_attention(q, k, v)
    assert torch._C._memory_stats()["allocated"] - before < 2048 * 2048
    assert type(y.grad_fn).__name__ == "ScaledDotProductFlashAttentionForCpuBackward0"


def test_dropout_draws_as_pytorch():
    torch.manual_seed(0)
    y = F.scaled_dot_product_attention(torch.zeros(1, 3, 2), torch.zeros(1, 4, 2), torch.eye(4)[None], dropout_p=0.5)
    assert y.tolist() == DROPPED


# What PyTorch gives.
DROPPED = [[[0.0, 0.0, 0.5, 0.0], [0.0, 0.0, 0.5, 0.5], [0.0, 0.5, 0.5, 0.5]]]

M = nn.MultiheadAttention(8, 2)
X, Y = torch.randn(5, 3, 8), torch.randn(6, 3, 8)


def hidden(*shape):
    return torch.zeros(*shape, dtype=torch.bool)


@pytest.mark.parametrize(
    "call, error, message",
    [
        (lambda: nn.MultiheadAttention(8, 3), AssertionError, "embed_dim must be divisible by num_heads"),
        (lambda: nn.MultiheadAttention(8, 0), ValueError, "got embed_dim=8 and num_heads=0 instead"),
        (lambda: M(X, Y, X), AssertionError, r"key shape .*\[6, 3, 8\].* does not match value shape .*\[5, 3, 8\]"),
        (lambda: M(X[..., :4], X, X), AssertionError, "was expecting embedding dimension of 8, but got 4"),
        (lambda: M(X, X[:, 0], X), AssertionError, r"For batched \(3-D\) `query`.* found 2-D and 3-D"),
        (lambda: M(X[:, 0], X, X), AssertionError, r"For unbatched \(2-D\) `query`.* found 3-D and 3-D"),
        (lambda: M(X[0, 0], X, X), AssertionError, "received 1-D query tensor"),
        (lambda: M(X, X, X, hidden(5, 3)), AssertionError, r"key_padded_mask.shape\[0\] to be 3, but got 5"),
        (lambda: M(X, X, X, hidden(5)), AssertionError, "`key_padding_mask` to be `None` or 2-D but found 1-D"),
        (lambda: M(X, X, X, attn_mask=hidden(2, 5, 5)), RuntimeError, r"\[2, 5, 5\]\), but should be \(6, 5, 5\)"),
        (lambda: M(X, X, X, attn_mask=hidden(5, 6)), RuntimeError, r"2D attn_mask is .*but should be \(5, 5\)"),
        (lambda: M(X, X, X, attn_mask=hidden(5)), AssertionError, "2-D or 3-D but found 1-D"),
        (
            lambda: M(X[:, 0], X[:, 0], X[:, 0], attn_mask=hidden(3, 5, 5)),
            AssertionError,
            r"shape to be \(2, 5, 5\) but got .*\[3, 5, 5\]",
        ),
        (
            lambda: M(X, X, X, attn_mask=hidden(5, 5).long()),
            AssertionError,
            "only bool and floating types of attn_mask",
        ),
        (lambda: M(X, X, X, 1), TypeError, "must be Tensor, not int"),
        (lambda: M(X, X, X, is_causal=True), RuntimeError, "Need attn_mask if specifying the is_causal hint"),
        (lambda: M(X, X, X, foo=1), TypeError, "foo"),
        (lambda: nn.TransformerEncoderLayer(8, 2, activation="tanh"), RuntimeError, "should be relu/gelu, not tanh"),
        (
            lambda: nn.TransformerEncoderLayer(8, 2)(X, hidden(5, 5).long()),
            AssertionError,
            "only bool and floating types of src_mask",
        ),
        (
            lambda: nn.Transformer(8, 2, 1, 1, 4, batch_first=True)(X, Y),
            RuntimeError,
            "the batch number of src and tgt must be equal, got 5 and 6",
        ),
        (
            lambda: nn.Transformer(8, 2, 1, 1, 4, batch_first=True)(X[..., :4], X),
            RuntimeError,
            r"the feature number of src and tgt must be equal to d_model \(8\), got 4 and 8",
        ),
    ],
)
def test_errors(call, error, message):
    with pytest.raises(error, match=message):
        call()


def test_warnings():
    with pytest.warns(UserWarning, match="mismatched key_padding_mask and attn_mask is deprecated"):
        M(X, X, X, hidden(3, 5), attn_mask=torch.zeros(5, 5))
    with pytest.warns(UserWarning, match="mismatched src_key_padding_mask and src_mask is deprecated"):
        nn.TransformerEncoderLayer(8, 2)(X, torch.zeros(5, 5), hidden(3, 5))
    for options, reason in (
        ({}, "batch_first was not True"),
        ({"batch_first": True, "norm_first": True}, "norm_first was True"),
        ({"batch_first": True, "bias": False}, "was passed bias=False"),
        ({"batch_first": True, "activation": torch.tanh}, "activation_relu_or_gelu was not True"),
    ):
        with pytest.warns(UserWarning, match=f"self.use_nested_tensor is False because encoder_layer.*{reason}"):
            nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, **options), 1)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, batch_first=True), 1)
        nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2), 1, enable_nested_tensor=False)


def test_names_and_copies():
    assert list(M.state_dict()) == ["in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias"]
    other = nn.MultiheadAttention(8, 2, kdim=3, vdim=4, add_bias_kv=True, bias=False)
    names = ["q_proj_weight", "k_proj_weight", "v_proj_weight", "bias_k", "bias_v", "out_proj.weight"]
    assert sorted(other.state_dict()) == sorted(names)
    assert repr(M) == (
        "MultiheadAttention(\n"
        "  (out_proj): NonDynamicallyQuantizableLinear(in_features=8, out_features=8, bias=True)\n)"
    )
    assert type(M).__module__.endswith("nn.modules.activation")
    for activation in ("relu", "gelu", nn.GELU(), torch.tanh):
        layer = nn.TransformerEncoderLayer(8, 2, 4, activation=activation).eval()
        for again in (copy.deepcopy(layer), pickle.loads(pickle.dumps(layer))):
            assert torch.equal(again(X), layer(X)) and repr(again) == repr(layer)
    model = nn.Transformer(8, 2, 1, 1, 4, batch_first=True).eval()
    buffer = io.BytesIO()
    torch.save(model, buffer)
    buffer.seek(0)
    assert torch.equal(torch.load(buffer, weights_only=False)(X, X), model(X, X))
    clones = nn.modules.transformer._get_clones(nn.Linear(2, 2), 3)
    assert len(clones) == 3 and torch.equal(clones[0].weight, clones[2].weight) and clones[0] is not clones[1]
    assert nn.modules.transformer._get_activation_fn("gelu") is F.gelu


def test_masks_of_the_encoder():
    mask = nn.Transformer.generate_square_subsequent_mask(3, dtype=torch.float64)
    assert mask.tolist() == [[0, -math.inf, -math.inf], [0, 0, -math.inf], [0, 0, 0]] and mask.dtype == torch.float64
    model = nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 4, batch_first=True), 2).eval()
    causal = nn.Transformer.generate_square_subsequent_mask(3)
    for hint in (None, True, False):
        assert torch.allclose(model(X, mask=causal, is_causal=hint), model(X, mask=causal < 0), atol=1e-6)
    padding = torch.tensor([[False, False, True]] * 4 + [[False] * 3])
    kept = model(X, src_key_padding_mask=padding)
    assert kept[0, 2].abs().sum() > 0
    with torch.no_grad():
        nested = model(X, src_key_padding_mask=padding)
        assert nested[:4, 2].abs().sum() == 0, "padding comes out as zeros, as from PyTorch's nested tensors"
        assert torch.allclose(nested[:, :2], kept[:, :2], atol=1e-6)
        assert model(X, src_key_padding_mask=padding.flip(1))[0, 0].abs().sum() > 0, "padding that is not at the end"
        model.use_nested_tensor = False
        assert torch.allclose(model(X, src_key_padding_mask=padding), kept, atol=1e-6)


def test_backends():
    everything = _cur_sdpa_kernel_backends()
    assert len(everything) == 5 and repr(SDPBackend.MATH) == "<SDPBackend.MATH: 0>"
    cuda = torch.backends.cuda
    with sdpa_kernel([SDPBackend.MATH, SDPBackend.FLASH_ATTENTION]):
        assert cuda.math_sdp_enabled() and cuda.flash_sdp_enabled() and not cuda.mem_efficient_sdp_enabled()
        with sdpa_kernel(SDPBackend.MATH):
            assert _cur_sdpa_kernel_backends() == [SDPBackend.MATH]
    with pytest.warns(FutureWarning, match="sdp_kernel"), cuda.sdp_kernel(enable_flash=False):
        assert not cuda.flash_sdp_enabled()
    cuda.enable_flash_sdp(False)
    assert not cuda.flash_sdp_enabled()
    cuda.enable_flash_sdp(True)
    assert _cur_sdpa_kernel_backends() == everything
    with pytest.raises(AssertionError, match="instance of SDPBackend or a list"), sdpa_kernel("math"):
        pass


def test_causal_biases():
    upper, lower = bias.causal_upper_left(2, 3), bias.causal_lower_right(2, 3)
    assert upper._materialize().tolist() == [[True, False, False], [True, True, False]]
    assert lower._materialize().tolist() == [[True, True, False], [True, True, True]]
    assert upper.variant == bias.CausalVariant.UPPER_LEFT and lower.seq_len_kv == 3
    q, k = torch.randn(1, 2, 4), torch.randn(1, 3, 4)
    found = F.scaled_dot_product_attention(q, k, k, attn_mask=lower)
    assert torch.allclose(found, plain(q, k, k, lower._materialize()), atol=1e-6)
    with pytest.warns(UserWarning, match="seq_len_q > seq_len_kv"):
        bias.causal_lower_right(3, 2)


def causal(b, h, q, kv):
    return q >= kv


def test_flex_attention():
    torch.manual_seed(0)
    q, k, v = draw(2, 4, 20, 8), draw(2, 4, 20, 8), draw(2, 4, 20, 8)
    expected = F.scaled_dot_product_attention(q, k, v, is_causal=True)
    blocks = create_block_mask(causal, None, None, 20, 20, BLOCK_SIZE=8)
    assert torch.allclose(flex_attention(q, k, v, block_mask=blocks), expected)
    slopes = torch.tensor([0.5, 0.25, 0.125, 0.0625], dtype=torch.float64)
    found = flex_attention(q, k, v, lambda score, b, h, i, j: score + slopes[h] * (j - i), blocks, scale=0.3)
    distance = torch.arange(20) - torch.arange(20)[:, None]
    masked = (slopes[:, None, None] * distance).masked_fill(distance > 0, -math.inf)
    assert torch.allclose(found, plain(q, k, v, masked, 0.3))
    torch.autograd.grad(found.sum(), [q, k, v])
    y, lse = flex_attention(q, k[:, :2], v[:, :2], enable_gqa=True, return_lse=True)
    assert lse.shape == (2, 4, 20)
    assert torch.allclose(y, F.scaled_dot_product_attention(q, k[:, :2], v[:, :2], enable_gqa=True))
    aux = flex_attention(q, k, v, return_aux=AuxRequest(max_scores=True))[1]
    assert aux.lse is None and aux.max_scores.shape == (2, 4, 20)
    documents = torch.tensor([0] * 9 + [1] * 11)
    both = and_masks(causal, lambda b, h, i, j: documents[i] == documents[j])
    shown = create_mask(both, 1, 1, 20, 20)
    assert shown.sum() == 9 * 10 // 2 + 11 * 12 // 2 and create_mask(or_masks(causal), None, None, 3, 3).sum() == 6
    assert torch.allclose(
        flex_attention(q, k, v, block_mask=create_block_mask(both, None, None, 20, 20)), plain(q, k, v, shown)
    )
    with pytest.raises(ValueError, match="Hq=4 and Hkv=2. Try setting enable_gqa=True"):
        flex_attention(q, k[:, :2], v[:, :2])
    with pytest.raises(NotImplementedError, match="must be 4D tensors"):
        flex_attention(q[0], k[0], v[0])
    with pytest.raises(RuntimeError, match="block_mask was created for a smaller length"):
        flex_attention(q, k, v, block_mask=create_block_mask(causal, None, None, 10, 20))


def test_block_masks():
    mask = create_block_mask(causal, None, None, 256, 300)
    assert mask.shape == (1, 1, 256, 300) and mask.BLOCK_SIZE == (128, 128) and mask.sparsity() == 50.0
    assert mask.kv_num_blocks.tolist() == [[[1, 1]]] and mask.kv_indices.tolist() == [[[[0, 1, 2], [1, 0, 2]]]]
    assert mask.full_kv_num_blocks.tolist() == [[[0, 1]]] and mask.full_kv_indices.dtype == torch.int32
    assert mask.to_dense().tolist() == [[[[1, 0, 0], [1, 1, 0]]]] and mask.numel() == 256 * 300
    blocks = BlockMask.from_kv_blocks(torch.tensor([[[1, 1]]]), torch.tensor([[[[1, 0], [0, 1]]]]), BLOCK_SIZE=2)
    q = torch.randn(1, 1, 4, 3)
    shown = torch.tensor([[False, False, True, True]] * 2 + [[True, True, False, False]] * 2)
    assert torch.allclose(flex_attention(q, q, q, block_mask=blocks), plain(q, q, q, shown), atol=1e-6)
