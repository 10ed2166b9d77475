"""What PyTorch refuses and swiftgrad does: arrays into layers, errors that name the layer."""

import ast
import pathlib

import pytest
import swiftgrad as torch
from swiftgrad import nn

np = pytest.importorskip("numpy")


def ones_linear(**kwargs):
    layer = nn.Linear(2, 1, bias=False, **kwargs)
    nn.init.ones_(layer.weight)
    return layer


@pytest.mark.parametrize("value", [[[1.0, 2.0]], [[1, 2]], np.array([[1.0, 2.0]]), np.array([[1, 2]], dtype=np.int32)])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_arrays_become_tensors_of_the_layers_dtype(value, dtype):
    out = ones_linear(dtype=getattr(torch, dtype))(value)
    assert out.tolist() == [[3.0]] and out.dtype == getattr(torch, dtype) and out.requires_grad


def test_data_frames():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"a": [1.0, 3.0], "b": [2.0, 4.0]})
    assert ones_linear()(frame).flatten().tolist() == [3.0, 7.0]


def test_arrays_through_containers_and_other_layers():
    net = nn.Sequential(nn.Flatten(), ones_linear())
    assert net(np.ones((3, 2, 1))).flatten().tolist() == [2.0, 2.0, 2.0]
    assert nn.ReLU()([-1.0, 2.0]).tolist() == [0.0, 2.0]
    assert nn.BatchNorm1d(2).eval()(np.ones((1, 2))).shape == (1, 2)
    assert nn.Embedding(3, 2)([0, 2]).shape == (2, 2)
    assert nn.Conv1d(1, 1, 2)(np.ones((1, 1, 4), dtype=np.uint8)).shape == (1, 1, 3)


def test_arrays_into_losses():
    x = torch.tensor([[2.0, 0.0]], dtype=torch.float64, requires_grad=True)
    assert nn.MSELoss()(x, [[0, 0]]).dtype == torch.float64
    assert nn.CrossEntropyLoss()(x, [0]).item() == pytest.approx(0.1269280)
    assert nn.CrossEntropyLoss()(x, np.array([[0.5, 0.5]])).item() == pytest.approx(1.1269280)
    assert nn.L1Loss()([1.0], np.array([3.0])).item() == 2.0


def test_hooks_see_a_converted_call():
    layer = ones_linear()
    layer.register_forward_hook(lambda module, args, output: output * 2)
    assert layer([[1.0, 2.0]]).item() == 6.0


def test_own_modules_get_what_they_are_given():
    class Mine(nn.Module):
        def forward(self, x):
            return type(x)

    assert Mine()([1]) is list

    class Wrong(nn.Module):
        def forward(self, x):
            return x.no_such_attribute

    with pytest.raises(AttributeError, match="no_such_attribute"):
        Wrong()([1])


def test_what_cannot_be_converted_keeps_its_error():
    with pytest.raises((TypeError, AttributeError)):
        ones_linear()("text")


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.flatten = nn.Flatten()
        self.body = nn.Sequential(nn.ReLU(), nn.Linear(2304, 128))

    def forward(self, x):
        return self.body(self.flatten(x))


def test_shape_errors_name_the_layer_and_what_would_fit():
    with pytest.raises(RuntimeError) as caught:
        Net()(torch.zeros(64, 1, 64, 64))
    assert "mat1 and mat2 shapes cannot be multiplied (64x4096 and 2304x128)" in str(caught.value)
    assert str(caught.value).endswith(
        "\nbody.1: Linear(in_features=2304) got a last dimension of 4096, from input (64, 4096); "
        "Linear(4096, 128) would fit it"
    )


def test_errors_of_other_layers():
    net = nn.Sequential(nn.Conv2d(3, 6, 5))
    with pytest.raises(
        RuntimeError, match=r"(?s)to have 3 channels, but got 1 channels.*\n0: Conv2d\(3, 6, .* \(1, 1, 9, 9\)"
    ):
        net(torch.zeros(1, 1, 9, 9))
    with pytest.raises(ValueError, match=r"expected 4D input \(got 2D input\)\n0: BatchNorm2d\(.* input \(2, 3\)"):
        nn.Sequential(nn.BatchNorm2d(3))(torch.zeros(2, 3))
    with pytest.raises(IndexError, match=r"(?s)index out of range.*\nEmbedding\(2, 3\) failed on input \(1,\)"):
        nn.Embedding(2, 3)(torch.tensor([5]))


def test_errors_of_own_modules_are_left_alone():
    class Broken(nn.Module):
        def forward(self, x):
            raise RuntimeError("mine")

    with pytest.raises(RuntimeError) as caught:
        nn.Sequential(Broken())(1)
    assert str(caught.value) == "mine"


@pytest.mark.parametrize("name", ["no_such_layer", "GRUCell2d"])
def test_missing_names_say_so(name):
    with pytest.raises(AttributeError, match=f"swiftgrad has no torch.nn.{name} yet"):
        getattr(nn, name)


def test_imports_nothing_heavy():
    allowed = {"__future__", "abc", "collections", "contextlib", "copy", "enum", "functools", "itertools", "math",
               "numbers", "operator", "sys", "typing", "warnings", "weakref", "swiftgrad"}  # fmt: skip
    found = set()
    for path in pathlib.Path(nn.__file__).parent.rglob("*.py"):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                found.add(node.module.split(".")[0])
    assert found <= allowed


def test_missing_operators_say_so():
    from swiftgrad.nn._functional._operators import engine, operator

    with pytest.raises(NotImplementedError, match="swiftgrad has no operator no_such_op yet"):
        _ = engine.no_such_op
    with pytest.raises(NotImplementedError, match="swiftgrad has no torch.nn.functional.no_such_op yet"):
        operator("no_such_op")(1)
