"""Mixed precision: dtypes under autocast as PyTorch gives them, its switches, and the scaler of gradients."""

from __future__ import annotations

import json
import math
import pickle
import threading
import warnings
from pathlib import Path

import op_db
import pytest
import swiftgrad as torch
from autocast_cases import CASTS, result_dtypes
from swiftgrad import nn
from swiftgrad.nn import functional as F

GOLDEN = json.loads((Path(__file__).parent / "golden" / "autocast.json").read_text(encoding="utf-8"))
# What PyTorch prints for `train` below.
LOSSES = [0.7057438492774963, 0.697731614112854, 0.6938247680664062, 0.6982329487800598, 0.6982329487800598]
SCALES = [256.0, 512.0, 512.0, 256.0, 256.0]
BIAS = [0.025477, -0.053162]
STATE = {"scale": 256.0, "growth_factor": 2.0, "backoff_factor": 0.5, "growth_interval": 2, "_growth_tracker": 1}


#: Where the dtypes differ, and why.
DIFFERENT = {
    "native_batch_norm": "the statistics of half types are float32 here, with and without autocast",
    "native_layer_norm": "as above",
    "linalg_pinv": "PyTorch gives bfloat16 because its last step is a product",
}


@pytest.mark.parametrize("name", [n for n in GOLDEN if n in op_db.ROWS and n not in DIFFERENT])
def test_dtypes_of_every_operator(name):
    if not op_db.has_operator(torch, name):
        pytest.skip(f"{name} is not in the registry")
    for cast, expected in zip(CASTS, GOLDEN[name], strict=True):
        found = result_dtypes(torch, op_db.ROWS[name], cast)
        if expected is None or (found is None and cast == "bfloat16"):
            continue  # what PyTorch refuses, or a half type that is refused here without autocast, too
        assert found == expected, f"{name} of {cast}"


def test_rounding_is_that_of_the_lower_precision():
    torch.manual_seed(0)
    x, w = torch.randn(5, 7), torch.randn(3, 7)
    with torch.autocast("cpu"):
        y = F.linear(x, w)
    assert y.dtype == torch.bfloat16
    assert torch.equal(y, F.linear(x.bfloat16(), w.bfloat16()))
    with torch.autocast("cpu", dtype=torch.float16):
        assert torch.equal(x @ w.T, x.half() @ w.T.half())
        assert (x.bfloat16() @ w.T).dtype == torch.float16
        assert F.mse_loss(x.half(), x.bfloat16() + 1).dtype == torch.float32
        assert (x + x).dtype == torch.float32 and torch.softmax(x.half(), 0).dtype == torch.float16


def test_what_is_left_alone():
    a = torch.ones(2, 2)
    with torch.autocast("cpu"):
        assert (a.double() @ a.double()).dtype == torch.float64
        with pytest.raises(RuntimeError, match="same dtype"):
            a.double() @ a
        assert torch.mm(a, a, out=torch.empty(2, 2)).dtype == torch.float32
        assert torch.ones(2, 2).addmm_(a, a).dtype == torch.float32
        assert torch.cat([a, a.bfloat16()]).dtype == torch.float32
        assert (a.int() @ a.int()).dtype == torch.int32
        with torch.autocast("cpu", enabled=False):
            assert (a @ a).dtype == torch.float32
        assert (a @ a).dtype == torch.bfloat16
    assert (a @ a).dtype == torch.float32


def test_nesting_and_state():
    assert not torch.is_autocast_enabled("cpu")
    with torch.autocast("cpu") as outer:
        assert outer.fast_dtype == torch.bfloat16 and torch.is_autocast_enabled("cpu")
        assert not torch.is_autocast_enabled() and not torch.is_autocast_enabled("cuda")
        with torch.autocast("cpu", dtype=torch.float16, cache_enabled=False):
            assert torch.get_autocast_dtype("cpu") == torch.float16 and not torch.is_autocast_cache_enabled()
        assert torch.get_autocast_dtype("cpu") == torch.bfloat16 and torch.is_autocast_cache_enabled()
        seen = []
        thread = threading.Thread(target=lambda: seen.append((torch.ones(2, 2) @ torch.ones(2, 2)).dtype))
        thread.start()
        thread.join()
        assert seen == [torch.float32], "another thread has its own autocast"
    with pytest.raises(KeyError), torch.autocast("cpu"):
        raise KeyError
    assert not torch.is_autocast_enabled("cpu")
    assert torch.autocast_increment_nesting() == 1 and torch.autocast_decrement_nesting() == 0


def test_decorator():
    @torch.autocast("cpu")
    def product(a):
        """Doc."""
        return a @ a

    assert product(torch.ones(2, 2)).dtype == torch.bfloat16
    assert product.__name__ == "product" and product.__doc__ == "Doc."
    assert not torch.is_autocast_enabled("cpu")


def test_switches():
    torch.set_autocast_enabled("cpu", True)
    try:
        assert (torch.ones(2, 2) @ torch.ones(2, 2)).dtype == torch.bfloat16
        torch.set_autocast_dtype("cpu", torch.float16)
        assert (torch.ones(2, 2) @ torch.ones(2, 2)).dtype == torch.float16
        with pytest.raises(TypeError, match="bfloat16 or float16 is required"):
            torch.set_autocast_dtype("cpu", torch.int64)
    finally:
        torch.set_autocast_enabled("cpu", False)
        torch.set_autocast_dtype("cpu", torch.bfloat16)
    with pytest.warns(DeprecationWarning, match="is_autocast_enabled\\('cpu'\\)"):
        assert torch.is_autocast_cpu_enabled() is False
    with pytest.warns(DeprecationWarning):
        assert torch.get_autocast_cpu_dtype() == torch.bfloat16
    with pytest.warns(DeprecationWarning):
        assert torch.get_autocast_gpu_dtype() == torch.float16
    with pytest.raises(RuntimeError, match="Expected one of cpu, cuda"):
        torch.is_autocast_enabled("foo")


def test_gradients_and_the_cache():
    w = torch.randn(2, 2, requires_grad=True)
    x = torch.randn(3, 2)
    with torch.autocast("cpu"):
        first, second = torch.mm(x, w), torch.mm(x, w)

        def cast(y):
            return y.grad_fn.next_functions[1][0]

        assert cast(first) is cast(second), "a parameter is cast once"
        with torch.no_grad():
            assert torch.mm(x, w).dtype == torch.bfloat16
            w.add_(1)
        assert cast(torch.mm(x, w)) is not cast(first), "unless it was modified"
        (first + second).sum().backward()
    assert w.grad.dtype == torch.float32
    expected = 2 * x.bfloat16().float().sum(0, keepdim=True).T.expand(2, 2)
    assert torch.allclose(w.grad, expected, rtol=2e-2, atol=2e-2)
    with torch.autocast("cpu", cache_enabled=False):
        assert cast(torch.mm(x, w)) is not cast(torch.mm(x, w))


@pytest.mark.parametrize(
    ("make", "dtype"),
    [
        (lambda a: nn.MultiheadAttention(4, 2)(a, a, a)[0], torch.bfloat16),
        (lambda a: nn.MultiheadAttention(4, 2)(a, a, a, need_weights=False)[0], torch.bfloat16),
        (lambda a: nn.TransformerEncoderLayer(4, 2)(a), torch.float32),
        (lambda a: nn.Conv1d(3, 2, 1)(a), torch.bfloat16),
        (lambda a: nn.LayerNorm(4)(a), torch.float32),
        (lambda a: torch.einsum("bij,bkj->bik", a, a), torch.bfloat16),
        (lambda a: a @ a[0, 0], torch.bfloat16),
        (lambda a: F.cross_entropy(a[0].bfloat16(), torch.tensor([0, 1, 2])), torch.float32),
        (lambda a: F.gelu(F.linear(a, torch.ones(2, 4))), torch.bfloat16),
    ],
)
def test_layers(make, dtype):
    with torch.autocast("cpu", dtype=torch.bfloat16):
        assert make(torch.ones(2, 3, 4)).dtype == dtype


def test_other_devices_and_errors():
    with pytest.warns(UserWarning, match="CUDA is not available"):
        assert torch.autocast("cuda")._enabled is False
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with torch.autocast("cuda", enabled=False), torch.autocast("mps"):
            assert (torch.ones(2, 2) @ torch.ones(2, 2)).dtype == torch.float32
    with pytest.warns(UserWarning, match="the target dtype is not supported. Disabling autocast"):
        assert torch.autocast("cpu", dtype=torch.float32)._enabled is False
    with pytest.warns(FutureWarning, match="torch.cpu.amp.autocast"):
        assert torch.cpu.amp.autocast()._enabled
    with pytest.warns(FutureWarning, match="torch.cuda.amp.autocast"), pytest.warns(UserWarning, match="Disabling"):
        torch.cuda.amp.autocast()
    with pytest.raises(ValueError, match="Expected `device_type` of type `str`, got: `<class 'int'>`"):
        torch.autocast(3)
    with pytest.raises(RuntimeError, match="Expected one of cpu, cuda.*: foo"):
        torch.autocast("foo")
    assert torch.amp.is_autocast_available("cpu") and torch.autocast is torch.amp.autocast


def test_custom_function():
    states = []

    class Product(torch.autograd.Function):
        @staticmethod
        @torch.amp.custom_fwd(device_type="cpu")
        def forward(ctx, a, b):
            ctx.save_for_backward(a, b)
            return a @ b

        @staticmethod
        @torch.amp.custom_bwd(device_type="cpu")
        def backward(ctx, grad):
            a, b = ctx.saved_tensors
            states.append(torch.is_autocast_enabled("cpu"))
            return grad @ b.T, a.T @ grad

    class Exact(torch.autograd.Function):
        @staticmethod
        @torch.amp.custom_fwd(device_type="cpu", cast_inputs=torch.float32)
        def forward(ctx, a):
            states.append((a.dtype, torch.is_autocast_enabled("cpu")))
            return a * 1

        @staticmethod
        @torch.amp.custom_bwd(device_type="cpu")
        def backward(ctx, grad):
            states.append(torch.is_autocast_enabled("cpu"))
            return grad

    a = torch.randn(2, 2, requires_grad=True)
    with torch.autocast("cpu"):
        y = Product.apply(a, a)
        assert y.dtype == torch.bfloat16
        z = Exact.apply(y)
    (z.float()).sum().backward()
    assert states == [(torch.float32, False), False, True]
    assert a.grad.dtype == torch.float32
    with pytest.raises(TypeError, match="device_type"):
        torch.amp.custom_fwd(lambda ctx, x: x)


def train(steps=5):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))
    x = torch.linspace(-1, 1, 12).reshape(4, 3)
    target = torch.tensor([0, 1, 1, 0])
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5, momentum=0.9)
    scaler = torch.amp.GradScaler("cpu", init_scale=256.0, growth_interval=2)
    found = []
    for step in range(steps):
        optimizer.zero_grad()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = F.cross_entropy(model(x), target)
        scaler.scale(loss).backward()
        if step == 3:
            model[0].weight.grad[0, 0] = math.inf
        scaler.step(optimizer)
        scaler.update()
        found.append((loss.item(), scaler.get_scale()))
    return model, scaler, found


def test_training_with_a_scaler():
    """The losses and factors that PyTorch gives."""
    model, scaler, found = train()
    assert [loss for loss, _ in found] == pytest.approx(LOSSES, rel=2e-3)
    assert [scale for _, scale in found] == SCALES
    assert model[2].bias.tolist() == pytest.approx(BIAS, abs=2e-3)
    assert scaler.state_dict() == STATE
    other = torch.amp.GradScaler("cpu")
    other.load_state_dict(scaler.state_dict())
    assert other.state_dict() == STATE
    assert pickle.loads(pickle.dumps(scaler)).state_dict() == STATE


def test_scaler():
    w = nn.Parameter(torch.ones(2))
    optimizer = torch.optim.SGD([w], lr=1.0)
    scaler = torch.GradScaler("cpu", init_scale=4.0)
    parts = scaler.scale([torch.ones(2), (torch.ones(1),)])
    assert parts[0].tolist() == [4, 4] and isinstance(parts[1], tuple) and scaler.scale(torch.ones(2).half())[0] == 4
    with pytest.raises(ValueError, match="outputs must be a Tensor or an iterable of Tensors"):
        scaler.scale(3)
    scaler.scale(w.sum()).backward()
    assert w.grad.tolist() == [4, 4]
    scaler.unscale_(optimizer)
    assert w.grad.tolist() == [1, 1]
    with pytest.raises(RuntimeError, match="unscale_\\(\\) has already been called"):
        scaler.unscale_(optimizer)
    scaler.step(optimizer)
    assert w.tolist() == [0, 0]
    with pytest.raises(RuntimeError, match="step\\(\\) has already been called since the last update"):
        scaler.step(optimizer)
    with pytest.raises(RuntimeError, match="unscale_\\(\\) is being called after step"):
        scaler.unscale_(optimizer)
    with pytest.raises(RuntimeError, match="Closure use is not currently supported"):
        scaler.step(optimizer, closure=lambda: 0)
    scaler.update(8.0)
    assert scaler.get_scale() == 8 and scaler._get_growth_tracker() == 0
    with pytest.raises(AssertionError, match="No inf checks were recorded prior to update"):
        scaler.update()
    w.grad = torch.tensor([math.nan, 1.0])
    assert scaler.step(optimizer) is None and w.tolist() == [0, 0]
    scaler.update()
    assert scaler.get_scale() == 4
    w.grad = None
    with pytest.raises(AssertionError, match="No inf checks were recorded for this optimizer"):
        scaler.step(optimizer)


def test_scaler_disabled_and_errors():
    with pytest.warns(UserWarning, match="GradScaler is enabled, but CUDA is not available.  Disabling."):
        scaler = torch.GradScaler()
    assert not scaler.is_enabled() and scaler.get_scale() == 1.0 and scaler.state_dict() == {}
    loss = torch.ones(2)
    assert scaler.scale(loss) is loss
    w = nn.Parameter(torch.ones(2))
    w.grad = torch.ones(2)
    scaler.unscale_(optimizer := torch.optim.SGD([w], lr=1.0))
    scaler.step(optimizer)
    scaler.update()
    assert w.tolist() == [0, 0]
    for option, match in (({"growth_factor": 1.0}, "growth factor must be > 1.0"), ({"backoff_factor": 1.0}, "< 1.0")):
        with pytest.raises(AssertionError, match=match):
            torch.GradScaler("cpu", **option)
    with pytest.raises(AssertionError, match="Attempted update but _scale is None"):
        torch.GradScaler("cpu").update()
    with pytest.raises(RuntimeError, match="source state dict is empty"):
        torch.GradScaler("cpu").load_state_dict({})
    with pytest.warns(FutureWarning, match="torch.cpu.amp.GradScaler"):
        assert torch.cpu.amp.GradScaler().is_enabled()
    with pytest.warns(FutureWarning, match="torch.cuda.amp.GradScaler"), pytest.warns(UserWarning, match="Disabling"):
        torch.cuda.amp.GradScaler()
