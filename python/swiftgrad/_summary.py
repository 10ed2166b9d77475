"""``summary(model, input_size)``: a table of a model's layers with shapes, parameters and multiply-adds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import swiftgrad as sg
from swiftgrad import nn

__all__ = ["LayerInfo", "ModelSummary", "summary"]


@dataclass
class LayerInfo:
    """One call of one module.

    Attributes:
        name: the module's name in its parent; the class's name for the model itself.
        kind: its class's name.
        depth: how deep it is nested; the model itself is at 0.
        path: its full name, as in ``named_modules``.
        input_size, output_size: shapes (a list of shapes for several tensors), None where it was not called.
        params: numbers in its parameters, those of its children included; a parameter used twice counts once.
        own_params: numbers in the parameters that are its own, not a child's.
        trainable_params: how many of ``params`` are trained.
        mult_adds: multiplications (each with its addition) in this call, its children's included.
        activations: numbers in its output, if it has no children.
        reused: whether the module had appeared before: its parameters are not counted again.
        is_leaf: whether it has no children.
    """

    name: str
    kind: str
    depth: int
    path: str
    params: int
    own_params: int
    trainable_params: int
    is_leaf: bool
    reused: bool = False
    input_size: Any = None
    output_size: Any = None
    mult_adds: int = 0
    activations: int = 0


@dataclass
class ModelSummary:
    """What ``summary`` found; ``str`` of it is the table.

    Attributes:
        layers: the calls of the modules, in order; modules that were not called follow their parent's row.
        total_params, trainable_params: numbers in the parameters.
        total_mult_adds: multiplications with their additions in one forward pass; 0 without an input.
        input_bytes: memory of the inputs.
        activation_bytes: memory of what the layers without children put out.
        param_bytes: memory of parameters.
    """

    model_name: str
    layers: list[LayerInfo] = field(default_factory=list)
    total_params: int = 0
    trainable_params: int = 0
    total_mult_adds: int = 0
    input_size: Any = None
    input_bytes: int = 0
    activation_bytes: int = 0
    param_bytes: int = 0
    depth: int = 3

    @property
    def non_trainable_params(self) -> int:
        return self.total_params - self.trainable_params

    @property
    def total_bytes(self) -> int:
        """Memory of inputs, activations and parameters."""
        return self.input_bytes + self.activation_bytes + self.param_bytes

    def share(self, layer: LayerInfo) -> float:
        """A layer's share of all parameters, 0 ... 1."""
        return layer.params / self.total_params if self.total_params else 0.0

    def __str__(self) -> str:
        return _table(self)

    __repr__ = __str__


def _numel(tensors: Any) -> int:
    return sum(tensor.numel() for tensor in tensors)


def _tensors(value: Any) -> list[sg.Tensor]:
    """All tensors in nested tuples, lists and dictionaries."""
    if isinstance(value, sg.Tensor):
        return [value]
    if isinstance(value, dict):
        return [tensor for item in value.values() for tensor in _tensors(item)]
    if isinstance(value, (tuple, list)):
        return [tensor for item in value for tensor in _tensors(item)]
    return []


def _shape(value: Any) -> Any:
    """The shape of a tensor as a list, or the list of the shapes of several."""
    shapes = [list(tensor.shape) for tensor in _tensors(value)]
    return shapes[0] if len(shapes) == 1 else shapes or None


def _recurrent(weights: Sequence[sg.Tensor], output: Any, module: nn.Module) -> int:
    first = _tensors(output)[0]
    steps = first.numel() // first.shape[-1]
    return steps * _numel(weights)


def _attention(weights: Sequence[sg.Tensor], output: Any, inputs: Sequence[sg.Tensor], module: Any) -> int:
    """Projections of queries, keys, values and of the result, and the two products of queries, keys and values."""
    query, key, value = (list(inputs) + [inputs[-1]] * 3)[:3]
    width = module.embed_dim
    count = query.shape[1 if not module.batch_first else 0] if query.dim() == 3 else 1
    target, source = query.numel() // (count * width), key.numel() // (count * key.shape[-1])
    projections = 2 * target * width * width + source * width * (key.shape[-1] + value.shape[-1])
    return count * (projections + 2 * target * source * width)


def _mult_adds(module: nn.Module, inputs: list[sg.Tensor], output: Any) -> int:
    """Multiplications (each with its addition) of a module's own weights in one call.

    Every weight of a matrix meets every position of the output once; biases, norms and activations cost one
    multiplication a number where they have weights, else none.
    """
    kind = type(module).__name__
    weights = [weight for weight in module.parameters(recurse=False) if weight.dim() >= 2]
    outputs = _tensors(output)
    if not outputs:
        return 0
    if isinstance(module, nn.Embedding) or kind == "EmbeddingBag":
        return 0
    if kind == "MultiheadAttention":
        return _attention(weights, output, inputs, module)
    if kind in ("RNN", "LSTM", "GRU", "RNNCell", "LSTMCell", "GRUCell"):
        return _recurrent(weights, output, module)
    vectors = [weight for weight in module.parameters(recurse=False) if weight.dim() < 2]
    if kind.startswith("ConvTranspose"):
        source = inputs[0]
        channels = module.weight.shape[0]
        return source.numel() // channels * module.weight.numel()
    if kind.startswith("Conv"):
        return outputs[0].numel() // module.weight.shape[0] * module.weight.numel()
    if kind == "Bilinear" or kind == "Linear":
        return outputs[0].numel() // module.weight.shape[0] * module.weight.numel()
    if "Norm" in kind and (vectors or weights):
        return outputs[0].numel()
    if weights or vectors:  # a module with parameters of its own in a way we do not know: each is used once a sample
        samples = outputs[0].shape[0] if outputs[0].dim() else 1
        return samples * _numel(module.parameters(recurse=False))
    return 0


class _Recorder:
    """Hooks on every module that write a row a call."""

    def __init__(self, result: ModelSummary) -> None:
        self.result = result
        self.seen: set[int] = set()
        self.calls: list[int] = [0]  # multiplications of the children so far, for each call under way
        self.handles: list[Any] = []

    def row(self, module: nn.Module, path: str, depth: int) -> LayerInfo:
        unique = {id(parameter): parameter for parameter in module.parameters()}
        own = {id(parameter): parameter for parameter in module.parameters(recurse=False)}
        reused = id(module) in self.seen
        self.seen.add(id(module))
        return LayerInfo(
            name=path.rpartition(".")[2] or type(module).__name__,
            kind=type(module).__name__,
            depth=depth,
            path=path,
            params=_numel(unique.values()),
            own_params=_numel(own.values()),
            trainable_params=sum(one.numel() for one in unique.values() if one.requires_grad),
            is_leaf=not any(True for _ in module.children()),
            reused=reused,
        )

    def attach(self, module: nn.Module, path: str) -> None:
        rows: list[LayerInfo] = []

        def before(module: nn.Module, args: Any, kwargs: Any) -> None:
            row = self.row(module, path, len(self.calls) - 1)
            row.input_size = _shape((args, kwargs))
            self.result.layers.append(row)
            rows.append(row)
            self.calls.append(0)

        def after(module: nn.Module, args: Any, kwargs: Any, output: Any) -> None:
            row = rows.pop()
            row.output_size = _shape(output)
            row.mult_adds = self.calls.pop() + _mult_adds(module, _tensors((args, kwargs)), output)
            self.calls[-1] += row.mult_adds
            if row.is_leaf:
                tensors = _tensors(output)
                row.activations = _numel(tensors)
                self.result.activation_bytes += sum(one.numel() * one.element_size() for one in tensors)

        self.handles.append(module.register_forward_pre_hook(before, with_kwargs=True))
        self.handles.append(module.register_forward_hook(after, with_kwargs=True))

    def detach(self) -> None:
        for handle in self.handles:
            handle.remove()


def _inputs(input_size: Any, dtypes: Any, batch_dim: int | None) -> list[sg.Tensor]:
    """Tensors of the asked sizes: random where floating, else zeros."""
    sizes = [input_size] if not input_size or isinstance(input_size[0], int) else list(input_size)
    kinds = list(dtypes) if isinstance(dtypes, (tuple, list)) else [dtypes] * len(sizes)
    if len(kinds) != len(sizes):
        raise ValueError(f"dtypes: one for each of the {len(sizes)} inputs was required, got {len(kinds)}")
    made = []
    for size, kind in zip(sizes, kinds, strict=True):
        shape = [int(length) for length in size]
        if any(length < 0 for length in shape):
            raise ValueError(f"input_size: lengths from 0 on were required, got {shape}")
        if batch_dim is not None:
            shape.insert(batch_dim, 1)
        kind = kind or sg.get_default_dtype()
        made.append(sg.ones(shape, dtype=kind) if kind.is_floating_point else sg.zeros(shape, dtype=kind))
    return made


def summary(
    model: nn.Module,
    input_size: Sequence[int] | Sequence[Sequence[int]] | None = None,
    *,
    input_data: Any = None,
    dtypes: Any = None,
    batch_dim: int | None = None,
    depth: int = 3,
    verbose: bool = False,
    **kwargs: Any,
) -> ModelSummary:
    """A table of the model's layers: output shapes, parameters and their share, multiply-adds, memory.

    The model runs once, in eval mode and without gradients; modes and hooks are as before afterwards.

    Args:
        model: the model.
        input_size: shape of the input with its batch dimension, or a list of shapes for several inputs.  Without it
            and without ``input_data`` the table has the parameters alone.
        input_data: a tensor, a list of tensors or a dictionary of keyword arguments to run the model on.
        dtypes: dtype of the inputs made for ``input_size``, or a list of them; the default dtype otherwise.
        batch_dim: where to put a batch dimension of 1 into ``input_size``, if it has none.
        depth: how deep nested modules are shown in the text; all are in ``layers``.
        verbose: print the table too.
        **kwargs: given to the model's ``forward``.

    Returns:
        A ``ModelSummary``.

    Raises:
        TypeError: if ``model`` is no module.
        ValueError: if both ``input_size`` and ``input_data`` are given, or a size makes no sense.

    Example:
        >>> import swiftgrad
        >>> from swiftgrad import nn
        >>> found = swiftgrad.summary(nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2)), (1, 4))
        >>> found.total_params, found.total_mult_adds
        (58, 48)
    """
    if not isinstance(model, nn.Module):
        raise TypeError(f"summary: a module was required, got {type(model).__name__}")
    if input_size is not None and input_data is not None:
        raise ValueError("summary: input_size or input_data was required, got both")
    parameters = list(model.parameters())
    result = ModelSummary(
        type(model).__name__,
        total_params=_numel(parameters),
        trainable_params=sum(one.numel() for one in parameters if one.requires_grad),
        param_bytes=sum(one.numel() * one.element_size() for one in parameters),
        depth=depth,
    )
    recorder = _Recorder(result)
    if input_size is None and input_data is None and not kwargs:
        _without_input(model, recorder)
    else:
        args, options = _arguments(input_size, input_data, dtypes, batch_dim, kwargs)
        result.input_size = _shape((args, options))
        result.input_bytes = sum(one.numel() * one.element_size() for one in _tensors((args, options)))
        _run(model, recorder, lambda: model(*args, **options))
    if verbose:
        print(result)
    return result


def _arguments(
    input_size: Any, input_data: Any, dtypes: Any, batch_dim: int | None, kwargs: dict[str, Any]
) -> tuple[list[Any], dict[str, Any]]:
    if input_size is not None:
        return list(_inputs(input_size, dtypes, batch_dim)), kwargs
    if isinstance(input_data, dict):
        return [], {**input_data, **kwargs}
    if input_data is None:
        return [], kwargs
    return list(input_data) if isinstance(input_data, (tuple, list)) else [input_data], kwargs


def _without_input(model: nn.Module, recorder: _Recorder) -> None:
    for path, module in model.named_modules(remove_duplicate=False):
        recorder.result.layers.append(recorder.row(module, path, path.count(".") + 1 if path else 0))


def _run(model: nn.Module, recorder: _Recorder, call: Callable[[], Any]) -> None:
    """Runs the model under the recorder, in eval mode; restores every module's mode whatever happens."""
    modes = [(module, module.training) for module in model.modules()]
    try:
        for path, module in model.named_modules():
            recorder.attach(module, path)
        model.eval()
        with sg.no_grad():
            call()
        recorder.result.total_mult_adds = recorder.calls[0]
    finally:
        recorder.detach()
        for module, training in modes:
            module.training = training
    _add_uncalled(model, recorder)


def _add_uncalled(model: nn.Module, recorder: _Recorder) -> None:
    """Rows for modules whose forward was not called (their parameters count all the same)."""
    for path, module in model.named_modules():
        if id(module) not in recorder.seen and _numel(module.parameters()):
            parent = path.rpartition(".")[0]
            layers = recorder.result.layers
            at = max(
                (i for i, row in enumerate(layers) if (row.path + ".").startswith(parent + ".") or not parent),
                default=-1,
            )
            depth = 1 + max((row.depth for row in layers if row.path == parent), default=path.count("."))
            layers.insert(at + 1, recorder.row(module, path, depth))


def _size(number: float) -> str:
    for unit in ("B", "kB", "MB", "GB"):
        if number < 1000 or unit == "GB":
            return f"{number:.0f} {unit}" if unit == "B" else f"{number:.2f} {unit}"
        number /= 1000
    raise AssertionError


def _tree(rows: list[LayerInfo]) -> list[str]:
    """The name column: a tree drawn by the rows' depths."""
    lines = []
    for index, row in enumerate(rows):
        label = row.kind if row.depth == 0 or row.name == row.kind else f"{row.name} ({row.kind})"
        marks = []
        for level in range(1, row.depth + 1):
            later = next((other.depth for other in rows[index + 1 :] if other.depth <= level), 0)
            if level == row.depth:
                marks.append("├─ " if later == level else "└─ ")
            else:
                marks.append("│  " if later == level else "   ")
        lines.append("".join(marks) + label)
    return lines


def _table(found: ModelSummary) -> str:
    rows = [row for row in found.layers if row.depth <= found.depth]
    ran = any(row.output_size is not None for row in rows)
    head = ["Layer", "Output shape", "Parameters", "Share", "Trainable", "Multiply-adds"]
    body = []
    for name, row in zip(_tree(rows), rows, strict=True):
        params = "(reused)" if row.reused and row.params else f"{row.params:,}" if row.params else "-"
        share = f"{found.share(row):.1%}" if row.params and not row.reused else ""
        kinds = {0: "no", row.params: "yes"}.get(row.trainable_params, "partly") if row.params else ""
        work = f"{row.mult_adds:,}" if row.mult_adds else ""
        body.append([name, str(row.output_size) if row.output_size is not None else "-", params, share, kinds, work])
    if not ran:
        head, body = [head[0], *head[2:5]], [[line[0], *line[2:5]] for line in body]
    widths = [max(len(line[at]) for line in [head, *body]) for at in range(len(head))]
    left = {"Layer", "Output shape", "Trainable"}

    def text(cells: list[str]) -> str:
        aligned = [
            cell.ljust(width) if head[at] in left else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return "  ".join(aligned).rstrip()

    rule = "=" * (sum(widths) + 2 * (len(widths) - 1))
    lines = [rule, text(head), rule, *map(text, body), rule]
    lines.append(
        f"Parameters: {found.total_params:,} ({found.trainable_params:,} trainable, {found.non_trainable_params:,} not)"
    )
    if ran:
        lines.append(f"Multiply-adds: {found.total_mult_adds:,}")
        lines.append(
            f"Memory: input {_size(found.input_bytes)}, activations {_size(found.activation_bytes)}, parameters "
            f"{_size(found.param_bytes)}, total {_size(found.total_bytes)}"
        )
    else:
        lines.append(f"Memory: parameters {_size(found.param_bytes)}")
    return "\n".join([*lines, rule])
