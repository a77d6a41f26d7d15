"""Handing on: the same day, one list for an agency, signed for dossier by dossier."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from sqlalchemy import update

from counter_app.devices.api import PrinterState
from counter_app.domain.dossier.state import Status
from counter_app.domain.staff import Role
from counter_app.errors.desk import GestureRefusedError
from counter_app.services.mapping import CodeMapping
from counter_app.store.projection_tables import dossier
from tests.services.living import take
from tests.services.playing import DAY, HOA, at, grant, make_folder, open_counter

CARRIER = "Bưu điện tỉnh"


@pytest.fixture
def accept(desk):
    def run(alias=402, **fields):
        stream = desk.accept(alias, **fields).stream
        desk.print_plainly(stream)
        return stream

    return run


def hand_on(desk, *streams, number="05/2026-001", **fields):
    agency = desk.state(streams[0]).accepted.agency
    values = {"carrier": CARRIER, "number": number, "who": HOA, **fields}
    return desk.handover.hand_on(agency, streams, **values)


def code(desk, stream):
    return desk.state(stream).code


def words(pdf):
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return " ".join(text.split())


def test_what_waits_is_told_agency_by_agency(desk, accept):
    land, other = accept(402), accept(101)
    found = {bundle.agency_name: bundle for bundle in desk.handover.bundles()}
    assert len(found) == 2
    ours = found[desk.state(land).accepted.agency_name].dossiers
    assert [one.stream for one in ours] == [land]
    assert (ours[0].goes_now, ours[0].by) == (True, at(17))
    assert other in {one.stream for bundle in found.values() for one in bundle.dossiers}


def test_R52_after_three_it_goes_the_next_working_morning_unless_somebody_adds_it(
    desk, accept, wall
):
    wall.set(15, 20)
    stream = accept(402)
    wall.set(16, 0)
    (one,) = desk.handover.bundles()[0].dossiers
    assert not one.goes_now
    assert one.by == at(11, 30, day=date(2026, 11, 25)), "tomorrow is a holiday"
    wall.set(7, 5, day=date(2026, 11, 25))
    (one,) = desk.handover.bundles()[0].dossiers
    assert one.goes_now
    wall.set(16, 0)
    assert hand_on(desk, stream).went, "the clerk may add it"


def test_one_key_hands_on_many_and_prints_one_list_for_both_sides(desk, accept):
    first, second = accept(402), accept(402)
    done = hand_on(desk, first, second)
    assert [one.stream for one in done.went] == [first, second]
    assert done.stayed == ()
    for stream in (first, second):
        state = desk.state(stream)
        assert state.status is Status.TRANSFERRED
        assert state.transferred.list_number == "05/2026-001"
    assert desk.handover.bundles() == ()
    before = len(desk.printed())
    outcome = desk.printing.print_waiting(HOA)
    assert sorted(form.partition("/")[0] for form in outcome.printed) == [
        "control",
        "control",
        "handover_dossiers",
    ]
    papers = [words(path.read_bytes()) for path in desk.printed()[before:]]
    list_, other_side = (text for text in papers if "giấy bàn giao" in text.lower())
    assert list_ == other_side
    for part in (code(desk, first), code(desk, second), CARRIER, "05/2026-001", HOA.name):
        assert part in list_, part
    assert "Tổng số hồ sơ: 2" in list_


def test_R25_a_dossier_without_its_receipt_stays_and_is_named(desk, accept):
    fine = accept(402)
    bare = desk.accept(402).stream
    done = hand_on(desk, fine, bare)
    assert [one.stream for one in done.went] == [fine]
    ((stays, why),) = done.stayed
    assert stays == code(desk, bare)
    assert "Giấy tiếp nhận" in why.vi
    assert desk.state(bare).status is Status.ACCEPTED
    with pytest.raises(GestureRefusedError) as no:
        hand_on(desk, bare, number="05/2026-002")
    assert code(desk, bare) in no.value.tell().happened


@pytest.mark.parametrize("empty", ["carrier", "number"])
def test_a_list_names_its_carrier_and_its_number(desk, accept, empty):
    stream = accept(402)
    with pytest.raises(GestureRefusedError):
        hand_on(desk, stream, **{empty: " "})
    assert desk.state(stream).status is Status.ACCEPTED


def test_it_chooses_nothing_for_nobody(desk, accept):
    accept(402)
    with pytest.raises(GestureRefusedError) as no:
        desk.handover.hand_on("H48.16", (), carrier=CARRIER, number="1", who=HOA)
    assert "Chưa chọn" in no.value.tell().happened


def test_only_who_may_hands_on(desk, accept):
    stream = accept(402)
    with pytest.raises(GestureRefusedError):
        hand_on(desk, stream, who=replace(HOA, roles=(Role.RETURN_DESK,)))


def test_list_numbers_go_on_by_counter_and_year(desk, accept, wall):
    counter = desk.counter.number
    assert desk.handover.next_number() == f"{counter}/2026-001"
    hand_on(desk, accept(402), number=f"{counter}/2026-001")
    assert desk.handover.next_number() == f"{counter}/2026-002"
    hand_on(desk, accept(402), number=f"{counter}/2026-²")  # as somebody typed it
    assert desk.handover.next_number() == f"{counter}/2026-002"
    wall.set(8, 0, day=date(2027, 1, 4))
    assert desk.handover.next_number() == f"{counter}/2027-001"


def test_a_power_cut_before_the_printer_leaves_list_and_slips_waiting(
    desk, accept, wall, desk_root
):
    stream = accept(402)
    hand_on(desk, stream)
    desk.close()
    again = open_counter(desk_root, wall)
    try:
        waiting = [one.form.partition("/")[0] for one in again.printing.waiting()]
        assert sorted(waiting) == ["control", "handover_dossiers"]
    finally:
        again.close()


def test_paper_out_keeps_the_list_for_later(desk, accept):
    stream = accept(402)
    desk.sheets.set_state(PrinterState.PAPER_OUT)
    hand_on(desk, stream)
    assert desk.printing.print_waiting(HOA).problem is not None
    desk.sheets.set_state(PrinterState.READY)
    assert len(desk.printing.print_waiting(HOA).printed) == 2
    assert desk.state(stream).status is Status.TRANSFERRED


def test_scanning_marks_one_as_received_and_the_rest_is_named(desk, accept):
    first, second = accept(402), accept(402)
    hand_on(desk, first, second)
    (waiting,) = desk.handover.open_lists()
    assert waiting.missing == (code(desk, first), code(desk, second))
    left = desk.handover.receive("05/2026-001", code(desk, first), "Phạm Văn Minh", HOA)
    assert left.missing == (code(desk, second),)
    assert desk.state(first).status is Status.PROCESSING
    assert desk.state(first).received.received_by == "Phạm Văn Minh"
    desk.handover.receive(
        "05/2026-001", code(desk, second), "Phạm Văn Minh", HOA, officer="Lê Thị Thụ Lý"
    )
    named = [desk.state(one).received.officer for one in (first, second)]
    assert named == ["", "Lê Thị Thụ Lý"], "R44 counts who works on it, where he is known"
    assert desk.handover.open_lists() == ()


def test_a_mismatch_is_said_and_nothing_written(desk, accept):
    ours, other = accept(402), accept(101)
    hand_on(desk, ours)
    with pytest.raises(GestureRefusedError) as no:
        desk.handover.receive("05/2026-001", code(desk, other), "Minh", HOA)
    assert "không có trong giấy bàn giao số 05/2026-001" in no.value.tell().happened
    desk.handover.receive("05/2026-001", code(desk, ours), "Minh", HOA)
    with pytest.raises(GestureRefusedError) as no:
        desk.handover.receive("05/2026-001", code(desk, ours), "Minh", HOA)
    assert "đã được ký nhận" in no.value.tell().happened
    assert desk.state(other).status is Status.ACCEPTED


def test_R52_on_the_list_of_one_agency_goes_nothing_of_another_and_nothing_twice(desk, accept):
    ours, other = accept(402), accept(101)
    done = hand_on(desk, ours, other, ours)
    assert [one.stream for one in done.went] == [ours]
    assert [(stayed, why.vi.split(";")[0].split(":")[0]) for stayed, why in done.stayed] == [
        (code(desk, other), f"Hồ sơ này do {desk.state(other).accepted.agency_name} giải quyết"),
        (code(desk, ours), "Không chuyển hồ sơ đến cơ quan giải quyết được"),
    ]
    assert desk.state(other).status is Status.ACCEPTED


def test_R53_a_dossier_of_another_agency_joins_no_list_that_is_made(desk, accept):
    building, land = accept(101), accept(402)
    agency = desk.state(building).agency
    made = desk.handover.hand_on(agency, [building], carrier="Bưu điện", number="05/1", who=HOA)
    with pytest.raises(GestureRefusedError) as no:
        take(desk, land, "transferred", carrier="Bưu điện", list_number=made.list_number)
    assert no.value.details["where"] == "list_number"
    assert "gồm hồ sơ chuyển đến Sở Xây dựng" in no.value.tell().happened
    assert desk.state(land).status is Status.ACCEPTED
    (sent,) = desk.handover.open_lists()
    assert sent.codes == (desk.state(building).code,)
    take(desk, land, "transferred", carrier="Bưu điện", list_number="05/2")


def test_a_list_number_is_given_once(desk, accept):
    first, second = accept(402), accept(101)
    hand_on(desk, first)
    with pytest.raises(GestureRefusedError) as no:
        hand_on(desk, second)
    assert "05/2026-001 đã dùng" in no.value.tell().happened
    assert desk.state(second).status is Status.ACCEPTED


def test_a_dossier_is_signed_for_by_the_code_on_its_papers_however_typed(desk_root, wall):
    make_folder(desk_root, wall, serials=0)
    desk = open_counter(desk_root, wall)
    streams = [desk.accept(101).stream for _ in "12"]
    for stream in streams:
        desk.print_plainly(stream)
    hand_on(desk, *streams)
    with desk.drafts._db.write() as conn:
        grant(conn, "H48.16", DAY, 1, 1)
    assert CodeMapping(db=desk.drafts._db, pen=desk.drafts._pen).run() == 1
    assert code(desk, streams[0]) == "H48.16-261123-0001"
    for shown in ("tm05-261123-001", "TM05-261123-002 "):
        now = desk.handover.receive("05/2026-001", shown, "Minh", HOA)
    assert now.missing == ()
    desk.close()


def test_R53_who_signed_must_be_named(desk, accept):
    stream = accept(402)
    hand_on(desk, stream)
    with pytest.raises(GestureRefusedError):
        desk.handover.receive("05/2026-001", code(desk, stream), "", HOA)


def test_a_reprint_of_the_list_says_what_was_not_there(desk, accept):
    first, second = accept(402), accept(402)
    done = hand_on(desk, first, second)
    desk.printing.print_waiting(HOA)
    desk.handover.receive("05/2026-001", code(desk, first), "Minh", HOA)
    paper = f"handover_dossiers/{done.went[0].entry}"
    desk.printing.reprint(first, paper, "", "cơ quan xin thêm bản", HOA)
    text = words(desk.printed()[-1].read_bytes())
    assert f"chưa nhận {code(desk, second)}" in text
    assert "In lại lần 1" in text


def test_R70_the_trips_of_a_month_are_what_a_carrier_took_at_once(desk, accept, wall):
    land, building, late = accept(402), accept(101), accept(402)
    own = accept(402)
    wall.set(11, 0)
    hand_on(desk, land)
    hand_on(desk, building, number="05/2026-002")
    wall.set(16, 0)
    hand_on(desk, late, number="05/2026-003")
    take(desk, own, "transferred", carrier="", list_number="")
    trips = desk.handover.trips(date(2026, 11, 1))
    assert [(len(trip.agencies), trip.dossiers, trip.results) for trip in trips] == [
        (2, 2, 0),
        (1, 1, 0),
    ]
    assert desk.handover.trips(date(2026, 10, 1)) == ()
    text = words(desk.handover.trips_sheet(date(2026, 11, 1), HOA).pdf)
    assert "Tháng 11 năm 2026" in text
    assert "Tổng số chuyến Trung tâm chi trả: 2" in text
    assert "05/2026-002" in text


def test_R53_a_transfer_registered_by_mistake_is_undone_while_nobody_has_received_it(desk, accept):
    mistaken, gone = accept(402), accept(402)
    desk.sheets.set_state(PrinterState.PAPER_OUT)
    hand_on(desk, mistaken, gone)
    with pytest.raises(GestureRefusedError):
        take(desk, mistaken, "transfer_undone", reason=" ")
    take(desk, mistaken, "transfer_undone", reason="Chọn nhầm dòng")
    state = desk.state(mistaken)
    assert (state.status, state.transferred) == (Status.ACCEPTED, None)
    assert [one.stream for bundle in desk.handover.bundles() for one in bundle.dossiers] == [
        mistaken
    ]
    (open_list,) = desk.handover.open_lists()
    assert open_list.codes == (code(desk, gone),)
    waiting = {(one.stream, one.form.partition("/")[0]) for one in desk.printing.waiting()}
    assert waiting == {(mistaken, "handover_dossiers"), (gone, "control")}
    with pytest.raises(GestureRefusedError):
        desk.handover.receive("05/2026-001", code(desk, mistaken), "Ông Minh", HOA)
    take(desk, gone, "transfer_undone", reason="Chưa có người vận chuyển")
    assert desk.handover.next_number() == "05/2026-002"  # the number was used
    assert desk.handover.trips(date(2026, 11, 1)) == ()


def test_R53_what_the_agency_signed_for_is_not_undone(desk, accept):
    stream = accept(402)
    hand_on(desk, stream)
    desk.handover.receive("05/2026-001", code(desk, stream), "Ông Minh", HOA)
    with pytest.raises(GestureRefusedError):
        desk.life.form(stream, "transfer_undone", HOA)


def test_what_lies_at_another_counter_is_named_and_may_be_taken_over(desk, accept):
    """The desk that took it in hands it on; a colleague may, and it says so beforehand."""
    ours, theirs = accept(402), accept(402)
    with desk.drafts._db.write() as conn:
        conn.execute(update(dossier).where(dossier.c.stream == theirs).values(lies_at="22"))
    (bundle,) = desk.handover.bundles()
    assert [(one.stream, one.elsewhere) for one in bundle.dossiers] == [(ours, ""), (theirs, "22")]
    assert [one.stream for one in hand_on(desk, ours, theirs).went] == [ours, theirs]
    assert desk.handover.bundles() == ()
