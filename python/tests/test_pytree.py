"""torch.utils._pytree."""

from __future__ import annotations

from collections import OrderedDict, namedtuple
from typing import Any

import pytest
import swiftgrad as torch
from swiftgrad.utils import _pytree as pytree

pytestmark = pytest.mark.swiftgrad_only
Point = namedtuple("Point", "x y")
TREES: list[Any] = [
    1,
    [1, (2, 3), {"b": 4, "a": [5]}],
    OrderedDict(z=1, a=(2,)),
    Point([1], {"k": 2}),
    [],
    None,
]


@pytest.mark.parametrize("tree", TREES, ids=str)
def test_round_trips(tree: Any) -> None:
    leaves, spec = pytree.tree_flatten(tree)
    again = pytree.tree_unflatten(leaves, spec)
    assert again == tree and type(again) is type(tree) and spec.num_leaves == len(leaves)
    assert pytree.tree_structure(pytree.tree_map(str, tree)) == spec


def test_order_and_maps() -> None:
    tree = {"b": 1, "a": [2, (3,)]}
    assert pytree.tree_leaves(tree) == [1, 2, 3]
    assert pytree.tree_map(lambda x, y: x + y, tree, {"b": 10, "a": [20, (30,)]}) == {"b": 11, "a": [22, (33,)]}
    assert pytree.tree_map_only(int, lambda x: -x, [1, "a"]) == [-1, "a"]
    assert pytree.tree_map_only(torch.Tensor, lambda t: t.shape, (torch.ones(2), 3)) == (torch.Size([2]), 3)
    assert pytree.tree_all(lambda x: x > 0, tree) and pytree.tree_any(lambda x: x == 3, tree)
    assert pytree.tree_map(len, [[1, 2], [3]], is_leaf=lambda x: x and isinstance(x[0], int)) == [2, 1]


def test_errors() -> None:
    spec = pytree.tree_structure([1, 2])
    with pytest.raises(ValueError, match="holds 2 items"):
        pytree.tree_unflatten([1], spec)
    with pytest.raises(ValueError, match="arity mismatch; expected 2, but got 1"):
        pytree.tree_map(max, [1, 2], [1])
    with pytest.raises(ValueError, match="keys mismatch"):
        pytree.tree_map(max, {"a": 1}, {"b": 1})
    with pytest.raises(ValueError, match="already registered"):
        pytree.register_pytree_node(dict, lambda d: (list(d.values()), None), lambda v, c: {})


def test_own_classes_and_named_results() -> None:
    class Pair:
        def __init__(self, a: Any, b: Any) -> None:
            self.a, self.b = a, b

    pytree.register_pytree_node(Pair, lambda p: ([p.a, p.b], None), lambda v, c: Pair(*v))
    doubled = pytree.tree_map(lambda x: 2 * x, [Pair(1, 2)])[0]
    assert (doubled.a, doubled.b) == (2, 4)
    best = pytree.tree_map(lambda t: t + 1, torch.max(torch.ones(2, 2), 0))
    assert type(best) is torch.return_types.max and best.indices.tolist() == [1, 1]


def test_paths_and_text() -> None:
    pairs = pytree.tree_leaves_with_path({"a": [1, Point(2, 3)]})
    assert [(pytree.keystr(p), v) for p, v in pairs] == [("['a'][0]", 1), ("['a'][1].x", 2), ("['a'][1].y", 3)]
    assert pytree.key_get({"a": [1, Point(2, 3)]}, pairs[2][0]) == 3
    spec = pytree.tree_structure({"a": [1, (2,)]})
    assert pytree.treespec_loads(pytree.treespec_dumps(spec)) == spec
    assert pytree.treespec_pprint(spec) == "{'a': [*, (*,)]}"
