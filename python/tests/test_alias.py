"""``python -m swiftgrad`` and ``install_as_torch``: each case in a process of its own."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
import textwrap

import pytest


def run(*arguments: str, cwd: pathlib.Path | None = None, stdin: str = "") -> subprocess.CompletedProcess[str]:
    import swiftgrad

    root = os.path.dirname(os.path.dirname(os.path.abspath(swiftgrad.__file__)))
    path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")]))
    environment = {**os.environ, "PYTHONPATH": path}
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=environment, input=stdin, capture_output=True, text=True
    )


def script(folder: pathlib.Path, text: str, name: str = "program.py") -> str:
    (folder / name).write_text(textwrap.dedent(text))
    return str(folder / name)


def lines(result: subprocess.CompletedProcess[str]) -> list[str]:
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()


def test_identity_of_modules_and_classes(tmp_path: pathlib.Path) -> None:
    program = script(
        tmp_path,
        """
        import sys
        import torch.nn.functional as F
        import torch, torch.nn as nn
        from torch.nn.modules.linear import Linear
        from torch.utils.data import Dataset
        import torch.utils.data as data
        import swiftgrad, swiftgrad.nn.functional, swiftgrad.utils.data
        print(torch is swiftgrad, nn is swiftgrad.nn, F is swiftgrad.nn.functional, Linear is nn.Linear is
              swiftgrad.nn.Linear, Dataset is swiftgrad.utils.data.Dataset, data is swiftgrad.utils.data)
        print(torch.__spec__.name, nn.__spec__.name, F.__spec__.name, nn.__name__)
        print([m for m in sys.modules if m.startswith("torch.") and sys.modules[m] is not
               sys.modules["swiftgrad" + m[5:]]])
        """,
    )
    assert lines(run("-m", "swiftgrad", program)) == [
        "True True True True True True",
        "swiftgrad swiftgrad.nn swiftgrad.nn.functional swiftgrad.nn",
        "[]",
    ]


def test_metadata_and_versions(tmp_path: pathlib.Path) -> None:
    program = script(
        tmp_path,
        """
        import importlib.metadata, importlib.util, sys
        print(importlib.util.find_spec("torch") is not None)
        print(importlib.metadata.version("torch"), importlib.metadata.metadata("torch")["Name"])
        print(importlib.metadata.packages_distributions()["torch"][0])
        import torch, swiftgrad
        print(torch.__version__, torch.__version__ >= (2, 6), torch.__version__ < "2.10", isinstance(
            torch.__version__, str), swiftgrad.__swiftgrad_version__ != "2.8.0")
        sys.path[:] = [p for p in sys.path if "_as_torch" not in p]
        print(importlib.metadata.version("torch"))
        """,
    )
    assert lines(run("-m", "swiftgrad", program)) == [
        "True",
        "2.8.0 torch",
        "torch",
        "2.8.0 True True True True",
        "2.8.0",
    ]


def test_own_version_without_the_alias() -> None:
    found = lines(run("-c", "import swiftgrad; print(swiftgrad.__version__ != '2.8.0', hasattr(swiftgrad, 'nn'))"))
    assert found == ["True True"]


def test_script_environment(tmp_path: pathlib.Path) -> None:
    (tmp_path / "helper.py").write_text("VALUE = 5\n")
    program = script(
        tmp_path,
        """
        import sys, os, inspect
        import helper
        def here(): pass
        class K: pass
        print(__name__, os.path.basename(__file__), __spec__, __package__, helper.VALUE, sys.argv[1:])
        print(sys.path[0] == os.path.dirname(os.path.realpath(__file__)), sys.argv[0] == __file__)
        print(sys.modules["__main__"].K is K, inspect.getsource(here).strip())
        print([name for name in globals() if not name.startswith("__")])
        """,
    )
    assert lines(run("-m", "swiftgrad", program, "-x", "--lr=1", "-m")) == [
        "__main__ program.py None None 5 ['-x', '--lr=1', '-m']",
        "True True",
        "True def here(): pass",
        "['sys', 'os', 'inspect', 'helper', 'here', 'K']",
    ]


def test_exit_codes_and_tracebacks(tmp_path: pathlib.Path) -> None:
    assert run("-m", "swiftgrad", script(tmp_path, "import sys\nsys.exit(7)")).returncode == 7
    program = script(tmp_path, "def f():\n    raise KeyError('lost')\nf()\n")
    failed, plain = run("-m", "swiftgrad", program), run(program)
    assert (failed.returncode, failed.stderr) == (1, plain.stderr)
    as_module = run("-m", "swiftgrad", "-m", "program", cwd=tmp_path)
    assert as_module.returncode == 1 and as_module.stderr.replace(str(tmp_path) + os.sep, "") == plain.stderr.replace(
        str(tmp_path) + os.sep, ""
    )
    as_code = run("-m", "swiftgrad", "-c", "1 / 0")
    assert as_code.returncode == 1 and "swiftgrad" not in as_code.stderr and "runpy" not in as_code.stderr
    program = script(tmp_path, "x = (\n")
    assert run("-m", "swiftgrad", program).stderr == run(program).stderr
    absent = run("-m", "swiftgrad", str(tmp_path / "absent.py"))
    assert absent.returncode == 2 and "can't open file" in absent.stderr
    assert run("-m", "swiftgrad", "--nonsense").returncode == 2
    usage = run("-m", "swiftgrad")
    assert usage.returncode == 2 and "usage: python -m swiftgrad SCRIPT" in usage.stderr


def test_module_code_stdin_and_folder(tmp_path: pathlib.Path) -> None:
    script(tmp_path, "import torch, sys\nprint(__name__, torch.__name__, sys.argv[1:])", "prog.py")
    assert lines(run("-m", "swiftgrad", "-m", "prog", "a", cwd=tmp_path)) == ["__main__ swiftgrad ['a']"]
    code = "import torch, sys; print(torch.__name__, sys.argv)"
    assert lines(run("-m", "swiftgrad", "-c", code, "b")) == ["swiftgrad ['-c', 'b']"]
    assert lines(run("-m", "swiftgrad", "-", "b", stdin=code)) == ["swiftgrad ['-', 'b']"]
    folder = tmp_path / "folder"
    folder.mkdir()
    script(folder, "import torch\nprint(__name__, torch.__name__)", "__main__.py")
    assert lines(run("-m", "swiftgrad", str(folder))) == ["__main__ swiftgrad"]


def test_missing_names_say_so(tmp_path: pathlib.Path) -> None:
    program = script(
        tmp_path,
        """
        import importlib.util
        import torch
        def sentence(code):
            try:
                exec(code)
            except (ImportError, AttributeError) as error:
                return f"{type(error).__name__}: {error}"
        print(sentence("torch.no_such_thing"))
        print(sentence("import torch.no_such_thing"))
        print(sentence("from torch import no_such_thing"))
        print(sentence("from torch.no_such.thing import x"))
        print(sentence("import torch.nn.no_such_thing"))
        print(sentence("from torch.nn import no_such_thing"))
        print(importlib.util.find_spec("torch.no_such_thing"))
        """,
    )
    assert lines(run("-m", "swiftgrad", program)) == [
        "AttributeError: swiftgrad has no torch.no_such_thing yet",
        "ModuleNotFoundError: swiftgrad has no torch.no_such_thing yet",
        "ModuleNotFoundError: swiftgrad has no torch.no_such_thing yet",
        "ModuleNotFoundError: swiftgrad has no torch.no_such yet",
        "ModuleNotFoundError: swiftgrad has no torch.nn.no_such_thing yet",
        "ModuleNotFoundError: swiftgrad has no torch.nn.no_such_thing yet",
        "None",
    ]


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_workers_see_the_alias(tmp_path: pathlib.Path, method: str) -> None:
    program = script(
        tmp_path,
        """
        import multiprocessing, sys
        import torch
        from torch.nn import Linear
        def work(cls):
            import importlib.metadata
            import torch.nn
            return cls is torch.nn.Linear, torch.__name__, str(torch.__version__), importlib.metadata.version("torch")
        if __name__ == "__main__":
            with multiprocessing.get_context(sys.argv[1]).Pool(1) as pool:
                print(*pool.apply(work, (Linear,)))
        """,
    )
    assert lines(run("-m", "swiftgrad", program, method)) == ["True swiftgrad 2.8.0 2.8.0"]


def test_a_real_torch_is_hidden(tmp_path: pathlib.Path) -> None:
    (tmp_path / "site" / "torch").mkdir(parents=True)
    (tmp_path / "site" / "torch" / "__init__.py").write_text("__version__ = '9.9.9'\n")
    (tmp_path / "site" / "torch" / "special_of_the_real_one.py").write_text("")
    code = (
        "import sys; sys.path.insert(0, {!r}); import torch; print(torch.__name__)\n"
        "try: import torch.special_of_the_real_one\nexcept ImportError as e: print(e)"
    ).format(str(tmp_path / "site"))
    assert lines(run("-m", "swiftgrad", "-c", code)) == [
        "swiftgrad", "swiftgrad has no torch.special_of_the_real_one yet"]  # fmt: skip
    late = run("-c", code.split("\n")[0] + "\nimport swiftgrad\nswiftgrad.install_as_torch()")
    assert late.returncode == 1 and "install_as_torch: must be called before torch is imported" in late.stderr


def test_torchvision_only_where_absent(tmp_path: pathlib.Path) -> None:
    code = "import torchvision, torchvision.transforms as t, swiftgrad.vision as v\n"
    code += "print(torchvision is v, t is v.transforms)"
    assert lines(run("-m", "swiftgrad", "-c", code, cwd=tmp_path)) == ["True True"]
    (tmp_path / "torchvision").mkdir()
    (tmp_path / "torchvision" / "__init__.py").write_text("real = True\n")
    assert lines(run("-m", "swiftgrad", "-c", "import torchvision; print(torchvision.real)", cwd=tmp_path)) == ["True"]


def test_install_as_torch_in_a_program() -> None:
    code = """
        import swiftgrad
        swiftgrad.install_as_torch(); swiftgrad.install_as_torch()
        import torch, torch.nn
        print(torch is swiftgrad, torch.nn is swiftgrad.nn, torch.__version__)
    """
    assert lines(run("-c", textwrap.dedent(code))) == ["True True 2.8.0"]
