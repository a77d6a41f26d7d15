"""Being another account of this PC."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65534


@contextmanager
def without_rights(folder: Path) -> Iterator[None]:
    """The folder belongs to somebody else: to be tried on POSIX only."""
    folder.chmod(0)
    if os.geteuid() == 0:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(os.getuid())
        folder.chmod(0o700)
