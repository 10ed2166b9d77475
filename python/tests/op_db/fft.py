"""Rows of Fourier transforms, windows and spectrograms."""

from __future__ import annotations

from .core import S, Sample, Table, c, f, p

op = Table()
NO = {"numeric": False, "dtypes": ()}


def lines(*kinds: object) -> list[Sample]:
    """One dimension: smooth, prime and odd lengths, cut and padded, in the middle, normalised."""
    samples = []
    for kind in kinds:
        samples += [
            S(kind(12)),
            S(kind(2, 7)),
            S(kind(3, 17)),
            S(kind(4, 3, 2), None, 0),
            S(kind(2, 5), 8),
            S(kind(2, 9), 6, -1, "ortho"),
            S(kind(5, 3), dim=0, norm="forward"),
            S(kind(2)),
        ]
    return samples


def planes(*kinds: object) -> list[Sample]:
    """Several dimensions."""
    samples = []
    for kind in kinds:
        samples += [S(kind(3, 4)), S(kind(2, 3, 5)), S(kind(3, 4), [4, 3]), S(kind(2, 3, 4), None, [0, 2], "ortho")]
    return samples


op("fft_fft fft_ifft", lines(c, f), **NO)
op("fft_hfft fft_irfft", lines(c, f), **NO)
op("fft_rfft fft_ihfft", lines(f), **NO)
op("fft_fft2 fft_ifft2 fft_fftn fft_ifftn fft_irfft2 fft_irfftn fft_hfft2 fft_hfftn", planes(c), **NO)
op("fft_rfft2 fft_rfftn fft_ihfft2 fft_ihfftn", planes(f), **NO)
op.error("fft_fft", "RuntimeError", "Invalid number of data points", c(3), 0)
op.error("fft_fft", "RuntimeError", "Invalid normalization mode", c(3), None, -1, "other")
op.error("fft_fft", "IndexError", "Dimension out of range", c(3), None, 1)
op.error("fft_rfft", "TypeError", "expects a real input tensor", c(3))
op.error("fft_fftn", "RuntimeError", "same length", c(3, 4), [2], [0, 1])
op.error("fft_fftn", "RuntimeError", "unique", c(3, 4), None, [0, 0])
op("fft_fftshift fft_ifftshift", [S(f(5)), S(c(4, 5)), S(f(4, 5), 0), S(f(4, 5), [0, 1])], **NO)
op("fft_fftfreq fft_rfftfreq", [S(5), S(6), S(8, 0.25), S(1)], **NO)
LENGTHS = [S(1), S(6), S(7), S(0)]
op(
    "hann_window hamming_window blackman_window bartlett_window kaiser_window",
    [*LENGTHS, S(6, False), S(7, False)],
    **NO,
)
op(
    "stft",
    [
        S(f(40), 8, center=False, return_complex=True),
        S(f(2, 40), 8, 3, 6, p(6), center=False, return_complex=True),
        S(f(40), 9, normalized=True, onesided=False, center=False, return_complex=True),
        S(c(40), 8, center=False, return_complex=True),
        S(f(40), 8, center=False, return_complex=False),
    ],
    tol32=1e-4,
    **NO,
)
op(
    "istft",
    [
        S(c(5, 9), 8),
        S(c(2, 5, 9), 8, 2, 6, p(6)),
        S(c(5, 9), 8, normalized=True, length=30),
        S(c(8, 9), 8, onesided=False, return_complex=True),
    ],
    tol32=1e-4,
    **NO,
)
op.error("stft", "RuntimeError", "return_complex", f(40), 8)
op.error("istft", "RuntimeError", "complex-valued input", f(5, 9), 8)
op.error("hann_window", "RuntimeError", "non-negative window_length", -1)
