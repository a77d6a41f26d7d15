"""A printer on the network that refuses, hangs up, says nothing or runs out in the middle."""

import socket
import threading

import pytest

from counter_app.devices.api import PrinterState
from counter_app.devices.printers.network import NetworkDriver
from counter_app.errors.devices import OptionWrong
from counter_app.errors.printers import PaperOut, PrinterLost, PrinterOffline, PrinterSilent
from tests.devices.printers import tcp_printer as tcp
from tests.devices.printers.raster import print_out


@pytest.fixture
def printer(tcp_printer):
    return _printer(tcp_printer.port)


def _printer(port, host="127.0.0.1", **more):
    options = {"connect_s": 1.0, "answer_s": 0.4, "job_s": 1.5, "host": host, "port": port} | more
    return NetworkDriver().open({name: str(value) for name, value in options.items()})


def test_refused_connection(slip):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    printer = _printer(port)
    with pytest.raises(PrinterOffline):
        printer.print_slip(slip)
    assert printer.state() is PrinterState.OFFLINE


def test_unknown_host_name(slip):
    printer = _printer(9100, host="không-có.invalid")
    with pytest.raises(PrinterOffline):
        printer.print_slip(slip)
    too_long = _printer(9100, host="a" * 300)
    assert too_long.state() is PrinterState.OFFLINE


def test_a_full_backlog_is_no_endless_wait(slip):
    """Nobody accepts: the kernel drops the connection request, as a firewall would."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        port = server.getsockname()[1]
        waiting = []
        for _ in range(3):
            waiting.append(socket.socket())
            waiting[-1].setblocking(False)
            waiting[-1].connect_ex(("127.0.0.1", port))
        with pytest.raises(PrinterOffline):
            _printer(port, connect_s=0.3).print_slip(slip)
        for each in waiting:
            each.close()


def test_hangs_up_in_the_middle_of_the_job(tcp_printer, printer, draw_slip):
    tcp_printer.hang_up_after = 10_000
    with pytest.raises(PrinterLost) as told:
        printer.print_slip(draw_slip(576, height=6000))
    assert "có thể chưa đủ" in told.value.tell().happened


def test_hangs_up_after_a_job_small_enough_for_the_buffers(tcp_printer, printer, draw_slip):
    """The bytes were sent before the printer died: only its missing answer tells."""
    tcp_printer.hang_up_after = 10
    with pytest.raises(PrinterLost):
        printer.print_slip(draw_slip(576, height=20))


def test_hangs_up_on_a_printer_that_is_not_asked(tcp_printer, draw_slip):
    tcp_printer.hang_up_after = 10
    with pytest.raises(PrinterLost):
        _printer(tcp_printer.port, status="no").print_slip(draw_slip(576, height=20))


def test_never_answers(tcp_printer, printer, slip):
    tcp_printer.answers = None
    with pytest.raises(PrinterSilent) as told:
        printer.print_slip(slip)
    assert not told.value.may_be_out  # nothing was sent
    assert printer.state() is PrinterState.UNKNOWN
    assert tcp_printer.settled_jobs() == []


def test_takes_no_byte(tcp_printer, draw_slip):
    tcp_printer.reads = False
    printer = _printer(tcp_printer.port, status="no", job_s=0.3)
    with pytest.raises(PrinterSilent):
        printer.print_slip(draw_slip(576, height=120_000))  # more than the kernel's buffers hold


def test_an_answer_of_no_bytes_is_no_answer(slip):
    """A connection that is closed instead of an answer must not count as "plenty of paper"."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def hang_up():
            line, _ = server.accept()
            line.recv(16)
            line.close()

        thread = threading.Thread(target=hang_up)
        thread.start()
        with pytest.raises(PrinterLost):
            _printer(server.getsockname()[1]).print_slip(slip)
        thread.join()


def test_silent_after_the_job(tcp_printer, printer, slip):
    """It answered GS r once, so it can; without that answer nobody knows whether it printed."""
    printer.print_slip(slip)
    tcp_printer.knows_done = False
    with pytest.raises(PrinterSilent) as told:
        printer.print_slip(slip)
    assert "chưa rõ đã in xong hay chưa" in told.value.tell().happened
    assert told.value.may_be_out


def test_paper_ends_in_the_middle(tcp_printer, printer, slip):
    tcp_printer.fails_with = tcp.PAPER_OUT
    with pytest.raises(PaperOut):
        printer.print_slip(slip)


def test_a_slow_printer_is_waited_for(tcp_printer, slip):
    tcp_printer.done_delay.clear()
    threading.Timer(0.8, tcp_printer.done_delay.set).start()
    _printer(tcp_printer.port, job_s=8.0).print_slip(slip)
    assert len(tcp_printer.settled_jobs()) == 1


def test_a_printer_without_gs_r_is_waited_for_once(tcp_printer, printer, slip):
    tcp_printer.knows_done = False
    printer.print_slip(slip)
    printer.print_slip(slip)
    assert len(tcp_printer.settled_jobs()) == 2


def test_noise_between_the_answers(tcp_printer, printer, slip):
    """Automatic status packets have another shape and are passed over."""
    tcp_printer.noise = b"\x10\x00\x00\x0f"
    assert printer.state() is PrinterState.READY
    printer.print_slip(slip)


def test_a_printer_that_cannot_be_asked(tcp_printer, slip):
    tcp_printer.answers = None
    printer = _printer(tcp_printer.port, status="no")
    printer.print_slip(slip)
    assert printer.state() is PrinterState.UNKNOWN
    (job,) = tcp_printer.settled_jobs()
    assert print_out(job).cuts == 1


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"host": " "},
        {"host": "p", "port": "x"},
        {"host": "p", "width": "600"},
        {"host": "p", "drawer_pin": "3"},
    ],
)
def test_wrong_options(options):
    with pytest.raises(OptionWrong):
        NetworkDriver().open(options)


def test_driver_finds_nothing_by_itself():
    assert NetworkDriver().discover() == []


def test_the_drawer_is_kicked(tcp_printer):
    assert _printer(tcp_printer.port).open_drawer() is False
    assert _printer(tcp_printer.port, drawer="yes").open_drawer() is True
    assert _printer(tcp_printer.port, drawer="yes", drawer_pin="5").open_drawer() is True
    assert tcp_printer.settled_jobs() == [b"\x1bp\x00\x19\xfa", b"\x1bp\x01\x19\xfa"]
