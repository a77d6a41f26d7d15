"""The list "Chờ số hóa": pages filed after acceptance (R11, situation 6)."""

import pytest

from counter_app.domain.draft import DraftPaper, Presence
from counter_app.errors.desk import GestureRefusedError
from counter_app.job import Job
from tests.services.playing import HOA, LAN, absent_scan


@pytest.fixture
def view(desk):
    draft = desk.draft(101, papers=(absent_scan(3, pages_stated=12, quantity=2),))
    return desk.intake.accept(desk.fill(draft).id, HOA)


def test_R11_pages_join_later_with_author_and_time(desk, wall, view):
    (line,) = desk.scanning.waiting_to_digitise()
    assert (line.paper, line.code) == (3, view.code)
    before = desk.printing.receipt_pdf(view.stream)
    wall.set(14, 10)
    desk.feeder.feed(desk.pages(2))
    ended = desk.scanning.scan_into(Job(), view.stream, 3, LAN)
    assert (ended.pages, ended.problem) == (2, None)
    assert desk.printing.receipt_pdf(view.stream) == before
    paper = desk.lookup.sheet(view.stream, HOA).papers[2]
    assert [page.order for page in paper.pages] == [1, 2]
    assert {page.added_by for page in paper.pages} == {LAN.name}
    assert {page.scanned_at.hour for page in paper.pages} == {7}
    last = desk.lookup.sheet(view.stream, HOA).history[-1]
    assert (last.by, last.at.hour) == (LAN.name, 7)  # 14:10 local
    assert desk.lookup.paper_pdf(view.stream, 3).startswith(b"%PDF")


def test_R11_it_stays_on_the_list_until_the_pages_typed_are_there(desk, view):
    def titles():
        return [one.title_vi for one in desk.attention.items() if one.kind == "digitise"]

    assert titles()[0].endswith("(0/12 trang)")
    for count, left in ((5, "(5/12 trang)"), (6, "(11/12 trang)")):
        desk.feeder.feed(desk.pages(count))
        desk.scanning.scan_into(Job(), view.stream, 3, LAN)
        assert titles()[0].endswith(left)
    desk.feeder.feed(desk.pages(1))
    desk.scanning.scan_into(Job(), view.stream, 3, LAN)
    assert titles() == []
    assert desk.scanning.waiting_to_digitise() == ()
    assert desk.lookup.sheet(view.stream, HOA).papers[2].progress.is_done


def test_R11_the_clerk_may_say_that_all_pages_are_there(desk, view):
    def line():
        return next((i for i in desk.attention.items() if i.kind == "digitise"), None)

    assert line().choices == ()  # nothing is there yet
    with pytest.raises(GestureRefusedError):
        desk.attention.settle(line().id, "digitised", "", LAN)
    desk.feeder.feed(desk.pages(2))
    desk.scanning.scan_into(Job(), view.stream, 3, LAN)
    item = line()
    desk.attention.settle(item.id, *item.choices, "", LAN)
    assert line() is None
    desk.attention.settle(item.id, *item.choices, "", HOA)  # a second desk, a moment later
    sheet = desk.lookup.sheet(view.stream, HOA)
    assert desk.kinds(view.stream).count("paper_digitised") == 1
    assert (sheet.history[-1].by, sheet.history[-1].title_vi) == (
        LAN.name,
        "Giấy tờ số 3 đã số hóa đủ: 2 trang",
    )
    assert sheet.papers[2].progress.is_done


def test_a_paper_that_is_not_there_moves_no_sheet(desk, view):
    desk.feeder.feed(desk.pages(1))
    ended = desk.scanning.scan_into(Job(), view.stream, 9, HOA)
    assert isinstance(ended.problem, GestureRefusedError)
    assert desk.feeder.waiting() == 1


def test_a_voided_dossier_takes_no_pages(desk, view):
    desk.amending.void(view.stream, view.code, "nhầm", HOA)
    desk.feeder.feed(desk.pages(1))
    assert desk.scanning.scan_into(Job(), view.stream, 3, HOA).problem is not None
    assert desk.feeder.waiting() == 1


def test_a_state_secret_is_never_scanned(desk):
    secret = DraftPaper(
        number=3,
        touched=True,
        presence=Presence.CANNOT_DIGITISE,
        reason="state_secret",
        pages_stated=4,
    )
    view = desk.intake.accept(desk.fill(desk.draft(101, papers=(secret,))).id, HOA)
    desk.feeder.feed(desk.pages(1))
    ended = desk.scanning.scan_into(Job(), view.stream, 3, HOA)
    assert "bí mật" in ended.problem.tell().happened
    assert desk.feeder.waiting() == 1
