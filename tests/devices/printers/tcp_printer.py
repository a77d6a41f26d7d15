"""A thermal printer on a real TCP port of this machine, with a real one's bad days."""

import contextlib
import re
import socket
import struct
import threading

READY = {1: 0x12, 2: 0x12, 4: 0x12}
PAPER_LOW = {**READY, 4: 0x1E}
PAPER_OUT = {1: 0x1A, 2: 0x32, 4: 0x72}
COVER_OPEN = {1: 0x1A, 2: 0x16, 4: 0x12}
OFFLINE = {1: 0x1A, 2: 0x12, 4: 0x12}

_LIVE = re.compile(rb"\x10\x04([\x01\x02\x04])")
_DONE = b"\x1dr\x01"


class TcpPrinter:
    """`answers`: bytes for DLE EOT 1, 2, 4; None is silent. `knows_done`: answers GS r 1.

    `hang_up_after`: bytes of a job after which it drops the connection. `reads` False: takes no
    byte at all. `fails_with`: answers once a job has begun, while GS r stays unanswered.
    """

    def __init__(self):
        self.answers = dict(READY)
        self.knows_done = True
        self.hang_up_after = None
        self.reads = True
        self.fails_with = None
        self.noise = b""  # sent before each answer
        self._printing = False
        self.done_delay = threading.Event()
        self.done_delay.set()
        self._jobs = []
        self._stop = threading.Event()
        self._server = socket.create_server(("127.0.0.1", 0), backlog=8)
        self.port = self._server.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def settled_jobs(self):
        """The jobs so far. Calls come one after the other, so an empty one of our own is the last."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as line:
            line.shutdown(socket.SHUT_WR)
            while line.recv(64):
                pass
        return list(self._jobs)

    def close(self):
        self._stop.set()
        self.done_delay.set()
        with contextlib.suppress(OSError):  # wakes a thread that waits for a call
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        self._thread.join(5)
        self._server.close()

    def _serve(self):
        while not self._stop.is_set():
            try:
                line, _ = self._server.accept()
            except OSError:
                return
            with line:
                if self._stop.is_set():
                    return
                line.settimeout(0.05)
                self._talk(line)

    def _talk(self, line):
        job = bytearray()
        while not self._stop.is_set():
            if not self.reads:
                self._stop.wait(0.05)
                continue
            try:
                came = line.recv(4096)
            except TimeoutError:
                continue
            except OSError:
                break
            if not came:
                break
            try:
                job += self._obey(line, came)
            except OSError:
                break
            if self.hang_up_after is not None and len(job) > self.hang_up_after:
                # A reset, as from a printer that was switched off.
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                break
        if job:
            self._jobs.append(bytes(job))

    def _obey(self, line, data):
        """Answer the questions in `data`; what is left is the job. Questions come in packets of
        their own here, as the driver sends them one by one and waits.
        """
        if live := _LIVE.fullmatch(data):
            answers = self.fails_with if self.fails_with and self._printing else self.answers
            if answers is not None:
                line.sendall(self.noise + bytes([answers[live[1][0]]]))
            return b""
        if data.endswith(_DONE):
            self._printing = True
            if self.knows_done and self.fails_with is None and self.answers is not None:
                self.done_delay.wait(5)
                line.sendall(b"\x00")
            return data[: -len(_DONE)]
        return data
