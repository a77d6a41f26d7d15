"""08:25. A bound volume of 280 pages and A1 drawings: accepted, not digitised (R11)."""

from dataclasses import replace

import pytest

from counter_app.domain.draft import Presence
from counter_app.errors.desk import NotAcceptableError
from counter_app.job import Job
from tests.services.playing import HOA, LAN, absent_scan, draw_page

BOUND = absent_scan(4, presence=Presence.CANNOT_DIGITISE, reason="bound", pages_stated=280)
DRAWINGS = absent_scan(3, quantity=2, pages_stated=12)


def test_R11_the_volume_is_accepted_with_no_page_a_reason_and_its_count(desk):
    view = desk.accept(701, case="chup-thuong", papers=(BOUND,))
    (paper,) = [one for one in desk.state(view.stream).accepted.papers if one.number == 4]
    assert (paper.presence, paper.reason, paper.pages_stated) == (
        Presence.CANNOT_DIGITISE,
        "bound",
        280,
    )
    assert [page for page in desk.state(view.stream).pages if page.paper == 4] == []
    assert desk.scanning.waiting_to_digitise() == ()  # it cannot be done, so nobody waits for it


def test_a_reason_is_needed(desk):
    nameless = absent_scan(4, presence=Presence.CANNOT_DIGITISE, pages_stated=280)
    draft = desk.fill(desk.draft(701, case="chup-thuong", papers=(nameless,)))
    with pytest.raises(NotAcceptableError) as stopped:
        desk.intake.accept(draft.id, HOA)
    assert [problem.code for problem in stopped.value.problems] == ["reason_missing"]


def test_R11_drawings_wait_until_all_twelve_pages_are_there_and_the_receipt_stays(desk, wall):
    view = desk.accept(101, papers=(DRAWINGS,))
    receipt = desk.printing.receipt_pdf(view.stream)
    (line,) = desk.scanning.waiting_to_digitise()
    assert (line.stream, line.paper, line.owner_name) == (view.stream, 3, "Nguyễn Văn Khoa")
    wall.set(13, 45)
    for pages in (3, 9):
        assert len(desk.scanning.waiting_to_digitise()) == 1
        desk.feeder.feed(desk.pages(pages))
        desk.scanning.scan_into(Job(), view.stream, 3, LAN)
    assert desk.scanning.waiting_to_digitise() == ()
    last = desk.lookup.sheet(view.stream, HOA).history[-1]
    assert (last.by, last.at.hour) == (LAN.name, 6)  # 13:45 at the counter
    assert desk.printing.receipt_pdf(view.stream) == receipt


def test_R11_what_lacks_pages_counts_as_not_digitised(desk):
    """Whatever the reason, and also while only some of its pages are there."""

    def share():
        papers = desk.lookup.sheet(view.stream, HOA).papers
        return [paper.progress.is_done for paper in papers if paper.progress]

    view = desk.accept(101, papers=(DRAWINGS,))
    assert share() == [True, True, False]
    desk.feeder.feed(desk.pages(11))
    desk.scanning.scan_into(Job(), view.stream, 3, LAN)
    assert share() == [True, True, False]
    desk.feeder.feed(desk.pages(1))
    desk.scanning.scan_into(Job(), view.stream, 3, LAN)
    assert share() == [True, True, True]


def test_R11_a_bound_volume_never_counts_as_digitised(desk):
    view = desk.accept(701, case="chup-thuong", papers=(BOUND,))
    (volume,) = [p for p in desk.lookup.sheet(view.stream, HOA).papers if p.number == 4]
    assert (volume.progress.is_done, volume.progress.waits) == (False, False)


def test_files_from_a_stick_may_stand_in(desk, tmp_path):
    draft = desk.draft(101, papers=())
    path = draw_page(tmp_path / "ban ve.jpg", 1)
    ended = desk.scanning.attach_files(Job(), draft.id, [str(path)])
    assert ended.pages == 1


def test_a_state_secret_is_neither_scanned_nor_described(desk):
    secret = absent_scan(
        4, presence=Presence.CANNOT_DIGITISE, reason="state_secret", pages_stated=12
    )
    view = desk.accept(701, case="chup-thuong", papers=(secret,))
    (paper,) = [one for one in desk.state(view.stream).accepted.papers if one.number == 4]
    assert paper.reason == "state_secret"
    desk.feeder.feed(desk.pages(1))
    assert desk.scanning.scan_into(Job(), view.stream, 4, HOA).problem is not None
    assert desk.feeder.waiting() == 1


def test_a_secret_that_was_scanned_by_mistake_stops_F9(desk):
    draft = desk.fill(desk.draft(101))
    secret = absent_scan(3, presence=Presence.CANNOT_DIGITISE, reason="state_secret")
    desk.drafts.save(replace(draft, papers=(*draft.papers[:2], secret)))
    assert "state_secret_scanned" in {problem.code for problem in desk.problems(draft.id)}
