"""09:05. "Nhận giúp, chiều mang tới": one slip with everything that lacks, and the afternoon.

Two counters with everything real, and the server in a process of its own.
"""

from datetime import date

import pytest

from counter_app.central.opening import system_now
from counter_app.domain.codes import read_request_number
from counter_app.domain.moments import local_day
from counter_app.domain.scans import RequestScanned, recognise
from counter_app.errors.desk import DraftGoneError, NotAcceptableError
from counter_app.services.answer_sheet import Supplement
from tests.services.playing import HOA, KHOA, at
from tests.stories.counters import hall

__all__ = ["hall"]


def morning(desk, who=HOA):
    """Everything but paper 3; F9 says so, F8 makes the slip and prints it."""
    draft = desk.fill(desk.draft(101, who=who), who=who, leave_out={3})
    with pytest.raises(NotAcceptableError) as refused:
        desk.intake.accept(draft.id, who)
    assert [problem.where for problem in refused.value.problems] == ["paper:3"]
    begun = desk.answers.start(desk.drafts.load(draft.id), who)
    issued = desk.answers.issue(draft.id, Supplement(lacks=begun.lacks, reason=begun.reason), who)
    desk.printing.issue(issued.stream, issued.entry, who)
    return draft, issued


def test_R09_R13_refused_with_the_name_of_the_paper_and_one_slip_with_all_lacks(desk):
    draft, issued = morning(desk)
    state = desk.state(issued.stream)
    assert [lack.paper for lack in state.supplements[0].lacks] == [3]
    assert (state.code, state.clocks, state.status) == ("", (), "supplement_asked")
    assert len(desk.printed()) == 2
    assert desk.drafts.resume() is None  # free for the next citizen
    assert desk.accept(101, owner=KHOA).code.endswith("-0001")  # no serial was spent on it
    assert draft.id != ""


def test_R13_in_the_afternoon_the_deadline_counts_from_then(desk, wall):
    _, issued = morning(desk)
    wall.set(15, 40)
    (found,) = desk.waiting.waiting_for((KHOA.id_number,))
    draft = desk.drafts.load(desk.waiting.reopen(found.stream, HOA)).draft
    accepted = desk.intake.accept(desk.fill(draft).id, HOA)
    assert accepted.accepted_at > at(15, 40)
    assert local_day(accepted.due_at) == date(2026, 12, 14)
    sheet = desk.lookup.sheet(issued.stream, HOA)
    assert [one.kind for one in sheet.history if one.kind != "printed"][:2] == [
        "supplement_asked",
        "pages_filed",
    ]
    assert desk.papers.pdf(issued.stream, issued.entry).startswith(b"%PDF")  # the morning's slip


def test_R13_another_counter_goes_on_with_the_same_pages_and_fields(hall):
    three, five = hall.desks
    draft, issued = morning(three, hall.hoa)
    hall.sync()
    scanned = recognise(issued.number)
    assert scanned == RequestScanned(number=read_request_number(issued.number))
    assert five.waiting.by_number(scanned.number) == five.waiting.waiting_for((KHOA.id_number,))
    with pytest.raises(DraftGoneError):
        five.drafts.load(draft.id)
    again = five.drafts.load(five.waiting.reopen(issued.stream, hall.lan))
    assert again.draft.owner == KHOA
    assert len(again.pages) == len(draft.placements)
    for page in again.pages:  # fetched from the server where this PC has none
        assert five.scanning.picture(page.image, 0, 200)
    filled = five.fill(again.draft, who=hall.lan)
    accepted = five.intake.accept(filled.id, hall.lan)
    assert accepted.pages == len(draft.placements) + 1
    hall.sync()
    state = three.state(issued.stream)
    assert state.code == accepted.code
    assert state.open_disputes == ()
    assert three.waiting.waiting_for((KHOA.id_number,)) == ()
    assert local_day(state.clocks[0].started_at) == local_day(system_now())
