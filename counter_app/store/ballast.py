"""A file that gives the disk back some room when it is full.

In WAL mode a full disk stops deletes too, so without this nothing could be finished or cleaned up
(measured: sync.md §0.11).
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

SIZE = 64 << 20
ROOM_WANTED = 16 * SIZE  # laid only where the disk has plenty left


class Ballast:
    """`SIZE` bytes beside the database, really written: a sparse file would give nothing back."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def lay(self) -> bool:
        """Write the file when it is missing and the disk has plenty of room. True when it lies."""
        try:
            if self._path.exists():
                return True
            if shutil.disk_usage(self._path.parent).free < ROOM_WANTED:
                return False
            block = os.urandom(1 << 20)  # random: a compressing file system keeps it whole
            part = self._path.with_suffix(".part")
            with part.open("wb") as file:
                for _ in range(SIZE >> 20):
                    file.write(block)
            part.replace(self._path)
        except OSError:
            self._path.with_suffix(".part").unlink(missing_ok=True)
            return False
        return True

    def give_back(self) -> bool:
        """Remove the file. True when there was one, so that trying again is worth it."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True
