"""nn.utils: parametrize, weight and spectral norm, clipping, fusing, vectors of parameters."""

from __future__ import annotations

import copy


def parts(t):
    nn = t.nn

    class Symmetric(nn.Module):
        def forward(self, x):
            return x.triu() + x.triu(1).transpose(-1, -2)

        def right_inverse(self, a):
            return a.triu()

    class Double(nn.Module):
        def forward(self, x):
            return x * 2

    class Two(nn.Module):
        def forward(self, a, b):
            return a * b

        def right_inverse(self, w):
            return w.abs(), w.sign()

    class Wider(nn.Module):
        def forward(self, x):
            return t.cat([x, x])

    return Symmetric, Double, Two, Wider


def linear(t, n=3, m=3):
    t.manual_seed(7)
    return t.nn.Linear(n, m)


def p(t):
    return t.nn.utils.parametrize


def train(t, model, shape, steps=3):
    """Outputs and parameters after some steps of SGD."""
    optimizer = t.optim.SGD(model.parameters(), lr=0.1)
    t.manual_seed(1)
    x = t.randn(*shape)
    outs = []
    for _ in range(steps):
        optimizer.zero_grad()
        out = model(x)
        out.pow(2).mean().backward()
        optimizer.step()
        outs.append(out)
    return outs, model.state_dict(), model.eval()(x)


def case_register(t):
    symmetric, _, _, _ = parts(t)
    m = linear(t)
    p(t).register_parametrization(m, "weight", symmetric())
    return (
        type(m).__name__,
        p(t).type_before_parametrizations(m).__name__,
        list(m.state_dict()),
        [n for n, _ in m.named_parameters()],
        m.weight,
        p(t).is_parametrized(m),
        p(t).is_parametrized(m, "bias"),
        repr(m),
        isinstance(m.parametrizations.weight.original, t.nn.Parameter),
    )


def case_chain(t):
    symmetric, double, _, _ = parts(t)
    m = linear(t)
    p(t).register_parametrization(m, "weight", symmetric())
    p(t).register_parametrization(m, "weight", double())
    return m.weight, len(m.parametrizations.weight), train(t, m, (2, 3))


def case_several_originals(t):
    _, _, two, _ = parts(t)
    m = linear(t)
    p(t).register_parametrization(m, "weight", two())
    return m.weight, m.state_dict(), m.parametrizations.weight.ntensors, m.parametrizations.weight.is_tensor


def case_assign(t):
    symmetric, _, _, _ = parts(t)
    m = linear(t)
    p(t).register_parametrization(m, "weight", symmetric())
    m.weight = t.arange(9.0).reshape(3, 3)
    return m.weight, m.parametrizations.weight.original


def case_buffer(t):
    _, double, _, _ = parts(t)
    m = t.nn.BatchNorm1d(3)
    p(t).register_parametrization(m, "running_mean", double())
    return list(m.state_dict()), m.running_mean


def case_cached(t):
    calls = []

    class Counting(t.nn.Module):
        def forward(self, x):
            calls.append(1)
            return x + 1

    m = linear(t)
    p(t).register_parametrization(m, "weight", Counting())
    before = len(calls)
    with p(t).cached():
        first = m.weight
        second = m.weight
    return first is second, len(calls) - before, m.weight is m.weight


def case_remove(t):
    symmetric, _, _, _ = parts(t)
    results = []
    for leave in (True, False):
        m = linear(t)
        before = m.weight
        p(t).register_parametrization(m, "weight", symmetric())
        p(t).remove_parametrizations(m, "weight", leave_parametrized=leave)
        results += [m.weight, m.weight is before, type(m) is t.nn.Linear, [n for n, _ in m.named_parameters()]]
    return results


def case_remove_several(t):
    _, _, two, _ = parts(t)
    m = linear(t)
    p(t).register_parametrization(m, "weight", two())
    p(t).remove_parametrizations(m, "weight")
    return m.weight, isinstance(m.weight, t.nn.Parameter), list(m.state_dict())


def case_deepcopy(t):
    symmetric, _, _, _ = parts(t)
    m = linear(t)
    p(t).register_parametrization(m, "weight", symmetric())
    other = copy.deepcopy(m)
    with t.no_grad():
        m.parametrizations.weight.original.zero_()
    return m.weight, other.weight, type(other).__name__


def case_state_dict_round_trip(t):
    _, _, two, _ = parts(t)
    m, other = linear(t), linear(t)
    p(t).register_parametrization(m, "weight", two())
    p(t).register_parametrization(other, "weight", two())
    with t.no_grad():
        m.parametrizations.weight.original0.mul_(3)
    return str(other.load_state_dict(m.state_dict())), other.weight


def case_unsafe(t):
    _, _, _, wider = parts(t)
    m = linear(t)
    p(t).register_parametrization(m, "weight", wider(), unsafe=True)
    return m.weight.shape[0]


def case_functional_call(t):
    symmetric, _, _, _ = parts(t)
    m = linear(t)
    p(t).register_parametrization(m, "weight", symmetric())
    other = {"parametrizations.weight.original": t.arange(9.0).reshape(3, 3)}
    return t.func.functional_call(m, other, t.ones(1, 3))


def case_transfer(t):
    symmetric, _, _, _ = parts(t)
    m = linear(t)
    p(t).register_parametrization(m, "weight", symmetric())
    other = t.nn.Linear(3, 3)
    p(t).transfer_parametrizations_and_params(m, other)
    return other.weight, list(other.state_dict())


def _weight_norm(kind, dim):
    def case(t):
        models = {
            "linear": (lambda: t.nn.Linear(3, 4), (2, 3)),
            "conv": (lambda: t.nn.Conv2d(2, 3, 2), (1, 2, 4, 4)),
        }
        make, shape = models[kind]
        t.manual_seed(0)
        return train(t, t.nn.utils.parametrizations.weight_norm(make(), dim=dim), shape)

    return case


def _old_weight_norm(kind, dim):
    def case(t):
        t.manual_seed(0)
        m = t.nn.Linear(3, 4) if kind == "linear" else t.nn.Conv2d(2, 3, 2)
        shape = (2, 3) if kind == "linear" else (1, 2, 4, 4)
        t.nn.utils.weight_norm(m, dim=dim)
        trained = train(t, m, shape)
        t.nn.utils.remove_weight_norm(m)
        return trained, list(m.state_dict()), m.weight

    return case


def _spectral_norm(kind, new):
    def case(t):
        t.manual_seed(0)
        m, shape = {
            "linear": (t.nn.Linear(3, 4), (2, 3)),
            "conv": (t.nn.Conv2d(2, 3, 2), (1, 2, 4, 4)),
            "transposed": (t.nn.ConvTranspose2d(2, 3, 2), (1, 2, 4, 4)),
        }[kind]
        if new:
            t.nn.utils.parametrizations.spectral_norm(m, n_power_iterations=2)
            return train(t, m, shape)
        t.nn.utils.spectral_norm(m, n_power_iterations=2)
        trained = train(t, m, shape)
        t.nn.utils.remove_spectral_norm(m)
        return trained, list(m.state_dict()), m.weight

    return case


def case_weight_norm_from_old_names(t):
    old, new = linear(t), linear(t)
    t.nn.utils.weight_norm(old)
    t.nn.utils.parametrizations.weight_norm(new)
    with t.no_grad():
        old.weight_g.mul_(2)
    new.load_state_dict(old.state_dict())
    return new.weight


def case_vector(t):
    m = linear(t)
    vector = t.nn.utils.parameters_to_vector(m.parameters())
    t.nn.utils.vector_to_parameters(vector.detach() * 2, m.parameters())
    return vector, m.weight, m.bias


def grads(t):
    m = linear(t)
    m(t.ones(2, 3)).pow(2).sum().backward()
    return m


def case_clip(t):
    results = []
    for norm_type in (1, 2.0, float("inf"), 0.5):
        m = grads(t)
        results.append(t.nn.utils.clip_grad_norm_(m.parameters(), 0.5, norm_type))
        results += [q.grad for q in m.parameters()]
    m = grads(t)
    t.nn.utils.clip_grad_value_(m.parameters(), 0.3)
    results += [q.grad for q in m.parameters()]
    m = grads(t)
    total = t.nn.utils.get_total_norm([q.grad for q in m.parameters()])
    t.nn.utils.clip_grads_with_norm_(m.parameters(), 0.1, total, foreach=False)
    return results, total, [q.grad for q in m.parameters()], t.nn.utils.clip_grad_norm_([], 1.0)


def case_fusion(t):
    t.manual_seed(0)
    nn, u = t.nn, t.nn.utils
    conv, norm = nn.Conv2d(2, 3, 2).eval(), nn.BatchNorm2d(3)
    norm(t.randn(4, 3, 2, 2))
    norm.eval()
    lin, norm1 = nn.Linear(3, 3).eval(), nn.BatchNorm1d(3)
    norm1(t.randn(4, 3))
    norm1.eval()
    x = t.randn(1, 2, 4, 4)
    fused = u.fusion.fuse_conv_bn_eval(conv, norm)
    y = t.randn(2, 3)
    return fused(x), norm(conv(x)), u.fusion.fuse_linear_bn_eval(lin, norm1)(y), norm1(lin(y))


def case_memory_format(t):
    m = t.nn.Sequential(t.nn.Conv2d(2, 3, 2), t.nn.Linear(2, 2))
    t.nn.utils.convert_conv2d_weight_memory_format(m, t.channels_last)
    return m[0].weight.is_contiguous(memory_format=t.channels_last), m[0].weight.stride()


def case_skip_init(t):
    m = t.nn.utils.skip_init(t.nn.Linear, 3, 4)
    return tuple(m.weight.shape), t.rand(2)


ERRORS = {
    "no_tensor": lambda t: p(t).register_parametrization(linear(t), "foo", parts(t)[1]()),
    "shape": lambda t: p(t).register_parametrization(linear(t), "weight", parts(t)[3]()),
    "pickle": lambda t: __import__("pickle").dumps(p(t).register_parametrization(linear(t), "weight", parts(t)[0]())),
    "remove_none": lambda t: p(t).remove_parametrizations(linear(t), "weight"),
    "assign_without_inverse": lambda t: setattr(
        p(t).register_parametrization(linear(t), "weight", parts(t)[1]()), "weight", t.ones(3, 3)
    ),
    "remove_several_unparametrized": lambda t: p(t).remove_parametrizations(
        p(t).register_parametrization(linear(t), "weight", parts(t)[2]()), "weight", False
    ),
    "spectral_norm_name": lambda t: t.nn.utils.parametrizations.spectral_norm(linear(t), "foo"),
    "spectral_norm_iterations": lambda t: t.nn.utils.parametrizations.spectral_norm(linear(t), n_power_iterations=0),
    "old_spectral_norm_iterations": lambda t: t.nn.utils.spectral_norm(linear(t), n_power_iterations=0),
    "old_spectral_norm_twice": lambda t: t.nn.utils.spectral_norm(t.nn.utils.spectral_norm(linear(t))),
    "remove_weight_norm": lambda t: t.nn.utils.remove_weight_norm(linear(t)),
    "remove_spectral_norm": lambda t: t.nn.utils.remove_spectral_norm(linear(t)),
    "clip_nonfinite": lambda t: t.nn.utils.clip_grad_norm_([nan_grad(t)], 1.0, error_if_nonfinite=True),
    "fuse_training": lambda t: t.nn.utils.fusion.fuse_conv_bn_eval(t.nn.Conv2d(1, 1, 1), t.nn.BatchNorm2d(1)),
    "skip_init": lambda t: t.nn.utils.skip_init(t.nn.ReLU),
    "list_empty": lambda t: p(t).ParametrizationList([], t.ones(2)),
}


def nan_grad(t):
    w = t.ones(1, requires_grad=True)
    w.grad = t.tensor([float("nan")])
    return w


def cases():
    found = {f"weight_norm_{k}_{d}": _weight_norm(k, d) for k in ("linear", "conv") for d in (0, 1, None)}
    found.update({f"old_weight_norm_{k}_{d}": _old_weight_norm(k, d) for k in ("linear", "conv") for d in (0, 1, None)})
    for kind in ("linear", "conv", "transposed"):
        found[f"spectral_norm_{kind}"] = _spectral_norm(kind, True)
        found[f"old_spectral_norm_{kind}"] = _spectral_norm(kind, False)
    found.update({f"error_{name}": function for name, function in ERRORS.items()})
    return found
