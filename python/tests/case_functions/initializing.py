"""nn.init: every function, its random stream, its errors and warnings."""

from __future__ import annotations

import warnings

CALLS = {
    "uniform_": [((3, 4), {}), ((5,), {"a": -2.0, "b": 3.0})],
    "normal_": [((3, 7), {}), ((33,), {"mean": 1.0, "std": 0.5})],
    "trunc_normal_": [((3, 7), {}), ((40,), {"mean": 1.0, "std": 2.0, "a": -1.0, "b": 1.5})],
    "constant_": [((2, 2), {"val": 3.5})],
    "ones_": [((2, 2), {})],
    "zeros_": [((2, 2), {})],
    "eye_": [((3, 4), {})],
    "dirac_": [((3, 3, 2), {}), ((4, 2, 3, 3), {"groups": 2}), ((2, 2, 3, 3, 3), {})],
    "xavier_uniform_": [((3, 4), {}), ((3, 4, 2, 2), {"gain": 2.0})],
    "xavier_normal_": [((3, 4), {}), ((3, 4, 2, 2), {"gain": 2.0})],
    "kaiming_uniform_": [
        ((3, 4), {}),
        ((3, 4, 2), {"a": 5**0.5}),
        ((3, 4), {"mode": "fan_out", "nonlinearity": "relu"}),
    ],
    "kaiming_normal_": [((3, 4), {}), ((3, 4, 2), {"mode": "fan_out"}), ((3, 4), {"nonlinearity": "tanh"})],
    "sparse_": [((6, 4), {"sparsity": 0.4}), ((6, 4), {"sparsity": 0.1, "std": 1.0})],
}
ERRORS = {
    "eye_dims": lambda t: t.nn.init.eye_(t.empty(3)),
    "dirac_dims": lambda t: t.nn.init.dirac_(t.empty(3, 3)),
    "dirac_groups": lambda t: t.nn.init.dirac_(t.empty(3, 3, 3), groups=2),
    "xavier_dims": lambda t: t.nn.init.xavier_uniform_(t.empty(3)),
    "kaiming_mode": lambda t: t.nn.init.kaiming_uniform_(t.empty(3, 3), mode="foo"),
    "kaiming_nonlinearity": lambda t: t.nn.init.kaiming_uniform_(t.empty(3, 3), nonlinearity="foo"),
    "sparse_dims": lambda t: t.nn.init.sparse_(t.empty(3), 0.1),
    "orthogonal_dims": lambda t: t.nn.init.orthogonal_(t.empty(3)),
    "gain": lambda t: t.nn.init.calculate_gain("foo"),
    "gain_param": lambda t: t.nn.init.calculate_gain("leaky_relu", "x"),
}
GAINS = "linear conv1d conv2d conv3d conv_transpose1d conv_transpose2d sigmoid tanh relu leaky_relu selu".split()


def cases():
    found = {}
    for name, calls in CALLS.items():
        for k, (shape, options) in enumerate(calls):
            for dtype in ("float32", "float64"):

                def case(t, name=name, shape=shape, options=options, dtype=dtype):
                    x = t.full(shape, 9.0, dtype=getattr(t, dtype))
                    y = getattr(t.nn.init, name)(x, **options)
                    return y, y is x, t.rand(2)

                found[f"{name}{k}_{dtype}"] = case
    found.update({f"error_{name}": f for name, f in ERRORS.items()})
    return found


def case_gains(t):
    return [t.nn.init.calculate_gain(g) for g in GAINS], t.nn.init.calculate_gain("leaky_relu", 0.3)


def case_generator(t):
    generator = t.Generator().manual_seed(5)
    return t.nn.init.normal_(t.empty(4), generator=generator), t.rand(2)


def case_deprecated(t):
    results = []
    for (
        name
    ) in "uniform normal constant eye dirac xavier_uniform xavier_normal kaiming_uniform kaiming_normal sparse".split():
        shape = (3, 3, 3) if name == "dirac" else (3, 3)
        extra = (0.5,) if name in ("constant", "sparse") else ()
        with warnings.catch_warnings(record=True) as seen:
            warnings.simplefilter("always")
            results.append(getattr(t.nn.init, name)(t.empty(shape), *extra))
        results += [(w.category.__name__, str(w.message)) for w in seen]
    return results


def case_warnings(t):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        t.nn.init.trunc_normal_(t.empty(3), mean=5.0)
        t.nn.init.kaiming_uniform_(t.empty(0, 3))
    return [(w.category.__name__, str(w.message)) for w in seen]


def case_requires_grad(t):
    w = t.nn.Parameter(t.empty(2, 2))
    t.nn.init.ones_(w)
    return w, w.requires_grad
