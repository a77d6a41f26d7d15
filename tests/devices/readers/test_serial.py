"""What only the serial driver does: half codes over a real pty, ports by identity, refusals."""

import errno

import pytest
import serial
from serial.tools.list_ports_common import ListPortInfo

from counter_app.devices.readers import serial as driver
from counter_app.errors import devices as errors
from counter_app.job import Cancelled, Job
from tests.devices.readers.contract import Listening, until


@pytest.fixture
def listen(connect):
    """`listen(…)`: a reader that is connected, and its codes."""
    running = []

    def start(reader=None, **options):
        reader = reader or connect(**options)
        running.append(Listening(reader))
        until(reader.is_connected)
        return reader, running[-1]

    yield start
    for each in running:
        each.stop()


def test_half_a_code_then_the_rest(listen, cable):
    _, listening = listen(pause_seconds="60")
    cable.send(b"012345")
    cable.send(b"678901\r")
    assert listening.next().text == "012345678901"


def test_two_codes_glued(listen, cable):
    _, listening = listen()
    cable.send(b"one\rtwo\r")
    assert [listening.next().text for _ in range(2)] == ["one", "two"]


def test_a_bare_code_ends_with_a_pause(listen, cable):
    _, listening = listen(pause_seconds="0.05")
    cable.send(b"bare")
    assert listening.next().text == "bare"


def test_half_a_code_is_lost_with_the_cable(listen, cable):
    reader, listening = listen(pause_seconds="60")
    cable.send(b"half")
    cable.unplug()
    until(lambda: not reader.is_connected())
    cable.plug()
    until(reader.is_connected)
    cable.send(b"whole\r")
    assert listening.next().text == "whole"


def test_garbage_between_codes(listen, cable):
    _, listening = listen(pause_seconds="60")
    cable.send(bytes(range(0x80, 0x100)) + b"\r" + b"good\r")
    assert listening.next().text is None
    assert listening.next().text == "good"


def test_a_flood_without_an_end_is_dropped(listen, cable):
    _, listening = listen(pause_seconds="60")
    for _ in range(12):
        cable.send(b"x" * 1000)
    cable.send(b"\rgood\r")
    assert listening.next().is_too_long
    assert listening.next().text == "good"


def test_a_reader_plugged_in_later_is_found(cable, connect, listen):
    cable.unplug()
    reader = connect()
    listening = Listening(reader)
    assert isinstance(reader.trouble(), errors.ReaderUnplugged)
    cable.plug()
    until(reader.is_connected)
    cable.send(b"code\r")
    assert listening.next().text == "code"
    listening.stop()


def test_a_port_in_use_is_busy_until_it_is_free(cable, connect):
    other = serial.Serial(str(cable.name), exclusive=True)
    reader = connect()
    listening = Listening(reader)
    until(lambda: isinstance(reader.trouble(), errors.DeviceBusy))
    other.close()
    until(reader.is_connected)
    listening.stop()


def plugged(device, vid=None, pid=None, number=None, product=None):
    port = ListPortInfo(str(device))
    port.vid, port.pid, port.serial_number, port.product = vid, pid, number, product
    return port


def test_a_port_by_identity(cable, listen):
    ports = [
        plugged("/dev/ttyS0"),
        plugged("/dev/ttyACM9", 0x1A86, 0x7523, "OTHER"),
        plugged(cable.name, 0x0C2E, 0x0B6A, "SN1"),
    ]
    for port in ("0C2E:0B6A", "0c2e:0b6a:SN1"):
        options = {"port": port, "retry_seconds": "0.01"}
        reader = driver.SerialDriver(ports=lambda: ports).open(options)
        _, listening = listen(reader)
        cable.send(b"code\r")
        assert listening.next().text == "code"
        listening.stop()


def test_another_serial_number_is_another_reader(cable):
    ports = [plugged(cable.name, 0x0C2E, 0x0B6A, "SN1")]
    reader = driver.SerialDriver(ports=lambda: ports).open(
        {"port": "0C2E:0B6A:SN2", "retry_seconds": "0.01"}
    )
    looked = []
    job = _StopAfterLooks(looked)
    with pytest.raises(Cancelled):
        next(reader.codes(job))
    assert isinstance(reader.trouble(), errors.ReaderUnplugged)


class _StopAfterLooks(Job):
    def __init__(self, looked):
        super().__init__()
        self._looked = looked

    def wait(self, seconds):
        self._looked.append(seconds)
        if len(self._looked) == 3:
            self.stop()
        super().wait(0)


def test_waiting_for_a_port_is_no_busy_loop(tmp_path):
    reader = driver.SerialDriver().open({"port": str(tmp_path / "none")})
    looked = []
    with pytest.raises(Cancelled):
        next(reader.codes(_StopAfterLooks(looked)))
    assert looked == [1.0, 1.0, 1.0]


def test_discover_names_readers_so_that_they_are_found_again():
    ports = [
        plugged("/dev/ttyS0"),
        plugged("/dev/ttyACM0", 0x0C2E, 0x0B6A, "SN1", "Reader A"),
        plugged("/dev/ttyACM1", 0x1A86, 0x7523, None, "Reader B"),
        plugged("/dev/ttyACM2", 0x1A86, 0x7523, None, "Reader B"),
    ]
    found = driver.SerialDriver(ports=lambda: ports).discover()
    assert [(info.label, info.options["port"]) for info in found] == [
        ("Reader A (/dev/ttyACM0)", "0C2E:0B6A:SN1"),
        ("Reader B (/dev/ttyACM1)", "/dev/ttyACM1"),
        ("Reader B (/dev/ttyACM2)", "/dev/ttyACM2"),
    ]


@pytest.mark.parametrize(
    ("refused", "error"),
    [
        (OSError(errno.ENOENT, "x"), errors.ReaderUnplugged),
        (OSError(errno.ENXIO, "x"), errors.ReaderUnplugged),
        (OSError(errno.EBUSY, "x"), errors.DeviceBusy),
        (OSError(errno.EAGAIN, "x"), errors.DeviceBusy),
        (OSError(errno.EACCES, "x"), errors.DeviceDenied),
        (OSError(errno.EIO, "x"), errors.DeviceLost),
        (
            serial.SerialException("could not open port 'COM5': FileNotFoundError(2, 'x')"),
            errors.ReaderUnplugged,
        ),
    ],
)
def test_why_a_port_does_not_open(refused, error):
    assert type(driver._why(refused, "quầy 05")) is error


@pytest.mark.parametrize(("name", "value"), [("port", ""), ("baud", "fast"), ("baud", "0")])
def test_wrong_options_are_named(connect, name, value):
    with pytest.raises(errors.OptionWrong) as told:
        connect(**{name: value})
    assert told.value.details["option"] == name
