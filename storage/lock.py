"""One process on SQLite: a lock beside the file, given back by the kernel however the process ends."""

import fcntl
import os
from pathlib import Path
from typing import Self

from handlers.errors import Unavailable


class ProcessLock:
    """Held from `with` to its end. Another process's file that nobody holds any more is no obstacle."""

    def __init__(self, database: Path) -> None:
        self.path = _beside(database)
        self._file: int | None = None

    def __enter__(self) -> Self:
        # Not inherited by children: one that outlives us would go on holding it.
        file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(file, 32, 0).decode("ascii", "replace").strip()
            os.close(file)
            raise Unavailable(
                f"database {self.path.name.removesuffix('.lock.pid')} is in use by process {holder}"
            ) from None
        os.ftruncate(file, 0)
        os.pwrite(file, f"{os.getpid()}\n".encode(), 0)
        self._file = file
        return self

    def __exit__(self, *_: object) -> None:
        # The file stays: taking it away would let a third process lock a new one while a second holds the old.
        if self._file is not None:
            os.close(self._file)
            self._file = None


def holder(database: Path) -> str:
    """The process that uses it at this moment; empty if none does, or if that can't be seen from here."""
    try:
        file = os.open(_beside(database), os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return ""
    try:
        # Shared, and given back at once: who starts in this very moment is told to try again.
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return os.pread(file, 32, 0).decode("ascii", "replace").strip() or "?"
    finally:
        os.close(file)
    return ""


def _beside(database: Path) -> Path:
    return database.with_name(f"{database.name}.lock.pid")
