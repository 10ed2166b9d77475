"""Builds the Swift engine and the CPython extension `swiftgrad._C`.

`swift build` makes one self-contained library, which is copied, stripped, into the package as
`swiftgrad/libswiftgrad.so`; the extension is compiled from python/src/*.c, linked against that file and finds
it beside itself ($ORIGIN). All metadata is in pyproject.toml.

Environment: SWIFTGRAD_SWIFT (the swift executable), SWIFTGRAD_SWIFT_FLAGS (more arguments for `swift build`),
SWIFTGRAD_SCRATCH_PATH (default .build), SWIFTGRAD_JOBS (parallel jobs; default: as many as there are cores),
SWIFTGRAD_DEV=1 (optimised but compiled file by file: after an edit the engine is rebuilt in seconds, not minutes;
the library then needs this machine's Swift toolchain and is somewhat slower: not for wheels or measurements).
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NoReturn

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.command.sdist import sdist

ROOT = Path(__file__).resolve().parent
PRODUCT = "swiftgrad-c"
LIBRARY = "libswiftgrad.so"
MINIMUM_SWIFT = (6, 2)


def fail(message: str) -> NoReturn:
    """Ends the build with one sentence; SystemExit passes through setuptools and pip without a traceback."""
    raise SystemExit(f"swiftgrad: {message}")


def find_swift() -> str:
    """Returns the swift executable, checked to be new enough."""
    wanted = ".".join(map(str, MINIMUM_SWIFT))
    name = os.environ.get("SWIFTGRAD_SWIFT", "swift")
    swift = shutil.which(name)
    if swift is None:
        fail(
            f"building needs a Swift {wanted} or later toolchain, but there is no `{name}` in PATH; "
            "get it from https://www.swift.org/install."
        )
    answer = subprocess.run([swift, "--version"], capture_output=True, text=True)
    found = re.search(r"Swift version (\d+)\.(\d+)", answer.stdout)
    if answer.returncode != 0 or found is None:
        fail(f"`{swift} --version` failed: {(answer.stderr or answer.stdout).strip() or 'it printed nothing'}.")
    if tuple(map(int, found.groups())) < MINIMUM_SWIFT:
        fail(f"building needs Swift {wanted} or later, but {swift} is Swift {'.'.join(found.groups())}.")
    return swift


def find_c_compiler() -> str | None:
    """Returns a C compiler to use in place of the one Python was built with, or None if that one is there."""
    if "CC" in os.environ:
        return None
    configured = shlex.split(sysconfig.get_config_var("CC") or "cc")[0]
    if shutil.which(configured):
        return None
    for name in ("cc", "gcc", "clang"):
        if shutil.which(name):
            return name
    fail(f"building needs a C compiler, but there is neither {configured} nor cc, gcc or clang in PATH.")


def check_python_headers() -> None:
    """Ends the build if Python.h is missing."""
    include = sysconfig.get_path("include")
    if not Path(include, "Python.h").exists():
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        fail(
            f"building needs the headers of Python {version}, but there is no {include}/Python.h; "
            "on Debian and Ubuntu: apt-get install python3-dev."
        )


def check_openblas(compiler: str) -> None:
    """Ends the build if a program that uses OpenBLAS and its LAPACK cannot be compiled and linked."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "probe.c")
        source.write_text(
            "#include <cblas.h>\nvoid dgeqrf_(void);\n"
            "int main(void) { return openblas_get_num_threads() < 0 || (void *)dgeqrf_ == 0; }\n"
        )
        command = [*shlex.split(compiler), str(source), "-o", str(Path(folder, "probe")), "-lopenblas"]
        answer = subprocess.run(command, capture_output=True, text=True)
    if answer.returncode != 0:
        missing = "cblas.h" if "cblas.h" in answer.stderr else "libopenblas"
        fail(
            f"building needs OpenBLAS, but {missing} was not found (compiler: {compiler}); "
            "on Debian and Ubuntu: apt-get install libopenblas-dev."
        )


def build_engine(jobs: int | None) -> Path:
    """Runs `swift build` and returns the shared library that it made."""
    swift = find_swift()
    scratch = Path(os.environ.get("SWIFTGRAD_SCRATCH_PATH", ROOT / ".build")).resolve()
    incremental = os.environ.get("SWIFTGRAD_DEV", "") not in ("", "0")
    configuration = "debug" if incremental else "release"
    command = [swift, "build", "-c", configuration, "--product", PRODUCT, "--package-path", str(ROOT)]
    if incremental:
        command += ["-Xswiftc", "-O", "-Xswiftc", "-enforce-exclusivity=unchecked"]
    else:
        # The copies in the package are stripped, so debug information would only cost time.
        command += ["-debug-info-format", "none"]
    command += ["--scratch-path", str(scratch)]
    if jobs:
        command += ["-j", str(jobs)]
    command += shlex.split(os.environ.get("SWIFTGRAD_SWIFT_FLAGS", ""))
    print(shlex.join(command), flush=True)
    if subprocess.run(command).returncode != 0:
        fail("`swift build` failed; its messages are above.")
    library = scratch / configuration / f"lib{PRODUCT}.so"
    if not library.exists():
        fail(f"`swift build` did not make {library}.")
    return library


def copy_stripped(source: Path, destination: Path) -> None:
    """Copies a library, if newer, without the symbols that only debuggers read; the copy appears at once."""
    if destination.exists() and destination.stat().st_mtime_ns >= source.stat().st_mtime_ns:
        return
    destination.parent.mkdir(parents=True, exist_ok=True)
    partial = destination.with_name(f".{destination.name}.{os.getpid()}")
    shutil.copyfile(source, partial)
    tool = shutil.which("strip") or shutil.which("llvm-strip")
    if tool:
        subprocess.run([tool, "--strip-unneeded", str(partial)], check=True)
    partial.chmod(0o755)
    partial.replace(destination)


class BuildEngineAndExtension(build_ext):
    """`build_ext` that builds the Swift engine first and puts its library beside the extension."""

    def run(self) -> None:
        if not sys.platform.startswith("linux"):
            fail(f"the Python package builds on Linux only so far, this is {sys.platform}.")
        check_python_headers()
        substitute = find_c_compiler()
        if substitute:
            os.environ["CC"] = substitute
            os.environ["LDSHARED"] = f"{substitute} -shared"
        check_openblas(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")
        jobs = self.parallel if isinstance(self.parallel, int) and self.parallel > 0 else None
        self.jobs = jobs or int(os.environ.get("SWIFTGRAD_JOBS", 0)) or None
        engine = build_engine(self.jobs)

        # Linked by the name -lswiftgrad and without a soname, so that the extension asks for libswiftgrad.so.
        link_folder = Path(self.build_temp).resolve() / "engine"
        copy_stripped(engine, link_folder / LIBRARY)
        for extension in self.extensions:
            if not extension.sources:
                fail("there are no C files in python/src.")
            extension.library_dirs.append(str(link_folder))
        super().run()
        for folder in self.library_folders():
            copy_stripped(link_folder / LIBRARY, folder / LIBRARY)

    def build_extension(self, ext: Extension) -> None:
        """Compiles the C files side by side, not one after the other."""
        compile_serially = self.compiler.compile

        def compile_in_parallel(sources: list[str], **options: object) -> list[str]:
            with ThreadPoolExecutor(self.jobs or os.cpu_count() or 1) as pool:
                batches = list(pool.map(lambda source: compile_serially([source], **options), sources))
            return [object_file for batch in batches for object_file in batch]

        self.compiler.compile = compile_in_parallel
        try:
            super().build_extension(ext)
        finally:
            self.compiler.compile = compile_serially

    def library_folders(self) -> list[Path]:
        """Where the library belongs: the build folder and, for in-place and editable builds, the source tree."""
        folders = [Path(self.build_lib, "swiftgrad")]
        if self.inplace or getattr(self, "editable_mode", False):
            folders.append(ROOT / "python" / "swiftgrad")
        return folders

    def get_outputs(self) -> list[str]:
        return [*super().get_outputs(), *(str(folder / LIBRARY) for folder in self.library_folders()[:1])]

    def get_output_mapping(self) -> dict[str, str]:
        mapping = dict(super().get_output_mapping())
        if len(self.library_folders()) > 1:
            built, in_place = self.library_folders()
            mapping[str(built / LIBRARY)] = str(in_place / LIBRARY)
        return mapping


class SourceDistribution(sdist):
    """`sdist` that keeps the symbolic links among the Swift targets (one folder of kernels, built per ISA)."""

    def make_release_tree(self, base_dir: str, files: list[str]) -> None:
        super().make_release_tree(base_dir, files)
        targets = Path(base_dir, "Sources")
        for target in sorted((ROOT / "Sources").iterdir()):
            if not target.is_symlink():
                continue
            # setuptools walks each real folder once, through whichever name it meets first.
            original = os.readlink(target)
            shutil.rmtree(targets / target.name, ignore_errors=True)
            shutil.copytree(ROOT / "Sources" / original, targets / original, dirs_exist_ok=True)
            (targets / target.name).symlink_to(original)


sources = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "python" / "src").glob("*.c"))
headers = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "python" / "src").glob("*.h"))
setup(
    ext_modules=[
        Extension(
            "swiftgrad._C",
            sources=sources,
            depends=[*headers, "Sources/CSwiftGrad/include/swiftgrad.h"],
            include_dirs=["python/src", "Sources/CSwiftGrad/include"],
            libraries=["swiftgrad"],
            extra_compile_args=[
                "-std=c11",
                "-O2",
                "-g0",
                "-fvisibility=hidden",
                "-Wall",
                "-Wextra",
                "-Wno-missing-field-initializers",
            ],
            extra_link_args=["-Wl,-rpath,$ORIGIN", "-Wl,-s"],
        )
    ],
    cmdclass={"build_ext": BuildEngineAndExtension, "sdist": SourceDistribution},
)
