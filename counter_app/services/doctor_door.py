"""How `counter-app doctor` asks while the window is open: the open program examines itself.

A second process can neither open the data nor the devices, and must not. So the open one answers
on a loopback port; port and a word of passage stand in a file that only this account can read.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
import socket
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import msgspec

from counter_app.services.device_states import Check
from counter_app.settings import DataFolder

ASK_S = 120.0  # a server that is silent and a scanner that is off take their time
_GREET_S = 5.0
_WORD_BYTES = 32


class DoctorDoor:
    """Open as long as the desk is. One caller at a time; strangers are not answered."""

    def __init__(self, folder: DataFolder, examine: Callable[[], tuple[Check, ...]]) -> None:
        self._examine = examine
        self._file = _file(folder)
        self._word = secrets.token_hex(_WORD_BYTES)
        self._socket = socket.create_server(("127.0.0.1", 0))
        _write_private(self._file, {"port": self._socket.getsockname()[1], "word": self._word})
        threading.Thread(target=self._serve, daemon=True, name="doctor-door").start()

    def close(self) -> None:
        """Answer nobody any more."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits for a caller
        self._socket.close()
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def _serve(self) -> None:
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                return
            with closing(caller), suppress(OSError):
                caller.settimeout(_GREET_S)
                if hmac.compare_digest(_received(caller, len(self._word)), self._word.encode()):
                    caller.sendall(msgspec.json.encode(self._examine()))


def ask_open_program(folder: DataFolder) -> tuple[Check, ...] | None:
    """What the program that has `folder` open says of itself; None when none answers."""
    try:
        told = json.loads(_file(folder).read_text(encoding="ascii"))
        with socket.create_connection(("127.0.0.1", int(told["port"])), _GREET_S) as line:
            line.settimeout(ASK_S)
            line.sendall(str(told["word"]).encode())
            answer = b"".join(iter(lambda: line.recv(1 << 16), b""))
        return msgspec.json.decode(answer, type=tuple[Check, ...])
    except (OSError, ValueError, KeyError, TypeError, msgspec.MsgspecError):
        return None


def _file(folder: DataFolder) -> Path:
    return folder.root / ".doctor"


def _write_private(path: Path, told: dict[str, object]) -> None:
    with suppress(OSError):
        path.unlink()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        json.dump(told, file)


def _received(caller: socket.socket, length: int) -> bytes:
    """`length` bytes, fewer when the caller hangs up or dawdles."""
    got = b""
    while len(got) < length and (part := caller.recv(length - len(got))):
        got += part
    return got
