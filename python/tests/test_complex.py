"""Complex tensors: numbers in and out, NumPy and DLPack, printing, promotion, parts as views, gradients, refusals."""

from __future__ import annotations

import io

import numpy as np
import pytest

# ---------------------------------------------------------------- numbers in and out


def test_python_numbers(torch):
    x = torch.tensor([1, 2.5, 3 - 1j])
    assert x.dtype == torch.complex64
    assert x.tolist() == [1 + 0j, 2.5 + 0j, 3 - 1j]
    assert x[2].item() == 3 - 1j
    assert complex(x[2]) == 3 - 1j
    assert bool(torch.tensor(1j))
    assert float(torch.tensor(2 + 0j)) == 2.0
    with pytest.raises(RuntimeError, match="without overflow"):
        float(torch.tensor(2 + 1j))
    with pytest.raises(TypeError, match="must be real number, not complex"):
        torch.tensor([1j], dtype=torch.float32)
    assert torch.tensor([0j, 1j], dtype=torch.bool).tolist() == [False, True]
    assert torch.tensor([1, 2], dtype=complex).dtype == torch.complex128


def test_default_dtype_decides_complex_numbers(torch):
    torch.set_default_dtype(torch.float64)
    try:
        assert torch.tensor(1j).dtype == torch.complex128
        assert (torch.ones(1) * 1j).dtype == torch.complex128
        assert repr(torch.tensor(1j)) == "tensor(0.+1.j)"
    finally:
        torch.set_default_dtype(torch.float32)


@pytest.mark.parametrize("name", ["complex64", "complex128"])
def test_numpy_both_ways(torch, name):
    array = (np.arange(6) + 1j * np.arange(6)[::-1]).astype(name).reshape(2, 3)
    x = torch.from_numpy(array)
    assert str(x.dtype) == f"torch.{name}"
    x[0, 0] = 9j
    assert array[0, 0] == 9j, "memory is shared"
    back = x.t().numpy()
    assert back.dtype == name
    assert np.array_equal(back, array.T)
    assert np.array_equal(np.from_dlpack(x), array)
    assert torch.from_dlpack(array).dtype == x.dtype
    assert torch.tensor(array[0, 1]).item() == array[0, 1]
    assert (torch.ones(2) * array.dtype.type(2j)).tolist() == [2j, 2j]


@pytest.mark.parametrize("name", ["complex64", "complex128", "complex32", "uint16", "uint64", "float8_e4m3fn"])
def test_saved_and_loaded(torch, name):
    x = torch.tensor([1, 2, 3]).to(getattr(torch, name))
    file = io.BytesIO()
    torch.save({"x": x, "view": x[1:]}, file)
    file.seek(0)
    loaded = torch.load(file)
    assert loaded["x"].dtype == x.dtype
    assert loaded["x"].tolist() == x.tolist()
    assert loaded["view"].tolist() == x[1:].tolist()
    assert loaded["view"].untyped_storage().data_ptr() == loaded["x"].untyped_storage().data_ptr()


# ---------------------------------------------------------------- printing, in PyTorch's words


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("torch.tensor([1 + 2j, -0.5j])", "tensor([1.+2.0000j, -0.-0.5000j])"),
        ("torch.tensor(1j, dtype=torch.complex128)", "tensor(0.+1.j, dtype=torch.complex128)"),
        ("torch.zeros(1, 2, dtype=torch.complex64)", "tensor([[0.+0.j, 0.+0.j]])"),
        ("torch.tensor([1e10 + 1e-5j, 3])", "tensor([1.0000e+10+1.0000e-05j, 3.0000e+00+0.0000e+00j])"),
        ("torch.tensor([complex(1, float('inf'))])", "tensor([1.+infj])"),
        ("torch.empty(0, dtype=torch.complex64)", "tensor([], dtype=torch.complex64)"),
        ("torch.tensor([1, 65535], dtype=torch.uint16)", "tensor([    1, 65535], dtype=torch.uint16)"),
        ("torch.tensor([2**64 - 1], dtype=torch.uint64)", "tensor([18446744073709551615], dtype=torch.uint64)"),
        (
            "torch.tensor([0.3, 500.]).to(torch.float8_e4m3fn)",
            "tensor([3.1250e-01, 4.4800e+02], dtype=torch.float8_e4m3fn)",
        ),
    ],
)
def test_text(torch, code, text):
    assert repr(eval(code)) == text


# ---------------------------------------------------------------- dtypes


def test_promotion(torch):
    c64, c128 = torch.complex64, torch.complex128
    assert (torch.ones(2, dtype=torch.float64) * 1j).dtype == c128
    assert (torch.ones(2, dtype=torch.int32) * 1j).dtype == c64
    assert (torch.ones(2, dtype=torch.float16) * 1j).dtype == torch.complex32
    assert (torch.ones(2) * torch.tensor(1j, dtype=c128)).dtype == c64
    assert (torch.ones(2, dtype=c64) * torch.ones(2, dtype=torch.float64)).dtype == c128
    assert (torch.ones(2, dtype=c64) + torch.tensor(1.0, dtype=torch.float64)).dtype == c64
    assert torch.promote_types(c64, torch.int64) == c64
    assert not torch.can_cast(c64, torch.float32)
    assert c64.is_complex
    assert not c64.is_floating_point
    assert c64.to_real() == torch.float32
    assert torch.float64.to_complex() == c128
    assert torch.finfo(c64).eps == torch.finfo(torch.float32).eps
    with pytest.raises(RuntimeError, match="Promotion for uint16, uint32, uint64 types is not supported"):
        torch.promote_types(torch.uint16, torch.int32)


def test_conversion(torch):
    z = torch.tensor([1.5 - 2j, 0j])
    with pytest.warns(UserWarning, match="discards the imaginary part"):
        assert z.to(torch.float64).tolist() == [1.5, 0.0]
    assert z.bool().tolist() == [True, False]
    assert z.cdouble().dtype == torch.complex128
    assert torch.tensor([True, False]).to(torch.complex64).tolist() == [1, 0]
    x = torch.ones(2)
    with pytest.raises(RuntimeError, match="result type ComplexFloat can't be cast to the desired output type Float"):
        x.add_(1j)
    with pytest.raises(RuntimeError, match="without overflow"):
        x.fill_(1j)


def test_unsigned_arithmetic(torch):
    u = torch.tensor([1, 65535], dtype=torch.uint16)
    assert (u * 2).tolist() == [2, 65534]
    assert (u / 2).tolist() == [0.5, 32767.5]
    assert (u + 0.5).dtype == torch.float32
    assert u.sum().item() == 65536
    assert (u == 1).tolist() == [True, False]
    assert (u ^ 1).tolist() == [0, 65534]
    with pytest.raises(NotImplementedError, match="\"add_stub\" not implemented for 'UInt16'"):
        u + 1
    with pytest.raises(RuntimeError, match="Promotion for uint16"):
        u + torch.tensor([1, 2])


def test_float8(torch):
    values = [0.0, 1.0, -1.75, 448.0, 2.0**-9, 500.0, 1e-9]
    x = torch.tensor(values).to(torch.float8_e4m3fn)
    assert x.view(torch.uint8).tolist() == [0, 0x38, 0xBE, 0x7E, 1, 0x7E, 0]
    assert x.float().tolist() == [0.0, 1.0, -1.75, 448.0, 2.0**-9, 448.0, 0.0]
    y = torch.tensor([1.0, 57344.0, 1e9, float("inf")]).to(torch.float8_e5m2)
    assert y.float().tolist() == [1.0, 57344.0, float("inf"), float("inf")]
    assert torch.cat([x, x]).dtype == x.dtype
    every = torch.arange(256).to(torch.uint8).view(torch.float8_e4m3fn)
    back = every.float().to(torch.float8_e4m3fn)
    assert torch.equal(back.view(torch.uint8), every.view(torch.uint8))
    with pytest.raises(NotImplementedError, match="not implemented for 'Float8_e4m3fn'"):
        x + x


# ---------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("call", "exception"),
    [
        ("torch.relu(z)", NotImplementedError),
        ("z.clamp(0)", NotImplementedError),
        ("z < z", NotImplementedError),
        ("z.max()", NotImplementedError),
        ("z.sort()", TypeError),
        ("z.argmax()", TypeError),
        ("z.softmax(0)", NotImplementedError),
        ("z.floor()", NotImplementedError),
        ("torch.maximum(z, z)", TypeError),
        ("z // z", NotImplementedError),
        ("z.erf()", NotImplementedError),
        ("torch.sign(z)", NotImplementedError),
        ("torch.nn.functional.gelu(z)", NotImplementedError),
        ("torch.nn.functional.mse_loss(z, z)", NotImplementedError),
        ("torch.nn.functional.layer_norm(z, (2,))", (NotImplementedError, RuntimeError)),
        ("torch.arange(3, dtype=torch.complex64)", NotImplementedError),
        ("torch.bincount(z)", NotImplementedError),
        ("torch.ones(2).clamp(max=1j)", (NotImplementedError, TypeError, RuntimeError)),
        ("torch.nn.functional.leaky_relu(torch.ones(2), 1j)", (NotImplementedError, TypeError)),
        ("torch.nn.functional.dropout(torch.ones(2), 1j)", (TypeError, ValueError)),
        ("~z", TypeError),
        ("torch.tensor([1, 2])[z]", (IndexError, TypeError)),
    ],
)
def test_what_has_no_complex_form_says_so(torch, call, exception):
    z = torch.tensor([1 + 1j, 2])
    with pytest.raises(exception):
        eval(call, {"torch": torch, "z": z})


def test_no_operator_takes_complex_silently(torch):
    """Every operator of one tensor either computes a complex tensor as it should, or refuses it."""
    z = torch.tensor([[1 + 1j, 2 - 1j], [0.5j, -1]])
    r = torch.tensor([[1.0, 2.0], [0.5, -1.0]])
    wrong = []
    for name in dir(torch._C):
        op = getattr(torch._C, name)
        if not isinstance(op, torch._C.Operator) or name.endswith("_") or name.startswith("_"):
            continue
        try:
            real = op(r.clone())
            result = op(z.clone())
        except (RuntimeError, TypeError, ValueError, IndexError):
            continue
        same = isinstance(real, torch.Tensor) and isinstance(result, torch.Tensor) and result.shape != real.shape
        if same and name not in ("view_as_real", "svdvals"):
            wrong.append(name)
    assert not wrong


# ---------------------------------------------------------------- parts, and gradients


def test_parts_are_views(torch):
    z = torch.tensor([1 + 2j, 3 + 4j])
    z.real.mul_(10)
    z.imag[0] = 7
    assert z.tolist() == [10 + 7j, 30 + 4j]
    pairs = torch.view_as_real(z)
    pairs[1] = 0
    assert z.tolist() == [10 + 7j, 0]
    z.real = torch.tensor([5.0, 6.0])
    assert z.tolist() == [5 + 7j, 6]
    assert torch.view_as_complex(pairs).data_ptr() == z.data_ptr()
    r = torch.tensor([1.0])
    assert r.real is r or r.real.data_ptr() == r.data_ptr()
    assert r.conj().data_ptr() == r.data_ptr()


def test_conjugates_are_not_lazy(torch):
    z = torch.tensor([1 + 2j])
    assert z.conj().tolist() == [1 - 2j]
    assert not z.conj().is_conj()
    assert z.reshape(1, 1).H.tolist() == [[1 - 2j]]
    assert torch.vdot(z, z).item() == 5


def test_gradient_convention(torch):
    z = torch.tensor(1 + 2j, requires_grad=True)
    (z * z).real.backward()
    assert z.grad.item() == 2 * (1 - 2j), "conjugate of the derivative"
    z.grad = None
    z.abs().pow(2).backward()
    assert abs(z.grad.item() - 2 * (1 + 2j)) < 1e-5
    with pytest.raises(RuntimeError, match="only for real scalar outputs but got torch.complex64"):
        (z * z).backward()
    with pytest.raises(RuntimeError, match="required to have the same dtype"):
        torch.autograd.grad(z * z, z, torch.tensor(1.0))


def test_real_leaf_gets_a_real_gradient(torch):
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    y = (x * (1 + 3j)).exp()
    (y.real + y.imag).sum().backward()
    assert x.grad.dtype == torch.float32
    expected = [np.real(np.exp(v * (1 + 3j)) * (1 + 3j)) + np.imag(np.exp(v * (1 + 3j)) * (1 + 3j)) for v in (1.0, 2.0)]
    assert np.allclose(x.grad.tolist(), expected, rtol=1e-4)


def test_in_place_through_parts(torch):
    x = torch.tensor([1.0, 2.0], dtype=torch.float64, requires_grad=True)
    z = torch.zeros(2, dtype=torch.complex128)
    z.real = x
    z.imag.copy_(3 * x)
    (z * z).imag.sum().backward()
    assert x.grad.tolist() == [12.0, 24.0]
    w = torch.tensor([1 + 1j, 2 - 1j], dtype=torch.complex128, requires_grad=True)
    y = w * 2
    y.real.mul_(3)
    (y.real + y.imag).sum().backward()
    assert w.grad.tolist() == [6 + 2j, 6 + 2j]


FUNCTIONS = [
    "lambda a, b: a * b + a / b - b.conj()",
    "lambda a, b: (a.exp() + b.sin()).log() * a.sqrt()",
    "lambda a, b: a ** b + a ** 2 + a ** (1 + 1j)",
    "lambda a, b: a.abs() * b.angle() + (a * b).sgn()",
    "lambda a, b: a.real * b.imag + torch.view_as_real(a).sum()",
    "lambda a, b: (a.unsqueeze(0) @ b.unsqueeze(1)).tanh()",
    "lambda a, b: torch.outer(a, b.conj()).sum(0) + torch.vdot(a, b)",
    "lambda a, b: a.cumsum(0) * b.cumprod(0) + a.prod()",
    "lambda a, b: torch.fft.fft(a * b) + torch.fft.ifft(a, 5)[:3]",
    "lambda a, b: torch.fft.rfft(a.abs(), 4) + torch.fft.irfft(b, 5)[:3]",
    "lambda a, b: torch.where(a.real > 0, a, b) + torch.complex(a.real, b.imag)",
    "lambda a, b: torch.fft.hfft(a, 4).sum() * torch.fft.ihfft(b.imag).sum()",
    "lambda a, b: torch.linalg.vector_norm(a) + a.var() + torch.stack([a, b]).mean()",
]


@pytest.mark.parametrize("text", FUNCTIONS)
def test_first_and_second_derivatives(torch, text):
    torch.manual_seed(0)
    function = eval(text, {"torch": torch})
    a = (torch.randn(3, dtype=torch.complex128) + 1).requires_grad_(True)
    b = (torch.randn(3, dtype=torch.complex128) + 2j).requires_grad_(True)
    assert torch.autograd.gradcheck(function, (a, b))
    assert torch.autograd.gradgradcheck(function, (a, b))


def test_random_numbers_are_pytorchs(torch):
    torch.manual_seed(0)
    z = torch.randn(3, dtype=torch.complex64)
    assert np.allclose(z.tolist(), [1.0896 - 0.2075j, -1.5406 + 0.4019j, -0.7669 - 0.9890j], atol=1e-4)
    assert torch.rand(3, dtype=torch.complex64).imag.max() < 1
