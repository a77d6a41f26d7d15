"""From picture to bytes and back."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from counter_app.devices.api import PrinterState, SlipPicture
from counter_app.devices.printers import escpos, status
from counter_app.errors.printers import SlipTooWide
from tests.devices.printers import tcp_printer as tcp
from tests.devices.printers.raster import print_out


@pytest.mark.parametrize("width", [384, 512, 576])
@pytest.mark.parametrize("height", [1, escpos.BAND, escpos.BAND + 1, 1999])
def test_every_dot_at_every_width(draw_slip, dots, width, height):
    slip = draw_slip(width, height=height)
    paper = print_out(escpos.encode(slip, width=width, device="x"))
    assert paper.image.size == (width, height)
    assert paper.image.tobytes() == dots(slip).tobytes()
    assert paper.bands == -(-height // escpos.BAND)


def test_a_narrow_slip_stands_in_the_middle(draw_slip):
    paper = print_out(escpos.encode(draw_slip(384), width=576, device="x"))
    assert paper.image.size == (576, 700)
    inside = paper.image.point(lambda dot: 255 - dot).getbbox()
    assert inside == (96, 0, 480, 700)


def test_too_wide(draw_slip):
    with pytest.raises(SlipTooWide) as told:
        escpos.encode(draw_slip(576), width=512, device="quầy 05")
    assert "576" in told.value.tell().happened
    assert "512" in told.value.tell().happened


def test_cut_or_feed(draw_slip):
    cut = print_out(escpos.encode(draw_slip(384), width=384, device="x"))
    assert (cut.cuts, cut.feeds) == (1, 0)
    torn = print_out(escpos.encode(draw_slip(384, cut=False), width=384, device="x"))
    assert (torn.cuts, torn.feeds) == (0, 6)


def test_grey_is_black_or_white_never_dots():
    import io

    grey = Image.new("L", (384, 40), 200)
    grey.paste(90, (0, 20, 384, 40))
    file = io.BytesIO()
    grey.save(file, "PNG")
    slip = SlipPicture(png=file.getvalue(), width=384)
    image = print_out(escpos.encode(slip, width=384, device="x")).image
    assert image.crop((0, 0, 384, 20)).getcolors() == [(384 * 20, 255)]
    assert image.crop((0, 20, 384, 40)).getcolors() == [(384 * 20, 0)]


def test_nothing_is_said_on_standard_output(capsys, draw_slip):
    escpos.encode(draw_slip(384), width=384, device="x")
    assert capsys.readouterr().out == ""


def test_a_folder_called_cups_in_the_working_directory_does_no_harm(tmp_path):
    """The library's own transports fail there: a folder is taken for the module `cups`."""
    (tmp_path / "cups").mkdir()
    program = (
        "import io; from PIL import Image\n"
        "from counter_app.devices.api import SlipPicture\n"
        "from counter_app.devices.printers.escpos import encode\n"
        "file = io.BytesIO(); Image.new('1', (384, 8)).save(file, 'PNG')\n"
        "print(len(encode(SlipPicture(png=file.getvalue(), width=384), width=384, device='x')))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 8 * 48


@settings(max_examples=60)
@given(st.integers(0, 255))
def test_no_byte_is_both_kinds_of_answer(byte):
    assert not (status.is_live_answer(byte) and status.is_done_answer(byte))


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        (tcp.READY, PrinterState.READY),
        (tcp.PAPER_LOW, PrinterState.PAPER_LOW),
        (tcp.PAPER_OUT, PrinterState.PAPER_OUT),
        (tcp.COVER_OPEN, PrinterState.COVER_OPEN),
        (tcp.OFFLINE, PrinterState.OFFLINE),
        ({1: 0x1A, 2: 0x36, 4: 0x72}, PrinterState.COVER_OPEN),  # open cover explains the rest
        ({1: 0x12, 2: 0x52, 4: 0x12}, PrinterState.OFFLINE),
        ({1: 0x12, 2: 0x12, 4: 0x72}, PrinterState.PAPER_OUT),
    ],
)
def test_states(answers, state):
    assert all(status.is_live_answer(byte) for byte in answers.values())
    assert status.state_of(answers[1], answers[2], answers[4]) is state
