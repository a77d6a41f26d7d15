"""What only the HID-POS driver does: reports put together, readers by identity, refusals."""

import sys

import pytest

from counter_app.devices.readers import hid_pos
from counter_app.devices.readers.framing import LIMIT
from counter_app.devices.readers.hid_pos import HidLink, HidPosDriver
from counter_app.devices.readers.hid_report import scanned_data
from counter_app.errors import devices as errors
from tests.devices.readers.contract import CARD, Listening, until
from tests.devices.readers.fake_hid import COUNTED, FakeHidapi, FakeReader


@pytest.fixture
def listen():
    running = []

    def start(*readers, **options):
        driver = HidPosDriver(lambda: FakeHidapi(*readers))
        reader = driver.open({"retry_seconds": "0.01", **options})
        running.append(Listening(reader))
        return reader, running[-1]

    yield start
    for each in running:
        each.stop()


def test_a_code_longer_than_a_report_comes_whole(listen):
    fake = FakeReader()
    _, listening = listen(fake)
    fake.show(CARD.encode())
    assert len(list(fake.as_reports(CARD.encode()))) == 2
    assert listening.next().text == CARD


def test_a_code_that_fills_its_report_exactly(listen):
    fake = FakeReader()
    _, listening = listen(fake)
    fake.show(b"x" * 56)
    fake.show(b"next")
    assert listening.next().data == b"x" * 56
    assert listening.next().data == b"next"


def test_the_suffix_of_keyboard_mode_is_no_part_of_the_code(listen):
    fake = FakeReader(suffix=b"\r\n")
    _, listening = listen(fake)
    fake.show(b"MC0123")
    assert listening.next().data == b"MC0123"


def test_a_report_without_a_code_is_passed_over(listen):
    fake = FakeReader()
    _, listening = listen(fake)
    fake.reports.put(b"\x04\x01")
    fake.reports.put(b"\x02\x00" + bytes(62))
    fake.show(b"good")
    assert listening.next().data == b"good"


def test_short_reports_do_no_harm():
    layouts = scanned_data(COUNTED)
    whole = next(FakeReader().as_reports(b"code"))
    for length in range(1, len(whole)):
        handle = _Played([whole[:length], b"\x02\x04]Q1good" + bytes(57)])
        link = HidLink(handle, layouts)
        codes = link.read() + link.read()
        assert codes[-1].endswith(b"good")


class _Played:
    def __init__(self, reports):
        self._reports = list(reports)

    def read(self, _most, _timeout_ms):
        return list(self._reports.pop(0))


@pytest.mark.parametrize("more", [LIMIT, LIMIT + 40, 3 * LIMIT])
def test_a_report_too_many_is_told_of_once(more):
    layouts = scanned_data(COUNTED)
    reports = [*FakeReader().as_reports(b"x" * more), *FakeReader().as_reports(b"good")]
    link = HidLink(_Played(reports), layouts)
    codes = [code for _ in reports for code in link.read()]
    assert codes == [b"x" * more if more <= LIMIT else None, b"good"]


def test_a_flood_that_never_ends_is_dropped_up_to_its_end(listen):
    fake = FakeReader()
    _, listening = listen(fake)
    fake.show(b"x" * (LIMIT + 500))
    fake.show(b"good")
    assert listening.next().is_too_long
    assert listening.next().data == b"good"


def test_half_a_code_is_lost_with_the_cable(listen):
    fake = FakeReader()
    reader, listening = listen(fake)
    until(reader.is_connected)
    fake.reports.put(next(fake.as_reports(b"half" * 30)))
    fake.unplug()
    until(lambda: not reader.is_connected())
    fake.plug()
    until(reader.is_connected)
    fake.show(b"whole")
    assert listening.next().data == b"whole"


@pytest.mark.parametrize("wanted", ["0C2E:0B6A", "0c2e:0b6a", "0C2E:0B6A:SN2", ""])
def test_a_reader_by_identity(listen, wanted):
    other = FakeReader(vid=0x05E0, pid=0x1900)
    other.path, other.info["path"] = b"other", b"other"
    other.is_plugged = bool(wanted)
    fake = FakeReader(number="SN2")
    _, listening = listen(other, fake, reader=wanted)
    fake.show(b"code")
    assert listening.next().data == b"code"
    assert not other.opened


def test_another_serial_number_is_another_reader(listen):
    reader, _ = listen(FakeReader(number="SN1"), reader="0C2E:0B6A:SN")
    assert isinstance(reader.trouble(), errors.ReaderUnplugged)


@pytest.mark.parametrize(
    ("platform", "path", "error"),
    [
        ("linux", b"/none", errors.DeviceDenied),
        ("linux", b"/dev/null", errors.DeviceLost),
        ("win32", b"/none", errors.DeviceBusy),
    ],
)
def test_a_reader_that_does_not_open(listen, monkeypatch, platform, path, error):
    monkeypatch.setattr(hid_pos.sys, "platform", platform)
    fake = FakeReader()
    fake.refuses = True
    fake.path, fake.info["path"] = path, path
    reader, _ = listen(fake)
    until(lambda: isinstance(reader.trouble(), error))
    fake.refuses = False
    until(reader.is_connected)


def test_one_that_says_nothing_of_codes_is_no_reader(listen):
    fake = FakeReader()
    fake.descriptor = bytes.fromhex("058c 0902 a101 c0")
    reader, _ = listen(fake)
    until(lambda: isinstance(reader.trouble(), errors.DeviceLost))


def test_discover_names_readers_so_that_they_are_found_again():
    driver = HidPosDriver(lambda: FakeHidapi(FakeReader(), FakeReader()))
    (found,) = driver.discover()  # one path is one reader, however often it is listed
    assert found.label == "Đầu đọc quầy"
    assert found.options == {"reader": "0C2E:0B6A:SN1"}


@pytest.mark.skipif(sys.platform != "linux", reason="the name of hidapi's module differs")
def test_the_library_itself_lists_what_is_plugged_in():
    assert all(each.options["reader"] for each in HidPosDriver().discover())


@pytest.mark.parametrize("wanted", ["COM5", "0C2E", "0C2E:", "xyz:0B6A"])
def test_wrong_options_are_named(wanted):
    with pytest.raises(errors.OptionWrong) as told:
        HidPosDriver(FakeHidapi).open({"reader": wanted})
    assert told.value.details["option"] == "reader"


def test_without_its_library_the_driver_is_missing_and_says_so(monkeypatch):
    for name in ("hidraw", "hid"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(errors.DriverMissing):
        HidPosDriver().discover()
