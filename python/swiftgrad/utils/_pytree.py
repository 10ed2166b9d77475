"""Trees of Python containers: flattening to leaves, building again, mapping."""

from __future__ import annotations

from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

__all__ = [
    "LeafSpec",
    "PyTree",
    "TreeSpec",
    "register_pytree_node",
    "tree_all",
    "tree_all_only",
    "tree_any",
    "tree_any_only",
    "tree_flatten",
    "tree_iter",
    "tree_leaves",
    "tree_map",
    "tree_map_",
    "tree_map_only",
    "tree_structure",
    "tree_unflatten",
    "treespec_pprint",
]

PyTree = Any


class _Node(NamedTuple):
    """How a type of containers is taken apart and built."""

    flatten: Callable[[Any], tuple[list[Any], Any]]
    unflatten: Callable[[Iterable[Any], Any], Any]


def _defaultdict_flatten(d: defaultdict[Any, Any]) -> tuple[list[Any], Any]:
    return list(d.values()), (d.default_factory, list(d))


SUPPORTED_NODES: dict[type, _Node] = {
    dict: _Node(lambda d: (list(d.values()), list(d)), lambda v, c: dict(zip(c, v, strict=True))),
    OrderedDict: _Node(lambda d: (list(d.values()), list(d)), lambda v, c: OrderedDict(zip(c, v, strict=True))),
    defaultdict: _Node(_defaultdict_flatten, lambda v, c: defaultdict(c[0], zip(c[1], v, strict=True))),
    list: _Node(lambda x: (x, None), lambda v, c: list(v)),
    tuple: _Node(lambda x: (list(x), None), lambda v, c: tuple(v)),
    deque: _Node(lambda x: (list(x), x.maxlen), lambda v, c: deque(v, maxlen=c)),
}
_NAMEDTUPLE = _Node(lambda x: (list(x), type(x)), lambda v, c: c(*v))


def _is_namedtuple(cls: type) -> bool:
    return issubclass(cls, tuple) and hasattr(cls, "_fields")


def _node_of(tree: Any) -> tuple[Any, _Node | None]:
    """The type a container counts as and how it is handled; None for leaves."""
    cls = type(tree)
    node = SUPPORTED_NODES.get(cls)
    if node is None and _is_namedtuple(cls):
        return tuple, _NAMEDTUPLE
    return cls, node


def register_pytree_node(
    cls: type,
    flatten_fn: Callable[[Any], tuple[list[Any], Any]],
    unflatten_fn: Callable[[Iterable[Any], Any], Any],
    **options: Any,
) -> None:
    """Has values of a class taken for containers.

    Args:
        cls: The class.
        flatten_fn: Gives the children and a context.
        unflatten_fn: Builds a value from children and context.
        options: What PyTorch takes for serialisation; not used.

    Raises:
        ValueError: The class is registered already.
    """
    if cls in SUPPORTED_NODES:
        raise ValueError(f"{cls} is already registered as pytree node.")
    SUPPORTED_NODES[cls] = _Node(flatten_fn, unflatten_fn)


class TreeSpec:
    """The structure of a tree: type and context of its root, structures of its children."""

    __slots__ = ("children_specs", "context", "num_leaves", "type", "unflatten")

    def __init__(self, type: Any, context: Any, children_specs: list[TreeSpec], unflatten: Any = None) -> None:
        self.type = type
        self.context = context
        self.children_specs = children_specs
        self.unflatten = unflatten
        self.num_leaves = sum(child.num_leaves for child in children_specs)

    @property
    def num_children(self) -> int:
        """How many children the root has."""
        return len(self.children_specs)

    @property
    def num_nodes(self) -> int:
        """How many nodes there are, leaves included."""
        return 1 + sum(child.num_nodes for child in self.children_specs)

    def is_leaf(self) -> bool:
        """Whether this is the structure of a leaf."""
        return False

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, TreeSpec)
            and self.type is other.type
            and self.context == other.context
            and self.children_specs == other.children_specs
        )

    def __hash__(self) -> int:
        return hash((self.type, self.num_leaves, len(self.children_specs)))

    def __repr__(self) -> str:
        children = ",\n".join("  " + repr(c).replace("\n", "\n  ") for c in self.children_specs).lstrip()
        return f"TreeSpec({self.type.__name__}, {self.context}, [{children}])"


class LeafSpec(TreeSpec):
    """The structure of a leaf."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(None, None, [])
        self.num_leaves = 1

    def is_leaf(self) -> bool:
        return True

    def __repr__(self) -> str:
        return "*"


_LEAF = LeafSpec()


def _flatten(tree: Any, leaves: list[Any], is_leaf: Callable[[Any], bool] | None) -> TreeSpec:
    cls, node = _node_of(tree)
    if node is None or (is_leaf is not None and is_leaf(tree)):
        leaves.append(tree)
        return _LEAF
    children, context = node.flatten(tree)
    return TreeSpec(cls, context, [_flatten(child, leaves, is_leaf) for child in children], node.unflatten)


def tree_flatten(tree: Any, is_leaf: Callable[[Any], bool] | None = None) -> tuple[list[Any], TreeSpec]:
    """The leaves of a tree from left to right, and its structure."""
    leaves: list[Any] = []
    return leaves, _flatten(tree, leaves, is_leaf)


def tree_unflatten(leaves: Iterable[Any], treespec: TreeSpec) -> Any:
    """The tree of a structure with these leaves.

    Raises:
        TypeError: `treespec` is none.
        ValueError: The number of leaves is another.
    """
    if not isinstance(treespec, TreeSpec):
        raise TypeError(
            f"tree_unflatten(leaves, treespec): Expected `treespec` to be instance of TreeSpec but got item of type "
            f"{type(treespec)}."
        )
    values = list(leaves)
    if len(values) != treespec.num_leaves:
        raise ValueError(
            f"tree_unflatten(leaves, treespec): `leaves` has length {len(values)} but the spec refers to a pytree "
            f"that holds {treespec.num_leaves} items ({treespec})."
        )
    return _unflatten(values, 0, treespec)[0]


def _unflatten(leaves: list[Any], at: int, spec: TreeSpec) -> tuple[Any, int]:
    if spec.is_leaf():
        return leaves[at], at + 1
    children = []
    for child in spec.children_specs:
        value, at = _unflatten(leaves, at, child)
        children.append(value)
    return spec.unflatten(children, spec.context), at


def tree_leaves(tree: Any, is_leaf: Callable[[Any], bool] | None = None) -> list[Any]:
    """The leaves of a tree from left to right."""
    return tree_flatten(tree, is_leaf)[0]


def tree_iter(tree: Any, is_leaf: Callable[[Any], bool] | None = None) -> Iterable[Any]:
    """An iterator over the leaves."""
    return iter(tree_leaves(tree, is_leaf))


def tree_structure(tree: Any, is_leaf: Callable[[Any], bool] | None = None) -> TreeSpec:
    """The structure of a tree."""
    return tree_flatten(tree, is_leaf)[1]


def tree_map(func: Callable[..., Any], tree: Any, *rests: Any, is_leaf: Callable[[Any], bool] | None = None) -> Any:
    """A tree of the same structure whose leaves are `func` of the leaves of all trees."""
    leaves, spec = tree_flatten(tree, is_leaf)
    others = [_leaves_up_to(spec, rest) for rest in rests]
    return tree_unflatten([func(*values) for values in zip(leaves, *others, strict=True)], spec)


def tree_map_(func: Callable[..., Any], tree: Any, *rests: Any, is_leaf: Callable[[Any], bool] | None = None) -> Any:
    """Calls `func` on the leaves and returns the tree itself."""
    tree_map(func, tree, *rests, is_leaf=is_leaf)
    return tree


def _leaves_up_to(spec: TreeSpec, tree: Any) -> list[Any]:
    """The subtrees of `tree` where `spec` has its leaves."""
    if spec.is_leaf():
        return [tree]
    cls, node = _node_of(tree)
    if node is None or cls is not spec.type:
        raise ValueError(f"Node type mismatch; expected {spec.type}, but got {type(tree)}.")
    children, _ = node.flatten(tree)
    if len(children) != len(spec.children_specs):
        raise ValueError(f"Node arity mismatch; expected {len(spec.children_specs)}, but got {len(children)}.")
    return [
        leaf for child, part in zip(spec.children_specs, children, strict=True) for leaf in _leaves_up_to(child, part)
    ]


def tree_map_only(
    type_or_types: Any, func: Callable[[Any], Any], tree: Any, is_leaf: Callable[[Any], bool] | None = None
) -> Any:
    """As `tree_map`, but only leaves of some types are changed."""
    return tree_map(lambda leaf: func(leaf) if isinstance(leaf, type_or_types) else leaf, tree, is_leaf=is_leaf)


def tree_all(pred: Callable[[Any], bool], tree: Any, is_leaf: Callable[[Any], bool] | None = None) -> bool:
    """Whether `pred` holds for all leaves."""
    return all(map(pred, tree_iter(tree, is_leaf)))


def tree_any(pred: Callable[[Any], bool], tree: Any, is_leaf: Callable[[Any], bool] | None = None) -> bool:
    """Whether `pred` holds for some leaf."""
    return any(map(pred, tree_iter(tree, is_leaf)))


def tree_all_only(
    type_or_types: Any, pred: Callable[[Any], bool], tree: Any, is_leaf: Callable[[Any], bool] | None = None
) -> bool:
    """Whether `pred` holds for all leaves of some types."""
    return all(pred(leaf) for leaf in tree_iter(tree, is_leaf) if isinstance(leaf, type_or_types))


def tree_any_only(
    type_or_types: Any, pred: Callable[[Any], bool], tree: Any, is_leaf: Callable[[Any], bool] | None = None
) -> bool:
    """Whether `pred` holds for some leaf of some types."""
    return any(pred(leaf) for leaf in tree_iter(tree, is_leaf) if isinstance(leaf, type_or_types))


def treespec_pprint(treespec: TreeSpec) -> str:
    """The structure as text, with stars for leaves."""
    return repr(tree_unflatten([_LEAF] * treespec.num_leaves, treespec))


def _broadcast_to_and_flatten(
    tree: Any, treespec: TreeSpec, is_leaf: Callable[[Any], bool] | None = None
) -> list[Any] | None:
    """The leaves of `tree` repeated so that there is one for each leaf of `treespec`; None where that does not fit."""
    _, node = _node_of(tree)
    if node is None or (is_leaf is not None and is_leaf(tree)):
        return [tree] * treespec.num_leaves
    if treespec.is_leaf():
        return None
    cls, node = _node_of(tree)
    assert node is not None
    children, context = node.flatten(tree)
    if cls is not treespec.type or len(children) != treespec.num_children or context != treespec.context:
        return None
    result: list[Any] = []
    for child, spec in zip(children, treespec.children_specs, strict=True):
        part = _broadcast_to_and_flatten(child, spec, is_leaf)
        if part is None:
            return None
        result.extend(part)
    return result
