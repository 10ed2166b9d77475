"""torch.func and torch.vmap."""

from __future__ import annotations


def x23(t):
    return t.arange(6.0).reshape(2, 3) / 4 - 0.5


def small_cnn(t):
    t.manual_seed(3)
    nn = t.nn
    return nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(8, 4))


def per_sample(t, model, shape=(5, 1, 6, 6), classes=4):
    params = {k: v.detach() for k, v in model.named_parameters()}
    buffers = {k: v.detach() for k, v in model.named_buffers()}
    t.manual_seed(4)
    data, target = t.randn(*shape), t.arange(shape[0]) % classes

    def loss(params, buffers, one, label):
        out = t.func.functional_call(model, (params, buffers), (one.unsqueeze(0),))
        return t.nn.functional.cross_entropy(out, label.unsqueeze(0))

    return t.vmap(t.func.grad(loss), (None, None, 0, 0))(params, buffers, data, target)


def case_grad(t):
    return t.func.grad(lambda a: (a**3).sum())(x23(t))


def case_grad_of_several(t):
    return t.func.grad(lambda a, b: (a * b["k"]).sum(), argnums=(0, 1))(x23(t), {"k": x23(t) + 1})


def case_grad_aux(t):
    return t.func.grad(lambda a: ((a**3).sum(), a * 2), has_aux=True)(x23(t))


def case_grad_and_value_aux(t):
    return t.func.grad_and_value(lambda a: ((a**3).sum(), {"twice": a * 2}), has_aux=True)(x23(t))


def case_grad_of_grad(t):
    return t.func.grad(t.func.grad(lambda a: a.sin() * a))(t.tensor(0.7))


def case_three_grads(t):
    return t.func.grad(t.func.grad(t.func.grad(t.exp)))(t.tensor(0.7))


def case_no_confusion_of_levels(t):
    return t.func.grad(lambda a: a * t.func.grad(lambda b: a * b)(t.tensor(1.0)))(t.tensor(3.0))


def case_closure_requires_grad(t):
    weight = t.ones(3, requires_grad=True)
    out = t.func.grad(lambda a: (a**2 * weight).sum())(x23(t)[0])
    out.sum().backward()
    return out, weight.grad


def case_argument_requires_grad(t):
    a = x23(t).requires_grad_()
    out = t.func.grad(lambda b: (b**3).sum())(a)
    out.sum().backward()
    return out, a.grad


def case_grad_under_no_grad(t):
    with t.no_grad():
        return t.func.grad(lambda a: (a**3).sum())(x23(t).requires_grad_())


def case_no_grad_inside(t):
    def f(a):
        with t.no_grad():
            c = a**2
        return (c * a).sum()

    return t.func.grad(f)(x23(t))


def case_vjp(t):
    out, pull = t.func.vjp(lambda a, b: (a * b, {"s": a.sum()}), x23(t), x23(t) + 1)
    return out, pull((x23(t), {"s": t.tensor(2.0)}))


def case_vjp_aux(t):
    out, pull, aux = t.func.vjp(lambda a: (a.sin(), a), x23(t), has_aux=True)
    return out, pull(t.ones(2, 3)), aux


def case_vmap_of_vjp(t):
    out, pull = t.func.vjp(t.sin, x23(t)[0])
    return t.vmap(pull)(t.eye(3))


def case_jvp(t):
    return t.func.jvp(lambda a, b: (a.sin() * b, a.sum()), (x23(t), x23(t)), (x23(t) + 1, x23(t) * 2))


def case_jvp_aux(t):
    return t.func.jvp(lambda a: (a.exp(), a * 2), (x23(t),), (x23(t),), has_aux=True)


def case_jvp_of_constant(t):
    return t.func.jvp(lambda a: (t.ones(2), a.floor()), (x23(t),), (x23(t),))


def case_linearize(t):
    out, push = t.func.linearize(lambda a: a.sin() * a, x23(t))
    return out, push(x23(t)), push(t.ones(2, 3))


def case_jacrev(t):
    return t.func.jacrev(lambda a: (a**2 + a.sum(), a.prod()))(x23(t))


def case_jacrev_argnums_aux(t):
    return t.func.jacrev(lambda a, b: ({"p": a @ b}, a), argnums=(0, 1), has_aux=True)(x23(t), x23(t)[0])


def case_jacrev_chunks(t):
    return t.func.jacrev(t.sin, chunk_size=2)(x23(t)[0])


def case_jacfwd(t):
    return t.func.jacfwd(lambda a: (a**2 + a.sum(), a.prod()))(x23(t))


def case_jacfwd_argnums(t):
    return t.func.jacfwd(lambda a, b: a @ b, argnums=(0, 1))(x23(t), x23(t)[0])


def case_hessian(t):
    return t.func.hessian(lambda a: (a**3).sum() + a.prod())(x23(t) + 1)


def case_hessian_argnums(t):
    return t.func.hessian(lambda a, b: (a**2 @ b).sum(), argnums=(0, 1))(x23(t), x23(t)[0])


def case_hessian_by_two_reverse(t):
    return t.func.jacrev(t.func.jacrev(lambda a: (a.sin() * a).sum()))(x23(t)[0])


def case_vmap_hessian(t):
    return t.vmap(t.func.hessian(lambda a: (a**3).prod()))(x23(t) + 1)


def case_vmap_jacrev(t):
    return t.vmap(t.func.jacrev(lambda a: a**2 + a.sum()))(x23(t))


def case_vmap_jacfwd(t):
    return t.vmap(t.func.jacfwd(lambda a: a.sin() * a.sum()))(x23(t))


def case_vmap_jvp(t):
    return t.vmap(lambda a, b: t.func.jvp(t.tanh, (a,), (b,)))(x23(t), x23(t) * 2)


def case_vmap_jvp_of_tangents(t):
    a = x23(t)[0]
    return t.vmap(lambda b: t.func.jvp(t.tanh, (a,), (b,))[1])(t.eye(3))


def case_jacfwd_of_vmap(t):
    return t.func.jacfwd(t.vmap(lambda a: (a**2).sum()))(x23(t))


def case_grad_of_vmap_of_grad(t):
    inner = t.func.grad(lambda a: a**3)
    return t.func.grad(lambda a: t.vmap(inner)(a).sum())(x23(t).flatten())


def case_vmap_grad_of_vmap(t):
    f = t.func.grad(lambda a: t.vmap(lambda b: b**2)(a).sum())
    return t.vmap(f)(x23(t))


def case_in_dims_tree(t):
    f = lambda d, s: d["a"] * d["b"] + s
    return t.vmap(f, in_dims=({"a": 0, "b": None}, None))({"a": x23(t), "b": x23(t)[0]}, 3.0)


def case_in_dims_1(t):
    return t.vmap(lambda a, b: a @ b, in_dims=(1, -1), out_dims=0)(x23(t), x23(t))


def case_out_dims(t):
    return t.vmap(lambda a: (a.outer(a), a.sum()), out_dims=(2, 0))(x23(t))


def case_out_dims_none(t):
    return t.vmap(lambda a: (a, t.ones(2)), out_dims=(0, None))(x23(t))


def case_nested_vmap(t):
    return t.vmap(t.vmap(lambda a, b: a + b, (None, 0)), (0, None))(x23(t)[0], x23(t)[1])


def case_pairwise(t):
    d = lambda a, b: (a - b).pow(2).sum().sqrt()
    return t.vmap(t.vmap(d, (None, 0)), (0, None))(x23(t), x23(t) + 1)


def case_chunks(t):
    return t.vmap(lambda a: a * 2, chunk_size=2)(t.arange(10.0).reshape(5, 2))


def case_random_different(t):
    return t.vmap(lambda a: a + t.randn(3), randomness="different")(x23(t))


def case_random_same(t):
    return t.vmap(lambda a: a + t.randn(3), randomness="same")(x23(t))


def case_random_like(t):
    return [t.vmap(t.rand_like, randomness=r)(x23(t)) for r in ("same", "different")]


def case_dropout(t):
    f = lambda a: t.nn.functional.dropout(a, 0.5)
    return [t.vmap(f, randomness=r)(x23(t) + 2) for r in ("same", "different")]


def case_dropout_evaluation(t):
    return t.vmap(lambda a: t.nn.functional.dropout(a, 0.5, training=False))(x23(t))


def case_indexing(t):
    index = t.tensor([[0, 2], [1, 1]])
    a = t.arange(24.0).reshape(2, 3, 4)
    return (
        t.vmap(lambda b, i: b[i])(a, index),
        t.vmap(lambda b, i: b[:, i])(a, index),
        t.vmap(lambda i: a[0][i])(index),
        t.vmap(lambda b: b[1:, None, ::2])(a),
        t.vmap(lambda b: b[..., t.tensor([0, 3])])(a),
        t.vmap(lambda b: b[t.tensor([0, 2]), t.tensor([1, 3])])(a),
    )


def case_assignment(t):
    def f(a, b):
        c = a.clone()
        c[1:] = b
        c[0] += 1
        return c

    return t.vmap(f)(x23(t), t.tensor([5.0, 6.0]))


def case_in_place(t):
    def f(a):
        b = a.clone()
        b.mul_(2).add_(a)
        b.clamp_(min=0)
        return b

    return t.vmap(f)(x23(t))


def case_promotion(t):
    a = t.arange(3)
    return t.vmap(lambda s, b: s + b, (0, None))(t.ones(2, dtype=t.float64), t.ones(3)), t.vmap(lambda s: s / 2)(a)


def case_per_sample_gradients_mlp(t):
    t.manual_seed(1)
    nn = t.nn
    model = nn.Sequential(nn.Linear(6, 5), nn.Tanh(), nn.LayerNorm(5), nn.Linear(5, 4))
    return per_sample(t, model, (3, 6))


def case_per_sample_gradients_cnn(t):
    return per_sample(t, small_cnn(t))


def case_per_sample_gradients_batch_norm(t):
    t.manual_seed(1)
    nn = t.nn
    model = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.ReLU(), nn.Flatten(), nn.Linear(32, 4))
    return per_sample(t, t.func.replace_all_batch_norm_modules_(model))


def case_per_sample_gradients_group_norm_embedding(t):
    t.manual_seed(1)
    emb, lin = t.nn.Embedding(7, 4), t.nn.Linear(4, 3)
    params = {"e": emb.weight.detach(), **{k: v.detach() for k, v in lin.named_parameters()}}

    def loss(p, ids):
        h = t.nn.functional.embedding(ids, p["e"])
        h = t.nn.functional.group_norm(h.unsqueeze(0).transpose(1, 2), 2).mean(-1)
        return t.nn.functional.linear(h, p["weight"], p["bias"]).pow(2).sum()

    return t.vmap(t.func.grad(loss), (None, 0))(params, t.tensor([[0, 1, 2], [3, 3, 6]]))


def case_attention(t):
    q = t.randn(3, 2, 4, 5)
    f = lambda a: t.nn.functional.scaled_dot_product_attention(a, a, a, is_causal=True)
    return t.vmap(f)(q)


def case_ensemble(t):
    models = []
    for seed in range(3):
        t.manual_seed(seed)
        models.append(t.nn.Sequential(t.nn.Linear(3, 4), t.nn.ReLU(), t.nn.Linear(4, 2)))
    params, buffers = t.func.stack_module_state(models)
    f = lambda p, b, a: t.func.functional_call(models[0], (p, b), (a,))
    a = x23(t)
    return list(params), t.vmap(f, (0, 0, None))(params, buffers, a), t.vmap(f)(params, buffers, t.stack([a, a, a + 1]))


def case_functional_call(t):
    model = small_cnn(t)
    values = {k: t.zeros_like(v) + 0.1 for k, v in model.named_parameters()}
    a = t.ones(1, 1, 6, 6)
    before = model(a)
    return t.func.functional_call(model, values, (a,)), t.equal(before, model(a)), model[0].weight.requires_grad


def case_functional_call_buffers(t):
    norm = t.nn.BatchNorm1d(3)
    state = {k: v.clone() for k, v in {**dict(norm.named_parameters()), **dict(norm.named_buffers())}.items()}
    t.func.functional_call(norm, state, x23(t))
    return dict(state), norm.running_mean


def case_functional_call_tied(t):
    class Tied(t.nn.Module):
        def __init__(self):
            super().__init__()
            self.a = t.nn.Linear(3, 3, bias=False)
            self.b = t.nn.Linear(3, 3, bias=False)
            self.b.weight = self.a.weight

        def forward(self, v):
            return self.b(self.a(v))

    t.manual_seed(5)
    m = Tied()
    eye = {"a.weight": t.eye(3)}
    return t.func.functional_call(m, eye, x23(t)), t.func.functional_call(m, eye, x23(t), tie_weights=False)


def case_functional_call_strict(t):
    return t.func.functional_call(t.nn.Linear(3, 2), {"weight": t.ones(2, 3), "foo": t.ones(2)}, x23(t), strict=True)


def case_functional_call_double(t):
    return t.func.functional_call(t.nn.Linear(3, 2), ({"weight": t.ones(2, 3)}, {"weight": t.ones(2, 3)}), x23(t))


def case_replace_batch_norm(t):
    m = t.func.replace_all_batch_norm_modules_(t.nn.Sequential(t.nn.BatchNorm1d(3)))
    return m[0].running_mean is None, m[0].track_running_stats, list(m.state_dict())


def case_functionalize(t):
    def f(a):
        b = a.clone()
        b.add_(1)
        return b * 2

    return t.func.functionalize(f)(x23(t)), t.func.functionalize(f, remove="mutations_and_views")(x23(t))


def case_maml(t):
    # the inner step of meta learning: a gradient through a gradient, for a batch of tasks
    def net(w, a):
        return (a * w[0]).sin() * w[1]

    def task_loss(w, a, y):
        inner = t.func.grad(lambda v: ((net(v, a) - y) ** 2).mean())(w)
        return ((net(w - 0.1 * inner, a) - y) ** 2).mean()

    w = t.tensor([0.5, -0.3])
    a, y = t.randn(4, 5), t.randn(4, 5)
    return t.func.grad(lambda w: t.vmap(task_loss, (None, 0, 0))(w, a, y).sum())(w)


def case_repr(t):
    seen = []
    t.vmap(lambda a: (seen.append(repr(a)), a)[1])(x23(t))
    return seen


def case_shape_inside(t):
    seen = []
    t.vmap(lambda a: (seen.append((tuple(a.shape), a.dim(), a.size(-1), a.numel(), len(a), a.dtype)), a)[1])(
        t.ones(5, 2, 3)
    )
    return seen[0][:5], str(seen[0][5])


ERRORS = {
    "item": lambda t: t.vmap(lambda a: a.item())(t.ones(3)),
    "control_flow": lambda t: t.vmap(lambda a: 1 if a > 0 else 2)(t.ones(3)),
    "float": lambda t: t.vmap(lambda a: float(a))(t.ones(3)),
    "tolist": lambda t: t.vmap(lambda a: a.tolist())(t.ones(3)),
    "mask": lambda t: t.vmap(lambda a: a[a > 0])(x23(t)),
    "nonzero": lambda t: t.vmap(lambda a: a.nonzero())(x23(t)),
    "unique": lambda t: t.vmap(lambda a: a.unique())(x23(t)),
    "equal": lambda t: t.vmap(lambda a: t.equal(a, a))(x23(t)),
    "allclose": lambda t: t.vmap(lambda a: t.allclose(a, a))(x23(t)),
    "random": lambda t: t.vmap(lambda a: a + t.randn(3))(x23(t)),
    "dropout_error": lambda t: t.vmap(lambda a: t.nn.functional.dropout(a))(x23(t)),
    "in_dim_range": lambda t: t.vmap(lambda a: a, in_dims=3)(x23(t)),
    "in_dims_structure": lambda t: t.vmap(lambda a: a, in_dims=(0, 0))(x23(t)),
    "in_dims_none": lambda t: t.vmap(lambda a: a, in_dims=None)(x23(t)),
    "sizes": lambda t: t.vmap(lambda a, b: a)(x23(t), t.ones(3)),
    "returns_int": lambda t: t.vmap(lambda a: 3)(x23(t)),
    "out_dims_range": lambda t: t.vmap(lambda a: a, out_dims=5)(x23(t)),
    "out_dims_structure": lambda t: t.vmap(lambda a: (a, a), out_dims=(0,))(x23(t)),
    "randomness": lambda t: t.vmap(lambda a: a, randomness="foo")(x23(t)),
    "no_inputs": lambda t: t.vmap(lambda a: a)(),
    "not_a_tensor": lambda t: t.vmap(lambda a: a)(2),
    "in_dims_str": lambda t: t.vmap(lambda a: a, in_dims="x")(x23(t)),
    "chunk_size": lambda t: t.vmap(lambda a: a, chunk_size=0)(x23(t)),
    "zero_dimensional": lambda t: t.vmap(lambda a: a)(t.ones(())),
    "grad_not_scalar": lambda t: t.func.grad(lambda a: a)(x23(t)),
    "grad_tuple": lambda t: t.func.grad(lambda a: (a.sum(), a))(x23(t)),
    "grad_int": lambda t: t.func.grad(lambda a: 3)(x23(t)),
    "grad_argnums": lambda t: t.func.grad(lambda a: a.sum(), argnums=3)(x23(t)),
    "grad_aux": lambda t: t.func.grad(lambda a: a.sum(), has_aux=True)(x23(t)),
    "grad_constant": lambda t: t.func.grad(lambda a: t.tensor(1.0))(x23(t)),
    "grad_integers": lambda t: t.func.grad(lambda a: a.sum())(t.ones(3, dtype=t.int64)),
    "grad_number": lambda t: t.func.grad(lambda a: a.sum())(3.0),
    "vjp_shape": lambda t: t.func.vjp(lambda a: a * 2, x23(t))[1](t.ones(4)),
    "vjp_structure": lambda t: t.func.vjp(lambda a: (a * 2, a), x23(t))[1](t.ones(2, 3)),
    "jvp_tuple": lambda t: t.func.jvp(lambda a: a * 2, x23(t), x23(t)),
    "jvp_shape": lambda t: t.func.jvp(lambda a: a * 2, (x23(t),), (x23(t)[0],)),
    "jvp_structure": lambda t: t.func.jvp(lambda a: a * 2, (x23(t),), (x23(t), x23(t))),
    "backward_inside_vmap": lambda t: t.vmap(lambda a: a.sum().backward())(x23(t)),
    "backward_inside_grad": lambda t: t.func.grad(lambda a: a.sum().backward())(x23(t)),
    "stack_nothing": lambda t: t.func.stack_module_state([]),
    "stack_modes": lambda t: t.func.stack_module_state([t.nn.Linear(1, 1), t.nn.Linear(1, 1).eval()]),
    "stack_classes": lambda t: t.func.stack_module_state([t.nn.Linear(1, 1), t.nn.Sequential()]),
    "functionalize_remove": lambda t: t.func.functionalize(t.sin, remove="x"),
}


def cases():
    """The mistakes."""
    return {f"error_{name}": function for name, function in ERRORS.items()}
