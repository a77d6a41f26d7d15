"""Log files for IT: one line a record, ids only, never a citizen's data."""

from __future__ import annotations

import logging
import re
from pathlib import Path

# The last net: digits as long as an ID number, a phone or a tax code never reach a file.
_PERSONAL = re.compile(r"(?<![0-9a-fA-F-])\d{9,13}(?![0-9a-fA-F-])")


class _Mask(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return _PERSONAL.sub("[…]", super().format(record))


def start(folder: Path, *, verbose: bool = False) -> None:
    """Log to `folder`/counter-app.log, ten files of 1 MiB at most.

    To standard error where the folder cannot be written: who opens its data tells the person why.
    """
    from logging.handlers import RotatingFileHandler  # the window paints before its first line

    handler: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "counter-app.log", maxBytes=1 << 20, backupCount=9, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    logging.raiseExceptions = False  # a full disk is told of by who needs the room, not by the log
    handler.setFormatter(_Mask("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("counter_app")
    for earlier in root.handlers:
        earlier.close()
    root.handlers = [handler]
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
