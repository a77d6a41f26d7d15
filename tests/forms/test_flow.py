"""Where pages end."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Spacer

from counter_app.forms.flow import Block, Frame, Row, draw_page, paginate

STYLE = ParagraphStyle(
    "x", fontName="Helvetica", fontSize=10, leading=10, allowOrphans=1, allowWidows=1
)
FRAME = Frame(width=200, first=100, rest=150)


def _fixed(height, **more):
    return Block(Spacer(1, height), **more)


def _heights(pages):
    return [[piece.height for piece, _ in page.placed] for page in pages]


def test_everything_on_one_page_when_it_fits():
    assert _heights(paginate([_fixed(50), _fixed(50)], FRAME)) == [[50, 50]]


def test_first_page_is_shorter_than_the_rest():
    assert _heights(paginate([_fixed(100), _fixed(150)], FRAME)) == [[100], [150]]


def test_white_above_is_dropped_at_the_top_of_a_page():
    pages = paginate([_fixed(90), _fixed(150, above=20)], FRAME)
    assert _heights(pages) == [[90], [150]]
    assert pages[1].placed[0][1] == 0


def test_a_group_moves_to_the_next_page_as_a_whole():
    blocks = [_fixed(60), _fixed(30, group=1), _fixed(30, group=1), _fixed(30, group=1)]
    assert _heights(paginate(blocks, FRAME)) == [[60], [30, 30, 30]]


def test_a_group_taller_than_any_page_is_broken_where_it_must():
    blocks = [_fixed(60), *(_fixed(40, group=1) for _ in range(5))]
    assert _heights(paginate(blocks, FRAME)) == [[60, 40], [40, 40, 40], [40]]


def test_a_heading_opens_the_continuation_only():
    rows = [Block(Spacer(1, 60), heading=lambda: Spacer(1, 7)) for _ in range(3)]
    assert _heights(paginate(rows, FRAME)) == [[60], [7, 60, 60]]


def test_a_piece_taller_than_a_page_does_not_loop():
    assert len(paginate([_fixed(1000)], FRAME)) == 1
    assert len(paginate([_fixed(10), _fixed(1000), _fixed(10)], FRAME)) == 3


def test_a_row_splits_between_lines_and_loses_none(see):
    words = " ".join(f"w{n}" for n in range(400))
    row = Row([Paragraph("1", STYLE), Paragraph(words, STYLE)], [20, 180])
    pages = paginate([Block(row)], FRAME)
    assert len(pages) > 3
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(220, 170))
    for page in pages:
        draw_page(page, canvas, 10, 160)
        canvas.showPage()
    canvas.save()
    assert see(file.getvalue()).text.split() == ["1", *words.split()]


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(1, 100), st.integers(0, 2)), max_size=40))
def test_no_page_overflows_and_no_piece_is_lost(given_blocks):
    blocks = [_fixed(height, group=group) for height, group in given_blocks]
    pages = paginate(blocks, FRAME)
    assert [h for page in _heights(pages) for h in page] == [height for height, _ in given_blocks]
    for number, page in enumerate(pages):
        assert page.used <= (FRAME.rest if number else FRAME.first) + 1e-3
        assert page.placed or not given_blocks


def test_paginate_of_nothing_is_one_empty_page():
    assert len(paginate([], FRAME)) == 1


@pytest.mark.parametrize("room", [5, 9])
def test_a_row_that_cannot_show_one_line_is_not_split(room):
    row = Row([Paragraph("a " * 200, STYLE)], [100])
    assert row.split(100, room) == []


def test_of_a_book_only_so_much_is_set_as_tells_that_it_is_one():
    asked = []

    def rows():
        for number in range(1000):
            asked.append(number)
            yield _fixed(90)

    assert len(paginate(rows(), FRAME, most=2)) == 3
    assert len(asked) < 10
