"""Messages between the main process and a worker, with their large parts in shared memory.

A message is a header, a pickle, and the pickle's out-of-band buffers (tensors and arrays). Short ones travel through
the socket as a whole. Of long ones the socket carries a descriptor of an anonymous file that has pickle and buffers;
the receiver maps it, so that tensors are not copied again. The file has no name: it is gone as soon as the last
mapping is, whatever way the processes end.
"""

from __future__ import annotations

import array
import io
import mmap
import os
import pickle
import socket
import struct
import tempfile
from collections import deque
from typing import Any

from ... import _C
from ..._utils import memory_of

_HEADER = struct.Struct("<iqqqq")  # kind, number, bytes of the pickle, buffers, bytes of the whole
_INLINE_LIMIT = 1 << 14
_ALIGNMENT = 64
_POPULATE = getattr(mmap, "MAP_POPULATE", 0)


def _align(offset: int) -> int:
    return -(-offset // _ALIGNMENT) * _ALIGNMENT


def _rebuild(buffer: Any, dtype: str, shape: tuple[int, ...], kind: type | None, requires_grad: bool) -> Any:
    """A tensor on received memory; `kind` is its class where that is a subclass."""
    element = getattr(_C, dtype)
    flat = _C.empty(0, dtype=element) if len(buffer) == 0 else _C.frombuffer(buffer, dtype=element)
    tensor = flat.reshape(shape)
    if kind is not None:
        tensor = tensor.as_subclass(kind)
    return tensor.requires_grad_() if requires_grad else tensor


class _Pickler(pickle.Pickler):
    """Pickles tensors as out-of-band buffers."""

    def reducer_override(self, obj: Any) -> Any:
        if not isinstance(obj, _C.TensorBase):
            return NotImplemented
        if obj.requires_grad and not obj.is_leaf:
            raise RuntimeError(
                "Cowardly refusing to serialize non-leaf tensor which requires_grad, since autograd does not support "
                "crossing process boundaries.  If you just want to transfer the data, call detach() on the tensor "
                "before serializing (e.g., putting it on the queue)."
            )
        from ... import Tensor

        data = obj.detach().contiguous()
        buffer = pickle.PickleBuffer(memory_of(data))
        kind = None if type(obj) is Tensor else type(obj)
        return _rebuild, (buffer, str(obj.dtype).split(".")[-1], tuple(obj.shape), kind, obj.requires_grad)


def _anonymous_file() -> int:
    if hasattr(os, "memfd_create"):
        return os.memfd_create("swiftgrad-batch", os.MFD_CLOEXEC)
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


def _write_all(fd: int, data: Any, offset: int) -> None:
    view = memoryview(data)
    while len(view):
        written = os.pwrite(fd, view, offset)
        view, offset = view[written:], offset + written


def encode(kind: int, number: int, obj: Any) -> tuple[bytes, int | None]:
    """A message as the bytes for the socket, and the descriptor to send with them or None."""
    out = io.BytesIO()
    buffers: list[pickle.PickleBuffer] = []
    _Pickler(out, protocol=5, buffer_callback=buffers.append).dump(obj)  # type: ignore[arg-type]
    content = out.getbuffer()
    views = [buffer.raw() for buffer in buffers]
    table = struct.pack(f"<{2 * len(views)}q", *_layout(len(content) + 16 * len(views), views))
    parts: list[tuple[Any, int]] = [(table, 0), (content, len(table))]
    for i, view in enumerate(views):
        parts.append((view, struct.unpack_from("<q", table, 16 * i)[0]))
    total = parts[-1][1] + len(parts[-1][0])
    header = _HEADER.pack(kind, number, len(content), len(views), total)
    if total <= _INLINE_LIMIT:
        body = bytearray(total)
        for data, offset in parts:
            body[offset : offset + len(data)] = data
        return header + bytes(body), None
    fd = _anonymous_file()
    try:
        for data, offset in parts:
            _write_all(fd, data, offset)
    except BaseException:
        os.close(fd)
        raise
    return header, fd


def _layout(start: int, views: list[memoryview]) -> list[int]:
    """Offset and length of each buffer, flat."""
    table = []
    offset = start
    for view in views:
        offset = _align(offset)
        table += [offset, len(view)]
        offset += len(view)
    return table


def _decode(memory: memoryview, length: int, count: int) -> Any:
    table = struct.unpack_from(f"<{2 * count}q", memory)
    start = 16 * count
    buffers = [memory[table[2 * i] : table[2 * i] + table[2 * i + 1]] for i in range(count)]
    return pickle.loads(memory[start : start + length], buffers=buffers)


class Channel:
    """One end of the connection.

    `send` never blocks: what the socket does not take at once waits for `flush`.
    """

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self._waiting: deque[tuple[memoryview, int | None]] = deque()

    def fileno(self) -> int:
        return self.sock.fileno()

    def send(self, kind: int, number: int = 0, obj: Any = None) -> None:
        """Sends a message, or as much of it as goes without blocking."""
        data, fd = encode(kind, number, obj)
        self._waiting.append((memoryview(data), fd))
        self.flush()

    def send_now(self, kind: int, number: int = 0, obj: Any = None) -> None:
        """Sends a whole message, waiting if it must."""
        data, fd = encode(kind, number, obj)
        view = memoryview(data)
        while len(view):
            view = view[self._push(view, fd, 0) :]
            fd = None

    def _push(self, view: memoryview, fd: int | None, flags: int) -> int:
        if fd is None:
            return self.sock.send(view, flags)
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [fd]))]
        sent = self.sock.sendmsg([view], rights, flags)
        os.close(fd)
        return sent

    @property
    def unsent(self) -> bool:
        """Whether something waits for `flush`."""
        return bool(self._waiting)

    def flush(self) -> None:
        """Sends what the socket takes without blocking."""
        while self._waiting:
            view, fd = self._waiting[0]
            try:
                sent = self._push(view, fd, socket.MSG_DONTWAIT)
            except BlockingIOError:
                return
            if sent == len(view):
                self._waiting.popleft()
            else:
                self._waiting[0] = (view[sent:], None)

    def receive(self) -> tuple[int, int, Any]:
        """Waits for a message: kind, number, object. EOFError if the other side is gone."""
        header, fd = self._read_header()
        kind, number, length, count, total = _HEADER.unpack(header)
        if fd is None:
            memory = memoryview(self._read(total))
        else:
            try:
                memory = memoryview(mmap.mmap(fd, total, flags=mmap.MAP_SHARED | _POPULATE))
            finally:
                os.close(fd)
        return kind, number, _decode(memory, length, count)

    def _read_header(self) -> tuple[bytes, int | None]:
        header, fd = b"", None
        while len(header) < _HEADER.size:
            data, rights, _, _ = self.sock.recvmsg(_HEADER.size - len(header), socket.CMSG_SPACE(4))
            for level, kind, content in rights:
                if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
                    fd = array.array("i", content[:4])[0]
            if not data:
                raise EOFError("the other process has closed its connection")
            header += data
        return header, fd

    def _read(self, size: int) -> bytearray:
        body = bytearray(size)
        view = memoryview(body)
        while len(view):
            got = self.sock.recv_into(view)
            if got == 0:
                raise EOFError("the other process has closed its connection")
            view = view[got:]
        return body

    def close(self) -> None:
        """Closes the connection; what waits to be sent is dropped."""
        for _, fd in self._waiting:
            if fd is not None:
                os.close(fd)
        self._waiting.clear()
        self.sock.close()
