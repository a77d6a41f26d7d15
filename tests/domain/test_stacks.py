"""Fronts and backs: which page is behind which, whatever stopped the stack on the way."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.dossier.acceptance import placed
from counter_app.domain.draft import DraftPage, PageImage, Placement, Quality
from counter_app.domain.scan_profile import TwoPasses
from counter_app.domain.stacks import SideCounter, backs_reversed, sheets, waiting_fronts

IMAGE = PageImage(blob="00", media_type="image/g4", size=1, width=1, height=1, dpi=300, tool="test")
FRONTS = TwoPasses(fronts="f1")
BACKS = replace(FRONTS, backs="b1")


def page(seq, side=None, **fields):
    told = {"stack": side.stack, "sheet": side.sheet, "behind": side.front} if side else {}
    return DraftPage(
        id=f"p{seq}",
        seq=seq,
        image=IMAGE,
        raw_blob="00",
        raw_media_type="image/jpeg",
        source="test",
        scanned_at=datetime(2026, 11, 23, tzinfo=UTC),
        quality=Quality(),
        **told | fields,
    )


def feed(pages, count, **how):
    """`count` more pages through one pass, kept."""
    counter = SideCounter(pages, **how)
    for _ in range(count):
        pages.append(page(len(pages) + 1, counter.next()))
        counter.came(pages[-1])
    return pages


def order(pages, placements=()):
    return [one.seq for one, _ in placed(placements, pages)]


def test_one_side_says_nothing_of_stacks():
    assert [(p.stack, p.sheet, p.behind) for p in feed([], 2)] == [("", 0, "")] * 2


def test_both_sides_come_by_turns_and_count_as_sheets():
    pages = feed([], 4, both_sides=True)
    assert [(p.sheet, p.behind) for p in pages] == [(1, ""), (1, "p1"), (2, ""), (2, "p3")]
    assert sheets(pages, {}) == 2


def test_after_a_break_a_new_sheet_begins():
    pages = feed([], 3, both_sides=True)  # the back of the second sheet never came
    counter = SideCounter([], both_sides=True)
    for one in pages:
        counter.next()
        counter.came(one)
    assert counter.next(after_break=True).front == ""


def test_a_back_nobody_can_read_leaves_the_sheets_in_step():
    counter = SideCounter([], both_sides=True)
    counter.next()
    counter.came(page(1))
    counter.next()  # unreadable: nothing came
    assert (counter.next().front, counter.next().front) == ("", "")


def test_the_last_sheet_comes_first_when_the_stack_was_turned():
    pages = feed(feed([], 3, passes=FRONTS), 3, passes=BACKS)
    assert order(pages) == [1, 6, 2, 5, 3, 4]
    assert waiting_fronts(pages, BACKS) == ()
    assert sheets(pages, {}) == 3


@given(
    st.integers(1, 30).flatmap(
        lambda n: st.tuples(st.just(n), st.integers(0, n), st.integers(0, n))
    )
)
def test_jams_in_either_pass_change_no_pair(stack):
    count, jam_in_fronts, jam_in_backs = stack
    pages = []
    for part, passes in (
        (jam_in_fronts, FRONTS),
        (count - jam_in_fronts, FRONTS),
        (jam_in_backs, BACKS),
        (count - jam_in_backs, BACKS),
    ):
        feed(pages, part, passes=passes)
    in_order = order(pages)
    assert in_order[::2] == list(range(1, count + 1))
    assert in_order[1::2] == list(range(2 * count, count, -1))
    assert waiting_fronts(pages, BACKS) == ()


def test_a_back_too_many_is_kept_at_the_end_as_a_sheet_of_its_own():
    pages = feed(feed([], 2, passes=FRONTS), 3, passes=BACKS)
    assert order(pages) == [1, 4, 2, 3, 5]
    assert sheets(pages, {}) == 3


def test_a_front_scanned_again_between_the_passes_keeps_its_back():
    pages = feed([], 2, passes=FRONTS)
    feed(pages, 1, again=pages[0])
    assert [p.id for p in waiting_fronts(pages, BACKS)] == ["p2", "p3"]


def test_a_stack_scanned_again_from_the_back_pairs_anew():
    pages = feed(feed([], 2, passes=FRONTS), 2, passes=BACKS)
    again = replace(BACKS, backs="b2")
    assert [p.sheet for p in waiting_fronts(pages, again)] == [2, 1]


def test_backs_in_the_other_order_are_changed_among_each_other():
    pages = feed(feed([], 3, passes=FRONTS), 3, passes=BACKS)
    placements = [replace(where, paper=one.sheet) for one, where in placed((), pages)]
    changed = backs_reversed(placements, pages, "b1")
    assert order(pages, changed) == [1, 4, 2, 5, 3, 6]
    assert [where.paper for where in changed] == [1, 1, 2, 2, 3, 3]


def test_a_back_that_was_not_saved_yet_follows_what_was_decided_of_its_front():
    pages = feed(feed([], 2, passes=FRONTS), 1, passes=BACKS)
    decided = [Placement(page="p2", paper=4), Placement(page="p1", removed=True)]
    where = {p.id: (w.paper, w.removed) for p, w in placed(decided, pages)}
    assert order(pages, decided) == [2, 3, 1]
    assert where["p3"] == (4, False)


@pytest.mark.parametrize(
    ("fields", "removed", "counted"),
    [
        ({}, False, 1),
        ({}, True, 0),
        ({"is_separator": True}, False, 0),
        ({"behind": "p0"}, False, 0),
    ],
)
def test_what_counts_as_a_sheet(fields, removed, counted):
    where = {"p1": Placement(page="p1", removed=removed)}
    assert sheets([page(1, **fields)], where) == counted
