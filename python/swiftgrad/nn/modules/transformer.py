"""The Transformer of Vaswani et al. (2017): encoder and decoder layers, stacks of them, and both together."""

from __future__ import annotations

import copy
import math
import warnings
from collections.abc import Callable
from typing import Any

import swiftgrad

from ..._tensor import Tensor
from .. import functional as F
from ..init import xavier_uniform_
from ._fused import activate, norm_of_sum
from .activation import GELU, MultiheadAttention, ReLU
from .container import ModuleList
from .dropout import Dropout
from .linear import Linear
from .module import Module
from .normalization import LayerNorm

__all__ = [
    "Transformer",
    "TransformerDecoder",
    "TransformerDecoderLayer",
    "TransformerEncoder",
    "TransformerEncoderLayer",
]

Activation = str | Callable[[Tensor], Tensor]


def _generate_square_subsequent_mask(sz: int, device: Any = None, dtype: Any = None) -> Tensor:
    """The causal mask `(sz, sz)`: -inf above the diagonal, else 0."""
    return swiftgrad.triu(swiftgrad.full((sz, sz), -math.inf, dtype=dtype, device=device), diagonal=1)


def _get_seq_len(src: Tensor, batch_first: bool) -> int | None:
    """The length of the sequences in `(length, width)`, `(length, batch, width)` or `(batch, length, width)`."""
    size = src.size()
    return size[0] if len(size) == 2 else size[1 if batch_first else 0]


def _detect_is_causal_mask(mask: Tensor | None, is_causal: bool | None = None, size: int | None = None) -> bool:
    """Whether `mask` is causal: as `is_causal` says, or, where that is None, by looking at it."""
    if is_causal is None and mask is not None:
        length = size if size is not None else mask.size(-2)
        causal = _generate_square_subsequent_mask(length, device=mask.device, dtype=mask.dtype)
        return mask.size() == causal.size() and bool((mask == causal).all())
    return is_causal is True


def _get_clones(module: Module, N: int) -> ModuleList:
    """`N` copies of a module."""
    return ModuleList([copy.deepcopy(module) for _ in range(N)])


def _get_activation_fn(activation: str) -> Callable[[Tensor], Tensor]:
    """The function named "relu" or "gelu".

    Raises:
        RuntimeError: it is neither.
    """
    if activation == "relu":
        return F.relu
    if activation == "gelu":
        return F.gelu
    raise RuntimeError(f"activation should be relu/gelu, not {activation}")


class TransformerEncoderLayer(Module):
    """Self-attention and a feed-forward network, each with dropout, a residual connection and layer norm.

    Args:
        d_model: width of inputs and results.
        nhead: number of heads.
        dim_feedforward: width inside the feed-forward network.
        dropout: rate.
        activation: "relu", "gelu" or a function.
        layer_norm_eps: of both norms.
        batch_first: whether inputs are `(batch, length, width)`, else `(length, batch, width)`.
        norm_first: whether the norms come before attention and feed-forward network, else after the additions.
        bias: whether linear layers and norms have one.
        device: where the parameters live.
        dtype: of the parameters.
    """

    __constants__ = ["norm_first"]

    def __init__(
        self,
        d_model: int,
        nhead: int,
        dim_feedforward: int = 2048,
        dropout: float = 0.1,
        activation: Activation = F.relu,
        layer_norm_eps: float = 1e-5,
        batch_first: bool = False,
        norm_first: bool = False,
        bias: bool = True,
        device: Any = None,
        dtype: Any = None,
    ) -> None:
        factory = {"device": device, "dtype": dtype}
        super().__init__()
        self.self_attn = MultiheadAttention(
            d_model, nhead, dropout=dropout, bias=bias, batch_first=batch_first, **factory
        )
        self.linear1 = Linear(d_model, dim_feedforward, bias=bias, **factory)
        self.dropout = Dropout(dropout)
        self.linear2 = Linear(dim_feedforward, d_model, bias=bias, **factory)
        self.norm_first = norm_first
        self.norm1 = LayerNorm(d_model, eps=layer_norm_eps, bias=bias, **factory)
        self.norm2 = LayerNorm(d_model, eps=layer_norm_eps, bias=bias, **factory)
        self.dropout1 = Dropout(dropout)
        self.dropout2 = Dropout(dropout)
        if isinstance(activation, str):
            activation = _get_activation_fn(activation)
        self.activation_relu_or_gelu = 0
        if activation is F.relu or isinstance(activation, ReLU):
            self.activation_relu_or_gelu = 1
        elif activation is F.gelu or isinstance(activation, GELU):
            self.activation_relu_or_gelu = 2
        self.activation = activation

    def __setstate__(self, state: dict[str, Any]) -> None:
        super().__setstate__(state)
        if not hasattr(self, "activation"):
            self.activation = F.relu

    def forward(
        self,
        src: Tensor,
        src_mask: Tensor | None = None,
        src_key_padding_mask: Tensor | None = None,
        is_causal: bool = False,
    ) -> Tensor:
        """Encodes.

        Args:
            src: `(length, batch, d_model)`, `(batch, length, d_model)` with `batch_first`, or `(length, d_model)`.
            src_mask: `(length, length)` or `(batch * nhead, length, length)`: True hides, a float is added.
            src_key_padding_mask: `(batch, length)` or `(length)`: True hides.
            is_causal: a hint that `src_mask` is the causal mask.

        Returns:
            A tensor of the shape of `src`.
        """
        src_key_padding_mask = F._canonical_mask(
            src_key_padding_mask, "src_key_padding_mask", F._none_or_dtype(src_mask), "src_mask", src.dtype
        )
        src_mask = F._canonical_mask(src_mask, "src_mask", None, "", src.dtype, check_other=False)
        x = src
        if self.norm_first:
            x = x + self._sa_block(self.norm1(x), src_mask, src_key_padding_mask, is_causal=is_causal)
            return x + self._ff_block(self.norm2(x))
        cls = type(self)
        if (
            cls._sa_block is not TransformerEncoderLayer._sa_block
            or cls._ff_block is not TransformerEncoderLayer._ff_block
        ):
            x = self.norm1(x + self._sa_block(x, src_mask, src_key_padding_mask, is_causal=is_causal))
            return self.norm2(x + self._ff_block(x))
        x = norm_of_sum(
            self.norm1, x, self._attend(x, src_mask, src_key_padding_mask, is_causal=is_causal), self.dropout1
        )
        return norm_of_sum(self.norm2, x, self._feed_forward(x), self.dropout2)

    def _attend(
        self, x: Tensor, attn_mask: Tensor | None, key_padding_mask: Tensor | None, is_causal: bool = False
    ) -> Tensor:
        return self.self_attn(
            x, x, x, attn_mask=attn_mask, key_padding_mask=key_padding_mask, need_weights=False, is_causal=is_causal
        )[0]

    def _sa_block(
        self, x: Tensor, attn_mask: Tensor | None, key_padding_mask: Tensor | None, is_causal: bool = False
    ) -> Tensor:
        return self.dropout1(self._attend(x, attn_mask, key_padding_mask, is_causal=is_causal))

    def _feed_forward(self, x: Tensor) -> Tensor:
        return self.linear2(activate(self.activation, self.linear1(x), self.dropout))

    def _ff_block(self, x: Tensor) -> Tensor:
        return self.dropout2(self._feed_forward(x))


class TransformerDecoderLayer(Module):
    """Self-attention, attention to an encoder's results and a feed-forward network, each as in the encoder's layer.

    Args:
        d_model: width of inputs and results.
        nhead: number of heads.
        dim_feedforward: width inside the feed-forward network.
        dropout: rate.
        activation: "relu", "gelu" or a function.
        layer_norm_eps: of the norms.
        batch_first: whether inputs are `(batch, length, width)`, else `(length, batch, width)`.
        norm_first: whether the norms come before what they belong to, else after the additions.
        bias: whether linear layers and norms have one.
        device: where the parameters live.
        dtype: of the parameters.
    """

    __constants__ = ["norm_first"]

    def __init__(
        self,
        d_model: int,
        nhead: int,
        dim_feedforward: int = 2048,
        dropout: float = 0.1,
        activation: Activation = F.relu,
        layer_norm_eps: float = 1e-5,
        batch_first: bool = False,
        norm_first: bool = False,
        bias: bool = True,
        device: Any = None,
        dtype: Any = None,
    ) -> None:
        factory = {"device": device, "dtype": dtype}
        super().__init__()
        attention = {"dropout": dropout, "batch_first": batch_first, "bias": bias, **factory}
        self.self_attn = MultiheadAttention(d_model, nhead, **attention)
        self.multihead_attn = MultiheadAttention(d_model, nhead, **attention)
        self.linear1 = Linear(d_model, dim_feedforward, bias=bias, **factory)
        self.dropout = Dropout(dropout)
        self.linear2 = Linear(dim_feedforward, d_model, bias=bias, **factory)
        self.norm_first = norm_first
        self.norm1 = LayerNorm(d_model, eps=layer_norm_eps, bias=bias, **factory)
        self.norm2 = LayerNorm(d_model, eps=layer_norm_eps, bias=bias, **factory)
        self.norm3 = LayerNorm(d_model, eps=layer_norm_eps, bias=bias, **factory)
        self.dropout1 = Dropout(dropout)
        self.dropout2 = Dropout(dropout)
        self.dropout3 = Dropout(dropout)
        self.activation = _get_activation_fn(activation) if isinstance(activation, str) else activation

    def __setstate__(self, state: dict[str, Any]) -> None:
        state.setdefault("activation", F.relu)
        super().__setstate__(state)

    def forward(
        self,
        tgt: Tensor,
        memory: Tensor,
        tgt_mask: Tensor | None = None,
        memory_mask: Tensor | None = None,
        tgt_key_padding_mask: Tensor | None = None,
        memory_key_padding_mask: Tensor | None = None,
        tgt_is_causal: bool = False,
        memory_is_causal: bool = False,
    ) -> Tensor:
        """Decodes.

        Args:
            tgt: `(T, batch, d_model)`, `(batch, T, d_model)` with `batch_first`, or `(T, d_model)`.
            memory: the encoder's results, `(S, batch, d_model)` and so on.
            tgt_mask: `(T, T)` or `(batch * nhead, T, T)`: True hides, a float is added.
            memory_mask: `(T, S)` or `(batch * nhead, T, S)`, likewise.
            tgt_key_padding_mask: `(batch, T)` or `(T)`: True hides.
            memory_key_padding_mask: `(batch, S)` or `(S)`, likewise.
            tgt_is_causal: a hint that `tgt_mask` is the causal mask.
            memory_is_causal: a hint that `memory_mask` is the causal mask.

        Returns:
            A tensor of the shape of `tgt`.
        """
        x = tgt
        own = (tgt_mask, tgt_key_padding_mask, tgt_is_causal)
        cross = (memory_mask, memory_key_padding_mask, memory_is_causal)
        if self.norm_first:
            x = x + self._sa_block(self.norm1(x), *own)
            x = x + self._mha_block(self.norm2(x), memory, *cross)
            return x + self._ff_block(self.norm3(x))
        x = self.norm1(x + self._sa_block(x, *own))
        x = self.norm2(x + self._mha_block(x, memory, *cross))
        return self.norm3(x + self._ff_block(x))

    def _sa_block(
        self, x: Tensor, attn_mask: Tensor | None, key_padding_mask: Tensor | None, is_causal: bool = False
    ) -> Tensor:
        x = self.self_attn(
            x, x, x, attn_mask=attn_mask, key_padding_mask=key_padding_mask, is_causal=is_causal, need_weights=False
        )[0]
        return self.dropout1(x)

    def _mha_block(
        self,
        x: Tensor,
        mem: Tensor,
        attn_mask: Tensor | None,
        key_padding_mask: Tensor | None,
        is_causal: bool = False,
    ) -> Tensor:
        x = self.multihead_attn(
            x, mem, mem, attn_mask=attn_mask, key_padding_mask=key_padding_mask, is_causal=is_causal, need_weights=False
        )[0]
        return self.dropout2(x)

    def _ff_block(self, x: Tensor) -> Tensor:
        return self.dropout3(self.linear2(self.dropout(self.activation(self.linear1(x)))))


def _why_not_nested(layer: Any) -> str:
    """Why an encoder of such layers would not skip padding, "" if it would."""
    if not isinstance(layer, TransformerEncoderLayer):
        return "encoder_layer was not TransformerEncoderLayer"
    reasons = (
        (layer.norm_first, "encoder_layer.norm_first was True"),
        (
            not layer.self_attn.batch_first,
            "encoder_layer.self_attn.batch_first was not True(use batch_first for better inference performance)",
        ),
        (layer.self_attn.in_proj_bias is None, "encoder_layer.self_attn was passed bias=False"),
        (not layer.self_attn._qkv_same_embed_dim, "encoder_layer.self_attn._qkv_same_embed_dim was not True"),
        (not layer.activation_relu_or_gelu, "encoder_layer.activation_relu_or_gelu was not True"),
        (layer.norm1.eps != layer.norm2.eps, "encoder_layer.norm1.eps was not equal to encoder_layer.norm2.eps"),
        (layer.self_attn.num_heads % 2 == 1, "encoder_layer.self_attn.num_heads is odd"),
    )
    return next((reason for applies, reason in reasons if applies), "")


class TransformerEncoder(Module):
    """Copies of an encoder layer, one after the other.

    In evaluation without gradients PyTorch takes padding out of the sequences (nested tensors), after which padded
    places are zeros; here they are computed and then set to zero.

    Args:
        encoder_layer: the layer to copy; the copies start with the same parameters.
        num_layers: how many.
        norm: a layer applied to the result.
        enable_nested_tensor: whether padded places become zeros, where PyTorch's conditions hold.
        mask_check: whether that needs a mask whose padding is at the end.
    """

    __constants__ = ["norm"]

    def __init__(
        self,
        encoder_layer: TransformerEncoderLayer,
        num_layers: int,
        norm: Module | None = None,
        enable_nested_tensor: bool = True,
        mask_check: bool = True,
    ) -> None:
        super().__init__()
        self.layers = _get_clones(encoder_layer, num_layers)
        self.num_layers = num_layers
        self.norm = norm
        self.enable_nested_tensor = enable_nested_tensor
        self.use_nested_tensor = enable_nested_tensor
        self.mask_check = mask_check
        reason = _why_not_nested(encoder_layer)
        if enable_nested_tensor and reason:
            warnings.warn(
                f"enable_nested_tensor is True, but self.use_nested_tensor is False because {reason}", stacklevel=2
            )
            self.use_nested_tensor = False

    def _skips_padding(self, src: Tensor, padding: Tensor | None) -> bool:
        """Whether PyTorch would run the layers on nested tensors."""
        first = self.layers[0]
        if not getattr(self, "use_nested_tensor", False) or first.training or src.dim() != 3 or padding is None:
            return False
        if swiftgrad.is_grad_enabled() and (src.requires_grad or any(p.requires_grad for p in first.parameters())):
            return False
        shown = padding.logical_not()
        return not getattr(self, "mask_check", True) or bool((shown[:, 1:] <= shown[:, :-1]).all())

    def forward(
        self,
        src: Tensor,
        mask: Tensor | None = None,
        src_key_padding_mask: Tensor | None = None,
        is_causal: bool | None = None,
    ) -> Tensor:
        """Encodes; see `TransformerEncoderLayer.forward`.

        Args:
            src: the sequences.
            mask: as the layers' `src_mask`.
            src_key_padding_mask: as theirs.
            is_causal: whether `mask` is the causal mask; None: found out by looking at it.
        """
        src_key_padding_mask = F._canonical_mask(
            src_key_padding_mask, "src_key_padding_mask", F._none_or_dtype(mask), "mask", src.dtype
        )
        mask = F._canonical_mask(mask, "mask", None, "", src.dtype, check_other=False)
        zeroes = self._skips_padding(src, src_key_padding_mask)
        length = _get_seq_len(src, self.layers[0].self_attn.batch_first)
        is_causal = _detect_is_causal_mask(mask, is_causal, length)
        output = src
        for layer in self.layers:
            output = layer(output, src_mask=mask, is_causal=is_causal, src_key_padding_mask=src_key_padding_mask)
        if zeroes and src_key_padding_mask is not None:
            output = output.masked_fill(src_key_padding_mask.ne(0).unsqueeze(-1), 0.0)
        return output if self.norm is None else self.norm(output)


class TransformerDecoder(Module):
    """Copies of a decoder layer, one after the other.

    Args:
        decoder_layer: the layer to copy; the copies start with the same parameters.
        num_layers: how many.
        norm: a layer applied to the result.
    """

    __constants__ = ["norm"]

    def __init__(self, decoder_layer: TransformerDecoderLayer, num_layers: int, norm: Module | None = None) -> None:
        super().__init__()
        self.layers = _get_clones(decoder_layer, num_layers)
        self.num_layers = num_layers
        self.norm = norm

    def forward(
        self,
        tgt: Tensor,
        memory: Tensor,
        tgt_mask: Tensor | None = None,
        memory_mask: Tensor | None = None,
        tgt_key_padding_mask: Tensor | None = None,
        memory_key_padding_mask: Tensor | None = None,
        tgt_is_causal: bool | None = None,
        memory_is_causal: bool = False,
    ) -> Tensor:
        """Decodes; see `TransformerDecoderLayer.forward`. `tgt_is_causal` None: found out by looking at `tgt_mask`."""
        length = _get_seq_len(tgt, self.layers[0].self_attn.batch_first)
        tgt_is_causal = _detect_is_causal_mask(tgt_mask, tgt_is_causal, length)
        output = tgt
        for layer in self.layers:
            output = layer(
                output,
                memory,
                tgt_mask=tgt_mask,
                memory_mask=memory_mask,
                tgt_key_padding_mask=tgt_key_padding_mask,
                memory_key_padding_mask=memory_key_padding_mask,
                tgt_is_causal=tgt_is_causal,
                memory_is_causal=memory_is_causal,
            )
        return output if self.norm is None else self.norm(output)


class Transformer(Module):
    """An encoder and a decoder.

    Args:
        d_model: width of inputs and results.
        nhead: number of heads.
        num_encoder_layers: how many.
        num_decoder_layers: how many.
        dim_feedforward: width inside the feed-forward networks.
        dropout: rate.
        activation: "relu", "gelu" or a function.
        custom_encoder: used for the encoder.
        custom_decoder: used for the decoder.
        layer_norm_eps: of the norms.
        batch_first: whether inputs are `(batch, length, width)`, else `(length, batch, width)`.
        norm_first: whether the layers' norms come before what they belong to.
        bias: whether linear layers and norms have one.
        device: where the parameters live.
        dtype: of the parameters.
    """

    def __init__(
        self,
        d_model: int = 512,
        nhead: int = 8,
        num_encoder_layers: int = 6,
        num_decoder_layers: int = 6,
        dim_feedforward: int = 2048,
        dropout: float = 0.1,
        activation: Activation = F.relu,
        custom_encoder: Any = None,
        custom_decoder: Any = None,
        layer_norm_eps: float = 1e-5,
        batch_first: bool = False,
        norm_first: bool = False,
        bias: bool = True,
        device: Any = None,
        dtype: Any = None,
    ) -> None:
        factory = {"device": device, "dtype": dtype}
        super().__init__()
        options = (d_model, nhead, dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first, bias)
        if custom_encoder is not None:
            self.encoder = custom_encoder
        else:
            encoder_layer = TransformerEncoderLayer(*options, **factory)
            norm = LayerNorm(d_model, eps=layer_norm_eps, bias=bias, **factory)
            self.encoder = TransformerEncoder(encoder_layer, num_encoder_layers, norm)
        if custom_decoder is not None:
            self.decoder = custom_decoder
        else:
            decoder_layer = TransformerDecoderLayer(*options, **factory)
            norm = LayerNorm(d_model, eps=layer_norm_eps, bias=bias, **factory)
            self.decoder = TransformerDecoder(decoder_layer, num_decoder_layers, norm)
        self._reset_parameters()
        self.d_model = d_model
        self.nhead = nhead
        self.batch_first = batch_first

    def forward(
        self,
        src: Tensor,
        tgt: Tensor,
        src_mask: Tensor | None = None,
        tgt_mask: Tensor | None = None,
        memory_mask: Tensor | None = None,
        src_key_padding_mask: Tensor | None = None,
        tgt_key_padding_mask: Tensor | None = None,
        memory_key_padding_mask: Tensor | None = None,
        src_is_causal: bool | None = None,
        tgt_is_causal: bool | None = None,
        memory_is_causal: bool = False,
    ) -> Tensor:
        """Encodes `src` and decodes `tgt` beside it.

        Args:
            src: `(S, batch, d_model)`, `(batch, S, d_model)` with `batch_first`, or `(S, d_model)`.
            tgt: `(T, batch, d_model)`, `(batch, T, d_model)` with `batch_first`, or `(T, d_model)`.
            src_mask: `(S, S)` or `(batch * nhead, S, S)`: True hides, a float is added.
            tgt_mask: `(T, T)` or `(batch * nhead, T, T)`, likewise.
            memory_mask: `(T, S)` or `(batch * nhead, T, S)`, likewise.
            src_key_padding_mask: `(batch, S)` or `(S)`: True hides.
            tgt_key_padding_mask: `(batch, T)` or `(T)`, likewise.
            memory_key_padding_mask: `(batch, S)` or `(S)`, likewise.
            src_is_causal: whether `src_mask` is the causal mask; None: found out by looking at it.
            tgt_is_causal: whether `tgt_mask` is.
            memory_is_causal: whether `memory_mask` is.

        Returns:
            A tensor of the shape of `tgt`.

        Raises:
            RuntimeError: batches differ, or the width is not `d_model`.
        """
        batch_dim = 0 if self.batch_first else 1
        if src.dim() == 3 and src.size(batch_dim) != tgt.size(batch_dim):
            raise RuntimeError(
                f"the batch number of src and tgt must be equal, got {src.size(batch_dim)} and {tgt.size(batch_dim)}"
            )
        if src.size(-1) != self.d_model or tgt.size(-1) != self.d_model:
            raise RuntimeError(
                f"the feature number of src and tgt must be equal to d_model ({self.d_model}), got {src.size(-1)} and "
                f"{tgt.size(-1)}"
            )
        memory = self.encoder(src, mask=src_mask, src_key_padding_mask=src_key_padding_mask, is_causal=src_is_causal)
        return self.decoder(
            tgt,
            memory,
            tgt_mask=tgt_mask,
            memory_mask=memory_mask,
            tgt_key_padding_mask=tgt_key_padding_mask,
            memory_key_padding_mask=memory_key_padding_mask,
            tgt_is_causal=tgt_is_causal,
            memory_is_causal=memory_is_causal,
        )

    @staticmethod
    def generate_square_subsequent_mask(sz: int, device: Any = None, dtype: Any = None) -> Tensor:
        """The causal mask `(sz, sz)`: -inf above the diagonal, else 0."""
        return _generate_square_subsequent_mask(sz, device=device, dtype=dtype)

    def _reset_parameters(self) -> None:
        """Draws all matrices as Xavier does."""
        for parameter in self.parameters():
            if parameter.dim() > 1:
                xavier_uniform_(parameter)
