"""Thermal slips: read back by a code reader, and dot by dot."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from counter_app.forms import slip_parts
from counter_app.forms.slip import (
    SlipDossier,
    draw_receipt_slip,
    draw_test_page,
    draw_ticket,
)
from counter_app.forms.slip_parts import Text, draw_strip, line_height, wrap
from tests.forms import samples

WIDTHS = (384, 512, 576)
AT = datetime(2026, 11, 23, 1, 40, tzinfo=UTC)


@pytest.fixture
def draw(fonts):
    def make(*dossiers, width=576, centre=None, **more):
        pairs = [
            each
            if isinstance(each, SlipDossier)
            else SlipDossier(accepted=each, code=each.code.code)
            for each in dossiers
        ]
        return draw_receipt_slip(
            pairs, centre=centre or samples.centre(), width=width, fonts=fonts, **more
        )

    return make


def _codes(png):
    return [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(png)).convert("L"))]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("code", [samples.CODE, samples.PROVISIONAL, "000.00.17.H48-261123-0042"])
def test_the_code_reads_at_every_width(draw, width, code):
    png = draw(SlipDossier(accepted=samples.accepted(), code=code), width=width)
    image = Image.open(io.BytesIO(png))
    assert (image.mode, image.width) == ("1", width)
    assert _codes(png) == [code]


@pytest.mark.parametrize("width", WIDTHS)
def test_twelve_dossiers_on_one_slip(draw, width):
    """Situation 5: every code reads, and the strip stays shorter than half a metre."""
    codes = [f"H48.13-261123-{n:04d}" for n in range(1, 13)]
    png = draw(
        *(SlipDossier(accepted=samples.accepted(), code=code) for code in codes), width=width
    )
    assert sorted(_codes(png)) == codes
    assert Image.open(io.BytesIO(png)).height < 500 * slip_parts.DOTS_PER_MM


def test_several_owners_are_each_named(draw):
    """Vehicles registered in another's name stand on the same slip."""
    codes = ("H48.13-261123-0001", "H48.13-261123-0002")
    other = samples.accepted(owner=replace(samples.OWNER, name="Lê Thị Khác"))

    def slip(*made):
        return draw(*(SlipDossier(accepted=a, code=c) for a, c in zip(made, codes, strict=True)))

    same = slip(samples.accepted(), samples.accepted())
    assert slip(samples.accepted(), other) != same
    assert slip(other, samples.accepted()) != slip(samples.accepted(), other)


@pytest.mark.parametrize("width", WIDTHS)
def test_large_type_is_larger_and_still_reads(draw, width):
    """Situation 2."""
    large = draw(samples.long_names(), width=width, large=True)
    assert _codes(large) == [samples.CODE]
    heights = [
        Image.open(io.BytesIO(png)).height
        for png in (large, draw(samples.long_names(), width=width))
    ]
    assert heights[0] > 1.3 * heights[1]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("make", [samples.accepted, samples.long_names, samples.foreigner])
def test_no_ink_leaves_the_margins(draw, width, make):
    image = Image.open(io.BytesIO(draw(make(), width=width, copy_no=1))).convert("L")
    for box in ((0, 0, 8, image.height), (width - 8, 0, width, image.height)):
        assert image.crop(box).getextrema() == (255, 255)


def test_same_dossier_same_dots(draw):
    assert draw(samples.accepted()) == draw(samples.accepted())


@pytest.mark.parametrize(
    "change",
    [
        {"practice": True},
        {"fees": ()},
        {"due": None},
        {"owner": replace(samples.OWNER, name="Lê Thị Khác")},
        {"submitter": replace(samples.OWNER, name="Người khác")},
    ],
    ids=lambda change: next(iter(change)),
)
def test_every_fact_changes_the_picture(draw, change):
    assert draw(samples.accepted(**change)) != draw(samples.accepted())


def test_reprint_and_provisional_are_seen(draw):
    plain = draw(samples.accepted())
    assert draw(samples.accepted(), copy_no=1) != plain
    assert draw(samples.accepted(), copy_no=1) != draw(samples.accepted(), copy_no=2)
    provisional = samples.provisional()
    marked = Image.open(io.BytesIO(draw(provisional)))
    mapped = Image.open(io.BytesIO(draw(SlipDossier(accepted=provisional, code=samples.CODE))))
    assert marked.height > mapped.height  # the box with TẠM is gone


def test_practice_is_a_black_bar(draw):
    image = Image.open(io.BytesIO(draw(samples.accepted(practice=True)))).convert("L")
    blackest = max(
        image.crop((0, y, image.width, y + 1)).histogram()[0] for y in range(image.height)
    )
    assert blackest == image.width - 16


def test_no_dossier_no_slip(draw):
    with pytest.raises(ValueError, match="at least one"):
        draw()


def test_no_printer_is_that_wide(draw):
    with pytest.raises(ValueError, match="600"):
        draw(samples.accepted(), width=600)


@pytest.mark.parametrize("width", WIDTHS)
def test_ticket_is_short_and_names_nobody(fonts, width):
    def ticket(**more):
        told = {"number": "A042", "area": "Đất đai, xây dựng", "ahead": 7} | more
        return draw_ticket(taken_at=AT, centre=samples.centre(), width=width, fonts=fonts, **told)

    image = Image.open(io.BytesIO(ticket()))
    assert (image.mode, image.width) == ("1", width)
    assert image.height < 100 * slip_parts.DOTS_PER_MM
    assert (
        len(
            {
                ticket(),
                ticket(number="A043"),
                ticket(ahead=0),
                ticket(area="Hộ tịch"),
                ticket(practice=True),
            }
        )
        == 5
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_test_page_reaches_both_edges_and_reads(fonts, width):
    png = draw_test_page(
        printer="quầy 05", printed_at=AT, centre=samples.centre(), width=width, fonts=fonts
    )
    image = Image.open(io.BytesIO(png)).convert("L")
    assert _codes(png) == ["IN-THU-0123456789"]
    for x in (0, width - 1):
        assert image.crop((x, 0, x + 1, image.height)).getextrema()[0] == 0


@pytest.mark.parametrize("size", [17, 22, 27, 35, 60])
@pytest.mark.parametrize("letters", ["ẪỘỄ", "ẬỆỘ", "ẴỮỢ", "Ậ", "ỹ"])
def test_stacked_marks_are_not_clipped(fonts, letters, size):
    """The strip of one line has white dots above the marks and below the dots."""
    font = fonts.picture(size, bold=True)
    image = Image.open(io.BytesIO(draw_strip([Text(text=letters, font=font)], 576))).convert("L")
    assert image.height == line_height(font)
    for y in (0, image.height - 1):
        assert image.crop((0, y, 576, y + 1)).getextrema() == (255, 255)
    # The same letters with room to spare have as much ink: nothing was cut off.
    tall = Image.open(
        io.BytesIO(
            draw_strip([Text(text=letters, font=font, above=40), Text(text=" ", font=font)], 576)
        )
    ).convert("L")
    assert image.histogram()[0] == tall.histogram()[0]


def test_marks_of_one_line_do_not_touch_the_line_above(fonts):
    font = fonts.picture(22, bold=True)
    lines = [Text(text="gyqjỢỤ", font=font), Text(text="ẪỘỄẴỮ", font=font)]
    image = Image.open(io.BytesIO(draw_strip(lines, 576))).convert("L")
    seam = line_height(font)
    assert image.crop((0, seam - 1, 576, seam)).getextrema() == (255, 255)


@settings(max_examples=40)
@given(st.text("aăâbcđẫộ 123\n\t", max_size=120), st.integers(60, 500))
def test_wrap_fits_and_loses_nothing(text, width):
    from counter_app.forms.fonts import find_fonts

    font = find_fonts().picture(22)
    lines = wrap(text, font, width)
    assert all(font.getlength(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
