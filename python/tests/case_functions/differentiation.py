"""torch.autograd: functional, forward_ad, Function, grad with its options."""

from __future__ import annotations


def x(t, *shape, start=0.3):
    n = 1
    for s in shape:
        n *= s
    return (t.arange(n, dtype=t.float64) / n + start).reshape(shape)


FUNCTIONS = {
    "square": (lambda t: lambda a: a**2, [(3,)]),
    "outer": (lambda t: lambda a, b: a.outer(b), [(3,), (2,)]),
    "scalar": (lambda t: lambda a: (a.sin() * a).sum(), [(2, 2)]),
    "two_scalars": (lambda t: lambda a, b: (a.exp() @ b).sum(), [(2, 3), (3,)]),
    "several": (lambda t: lambda a, b: (a * b, b.sum(), a.prod()), [(3,), (3,)]),
    "constant": (lambda t: lambda a, b: (a * 2).sum(), [(2,), (3,)]),
}


def build(t, name):
    make, shapes = FUNCTIONS[name]
    inputs = tuple(x(t, *s, start=0.3 + i) for i, s in enumerate(shapes))
    return make(t), inputs if len(inputs) > 1 else inputs[0]


def cases():
    found = {}
    for name in FUNCTIONS:
        for options in ({}, {"create_graph": True}, {"vectorize": True}, {"strict": True}):
            found[f"jacobian_{name}_{'_'.join(options)}"] = lambda t, n=name, o=options: t.autograd.functional.jacobian(
                *build(t, n), **o
            )
        found[f"jacobian_{name}_forward"] = lambda t, n=name: t.autograd.functional.jacobian(
            *build(t, n), vectorize=True, strategy="forward-mode"
        )
    for name in ("scalar", "two_scalars", "constant", "square"):
        for options in (
            {},
            {"create_graph": True},
            {"vectorize": True},
            {"strict": True},
            {"vectorize": True, "outer_jacobian_strategy": "forward-mode"},
        ):

            def hessian(t, n=name, o=options):
                result = t.autograd.functional.hessian(*build(t, n), **o)
                # PyTorch leaves a graph that leads nowhere on what it computed forward
                forward = "outer_jacobian_strategy" in o
                return t.utils._pytree.tree_map(lambda v: v.detach(), result) if forward else result

            found[f"hessian_{name}_{'_'.join(options)}"] = hessian
    for kind in ("vjp", "jvp", "vhp", "hvp"):
        for name in ("scalar", "two_scalars", "constant", "square", "outer"):
            for options in ({}, {"create_graph": True}, {"strict": True}):

                def product(t, kind=kind, name=name, options=options):
                    f, inputs = build(t, name)
                    like = inputs
                    if kind == "vjp":
                        out = f(*inputs) if isinstance(inputs, tuple) else f(inputs)
                        like = out
                    v = tuple(t.cos(a) for a in like) if isinstance(like, tuple) else t.cos(like)
                    return getattr(t.autograd.functional, kind)(f, inputs, v, **options)

                found[f"{kind}_{name}_{'_'.join(options)}"] = product
    found.update({f"error_{name}": f for name, f in ERRORS.items()})
    return found


ERRORS = {
    "jacobian_input": lambda t: t.autograd.functional.jacobian(lambda a: a, 3),
    "jacobian_inputs": lambda t: t.autograd.functional.jacobian(lambda a, b: a, (x(t, 2), 3)),
    "jacobian_output": lambda t: t.autograd.functional.jacobian(lambda a: 3, x(t, 2)),
    "jacobian_strategy": lambda t: t.autograd.functional.jacobian(lambda a: a, x(t, 2), strategy="x"),
    "jacobian_forward": lambda t: t.autograd.functional.jacobian(lambda a: a, x(t, 2), strategy="forward-mode"),
    "jacobian_strict_vectorize": lambda t: t.autograd.functional.jacobian(
        lambda a: a, x(t, 2), strict=True, vectorize=True
    ),
    "hessian_many": lambda t: t.autograd.functional.hessian(lambda a: a, x(t, 2)),
    "vjp_no_v": lambda t: t.autograd.functional.vjp(lambda a: a, x(t, 2)),
    "jvp_no_v": lambda t: t.autograd.functional.jvp(lambda a: a, x(t, 2)),
    "vjp_shape": lambda t: t.autograd.functional.vjp(lambda a: a, x(t, 2), x(t, 3)),
    "vjp_length": lambda t: t.autograd.functional.vjp(lambda a: (a, a), x(t, 2), (x(t, 2),)),
    "vhp_no_v": lambda t: t.autograd.functional.vhp(lambda a: a.sum(), x(t, 2)),
    "grad_unused": lambda t: t.autograd.grad((x(t, 2).requires_grad_() * 2).sum(), x(t, 2).requires_grad_()),
    "grad_materialize": lambda t: t.autograd.grad(
        x(t, 1).requires_grad_() * 2, x(t, 2).requires_grad_(), allow_unused=False, materialize_grads=True
    ),
    "grad_batched_shape": lambda t: (lambda a: t.autograd.grad(a * 2, a, x(t, 3, 3), is_grads_batched=True))(
        x(t, 2).requires_grad_()
    ),
    "dual_outside": lambda t: t.autograd.forward_ad.make_dual(x(t, 2), x(t, 2)),
    "dual_shape": lambda t: dual(t, lambda fw: fw.make_dual(x(t, 2), x(t, 3))),
    "dual_nested": lambda t: dual(t, lambda fw: dual(t, lambda fw: 1)),
    "function_calls": lambda t: square(t)()(x(t, 2)),
    "function_missing_forward": lambda t: type("F", (t.autograd.Function,), {}).apply(x(t, 2).requires_grad_()),
    "function_missing_backward": lambda t: (
        type("F", (t.autograd.Function,), {"forward": staticmethod(lambda ctx, a: a * 2)})
        .apply(x(t, 2).requires_grad_())
        .sum()
        .backward()
    ),
    "function_without_setup_under_vmap": lambda t: t.vmap(old_square(t).apply)(x(t, 2)),
    "function_without_vmap_rule": lambda t: t.vmap(square(t).apply)(x(t, 2)),
    "once_differentiable": lambda t: twice(t, once(t)),
}


def dual(t, f):
    import importlib

    fw = importlib.import_module(f"{t.__name__}.autograd.forward_ad")
    with fw.dual_level():
        return f(fw)


def case_dual(t):
    def f(fw):
        a = fw.make_dual(x(t, 3), t.ones(3, dtype=t.float64))
        b = (a * x(t, 3)).sin() * a
        return list(fw.unpack_dual(b)), list(fw.unpack_dual(a)), fw.unpack_dual(x(t, 2)).tangent

    primal, tangent = (lambda r: (r[0], r[2]))(dual(t, f))
    return [v.detach() for v in primal], tangent


def case_dual_of_module(t):
    t.manual_seed(0)
    model = t.nn.Sequential(t.nn.Linear(3, 4), t.nn.Tanh(), t.nn.Linear(4, 2)).double()

    def f(fw):
        params = {k: fw.make_dual(v.detach(), t.ones_like(v)) for k, v in model.named_parameters()}
        return fw.unpack_dual(t.func.functional_call(model, params, x(t, 3))).tangent

    return dual(t, f)


def case_grad_batched(t):
    a = x(t, 3).requires_grad_()
    y = a**2
    return t.autograd.grad(y, a, t.eye(3, dtype=t.float64), is_grads_batched=True)


def case_grad_materialize(t):
    a, b = x(t, 3).requires_grad_(), x(t, 2).requires_grad_()
    return t.autograd.grad((a * 2).sum(), (a, b), materialize_grads=True)


def case_grad_allow_unused(t):
    a, b = x(t, 3).requires_grad_(), x(t, 2).requires_grad_()
    return t.autograd.grad((a * 2).sum(), (a, b), allow_unused=True)


def case_grad_of_dictionary(t):
    a = {"k": x(t, 3).requires_grad_()}
    return t.autograd.grad((a["k"] ** 2).sum(), a)


def case_grad_under_vmap(t):
    a = x(t, 3).requires_grad_()
    y = a**3
    return t.vmap(lambda v: t.autograd.grad(y, a, v, retain_graph=True)[0])(t.eye(3, dtype=t.float64))


def case_multithreading(t):
    with t.autograd.set_multithreading_enabled(False):
        inside = t.autograd.is_multithreading_enabled()
    return inside, t.autograd.is_multithreading_enabled()


# ---------------------------------------------------------------- Function


def square(t, **extra):
    def forward(a):
        return a**2

    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(*inputs)

    def backward(ctx, g):
        (a,) = ctx.saved_tensors
        return 2 * a * g

    body = {
        k: staticmethod(v)
        for k, v in {"forward": forward, "setup_context": setup_context, "backward": backward}.items()
    }
    return type("Square", (t.autograd.Function,), {**body, **extra})


def old_square(t):
    def forward(ctx, a):
        ctx.save_for_backward(a)
        return a**2

    return type(
        "Square",
        (t.autograd.Function,),
        {"forward": staticmethod(forward), "backward": staticmethod(lambda ctx, g: 2 * ctx.saved_tensors[0] * g)},
    )


def once(t):
    return type(
        "Once",
        (t.autograd.Function,),
        {
            "forward": staticmethod(lambda ctx, a: (ctx.save_for_backward(a), a**2)[1]),
            "backward": staticmethod(
                t.autograd.function.once_differentiable(lambda ctx, g: 2 * ctx.saved_tensors[0] * g)
            ),
        },
    )


def twice(t, f):
    a = x(t, 2).requires_grad_()
    (g,) = t.autograd.grad(f.apply(a).sum(), a, create_graph=True)
    return g, t.autograd.grad(g.sum(), a)


def case_function_twice(t):
    return twice(t, square(t)), twice(t, old_square(t))


def case_function_in_func(t):
    f = square(t).apply
    return (
        t.func.grad(lambda a: f(a).sum())(x(t, 3)),
        t.func.grad(t.func.grad(f))(t.tensor(2.0)),
        t.func.jacrev(f)(x(t, 3)),
    )


def case_function_generated_vmap(t):
    f = square(t, generate_vmap_rule=True).apply
    a = x(t, 2, 3)
    return (
        t.vmap(f)(a),
        t.vmap(t.func.grad(lambda b: f(b).sum()))(a),
        t.func.grad(lambda b: t.vmap(f)(b).sum())(a),
        t.vmap(t.vmap(f))(a),
    )


def case_function_own_vmap(t):
    def rule(info, in_dims, a):
        return f.apply(a.movedim(in_dims[0], 0)) * info.batch_size, 0

    f = square(t, vmap=staticmethod(rule))
    return t.vmap(f.apply, in_dims=1)(x(t, 2, 3))


def case_function_materialize(t):
    seen = []

    def backward(ctx, a, b):
        seen.append(b is None)
        return a

    def forward(ctx, a):
        ctx.set_materialize_grads(False)
        return a * 1, a * 2

    f = type("F", (t.autograd.Function,), {"forward": staticmethod(forward), "backward": staticmethod(backward)})
    a = x(t, 2).requires_grad_()
    f.apply(a)[0].sum().backward()
    return seen, a.grad


def case_function_non_differentiable(t):
    def forward(ctx, a):
        index = a.argsort()
        ctx.mark_non_differentiable(index)
        ctx.save_for_backward(index)
        return a[index], index

    def backward(ctx, g, _):
        (index,) = ctx.saved_tensors
        return t.zeros_like(g).index_add_(0, index, g)

    f = type("F", (t.autograd.Function,), {"forward": staticmethod(forward), "backward": staticmethod(backward)})
    a = t.tensor([3.0, 1.0, 2.0], requires_grad=True)
    values, index = f.apply(a)
    (values * t.arange(3.0)).sum().backward()
    return values, index, a.grad


def case_function_dirty(t):
    def forward(ctx, a):
        a.mul_(2)
        ctx.mark_dirty(a)
        return a

    f = type(
        "F", (t.autograd.Function,), {"forward": staticmethod(forward), "backward": staticmethod(lambda ctx, g: g * 2)}
    )
    a = x(t, 2).requires_grad_()
    b = a.clone()
    c = f.apply(b)
    c.sum().backward()
    return c is b, b, a.grad


def case_function_needs_input_grad(t):
    seen = []

    def backward(ctx, g):
        seen.append(ctx.needs_input_grad)
        return g, None, None

    f = type(
        "F",
        (t.autograd.Function,),
        {"forward": staticmethod(lambda ctx, a, b, c: a * c), "backward": staticmethod(backward)},
    )
    f.apply(x(t, 2).requires_grad_(), x(t, 2), 3).sum().backward()
    return seen


def case_gradcheck(t):
    a, b = x(t, 3).requires_grad_(), x(t, 3, start=1.0).requires_grad_()
    f = lambda a, b: (a * b).sin()
    g = t.autograd
    return (
        g.gradcheck(f, (a, b)),
        g.gradgradcheck(f, (a, b)),
        g.gradcheck(f, (a, b), check_forward_ad=True, check_batched_grad=True),
        g.gradcheck(f, (a, b), fast_mode=True),
        g.gradcheck(lambda a: t.floor(a) + a.detach() * 2, (a,), raise_exception=False),
    )
