"""torch.fft against NumPy at every kind of length, round trips, spectrograms; golden rows are in op_db/fft.py."""

from __future__ import annotations

import numpy as np
import pytest

LENGTHS = [*range(1, 38), 49, 64, 77, 97, 121, 128, 169, 210, 243, 257, 360, 500, 1009, 1024, 2187]


def draw(*shape, seed=0):
    rng = np.random.RandomState(seed)
    return rng.randn(*shape) + 1j * rng.randn(*shape)


def close(actual, expected, tolerance):
    return np.abs(actual - expected).max() <= tolerance * max(np.abs(expected).max(), 1e-300)


@pytest.mark.parametrize("n", LENGTHS)
@pytest.mark.parametrize("batch", [(), (3,), (21,)])
def test_lengths(torch, n, batch):
    z = draw(*batch, n)
    for dtype, real, tolerance in [("complex128", "float64", 1e-14), ("complex64", "float32", 2e-6)]:
        t = torch.from_numpy(z.astype(dtype))
        r = torch.from_numpy(z.real.astype(real))
        assert close(torch.fft.fft(t).numpy(), np.fft.fft(z), tolerance)
        assert close(torch.fft.ifft(t).numpy(), np.fft.ifft(z), tolerance)
        assert close(torch.fft.rfft(r).numpy(), np.fft.rfft(z.real), tolerance)
        half = np.fft.rfft(z.real) + 0.3j
        assert close(
            torch.fft.irfft(torch.from_numpy(half.astype(dtype)), n).numpy(), np.fft.irfft(half, n), 10 * tolerance
        )
        assert torch.fft.fft(t).dtype == t.dtype


@pytest.mark.parametrize("dim", [0, 1, 2])
def test_dimensions_and_strides(torch, dim):
    z = draw(6, 5, 8)
    t = torch.from_numpy(z)
    assert close(torch.fft.fft(t, dim=dim).numpy(), np.fft.fft(z, axis=dim), 1e-14)
    turned = torch.from_numpy(np.ascontiguousarray(z.T)).permute(2, 1, 0)
    assert close(torch.fft.fft(turned, dim=dim).numpy(), np.fft.fft(z, axis=dim), 1e-14)
    assert close(torch.fft.rfft(turned.real, dim=dim).numpy(), np.fft.rfft(z.real, axis=dim), 1e-14)


@pytest.mark.parametrize("norm", ["backward", "ortho", "forward"])
def test_round_trips(torch, norm):
    z = torch.from_numpy(draw(4, 6, 5))
    x = z.real.contiguous()
    assert torch.allclose(torch.fft.ifftn(torch.fft.fftn(z, norm=norm), norm=norm), z)
    assert torch.allclose(torch.fft.irfftn(torch.fft.rfftn(x, norm=norm), s=x.shape, norm=norm), x)
    assert torch.allclose(torch.fft.hfft(torch.fft.ihfft(x, norm=norm), 5, norm=norm), x)
    assert torch.allclose(torch.fft.ifftshift(torch.fft.fftshift(z)), z)


def test_results_do_not_depend_on_threads(torch):
    z = torch.from_numpy(draw(300, 64).astype("complex64"))
    before = torch.get_num_threads()
    try:
        torch.set_num_threads(1)
        one = torch.fft.fft(z)
        torch.set_num_threads(2)
        two = torch.fft.fft(z)
    finally:
        torch.set_num_threads(before)
    assert torch.equal(one, two)


def test_errors(torch):
    z = torch.ones(3, dtype=torch.complex64)
    with pytest.raises(RuntimeError, match=r"Invalid number of data points \(0\)"):
        torch.fft.fft(z, 0)
    with pytest.raises(RuntimeError, match="Invalid number of data points"):
        torch.fft.fft(torch.ones(0))
    with pytest.raises(RuntimeError, match="Invalid normalization mode"):
        torch.fft.fft(z, norm="none")
    with pytest.raises(TypeError, match="expects a real input tensor"):
        torch.fft.rfft(z)
    with pytest.raises(NotImplementedError, match="Unsupported dtype Half"):
        torch.fft.fft(torch.ones(4, dtype=torch.float16))
    with pytest.raises(RuntimeError, match="unique"):
        torch.fft.fftn(torch.ones(2, 2), dim=(0, 0))
    with pytest.raises(IndexError):
        torch.fft.fft(torch.tensor(1.0))


def test_out(torch):
    x = torch.arange(4.0)
    out = torch.empty(0, dtype=torch.complex64)
    assert torch.fft.fft(x, out=out) is out
    assert torch.equal(out, torch.fft.fft(x))


@pytest.mark.parametrize("hop", [2, 4])
def test_spectrogram_and_back(torch, hop):
    torch.manual_seed(0)
    x = torch.randn(2, 64, dtype=torch.float64)
    window = torch.hann_window(16, dtype=torch.float64)
    s = torch.stft(x, 16, hop, window=window, return_complex=True)
    assert s.shape == (2, 9, 64 // hop + 1)
    assert torch.allclose(torch.istft(s, 16, hop, window=window, length=64), x)
    assert torch.allclose(x.stft(16, hop, window=window, return_complex=True), s)
    with pytest.raises(RuntimeError, match="window overlap add min"):
        torch.istft(s, 16, 16 if hop == 4 else 15, window=window, center=False)


def test_gradient_of_a_spectrogram(torch):
    x = torch.randn(20, dtype=torch.float64, requires_grad=True)
    window = torch.hann_window(8, dtype=torch.float64)
    assert torch.autograd.gradcheck(
        lambda v: torch.istft(torch.stft(v, 8, window=window, return_complex=True) * 2j, 8, window=window), (x,)
    )


def test_windows(torch):
    for name in ("hann", "hamming", "blackman", "bartlett", "kaiser"):
        make = getattr(torch, f"{name}_window")
        assert make(0).shape == (0,)
        assert make(1).tolist() == [1.0]
        symmetric = make(9, False, dtype=torch.float64)
        assert torch.allclose(symmetric, symmetric.flip(0))
        assert torch.equal(make(8, dtype=torch.float64), symmetric[:8])
        with pytest.raises(RuntimeError, match="non-negative window_length"):
            make(-1)
    assert np.allclose(torch.kaiser_window(9, False, 5.0).numpy(), np.kaiser(9, 5.0), atol=1e-6)
