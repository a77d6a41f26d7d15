"""The private folder where a child process lays pages until they are handed over.

Pages show citizens' papers, so the folder is readable by its owner alone, lies in memory where the
system offers that, empties itself page by page, and what a killed program left is swept.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = "counter-scan-"
_MEMORY = Path("/dev/shm")  # noqa: S108 - memory of the system; the folder in it is ours alone


def parent(wanted: str) -> Path:
    """Where spools are made: `wanted`, else memory, else the system's temporary folder."""
    if wanted:
        return Path(wanted).absolute()
    if os.access(_MEMORY, os.W_OK):
        return _MEMORY
    return Path(tempfile.gettempdir())


@contextmanager
def spool(folder: Path) -> Iterator[Path]:
    """A new private folder inside `folder`, gone afterwards. Raises OSError."""
    path = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=folder))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Remove our own spools whose process no longer lives."""
    if sys.platform == "win32" or not folder.is_dir():
        return
    for path in folder.glob(f"{_PREFIX}*"):
        pid = path.name.removeprefix(_PREFIX).partition("-")[0]
        with suppress(OSError):  # gone by itself meanwhile
            if pid.isdecimal() and path.stat().st_uid == os.getuid() and not _lives(int(pid)):
                shutil.rmtree(path, ignore_errors=True)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
