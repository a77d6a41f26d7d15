"""Thermal printers on ports that say nothing, say half, run out of paper or go away."""

import contextlib
import sys
from types import SimpleNamespace

import pytest

from counter_app.devices.api import PrinterState
from counter_app.devices.printers.serial import SerialDriver
from counter_app.devices.printers.usb import UsbDriver
from counter_app.errors.devices import DeviceBusy, OptionWrong
from counter_app.errors.printers import (
    PaperOut,
    PrinterBusy,
    PrinterCoverOpen,
    PrinterLost,
    PrinterOffline,
    PrinterSilent,
)
from tests.devices.printers import tcp_printer as tcp
from tests.devices.printers.raster import print_out

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="device files")


@pytest.fixture(params=[SerialDriver, UsbDriver], ids=["serial", "usb"])
def on_port(request, pty_printer):
    """`on_port(job_s="1")`: a printer at the other end of the pty."""

    def opened(**options):
        times = {"answer_s": "0.4", "job_s": "1.5", "port": pty_printer.path}
        return request.param().open(times | options)

    return opened


def test_says_nothing(pty_printer, on_port, slip):
    pty_printer.answers = None
    printer = on_port()
    with pytest.raises(PrinterSilent):
        printer.print_slip(slip)
    assert printer.state() is PrinterState.UNKNOWN
    assert pty_printer.jobs == []


def test_half_a_status_is_no_status(pty_printer, on_port, slip):
    """It answers the first question and not the last: nobody knows about the paper."""
    pty_printer.answers = {1: 0x12, 2: 0x12}
    printer = on_port()
    with pytest.raises(PrinterSilent):
        printer.print_slip(slip)
    assert printer.state() is PrinterState.UNKNOWN
    assert pty_printer.jobs == []


def test_a_garbled_answer_is_no_answer(pty_printer, on_port):
    pty_printer.answers = {**tcp.READY, 4: 0xFF}
    assert on_port().state() is PrinterState.UNKNOWN


def test_an_answer_held_back_from_earlier_is_not_taken_for_printed(pty_printer, on_port, slip):
    """A late answer to GS r lies in the port when the next job begins."""
    printer = on_port()
    printer.print_slip(slip)
    pty_printer.answer_late = True
    pty_printer.knows_done = False
    with pytest.raises(PrinterSilent):
        printer.print_slip(slip)


def test_paper_ends_in_the_middle(pty_printer, on_port, slip):
    pty_printer.fails_with = tcp.PAPER_OUT
    with pytest.raises(PaperOut):
        on_port().print_slip(slip)


def test_the_cover_is_opened_in_the_middle(pty_printer, on_port, slip):
    pty_printer.fails_with = tcp.COVER_OPEN
    with pytest.raises(PrinterCoverOpen):
        on_port().print_slip(slip)


def test_unplugged_in_the_middle(pty_printer, on_port, draw_slip):
    pty_printer.unplug_after = 10_000
    with pytest.raises(PrinterLost):
        on_port().print_slip(draw_slip(576, height=6000))


def test_unplugged_when_everything_was_sent(pty_printer, on_port, draw_slip):
    pty_printer.unplug_after = 1000
    with pytest.raises((PrinterLost, PrinterOffline)):
        on_port().print_slip(draw_slip(576, height=20))


def test_takes_no_byte(pty_printer, on_port, draw_slip):
    pty_printer.stop_reading()
    with pytest.raises(PrinterSilent):
        on_port(status="no", job_s="0.3").print_slip(draw_slip(576, height=3000))


def test_a_printer_that_is_not_asked(pty_printer, on_port, slip):
    pty_printer.answers = None
    printer = on_port(status="no")
    printer.print_slip(slip)
    assert print_out(pty_printer.wait_for_job()).cuts == 1
    assert printer.state() is PrinterState.UNKNOWN


def test_a_printer_without_gs_r_is_waited_for_once(pty_printer, on_port, slip):
    pty_printer.knows_done = False
    printer = on_port()
    printer.print_slip(slip)
    printer.print_slip(slip)
    assert len(pty_printer.jobs) == 2


def test_the_drawer_is_kicked_where_there_is_one(pty_printer, on_port, slip):
    assert on_port().open_drawer() is False
    printer = on_port(drawer="yes")
    assert printer.open_drawer() is True
    printer.print_slip(slip)  # answered in turn: the kick was obeyed by then
    assert pty_printer.kicks == 1
    assert print_out(pty_printer.jobs[0]).cuts == 1  # no kick in a slip


def test_the_drawer_opens_without_paper(pty_printer, on_port):
    pty_printer.answers = tcp.PAPER_OUT
    assert on_port(drawer="yes").open_drawer() is True


@pytest.mark.parametrize("driver", [SerialDriver, UsbDriver])
def test_not_plugged_in(driver, slip, tmp_path):
    for port in (str(tmp_path / "ttyNONE"), "FFFE:FFFE"):
        printer = driver().open({"port": port})
        with pytest.raises(PrinterOffline):
            printer.print_slip(slip)
        with pytest.raises(PrinterOffline):
            driver().open({"port": port, "drawer": "yes"}).open_drawer()
        assert printer.state() is PrinterState.OFFLINE
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("driver", [SerialDriver, UsbDriver])
def test_a_file_named_as_a_port_is_left_as_it_is(driver, slip, tmp_path):
    letter = tmp_path / "thu.txt"
    letter.write_text("Kính gửi Trung tâm", "utf-8")
    printer = driver().open({"port": str(letter), "drawer": "yes", "status": "yes"})
    for work in (lambda: printer.print_slip(slip), printer.open_drawer):
        with pytest.raises(PrinterOffline):
            work()
    assert printer.state() is PrinterState.OFFLINE
    assert letter.read_text("utf-8") == "Kính gửi Trung tâm"


def test_no_paper_as_the_kernel_says_it(slip):
    """/dev/full answers as usblp does without paper: no space."""
    printer = UsbDriver().open({"port": "/dev/full"})
    with pytest.raises(PaperOut):
        printer.print_slip(slip)
    assert printer.state() is PrinterState.PAPER_OUT


def test_a_serial_port_in_use_is_said_to_be_in_use(pty_printer, slip):
    import serial

    with contextlib.closing(serial.Serial(pty_printer.path, exclusive=True)):
        printer = SerialDriver().open({"port": pty_printer.path})
        with pytest.raises(PrinterBusy) as told:
            printer.print_slip(slip)
        assert printer.state() is PrinterState.UNKNOWN
    assert isinstance(told.value, DeviceBusy)
    assert "Hồ sơ đã lưu" in told.value.tell().kept


@pytest.mark.parametrize("flow", ["rtscts", "xonxoff", "none"])
def test_flow_control(pty_printer, slip, dots, flow):
    SerialDriver().open({"port": pty_printer.path, "flow": flow}).print_slip(slip)
    assert print_out(pty_printer.jobs[0]).image.tobytes() == dots(slip).tobytes()


def test_a_serial_printer_is_found_by_what_is_plugged_in(pty_printer, slip):
    port = SimpleNamespace(
        device=pty_printer.path, vid=0x04B8, pid=0x0202, serial_number="X1", product="TM-T20"
    )
    driver = SerialDriver(ports=lambda: [port])
    (found,) = driver.discover()
    assert found.options == {"port": "04B8:0202:X1"}
    driver.open(found.options).print_slip(slip)
    assert len(pty_printer.jobs) == 1


def test_usb_printers_are_found_by_what_is_plugged_in(tmp_path):
    for number, (serial, model) in enumerate([("A1", "TM-T82"), ("", "")]):
        usb = tmp_path / f"usb{number}"
        (usb / "interface").mkdir(parents=True)
        for name, word in (("idVendor", "04b8"), ("idProduct", "0e15"), ("serial", serial)):
            (usb / name).write_text(f"{word}\n")
        if model:
            (usb / "interface" / "ieee1284_id").write_text(f"MFG:EPSON;MDL:{model};CLS:PRINTER;")
        (tmp_path / "class" / f"lp{number}").mkdir(parents=True)
        (tmp_path / "class" / f"lp{number}" / "device").symlink_to(usb / "interface")
    found = UsbDriver(sysfs=tmp_path / "class").discover()
    assert [(each.label, each.options["port"]) for each in found] == [
        ("TM-T82 (lp0)", "04b8:0e15:A1"),
        ("USB (lp1)", "04b8:0e15"),
    ]


@pytest.mark.parametrize(
    ("driver", "options"),
    [
        (SerialDriver, {}),
        (SerialDriver, {"port": "COM5", "flow": "dtr"}),
        (SerialDriver, {"port": "COM5", "baud": "fast"}),
        (UsbDriver, {"port": " "}),
        (UsbDriver, {"port": "/dev/usb/lp0", "width": "600"}),
    ],
)
def test_wrong_options(driver, options):
    with pytest.raises(OptionWrong):
        driver().open(options)
