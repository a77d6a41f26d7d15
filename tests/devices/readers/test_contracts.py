"""The reader contract, kept by every driver."""

import pytest

from counter_app.devices.registry import Group, open_device
from tests.devices.readers.contract import ReaderContract


class VirtualBench:
    def __init__(self):
        self.reader = open_device(Group.READERS, "virtual", {})
        self.show, self.unplug, self.plug = (
            self.reader.give,
            self.reader.unplug,
            self.reader.plug,
        )


class SerialBench:
    def __init__(self, reader, cable, end):
        self.reader, self._cable, self._end = reader, cable, end
        self.unplug, self.plug = cable.unplug, cable.plug

    def show(self, data):
        self._cable.send(self._end[0] + data + self._end[1])


class TestVirtual(ReaderContract):
    @pytest.fixture
    def bench(self):
        return VirtualBench()


@pytest.mark.parametrize(
    "end",
    [(b"", b"\r"), (b"", b"\n"), (b"", b"\r\n"), (b"\x02", b"\x03")],
    ids=["CR", "LF", "CRLF", "STX-ETX"],
)
class TestSerial(ReaderContract):
    @pytest.fixture
    def bench(self, connect, cable, end):
        return SerialBench(connect(pause_seconds="60"), cable, end)
