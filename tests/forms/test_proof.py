"""The test sheet: every letter, a frame that shows cut edges, a code."""

from datetime import UTC, datetime

import pytest

from counter_app.forms.fonts import vietnamese_letters
from counter_app.forms.proof import CODE, render_proof
from tests.forms import samples

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def proof(fonts, size, printer="A5-Quay05"):
    return render_proof(
        printer=printer, printed_at=AT, centre=samples.centre(), size=size, fonts=fonts
    )


@pytest.mark.parametrize(("size", "sides"), [("A4", (210, 297)), ("A5", (148, 210))])
def test_letters_frame_and_code_are_on_one_sheet(fonts, see, size, sides):
    seen = see(proof(fonts, size), dpi=200)
    (image,) = seen.images
    assert (round(image.width * 25.4 / 200), round(image.height * 25.4 / 200)) == sides
    assert set(vietnamese_letters()) <= set(seen.line)
    assert seen.codes(0) == [CODE]
    gray = image.convert("L")
    edge = round(10 / 25.4 * 200)
    for along in (0.25, 0.5, 0.75):  # each side of the frame, ten millimetres from the paper's
        x, y = round(image.width * along) + 7, round(image.height * along) + 7
        for box in (
            (x, edge - 3, x + 1, edge + 4),
            (x, image.height - edge - 4, x + 1, image.height - edge + 3),
            (edge - 3, y, edge + 4, y + 1),
            (image.width - edge - 4, y, image.width - edge + 3, y + 1),
        ):
            assert gray.crop(box).getextrema()[0] < 128


def test_a_long_printer_name_stays_in_the_frame(fonts, see):
    gray = see(proof(fonts, "A5", printer="HP LaserJet Pro " * 12), dpi=100).images[0].convert("L")
    edge = round(7 / 25.4 * 100)
    assert gray.crop((0, 0, edge, gray.height)).getextrema()[0] == 255
    assert gray.crop((gray.width - edge, 0, gray.width, gray.height)).getextrema()[0] == 255


def test_same_arguments_same_bytes(fonts):
    assert proof(fonts, "A4") == proof(fonts, "A4")
