"""swiftgrad: a tensor and autograd engine written in Swift, with PyTorch's API.

``import swiftgrad as torch``, or run a script untouched with ``python -m swiftgrad script.py``. Operators are functions
of the engine's registry (``_C._function_names``); what else the package exports is listed here. Submodules load when
they are first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import _C
from ._C import (
    Generator,
    Size,
    as_tensor,
    bfloat16,
    bool,
    cdouble,
    cfloat,
    chalf,
    channels_last,
    channels_last_3d,
    complex32,
    complex64,
    complex128,
    contiguous_format,
    default_generator,
    device,
    double,
    dtype,
    float,
    float8_e4m3fn,
    float8_e5m2,
    float16,
    float32,
    float64,
    from_dlpack,
    from_numpy,
    frombuffer,
    get_default_dtype,
    get_num_threads,
    half,
    int,
    int8,
    int16,
    int32,
    int64,
    is_anomaly_check_nan_enabled,
    is_anomaly_enabled,
    is_grad_enabled,
    is_inference_mode_enabled,
    is_tensor,
    layout,
    long,
    memory_format,
    preserve_format,
    promote_types,
    set_default_dtype,
    set_num_threads,
    short,
    strided,
    tensor,
    uint8,
    uint16,
    uint32,
    uint64,
)
from ._C import OutOfMemoryError as OutOfMemoryError
from ._functions import *  # noqa: F403
from ._functions import __all__ as _function_exports
from . import _sparse_methods
from ._math_functions import *  # noqa: F403
from ._math_functions import INPLACE_FUNCTIONS as _inplace_functions
from ._math_functions import __all__ as _math_exports
from ._tensor import Tensor
from .autograd.grad_mode import enable_grad, inference_mode, no_grad, set_grad_enabled
from .random import get_rng_state, initial_seed, manual_seed, seed, set_rng_state

__version__ = "0.1.0"

e, pi = 2.718281828459045, 3.141592653589793
inf, nan, newaxis = 1e400, 1e400 * 0.0, None
legacy_contiguous_format = contiguous_format

# Functions that are operators of the registry; those of _functions.py have a Python signature of their own and win.
# Those of the registry named _foreach_ take numbers only; all forms are in _foreach.py.
_operators = [n for n in _C._function_names if n not in globals() and not n.startswith("_foreach_")]
globals().update({n: getattr(_C, n) for n in _operators})
globals().update({n: getattr(Tensor, n) for n in _inplace_functions if hasattr(Tensor, n)})

#: Submodules, loaded on first use.
_SUBMODULES = frozenset(
    {
        "_custom_ops",
        "_dynamo",
        "_inductor",
        "_logging",
        "accelerator",
        "autograd",
        "backends",
        "classes",
        "compiler",
        "cpu",
        "cuda",
        "distributed",
        "export",
        "fft",
        "func",
        "functional",
        "futures",
        "fx",
        "hub",
        "jit",
        "library",
        "linalg",
        "metrics",
        "mps",
        "multiprocessing",
        "nested",
        "nn",
        "onnx",
        "ops",
        "optim",
        "overrides",
        "profiler",
        "random",
        "return_types",
        "serialization",
        "sparse",
        "special",
        "storage",
        "testing",
        "types",
        "utils",
        "version",
        "vision",
        "xpu",
    }
)
_SUBMODULES |= {"amp", "ao", "distributions", "quantization"}
_SUBMODULES |= {"distributions", "training"}
#: Names that live in a module which is loaded on first use.
_LAZY = {
    **dict.fromkeys(("load", "save"), "serialization"),
    **dict.fromkeys(("set_printoptions",), "_tensor_str"),
    **dict.fromkeys(("finfo", "iinfo"), "_type_info"),
    **dict.fromkeys(
        (
            "FloatTensor DoubleTensor HalfTensor BFloat16Tensor LongTensor IntTensor ShortTensor CharTensor "
            "ByteTensor BoolTensor ComplexFloatTensor ComplexDoubleTensor"
        ).split(),
        "_legacy_types",
    ),
    **dict.fromkeys(
        (
            "FloatStorage DoubleStorage HalfStorage BFloat16Storage LongStorage IntStorage ShortStorage CharStorage "
            "ByteStorage BoolStorage ComplexFloatStorage ComplexDoubleStorage UntypedStorage TypedStorage"
        ).split(),
        "storage",
    ),
    **dict.fromkeys(
        (
            "Event Stream _assert _assert_async _check _check_index _check_is_size _check_not_implemented "
            "_check_tensor_all _check_tensor_all_with _check_type _check_value _check_with _shape_as_tensor cond "
            "get_device get_device_module is_same_size is_warn_always_enabled set_flush_denormal set_warn_always "
            "while_loop fill expand_copy jagged spmm sparse_coo sparse_csr"
        ).split(),
        "_control",
    ),
    **dict.fromkeys(
        (
            "dequantize per_channel_affine per_channel_symmetric per_tensor_affine per_tensor_symmetric qint8 qint32 "
            "qscheme quantize_per_channel quantize_per_tensor quint8"
        ).split(),
        "_quantized",
    ),
    "compile": "compiler",
    **dict.fromkeys(("autocast",), "amp.autocast_mode"),
    **dict.fromkeys(("GradScaler",), "amp.grad_scaler"),
    **dict.fromkeys(
        (
            "autocast_decrement_nesting autocast_increment_nesting clear_autocast_cache get_autocast_cpu_dtype "
            "get_autocast_dtype get_autocast_gpu_dtype is_autocast_cache_enabled is_autocast_cpu_enabled "
            "is_autocast_enabled set_autocast_cache_enabled set_autocast_cpu_dtype set_autocast_cpu_enabled "
            "set_autocast_dtype set_autocast_enabled set_autocast_gpu_dtype"
        ).split(),
        "amp._state",
    ),
    "install_as_torch": "_alias",
    "vmap": "func",
    "summary": "_summary",
}

if TYPE_CHECKING:
    from . import autograd, backends, cuda, linalg, nn, optim, serialization, utils
    from ._alias import install_as_torch
    from ._summary import summary
    from ._type_info import finfo, iinfo
    from .serialization import load, save

__all__ = [
    *_operators,
    *_function_exports,
    *_math_exports,
    *_inplace_functions,
    *_LAZY,
    *(
        "Generator OutOfMemoryError Size Tensor as_tensor bfloat16 bool cdouble cfloat chalf channels_last "
        "channels_last_3d complex128 complex32 complex64 "
        "contiguous_format default_generator device double dtype e enable_grad float float16 float32 float64 "
        "from_dlpack from_numpy frombuffer get_default_dtype get_num_threads get_rng_state half inf inference_mode "
        "initial_seed int int8 int16 int32 int64 is_grad_enabled is_inference_mode_enabled is_tensor layout "
        "legacy_contiguous_format long manual_seed memory_format nan newaxis no_grad pi preserve_format "
        "promote_types seed set_default_dtype set_grad_enabled set_num_threads set_rng_state short strided tensor "
        "uint16 uint32 uint64 uint8 float8_e4m3fn float8_e5m2"
    ).split(),
]


def __getattr__(name: str) -> Any:
    import importlib

    if name in _SUBMODULES:
        return importlib.import_module(f"{__name__}.{name}")
    if name in _LAZY:
        value = getattr(importlib.import_module(f"{__name__}.{_LAZY[name]}"), name)
        globals()[name] = value
        return value
    if name.startswith("__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name.startswith("_foreach_"):
        value = getattr(importlib.import_module(f"{__name__}._foreach"), name)
        globals()[name] = value
        return value
    raise AttributeError(f"swiftgrad has no torch.{name} yet")


def _c_name(name: str) -> Any:
    """What ``torch._C`` has beside the extension's own names."""
    from . import _c_names

    return getattr(_c_names, name)


_C.__getattr__ = _c_name  # type: ignore[method-assign]  # the module's own, which the stubs do not have


def __dir__() -> list[str]:
    return sorted({*globals(), *_LAZY, *_SUBMODULES})
