"""Saving and loading in PyTorch's formats."""

from __future__ import annotations

import contextlib
import io
import os
import pickle
import struct
import sys
from collections.abc import Callable, Iterator
from typing import Any

from . import _C, _pickling, _weights_only
from .storage import TypedStorage, UntypedStorage, storage_name

DEFAULT_PROTOCOL = 2
MAGIC_NUMBER = 0x1950A86A20F9469CFC6C
PROTOCOL_VERSION = 1001
_HELP = (
    "Check the documentation of torch.load to learn more about types accepted by default with weights_only "
    "https://pytorch.org/docs/stable/generated/torch.load.html."
)


# Saving


def save(
    obj: object,
    f: Any,
    pickle_module: Any = pickle,
    pickle_protocol: int = DEFAULT_PROTOCOL,
    _use_new_zipfile_serialization: bool = True,
    _disable_byteorder_record: bool = False,
) -> None:
    """Saves an object to a file that PyTorch reads, too.

    Tensors that share memory still do when they are loaded; gradients, graphs and hooks are not saved.

    Args:
        obj: tensors, containers of them, modules, ...
        f: a path, or an object with `write`.
        pickle_module: pickles what is no tensor.
        pickle_protocol: its protocol.
        _use_new_zipfile_serialization: False writes the format from before PyTorch 1.6.

    Raises:
        AttributeError: `f` is neither.
        RuntimeError: the folder of the path does not exist, or tensors of different dtypes share memory.
    """
    if not isinstance(f, (str, os.PathLike)):
        if not hasattr(f, "write"):
            raise AttributeError("expected 'f' to be string, path, or a file-like object with a 'write' attribute")
        _save(obj, f, "archive", pickle_module, pickle_protocol, _use_new_zipfile_serialization)
        return
    path = os.fspath(f)
    folder = os.path.dirname(path)
    if folder and not os.path.isdir(folder):
        raise RuntimeError(f"Parent directory {folder} does not exist.")
    with open(path, "wb") as file:
        root = os.path.splitext(os.path.basename(path))[0]
        _save(obj, file, root, pickle_module, pickle_protocol, _use_new_zipfile_serialization)


class _SavedStorages:
    """The storages that a pickle refers to, each once, by the address of its memory."""

    def __init__(self, legacy: bool) -> None:
        self.legacy = legacy
        self.by_address: dict[Any, tuple[str, _pickling.StorageReference]] = {}

    def identify(self, reference: _pickling.StorageReference) -> tuple:
        address = reference.address if reference.nbytes else ("empty", id(reference.owner))
        if address in self.by_address:
            key, first = self.by_address[address]
            if first.dtype != reference.dtype:
                raise RuntimeError(
                    "Cannot save multiple tensors or storages that view the same data as different types"
                )
        else:
            key = str(reference.address if self.legacy and reference.nbytes else len(self.by_address))
            self.by_address[address] = (key, reference)
        name = storage_name(reference.dtype)
        size = reference.nbytes if name == "UntypedStorage" else reference.numel
        pid = ("storage", _storage_class(name), key, "cpu", size)
        return (*pid, None) if self.legacy else pid


def _storage_class(name: str) -> type:
    from . import storage

    return getattr(storage, name)


def _save(obj: Any, file: Any, root: str, pickle_module: Any, protocol: int, zipped: bool) -> None:
    storages = _SavedStorages(legacy=not zipped)
    if not zipped:
        _save_legacy(obj, file, pickle_module, protocol, storages)
        return
    from ._zipfile import ALIGNMENT, ZipWriter

    content = _pickling.dump(obj, pickle_module, protocol, storages.identify)
    writer = ZipWriter(file, root)
    writer.add("data.pkl", content)
    writer.add(".format_version", b"1")
    writer.add(".storage_alignment", str(ALIGNMENT).encode())
    writer.add("byteorder", sys.byteorder.encode())
    for key, reference in storages.by_address.values():
        writer.add(f"data/{key}", reference.memory())
    writer.add("version", b"3\n")
    writer.add(".data/serialization_id", writer.serialization_id().encode())
    writer.close()


def _save_legacy(obj: Any, file: Any, pickle_module: Any, protocol: int, storages: _SavedStorages) -> None:
    system = {
        "protocol_version": PROTOCOL_VERSION,
        "little_endian": sys.byteorder == "little",
        "type_sizes": {"short": 2, "int": 4, "long": 4},
    }
    for part in (MAGIC_NUMBER, PROTOCOL_VERSION, system):
        file.write(pickle.dumps(part, protocol=protocol))
    file.write(_pickling.dump(obj, pickle_module, protocol, storages.identify))
    ordered = sorted(storages.by_address.values(), key=lambda entry: entry[0])
    file.write(pickle.dumps([key for key, _ in ordered], protocol=protocol))
    for _, reference in ordered:
        file.write(struct.pack("<q", reference.numel))
        file.write(reference.memory())


# Loading


def load(
    f: Any,
    map_location: Any = None,
    pickle_module: Any = None,
    *,
    weights_only: bool | None = None,
    mmap: bool | None = None,
    **pickle_load_args: Any,
) -> Any:
    """Loads what `save`, or PyTorch's `torch.save`, has written.

    Args:
        f: a path, or an object with `read`, `seek` and `tell`.
        map_location: a device, a string, a dict of strings, or a function of storage and place; everything comes to
            the CPU.
        pickle_module: unpickles; only with `weights_only=False`.
        weights_only: rebuild tensors, containers and numbers only (the default). False unpickles everything, which
            can run any code that the file's author wants.
        mmap: map the file instead of reading it; `f` must be a path.

    Raises:
        pickle.UnpicklingError: the file wants something that `weights_only` does not allow.
        RuntimeError: the file is damaged, or of another kind.
        EOFError: it is empty or cut off.
    """
    if weights_only is None:
        weights_only = pickle_module is None
    elif weights_only and pickle_module is not None:
        raise RuntimeError("Can not safely load weights when explicit pickle_module is specified")
    if not (map_location is None or callable(map_location) or isinstance(map_location, (str, dict, _C.device))):
        raise TypeError(f"map_location: expected a device, str, dict or function, got {type(map_location).__name__}")
    pickle_load_args.setdefault("encoding", "utf-8")
    if isinstance(f, (str, os.PathLike)):
        with open(f, "rb") as file:
            return _load(file, map_location, pickle_module or pickle, weights_only, bool(mmap), pickle_load_args)
    for name in ("seek", "read"):
        if not hasattr(f, name):
            raise AttributeError(
                f"'{type(f).__name__}' object has no attribute '{name}'. You can only torch.load from a file that is "
                "seekable. Please pre-load the data into a buffer like io.BytesIO and try to load from it instead."
            )
    if mmap:
        raise ValueError("f must be a file path in order to use the mmap argument")
    return _load(f, map_location, pickle_module or pickle, weights_only, False, pickle_load_args)


def _load(file: Any, map_location: Any, pickle_module: Any, weights_only: bool, mapped: bool, options: dict) -> Any:
    start = file.tell()
    magic = file.read(4)
    file.seek(start)
    if magic == b"PK\3\4":
        return _load_zip(file, map_location, pickle_module, weights_only, mapped, options)
    if mapped:
        raise RuntimeError(
            "mmap can only be used with files saved with `torch.save(_use_new_zipfile_serialization=True), please "
            "torch.save your checkpoint with this option in order to use mmap."
        )
    return _load_legacy(file, map_location, pickle_module, weights_only, options)


def _unpickle(file: Any, pickle_module: Any, weights_only: bool, load_storage: Callable, options: dict) -> Any:
    """One object from a file, with the unpickler that was asked for."""
    if not weights_only:

        class Unpickler(pickle_module.Unpickler):
            def find_class(self, module: str, name: str) -> Any:
                if module.split(".")[0] in ("torch", "torchvision"):
                    try:
                        return _pickling.lookup(module, name)
                    except (ImportError, AttributeError) as error:
                        raise NotImplementedError(f"swiftgrad has no {module}.{name} yet ({error})") from error
                return super().find_class(module, name)

            def persistent_load(self, pid: Any) -> Any:
                return load_storage(pid)

        return Unpickler(file, **options).load()
    try:
        return _weights_only.WeightsOnlyUnpickler(file, load_storage, options["encoding"]).load()
    except _weights_only.Unsupported as error:
        raise pickle.UnpicklingError(
            "Weights only load failed. This file can still be loaded, to do so you have two options, do those steps "
            "only if you trust the source of the checkpoint. \n"
            "\t(1) Re-running `torch.load` with `weights_only` set to `False` will likely succeed, but it can result "
            "in arbitrary code execution. Do it only if you got the file from a trusted source.\n"
            "\t(2) Alternatively, to load with `weights_only=True` please check the recommended steps in the "
            f"following error message.\n\tWeightsUnpickler error: {error}\n\n{_HELP}"
        ) from None
    except (pickle.UnpicklingError, IndexError, KeyError, ValueError, TypeError, AttributeError, struct.error) as error:
        raise pickle.UnpicklingError(
            "Weights only load failed. Re-running `torch.load` with `weights_only` set to `False` may succeed, but it "
            "can result in arbitrary code execution. Do it only if you got the file from a trusted source.\n"
            f"WeightsUnpickler error: {error}\n\n{_HELP}"
        ) from error


def _element_type(kind: Any) -> Any:
    """The dtype of a storage class that a pickle names."""
    if kind is UntypedStorage:
        return _C.uint8
    name = getattr(kind, "_class_dtype", None)
    if name is None:
        raise pickle.UnpicklingError(f"expected a storage class in a persistent id, got {kind!r}")
    if not hasattr(_C, name):
        raise NotImplementedError(f"swiftgrad has no torch.{name} yet")
    return getattr(_C, name)


def _check_pid(pid: Any, lengths: tuple[int, ...]) -> tuple:
    valid = isinstance(pid, tuple) and len(pid) in lengths and pid[0] == "storage" and isinstance(pid[4], int)
    if not valid or pid[4] < 0:
        raise pickle.UnpicklingError(f"expected a persistent id of a storage, got {pid!r}")
    return pid


def _relocate(storage: TypedStorage, location: Any, map_location: Any) -> None:
    """Tells a function given as `map_location` of a storage; where it wants it is the CPU in any case."""
    if callable(map_location):
        map_location(storage.untyped(), location)


def _swap_bytes(data: memoryview, size: int) -> None:
    """Reverses the bytes of each element."""
    if size > 1:
        source = bytes(data)
        for i in range(size):
            data[i::size] = source[size - 1 - i :: size]


def _load_zip(file: Any, map_location: Any, pickle_module: Any, weights_only: bool, mapped: bool, options: dict) -> Any:
    from ._zipfile import ZipReader, corrupt

    reader = ZipReader(file)
    if "data.pkl" not in reader:
        raise corrupt(f"the archive has no {reader.root}/data.pkl")
    if "constants.pkl" in reader:
        raise RuntimeError(
            "This file is a TorchScript archive (made by torch.jit.save), not a checkpoint; swiftgrad has no "
            "torch.jit.load yet. Save the module's state_dict with torch.save instead."
        )
    order = reader.read("byteorder").decode("ascii", "replace") if "byteorder" in reader else "little"
    if order not in ("little", "big"):
        raise ValueError("Unknown endianness type: " + order)
    memory: Any = None
    if mapped:
        import mmap as mmap_module

        memory = mmap_module.mmap(file.fileno(), 0, access=mmap_module.ACCESS_COPY)
    loaded: dict[str, TypedStorage] = {}

    def load_storage(pid: Any) -> TypedStorage | UntypedStorage:
        _, kind, key, location, numel = _check_pid(pid, (5,))
        dtype = _element_type(kind)
        if key not in loaded:
            loaded[key] = TypedStorage(_read_record(reader, f"data/{key}", dtype, numel, memory, order))
            _relocate(loaded[key], location, map_location)
        typed = loaded[key]._view(dtype)
        return UntypedStorage(typed._flat) if kind is UntypedStorage else typed

    return _unpickle(io.BytesIO(reader.read("data.pkl")), pickle_module, weights_only, load_storage, options)


def _read_record(reader: Any, name: str, dtype: Any, numel: int, mapping: Any, order: str) -> _C.TensorBase:
    """A flat tensor with the content of a record, read into its memory or mapped."""
    from ._zipfile import corrupt

    element = _C.empty(0, dtype=dtype).element_size()
    size = reader.size(name)
    if size != numel * element:
        raise corrupt(f"{name} has {size} bytes, but {numel} elements of {element} bytes are expected")
    if mapping is not None and numel and reader.stored(name) and order == sys.byteorder:
        return _C.frombuffer(mapping, dtype=dtype, count=numel, offset=reader.offset(name))
    from ._utils import memory_of

    flat = _C.empty(numel, dtype=dtype)
    if numel:
        target = memory_of(flat)
        reader.read_into(name, target)
        if order != sys.byteorder:
            _swap_bytes(target, element // 2 if dtype.is_complex else element)
    return flat


def _load_legacy(file: Any, map_location: Any, pickle_module: Any, weights_only: bool, options: dict) -> Any:
    from ._utils import memory_of
    from ._zipfile import read_exactly

    def no_storage(pid: Any) -> Any:
        raise pickle.UnpicklingError(f"unexpected persistent id {pid!r}")

    def part(load_storage: Callable = no_storage) -> Any:
        return _unpickle(file, pickle_module, weights_only, load_storage, options)

    if part() != MAGIC_NUMBER:
        raise RuntimeError("Invalid magic number; corrupt file?")
    version = part()
    if version != PROTOCOL_VERSION:
        raise RuntimeError(f"Invalid protocol version: {version}")
    system = part()
    order = "little" if not isinstance(system, dict) or system.get("little_endian", True) else "big"
    loaded: dict[str, TypedStorage] = {}

    def load_storage(pid: Any) -> Any:
        if isinstance(pid, tuple) and len(pid) == 4 and pid[0] == "module":
            return pid[1]  # a class with its source, which PyTorch compares to warn of changes
        _, kind, key, location, numel, view = _check_pid(pid, (6,))
        dtype = _element_type(kind)
        if key not in loaded:
            loaded[key] = TypedStorage(_C.empty(numel, dtype=dtype))
            _relocate(loaded[key], location, map_location)
        if view is None:
            return loaded[key]
        _, offset, length = view
        return TypedStorage(loaded[key]._flat[offset : offset + length])

    result = part(load_storage)
    for key in part():
        if key not in loaded:
            raise RuntimeError(f"the file holds a storage {key!r} that nothing refers to; it may be corrupted")
        flat = loaded[key]._flat
        count = bytearray(8)
        read_exactly(file, memoryview(count))
        numel = int.from_bytes(count, order)  # type: ignore[arg-type]
        if numel != flat.numel():
            raise RuntimeError(f"storage {key!r}: expected {flat.numel()} elements, got {numel}; corrupt file?")
        if numel:
            target = memory_of(flat)
            read_exactly(file, target)
            if order != sys.byteorder:
                _swap_bytes(target, flat.element_size() // 2 if flat.dtype.is_complex else flat.element_size())
    return result


# What weights_only may rebuild


def add_safe_globals(safe_globals: list[Any]) -> None:
    """Allows `load(weights_only=True)` to rebuild these classes, or call these functions."""
    _weights_only.add(safe_globals)


def get_safe_globals() -> list[Any]:
    """What was allowed with `add_safe_globals`."""
    return list(_weights_only.user_globals().values())


def clear_safe_globals() -> None:
    """Takes back what `add_safe_globals` allowed."""
    _weights_only.user_globals().clear()


@contextlib.contextmanager
def safe_globals(safe_globals: list[Any]) -> Iterator[None]:
    """Allows classes or functions inside a `with` block."""
    before = dict(_weights_only.user_globals())
    _weights_only.add(safe_globals)
    try:
        yield
    finally:
        table = _weights_only.user_globals()
        table.clear()
        table.update(before)


def get_unsafe_globals_in_checkpoint(f: Any) -> list[str]:
    """The names in a checkpoint that `load(weights_only=True)` would refuse; nothing is loaded."""
    import pickletools

    from ._zipfile import ZipReader

    with open(f, "rb") if isinstance(f, (str, os.PathLike)) else contextlib.nullcontext(f) as file:
        content = ZipReader(file).read("data.pkl")
    allowed = {**_weights_only.allowed_globals(), **_weights_only.user_globals()}
    found: list[str] = []
    texts: list[str] = []
    for opcode, argument, _ in pickletools.genops(content):
        if isinstance(argument, str):
            texts.append(argument)
        if opcode.name == "GLOBAL":
            module, name = str(argument).split(" ", 1)
        elif opcode.name == "STACK_GLOBAL":
            module, name = texts[-2:]
        else:
            continue
        full = f"{'builtins' if module == '__builtin__' else module}.{name}"
        if full not in allowed and full not in found:
            found.append(full)
    return found
