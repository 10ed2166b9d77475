"""Threads, fork, memory, determinism, imports, interrupts: each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap

import pytest
from conftest import MODULE

PREFIX = f"import sys, os\nimport {MODULE} as torch\nF = torch.nn.functional\n"


def run(code: str, check: bool = True, prefix: str = PREFIX, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs Python code in a new interpreter."""
    result = subprocess.run(
        [sys.executable, "-c", prefix + textwrap.dedent(code)],
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, **environment},
    )
    if check:
        assert result.returncode == 0, result.stdout[-2000:] + result.stderr[-3000:]
    return result


def test_threads_use_tensors_concurrently():
    out = run("""
        import threading
        results = [None] * 8
        def work(k):
            g = torch.Generator(); g.manual_seed(k)
            w = torch.rand(32, 32, generator=g).requires_grad_(True)
            for _ in range(50):
                y = (w @ w).tanh().sum()
                y.backward()
                with torch.no_grad():
                    w -= 0.01 * w.grad
                w.grad = None
            results[k] = w.detach().sum().item()
        def run_all():
            ts = [threading.Thread(target=work, args=(k,)) for k in range(8)]
            [t.start() for t in ts]; [t.join() for t in ts]
            return list(results)
        parallel = run_all()
        for k in range(8): work(k)
        assert parallel == results, (parallel, results)
        print("ok")
    """)
    assert out.stdout.strip() == "ok"


def test_backward_of_one_shared_graph_from_two_threads():
    run("""
        import threading
        w = torch.ones(64, 64, dtype=torch.float64, requires_grad=True)
        def work():
            for _ in range(20):
                (w * 2).sum().backward()
        ts = [threading.Thread(target=work) for _ in range(2)]
        [t.start() for t in ts]; [t.join() for t in ts]
        assert torch.isfinite(w.grad).all()
    """)


@pytest.mark.skipif(MODULE == "torch", reason="real PyTorch may hang after fork: that is the point of this test")
def test_fork_then_compute():
    run("""
        x = torch.randn(256, 256)
        expected = (x @ x).sum().item()          # starts the pool
        for _ in range(3):
            pid = os.fork()
            if pid == 0:
                w = x.clone().requires_grad_(True)
                ok = (x @ x).sum().item() == expected
                F.conv2d(torch.randn(4, 3, 32, 32), torch.randn(8, 3, 3, 3)).sum()
                (w @ w).sum().backward()
                os._exit(0 if ok and w.grad is not None else 1)
            assert os.waitpid(pid, 0)[1] == 0
        assert (x @ x).sum().item() == expected
    """)


DETERMINISM = """
    import hashlib
    torch.manual_seed(0)
    h = hashlib.sha256()
    def add(t):
        h.update(t.detach().contiguous().numpy().tobytes())
    a = torch.randn(203, 157, requires_grad=True); b = torch.randn(157, 311, requires_grad=True)
    y = a @ b
    add(y); add(y.sum()); add(y.sum(0)); add(y.sum(1)); add(y.mean())
    add(y.softmax(1)); add(y.std(0)); add(y.cumsum(1))
    (y.tanh().log_softmax(1) ** 2).mean().backward()
    add(a.grad); add(b.grad)
    x = torch.randn(5, 6, 29, 31, requires_grad=True)
    w = torch.randn(9, 6, 3, 3, requires_grad=True); c = torch.randn(9, requires_grad=True)
    z = F.max_pool2d(F.relu(F.conv2d(x, w, c, padding=1)), 2)
    add(z)
    z.pow(2).sum().backward()
    add(x.grad); add(w.grad); add(c.grad)
    e = torch.randn(50, 33, requires_grad=True); i = torch.randint(50, (4000,))
    F.embedding(i, e).pow(3).sum().backward()
    add(e.grad); add(torch.randn(100_000).sum()); add(torch.rand(300_000).exp())
    add(torch.zeros(7).index_add(0, torch.arange(70000) % 7, torch.rand(70000)))
    g = torch.randn(64, 300, requires_grad=True)
    F.layer_norm(g, (300,)).sin().sum().backward(); add(g.grad)
    q = torch.randn(16, 8, 40, requires_grad=True)
    F.batch_norm(q, None, None, torch.ones(8), torch.zeros(8), True).cos().sum().backward(); add(q.grad)
    print(h.hexdigest())
"""


@pytest.mark.swiftgrad_only
def test_same_bits_for_any_number_of_threads():
    digests = {n: run(DETERMINISM, SWIFTGRAD_NUM_THREADS=n).stdout.strip() for n in ("1", "2", "3", "8")}
    assert len(set(digests.values())) == 1, digests


@pytest.mark.swiftgrad_only
def test_same_bits_every_time():
    assert run(DETERMINISM, SWIFTGRAD_NUM_THREADS="2").stdout == run(DETERMINISM, SWIFTGRAD_NUM_THREADS="2").stdout


@pytest.mark.swiftgrad_only
@pytest.mark.parametrize("name", ["SWIFTGRAD_NUM_THREADS", "OMP_NUM_THREADS"])
def test_thread_count_from_the_environment(name):
    assert run("print(torch.get_num_threads())", **{name: "1"}).stdout.strip() == "1"


def test_set_num_threads():
    run("""
        torch.set_num_threads(1)
        assert torch.get_num_threads() == 1
        x = torch.ones(300, 300)
        assert (x @ x)[0, 0] == 300
    """)


@pytest.mark.swiftgrad_only
def test_memory_of_a_long_training_is_flat():
    run("""
        torch.manual_seed(0)
        w1 = (torch.randn(32, 16) * 0.1).requires_grad_(True); b1 = torch.zeros(32, requires_grad=True)
        w2 = (torch.randn(4, 32) * 0.1).requires_grad_(True)
        x, y = torch.randn(8, 16), torch.randint(4, (8,))
        def stats(): return dict(torch._C._memory_stats())
        def rss(): return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        for step in range(10_000):
            loss = F.cross_entropy(F.linear(F.relu(F.linear(x, w1, b1)), w2), y)
            loss.backward()
            with torch.no_grad():
                for p in (w1, b1, w2):
                    p -= 0.05 * p.grad
                    p.grad = None
            if step == 99:
                first, resident = stats(), rss()
        last = stats()
        assert last["live_tensors"] == first["live_tensors"], (first, last)
        assert last["allocated"] == first["allocated"], (first, last)
        assert last["peak"] == first["peak"], (first, last)
        assert rss() - resident < 4 << 20, (resident, rss())
        assert loss.item() < 1.0
    """)


@pytest.mark.swiftgrad_only
def test_memory_is_flat_with_varying_shapes():
    run("""
        w = torch.randn(64, 64, requires_grad=True)
        def step(n):
            (torch.randn(n, 64) @ w).relu().sum().backward(); w.grad = None
        for _ in range(3):
            for n in range(1, 200): step(n)
        before = torch._C._memory_stats()
        for _ in range(5):
            for n in range(1, 200): step(n)
        after = torch._C._memory_stats()
        assert after["allocated"] == before["allocated"] and after["live_tensors"] == before["live_tensors"]
        assert after["cached"] <= before["cached"] * 1.5 + (1 << 20), (before, after)
    """)


@pytest.mark.swiftgrad_only
def test_memory_statistics():
    run("""
        import gc
        stats = torch._C._memory_stats
        assert {"allocated", "peak", "cached", "live_tensors"} <= set(stats())
        before = stats()
        x = torch.empty(1 << 20)
        after = stats()
        assert after["live_tensors"] == before["live_tensors"] + 1
        assert after["allocated"] - before["allocated"] >= 4 << 20
        assert after["peak"] >= after["allocated"]
        y = x.view(-1)
        assert stats()["allocated"] == after["allocated"]
        del x, y
        assert stats()["live_tensors"] == before["live_tensors"] and stats()["allocated"] == before["allocated"]
        torch._C._empty_cache()
        assert stats()["cached"] == 0
    """)


@pytest.mark.parametrize(
    "expression", ["torch.empty(10**15)", "torch.ones(10**14)", "torch.zeros(2**40, 2**10)", "torch.rand(10**13).sum()"]
)
def test_impossible_allocations(expression):
    run(f"""
        try:
            {expression}
        except (RuntimeError, MemoryError) as problem:
            assert any(c.isdigit() for c in str(problem)), problem
        else:
            raise SystemExit("nothing raised")
        assert (torch.ones(3) + 1).tolist() == [2, 2, 2]
    """)


@pytest.mark.swiftgrad_only
def test_import_is_lean():
    out = run("""
        heavy = ("numpy", "PIL", "multiprocessing", "inspect", "dataclasses", "torch", "pandas")
        print([m for m in heavy if m in sys.modules])
    """)
    assert out.stdout.strip() == "[]"


@pytest.mark.swiftgrad_only
def test_numpy_is_not_needed_for_tensors():
    run("""
        sys.modules["numpy"] = None
        x = torch.tensor([[1.0, 2.0]], requires_grad=True)
        (x @ x.t()).sum().backward()
        assert x.grad.tolist() == [[2.0, 4.0]]
        assert repr(x.detach()) == "tensor([[1., 2.]])"
        assert x.tolist() == [[1.0, 2.0]]
    """)


def test_interrupt_stops_a_loop():
    run("""
        import signal, threading
        def later():
            import time
            time.sleep(0.5)
            os.kill(os.getpid(), signal.SIGINT)
        threading.Thread(target=later, daemon=True).start()
        x = torch.ones(200, 200, requires_grad=True)
        try:
            while True:
                (x @ x).sum().backward()
        except KeyboardInterrupt:
            pass
        x.grad = None
        (x * 2).sum().backward()
        assert x.grad[0, 0] == 2
    """)


@pytest.mark.swiftgrad_only
def test_exit_with_live_graphs_threads_and_hooks():
    run("""
        import threading
        x = torch.ones(3, requires_grad=True)
        y = (x * 2).exp()
        y.register_hook(lambda g: print(g))
        keep = [x, y]
        keep.append(keep)
        threading.Thread(target=lambda: (y * 2), daemon=True).start()
    """)


def test_grad_of_views_across_threads():
    run("""
        import threading
        x = torch.ones(4, dtype=torch.float64, requires_grad=True)
        y = x * 1
        def work():
            y[:2].mul_(3)
        t = threading.Thread(target=work); t.start(); t.join()
        y.sum().backward()
        assert x.grad.tolist() == [3, 3, 1, 1]
    """)


def test_default_generator_is_shared_by_threads():
    run("""
        import threading
        torch.manual_seed(0)
        expected = torch.rand(6).tolist()
        torch.manual_seed(0)
        found = torch.rand(3).tolist()
        t = threading.Thread(target=lambda: found.extend(torch.rand(3).tolist())); t.start(); t.join()
        assert found == expected
    """)
