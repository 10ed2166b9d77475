"""Writing and reading the zip files that checkpoints are: stored records, aligned to 64 bytes."""

from __future__ import annotations

import os
import struct
import zlib
from typing import Any

ALIGNMENT = 64
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END64 = struct.Struct("<4sQ2H2I4Q")
_LOCATOR64 = struct.Struct("<4sIQI")
_END = struct.Struct("<4s4H2IH")
_LIMIT = 0xFFFFFFFF
_CORRUPT = (
    "PytorchStreamReader failed reading zip archive: {}. If you are seeing this error, there is a high likelihood "
    "that your checkpoint file is corrupted. This can happen if the checkpoint was not saved properly, was "
    "transferred incorrectly, or the file was modified after saving."
)


def corrupt(reason: str) -> RuntimeError:
    """The error for a file that is no proper archive."""
    return RuntimeError(_CORRUPT.format(reason))


class ZipWriter:
    """Writes records one after the other to an object with `write`; never seeks.

    Args:
        file: where to write.
        root: the folder that all records are in.
    """

    def __init__(self, file: Any, root: str) -> None:
        self._file = file
        self._root = root
        self._offset = 0
        self._directory: list[bytes] = []
        self._checksums: list[int] = []

    def _write(self, data: Any) -> None:
        view = memoryview(data)
        self._offset += len(view)
        while len(view):
            written = self._file.write(view)
            if written is None or written >= len(view):
                return
            view = view[written:]

    def add(self, name: str, data: Any) -> None:
        """Writes a record, its content at a multiple of 64 bytes."""
        path = f"{self._root}/{name}".encode()
        size, checksum, start = len(data), zlib.crc32(data), self._offset
        big = size >= _LIMIT
        extra = struct.pack("<2H2Q", 1, 16, size, size) if big else b""
        padding = -(start + _LOCAL.size + len(path) + len(extra) + 4) % ALIGNMENT
        extra += struct.pack("<2s", b"FB") + struct.pack("<H", padding) + b"Z" * padding
        shown = _LIMIT if big else size
        flags = 0x0800  # names are UTF-8
        self._write(
            _LOCAL.pack(b"PK\3\4", 45 if big else 0, flags, 0, 0, 33, checksum, shown, shown, len(path), len(extra))
        )
        self._write(path + extra)
        self._write(data)
        far = start >= _LIMIT
        fields = struct.pack("<2Q", size, size) if big else b""
        fields += struct.pack("<Q", start) if far else b""
        central = struct.pack("<2H", 1, len(fields)) + fields if fields else b""
        version = 45 if fields else 0
        entry = _CENTRAL.pack(
            b"PK\1\2", version, version, flags, 0, 0, 33, checksum, shown, shown,
            len(path), len(central), 0, 0, 0, 0, _LIMIT if far else start,
        )  # fmt: skip
        self._directory.append(entry + path + central)
        self._checksums.append(checksum)

    def serialization_id(self) -> str:
        """Forty digits that follow from the content written so far."""
        first = second = 0
        for checksum in self._checksums:
            first = (first * 0x9E3779B97F4A7C15 + checksum + 1) % 2**64
            second = (second ^ (checksum + 0x9E3779B9 + (second << 6) + (second >> 2))) % 2**64
        return f"{first:020d}{second:020d}"

    def close(self) -> None:
        """Writes the directory. The file stays open."""
        start, count = self._offset, len(self._directory)
        for entry in self._directory:
            self._write(entry)
        size = self._offset - start
        if start >= _LIMIT or size >= _LIMIT or count >= 0xFFFF:
            end = self._offset
            self._write(_END64.pack(b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, start))
            self._write(_LOCATOR64.pack(b"PK\6\7", 0, end, 1))
        shown = min(count, 0xFFFF)
        self._write(_END.pack(b"PK\5\6", 0, 0, shown, shown, min(size, _LIMIT), min(start, _LIMIT), 0))


class ZipReader:
    """Reads the records of an archive whose entries lie in one folder.

    Args:
        file: readable and seekable.

    Raises:
        RuntimeError: the file is no archive, or damaged.
    """

    def __init__(self, file: Any) -> None:
        import zipfile

        self._file = file
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError, struct.error, UnicodeDecodeError, ValueError) as error:
            raise corrupt(f"failed finding central directory ({error})") from error
        infos = self._zip.infolist()
        if not infos:
            raise corrupt("the archive is empty")
        self.root = infos[0].filename.split("/")[0]
        self._infos = {info.filename: info for info in infos}
        self._size = file.seek(0, os.SEEK_END)

    def __contains__(self, name: str) -> bool:
        return f"{self.root}/{name}" in self._infos

    def names(self) -> list[str]:
        """The records, without the folder."""
        return [name[len(self.root) + 1 :] for name in self._infos]

    def _info(self, name: str) -> Any:
        info = self._infos.get(f"{self.root}/{name}")
        if info is None:
            raise corrupt(f"file not found: {self.root}/{name}")
        return info

    def size(self, name: str) -> int:
        """The length of a record's content."""
        return self._info(name).file_size

    def stored(self, name: str) -> bool:
        """Whether a record is not compressed, so that its bytes are in the file as they are."""
        return self._info(name).compress_type == 0

    def offset(self, name: str) -> int:
        """Where in the file a record's content begins."""
        info = self._info(name)
        if info.header_offset < 0:
            raise corrupt(f"bad offset of {info.filename}")
        self._file.seek(info.header_offset)
        header = self._file.read(_LOCAL.size)
        if len(header) < _LOCAL.size or header[:4] != b"PK\3\4":
            raise corrupt(f"bad local header of {info.filename}")
        path, extra = struct.unpack_from("<2H", header, 26)
        start = info.header_offset + _LOCAL.size + path + extra
        if start + info.compress_size > self._size:
            raise corrupt(f"{info.filename} reaches beyond the end of the file")
        return start

    def read(self, name: str) -> bytes:
        """A record's content, whether compressed or not."""
        import zipfile

        info = self._info(name)
        try:
            return self._zip.read(info)
        except (
            zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error, RuntimeError, ValueError
        ) as error:  # fmt: skip
            raise corrupt(f"failed reading {info.filename} ({error})") from error

    def read_into(self, name: str, target: memoryview) -> None:
        """Reads a record of the target's length, and checks its checksum."""
        info = self._info(name)
        if not self.stored(name):
            target[:] = self.read(name)
            return
        self._file.seek(self.offset(name))
        read_exactly(self._file, target)
        if zlib.crc32(target) != info.CRC:
            raise corrupt(f"bad checksum of {info.filename}")


def read_exactly(file: Any, target: memoryview) -> None:
    """Fills `target` from a file; RuntimeError if it ends before."""
    filled = 0
    while filled < len(target):
        if hasattr(file, "readinto"):
            got = file.readinto(target[filled:])
        else:
            data = file.read(len(target) - filled)
            got = len(data)
            target[filled : filled + got] = data
        if not got:
            raise RuntimeError(
                f"unexpected EOF, expected {len(target) - filled} more bytes. The file might be corrupted."
            )
        filled += got
