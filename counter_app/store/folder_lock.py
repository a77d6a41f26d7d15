"""One process per data folder: a lock the operating system drops when the process dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from counter_app.errors.storage import AlreadyRunningError
from counter_app.store import trouble


class FolderLock:
    """Holds `folder`/.lock until `release()` or the end of the process, however it ends."""

    def __init__(self, folder: Path) -> None:
        """Take the lock. Raises AlreadyRunningError, ReadOnlyError, DiskFullError."""
        with trouble.files_told():
            folder.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._handle)
        except OSError as taken:
            os.close(self._handle)
            raise AlreadyRunningError from taken

    def release(self) -> None:
        """Let the next process in. The file itself stays: removing it would race."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
