"""A printing system whose one queue lays every sheet into a tray: `lp` and `lpstat` as programs."""

import os
import sys

import pytest

needs_shell = pytest.mark.skipif(
    sys.platform == "win32", reason="shell programs stand in for the printing system"
)
QUEUE = "a5"


class Tray:
    """What came out of the queue "a5", oldest first."""

    def __init__(self, folder, monkeypatch):
        self._folder = folder / "tray"
        self._folder.mkdir()
        programs = {
            "lp": f'cat > "{self._folder}/$(date +%s%N)"; echo "request id is a5-1 (1 file(s))"',
            "lpstat": f'[ "$1" = -e ] && echo {QUEUE} || [ "$1" = -W ] || echo printer a5 is idle.',
        }
        for name, text in programs.items():
            path = folder / name
            path.write_text(f"#!/bin/sh\n{text}\n")
            path.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)

    @property
    def sheets(self):
        """Documents, as paths; slips are bytes of another kind."""
        return [path for path in sorted(self._folder.iterdir()) if _is_pdf(path)]

    @property
    def slips(self):
        return [path for path in sorted(self._folder.iterdir()) if not _is_pdf(path)]


def _is_pdf(path):
    return path.read_bytes().startswith(b"%PDF-")
