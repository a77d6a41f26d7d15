"""Prints that become files: written whole or not at all, numbered in one row."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

from counter_app.errors import Words
from counter_app.errors.printers import PrintFileFailed


def write_whole(path: Path, data: bytes, *, device: str | Words) -> None:
    """Write `data` beside `path` and rename. Raises PrintFileFailed; `path` is then untouched."""
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        raise PrintFileFailed(device=device, reason=error.strerror or "OSError") from error


def next_number(folder: Path, stem: str) -> int:
    """One more than the highest number in names like `slip-0001.png`; 1 in a new folder."""
    pattern = re.compile(rf"{re.escape(stem)}-(\d+)\.", re.ASCII)
    found = [pattern.match(path.name) for path in folder.glob(f"{stem}-*")]
    return 1 + max((int(match[1]) for match in found if match), default=0)
