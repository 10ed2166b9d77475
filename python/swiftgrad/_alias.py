"""The package under the name ``torch``: ``install_as_torch()`` and ``python -m swiftgrad``.

``sys.modules["torch"] = swiftgrad`` alone would make ``import torch.nn`` load a second copy of ``swiftgrad/nn`` whose
classes differ from the first.  A finder in front of ``sys.meta_path`` instead answers every ``torch[.x]`` with the
module object of ``swiftgrad[.x]``; ``torchvision[.x]`` becomes ``swiftgrad.vision[.x]`` where no real torchvision is
installed.  A real PyTorch on the machine is hidden from this process and from the workers it starts, and stays
untouched for all others.

Versions: libraries read ``torch.__version__`` and refuse what is too old, so ``install_as_torch`` sets
``__version__`` of the (one) module to the PyTorch version whose interface we offer.  Our own version is then at
``swiftgrad.__swiftgrad_version__``.  Without the alias ``swiftgrad.__version__`` is always our own.
"""

from __future__ import annotations

import importlib
import importlib.machinery
import os
import sys
from collections.abc import Iterable, Sequence
from types import CodeType, ModuleType, TracebackType
from typing import Any

__all__ = ["TORCH_VERSION", "install_as_torch", "main"]

TORCH_VERSION = "2.8.0"
_PACKAGE = __package__ or "swiftgrad"
_CHILD_PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "_as_torch")
_USAGE = """usage: python -m swiftgrad SCRIPT [ARGS]      run a script
       python -m swiftgrad -m MODULE [ARGS]   run a module
       python -m swiftgrad -c CODE [ARGS]     run a piece of code
       python -m swiftgrad -                  run what comes on standard input

The program runs as under `python`, but `import torch` gives it swiftgrad, and `import torchvision` gives it
swiftgrad.vision unless torchvision is installed."""


class TorchVersion(str):
    """A version that compares as PyTorch's does: with strings by number, and with tuples of numbers."""

    __slots__ = ()

    @staticmethod
    def _key(version: object) -> tuple[int, ...]:
        if isinstance(version, str):
            parts = version.split("+")[0].split(".")
            return tuple(int("".join(c for c in part if c.isdigit()) or 0) for part in parts)
        if isinstance(version, Iterable):
            return tuple(int(part) for part in version)
        raise TypeError(f"TorchVersion: comparison needs a version string or a tuple of numbers, got {version!r}")

    def _compare(self, other: object) -> int:
        mine, theirs = self._key(self), self._key(other)
        length = max(len(mine), len(theirs))
        mine, theirs = (key + (0,) * (length - len(key)) for key in (mine, theirs))
        return (mine > theirs) - (mine < theirs)

    def __lt__(self, other: object) -> bool:
        return self._compare(other) < 0

    def __le__(self, other: object) -> bool:
        return self._compare(other) <= 0

    def __gt__(self, other: object) -> bool:
        return self._compare(other) > 0

    def __ge__(self, other: object) -> bool:
        return self._compare(other) >= 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (str, tuple, list)) and self._compare(other) == 0

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__


class _AliasLoader:
    """Hands the import system a module that is already loaded under its real name."""

    def __init__(self, module: ModuleType) -> None:
        self.module = module
        self.spec = module.__spec__

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return self.module

    def exec_module(self, module: ModuleType) -> None:
        # The import system has just overwritten __spec__ with the alias's; relative imports need the real one.
        module.__spec__ = self.spec


class AliasFinder:
    """A meta path finder: ``torch[.x]`` is ``swiftgrad[.x]``, ``torchvision[.x]`` is ``swiftgrad.vision[.x]``."""

    def __init__(self) -> None:
        self._vision: bool | None = None

    def _real_name(self, name: str) -> str | None:
        """The name in our package for an aliased one, or None for a name that is not aliased."""
        head, dot, rest = name.partition(".")
        if head == "torch":
            return _PACKAGE + dot + rest
        if head == "torchvision":
            if self._vision is None:
                self._vision = importlib.machinery.PathFinder.find_spec("torchvision") is None
            if self._vision:
                return f"{_PACKAGE}.vision{dot}{rest}"
        return None

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        real = self._real_name(name)
        if real is None:
            return self._explain(name, path) if name.startswith(_PACKAGE + ".") else None
        try:
            module = importlib.import_module(real)
        except ModuleNotFoundError as error:
            if error.name is None or not (real == error.name or real.startswith(error.name + ".")):
                raise
            # importlib.util.find_spec() asks whether a module is there and must be answered None; an import statement
            # gets our sentence.  The error's name is the real one: under the alias's, `from torch import x` would
            # swallow it and say "cannot import name" instead.
            if sys._getframe(2).f_code.co_name != "_find_and_load_unlocked":
                return None
            raise ModuleNotFoundError(f"swiftgrad has no {name} yet", name=real) from None
        loader: Any = _AliasLoader(module)
        spec = importlib.machinery.ModuleSpec(name, loader, origin=getattr(module, "__file__", None))
        spec.submodule_search_locations = getattr(module, "__path__", None)
        return spec

    def _explain(self, name: str, path: Sequence[str] | None) -> importlib.machinery.ModuleSpec | None:
        """Finds one of our own modules; raises the sentence where ``from torch import name`` asked in vain.

        For that statement the import system looks for a submodule under the module's own name, ``swiftgrad.name``, and
        would go on to say "cannot import name ... from 'swiftgrad'".
        """
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is not None:
            return spec
        frame = sys._getframe(2)
        for _ in range(6):
            if frame is None or not frame.f_code.co_filename.startswith("<frozen importlib"):
                return None
            if frame.f_code.co_name == "_handle_fromlist":
                alias = "torch" + name[len(_PACKAGE) :]
                raise ModuleNotFoundError(f"swiftgrad has no {alias} yet", name=alias)
            frame = frame.f_back
        return None

    def find_distributions(self, context: object = None) -> Iterable[object]:
        """Metadata of ``torch``, for ``importlib.metadata`` (which finds it by ``sys.path`` as long as that has us)."""
        name = getattr(context, "name", None)
        if (name is None or name.lower() == "torch") and _CHILD_PATH not in getattr(context, "path", sys.path):
            import importlib.metadata
            import pathlib

            yield importlib.metadata.PathDistribution(pathlib.Path(_CHILD_PATH, f"torch-{TORCH_VERSION}.dist-info"))

    def invalidate_caches(self) -> None:
        self._vision = None


def install_as_torch() -> None:
    """Makes ``import torch`` give this package, for this process and the workers it starts.

    Call it before anything imports ``torch``; calling it again does nothing.  Afterwards ``torch.nn.Linear is
    swiftgrad.nn.Linear``, ``importlib.metadata.version("torch")`` and ``torch.__version__`` are ``"2.8.0"``, and
    ``import torchvision`` gives ``swiftgrad.vision`` where the real torchvision is not installed.  Our own version is
    at ``swiftgrad.__swiftgrad_version__`` from then on.

    Raises:
        RuntimeError: if a real ``torch`` was already imported in this process.
    """
    package = sys.modules[_PACKAGE]
    present = sys.modules.get("torch")
    if any(isinstance(finder, AliasFinder) for finder in sys.meta_path):
        sys.modules["torch"] = package
        return
    if (
        present is not None
        and present is not package
        and getattr(present, "__file__", None) != os.path.join(_CHILD_PATH, "torch.py")
    ):
        raise RuntimeError(
            "install_as_torch: must be called before torch is imported, "
            f"got a torch already loaded from {getattr(present, '__file__', 'an unknown place')}"
        )
    sys.meta_path.insert(0, AliasFinder())
    if _CHILD_PATH not in sys.path:
        sys.path.insert(1, _CHILD_PATH)
    sys.modules["torch"] = package
    package.__swiftgrad_version__ = package.__version__  # type: ignore[attr-defined]
    package.__version__ = TorchVersion(TORCH_VERSION)  # type: ignore[attr-defined]


def _trim(traceback: TracebackType | None) -> TracebackType | None:
    """The traceback from the user's first frame on: without ours and runpy's that started the program."""
    ours = (os.path.abspath(__file__), os.path.join(os.path.dirname(os.path.abspath(__file__)), "__main__.py"))
    kept, tail = traceback, traceback
    while tail is not None:
        file = tail.tb_frame.f_code.co_filename
        if os.path.abspath(file) in ours:
            kept = tail.tb_next
        elif os.path.basename(file) != "runpy.py" and not file.startswith("<frozen"):
            break
        else:
            kept = tail.tb_next
        tail = tail.tb_next
    return kept


def _install_excepthook() -> None:
    def hook(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        trimmed = _trim(traceback)
        error.__traceback__ = trimmed
        sys.__excepthook__(kind, error, trimmed)

    sys.excepthook = hook


def _new_main(file: str | None) -> ModuleType:
    """A fresh ``__main__``, in place of the one that ran us."""
    module = ModuleType("__main__")
    namespace = module.__dict__
    namespace.update(__builtins__=sys.modules["builtins"], __spec__=None, __package__=None, __doc__=None)
    if sys.version_info < (3, 14):
        namespace["__annotations__"] = {}
    if file is not None:
        namespace.update(__file__=file, __cached__=None)
        namespace["__loader__"] = importlib.machinery.SourceFileLoader("__main__", file)
    _keep.append(sys.modules["__main__"])
    sys.modules["__main__"] = module
    return module


_keep: list[ModuleType] = []  # the first __main__: its globals must outlive the script


def _compile_script(path: str) -> CodeType:
    try:
        with open(path, "rb") as file:
            source = file.read()
    except OSError as error:
        print(f"{sys.executable}: can't open file {path!r}: [Errno {error.errno}] {error.strerror}", file=sys.stderr)
        raise SystemExit(2) from None
    return compile(source, path, "exec", dont_inherit=True)


def _set_path0(value: str) -> None:
    if not getattr(sys.flags, "safe_path", False) and not sys.flags.isolated:
        sys.path[0] = value


def main() -> None:
    """Runs ``sys.argv[1:]`` as ``python`` would, with this package under the name ``torch``."""
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in ("-h", "--help"):
        print(_USAGE, file=sys.stdout if arguments else sys.stderr)
        raise SystemExit(0 if arguments else 2)
    if arguments[0] in ("-V", "--version"):
        print(f"swiftgrad {sys.modules[_PACKAGE].__version__}")
        return
    what, rest = arguments[0], arguments[1:]
    if what in ("-m", "-c") and not rest:
        print(f"python -m swiftgrad: {what} needs a {'module' if what == '-m' else 'program'}", file=sys.stderr)
        raise SystemExit(2)
    if what.startswith("-") and what not in ("-m", "-c", "-"):
        print(f"python -m swiftgrad: unknown option {what}\n{_USAGE}", file=sys.stderr)
        raise SystemExit(2)
    install_as_torch()
    _install_excepthook()
    if what == "-m":
        import runpy

        sys.argv = ["-m", *rest[1:]]
        runpy.run_module(rest[0], run_name="__main__", alter_sys=True)
    elif what == "-c":
        sys.argv = ["-c", *rest[1:]]
        _set_path0("")
        exec(compile(rest[0], "<string>", "exec", dont_inherit=True), _new_main(None).__dict__)
    elif what == "-":
        sys.argv = ["-", *rest]
        _set_path0("")
        exec(compile(sys.stdin.read(), "<stdin>", "exec", dont_inherit=True), _new_main(None).__dict__)
    else:
        sys.argv = [what, *rest]
        if os.path.isdir(what):
            import runpy

            runpy.run_path(what, run_name="__main__")
            return
        code = _compile_script(what)
        _set_path0(os.path.dirname(os.path.realpath(what)))
        exec(code, _new_main(os.path.abspath(what)).__dict__)
