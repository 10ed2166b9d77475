"""Discrete Fourier transforms: the operators of the registry named ``fft_*``.

``fft``, ``ifft``, ``rfft``, ``irfft``, ``hfft``, ``ihfft`` with their versions of two (``fft2``) and any number
(``fftn``) of dimensions, ``fftfreq``, ``rfftfreq``, ``fftshift`` and ``ifftshift``, with PyTorch's arguments:
``n`` or ``s``, ``dim``, ``norm`` ("backward", "ortho" or "forward") and ``out``.
"""

from __future__ import annotations

from . import _C

fft = _C.fft_fft
fft2 = _C.fft_fft2
fftn = _C.fft_fftn
ifft = _C.fft_ifft
ifft2 = _C.fft_ifft2
ifftn = _C.fft_ifftn
rfft = _C.fft_rfft
rfft2 = _C.fft_rfft2
rfftn = _C.fft_rfftn
irfft = _C.fft_irfft
irfft2 = _C.fft_irfft2
irfftn = _C.fft_irfftn
hfft = _C.fft_hfft
hfft2 = _C.fft_hfft2
hfftn = _C.fft_hfftn
ihfft = _C.fft_ihfft
ihfft2 = _C.fft_ihfft2
ihfftn = _C.fft_ihfftn
fftfreq = _C.fft_fftfreq
rfftfreq = _C.fft_rfftfreq
fftshift = _C.fft_fftshift
ifftshift = _C.fft_ifftshift

__all__ = [
    "fft",
    "fft2",
    "fftfreq",
    "fftn",
    "fftshift",
    "hfft",
    "hfft2",
    "hfftn",
    "ifft",
    "ifft2",
    "ifftn",
    "ifftshift",
    "ihfft",
    "ihfft2",
    "ihfftn",
    "irfft",
    "irfft2",
    "irfftn",
    "rfft",
    "rfft2",
    "rfftfreq",
    "rfftn",
]
