"""Nested containers as trees: taken apart into leaves and a description, mapped, and put together again."""

from __future__ import annotations

import functools
import json
from collections import OrderedDict, defaultdict, deque, namedtuple
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

__all__ = [
    "LeafSpec",
    "PyTree",
    "TreeSpec",
    "is_namedtuple",
    "is_namedtuple_class",
    "is_namedtuple_instance",
    "is_structseq",
    "is_structseq_class",
    "is_structseq_instance",
    "keystr",
    "key_get",
    "register_pytree_node",
    "tree_all",
    "tree_all_only",
    "tree_any",
    "tree_any_only",
    "tree_flatten",
    "tree_flatten_with_path",
    "tree_is_leaf",
    "tree_iter",
    "tree_leaves",
    "tree_leaves_with_path",
    "tree_map",
    "tree_map_",
    "tree_map_only",
    "tree_map_only_",
    "tree_map_with_path",
    "tree_structure",
    "tree_unflatten",
    "treespec_dumps",
    "treespec_loads",
    "treespec_pprint",
]

PyTree = Any
Context = Any
FlattenFn = Callable[[Any], tuple[list[Any], Any]]
UnflattenFn = Callable[[Iterable[Any], Any], Any]
IsLeaf = Callable[[Any], bool] | None


class NodeDef(NamedTuple):
    """How containers of one class are taken apart and put together."""

    type: type
    flatten_fn: FlattenFn
    unflatten_fn: UnflattenFn
    flatten_with_keys_fn: Callable[[Any], tuple[list[tuple[Any, Any]], Any]] | None


class SequenceKey(NamedTuple):
    """A place in a list or tuple."""

    idx: int

    def __str__(self) -> str:
        return f"[{self.idx!r}]"

    def get(self, parent: Any) -> Any:
        """The child there."""
        return parent[self.idx]


class MappingKey(NamedTuple):
    """A place in a dict."""

    key: Any

    def __str__(self) -> str:
        return f"[{self.key!r}]"

    def get(self, parent: Any) -> Any:
        """The child there."""
        return parent[self.key]


class GetAttrKey(NamedTuple):
    """A place in an object with named fields."""

    name: str

    def __str__(self) -> str:
        return f".{self.name}"

    def get(self, parent: Any) -> Any:
        """The child there."""
        return getattr(parent, self.name)


SUPPORTED_NODES: dict[type, NodeDef] = {}
SERIALIZED_TYPES: dict[type, tuple[str, Any, Any]] = {}


def register_pytree_node(
    cls: type,
    flatten_fn: FlattenFn,
    unflatten_fn: UnflattenFn,
    *,
    serialized_type_name: str | None = None,
    to_dumpable_context: Callable[[Any], Any] | None = None,
    from_dumpable_context: Callable[[Any], Any] | None = None,
    flatten_with_keys_fn: Callable[[Any], tuple[list[tuple[Any, Any]], Any]] | None = None,
) -> None:
    """Makes a class a container.

    Args:
        cls: The class.
        flatten_fn: Gives an object's children and what else is needed to build it again.
        unflatten_fn: Builds an object from children and that.
        serialized_type_name: Its name in `treespec_dumps`.
        to_dumpable_context: What else is needed, as JSON takes it.
        from_dumpable_context: The way back.
        flatten_with_keys_fn: As ``flatten_fn``, with a key for each child.

    Raises:
        ValueError: The class is one already.
    """
    if cls in SUPPORTED_NODES:
        raise ValueError(f"{cls} is already registered as pytree node.")
    SUPPORTED_NODES[cls] = NodeDef(cls, flatten_fn, unflatten_fn, flatten_with_keys_fn)
    if serialized_type_name is not None:
        SERIALIZED_TYPES[cls] = (serialized_type_name, to_dumpable_context, from_dumpable_context)


def _register_pytree_node(cls: type, flatten_fn: FlattenFn, unflatten_fn: UnflattenFn, **kwargs: Any) -> None:
    if cls not in SUPPORTED_NODES:
        register_pytree_node(cls, flatten_fn, unflatten_fn, **kwargs)


def _dict_flatten(d: Any) -> tuple[list[Any], Any]:
    return list(d.values()), list(d.keys())


def _dict_flatten_with_keys(d: Any) -> tuple[list[tuple[Any, Any]], Any]:
    return [(MappingKey(k), v) for k, v in d.items()], list(d.keys())


def _dict_unflatten(values: Iterable[Any], context: Any) -> Any:
    return dict(zip(context, values, strict=True))


def _sequence_keys(flatten: FlattenFn) -> Callable[[Any], tuple[list[tuple[Any, Any]], Any]]:
    def with_keys(value: Any) -> tuple[list[tuple[Any, Any]], Any]:
        children, context = flatten(value)
        return [(SequenceKey(i), c) for i, c in enumerate(children)], context

    return with_keys


def _list_flatten(value: Any) -> tuple[list[Any], Any]:
    return list(value), None


def _namedtuple_flatten(value: Any) -> tuple[list[Any], Any]:
    return list(value), type(value)


def _namedtuple_with_keys(value: Any) -> tuple[list[tuple[Any, Any]], Any]:
    return [(GetAttrKey(n), v) for n, v in zip(value._fields, value, strict=True)], type(value)


def _defaultdict_flatten(d: Any) -> tuple[list[Any], Any]:
    return list(d.values()), [d.default_factory, list(d.keys())]


def _defaultdict_with_keys(d: Any) -> tuple[list[tuple[Any, Any]], Any]:
    return [(MappingKey(k), v) for k, v in d.items()], [d.default_factory, list(d.keys())]


def _defaultdict_unflatten(values: Iterable[Any], context: Any) -> Any:
    return defaultdict(context[0], zip(context[1], values, strict=True))


def _deque_flatten(d: Any) -> tuple[list[Any], Any]:
    return list(d), d.maxlen


register_pytree_node(
    tuple,
    _list_flatten,
    lambda values, context: tuple(values),
    serialized_type_name="builtins.tuple",
    flatten_with_keys_fn=_sequence_keys(_list_flatten),
)
register_pytree_node(
    list,
    _list_flatten,
    lambda values, context: list(values),
    serialized_type_name="builtins.list",
    flatten_with_keys_fn=_sequence_keys(_list_flatten),
)
register_pytree_node(
    dict,
    _dict_flatten,
    _dict_unflatten,
    serialized_type_name="builtins.dict",
    flatten_with_keys_fn=_dict_flatten_with_keys,
)
register_pytree_node(
    OrderedDict,
    _dict_flatten,
    lambda values, context: OrderedDict(zip(context, values, strict=True)),
    serialized_type_name="collections.OrderedDict",
    flatten_with_keys_fn=_dict_flatten_with_keys,
)
register_pytree_node(
    defaultdict, _defaultdict_flatten, _defaultdict_unflatten, flatten_with_keys_fn=_defaultdict_with_keys
)
register_pytree_node(
    deque,
    _deque_flatten,
    lambda values, context: deque(values, maxlen=context),
    serialized_type_name="collections.deque",
    flatten_with_keys_fn=_sequence_keys(_deque_flatten),
)
register_pytree_node(
    namedtuple,  # type: ignore[arg-type]  # stands for all classes that it makes
    _namedtuple_flatten,
    lambda values, context: context(*values),
    flatten_with_keys_fn=_namedtuple_with_keys,
)
BUILTIN_TYPES = frozenset({tuple, list, dict, OrderedDict, defaultdict, deque, namedtuple})
STANDARD_DICT_TYPES = frozenset({dict, OrderedDict, defaultdict})


def is_namedtuple(obj: Any) -> bool:
    """Whether it is a named tuple or the class of one."""
    return is_namedtuple_class(obj if isinstance(obj, type) else type(obj))


def is_namedtuple_class(cls: Any) -> bool:
    """Whether it is a class of named tuples."""
    fields = getattr(cls, "_fields", None)
    return (
        isinstance(cls, type)
        and issubclass(cls, tuple)
        and isinstance(fields, tuple)
        and all(isinstance(f, str) for f in fields)
        and callable(getattr(cls, "_make", None))
    )


def is_namedtuple_instance(obj: Any) -> bool:
    """Whether it is a named tuple."""
    return is_namedtuple_class(type(obj))


def is_structseq_class(cls: Any) -> bool:
    """Whether it is a class of an operator's named results."""
    return (
        isinstance(cls, type)
        and cls.__bases__ == (tuple,)
        and all(isinstance(getattr(cls, n, None), int) for n in ("n_fields", "n_sequence_fields", "n_unnamed_fields"))
    )


def is_structseq_instance(obj: Any) -> bool:
    """Whether it is an operator's named results."""
    return is_structseq_class(type(obj))


def is_structseq(obj: Any) -> bool:
    """Whether it is an operator's named results or the class of such."""
    return is_structseq_class(obj if isinstance(obj, type) else type(obj))


def _structseq_node(cls: type) -> NodeDef:
    return NodeDef(cls, lambda v: (list(v), cls), lambda values, context: context(values), None)


def _is_namedtuple_instance(tree: Any) -> bool:
    return is_namedtuple_instance(tree)


def _get_node_type(tree: Any) -> Any:
    kind = type(tree)
    if kind not in SUPPORTED_NODES and is_namedtuple_class(kind):
        return namedtuple
    return kind


def _node(tree: Any) -> tuple[Any, NodeDef | None]:
    kind = _get_node_type(tree)
    node = SUPPORTED_NODES.get(kind)
    if node is None and is_structseq_class(kind):
        return kind, _structseq_node(kind)
    return kind, node


def tree_is_leaf(tree: PyTree, is_leaf: IsLeaf = None) -> bool:
    """Whether it is not a container."""
    return (is_leaf is not None and is_leaf(tree)) or _node(tree)[1] is None


class TreeSpec:
    """How a tree is built, without its leaves.

    Args:
        type: The container's class; None for a leaf.
        context: What else is needed to build it.
        children_specs: Its children's.
    """

    __slots__ = ("children_specs", "context", "num_children", "num_leaves", "num_nodes", "type")

    def __init__(self, type: Any, context: Any, children_specs: list[TreeSpec]) -> None:
        self.type, self.context, self.children_specs = type, context, children_specs
        self.num_nodes: int = 1 + sum(c.num_nodes for c in children_specs)
        self.num_leaves: int = 1 if type is None else sum(c.num_leaves for c in children_specs)
        self.num_children = len(children_specs)

    def is_leaf(self) -> bool:
        """Whether it stands for a leaf."""
        return self.type is None

    def children(self) -> list[TreeSpec]:
        """The children's."""
        return list(self.children_specs)

    def child(self, index: int) -> TreeSpec:
        """A child's."""
        return self.children_specs[index]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, TreeSpec):
            return NotImplemented
        return (self.type, self.context, self.children_specs) == (other.type, other.context, other.children_specs)

    def __hash__(self) -> int:
        context = tuple(self.context) if self.type in STANDARD_DICT_TYPES and isinstance(self.context, list) else None
        return hash((self.type, str(context), tuple(self.children_specs)))

    def __repr__(self) -> str:
        if self.type is None:
            return "*"
        children = ",\n".join("  " + repr(c).replace("\n", "\n  ") for c in self.children_specs).lstrip()
        return f"TreeSpec({self.type.__name__}, {self.context}, [{children}])"

    def flatten_up_to(self, tree: PyTree) -> list[Any]:
        """The subtrees of ``tree`` at this one's leaves.

        Raises:
            ValueError: ``tree`` is built differently above them.
        """
        if self.type is None:
            return [tree]
        kind, node = _node(tree)
        both_dicts = self.type in STANDARD_DICT_TYPES and kind in STANDARD_DICT_TYPES
        if node is None or (kind is not self.type and not both_dicts):
            raise ValueError(f"Type mismatch; expected {self.type!r}, but got {type(tree)!r}.")
        if both_dicts:
            keys = self.context[1] if self.type is defaultdict else self.context
            if set(keys) != set(tree):
                missing, extra = sorted(map(repr, set(keys) - set(tree))), sorted(map(repr, set(tree) - set(keys)))
                raise ValueError(f"Node keys mismatch; missing key(s): {missing}, extra key(s): {extra}.")
            children = [tree[key] for key in keys]
        else:
            children, context = node.flatten_fn(tree)
            if len(children) != self.num_children:
                raise ValueError(f"Node arity mismatch; expected {self.num_children}, but got {len(children)}.")
            if context != self.context and self.type is not deque:
                raise ValueError(f"Node context mismatch for custom node type {self.type!r}.")
        return [
            leaf
            for spec, child in zip(self.children_specs, children, strict=True)
            for leaf in spec.flatten_up_to(child)
        ]

    def unflatten(self, leaves: Iterable[Any]) -> PyTree:
        """A tree with these leaves.

        Raises:
            ValueError: There are more or fewer than it has places.
        """
        items = leaves if isinstance(leaves, (list, tuple)) else list(leaves)
        if len(items) != self.num_leaves:
            raise ValueError(
                f"treespec.unflatten(leaves): `leaves` has length {len(items)} but the spec refers to a pytree that "
                f"holds {self.num_leaves} items ({self})."
            )
        return self._build(iter(items))

    def _build(self, leaves: Any) -> PyTree:
        if self.type is None:
            return next(leaves)
        children = [child._build(leaves) for child in self.children_specs]
        node = SUPPORTED_NODES.get(self.type) or _structseq_node(self.type)
        return node.unflatten_fn(children, self.context)


PyTreeSpec = TreeSpec
_LEAF = TreeSpec(None, None, [])


def LeafSpec() -> TreeSpec:
    """The description of a leaf."""
    return _LEAF


def treespec_leaf() -> TreeSpec:
    """The description of a leaf."""
    return _LEAF


def _flatten(tree: PyTree, leaves: list[Any], is_leaf: IsLeaf) -> TreeSpec:
    if is_leaf is not None and is_leaf(tree):
        leaves.append(tree)
        return _LEAF
    kind, node = _node(tree)
    if node is None:
        leaves.append(tree)
        return _LEAF
    children, context = node.flatten_fn(tree)
    return TreeSpec(kind, context, [_flatten(child, leaves, is_leaf) for child in children])


def tree_flatten(tree: PyTree, is_leaf: IsLeaf = None) -> tuple[list[Any], TreeSpec]:
    """A tree's leaves, and how it is built."""
    leaves: list[Any] = []
    spec = _flatten(tree, leaves, is_leaf)
    return leaves, spec


def tree_unflatten(leaves: Iterable[Any], treespec: TreeSpec) -> PyTree:
    """A tree built as ``treespec`` says, with these leaves."""
    if not isinstance(treespec, TreeSpec):
        raise TypeError(
            f"tree_unflatten(leaves, treespec): Expected `treespec` to be instance of PyTreeSpec "
            f"but got item of type {type(treespec)}."
        )
    return treespec.unflatten(leaves)


def tree_leaves(tree: PyTree, is_leaf: IsLeaf = None) -> list[Any]:
    """A tree's leaves."""
    return tree_flatten(tree, is_leaf)[0]


def tree_iter(tree: PyTree, is_leaf: IsLeaf = None) -> Iterable[Any]:
    """A tree's leaves, one after the other."""
    yield from tree_leaves(tree, is_leaf)


def tree_structure(tree: PyTree, is_leaf: IsLeaf = None) -> TreeSpec:
    """How a tree is built."""
    return tree_flatten(tree, is_leaf)[1]


def tree_map(func: Callable[..., Any], tree: PyTree, *rests: PyTree, is_leaf: IsLeaf = None) -> PyTree:
    """A tree of ``func(leaf, ...)``, with the subtrees of ``rests`` at the same places as further arguments."""
    leaves, spec = tree_flatten(tree, is_leaf)
    columns = [leaves, *(spec.flatten_up_to(r) for r in rests)]
    return spec.unflatten([func(*row) for row in zip(*columns, strict=True)])


def tree_map_(func: Callable[..., Any], tree: PyTree, *rests: PyTree, is_leaf: IsLeaf = None) -> PyTree:
    """Calls ``func`` as `tree_map` does, and gives the tree itself."""
    leaves, spec = tree_flatten(tree, is_leaf)
    columns = [leaves, *(spec.flatten_up_to(r) for r in rests)]
    for row in zip(*columns, strict=True):
        func(*row)
    return tree


def _predicate(kinds: Any) -> Callable[[Any], bool]:
    if isinstance(kinds, (type, tuple)) or type(kinds).__name__ == "UnionType":
        return lambda x: isinstance(x, kinds)
    if callable(kinds):
        return kinds
    raise TypeError("Argument must be a type, a tuple of types, or a callable.")


def map_only(type_or_types_or_pred: Any, /) -> Callable[[Callable[[Any], Any]], Callable[[Any], Any]]:
    """A decorator: the function for what is of the types, and everything else unchanged."""
    test = _predicate(type_or_types_or_pred)

    def decorate(func: Callable[[Any], Any]) -> Callable[[Any], Any]:
        @functools.wraps(func)
        def wrapped(x: Any) -> Any:
            return func(x) if test(x) else x

        return wrapped

    return decorate


def tree_map_only(
    type_or_types_or_pred: Any, /, func: Callable[[Any], Any], tree: PyTree, is_leaf: IsLeaf = None
) -> PyTree:
    """`tree_map` of the leaves of some types (or that a predicate chooses); the others stay."""
    return tree_map(map_only(type_or_types_or_pred)(func), tree, is_leaf=is_leaf)


def tree_map_only_(
    type_or_types_or_pred: Any, /, func: Callable[[Any], Any], tree: PyTree, is_leaf: IsLeaf = None
) -> PyTree:
    """`tree_map_` of the leaves of some types (or that a predicate chooses)."""
    return tree_map_(map_only(type_or_types_or_pred)(func), tree, is_leaf=is_leaf)


def tree_all(pred: Callable[[Any], bool], tree: PyTree, is_leaf: IsLeaf = None) -> bool:
    """Whether ``pred`` is true for all leaves."""
    return all(map(pred, tree_leaves(tree, is_leaf)))


def tree_any(pred: Callable[[Any], bool], tree: PyTree, is_leaf: IsLeaf = None) -> bool:
    """Whether ``pred`` is true for a leaf."""
    return any(map(pred, tree_leaves(tree, is_leaf)))


def tree_all_only(types: Any, /, pred: Callable[[Any], bool], tree: PyTree, is_leaf: IsLeaf = None) -> bool:
    """Whether ``pred`` is true for all leaves of some types."""
    return all(pred(x) for x in tree_leaves(tree, is_leaf) if isinstance(x, types))


def tree_any_only(types: Any, /, pred: Callable[[Any], bool], tree: PyTree, is_leaf: IsLeaf = None) -> bool:
    """Whether ``pred`` is true for a leaf of some types."""
    return any(pred(x) for x in tree_leaves(tree, is_leaf) if isinstance(x, types))


# ---------------------------------------------------------------- paths


def _with_path(tree: PyTree, path: tuple[Any, ...], out: list[tuple[Any, Any]], is_leaf: IsLeaf) -> None:
    node = None if is_leaf is not None and is_leaf(tree) else _node(tree)[1]
    if node is None:
        out.append((path, tree))
        return
    with_keys = node.flatten_with_keys_fn or _sequence_keys(node.flatten_fn)
    for key, child in with_keys(tree)[0]:
        _with_path(child, (*path, key), out, is_leaf)


def tree_leaves_with_path(tree: PyTree, is_leaf: IsLeaf = None) -> list[tuple[Any, Any]]:
    """Pairs of a leaf's path, a tuple of keys, and the leaf."""
    out: list[tuple[Any, Any]] = []
    _with_path(tree, (), out, is_leaf)
    return out


def tree_flatten_with_path(tree: PyTree, is_leaf: IsLeaf = None) -> tuple[list[tuple[Any, Any]], TreeSpec]:
    """`tree_leaves_with_path` and `tree_structure`."""
    return tree_leaves_with_path(tree, is_leaf), tree_structure(tree, is_leaf)


def tree_map_with_path(func: Callable[..., Any], tree: PyTree, *rests: PyTree, is_leaf: IsLeaf = None) -> PyTree:
    """As `tree_map`, with the leaf's path as first argument."""
    pairs, spec = tree_flatten_with_path(tree, is_leaf)
    columns = [[p for p, _ in pairs], [x for _, x in pairs], *(spec.flatten_up_to(r) for r in rests)]
    return spec.unflatten([func(*row) for row in zip(*columns, strict=True)])


def keystr(kp: tuple[Any, ...]) -> str:
    """A path as text: ``['a'][0].b``."""
    return "".join(str(k) for k in kp)


def key_get(obj: Any, kp: tuple[Any, ...]) -> Any:
    """What a path leads to."""
    for k in kp:
        obj = k.get(obj)
    return obj


# ---------------------------------------------------------------- as text


def _dump(spec: TreeSpec) -> dict[str, Any]:
    if spec.type is None:
        return {"type": None, "context": None, "children_spec": []}
    name, to_json, _ = SERIALIZED_TYPES.get(spec.type, (None, None, None))
    if name is None:
        raise NotImplementedError(
            f"No registered serialization name for {spec.type}: pass serialized_type_name to register it"
        )
    context = to_json(spec.context) if to_json else json.dumps(spec.context)
    return {"type": name, "context": context, "children_spec": [_dump(c) for c in spec.children_specs]}


def _load(data: dict[str, Any]) -> TreeSpec:
    if data["type"] is None:
        return _LEAF
    for kind, (name, _, from_json) in SERIALIZED_TYPES.items():
        if name == data["type"]:
            context = from_json(data["context"]) if from_json else json.loads(data["context"])
            return TreeSpec(kind, context, [_load(c) for c in data["children_spec"]])
    raise NotImplementedError(f"Deserializing {data['type']} is not supported: no such class is registered")


def treespec_dumps(treespec: TreeSpec, protocol: int | None = None) -> str:
    """A description as JSON."""
    if not isinstance(treespec, TreeSpec):
        raise TypeError(
            f"treespec_dumps(treespec, protocol): Expected `treespec` to be a TreeSpec, got {type(treespec)}."
        )
    return json.dumps([1, _dump(treespec)])


def treespec_loads(serialized: str) -> TreeSpec:
    """The description that `treespec_dumps` wrote."""
    return _load(json.loads(serialized)[1])


def treespec_pprint(treespec: TreeSpec) -> str:
    """The description as a container with ``*`` for leaves."""

    class _Star:
        def __repr__(self) -> str:
            return "*"

    return repr(tree_unflatten([_Star() for _ in range(treespec.num_leaves)], treespec))


def _broadcast_to_and_flatten(tree: PyTree, treespec: TreeSpec, is_leaf: IsLeaf = None) -> list[Any] | None:
    """The leaves of ``tree`` repeated over the subtrees of ``treespec`` they stand for; None where they do not fit."""
    kind, node = _node(tree)
    if node is None or (is_leaf is not None and is_leaf(tree)):
        return [tree] * treespec.num_leaves
    if treespec.type is None or kind is not treespec.type:
        return None
    children, context = node.flatten_fn(tree)
    if len(children) != treespec.num_children or context != treespec.context:
        return None
    result: list[Any] = []
    for child, spec in zip(children, treespec.children_specs, strict=True):
        flat = _broadcast_to_and_flatten(child, spec, is_leaf)
        if flat is None:
            return None
        result += flat
    return result
