"""Collective operations of a group of one process: every process's value is this one's."""

from __future__ import annotations

from typing import Any

from .._tensor import Tensor
from ._group import Work, require_group


def _check_root(group: Any, root: Any, what: str) -> None:
    require_group(group)
    if root not in (None, 0):
        raise RuntimeError(f"{what}: invalid root rank: {root}, the group has one process")


def _check_list(tensors: Any, what: str) -> None:
    if len(tensors) != 1:
        raise RuntimeError(f"{what}: invalid tensor list (expected length 1, got {len(tensors)})")


def _done(async_op: bool, *tensors: Tensor) -> Work | None:
    return Work(list(tensors)) if async_op else None


def _fill(output: Tensor, value: Tensor, what: str) -> None:
    if output.numel() != value.numel():
        raise ValueError(f"{what}: output must have {value.numel()} elements, got {output.numel()}")
    if output.dtype != value.dtype:
        raise ValueError(f"{what}: output must be of dtype {value.dtype}, got {output.dtype}")
    if output is not value:
        output.detach().copy_(value.detach().reshape(output.shape))


def all_reduce(tensor: Tensor, op: Any = 0, group: Any = None, async_op: bool = False) -> Work | None:
    """Leaves ``tensor`` as it is: it is the sum, mean, largest ... of one process's values."""
    require_group(group)
    return _done(async_op, tensor)


def reduce(
    tensor: Tensor,
    dst: int | None = None,
    op: Any = 0,
    group: Any = None,
    async_op: bool = False,
    group_dst: Any = None,
) -> Work | None:
    """Leaves ``tensor`` as it is."""
    _check_root(group, dst if group_dst is None else group_dst, "reduce")
    return _done(async_op, tensor)


def broadcast(
    tensor: Tensor, src: int | None = None, group: Any = None, async_op: bool = False, group_src: Any = None
) -> Work | None:
    """Leaves ``tensor`` as it is."""
    _check_root(group, src if group_src is None else group_src, "broadcast")
    return _done(async_op, tensor)


def all_gather(tensor_list: list[Tensor], tensor: Tensor, group: Any = None, async_op: bool = False) -> Work | None:
    """Copies ``tensor`` to the one tensor in ``tensor_list``."""
    require_group(group)
    _check_list(tensor_list, "all_gather")
    _fill(tensor_list[0], tensor, "all_gather")
    return _done(async_op, *tensor_list)


def all_gather_into_tensor(
    output_tensor: Tensor, input_tensor: Tensor, group: Any = None, async_op: bool = False
) -> Work | None:
    """Copies ``input_tensor`` to ``output_tensor``."""
    require_group(group)
    _fill(output_tensor, input_tensor, "all_gather_into_tensor")
    return _done(async_op, output_tensor)


def gather(
    tensor: Tensor,
    gather_list: list[Tensor] | None = None,
    dst: int | None = None,
    group: Any = None,
    async_op: bool = False,
    group_dst: int | None = None,
) -> Work | None:
    """Copies ``tensor`` to the one tensor in ``gather_list``."""
    _check_root(group, dst if group_dst is None else group_dst, "gather")
    if gather_list is None:
        raise ValueError("Argument ``gather_list`` must be specified on destination rank.")
    _check_list(gather_list, "gather")
    _fill(gather_list[0], tensor, "gather")
    return _done(async_op, *gather_list)


def scatter(
    tensor: Tensor,
    scatter_list: list[Tensor] | None = None,
    src: int | None = None,
    group: Any = None,
    async_op: bool = False,
    group_src: int | None = None,
) -> Work | None:
    """Copies the one tensor in ``scatter_list`` to ``tensor``."""
    _check_root(group, src if group_src is None else group_src, "scatter")
    if scatter_list is None:
        raise ValueError("Argument ``scatter_list`` must be specified on source rank.")
    _check_list(scatter_list, "scatter")
    _fill(tensor, scatter_list[0], "scatter")
    return _done(async_op, tensor)


def reduce_scatter(
    output: Tensor, input_list: list[Tensor], op: Any = 0, group: Any = None, async_op: bool = False
) -> Work | None:
    """Copies the one tensor in ``input_list`` to ``output``."""
    require_group(group)
    _check_list(input_list, "reduce_scatter")
    _fill(output, input_list[0], "reduce_scatter")
    return _done(async_op, output)


def reduce_scatter_tensor(
    output: Tensor, input: Tensor, op: Any = 0, group: Any = None, async_op: bool = False
) -> Work | None:
    """Copies ``input`` to ``output``."""
    require_group(group)
    _fill(output, input, "reduce_scatter_tensor")
    return _done(async_op, output)


def all_to_all(
    output_tensor_list: list[Tensor], input_tensor_list: list[Tensor], group: Any = None, async_op: bool = False
) -> Work | None:
    """Copies the one input to the one output."""
    require_group(group)
    _check_list(output_tensor_list, "all_to_all")
    _check_list(input_tensor_list, "all_to_all")
    _fill(output_tensor_list[0], input_tensor_list[0], "all_to_all")
    return _done(async_op, *output_tensor_list)


def all_to_all_single(
    output: Tensor,
    input: Tensor,
    output_split_sizes: list[int] | None = None,
    input_split_sizes: list[int] | None = None,
    group: Any = None,
    async_op: bool = False,
) -> Work | None:
    """Copies the input to the output."""
    require_group(group)
    _fill(output, input, "all_to_all_single")
    return _done(async_op, output)


def barrier(group: Any = None, async_op: bool = False, device_ids: Any = None, timeout: Any = None) -> Work | None:
    """Every process is here."""
    require_group(group)
    return _done(async_op)


def monitored_barrier(group: Any = None, timeout: Any = None, wait_all_ranks: bool = False) -> None:
    """Every process is here."""
    require_group(group)


# ---------------------------------------------------------------- Python objects


def all_gather_object(object_list: list[Any], obj: Any, group: Any = None, **kwargs: Any) -> None:
    """Puts ``obj`` (a copy by pickle) in ``object_list[0]``."""
    require_group(group)
    _check_list(object_list, "all_gather_object")
    object_list[0] = _copy(obj)


def gather_object(
    obj: Any,
    object_gather_list: list[Any] | None = None,
    dst: int | None = None,
    group: Any = None,
    group_dst: int | None = None,
    **kwargs: Any,
) -> None:
    """Puts ``obj`` (a copy by pickle) in ``object_gather_list[0]``."""
    _check_root(group, dst if group_dst is None else group_dst, "gather_object")
    if object_gather_list is None:
        raise ValueError("Argument ``object_gather_list`` must be specified on destination rank.")
    _check_list(object_gather_list, "gather_object")
    object_gather_list[0] = _copy(obj)


def broadcast_object_list(
    object_list: list[Any],
    src: int | None = None,
    group: Any = None,
    device: Any = None,
    group_src: int | None = None,
    **kwargs: Any,
) -> None:
    """Leaves the list as it is."""
    _check_root(group, src if group_src is None else group_src, "broadcast_object_list")


def scatter_object_list(
    scatter_object_output_list: list[Any],
    scatter_object_input_list: Any = None,
    src: int | None = None,
    group: Any = None,
    group_src: int | None = None,
    **kwargs: Any,
) -> None:
    """Puts the one object of the input list (a copy by pickle) in the output list."""
    _check_root(group, src if group_src is None else group_src, "scatter_object_list")
    _check_list(scatter_object_input_list, "scatter_object_list")
    scatter_object_output_list[0] = _copy(scatter_object_input_list[0])


def _copy(obj: Any) -> Any:
    import pickle

    return pickle.loads(pickle.dumps(obj))


# ---------------------------------------------------------------- messages between two processes


def _no_partner(group: Any, what: str, rank: Any) -> Any:
    require_group(group)
    raise ValueError(
        f"Invalid {what} rank: {what} rank should not be the same as the rank of the current process, "
        f"and the group has one process, got {rank}."
    )


def send(tensor: Tensor, dst: int | None = None, group: Any = None, tag: int = 0, group_dst: Any = None) -> None:
    """Raises ValueError: there is no other process."""
    _no_partner(group, "destination", dst)


def recv(tensor: Tensor, src: int | None = None, group: Any = None, tag: int = 0, group_src: Any = None) -> int:
    """Raises ValueError: there is no other process."""
    return _no_partner(group, "source", src)


def isend(tensor: Tensor, dst: int | None = None, group: Any = None, tag: int = 0, group_dst: Any = None) -> Any:
    """Raises ValueError: there is no other process."""
    return _no_partner(group, "destination", dst)


def irecv(tensor: Tensor, src: int | None = None, group: Any = None, tag: int = 0, group_src: Any = None) -> Any:
    """Raises ValueError: there is no other process."""
    return _no_partner(group, "source", src)


class P2POp:
    """A message for `batch_isend_irecv`.

    Args:
        op: `isend` or `irecv`.
        tensor: What to send, or where to receive.
        peer: The other rank.
        group: The group.
        tag: A number.
    """

    def __init__(self, op: Any, tensor: Tensor, peer: int | None = None, group: Any = None, tag: int = 0) -> None:
        if op not in (isend, irecv):
            raise ValueError("Invalid ``op``. Expected ``op`` to be of type torch.distributed.isend or irecv")
        self.op, self.tensor, self.peer, self.group, self.tag = op, tensor, peer, group, tag


def batch_isend_irecv(p2p_op_list: list[P2POp]) -> list[Any]:
    """Sends and receives the messages."""
    return [p.op(p.tensor, p.peer, p.group, p.tag) for p in p2p_op_list]
