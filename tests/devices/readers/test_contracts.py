"""The reader contract, kept by every driver."""

import pytest

from counter_app.devices.readers.camera import CameraDriver
from counter_app.devices.readers.hid_pos import HidPosDriver
from counter_app.devices.registry import Group, open_device
from tests.devices.readers.contract import ReaderContract, StreamContract
from tests.devices.readers.fake_camera import FakeCamera, read_frame
from tests.devices.readers.fake_hid import FakeHidapi, FakeReader


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


class CameraBench:
    """Codes stand in the frames as they are; what reads a real one is `imaging`'s."""

    def __init__(self):
        self._camera = FakeCamera()
        options = {"camera": "fake", "retry_seconds": "0.01", "label": "quầy 05"}
        self.reader = CameraDriver(self._camera.open).open(options)
        self.reader.watch(read_frame)
        self.show, self.unplug, self.plug = (
            self._camera.show,
            self._camera.unplug,
            self._camera.plug,
        )


class HidBench:
    def __init__(self, *, counted):
        fake = FakeReader(counted=counted)
        options = {"retry_seconds": "0.01", "label": "quầy 05"}
        self.reader = HidPosDriver(lambda: FakeHidapi(fake)).open(options)
        self.show, self.unplug, self.plug = fake.show, fake.unplug, fake.plug


class TestVirtual(StreamContract):
    @pytest.fixture
    def bench(self):
        return VirtualBench()


class TestCamera(ReaderContract):
    @pytest.fixture
    def bench(self):
        return CameraBench()


@pytest.mark.parametrize("counted", [True, False], ids=["counted", "uncounted"])
class TestHidPos(StreamContract):
    @pytest.fixture
    def bench(self, counted):
        return HidBench(counted=counted)


@pytest.mark.parametrize(
    "end",
    [(b"", b"\r"), (b"", b"\n"), (b"", b"\r\n"), (b"\x02", b"\x03")],
    ids=["CR", "LF", "CRLF", "STX-ETX"],
)
class TestSerial(StreamContract):
    @pytest.fixture
    def bench(self, connect, cable, end):
        return SerialBench(connect(pause_seconds="60"), cable, end)
