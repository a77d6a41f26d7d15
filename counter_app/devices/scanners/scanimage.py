"""One run of SANE's `scanimage` as a child process: lines as they come, an end, a stop.

The child has a process group of its own, so that stopping also reaches what it started, and a crash
of a vendor's driver stays in the child.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

_LOOK_S = 0.1  # how often a stop is noticed while the scanner is at work
_STOP_GRACE_S = 5.0  # for sane_cancel: a feeder ejects the sheet it holds
_END_GRACE_S = 30.0  # for sane_exit after the last page
_SAID_BYTES = 4096


class SilentError(Exception):
    """Nothing came for as long as the caller would wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Exit code (negative: killed by that signal) and the end of what it said on stderr."""

    code: int
    said: str


class ScanimageRun:
    """A running `command` in the folder `spool`, where its stderr is kept too. A context manager:
    leaving it in any way ends the process and its group.
    """

    def __init__(self, command: Sequence[str], spool: Path, environment: Mapping[str, str]) -> None:
        self._said = spool / "said.txt"
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        with self._said.open("wb") as said:
            self._process = subprocess.Popen(  # noqa: S603 - the program is a setting of IT
                list(command),
                cwd=spool,
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=said,
                start_new_session=True,
            )
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        self._reader = threading.Thread(
            target=self._read, args=(self._process.stdout,), name="scanimage", daemon=True
        )
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.returncode is None:
            self._end(_STOP_GRACE_S, ask=True)

    def next_line(self, check: Callable[[], None], *, seconds: float) -> str | None:
        """The next line of stdout; None when the output has ended.

        `check` is called now and then and may raise. Raises SilentError after `seconds`.
        """
        deadline = time.monotonic() + seconds
        while True:
            check()
            try:
                return self._lines.get(timeout=_LOOK_S)
            except queue.Empty:
                if time.monotonic() >= deadline:
                    raise SilentError from None

    def outcome(self) -> Outcome:
        """Wait for the end, to be called after the last line."""
        self._end(_END_GRACE_S, ask=False)
        with self._said.open("rb") as said:
            said.seek(max(0, self._said.stat().st_size - _SAID_BYTES))
            text = said.read().decode("utf-8", errors="replace")
        return Outcome(code=self._process.returncode, said=text)

    def _read(self, pipe: IO[bytes]) -> None:
        with pipe:
            for line in pipe:
                self._lines.put(os.fsdecode(line).rstrip("\r\n"))
        self._lines.put(None)

    def _end(self, grace: float, *, ask: bool) -> None:
        """Let the process end within `grace` seconds, then kill what is left of its group."""
        if sys.platform != "win32":
            group = self._process.pid
            if ask:  # scanimage turns SIGINT, not SIGTERM, into sane_cancel
                os.kill(group, signal.SIGINT)
            deadline = time.monotonic() + grace
            how = os.WEXITED | os.WNOHANG | os.WNOWAIT  # not reaped: the group's number stays ours
            while os.waitid(os.P_PID, group, how) is None and time.monotonic() < deadline:
                time.sleep(0.01)
            os.killpg(group, signal.SIGKILL)
        elif ask:
            self._process.kill()
        self._process.wait()
        self._reader.join()
