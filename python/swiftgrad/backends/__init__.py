"""PyTorch's back ends: what is there and their switches. Switches of what is not there can be set and read back."""

from __future__ import annotations

from .._missing import module_getattr

fp32_precision = "none"
__getattr__ = module_getattr(
    __name__,
    "cpu cuda cudnn cusparselt kleidiai mha miopen mkl mkldnn mps nnpack openmp opt_einsum quantized swiftgrad xeon",
)
