"""Results from the agencies: counted by scanning, one list, what does not match is told."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from counter_app.domain.dossier.state import Status
from counter_app.domain.draft import PayMethod
from counter_app.domain.procedure import ReturnChannel
from counter_app.domain.staff import Role
from counter_app.errors.desk import GestureRefusedError
from counter_app.services.life_papers import paper_name
from counter_app.services.result_handover import Brought
from tests.services.agency_play import MAI, issue, step
from tests.services.playing import HOA, KHOA, at


def words(pdf):
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return " ".join(text.split())


@pytest.fixture
def issued(desk):
    """The stream of a dossier whose agency has signed the result."""

    def run(alias=101, **fields):
        stream = desk.accept(alias, **fields).stream
        issue(desk, stream)
        return stream

    return run


def brought(*streams, missing=(), strange=()):
    return Brought(streams=streams, missing=missing, strange=strange)


def take_in(desk, what, *, who=MAI, **fields):
    values = {"given_by": "Ông Minh", "carrier": "Bưu điện tỉnh", "number": "12", **fields}
    return desk.results.take_in(what, who=who, **values)


def test_what_agencies_have_still_to_bring_is_told_agency_by_agency(desk, issued):
    ours = [issued(), issued()]
    (expected,) = desk.results.expected()
    assert expected.agency_name == desk.state(ours[0]).accepted.agency_name
    assert [line.stream for line in expected.results] == ours


def test_R63_what_the_police_return_themselves_is_not_waited_for(desk, issued):
    licence = desk.catalogue.procedure(desk.catalogue.find("301", HOA)[0].code)
    police, ours = issued(301, case=licence.cases[0].id), issued()
    assert desk.state(police).terms.returned_by_agency
    assert [line.stream for one in desk.results.expected() for line in one.results] == [ours]


def test_ND118_22_what_is_only_electronic_is_sent_and_neither_carried_nor_shelved(desk):
    stream = desk.accept(101, return_channel=ReturnChannel.ELECTRONIC).stream
    desk.payment.take(stream, PayMethod.CASH, None, HOA)
    issue(desk, stream, has_paper=False, has_electronic=True)
    assert desk.results.expected() == ()
    assert (desk.shelving.coming(), desk.returns.today().coming) == ((), 0)
    case = desk.returns.case(stream, MAI)
    assert "chỉ có bản điện tử" in case.why_not.vi
    assert "result_sent" not in {one.kind for one in desk.life.steps(stream, HOA)}, "R61"
    assert desk.life.steps(stream, MAI)[0].kind == "result_sent"
    step(desk, stream, "result_sent", MAI)
    state = desk.state(stream)
    assert (state.status, state.sent.address) == (Status.DONE, KHOA.id_number)
    step(desk, stream, "citizen_told")
    assert desk.state(stream).told[-1].about == "result_sent"
    book = words(desk.register.pdf(state.agency, 2026, replace(MAI, roles=(Role.SUPERVISOR,))))
    assert "bản điện tử" in book
    assert "đã ký" not in book
    paper = desk.accept(101).stream
    issue(desk, paper)
    assert "result_sent" not in {one.kind for one in desk.life.steps(paper, MAI)}


def test_R69_what_came_later_under_the_same_number_is_another_list(desk, issued, wall):
    first, second = issued(), issued()
    codes = [desk.state(stream).code for stream in (first, second)]
    lacking = take_in(desk, brought(first, missing=(codes[1],)))
    wall.set(9, day=date(2027, 1, 5))
    late = take_in(desk, brought(second))
    old, new = (
        words(desk.papers.pdf_of(one.stream, paper_name("handover_results", one.entry)))
        for one in (*lacking, *late)
    )
    assert "Tổng số kết quả: 1" in old
    assert f"chưa nhận {codes[1]}" in old
    assert "Tổng số kết quả: 1" in new
    assert codes[1] in new
    assert codes[0] not in new


def test_R69_a_list_holds_the_results_of_one_agency(desk, issued):
    building, land = issued(), issued(402)
    with pytest.raises(GestureRefusedError) as no:
        take_in(desk, brought(building, land))
    assert "một cơ quan" in no.value.tell().happened
    assert desk.state(building).status is desk.state(land).status is Status.ISSUED


def test_R61_the_counted_results_are_here_with_one_list_and_the_shelf_comes_next(desk, issued):
    first, second = issued(), issued()
    taken = take_in(desk, brought(first, second))
    assert [one.stream for one in taken] == [first, second]
    for stream in (first, second):
        arrived = desk.state(stream).arrived
        assert (arrived.given_by, arrived.carrier, arrived.list_number) == (
            "Ông Minh",
            "Bưu điện tỉnh",
            "12",
        )
        assert (arrived.received_by, arrived.mismatch) == (MAI.name, "")
    assert desk.results.expected() == ()
    assert {line.stream for line in desk.shelving.coming()} == {first, second}
    desk.shelving.put_away(first, "C073", MAI)
    assert desk.kinds(first)[-1] == "shelved"
    assert [line.stream for line in desk.shelving.coming()] == [second]


def test_R69_the_list_has_both_signatures_of_a_leg_the_carrier_and_what_does_not_match(
    desk, issued
):
    first, second = issued(), issued()
    codes = [desk.state(stream).code for stream in (first, second)]
    before = len(desk.printed())
    taken = take_in(desk, brought(first, missing=(codes[1],), strange=("H48.01-261123-0009",)))
    outcome = desk.printing.of_entry(first, taken[0].entry, MAI)
    assert outcome.problem is None
    files = desk.printed()[before:]
    assert len(files) == 2  # each side keeps one
    text = words(files[-1].read_bytes())
    assert codes[0] in text
    assert f"chưa nhận {codes[1]}; không thuộc danh sách H48.01-261123-0009" in text
    for side in ("BÊN GIAO", "NGƯỜI VẬN CHUYỂN", "BÊN NHẬN"):
        assert side in text
    assert "Số: 12/BGKQ" in text
    assert desk.state(second).status is Status.ISSUED


def test_R70_a_trip_with_results_counts_among_the_trips_of_the_month(desk, issued, wall):
    stream = issued()
    wall.set(16, 0)
    take_in(desk, brought(stream), carrier="Anh Tư")
    trips = desk.handover.trips(at(7).date())
    assert [(trip.carrier, trip.results) for trip in trips if trip.results] == [("Anh Tư", 1)]


@pytest.mark.parametrize("field", ["given_by", "carrier", "number"])
def test_R69_a_list_without_its_people_or_number_is_refused(desk, issued, field):
    stream = issued()
    with pytest.raises(GestureRefusedError):
        take_in(desk, brought(stream), **{field: " "})
    assert desk.state(stream).status is Status.ISSUED


def test_R61_an_intake_counter_does_not_take_results_in(desk, issued):
    stream = issued()
    with pytest.raises(GestureRefusedError):
        take_in(desk, brought(stream), who=HOA)
    with pytest.raises(GestureRefusedError):
        take_in(desk, brought())


def test_one_that_came_meanwhile_holds_back_the_whole_list(desk, issued):
    first, second = issued(), issued()
    take_in(desk, brought(first))
    with pytest.raises(GestureRefusedError):
        take_in(desk, brought(second, first), number="13")
    assert desk.state(second).status is Status.ISSUED


def test_numbers_for_an_agency_without_its_own_run_on(desk, issued):
    assert desk.results.next_number() == "KQ05/2026-001"
    take_in(desk, brought(issued()), number="KQ05/2026-001")
    assert desk.results.next_number() == "KQ05/2026-002"
