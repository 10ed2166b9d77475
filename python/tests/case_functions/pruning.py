"""nn.utils.prune."""

from __future__ import annotations

import copy


def linear(t):
    t.manual_seed(7)
    return t.nn.Linear(4, 5)


def conv(t):
    t.manual_seed(7)
    return t.nn.Conv2d(3, 4, 2)


def state(m):
    return m.state_dict(), m.weight, [n for n, _ in m.named_parameters()], [n for n, _ in m.named_buffers()]


PRUNERS = {
    "identity": lambda q, m: q.identity(m, "weight"),
    "random": lambda q, m: q.random_unstructured(m, "weight", 0.4),
    "random_count": lambda q, m: q.random_unstructured(m, "weight", 3),
    "l1": lambda q, m: q.l1_unstructured(m, "weight", 0.4),
    "l1_count": lambda q, m: q.l1_unstructured(m, "weight", 3),
    "l1_nothing": lambda q, m: q.l1_unstructured(m, "weight", 0),
    "random_structured": lambda q, m: q.random_structured(m, "weight", 2, 0),
    "random_structured_1": lambda q, m: q.random_structured(m, "weight", 0.5, 1),
    "ln": lambda q, m: q.ln_structured(m, "weight", 2, 2, 0),
    "ln_1": lambda q, m: q.ln_structured(m, "weight", 0.5, 1, 1),
    "ln_inf": lambda q, m: q.ln_structured(m, "weight", 1, float("inf"), -1),
    "l1_twice": lambda q, m: q.l1_unstructured(q.l1_unstructured(m, "weight", 0.3), "weight", 0.5),
    "random_then_ln": lambda q, m: q.ln_structured(q.random_unstructured(m, "weight", 0.3), "weight", 0.5, 2, 0),
    "three": lambda q, m: q.random_unstructured(
        q.ln_structured(q.l1_unstructured(m, "weight", 0.2), "weight", 1, 2, 1), "weight", 2
    ),
    "bias": lambda q, m: q.l1_unstructured(m, "bias", 0.5),
}
ERRORS = {
    "amount_type": lambda t: t.nn.utils.prune.l1_unstructured(linear(t), "weight", "a"),
    "amount_range": lambda t: t.nn.utils.prune.l1_unstructured(linear(t), "weight", 1.5),
    "amount_many": lambda t: t.nn.utils.prune.l1_unstructured(linear(t), "weight", 100),
    "structured_bias": lambda t: t.nn.utils.prune.ln_structured(linear(t), "bias", 1, 2, 0),
    "dim": lambda t: t.nn.utils.prune.ln_structured(linear(t), "weight", 1, 2, 5),
    "remove": lambda t: t.nn.utils.prune.remove(linear(t), "weight"),
    "global_structured": lambda t: t.nn.utils.prune.global_unstructured(
        [(linear(t), "weight")], t.nn.utils.prune.LnStructured, amount=1, n=2
    ),
    "mask_shape": lambda t: t.nn.utils.prune.custom_from_mask(linear(t), "weight", t.ones(2, 2)),
    "container": lambda t: t.nn.utils.prune.PruningContainer().add_pruning_method(3),
    "scores_shape": lambda t: t.nn.utils.prune.l1_unstructured(linear(t), "weight", 1, importance_scores=t.ones(2)),
}


def cases():
    found = {}
    for name, prune in PRUNERS.items():
        for make in (linear, conv):

            def case(t, prune=prune, make=make):
                m = make(t)
                prune(t.nn.utils.prune, m)
                return state(m), t.nn.utils.prune.is_pruned(m)

            found[f"{name}_{make.__name__}"] = case
    found.update({f"error_{name}": f for name, f in ERRORS.items()})
    return found


def case_train_and_remove(t):
    m = linear(t)
    q = t.nn.utils.prune
    q.l1_unstructured(m, "weight", 0.5)
    optimizer = t.optim.SGD(m.parameters(), lr=0.1)
    for _ in range(2):
        optimizer.zero_grad()
        m(t.ones(2, 4)).pow(2).sum().backward()
        optimizer.step()
    kept = m.weight_orig.grad
    q.remove(m, "weight")
    return kept, state(m), q.is_pruned(m), isinstance(m.weight, t.nn.Parameter)


def case_global(t):
    t.manual_seed(3)
    m = t.nn.Sequential(t.nn.Linear(3, 4), t.nn.ReLU(), t.nn.Linear(4, 2))
    q = t.nn.utils.prune
    pairs = [(m[0], "weight"), (m[2], "weight"), (m[0], "bias")]
    q.global_unstructured(pairs, q.L1Unstructured, amount=0.3)
    first = copy.deepcopy(m.state_dict())
    q.global_unstructured(pairs, q.RandomUnstructured, amount=4)
    return first, m.state_dict(), m(t.ones(1, 3))


def case_global_scores(t):
    m = linear(t)
    q = t.nn.utils.prune
    scores = t.arange(20.0).reshape(5, 4)
    q.global_unstructured([(m, "weight")], q.L1Unstructured, {(m, "weight"): scores}, amount=7)
    return m.weight_mask


def case_custom(t):
    m = linear(t)
    t.nn.utils.prune.custom_from_mask(m, "weight", t.eye(5, 4))
    return state(m)


def case_scores(t):
    m = linear(t)
    t.nn.utils.prune.l1_unstructured(m, "weight", 6, importance_scores=t.arange(20.0).reshape(5, 4))
    return m.weight_mask


def case_tensor(t):
    q = t.nn.utils.prune
    return q.L1Unstructured(amount=2).prune(t.tensor([3.0, -1.0, 0.5, 2.0])), q.LnStructured(1, 2, 0).prune(t.eye(3))


def case_deepcopy(t):
    m = linear(t)
    t.nn.utils.prune.l1_unstructured(m, "weight", 0.5)
    m(t.ones(1, 4))
    other = linear(t)
    t.nn.utils.prune.identity(other, "weight")
    other.load_state_dict(m.state_dict())
    return other(t.ones(1, 4)), other.weight
