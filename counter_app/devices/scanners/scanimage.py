"""One run of SANE's `scanimage` as a child process: lines as they come, an end, a stop.

The child has a process group of its own, so that stopping also reaches what it started, and a crash
of a vendor's driver stays in the child. Some drivers hang for ever while they let the device go
(SANE's own `test` does after every thirtieth jam); all has been said by then, so such a child is
killed and its last words stand for its exit code.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from types import TracebackType
from typing import IO, Self

_LOOK_S = 0.1  # how often a stop is noticed while the scanner is at work
_STOP_GRACE_S = 5.0  # for sane_cancel: a feeder ejects the sheet it holds
_END_GRACE_S = 10.0  # for sane_close after the last page: a flatbed's head travels home
_SAID_LINES = 40


class SilentError(Exception):
    """Nothing came for as long as the caller would wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a run ended. `code`: exit code, negative for a signal, None when it hung after its last
    word and was killed. `said`: the end of its stderr.
    """

    code: int | None
    said: tuple[str, ...]


class _Mark(Enum):
    OVER = auto()  # "Batch terminated": no page follows
    CLOSED = auto()  # stdout is closed


class ScanimageRun:
    """A running `command` with the working folder `folder`. A context manager: leaving it in any
    way ends the process and its group.
    """

    def __init__(
        self, command: Sequence[str], folder: Path, environment: Mapping[str, str]
    ) -> None:
        self._events: queue.SimpleQueue[str | _Mark] = queue.SimpleQueue()
        self._said: deque[str] = deque(maxlen=_SAID_LINES)
        self._over_by: float | None = None
        self._process = subprocess.Popen(  # noqa: S603 - the program is a setting of IT
            list(command),
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        self._threads = [
            threading.Thread(target=self._read_stdout, name="scanimage", daemon=True),
            threading.Thread(target=self._read_stderr, name="scanimage words", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

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
        """The next line of stdout; None when no more will come.

        `check` is called now and then and may raise. Raises SilentError after `seconds`.
        """
        deadline = time.monotonic() + seconds
        while True:
            check()
            try:
                event = self._events.get(timeout=_LOOK_S)
            except queue.Empty:
                now = time.monotonic()
                if self._over_by is not None and now >= self._over_by:
                    return None
                if now >= deadline:
                    raise SilentError from None
                continue
            match event:
                case _Mark.CLOSED:
                    return None
                case _Mark.OVER:
                    self._over_by = time.monotonic() + _END_GRACE_S
                case line:
                    return line

    def outcome(self) -> Outcome:
        """The end, to be asked for after the last line."""
        hangs = self._over_by is not None and time.monotonic() >= self._over_by
        by_itself = self._end(0.0 if hangs else _END_GRACE_S, ask=False)
        code = self._process.returncode if by_itself else None
        return Outcome(code=code, said=tuple(self._said))

    def _read_stdout(self) -> None:
        for line in _lines(self._process.stdout):
            self._events.put(line)
        self._events.put(_Mark.CLOSED)

    def _read_stderr(self) -> None:
        for line in _lines(self._process.stderr):
            self._said.append(line)
            if line.startswith("Batch terminated"):
                self._events.put(_Mark.OVER)

    def _end(self, grace: float, *, ask: bool) -> bool:
        """Let the process end within `grace` seconds, then kill what is left of its group. True
        when it ended by itself.
        """
        by_itself = not ask
        if sys.platform != "win32":
            group = self._process.pid
            if ask:  # scanimage turns SIGINT, not SIGTERM, into sane_cancel
                os.kill(group, signal.SIGINT)
            deadline = time.monotonic() + grace
            how = os.WEXITED | os.WNOHANG | os.WNOWAIT  # not reaped: the group's number stays ours
            while (ended := os.waitid(os.P_PID, group, how)) is None:
                if time.monotonic() >= deadline:
                    break
                time.sleep(0.01)
            by_itself = by_itself and ended is not None
            os.killpg(group, signal.SIGKILL)
        elif ask:
            self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join()
        return by_itself


def _lines(pipe: IO[bytes] | None) -> Iterator[str]:
    """Lines of a pipe until it closes; then it is closed here too."""
    if pipe is not None:
        with pipe:
            for line in pipe:
                yield os.fsdecode(line).rstrip("\r\n")
