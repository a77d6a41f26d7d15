"""What the strip says of pages: sheets scanned twice, stacks that went on after a jam."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from counter_app.domain.draft import (
    Draft,
    DraftPage,
    DraftView,
    PageImage,
    Placement,
    Quality,
)
from counter_app.domain.splitting import Doubt
from counter_app.ui.models import page_words
from counter_app.ui.models.strip import StripModel

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
IMAGE = PageImage(
    blob="0" * 64, media_type="image/g4", size=2048, width=10, height=10, dpi=300, tool="test"
)


def page(seq, **fields):
    return DraftPage(
        id=f"page-{seq}",
        seq=seq,
        image=IMAGE,
        raw_blob="0" * 64,
        raw_media_type="image/jpeg",
        source="test",
        scanned_at=NOW,
        quality=fields.pop("quality", Quality()),
        **fields,
    )


@pytest.fixture
def shown(qapp):
    model = StripModel()

    def show(*pages, **where):
        draft = Draft(id="draft", opened_at=NOW, staff="", counter="05")
        placements = tuple(
            replace(Placement(page=one.id), **where.get(one.id, {})) for one in pages
        )
        view = DraftView(
            draft=replace(draft, placements=placements), pages=tuple(pages), updated_at=NOW
        )
        model.show(view, [(1, "Đơn đề nghị")])
        return {row.page.seq: row for row in model.page_rows()}

    return show


def test_the_second_scan_of_a_sheet_names_the_first_in_words(shown):
    rows = shown(page(1), page(2), page(3, repeats="page-2"))
    assert rows[3].is_doubtful
    assert not rows[2].is_doubtful
    assert page_words.sentence(rows[3]) == "Trang 3; giống trang 2"
    assert "xóa bớt" in page_words.quality_sentence(rows[3])


def test_it_is_named_by_the_place_where_it_now_stands(shown):
    pages = (page(1), page(2), page(3, repeats="page-2"))
    rows = shown(*pages, **{"page-1": {"removed": True}})
    assert rows[3].twin == 1


@pytest.mark.parametrize("gone", ["page-2", "page-3"])
def test_when_one_of_the_two_is_deleted_nothing_is_left_to_doubt(shown, gone):
    pages = (page(1), page(2), page(3, repeats="page-2"))
    rows = shown(*pages, **{gone: {"removed": True}})
    assert not any(row.is_doubtful for row in rows.values())


def test_who_looked_at_it_is_named(shown):
    rows = shown(page(1), page(2, repeats="page-1"), **{"page-2": {"quality_accepted_by": "Hoa"}})
    assert "đã chấp nhận: Hoa" in page_words.quality_sentence(rows[2])


def test_other_flags_stand_beside_it(shown):
    blurred = page(2, repeats="page-1", quality=Quality(flags=("blurred",)))
    rows = shown(page(1), blurred)
    assert page_words.flag_names(rows[2]) == ["giống trang 1", "mờ"]


def test_pages_after_a_jam_say_that_the_strip_lay_before_it(shown):
    rows = shown(page(1, suggested_paper=1), page(2, suggested_paper=1, goes_on=True))
    assert "tờ phân cách trước khi quét bị ngắt" in page_words.sentence(rows[2])
    assert "tờ phân cách" in page_words.quality_sentence(rows[2])
    assert "tờ phân cách" not in page_words.sentence(rows[1])


GUESSED = page(1, suggested_paper=1, doubt="form")


@pytest.mark.parametrize(
    ("one", "where", "words"),
    [
        (GUESSED, {"paper": 1}, "đoán: giống mẫu giấy này"),
        (page(1, suggested_paper=1, doubt="after_form"), {"paper": 1}, "đoán: theo sau"),
        (page(1, doubt="size"), {}, "khổ giấy khác"),
    ],
)
def test_a_guess_is_said_to_be_one(shown, one, where, words):
    rows = shown(one, **{"page-1": where})
    assert words in page_words.sentence(rows[1])
    assert words in page_words.quality_sentence(rows[1])
    assert not rows[1].is_doubtful  # nothing is wrong with the picture


@pytest.mark.parametrize("where", [{"paper": None}, {"paper": 2}, {"paper": 1, "removed": True}])
def test_a_page_that_somebody_moved_is_no_guess_any_more(shown, where):
    rows = shown(GUESSED, **{"page-1": where})
    assert not rows[1].guessed
    assert "đoán" not in page_words.sentence(rows[1])


def test_a_slip_of_ours_in_the_stack_is_said_to_belong_to_no_paper_until_it_is_moved(shown):
    slip = page(1, doubt=Doubt.PRINTED, starts_paper=True)
    rows = shown(slip)
    assert "phiếu do Trung tâm in" in page_words.sentence(rows[1])
    rows = shown(slip, **{"page-1": {"paper": 1}})
    assert page_words.sentence(rows[1]) == "Trang 1"


BLURRED = Quality(flags=("blurred",))


@pytest.mark.parametrize(
    ("fields", "where", "caption"),
    [
        ({}, {}, "1"),
        ({"quality": BLURRED}, {}, "⚠ 1 · mờ"),
        ({"quality": BLURRED}, {"quality_accepted_by": "Hoa"}, "1"),
        ({"suggested_paper": 1, "doubt": Doubt.FORM}, {"paper": 1}, "1 · đoán?"),
        ({"suggested_paper": 1, "doubt": Doubt.FORM}, {"paper": 2}, "1"),
        (
            {"suggested_paper": 1, "doubt": Doubt.AFTER_FORM, "quality": BLURRED},
            {"paper": 1},
            "⚠ 1 · đoán?",
        ),
        ({"suggested_paper": 1, "doubt": Doubt.SIZE}, {"paper": 1}, "1 · khác khổ?"),
        ({"goes_on": True, "quality": BLURRED}, {}, "⚠ 1 · xếp tiếp"),
        ({"after_break": True, "quality": BLURRED}, {}, "⚠ 1 · sót tờ?"),
        ({"quality": Quality(blank=True)}, {"removed": True}, "– · trang trắng"),
    ],
)
def test_a_page_that_may_lie_under_a_wrong_paper_says_so_before_all_else(
    shown, fields, where, caption
):
    rows = shown(page(1, **fields), **{"page-1": where})
    assert page_words.caption(rows[1]) == caption
