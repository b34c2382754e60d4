"""Records what SQLite writes to its files and when it waits until that is on the disk.

SQLite reaches the disk through a table of functions, its VFS. This puts functions of our own before those
that open, write, shorten, sync and remove files, in the SQLite that Python's `sqlite3` uses in this process.
"""

import _sqlite3
import ctypes
import json
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p, cast
from pathlib import Path
from typing import Any

OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
SYNC = CFUNCTYPE(c_int, c_void_p, c_int)


class Vfs(Structure):
    """The beginning of sqlite3_vfs."""

    _fields_ = [
        ("version", c_int),
        ("size_of_file", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", OPEN),
        ("delete", DELETE),
    ]


class Methods(Structure):
    """sqlite3_io_methods, third version."""

    _fields_ = [
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", WRITE),
        ("truncate", TRUNCATE),
        ("sync", SYNC),
        ("others", c_void_p * 13),
    ]


class File(Structure):
    """The beginning of sqlite3_file."""

    _fields_ = [("methods", POINTER(Methods))]


class Recorder:
    """The events of all files, in order; the bytes of the writes lie in one heap."""

    def __init__(self) -> None:
        self.events: list[tuple[Any, ...]] = []
        self.heap = bytearray()
        self.names: dict[int, str] = {}  # by the address of the open file
        self.ours: dict[int, Methods] = {}  # by the address of SQLite's own methods
        self.kept: list[Any] = []  # what C calls must not be collected
        self.watch()

    def watch(self) -> None:
        """From now on, for every file that is opened."""
        library = ctypes.CDLL(getattr(_sqlite3, "__file__", None))  # finds what that module is linked to
        library.sqlite3_vfs_find.restype = POINTER(Vfs)
        vfs = library.sqlite3_vfs_find(None).contents
        vfs.open = self.keep(OPEN(self.open_by(self.own(vfs.open, OPEN))))
        vfs.delete = self.keep(DELETE(self.delete_by(self.own(vfs.delete, DELETE))))

    def own(self, function: Any, kind: Any) -> Callable[..., int]:
        """SQLite's own function, by its address: the field of the table will hold another."""
        return self.keep(kind(cast(function, c_void_p).value))

    def keep(self, function: Any) -> Any:
        self.kept.append(function)
        return function

    def open_by(self, own: Callable[..., int]) -> Callable[..., int]:
        def opened(vfs: int, name: int, address: int, flags: int, out: int) -> int:
            code = own(vfs, name, address, flags, out)
            file = File.from_address(address)
            if code == 0 and name and file.methods:
                self.names[address] = Path(ctypes.string_at(name).decode()).name
                file.methods = ctypes.pointer(self.methods_for(file.methods))
            return code

        return opened

    def methods_for(self, own: Any) -> Methods:
        address = cast(own, c_void_p).value
        assert address is not None
        if address not in self.ours:
            copy = Methods.from_buffer_copy(own.contents)
            copy.write = self.keep(WRITE(self.write_by(self.own(copy.write, WRITE))))
            copy.truncate = self.keep(TRUNCATE(self.truncate_by(self.own(copy.truncate, TRUNCATE))))
            copy.sync = self.keep(SYNC(self.sync_by(self.own(copy.sync, SYNC))))
            self.ours[address] = copy
        return self.ours[address]

    def write_by(self, own: Callable[..., int]) -> Callable[..., int]:
        def written(file: int, data: int, size: int, at: int) -> int:
            self.events.append(("write", self.names[file], at, len(self.heap), size))
            self.heap += ctypes.string_at(data, size)
            return own(file, data, size, at)

        return written

    def truncate_by(self, own: Callable[..., int]) -> Callable[..., int]:
        def shortened(file: int, size: int) -> int:
            self.events.append(("truncate", self.names[file], size))
            return own(file, size)

        return shortened

    def sync_by(self, own: Callable[..., int]) -> Callable[..., int]:
        def synced(file: int, flags: int) -> int:
            code = own(file, flags)
            self.events.append(("sync", self.names[file]))
            return code

        return synced

    def delete_by(self, own: Callable[..., int]) -> Callable[..., int]:
        def deleted(vfs: int, name: bytes, sync_folder: int) -> int:
            self.events.append(("delete", Path(name.decode()).name))
            return own(vfs, name, sync_folder)

        return deleted

    def answered(self, row: str) -> None:
        """Note that whoever asked for this row was told that it is kept."""
        self.events.append(("answered", row))

    def write_to(self, target: Path) -> None:
        """Leave the events and the heap beside each other, and begin anew."""
        target.with_suffix(".json").write_text(json.dumps(self.events))
        target.with_suffix(".heap").write_bytes(self.heap)
        self.events, self.heap = [], bytearray()
