"""The unpickler of `weights_only=True`: it rebuilds tensors, containers and numbers, and calls nothing else.

It is a machine of its own set of opcodes: those not listed are refused, a name leads to an object only if it is in
the table of allowed ones, and only those may be called. No code of a checkpoint is ever run, or imported.
"""

from __future__ import annotations

import pickle
from collections import Counter, OrderedDict
from collections.abc import Callable
from typing import Any

from . import _C, _utils, storage
from ._pickling import to_torch

_BLOCKED_MODULES = {"sys", "os", "posix", "nt"}
_OPCODES = (
    "PROTO STOP MARK POP POP_MARK DUP NONE NEWTRUE NEWFALSE BININT BININT1 BININT2 LONG1 LONG4 BINFLOAT "
    "BINSTRING SHORT_BINSTRING BINBYTES SHORT_BINBYTES BINBYTES8 BINUNICODE SHORT_BINUNICODE BINUNICODE8 "
    "EMPTY_TUPLE TUPLE TUPLE1 TUPLE2 TUPLE3 EMPTY_LIST APPEND APPENDS EMPTY_DICT SETITEM SETITEMS EMPTY_SET ADDITEMS "
    "BINGET LONG_BINGET BINPUT LONG_BINPUT MEMOIZE FRAME GLOBAL STACK_GLOBAL REDUCE NEWOBJ BUILD BINPERSID"
).split()

_user_globals: dict[str, Any] = {}


class Unsupported(pickle.UnpicklingError):
    """A pickle wants something that is allowed only after asking for it; `name` says what."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.name = name


def _encode(text: str, encoding: str) -> bytes:
    """How protocol 2 writes bytes."""
    if encoding not in ("latin1", "latin-1"):
        raise pickle.UnpicklingError(f"_codecs.encode: only latin1 is allowed, got {encoding!r}")
    return text.encode("latin1")


def _names_of(obj: Any) -> str:
    """The name that an object has in checkpoints."""
    return f"{to_torch(obj.__module__)}.{obj.__qualname__}"


def add(entries: list[Any]) -> None:
    """Allows classes or functions, or pairs of one and its name."""
    for entry in entries:
        if isinstance(entry, tuple):
            if len(entry) != 2 or not isinstance(entry[1], str):
                raise ValueError(f"add_safe_globals: expected pairs of an object and its name, got {entry}")
            _user_globals[entry[1]] = entry[0]
        else:
            _user_globals[_names_of(entry)] = entry


def user_globals() -> dict[str, Any]:
    """What was allowed with `add`."""
    return _user_globals


def allowed_globals() -> dict[str, Any]:
    """Everything that a checkpoint may name."""
    from . import Tensor
    from .nn.parameter import Parameter

    table: dict[str, Any] = {
        "collections.OrderedDict": OrderedDict,
        "collections.Counter": Counter,
        "_codecs.encode": _encode,
        "builtins.set": set,
        "builtins.complex": complex,
        "builtins.bytearray": bytearray,
        "torch.Size": _C.Size,
        "torch.device": _C.device,
        "torch.Tensor": Tensor,
        "torch._tensor.Tensor": Tensor,
        "torch.nn.parameter.Parameter": Parameter,
        "torch.storage.UntypedStorage": storage.UntypedStorage,
        "torch.UntypedStorage": storage.UntypedStorage,
        "torch.storage.TypedStorage": storage.TypedStorage,
        "torch._tensor._rebuild_from_type_v2": _utils._rebuild_from_type_v2,
    }
    for name, dtype in storage._DTYPES.items():
        table[f"torch.{name}"] = getattr(storage, name)
        if hasattr(_C, dtype):
            table[f"torch.{dtype}"] = getattr(_C, dtype)
    for dtype in storage._UNTYPED:
        table[f"torch.{dtype}"] = getattr(_C, dtype)
    for function in (
        _utils._rebuild_tensor,
        _utils._rebuild_tensor_v2,
        _utils._rebuild_tensor_v3,
        _utils._rebuild_parameter,
        _utils._rebuild_parameter_with_state,
    ):
        table[f"torch._utils.{function.__name__}"] = function
    return table


class _Operations(dict):
    """The table of opcodes; one that is missing is an error with its number."""

    def __missing__(self, opcode: int) -> Callable:
        raise pickle.UnpicklingError(f"Unsupported operand {opcode}")


class WeightsOnlyUnpickler(pickle._Unpickler):  # type: ignore[name-defined]
    """Reads one pickle from a file with `read` and `readline`.

    Args:
        file: the source.
        load_storage: gives the storage of a persistent id.
        encoding: of protocol 2's 8-bit strings.
    """

    stack: list[Any]

    def __init__(self, file: Any, load_storage: Callable[[Any], Any], encoding: str = "utf-8") -> None:
        super().__init__(file, encoding=encoding)
        self._load_storage = load_storage
        self._table = {**allowed_globals(), **_user_globals}
        self._from_user = {id(value) for value in _user_globals.values()}
        self._callable = {id(value) for value in self._table.values()}

    def find_class(self, module: str, name: str) -> Any:
        module = {"__builtin__": "builtins", "copy_reg": "copyreg"}.get(module, module)
        full = f"{module}.{name}"
        if full in self._table:
            return self._table[full]
        if module.split(".")[0] in _BLOCKED_MODULES:
            raise pickle.UnpicklingError(f"Trying to load unsupported GLOBAL {full} whose module {module} is blocked.")
        raise Unsupported(
            f"Unsupported global: GLOBAL {full} was not an allowed global by default. Please use "
            f"`torch.serialization.add_safe_globals([{full}])` or the `torch.serialization.safe_globals([{full}])` "
            "context manager to allowlist this global if you trust this class/function.",
            full,
        )

    def persistent_load(self, pid: Any) -> Any:
        return self._load_storage(pid)

    def _reduce(self) -> None:
        args = self.stack.pop()
        function = self.stack[-1]
        if id(function) not in self._callable or not isinstance(args, tuple):
            raise pickle.UnpicklingError(f"Trying to call reduce for unrecognized function {function!r}")
        if function is _utils._rebuild_from_type_v2:
            self._check_type_call(args)
        self.stack[-1] = function(*args)

    def _check_type_call(self, args: tuple) -> None:
        """`_rebuild_from_type_v2` calls what it is given, so that must be allowed as well."""
        from . import Tensor
        from .nn.parameter import Parameter

        if len(args) != 4 or id(args[0]) not in self._callable or args[0] is _utils._rebuild_from_type_v2:
            raise pickle.UnpicklingError(f"_rebuild_from_type_v2: {args[:2]!r} may not be called")
        if args[1] is not Tensor and args[1] is not Parameter and id(args[1]) not in self._from_user:
            raise pickle.UnpicklingError(f"_rebuild_from_type_v2: {args[1]!r} is not an allowed type")

    def _newobj(self) -> None:
        args = self.stack.pop()
        kind = self.stack[-1]
        if kind in (OrderedDict, Counter) or (isinstance(kind, type) and id(kind) in self._from_user):
            self.stack[-1] = kind.__new__(kind, *args)
        else:
            raise pickle.UnpicklingError(f"Trying to create new object for unrecognized class {kind!r}")

    def _build(self) -> None:
        state = self.stack.pop()
        obj = self.stack[-1]
        if type(obj) in (OrderedDict, Counter):
            obj.__dict__.update(state)
        elif id(type(obj)) in self._from_user:
            if hasattr(obj, "__setstate__"):
                obj.__setstate__(state)
            else:
                _utils._set_attributes(obj, state)
        else:
            raise pickle.UnpicklingError(f"Can only build OrderedDict objects or allowed classes, got {type(obj)}")

    dispatch = _Operations(
        {
            getattr(pickle, name)[0]: pickle._Unpickler.dispatch[getattr(pickle, name)[0]]  # type: ignore[attr-defined]
            for name in _OPCODES
        }
    )
    dispatch[pickle.REDUCE[0]] = _reduce
    dispatch[pickle.NEWOBJ[0]] = _newobj
    dispatch[pickle.BUILD[0]] = _build
