"""Process groups of one process."""

from __future__ import annotations

import enum
import os
from collections.abc import Sequence
from typing import Any, ClassVar

from .. import _C


class Backend(str):
    """The name of what carries messages, in lower case."""

    UNDEFINED: ClassVar[str] = "undefined"
    GLOO: ClassVar[str] = "gloo"
    NCCL: ClassVar[str] = "nccl"
    MPI: ClassVar[str] = "mpi"
    UCC: ClassVar[str] = "ucc"
    XCCL: ClassVar[str] = "xccl"

    def __new__(cls, name: str) -> Backend:
        if not isinstance(name, str):
            raise ValueError("Backend constructor parameter must be string-ish")
        return super().__new__(cls, name.lower())


class _RedOpType(enum.IntEnum):
    SUM = 0
    AVG = 1
    PRODUCT = 2
    MIN = 3
    MAX = 4
    BAND = 5
    BOR = 6
    BXOR = 7
    PREMUL_SUM = 8

    def __repr__(self) -> str:
        return f"<RedOpType.{self.name}: {self.value}>"


class ReduceOp:
    """How values of several processes become one; of one process the value stays."""

    RedOpType = _RedOpType
    SUM, AVG, PRODUCT, MIN, MAX = (
        _RedOpType.SUM,
        _RedOpType.AVG,
        _RedOpType.PRODUCT,
        _RedOpType.MIN,
        _RedOpType.MAX,
    )
    BAND, BOR, BXOR, PREMUL_SUM = _RedOpType.BAND, _RedOpType.BOR, _RedOpType.BXOR, _RedOpType.PREMUL_SUM


class Work:
    """An operation of a group: it is done when it is handed out.

    Args:
        result: Its tensors.
    """

    def __init__(self, result: list[Any] | None = None) -> None:
        self._result = [] if result is None else result

    def is_completed(self) -> bool:
        """True."""
        return True

    def is_success(self) -> bool:
        """True."""
        return True

    def exception(self) -> None:
        """None."""
        return None

    def wait(self, timeout: Any = None) -> bool:
        """True, at once."""
        return True

    def synchronize(self) -> None:
        """Nothing to wait for."""

    def result(self) -> list[Any]:
        """The operation's tensors."""
        return self._result

    def get_future(self) -> Any:
        """A future with the operation's tensors."""
        from ..futures import Future

        future = Future()
        future.set_result(self._result)
        return future


class ProcessGroup:
    """A group of one process.

    Args:
        backend: The name it was made with.
        group_name: A name.
    """

    def __init__(self, backend: Backend, group_name: str = "") -> None:
        self._backend = backend
        self.group_name = group_name
        self.group_desc = "undefined"

    def rank(self) -> int:
        """0."""
        return 0

    def size(self) -> int:
        """1."""
        return 1

    def name(self) -> str:
        """The backend's name."""
        return str(self._backend)


class _WorldMeta(type):
    """Gives ``group.WORLD`` and ``GroupMember.WORLD`` what `init_process_group` made."""

    @property
    def WORLD(cls) -> ProcessGroup | None:
        """The default group, or None before it is made."""
        return _state.world


class group(metaclass=_WorldMeta):
    """The default group is ``group.WORLD``."""


class GroupMember(metaclass=_WorldMeta):
    """The default group is ``GroupMember.WORLD``; NON_GROUP_MEMBER stands for a group without this process."""

    NON_GROUP_MEMBER = -100


class _State:
    world: ProcessGroup | None = None
    count = 0


_state = _State()


def is_available() -> bool:
    """Yes, with one process."""
    return True


def is_initialized() -> bool:
    """Whether the default group was made."""
    return _state.world is not None


def is_gloo_available() -> bool:
    """Yes, with one process."""
    return True


def is_nccl_available() -> bool:
    """No."""
    return False


def is_mpi_available() -> bool:
    """No."""
    return False


def is_ucc_available() -> bool:
    """No."""
    return False


def is_xccl_available() -> bool:
    """No."""
    return False


def is_backend_available(backend: str) -> bool:
    """Whether a group can be made with this backend: ``"gloo"``."""
    return backend.lower() == Backend.GLOO


def is_torchelastic_launched() -> bool:
    """Whether torchrun started the program."""
    return os.environ.get("TORCHELASTIC_RUN_ID") is not None


def get_default_backend_for_device(device: Any) -> str:
    """The backend for tensors of a device: gloo for the CPU.

    Raises:
        ValueError: There is none for it.
    """
    kind = _C.device(device).type if isinstance(device, str) else device.type
    if kind != "cpu":
        raise ValueError(f"Default backend not registered for device : {kind}")
    return Backend.GLOO


def _from_environment(name: str) -> str:
    value = os.environ.get(name)
    if value is None:
        raise ValueError(
            f"Error initializing torch.distributed using env:// rendezvous: environment variable {name} expected, "
            "but not set"
        )
    return value


def _check_backend(backend: str | None) -> Backend:
    name = Backend.GLOO if backend is None else str(backend).lower()
    # "cpu:gloo,cuda:nccl" names one for each kind of device
    parts = dict(part.split(":", 1) for part in name.split(",")) if ":" in name else {"cpu": name}
    chosen = parts.get("cpu", name)
    if chosen in (Backend.NCCL, Backend.MPI, Backend.UCC, Backend.XCCL):
        raise RuntimeError(f"Distributed package doesn't have {chosen.upper()} built in: use backend='gloo'")
    if chosen not in (Backend.GLOO, Backend.UNDEFINED, "fake"):
        raise ValueError(f"Invalid backend: '{backend}'. It should be 'gloo'.")
    return Backend(name if ":" in name else chosen)


def init_process_group(
    backend: str | None = None,
    init_method: str | None = None,
    timeout: Any = None,
    world_size: int = -1,
    rank: int = -1,
    store: Any = None,
    group_name: str = "",
    pg_options: Any = None,
    device_id: Any = None,
    **kwargs: Any,
) -> None:
    """Makes the default group, of this process alone.

    Args:
        backend: ``"gloo"`` (the default).
        init_method: A URL; ``env://`` (the default) reads RANK and WORLD_SIZE from the environment.
        timeout: Accepted.
        world_size: 1, or -1 to read it from the environment.
        rank: 0, or -1 to read it from the environment.
        store: Accepted.
        group_name: Accepted.
        pg_options: Accepted.
        device_id: Accepted.
        kwargs: Accepted.

    Raises:
        ValueError: The group exists already, or the environment lacks a variable.
        RuntimeError: The backend is not there.
        NotImplementedError: More than one process is asked for.
    """
    if _state.world is not None:
        raise ValueError("trying to initialize the default process group twice!")
    chosen = _check_backend(backend)
    if store is not None and (world_size < 1 or rank < 0):
        raise ValueError("world_size and rank must be given together with a store")
    if store is None and (init_method is None or init_method.startswith("env://")):
        rank = int(_from_environment("RANK")) if rank < 0 else rank
        world_size = int(_from_environment("WORLD_SIZE")) if world_size < 0 else world_size
    elif store is None and "?" in (init_method or ""):
        from urllib.parse import parse_qs, urlparse

        query = parse_qs(urlparse(init_method or "").query)
        rank = int(query.get("rank", [rank])[0])
        world_size = int(query.get("world_size", [world_size])[0])
    if world_size != 1:
        if world_size < 1:
            raise ValueError(f"init_process_group: a world_size is required, got {world_size}")
        raise NotImplementedError(
            f"swiftgrad has no torch.distributed over several processes yet: world_size must be 1, got {world_size}"
        )
    if rank != 0:
        raise ValueError(f"init_process_group: with world_size 1 the rank must be 0, got {rank}")
    _state.world = ProcessGroup(chosen, group_name or "0")
    _state.count = 1


def destroy_process_group(group: ProcessGroup | None = None) -> None:
    """Forgets a group; without an argument all."""
    if group is None and _state.world is None:
        raise AssertionError("Process group cannot be None")
    if group is None or group is _state.world:
        _state.world, _state.count = None, 0


def require_group(group: Any = None) -> ProcessGroup:
    """The group, or the default one.

    Raises:
        ValueError: There is no default one.
    """
    if _state.world is None:
        raise ValueError("Default process group has not been initialized, please make sure to call init_process_group.")
    return _state.world if group is None else group


def get_rank(group: ProcessGroup | None = None) -> int:
    """0.

    Raises:
        ValueError: There is no default group.
    """
    return require_group(group).rank()


def get_world_size(group: ProcessGroup | None = None) -> int:
    """1.

    Raises:
        ValueError: There is no default group.
    """
    return require_group(group).size()


def get_backend(group: ProcessGroup | None = None) -> str:
    """The name of the group's backend."""
    return require_group(group)._backend


def get_backend_config(group: ProcessGroup | None = None) -> str:
    """The name of the group's backend."""
    return str(require_group(group)._backend)


def get_node_local_rank(fallback_rank: int | None = None) -> int:
    """The rank among the processes of this machine, from the environment.

    Raises:
        RuntimeError: LOCAL_RANK is not set and no fallback was given.
    """
    if "LOCAL_RANK" in os.environ:
        return int(os.environ["LOCAL_RANK"])
    if fallback_rank is not None:
        return int(fallback_rank)
    raise RuntimeError("LOCAL_RANK is not in the environment. Consider passing fallback_rank to get_node_local_rank")


def get_pg_count() -> int:
    """How many groups were made."""
    return _state.count


def get_process_group_ranks(group: ProcessGroup | None) -> list[int]:
    """``[0]``."""
    return list(range(require_group(group).size()))


def get_group_rank(group: ProcessGroup, global_rank: int) -> int:
    """The rank in a group: 0.

    Raises:
        ValueError: Another rank than 0 was asked for.
    """
    if global_rank != 0:
        raise ValueError(f"Global rank {global_rank} is not part of group {group}")
    return 0


def get_global_rank(group: ProcessGroup, group_rank: int) -> int:
    """The rank in the default group: 0.

    Raises:
        ValueError: Another rank than 0 was asked for.
    """
    if group_rank != 0:
        raise ValueError(f"Group rank {group_rank} is not part of group {group}")
    return 0


def new_group(
    ranks: Sequence[int] | None = None,
    timeout: Any = None,
    backend: str | None = None,
    pg_options: Any = None,
    use_local_synchronization: bool = False,
    group_desc: str | None = None,
    device_id: Any = None,
    **kwargs: Any,
) -> Any:
    """Another group of this process.

    Args:
        ranks: ``[0]``, or None for all processes.
        timeout: Accepted.
        backend: By default the default group's.
        pg_options: Accepted.
        use_local_synchronization: Accepted.
        group_desc: Accepted.
        device_id: Accepted.
        kwargs: Accepted.

    Raises:
        ValueError: A rank is not 0, or there is no default group.
    """
    world = require_group()
    for rank in [] if ranks is None else ranks:
        if rank != 0:
            raise ValueError(f"Rank {rank} is out of range. Valid ranks are 0 to 0 (world_size=1)")
    if ranks is not None and len(ranks) == 0:
        return GroupMember.NON_GROUP_MEMBER
    _state.count += 1
    return ProcessGroup(world._backend if backend is None else _check_backend(backend), str(_state.count - 1))


def new_subgroups(group_size: int | None = None, group: Any = None, **kwargs: Any) -> tuple[Any, list[Any]]:
    """This process's group of ``group_size`` processes, and the list of all such groups."""
    if group_size not in (None, 1):
        raise ValueError(f"The group size {group_size} must not be larger than the world size 1")
    mine = new_group([0])
    return mine, [mine]
