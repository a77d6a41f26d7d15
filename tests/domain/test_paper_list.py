"""A draft under a published list that changed: each page stays with the paper of its name (R02)."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.draft import DraftPage, DraftView, PageImage, Placement, Quality
from counter_app.domain.paper_list import listed, renumbered
from tests.domain.checklist_samples import OPENED_AT, answer, draft, paper, procedure

NAMES = ("Đơn", "Bản vẽ", "Giấy phép", "Ảnh")
BEFORE = procedure(*(paper(at, name=name) for at, name in enumerate(NAMES, 1)))


def under(*names):
    """The same procedure with another list."""
    papers = (paper(at, name=name) for at, name in enumerate(names, 1))
    return replace(BEFORE, papers=tuple(papers))


def sheet(number, **fields):
    image = PageImage(
        blob=f"b{number}", media_type="image/jpeg", size=1, width=1, height=1, dpi=200, tool="1"
    )
    return DraftPage(
        id=f"p{number}",
        seq=number,
        image=image,
        raw_blob="",
        raw_media_type="",
        source="",
        scanned_at=OPENED_AT,
        quality=Quality(),
        **fields,
    )


def begun(placements, *, answers=(), pages=()):
    made = draft(*answers, placements=tuple(placements), procedure=BEFORE.code)
    made = replace(made, listed=listed(made, BEFORE))
    return DraftView(draft=made, pages=tuple(pages), updated_at=OPENED_AT)


def lies(view, after):
    """Page id to the name of the paper it lies under."""
    names = {one.number: one.name for one in after.papers}
    return {one.page: names.get(one.paper) for one in view.draft.placements}


@given(st.permutations(NAMES), st.integers(0, 3))
def test_R02_in_any_order_every_page_lies_under_the_paper_of_its_name(order, left_out):
    pages = [sheet(number) for number in range(1, 5)]
    placements = [Placement(page=f"p{number}", paper=number) for number in range(1, 5)]
    view = begun(placements, answers=[answer(n) for n in range(1, 5)], pages=pages)
    kept = [name for name in order if name != NAMES[left_out]]
    after = under(*kept, "Giấy tờ mới một", "Giấy tờ mới hai")
    moved = renumbered(view, after)
    wanted = {f"p{at}": name if name in kept else None for at, name in enumerate(NAMES, 1)}
    if left_out == len(kept):
        wanted["p4"] = "Giấy tờ mới một"  # a new name in the old place
    assert lies(moved, after) == wanted
    assert [one.number for one in moved.draft.papers] == sorted(
        {one.number for one in after.papers if one.name in wanted.values()}
    )
    assert renumbered(moved, after) is moved


def test_a_paper_renamed_in_its_place_keeps_its_pages():
    view = begun([Placement(page="p1", paper=2)], pages=[sheet(1)])
    after = under("Đơn", "Bản vẽ thiết kế", "Giấy phép", "Ảnh")
    assert lies(renumbered(view, after), after) == {"p1": "Bản vẽ thiết kế"}


def test_where_a_strip_had_put_a_page_goes_with_the_name_too():
    view = begun([], pages=[sheet(1, suggested_paper=3), sheet(2)])
    after = under("Giấy phép", "Đơn", "Bản vẽ", "Ảnh")
    assert lies(renumbered(view, after), after) == {"p1": "Giấy phép", "p2": None}


def test_nothing_moves_while_the_list_is_the_same_or_was_never_noted():
    view = begun([Placement(page="p1", paper=2)], pages=[sheet(1)])
    assert renumbered(view, BEFORE) is view
    assert renumbered(view, None) is view
    unknown = replace(view, draft=replace(view.draft, listed=None))
    assert renumbered(unknown, under("Ảnh", *NAMES[:3])) is unknown
