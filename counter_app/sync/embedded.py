"""The embedded server: a child process that ends with us, however we end (design §5).

It prints its address as one JSON line and stops when its standard input closes, which the operating
system does for a parent that was killed: no orphan holds the port or the database.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import msgspec

from counter_app.errors.central import CentralDidNotStartError

START_S = 60.0
STOP_S = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """The child's first line. `code` enrols one PC, when one was asked for."""

    address: str
    code: str = ""


def own_command() -> tuple[str, ...]:
    """How this program starts itself, from source or from an installed bundle."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return (sys.executable, "-m", "counter_app")


class EmbeddedCentral:
    """A running child. `with EmbeddedCentral(...) as central:` or `stop()`."""

    def __init__(
        self,
        data: Path,
        *,
        practice: bool,
        code_for: str = "",
        command: Sequence[str] | None = None,
        start_s: float = START_S,
    ) -> None:
        """Start the server on `data`; `code_for` asks for an enrolment code of that counter.

        Raises CentralDidNotStartError.
        """
        words = [*(command or own_command()), "central", "--data", str(data), "--port", "0"]
        words += ["--until-stdin-closes", "--json"]
        words += ["--practice"] if practice else []
        words += ["--new-code", code_for] if code_for else []
        self._complaints: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by stop()
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.announcement = self._announced(start_s)

    @property
    def address(self) -> str:
        """Where it serves: http on loopback."""
        return self.announcement.address

    @property
    def is_running(self) -> bool:
        """False once the child has ended, by itself or not."""
        return self._process.poll() is None

    def stop(self) -> None:
        """Let it finish what it is answering, then end it; harmless twice."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        try:
            self._process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._complaints.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        wrong: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _announced(self, start_s: float) -> Announcement:
        line = b""

        def read() -> None:
            nonlocal line
            if self._process.stdout is not None:
                line = self._process.stdout.readline()

        reader = threading.Thread(target=read, name="central", daemon=True)
        reader.start()
        reader.join(start_s)
        try:
            return msgspec.json.decode(line, type=Announcement)
        except (msgspec.MsgspecError, UnicodeDecodeError) as wrong:
            self._process.kill()
            self._process.wait()
            reader.join()
            why = self._last_complaint()
            self.stop()
            raise CentralDidNotStartError(why=why) from wrong

    def _last_complaint(self) -> str:
        self._complaints.seek(0)
        lines = self._complaints.read().decode(errors="replace").strip().splitlines()
        if not lines:
            return "-"
        return lines[-1] if lines[0].startswith("Traceback") else lines[0]
