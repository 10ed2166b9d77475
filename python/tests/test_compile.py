"""torch.compile, torch.jit and torch._dynamo: names, wrappers and options (replays: test_compile_replay.py)."""

from __future__ import annotations

import copy
import pickle
import warnings
from typing import Any

import pytest
import swiftgrad as torch
from swiftgrad import nn

pytestmark = pytest.mark.swiftgrad_only


def test_compiled_modules() -> None:
    model = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3))
    compiled = torch.compile(model, mode="max-autotune", dynamic=True)
    assert isinstance(compiled, nn.Module) and compiled._orig_mod is model
    assert list(compiled.state_dict())[0] == "_orig_mod.0.weight"
    assert [n for n, _ in compiled.named_parameters()][0] == "_orig_mod.0.weight"
    x = torch.ones(2, 2)
    assert torch.equal(compiled.eval()(x), model(x)) and not model.training
    compiled.train()
    assert model.training and compiled.training
    compiled.extra = 5
    assert model.extra == 5 and compiled.extra == 5
    other = torch.compile(nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3)))
    other.load_state_dict(compiled.state_dict())
    assert torch.equal(other._orig_mod[0].weight, model[0].weight)
    assert copy.deepcopy(compiled)._orig_mod is not model
    assert list(pickle.loads(pickle.dumps(compiled)).state_dict()) == list(compiled.state_dict())


def test_compiled_functions() -> None:
    @torch.compile
    def plain(x: Any) -> Any:
        """Doc."""
        return x * 2

    @torch.compile(fullgraph=True, backend="eager")
    def configured(x: Any) -> Any:
        return x + 1

    assert plain(torch.ones(1)).item() == 2 and plain.__doc__ == "Doc." and plain.__name__ == "plain"
    assert configured(torch.ones(1)).item() == 2
    assert torch.compile(plain, disable=True) is plain
    with pytest.raises(RuntimeError, match="Unrecognized mode=fast"):
        torch.compile(plain, mode="fast")
    with pytest.raises(RuntimeError, match="Either mode or options"):
        torch.compile(plain, mode="default", options={})


def test_module_compile_in_place() -> None:
    model = nn.Linear(2, 2)
    model.compile()
    assert model(torch.ones(1, 2)).shape == (1, 2) and list(model.state_dict()) == ["weight", "bias"]


def test_compiler_questions_and_decorators() -> None:
    import swiftgrad._dynamo as dynamo

    def f(x: int) -> int:
        return x

    assert not torch.compiler.is_compiling() and not dynamo.is_compiling() and not torch.compiler.is_exporting()
    assert torch.compiler.disable(f)(2) == 2 and torch.compiler.disable(recursive=False)(f).__name__ == "f"
    assert dynamo.disable(f)(2) == 2 and dynamo.allow_in_graph(f) is f
    dynamo.config.cache_size_limit = 64
    with dynamo.config.patch(suppress_errors=True):
        assert dynamo.config.suppress_errors
    assert not dynamo.config.suppress_errors
    dynamo.reset()
    torch.compiler.reset()
    with pytest.raises(TypeError, match="explain"):
        dynamo.explain(f)
    assert dynamo.utils.same([torch.ones(1)], [torch.ones(1)]) and not dynamo.utils.same(1, 2)


def test_scripts_run_as_written() -> None:
    class Net(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.fc = nn.Linear(2, 2)

        def forward(self, x: Any) -> Any:
            return self.fc(x)

        @torch.jit.export
        def twice(self, x: Any) -> Any:
            return self.forward(self.forward(x))

        @torch.jit.ignore
        def aside(self) -> int:
            return 1

    net = Net()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        scripted, traced = torch.jit.script(net), torch.jit.trace(net, torch.ones(1, 2))
    x = torch.ones(1, 2)
    assert (
        torch.equal(scripted(x), net(x))
        and torch.equal(traced(x), net(x))
        and torch.equal(net.twice(x), scripted.twice(x))
    )
    assert isinstance(scripted, torch.jit.ScriptModule) and isinstance(scripted, Net)
    assert list(scripted.state_dict()) == list(net.state_dict()) and scripted.fc is net.fc
    with pytest.raises(NotImplementedError, match="ScriptModule.save"):
        scripted.save("f.pt")
    with pytest.raises(NotImplementedError, match="torch.jit.save"):
        torch.jit.save(scripted, "f.pt")
    assert not torch.jit.is_scripting() and not torch.jit.is_tracing()
    assert torch.jit.annotate(list[int], [1]) == [1]
    assert torch.jit.isinstance([1], list[int]) and not torch.jit.isinstance(["a"], list[int])
    assert torch.jit.wait(torch.jit.fork(lambda v: v + 1, 1)) == 2
    with pytest.raises(RuntimeError, match="eval mode"):
        torch.jit.freeze(scripted)


def test_futures() -> None:
    future = torch.futures.Future()
    after = future.then(lambda f: f.wait() + 1)
    assert not future.done()
    future.set_result(1)
    assert torch.futures.wait_all([future, after]) == [1, 2]
    broken = torch.futures.Future()
    broken.set_exception(ValueError("no"))
    with pytest.raises(ValueError, match="no"):
        broken.wait()
    with pytest.raises(RuntimeError, match="completed Future"):
        future.set_result(2)
