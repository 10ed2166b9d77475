"""What machine and versions a program runs on, as text for a report."""

from __future__ import annotations

import os
import platform
import sys
from typing import Any, NamedTuple

__all__ = ["SystemEnv", "get_env_info", "get_pretty_env_info", "main", "pretty_str"]


class SystemEnv(NamedTuple):
    """The answers."""

    torch_version: str
    is_debug_build: str
    cuda_compiled_version: str
    os: str
    libc_version: str
    python_version: str
    python_platform: str
    is_cuda_available: str
    cpu_info: str
    cpu_capability: str
    threads: int
    pip_packages: str


def _packages() -> str:
    import importlib.metadata

    wanted = ("numpy", "torch", "torchvision", "swiftgrad", "transformers", "safetensors", "timm")
    found = []
    for name in wanted:
        try:
            found.append(f"{name}=={importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    return "\n".join(found)


def _cpu() -> str:
    try:
        with open("/proc/cpuinfo") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def get_env_info() -> SystemEnv:
    """Asks the machine."""
    torch: Any = sys.modules[__package__.partition(".")[0]]  # type: ignore[union-attr]
    own = getattr(torch, "__swiftgrad_version__", torch.__version__)
    return SystemEnv(
        torch_version=f"swiftgrad {own}",
        is_debug_build="False",
        cuda_compiled_version="None",
        os=f"{platform.system()} {platform.release()} ({platform.machine()})",
        libc_version="-".join(platform.libc_ver()),
        python_version=f"{sys.version.splitlines()[0]} ({sys.maxsize.bit_length() + 1}-bit runtime)",
        python_platform=platform.platform(),
        is_cuda_available="False",
        cpu_info=f"{_cpu()}, {os.cpu_count()} processors",
        cpu_capability=torch._C._cpu_capability(),
        threads=torch.get_num_threads(),
        pip_packages=_packages(),
    )


def pretty_str(envinfo: SystemEnv) -> str:
    """The answers as text."""
    return "\n".join(
        [
            f"PyTorch version: {envinfo.torch_version}",
            f"Is debug build: {envinfo.is_debug_build}",
            f"CUDA used to build PyTorch: {envinfo.cuda_compiled_version}",
            "",
            f"OS: {envinfo.os}",
            f"Libc version: {envinfo.libc_version}",
            "",
            f"Python version: {envinfo.python_version}",
            f"Python platform: {envinfo.python_platform}",
            f"Is CUDA available: {envinfo.is_cuda_available}",
            "",
            f"CPU: {envinfo.cpu_info}",
            f"Kernels: {envinfo.cpu_capability}, threads: {envinfo.threads}",
            "",
            "Versions of relevant libraries:",
            *(f"[pip3] {line}" for line in envinfo.pip_packages.splitlines()),
        ]
    )


def get_pretty_env_info() -> str:
    """Asks the machine; the answers as text."""
    return pretty_str(get_env_info())


def main() -> None:
    """Prints the answers."""
    print(get_pretty_env_info())


if __name__ == "__main__":
    main()
