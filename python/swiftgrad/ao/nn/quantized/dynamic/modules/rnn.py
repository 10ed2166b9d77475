"""Recurrent layers and cells with quantized weights."""

from __future__ import annotations

from typing import Any

import swiftgrad

from ...... import _C
from ......_quantized import QuantizedWeight, qint8, quantize_per_tensor
from ......nn.modules import rnn as float_rnn
from ......nn.modules.container import ModuleList
from ......nn.modules.module import Module
from ......nn.utils.rnn import PackedSequence
from ._weights import observer_of, quantized_weight

Tensor = swiftgrad.Tensor
__all__ = ["GRU", "LSTM", "GRUCell", "LSTMCell", "RNNBase", "RNNCell", "RNNCellBase"]
_GATES = {"LSTM": 4, "GRU": 3, "RNN_TANH": 1, "RNN_RELU": 1}
_FUNCTIONS = {"LSTM": "lstm", "GRU": "gru", "RNN_TANH": "rnn_tanh", "RNN_RELU": "rnn_relu"}


class _CellParams:
    """Both weights of a layer in one direction, quantized or float16, and its biases."""

    def __init__(self, weights: list[Any], biases: list[Tensor], gates: int, dtype: Any) -> None:
        self.dtype = dtype
        self.gates = gates
        if dtype is qint8:
            self.weights: list[Any] = [QuantizedWeight(w, gates) for w in weights]
        else:
            self.weights = [w.detach().to(swiftgrad.float16) for w in weights]
        self.biases = biases

    def arguments(self) -> list[Tensor]:
        """As the operators take them."""
        if self.dtype is qint8:
            return [t for w in self.weights for t in (w.packed, w.sums, w.scales)] + self.biases
        return [w.to(swiftgrad.float32) for w in self.weights] + self.biases

    def unpacked(self) -> list[Any]:
        """The weights as they were given."""
        if self.dtype is qint8:
            return [w.unpacked() for w in self.weights]
        return [w.to(swiftgrad.float32) for w in self.weights]

    def __reduce__(self) -> Any:
        return _CellParams, (self.unpacked(), self.biases, self.gates, self.dtype)


class PackedParameter(Module):
    """Holds the parameters of a layer in one direction."""

    def __init__(self, param: _CellParams) -> None:
        super().__init__()
        self.param = param

    def _save_to_state_dict(self, destination: Any, prefix: str, keep_vars: bool) -> None:
        super()._save_to_state_dict(destination, prefix, keep_vars)
        destination[prefix + "param"] = self.param

    def _load_from_state_dict(
        self,
        state_dict: Any,
        prefix: str,
        local_metadata: Any,
        strict: bool,
        missing_keys: list[str],
        unexpected_keys: list[str],
        error_msgs: list[str],
    ) -> None:
        if prefix + "param" not in state_dict:
            missing_keys.append(prefix + "param")
            return
        param = state_dict[prefix + "param"]
        if not isinstance(param, _CellParams):
            error_msgs.append(f"{prefix}param: parameters of a quantized cell are required, got {type(param).__name__}")
            return
        self.param = param


def _float_or_quantized(weight: Tensor, observer: Any) -> Any:
    return quantized_weight(weight, observer) if observer.dtype is qint8 else weight


class RNNBase(Module):
    """What `LSTM` and `GRU` share; arguments are those of `torch.nn.RNNBase`, with the dtype of the weights."""

    _version = 2
    proj_size = 0

    def __init__(
        self,
        mode: str,
        input_size: int,
        hidden_size: int,
        num_layers: int = 1,
        bias: bool = True,
        batch_first: bool = False,
        dropout: float = 0.0,
        bidirectional: bool = False,
        dtype: Any = qint8,
    ) -> None:
        super().__init__()
        self._set_sizes(mode, input_size, hidden_size, num_layers, bias, batch_first, dropout, bidirectional, dtype)
        float_rnn._check_sizes(input_size, hidden_size, num_layers, bias, batch_first, dropout, 0)
        rows, parts = _GATES[mode] * hidden_size, []
        for layer in range(num_layers):
            width = input_size if layer == 0 else hidden_size * (2 if bidirectional else 1)
            for _ in range(2 if bidirectional else 1):
                weights: list[Any] = [swiftgrad.rand(rows, width), swiftgrad.rand(rows, hidden_size)]
                if dtype is qint8:
                    weights = [quantize_per_tensor(w, 0.1, 0, qint8) for w in weights]
                biases = [swiftgrad.zeros(rows), swiftgrad.zeros(rows)] if bias else []
                parts.append(PackedParameter(_CellParams(weights, biases, _GATES[mode], dtype)))
        self._all_weight_values = ModuleList(parts)

    def _set_sizes(self, *values: Any) -> None:
        names = "mode input_size hidden_size num_layers bias batch_first dropout bidirectional dtype"
        for name, value in zip(names.split(), values, strict=True):
            setattr(self, name, value)
        self.version = self._version

    check_input: Any = float_rnn.RNNBase.check_input
    check_hidden_size: Any = float_rnn.RNNBase.check_hidden_size
    permute_hidden: Any = float_rnn.RNNBase.permute_hidden
    get_expected_hidden_size: Any = float_rnn.RNNBase.get_expected_hidden_size
    _batch: Any = float_rnn.RNNBase._batch
    _state_size: Any = float_rnn.RNNBase._state_size

    def check_forward_args(self, input: Tensor, hidden: Any, batch_sizes: Tensor | None) -> None:
        """Raises unless input and states have the right shapes."""
        self.check_input(input, batch_sizes)
        wanted = self.get_expected_hidden_size(input, batch_sizes)
        if self.mode != "LSTM":
            self.check_hidden_size(hidden, wanted)
            return
        for place, state in enumerate(hidden):
            self.check_hidden_size(state, wanted, f"Expected hidden[{place}] size {{}}, got {{}}")

    def _run(self, data: Tensor, hx: Any, batch_sizes: Tensor | None) -> tuple[Tensor, Any]:
        states = list(hx) if self.mode == "LSTM" else [hx]
        params = [t for part in self._all_weight_values for t in part.param.arguments()]
        options = (self.bias, self.num_layers, self.dropout, self.training, self.bidirectional)
        with swiftgrad.no_grad():
            if self.dtype is qint8:
                result = _C._quantized_recurrent(
                    self.mode, data, batch_sizes, states, params, *options, self.batch_first and batch_sizes is None
                )
            else:
                function = getattr(_C, _FUNCTIONS[self.mode])
                hidden = states if self.mode == "LSTM" else states[0]
                if batch_sizes is None:
                    result = function(data, hidden, params, *options, self.batch_first)
                else:
                    result = function(data, batch_sizes, hidden, params, *options)
        return result[0], (result[1] if len(result) == 2 else tuple(result[1:]))

    def forward(self, input: Any, hx: Any = None) -> tuple[Any, Any]:
        is_packed = isinstance(input, PackedSequence)
        data, batch_sizes, sorted_indices, unsorted_indices = input if is_packed else (input, None, None, None)
        if hx is None:
            shape = self.get_expected_hidden_size(data, batch_sizes)
            zeros = swiftgrad.zeros(*shape, dtype=data.dtype, device=data.device)
            hx = (zeros, zeros) if self.mode == "LSTM" else zeros
        elif is_packed:
            hx = self.permute_hidden(hx, sorted_indices)
        self.check_forward_args(data, hx, batch_sizes)
        output, hidden = self._run(data, hx, batch_sizes)
        if is_packed:
            output = PackedSequence(output, batch_sizes, sorted_indices, unsorted_indices)
        return output, self.permute_hidden(hidden, unsorted_indices)

    @classmethod
    def from_float(cls, mod: Any, use_precomputed_fake_quant: bool = False) -> RNNBase:
        """The quantized layer of a float one, whose `qconfig` says how.

        Raises:
            NotImplementedError: the layer has projections.
        """
        if not isinstance(mod, (float_rnn.LSTM, float_rnn.GRU)):
            raise AssertionError(
                f"nn.quantized.dynamic.RNNBase.from_float only works for LSTM and GRU, got {type(mod)}"
            )
        if mod.proj_size:
            raise NotImplementedError("swiftgrad has no quantized LSTM with projections (proj_size)")
        dtype = observer_of(mod).dtype
        result = cls.__new__(cls)
        Module.__init__(result)
        result._set_sizes(
            mod.mode,
            mod.input_size,
            mod.hidden_size,
            mod.num_layers,
            mod.bias,
            mod.batch_first,
            mod.dropout,
            mod.bidirectional,
            dtype,
        )
        parts = []
        for names in mod.all_weights:
            weights = [_float_or_quantized(w, observer_of(mod)) for w in names[:2]]
            parts.append(PackedParameter(_CellParams(weights, list(names[2:]), _GATES[mod.mode], dtype)))
        result._all_weight_values = ModuleList(parts)
        result.train(mod.training)
        return result

    def _named(self) -> dict[str, Any]:
        """Names of directions (`l0_reverse`) and their parameters."""
        suffixes = [
            f"l{k}{s}" for k in range(self.num_layers) for s in (("", "_reverse") if self.bidirectional else ("",))
        ]
        return dict(zip(suffixes, (part.param for part in self._all_weight_values), strict=True))

    def get_weight(self) -> dict[str, Any]:
        """All weights by name."""
        found = {}
        for suffix, param in self._named().items():
            found[f"weight_ih_{suffix}"], found[f"weight_hh_{suffix}"] = param.unpacked()
        return found

    def get_bias(self) -> dict[str, Tensor]:
        """All biases by name."""
        found = {}
        for suffix, param in self._named().items():
            for name, bias in zip(("bias_ih", "bias_hh"), param.biases, strict=False):
                found[f"{name}_{suffix}"] = bias
        return found

    def _get_name(self) -> str:
        return "DynamicQuantizedRNN"

    extra_repr: Any = float_rnn.RNNBase.extra_repr

    def __repr__(self) -> str:
        return f"{self._get_name()}({self.extra_repr()})"


class LSTM(RNNBase):
    """`torch.nn.LSTM` with quantized weights; each step quantizes the state from its own range."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__("LSTM", *args, **kwargs)

    permute_hidden: Any = float_rnn.LSTM.permute_hidden

    def _get_name(self) -> str:
        return "DynamicQuantizedLSTM"


class GRU(RNNBase):
    """`torch.nn.GRU` with quantized weights; each step quantizes the state from its own range."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__("GRU", *args, **kwargs)

    def _get_name(self) -> str:
        return "DynamicQuantizedGRU"


class RNNCellBase(Module):
    """What the cells share.

    Args:
        input_size: features of the input.
        hidden_size: features of the state.
        bias: whether there are biases.
        num_chunks: gates side by side in the rows of the weights.
        dtype: `torch.qint8` or `torch.float16`.
    """

    mode = "LSTM"

    def __init__(
        self, input_size: int, hidden_size: int, bias: bool = True, num_chunks: int = 4, dtype: Any = qint8
    ) -> None:
        super().__init__()
        self.input_size, self.hidden_size, self.bias = input_size, hidden_size, bias
        self.weight_dtype = dtype
        rows = num_chunks * hidden_size
        weights: list[Any] = [swiftgrad.rand(rows, input_size), swiftgrad.rand(rows, hidden_size)]
        if dtype is qint8:
            weights = [quantize_per_tensor(w, 0.1, 0, qint8) for w in weights]
        self._param = _CellParams(
            weights, [swiftgrad.zeros(rows), swiftgrad.zeros(rows)] if bias else [], num_chunks, dtype
        )

    @classmethod
    def from_float(cls, mod: Any, use_precomputed_fake_quant: bool = False) -> RNNCellBase:
        """The quantized cell of a float one, whose `qconfig` says how."""
        if not isinstance(mod, (float_rnn.LSTMCell, float_rnn.GRUCell, float_rnn.RNNCell)):
            raise AssertionError(f"nn.quantized.dynamic.RNNCellBase.from_float only works for cells, got {type(mod)}")
        dtype = observer_of(mod).dtype
        result = cls.__new__(cls)
        Module.__init__(result)
        result.input_size, result.hidden_size, result.bias = mod.input_size, mod.hidden_size, mod.bias
        result.weight_dtype = dtype
        if isinstance(mod, float_rnn.RNNCell):
            result.nonlinearity = mod.nonlinearity  # type: ignore[assignment]
        weights = [_float_or_quantized(w, observer_of(mod)) for w in (mod.weight_ih, mod.weight_hh)]
        biases: list[Tensor] = [mod.bias_ih, mod.bias_hh] if mod.bias else []
        result._param = _CellParams(weights, biases, mod.weight_ih.shape[0] // mod.hidden_size, dtype)
        result.train(mod.training)
        return result

    def _step(self, input: Tensor, states: list[Tensor] | None) -> list[Tensor]:
        """The new states."""
        if input.dim() != 2 or input.size(1) != self.input_size:
            raise RuntimeError(
                f"input has inconsistent input_size: got {list(input.shape)}, expected {self.input_size}"
            )
        if states is None:
            zeros = swiftgrad.zeros(input.size(0), self.hidden_size, dtype=input.dtype, device=input.device)
            states = [zeros, zeros] if self.mode == "LSTM" else [zeros]
        for place, state in enumerate(states):
            if tuple(state.shape) != (input.size(0), self.hidden_size):
                raise RuntimeError(
                    f"hidden{place} has inconsistent hidden_size: got {list(state.shape)}, expected "
                    f"{[input.size(0), self.hidden_size]}"
                )
        states = [s.unsqueeze(0) for s in states]
        with swiftgrad.no_grad():
            options = (self.bias, 1, 0.0, False, False, False)
            params = self._param.arguments()
            if self.weight_dtype is qint8:
                result = _C._quantized_recurrent(self.mode, input.unsqueeze(0), None, states, params, *options)
            else:
                function = getattr(_C, _FUNCTIONS[self.mode])
                result = function(input.unsqueeze(0), states if self.mode == "LSTM" else states[0], params, *options)
        return [t.squeeze(0) for t in result[1:]]

    def _save_to_state_dict(self, destination: Any, prefix: str, keep_vars: bool) -> None:
        super()._save_to_state_dict(destination, prefix, keep_vars)
        destination[prefix + "_param"] = self._param

    def _load_from_state_dict(
        self,
        state_dict: Any,
        prefix: str,
        local_metadata: Any,
        strict: bool,
        missing_keys: list[str],
        unexpected_keys: list[str],
        error_msgs: list[str],
    ) -> None:
        param = state_dict.get(prefix + "_param")
        if not isinstance(param, _CellParams):
            missing_keys.append(prefix + "_param")
            return
        self._param = param

    def get_weight(self) -> dict[str, Any]:
        """Both weights by name."""
        return dict(zip(("weight_ih", "weight_hh"), self._param.unpacked(), strict=True))

    def get_bias(self) -> dict[str, Tensor]:
        """Both biases by name."""
        return dict(zip(("bias_ih", "bias_hh"), self._param.biases, strict=False))

    def _get_name(self) -> str:
        return "DynamicQuantized" + type(self).__name__

    extra_repr: Any = float_rnn.RNNCellBase.extra_repr


class RNNCell(RNNCellBase):
    """`torch.nn.RNNCell` with quantized weights."""

    nonlinearity: str = "tanh"

    def __init__(
        self, input_size: int, hidden_size: int, bias: bool = True, nonlinearity: str = "tanh", dtype: Any = qint8
    ) -> None:
        super().__init__(input_size, hidden_size, bias, 1, dtype)
        self.nonlinearity = nonlinearity

    def forward(self, input: Tensor, hx: Tensor | None = None) -> Tensor:
        if self.nonlinearity not in ("tanh", "relu"):
            raise RuntimeError(f"Unknown nonlinearity: {self.nonlinearity}")
        return self._step(input, None if hx is None else [hx])[0]

    @property
    def mode(self) -> str:  # type: ignore[override]
        return "RNN_RELU" if self.nonlinearity == "relu" else "RNN_TANH"


class LSTMCell(RNNCellBase):
    """`torch.nn.LSTMCell` with quantized weights."""

    def __init__(self, input_size: int, hidden_size: int, bias: bool = True, dtype: Any = qint8) -> None:
        super().__init__(input_size, hidden_size, bias, 4, dtype)

    def forward(self, input: Tensor, hx: tuple[Tensor, Tensor] | None = None) -> tuple[Tensor, Tensor]:
        h, c = self._step(input, None if hx is None else list(hx))
        return h, c


class GRUCell(RNNCellBase):
    """`torch.nn.GRUCell` with quantized weights."""

    mode = "GRU"

    def __init__(self, input_size: int, hidden_size: int, bias: bool = True, dtype: Any = qint8) -> None:
        super().__init__(input_size, hidden_size, bias, 3, dtype)

    def forward(self, input: Tensor, hx: Tensor | None = None) -> Tensor:
        return self._step(input, None if hx is None else [hx])[0]
