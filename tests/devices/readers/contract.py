"""What every code reader must do. A driver's test derives from this and gives `bench`."""

import queue
import threading
import time
from typing import Protocol

import pytest

from counter_app.devices.api import CodeReader
from counter_app.errors.devices import ReaderUnplugged
from counter_app.job import Cancelled, Job

CARD = "012345678901|123456789|Nguyễn Thị Bưởi|01021990|Nữ|Phường Hải Châu, Đà Nẵng|05062021"
WAIT_S = 20  # longest wait for something that must come


class Bench(Protocol):
    """A reader on a test bench: codes can be held before it, its cable pulled and put back."""

    reader: CodeReader

    def show(self, data: bytes) -> None:
        """Hold a code before the plugged reader."""

    def unplug(self) -> None: ...

    def plug(self) -> None: ...


class Listening:
    """Runs `reader.codes()` in a thread of its own, as the desk does."""

    def __init__(self, reader: CodeReader) -> None:
        self.job = Job()
        self.codes: queue.Queue = queue.Queue()
        self.ended_with: BaseException | None = None
        self._reader = reader
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        try:
            for code in self._reader.codes(self.job):
                self.codes.put(code)
        except BaseException as error:
            self.ended_with = error

    def next(self):
        return self.codes.get(timeout=WAIT_S)

    def stop(self):
        self.job.stop()
        self.join()

    def join(self):
        self._thread.join(WAIT_S)
        assert not self._thread.is_alive()


def until(condition):
    """Wait for what no event tells."""
    deadline = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


class ReaderContract:
    @pytest.fixture
    def listening(self, bench):
        listening = Listening(bench.reader)
        until(bench.reader.is_connected)
        yield listening
        listening.stop()
        bench.reader.close()

    def test_a_code_arrives_whole_with_its_vietnamese_text(self, bench, listening):
        bench.show(CARD.encode())
        code = listening.next()
        assert code.text == CARD
        assert code.data == CARD.encode()
        assert code.device

    def test_codes_arrive_in_order_and_once(self, bench, listening):
        for number in range(20):
            bench.show(b"MC%03d" % number)
        assert [listening.next().text for _ in range(20)] == [f"MC{n:03d}" for n in range(20)]
        bench.show(b"last")
        assert listening.next().text == "last"

    def test_identifier_and_byte_order_mark_are_no_text(self, bench, listening):
        bench.show(b"]Q1\xef\xbb\xbf" + CARD.encode())
        code = listening.next()
        assert code.text == CARD
        assert code.data.startswith(b"]Q1")

    def test_bytes_that_are_no_text(self, bench, listening):
        bench.show(b"\xff\xfe\x80\x00\xc3")
        code = listening.next()
        assert code.text is None
        assert code.data == b"\xff\xfe\x80\x00\xc3"

    def test_survives_unplug_and_replug(self, bench, listening):
        for number in range(3):
            bench.show(b"before%d" % number)
            assert listening.next().text == f"before{number}"
            bench.unplug()
            until(lambda: not bench.reader.is_connected())
            assert isinstance(bench.reader.trouble(), ReaderUnplugged)
            bench.plug()
            until(bench.reader.is_connected)
            assert bench.reader.trouble() is None
            bench.show(b"after%d" % number)
            assert listening.next().text == f"after{number}"

    def test_stop_ends_it(self, bench, listening):
        listening.stop()
        assert isinstance(listening.ended_with, Cancelled)

    def test_stop_while_unplugged(self, bench, listening):
        bench.unplug()
        until(lambda: not bench.reader.is_connected())
        listening.stop()
        assert isinstance(listening.ended_with, Cancelled)

    def test_close_ends_it_and_twice_is_fine(self, bench, listening):
        bench.reader.close()
        bench.reader.close()
        listening.join()
        assert isinstance(listening.ended_with, Cancelled)
        assert not bench.reader.is_connected()


class StreamContract(ReaderContract):
    """Of a reader that may send without end."""

    def test_a_code_longer_than_any_is_told_of_and_nothing_is_kept(self, bench, listening):
        bench.show(b"0123456789" * 1_001)
        bench.show(b"next")
        long, after = listening.next(), listening.next()
        assert (long.is_too_long, long.data, long.text) == (True, b"", None)
        assert (after.is_too_long, after.text) == (False, "next")
