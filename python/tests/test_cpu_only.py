"""What a CPU-only build answers about devices and back ends."""

from __future__ import annotations

import importlib
from typing import Any

import pytest
import swiftgrad as torch

pytestmark = pytest.mark.swiftgrad_only


def test_cuda_questions() -> None:
    cuda = torch.cuda
    assert (cuda.is_available(), cuda.is_initialized(), cuda.device_count(), cuda.is_bf16_supported()) == (
        False,
        False,
        0,
        False,
    )
    assert cuda.memory_allocated() == cuda.max_memory_allocated() == cuda.memory_reserved() == 0
    assert cuda.get_rng_state_all() == [] and cuda.memory_stats() == {}
    cuda.reset_peak_memory_stats()
    cuda.empty_cache()
    cuda.manual_seed_all(3)
    with cuda.stream(None), cuda.device(-1):
        pass


@pytest.mark.parametrize(
    "name", ["current_device", "get_device_name", "get_device_properties", "synchronize", "current_stream", "init"]
)
def test_cuda_calls_say_there_is_none(name: str) -> None:
    with pytest.raises(AssertionError, match="Torch not compiled with CUDA enabled"):
        getattr(torch.cuda, name)()


def test_cuda_devices_and_types() -> None:
    with pytest.raises(AssertionError, match="not compiled with CUDA"):
        torch.cuda.set_device(0)
    torch.cuda.set_device(-1)
    with pytest.raises(ValueError, match="Expected a cuda device"):
        torch.cuda.set_device("cpu")
    with pytest.raises(RuntimeError, match="dummy base class Event"):
        torch.cuda.Event(enable_timing=True)
    with pytest.raises(TypeError, match=r"torch.cuda.FloatTensor not available"):
        torch.cuda.FloatTensor(2)
    assert not isinstance(torch.ones(1), torch.cuda.FloatTensor)
    assert issubclass(torch.cuda.OutOfMemoryError, RuntimeError)
    with pytest.raises(AttributeError, match=r"swiftgrad has no torch.cuda.warp yet"):
        _ = torch.cuda.warp


@pytest.mark.parametrize("module", "cudnn cuda mps mkl mkldnn openmp quantized opt_einsum cpu".split())
def test_backends_are_modules(module: str) -> None:
    assert importlib.import_module(f"swiftgrad.backends.{module}") is getattr(torch.backends, module)


def test_cudnn_switches() -> None:
    cudnn = torch.backends.cudnn
    before = cudnn.benchmark
    try:
        cudnn.benchmark = True
        with cudnn.flags(enabled=True, deterministic=True):
            assert cudnn.deterministic and not cudnn.benchmark
        assert cudnn.benchmark and not cudnn.deterministic
    finally:
        cudnn.benchmark = before
    assert cudnn.version() is None and not cudnn.is_available()
    torch.backends.cuda.matmul.allow_tf32 = True
    with pytest.raises(AttributeError, match="Unknown attribute nope"):
        torch.backends.cuda.matmul.nope = True
    with pytest.warns(FutureWarning), torch.backends.cuda.sdp_kernel(enable_flash=False):
        assert not torch.backends.cuda.flash_sdp_enabled()
    assert torch.backends.cuda.flash_sdp_enabled()


def test_other_accelerators() -> None:
    assert not torch.backends.mps.is_available() and not torch.xpu.is_available() and not torch.mps.is_available()
    assert torch.accelerator.current_accelerator() is None and torch.accelerator.device_count() == 0
    with pytest.raises(RuntimeError, match="Cannot access accelerator device when none is available"):
        torch.accelerator.synchronize()
    with pytest.raises(AssertionError, match="not compiled with XPU"):
        torch.xpu.synchronize()
    with pytest.raises(RuntimeError, match="without MPS backend"):
        torch.mps.synchronize()
    assert torch.cpu.is_available() and torch.cpu.device_count() == 1
    with torch.cpu.stream(torch.cpu.Stream()) as _:
        torch.cpu.synchronize()
    assert torch.version.cuda is None and torch.version.__version__ == torch.__version__


def test_checks_and_control_flow() -> None:
    torch._check(True)
    with pytest.raises(RuntimeError, match="boo"):
        torch._check(False, lambda: "boo")
    with pytest.raises(IndexError):
        torch._check_index(False, lambda: "i")
    with pytest.raises(AssertionError, match="m"):
        torch._assert(False, "m")
    x = torch.tensor(3.0)
    assert torch.cond(x > 2, lambda v: v + 1, lambda v: v - 1, (x,)).item() == 4
    assert torch.while_loop(lambda v: v < 10, lambda v: (v * 2,), (x,))[0].item() == 12


def test_settings_can_be_read_back() -> None:
    torch.use_deterministic_algorithms(True, warn_only=True)
    try:
        assert torch.get_deterministic_debug_mode() == 1 and torch.is_deterministic_algorithms_warn_only_enabled()
        torch.set_deterministic_debug_mode("error")
        assert torch.are_deterministic_algorithms_enabled() and torch.get_deterministic_debug_mode() == 2
    finally:
        torch.use_deterministic_algorithms(False)
    with pytest.raises(RuntimeError, match="float32_matmul_precision"):
        torch.set_float32_matmul_precision("low")


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: torch.fx.symbolic_trace(torch.nn.Identity()), "torch.fx.symbolic_trace"),
        (lambda: torch.onnx.export(None, None, "f"), "torch.onnx.export"),
        (lambda: torch.export.export(None), "torch.export.export"),
        (lambda: torch.nested.nested_tensor([]), "torch.nested.nested_tensor"),
        (lambda: torch.jit.load("f"), "torch.jit.load"),
        (lambda: torch.distributed.fsdp.FullyShardedDataParallel(None), "FullyShardedDataParallel"),
        (lambda: torch.distributed.rpc.init_rpc("w"), "init_rpc"),
    ],
)
def test_what_is_not_done_says_so(make: Any, sentence: str) -> None:
    with pytest.raises(NotImplementedError, match=f"swiftgrad has no .*{sentence} yet"):
        make()
    assert not isinstance(1, torch.fx.GraphModule)


@pytest.mark.parametrize("name", ["torch_nope", "_foreach_nope"])
def test_unknown_names(name: str) -> None:
    with pytest.raises(AttributeError, match=rf"swiftgrad has no torch\.{name} yet"):
        getattr(torch, name)
