"""Recurrent layers, cells and packed sequences: behaviour, errors, pickling, gradients."""

from __future__ import annotations

import copy
import io
import pickle
import warnings

import pytest
import swiftgrad as torch
from gradcheck import check_gradients
from swiftgrad import nn
from swiftgrad.nn.utils import rnn

KINDS = [nn.RNN, nn.GRU, nn.LSTM]


def close(a, b, tolerance=1e-6):
    assert a.shape == b.shape and a.dtype == b.dtype
    assert torch.allclose(a, b, tolerance, tolerance), f"differ by up to {(a - b).abs().max()}"


def first_state(last):
    """h of a layer's last states."""
    return last[0] if isinstance(last, tuple) else last


def states(module, batch, directions=1, layers=1):
    h = torch.randn(layers * directions, batch, module.proj_size or module.hidden_size)
    if not isinstance(module, nn.LSTM):
        return h
    return h, torch.randn(layers * directions, batch, module.hidden_size)


# ---------------------------------------------------------------------- what the layers compute


def by_cells(module, x, h, c=None):
    """A layer's outputs by its cell, step by step."""
    cell = {"RNN": nn.RNNCell, "GRU": nn.GRUCell, "LSTM": nn.LSTMCell}[type(module).__name__](
        module.input_size, module.hidden_size, dtype=x.dtype
    )
    cell.load_state_dict({name.removesuffix("_l0"): value for name, value in module.state_dict().items()})
    outputs = []
    for step in x:
        if c is None:
            h = cell(step, h)
        else:
            h, c = cell(step, (h, c))
        outputs.append(h)
    return torch.stack(outputs)


@pytest.mark.parametrize("kind", KINDS)
def test_a_layer_is_its_cell_repeated(kind):
    module = kind(3, 4).double()
    x = torch.randn(6, 2, 3, dtype=torch.float64)
    given = [s.double() for s in (lambda s: s if isinstance(s, tuple) else (s,))(states(module, 2))]
    output, last = module(x, tuple(given) if len(given) == 2 else given[0])
    close(output, by_cells(module, x, *(s[0] for s in given)))
    close(output[-1], first_state(last)[0])


@pytest.mark.parametrize("kind", KINDS)
def test_batch_first_and_unbatched(kind):
    module = kind(3, 4, 2, bidirectional=True)
    turned = kind(3, 4, 2, bidirectional=True, batch_first=True)
    turned.load_state_dict(module.state_dict())
    x = torch.randn(5, 2, 3)
    output, last = module(x)
    assert output.shape == (5, 2, 8) and first_state(last).shape == (4, 2, 4)
    other, _ = turned(x.transpose(0, 1))
    assert other.shape == (2, 5, 8) and torch.equal(other.transpose(0, 1), output)
    single, last = module(x[:, 1])
    assert single.shape == (5, 8) and first_state(last).shape == (4, 4)
    close(single, output[:, 1])


@pytest.mark.parametrize("kind", KINDS)
def test_packed_sequences_are_as_each_alone(kind):
    module = kind(3, 4, 2, bidirectional=True)
    parts = [torch.randn(n, 3) for n in (2, 5, 1, 5, 3)]
    packed = rnn.pack_sequence(parts, enforce_sorted=False)
    start = states(module, 5, 2, 2)
    output, last = module(packed, start)
    assert isinstance(output, rnn.PackedSequence)
    for k, (part, out) in enumerate(zip(parts, rnn.unpack_sequence(output), strict=True)):
        own = tuple(s[:, k] for s in start) if isinstance(start, tuple) else start[:, k]
        alone, alone_last = module(part, own)
        close(out, alone)
        close(first_state(last)[:, k], first_state(alone_last))


def test_dropout_between_layers_only_in_training():
    torch.manual_seed(0)
    one, three = nn.GRU(3, 4, 1), nn.GRU(3, 4, 3, dropout=1.0)
    x = torch.randn(5, 2, 3)
    three.eval()
    assert torch.equal(three(x)[0], three(x)[0])
    three.train()
    zeroed = three(x)[0]
    three.weight_ih_l1.data.zero_()
    three.weight_ih_l2.data.zero_()
    close(three(x)[0], zeroed)  # everything between the layers was zero
    with pytest.warns(UserWarning, match="expects num_layers greater than 1, but got dropout=0.5 and num_layers=1"):
        last = nn.GRU(3, 4, 1, dropout=0.5)
    last.load_state_dict(one.state_dict())
    assert torch.equal(last(x)[0], one(x)[0])


def test_empty_batch_and_no_gradient_for_what_is_not_asked():
    for kind in KINDS:
        output, last = kind(3, 4, 2)(torch.zeros(5, 0, 3))
        assert output.shape == (5, 0, 4) and first_state(last).shape == (2, 0, 4)
        module = kind(3, 4)
        module.weight_ih_l0.requires_grad_(False)
        module(torch.randn(5, 2, 3))[0].sum().backward()
        assert module.weight_ih_l0.grad is None and module.weight_hh_l0.grad is not None


def test_same_bits_for_any_number_of_threads():
    torch.manual_seed(0)
    before = torch.get_num_threads()
    module = nn.LSTM(20, 65, 2, bidirectional=True)
    x = torch.randn(4, 150, 20)
    found = []
    try:
        for threads in (1, 2, 3):
            torch.set_num_threads(threads)
            module.zero_grad()
            output, _ = module(x)
            output.square().sum().backward()
            found.append([output, *(p.grad for p in module.parameters())])
    finally:
        torch.set_num_threads(before)
    for other in found[1:]:
        assert all(torch.equal(a, b) for a, b in zip(found[0], other, strict=True))


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16])
def test_half_types(dtype):
    for kind in KINDS:
        module = kind(3, 4, 2)
        x = torch.randn(5, 2, 3)
        wide = module(x)[0]
        output, last = module.to(dtype)(x.to(dtype))
        assert output.dtype == first_state(last).dtype == dtype
        close(output.float(), wide, 0.03)
        output.sum().backward()
        assert module.weight_hh_l0.grad.dtype == dtype
        cell = nn.LSTMCell(3, 4).to(dtype)
        assert cell(x[0].to(dtype))[1].dtype == dtype


# ---------------------------------------------------------------------- gradients


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("mode", ["lstm", "lstm projected", "gru", "rnn_tanh", "rnn_relu"])
def test_gradients_once_and_twice(mode, bias):
    torch.manual_seed(3)
    kind, options = {
        "lstm": (nn.LSTM, {}),
        "lstm projected": (nn.LSTM, {"proj_size": 2}),
        "gru": (nn.GRU, {}),
        "rnn_tanh": (nn.RNN, {}),
        "rnn_relu": (nn.RNN, {"nonlinearity": "relu"}),
    }[mode]
    module = kind(2, 3, 2, bias=bias, bidirectional=True, **options).double()
    sizes = torch.tensor([3, 2, 1])
    x = torch.randn(6, 2, dtype=torch.float64, requires_grad=True)
    start = states(module, 3, 2, 2)
    start = [s.double().requires_grad_(True) for s in (start if isinstance(start, tuple) else (start,))]

    def call(x, *rest):
        own, weights = rest[: len(start)], rest[len(start) :]
        function = getattr(torch, mode.split()[0])
        return function(x, sizes, own if len(own) == 2 else own[0], weights, bias, 2, 0.0, False, True)

    inputs = (x, *start, *(p.detach().requires_grad_(True) for p in module.parameters()))
    check_gradients(torch, call, inputs, second=True)


def test_gradient_of_one_result_and_penalty():
    module = nn.LSTM(2, 3).double()
    x = torch.randn(4, 1, 2, dtype=torch.float64, requires_grad=True)
    _, (h, c) = module(x)
    assert torch.autograd.grad(c.sum(), x, retain_graph=True)[0].abs().sum() > 0
    (g,) = torch.autograd.grad(h.sum(), x, create_graph=True)
    g.square().sum().backward()
    assert all(p.grad is not None and bool(p.grad.isfinite().all()) for p in module.parameters())


def test_a_state_that_depends_on_the_input():
    # Gradients of gradients must not count a path twice.
    module = nn.GRU(3, 3).double()

    def call(x):
        return [module(x, x[:1] * 2)[0]]

    check_gradients(torch, call, [torch.randn(3, 2, 3, dtype=torch.float64, requires_grad=True)], second=True)


# ---------------------------------------------------------------------- modules


def test_names_flat_weights_and_repr():
    module = nn.LSTM(3, 4, 2, bidirectional=True, proj_size=2)
    assert list(module.state_dict())[:10] == [
        f"{part}_l0{suffix}"
        for suffix in ("", "_reverse")
        for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh", "weight_hr")
    ]
    assert module._flat_weights_names == list(module.state_dict())
    assert [len(names) for names in module.all_weights] == [5] * 4
    assert module._flat_weights[0] is module.weight_ih_l0 and module.weight_ih_l1.shape == (16, 4)
    module.weight_ih_l0 = nn.Parameter(torch.zeros(16, 3))
    assert module._flat_weights[0] is module.weight_ih_l0
    module.double()
    assert all(a is b for a, b in zip(module._flat_weights, module.parameters(), strict=True))
    assert module.flatten_parameters() is None
    assert repr(nn.LSTM(3, 4, 2, bias=False, batch_first=True, dropout=0.5, bidirectional=True, proj_size=2)) == (
        "LSTM(3, 4, proj_size=2, num_layers=2, bias=False, batch_first=True, dropout=0.5, bidirectional=True)"
    )
    assert repr(nn.GRU(3, 4)) == "GRU(3, 4)" and repr(nn.LSTMCell(3, 4, bias=False)) == "LSTMCell(3, 4, bias=False)"
    assert repr(nn.RNNCell(3, 4, nonlinearity="relu")) == "RNNCell(3, 4, nonlinearity=relu)"
    assert nn.RNN(3, 4, 1, "relu").mode == "RNN_RELU" and nn.RNN(3, 4).nonlinearity == "tanh"
    assert nn.modules.rnn.LSTM is nn.LSTM and nn.LSTMCell.__module__.endswith("nn.modules.rnn")


def test_a_parameter_replaced_behind_the_modules_back_is_used():
    module = nn.GRU(3, 4)
    x = torch.randn(2, 1, 3)
    module._parameters["weight_ih_l0"] = nn.Parameter(torch.zeros(12, 3))
    module._parameters["bias_ih_l0"] = nn.Parameter(torch.zeros(12))
    assert torch.equal(module(x)[0], module(x * 5)[0])


@pytest.mark.parametrize("kind", KINDS)
def test_copies_and_pickles(kind):
    module = kind(3, 4, 2, batch_first=True)
    x = torch.randn(2, 5, 3)
    stream = io.BytesIO()
    torch.save(module, stream)
    stream.seek(0)
    for other in (
        pickle.loads(pickle.dumps(module)),
        copy.deepcopy(module),
        torch.load(stream, weights_only=False),
    ):
        assert other._flat_weights[0] is other.weight_ih_l0 and other.weight_ih_l0 is not module.weight_ih_l0
        assert torch.equal(other(x)[0], module(x)[0])
        other.weight_ih_l0.data.zero_()
        assert not torch.equal(other(x)[0], module(x)[0])


def test_old_pickles():
    state = nn.LSTM(3, 4, 2).__getstate__()
    for name in ("proj_size", "_flat_weights", "_flat_weights_names"):
        del state[name]
    module = nn.LSTM.__new__(nn.LSTM)
    module.__setstate__(state)
    assert module.proj_size == 0 and len(module._flat_weights) == 8
    assert module(torch.zeros(1, 1, 3))[0].shape == (1, 1, 4)


# ---------------------------------------------------------------------- errors

CONSTRUCTORS = [
    ({"dropout": 2}, ValueError, "dropout should be a number in range"),
    ({"dropout": True}, ValueError, "dropout should be a number in range"),
    ({"hidden_size": 4.0}, TypeError, "hidden_size should be of type int, got: float"),
    ({"input_size": 3.0}, TypeError, "input_size should be of type int, got: float"),
    ({"input_size": 0}, ValueError, "input_size must be greater than zero"),
    ({"hidden_size": 0}, ValueError, "hidden_size must be greater than zero"),
    ({"num_layers": 0}, ValueError, "num_layers must be greater than zero"),
    ({"bias": 1}, TypeError, "bias should be of type bool, got: int"),
    ({"batch_first": 1}, TypeError, "batch_first should be of type bool, got: int"),
    ({"proj_size": -1}, ValueError, "proj_size should be a positive integer or zero"),
    ({"proj_size": 4}, ValueError, "proj_size has to be smaller than hidden_size"),
    ({"foo": 1}, TypeError, "unexpected keyword argument 'foo'"),
]


@pytest.mark.parametrize(("options", "kind", "message"), CONSTRUCTORS)
def test_errors_of_the_constructor(options, kind, message):
    with pytest.raises(kind, match=message):
        nn.LSTM(**{"input_size": 3, "hidden_size": 4, **options})


def test_errors_of_other_constructors():
    with pytest.raises(ValueError, match="Unknown nonlinearity 'foo'. Select from 'tanh' or 'relu'."):
        nn.RNN(3, 4, nonlinearity="foo")
    for kind in (nn.RNN, nn.GRU):
        with pytest.raises(ValueError, match="proj_size argument is only supported for LSTM, not RNN or GRU"):
            kind(3, 4, proj_size=2)
    with pytest.raises(ValueError, match="Unrecognized RNN mode: foo"):
        nn.RNNBase("foo", 3, 4)
    with pytest.raises(RuntimeError, match="Unknown nonlinearity: foo"):
        nn.RNNCell(3, 4, nonlinearity="foo")(torch.zeros(2, 3))


def zeros(*shape, dtype=torch.float32):
    return torch.zeros(*shape, dtype=dtype)


CALLS = [
    ((zeros(2, 2, 2, 3),), ValueError, "LSTM: Expected input to be 2D or 3D, got 4D instead"),
    ((zeros(2, 2, 5),), RuntimeError, r"Expected 3, got 5\nLSTM\(3, 4\) failed on input \(2, 2, 5\)"),
    ((zeros(2, 2, 3), (zeros(1, 4), zeros(1, 4))), RuntimeError, r"should also be 3-D but got \(2-D, 2-D\) tensors"),
    ((zeros(2, 3), (zeros(1, 1, 4), zeros(1, 1, 4))), RuntimeError, r"should also be 2-D but got \(3-D, 3-D\) tensors"),
    ((zeros(2, 2, 3), (zeros(1, 3, 4), zeros(1, 2, 4))), RuntimeError, r"\[0\] size \(1, 2, 4\), got \[1, 3, 4\]"),
    ((zeros(2, 2, 3), (zeros(1, 2, 4), zeros(1, 2, 5))), RuntimeError, r"\[1\] size \(1, 2, 4\), got \[1, 2, 5\]"),
    ((zeros(2, 2, 3, dtype=torch.float64),), ValueError, r"input dtype \(torch.float64\) does not match weight"),
    ((zeros(0, 2, 3),), RuntimeError, "Expected sequence length to be larger than 0 in RNN"),
]


@pytest.mark.parametrize(("arguments", "kind", "message"), CALLS)
def test_errors_of_a_call(arguments, kind, message):
    with pytest.raises(kind, match=message):
        nn.LSTM(3, 4)(*arguments)


def test_errors_of_other_calls():
    with pytest.raises(ValueError, match="RNN: Expected input to be 2D or 3D, got 1D tensor instead"):
        nn.RNN(3, 4)(zeros(3))
    with pytest.raises(RuntimeError, match="hx should also be 3-D but got 2-D tensor"):
        nn.GRU(3, 4)(zeros(2, 2, 3), zeros(1, 4))
    with pytest.raises(RuntimeError, match=r"Expected hidden size \(1, 2, 4\), got \[1, 3, 4\]"):
        nn.GRU(3, 4)(rnn.pack_sequence([zeros(3, 3), zeros(2, 3)]), zeros(1, 3, 4))
    with pytest.raises(ValueError, match=r"LSTMCell: Expected hx\[0\] to be 1D or 2D, got 3D instead"):
        nn.LSTMCell(3, 4)(zeros(2, 3), (zeros(1, 2, 4), zeros(1, 2, 4)))
    with pytest.raises(RuntimeError, match="input has inconsistent input_size: got 5 expected 3"):
        nn.GRUCell(3, 4)(zeros(2, 5))
    with pytest.raises(RuntimeError, match="mat1 and mat2 must have the same dtype, but got Double and Float"):
        nn.LSTMCell(3, 4)(zeros(2, 3, dtype=torch.float64))
    weights = list(nn.LSTM(3, 4).parameters())
    with pytest.raises(RuntimeError, match="incorrect number of RNN parameters"):
        torch.lstm(zeros(2, 2, 3), (zeros(2, 2, 4), zeros(2, 2, 4)), weights, True, 2, 0.0, False, False, False)
    for sizes in ([2, 2], [2, 3], [5, 0], [1, 2, 2]):
        with pytest.raises(RuntimeError, match="batch_sizes"):
            torch.lstm(zeros(5, 3), torch.tensor(sizes), (zeros(1, 2, 4),) * 2, weights, True, 1, 0.0, False, False)


# ---------------------------------------------------------------------- packed sequences


def test_pack_and_pad():
    x = torch.arange(24.0).view(3, 4, 2)
    packed = rnn.pack_padded_sequence(x, [2, 4, 1], batch_first=True, enforce_sorted=False)
    assert packed.batch_sizes.tolist() == [3, 2, 1, 1] and packed.sorted_indices.tolist() == [1, 0, 2]
    assert packed.unsorted_indices.tolist() == [1, 0, 2]
    assert packed.data[:, 0].tolist() == [8, 0, 16, 10, 2, 12, 14]
    padded, lengths = rnn.pad_packed_sequence(packed, batch_first=True, padding_value=-1, total_length=5)
    assert padded.shape == (3, 5, 2) and lengths.tolist() == [2, 4, 1]
    assert padded[0, :, 0].tolist() == [0, 2, -1, -1, -1] and padded[1, :, 1].tolist() == [9, 11, 13, 15, -1]
    assert [part.tolist() for part in rnn.unpad_sequence(padded[..., 0], lengths, batch_first=True)] == [
        [0, 2],
        [8, 10, 12, 14],
        [16],
    ]
    assert rnn.invert_permutation(torch.tensor([2, 0, 1])).tolist() == [1, 2, 0]
    assert rnn.invert_permutation(None) is None
    float_lengths = rnn.pack_padded_sequence(x.transpose(0, 1), torch.tensor([4.0, 2.0, 2.0]))
    assert float_lengths.batch_sizes.tolist() == [3, 3, 1, 1]


def test_packing_is_differentiable():
    x = torch.randn(4, 3, 2, dtype=torch.float64, requires_grad=True)

    def there_and_back(x):
        packed = rnn.pack_padded_sequence(x, [2, 4, 3], enforce_sorted=False)
        return [packed.data, rnn.pad_packed_sequence(packed, total_length=5)[0].square()]

    check_gradients(torch, there_and_back, [x], second=True)
    parts = [torch.randn(n, 2, dtype=torch.float64, requires_grad=True) for n in (2, 0, 3)]
    check_gradients(torch, lambda *p: [rnn.pad_sequence(p, padding_side="left").square()], parts, second=True)


def test_pad_sequence():
    parts = [torch.ones(2, dtype=torch.int64), torch.full((3,), 2)]
    assert rnn.pad_sequence(parts, padding_value=7).tolist() == [[1, 2], [1, 2], [7, 2]]
    assert rnn.pad_sequence(parts, True, padding_side="left").tolist() == [[0, 1, 1], [2, 2, 2]]
    assert rnn.pad_sequence(part for part in parts).dtype == torch.int64
    assert rnn.pad_sequence(torch.zeros(2, 3)).shape == (3, 2)
    many = rnn.pad_sequence([torch.full((n % 5 + 1,), float(n), requires_grad=True) for n in range(100)])
    many.sum().backward()
    assert many.shape == (5, 100)
    with pytest.raises(RuntimeError, match="pad_sequence: Expected iterable for input sequences, but got arg of type"):
        rnn.pad_sequence(3)
    with pytest.raises(RuntimeError, match="received an empty list of sequences"):
        rnn.pad_sequence([])
    with pytest.raises(RuntimeError, match="Expected padding_side to be one of left or right, but got up."):
        rnn.pad_sequence(parts, padding_side="up")
    with pytest.raises(RuntimeError, match="must match the size of tensor b"):
        rnn.pad_sequence([torch.zeros(2, 3), torch.zeros(2, 4)])


def test_packed_sequence_is_a_named_tuple():
    packed = rnn.pack_sequence([torch.tensor([1.0, 2.0]), torch.tensor([3.0])])
    assert packed._fields == ("data", "batch_sizes", "sorted_indices", "unsorted_indices")
    data, sizes, order, _ = packed
    assert data is packed.data and sizes.tolist() == [2, 1] and order is None
    assert repr(packed) == (
        "PackedSequence(data=tensor([1., 3., 2.]), batch_sizes=tensor([2, 1]), sorted_indices=None, "
        "unsorted_indices=None)"
    )
    assert packed.to("cpu") is packed and packed.cpu() is packed and packed.float() is packed
    assert packed.double().data.dtype == torch.float64 and packed.to(dtype=torch.int32).data.dtype == torch.int32
    assert packed.long().batch_sizes is packed.batch_sizes and packed.half().data.dtype == torch.float16
    assert not packed.is_cuda and not packed.is_pinned()
    other = pickle.loads(pickle.dumps(packed._replace(sorted_indices=torch.tensor([1, 0]))))
    assert type(other) is rnn.PackedSequence and other.sorted_indices.tolist() == [1, 0]
    assert rnn.PackedSequence((data, sizes)).batch_sizes is sizes
    assert rnn.PackedSequence(data, sizes, torch.tensor([1, 0])).unsorted_indices.tolist() == [1, 0]
    with pytest.raises(AssertionError, match="Expected data to be a list or tuple of length 2"):
        rnn.PackedSequence(data)


def test_errors_of_packing():
    x = torch.zeros(4, 3, 2)
    for lengths, message in [
        ([1, 4, 2], "must be sorted in decreasing order when `enforce_sorted` is True"),
        ([4, 2, 0], "Length of all samples has to be greater than 0"),
        ([4, 2], r"to be equal to batch_size, but got 2 \(batch_size=3\)"),
        ([5, 2, 1], "at most 4"),
    ]:
        with pytest.raises(RuntimeError, match=message):
            rnn.pack_padded_sequence(x, lengths)
    with pytest.raises(RuntimeError, match="Cannot pack empty tensors."):
        rnn.pack_padded_sequence(torch.zeros(4, 0, 2), [])
    with pytest.raises(RuntimeError, match="should be a 1D CPU int64 tensor, but got 2D cpu Long tensor"):
        rnn.pack_padded_sequence(x, torch.ones(3, 1, dtype=torch.int64))
    packed = rnn.pack_padded_sequence(x, [3, 2, 1])
    with pytest.raises(ValueError, match="got total_length=2 and max sequence length being 3"):
        rnn.pad_packed_sequence(packed, total_length=2)


def test_deprecated_function():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(FutureWarning, match="`apply_permutation` is deprecated"):
            nn.modules.rnn.apply_permutation(torch.zeros(1, 2, 3), torch.tensor([1, 0]))


@pytest.mark.parametrize("hidden", [1, 15, 16, 33, 72, 260])
@pytest.mark.parametrize("batch", [1, 15, 16, 40])
def test_lstm_of_any_width_follows_its_equations(hidden: int, batch: int) -> None:
    """Kernels take units by whole vectors and the rest one by one, sequences few or many."""
    torch.manual_seed(0)
    layer, x = nn.LSTM(5, hidden), torch.randn(6, batch, 5)
    weight_x, weight_h, bias_x, bias_h = layer.parameters()
    h = c = torch.zeros(batch, hidden)
    steps = []
    for t in range(6):
        i, f, g, o = (x[t] @ weight_x.T + bias_x + h @ weight_h.T + bias_h).chunk(4, 1)
        c = f.sigmoid() * c + i.sigmoid() * g.tanh()
        h = o.sigmoid() * c.tanh()
        steps.append(h)
    expected, (found, _) = torch.stack(steps), layer(x)
    close(found, expected, 1e-6)
    got, want = (torch.autograd.grad((y * y).sum(), weight_h)[0] for y in (found, expected))
    close(got, want, 1e-4)
