"""A thermal printer at the other end of a pty: a serial port or a USB printer port to the program.

It obeys a stream of bytes command by command and has a real one's bad days.
"""

import os
import pty
import select
import threading
import tty

from tests.devices.printers import tcp_printer as tcp

_HEADS = {b"\x1b@": 2, b"\x1dV": 4, b"\x1bd": 3, b"\x1bp": 5, b"\x1dr": 3, b"\x10\x04": 3}


class PtyPrinter:
    """`path`: the port. `answers`: to DLE EOT 1, 2, 4; None is silent, a missing one is not given.
    `fails_with`: answers once a picture has come, while GS r stays unanswered. `knows_done`: answers
    GS r 1. `unplug_after`: bytes after which the cable is pulled. `answer_late`: an answer to GS r
    from earlier comes before the first answer to DLE EOT.
    """

    def __init__(self):
        self._end, self._port = pty.openpty()
        tty.setraw(self._port)
        self.path = os.ttyname(self._port)
        self.answers = dict(tcp.READY)
        self.fails_with = None
        self.knows_done = True
        self.unplug_after = None
        self.answer_late = False
        self.kicks = 0
        self.jobs = []
        self._came = threading.Semaphore(0)
        self._job = bytearray()
        self._seen = 0
        self._plugged = True
        self._stop, self._wake = os.pipe()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def say(self, data):
        os.write(self._end, data)

    def wait_for_job(self):
        """The next job, for a printer that is not asked whether it is done."""
        assert self._came.acquire(timeout=10)
        return self.jobs[-1]

    def stop_reading(self):
        """From now on it takes no byte."""
        os.write(self._wake, b"x")
        self._thread.join(5)

    def close(self):
        self.stop_reading()
        self._unplug()
        for end in (self._stop, self._wake):
            os.close(end)

    def _unplug(self):
        if self._plugged:
            self._plugged = False
            os.close(self._port)
            os.close(self._end)

    def _serve(self):
        rest = b""
        while self._plugged:
            ready, _, _ = select.select([self._stop, self._end], [], [])
            if self._stop in ready:
                return
            came = os.read(self._end, 4096)
            self._seen += len(came)
            if self.unplug_after is not None and self._seen > self.unplug_after:
                self._unplug()
                return
            rest += came
            while rest and (length := self._obey(rest)):
                rest = rest[length:]

    def _obey(self, data):
        """Length of the first command, obeyed; 0 when it is not whole yet."""
        head = data[:2]
        if head == b"\x1dv":
            if len(data) < 8:
                return 0
            across, down = (int.from_bytes(data[n : n + 2], "little") for n in (4, 6))
            length = 8 + across * down
        elif head in _HEADS:
            length = _HEADS[head]
        elif len(data) < 2:
            return 0
        else:
            raise ValueError(f"unknown command {data[:8]!r}")
        if len(data) < length:
            return 0
        self._do(head, bytes(data[:length]))
        return length

    def _do(self, head, command):
        if head == b"\x10\x04":
            failing = self.fails_with is not None and self._seen > 1000
            answers = self.fails_with if failing else self.answers
            if self.answer_late:
                self.answer_late = False
                self.say(b"\x00")
            if answers is not None and command[2] in answers:
                self.say(bytes([answers[command[2]]]))
        elif head == b"\x1dr":
            self._end_job()
            if self.knows_done and self.fails_with is None and self.answers is not None:
                self.say(b"\x00")
        elif head == b"\x1bp":
            self.kicks += 1
        else:
            if head == b"\x1b@":
                self._end_job()
            self._job += command
            if head == b"\x1dV":
                self._end_job()

    def _end_job(self):
        if self._job:
            self.jobs.append(bytes(self._job))
            self._job.clear()
            self._came.release()
