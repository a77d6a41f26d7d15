"""Devices: opened once, told of in words, let go of whatever happens."""

import io
import threading
from dataclasses import replace

import pytest
from PIL import Image

from counter_app.devices.api import PaperHandling, PrinterState, ScanSettings
from counter_app.errors.devices import DeviceLost, DeviceOffline, ScanFolderMissing
from counter_app.errors.printers import DrawerNotOpened, PrinterOffline
from counter_app.job import Cancelled, Job
from counter_app.services.equipment import Equipment
from counter_app.settings import DeviceChoice, Settings, SettingsWrongError, load


@pytest.fixture
def equipment(tmp_path):
    virtual = DeviceChoice(driver="virtual", options={"folder": str(tmp_path)})
    opened = Equipment(
        Settings(
            slip_printer=virtual,
            document_printer=DeviceChoice(driver="nowhere"),
            readers=(DeviceChoice(driver="virtual"), DeviceChoice(driver="nowhere")),
        ),
        practice=True,
    )
    yield opened
    opened.close()


def test_a_device_is_opened_once(equipment):
    assert equipment.scanner() is equipment.scanner()
    assert equipment.slip_printer() is equipment.slip_printer()


def test_a_reader_that_was_taken_off_the_list_meanwhile_is_told_of(equipment):
    equipment.use_readers(equipment.reader_choices[:1])
    assert equipment.reader(0).is_connected()
    with pytest.raises(DeviceOffline):
        equipment.reader(1)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_fails_is_called_what_people_call_it_not_where_it_is(tmp_path, language):
    printer = DeviceChoice(
        driver="network",
        options={"host": "127.0.0.1", "port": "9"},
        label="Máy in phiếu quầy 05",
        label_en="Slip printer 05",
    )
    scanner = DeviceChoice(
        driver="folder", options={"folder": str(tmp_path / "gone")}, label="Máy quét sảnh"
    )
    equipment = Equipment(Settings(slip_printer=printer, scanner=scanner), practice=False)
    picture = io.BytesIO()
    Image.new("1", (576, 8)).save(picture, "PNG")
    with pytest.raises(PrinterOffline) as told:
        equipment.print_slip(picture.getvalue())
    assert printer_name(language) in told.value.tell(language).happened
    with pytest.raises(DrawerNotOpened) as told:
        Equipment(
            Settings(slip_printer=replace(printer, options=printer.options | DRAWER)),
            practice=False,
        ).open_drawer()
    assert printer_name(language) in told.value.tell(language).happened
    with pytest.raises(ScanFolderMissing) as told:
        list(equipment.scan(ScanSettings(), Job()))
    assert "Máy quét sảnh" in told.value.tell(language).happened
    equipment.close()


def printer_name(language):
    return "Slip printer 05" if language == "en" else "Máy in phiếu quầy 05"


DRAWER = {"drawer": "yes"}
TOO_LONG = object()


class TestReading:
    """Codes of a reader, session after session."""

    def follow(self, equipment, heard):
        got = threading.Event()

        def take(read):
            heard.append(TOO_LONG if read.is_too_long else read.text)
            got.set()

        job = Job(take)

        def run():
            with pytest.raises(Cancelled):
                equipment.read_codes(job)

        thread = threading.Thread(target=run)
        thread.start()
        return job, thread, got

    def test_the_next_session_reads_on(self, equipment):
        heard = []
        reader = next(equipment.readers())
        for code in ("H48.16-261123-0001", "H48.16-261123-0002"):
            job, thread, got = self.follow(equipment, heard)
            reader.give(code)
            assert got.wait(10)
            job.stop()
            reader.give("wake up")  # the reader's own thread looks at the button between codes
            thread.join(10)
            assert not thread.is_alive()
        assert heard[0] == "H48.16-261123-0001"
        assert "H48.16-261123-0002" in heard

    def test_bytes_that_are_no_text_are_told_as_lost_letters(self, equipment):
        heard = []
        job, thread, got = self.follow(equipment, heard)
        next(equipment.readers()).give(b"\xff\xfe\x00")
        assert got.wait(10)
        job.stop()
        thread.join(10)
        assert heard == ["\ufffd\ufffd\0"]

    def test_a_code_longer_than_any_is_told_of(self, equipment):
        heard = []
        job, thread, got = self.follow(equipment, heard)
        next(equipment.readers()).give("0" * 10_001)
        assert got.wait(10)
        job.stop()
        thread.join(10)
        assert heard == [TOO_LONG]


def test_one_device_that_cannot_be_closed_keeps_no_other_open(tmp_path):
    class Stubborn:
        closed = 0

        def close(self):
            Stubborn.closed += 1
            raise DeviceLost(device="x")

    equipment = Equipment(Settings(), practice=True)
    equipment._open = {"a": Stubborn(), "b": Stubborn(), "c": Stubborn()}
    with pytest.raises(DeviceLost):
        equipment.close()
    assert Stubborn.closed == 3
    equipment.close()


class TestCashDrawer:
    def test_without_one_nothing_is_sent(self, equipment, tmp_path):
        equipment.open_drawer()
        assert list(tmp_path.iterdir()) == []

    def test_it_is_kicked_at_the_slip_printer(self, tmp_path):
        equipment = self._with_drawer(tmp_path)
        equipment.open_drawer()
        assert [path.name for path in tmp_path.iterdir()] == ["drawer-0001.bin"]

    def test_a_printer_that_is_off_line_is_told_in_the_drawers_words(self, tmp_path):
        equipment = self._with_drawer(tmp_path)
        equipment.slip_printer().panel.set_state(PrinterState.OFFLINE)
        with pytest.raises(DrawerNotOpened) as told:
            equipment.open_drawer()
        assert "chìa khóa" in told.value.tell().todo
        assert "đã được ghi nhận" in told.value.tell().kept

    def test_a_slip_kicks_nothing(self, tmp_path):
        picture = io.BytesIO()
        Image.new("1", (576, 8)).save(picture, "PNG")
        self._with_drawer(tmp_path).print_slip(picture.getvalue())
        assert not list(tmp_path.glob("drawer-*"))
        assert b"\x1bp" not in (tmp_path / "slip-0001.bin").read_bytes()

    def _with_drawer(self, folder):
        options = {"folder": str(folder), "drawer": "yes"}
        printer = DeviceChoice(driver="virtual", options=options)
        return Equipment(Settings(slip_printer=printer), practice=True)


def test_each_form_has_its_tray_and_sides_and_others_are_as_the_printer_is_set(tmp_path):
    """Read as IT writes it; a printer that notes what it is asked for."""
    path = tmp_path / "settings.toml"
    path.write_text(
        '[sheets.mau-01]\ntray = "tray-2"\nsides = "two-sided-long-edge"\n[sheets.control]\n'
        'tray = "manual"\n',
        "utf-8",
    )
    equipment, printer = Equipment(load(path), practice=True), _NotingPrinter()
    equipment.document_printer = lambda: printer
    for form in ("mau-01", "control", "nhan-ke"):
        equipment.print_pdf(b"%PDF-", title=form, copies=1, paper="A4")
    assert printer.asked == [
        PaperHandling(tray="tray-2", sides="two-sided-long-edge"),
        PaperHandling(tray="manual"),
        PaperHandling(),
    ]


def test_sides_that_no_printer_knows_are_told_to_it(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text('[sheets.mau-01]\nsides = "both"\n', "utf-8")
    with pytest.raises(SettingsWrongError) as told:
        load(path)
    assert "sides" in told.value.tell().happened


class _NotingPrinter:
    def __init__(self):
        self.asked = []

    def print_pdf(self, pdf, *, title, copies, paper, handling):
        self.asked.append(handling)
