"""The shipped catalogue: complete, honest about its sources, and possible to fulfil."""

import unicodedata
from dataclasses import fields, replace
from datetime import date

import pytest

from counter_app.bootstrap.options import edition_in
from counter_app.domain.checklist import problems
from counter_app.domain.dossier.steps.intake import missing_papers
from counter_app.domain.draft import DraftPaper, DraftPayment
from counter_app.domain.fees import fee_lines
from counter_app.domain.formats import format_number
from counter_app.domain.limits import applicable_limit
from counter_app.domain.papers import accepted_papers, lines, mark_all_valid
from counter_app.domain.procedure import Channel, Legalisation, Need, PostedFields
from counter_app.store.phrase_queries import load_book
from tests.domain.checklist_samples import DAY, draft
from tests.store.edition_samples import RESOURCES, by_alias

EDITION = edition_in(RESOURCES)
PROCEDURES = EDITION.procedures_on(DAY)
each = pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda p: str(p.alias))
each_case = pytest.mark.parametrize(
    ("procedure", "case"),
    [
        (procedure, case)
        for procedure in PROCEDURES
        for case in ([case.id for case in procedure.cases] or [""])
    ],
    ids=lambda value: str(getattr(value, "alias", value)),
)
LETTER_SOURCES = {
    "A": "CSDL quốc gia về TTHC, bản 20/07/2026",
    "B": "Cổng DVC tỉnh, bản cũ",
    "C": "chưa đối chiếu",
    "D": "chưa đối chiếu",
}


def test_there_is_enough_to_choose_from():
    agencies = {EDITION.agency_of(procedure, DAY).id for procedure in PROCEDURES}
    assert len(PROCEDURES) == 35
    assert len(agencies) == 13


def test_S4_the_four_quiet_agencies_or_their_successors_are_there():
    quiet = {"Sở Ngoại vụ", "Sở Khoa học và Công nghệ", "Sở Giáo dục và Đào tạo"}
    served = {
        EDITION.agency_of(procedure, DAY).name
        for procedure in PROCEDURES
        if EDITION.agency_of(procedure, DAY).low_volume
    }
    assert served == quiet
    before = date(2024, 6, 3)
    assert "Sở Thông tin và Truyền thông" in {
        EDITION.agency_of(procedure, before).name for procedure in PROCEDURES
    }


def test_R63_the_police_alone_return_their_own_results():
    assert [a.name for a in EDITION.agencies if a.returns_own_results] == ["Công an tỉnh"]


def test_the_building_permit_is_what_the_clerk_knows_as_101():
    permit = by_alias(EDITION, 101, DAY)
    assert permit.name.endswith("cấp đặc biệt, cấp I, cấp II")
    limit = applicable_limit(permit, "", Channel.DIRECT, DAY)
    assert (limit.amount, limit.unit) == (20, "calendar-days")
    (charge,) = fee_lines(permit, draft(), DAY, Channel.DIRECT, "H48.16")
    assert (charge.kind, charge.due_dong) == ("le_phi", 150_000)


@each
def test_R02_all_posted_fields_are_filled(procedure):
    posted = procedure.posted
    empty = [f.name for f in fields(PostedFields) if not getattr(posted, f.name).strip()]
    assert empty in ([], ["other"])
    assert posted.name == procedure.name
    assert procedure.field in posted.field_and_agency
    assert posted.result == f"{procedure.result_name}."


@each
def test_R02_the_posted_text_names_what_the_data_say(procedure):
    posted = procedure.posted
    for paper in procedure.papers:
        assert f"{paper.number}. {paper.name}" in posted.papers
    assert f"Số lượng hồ sơ: {procedure.sets:02d} bộ" in posted.papers
    for limit in procedure.limits:
        assert (f"{int(limit.amount):02d} " if limit.amount else "Trong ngày") in posted.time_limit
    for fee in procedure.fees:
        assert fee.name in posted.fee
        assert f"{format_number(fee.amount_dong)} đồng" in posted.fee
    assert bool(procedure.fees) == (posted.fee != "Không.")


@each
def test_where_each_part_was_read_is_said(procedure):
    for letter in procedure.confidence:
        assert LETTER_SOURCES[letter] in procedure.source
    assert procedure.checked_on == date(2026, 11, 21)


@each
def test_R74_amounts_of_the_province_are_marked_as_samples(procedure):
    for fee in procedure.fees:
        assert fee.sample or "HĐND" not in fee.source
        assert fee.sample or procedure.confidence[3] != "D"


@each
def test_texts_are_composed_vietnamese(procedure):
    text = repr(procedure)
    assert unicodedata.is_normalized("NFC", text)
    assert "  " not in procedure.name
    assert procedure.name == procedure.name.strip()


@each
def test_somebody_serves_it_on_every_day(procedure):
    for day in (date(2018, 1, 2), date(2025, 2, 28), date(2025, 3, 1), DAY):
        assert EDITION.agency_of(procedure, day).name


@each_case
def test_R09_the_checklist_can_be_completed(procedure, case):
    prepared = draft(procedure=procedure.code, case=case, sets=procedure.sets)
    nothing = problems(procedure, prepared, {}, DAY)
    asked = [line for line in lines(procedure, prepared, {}, DAY) if line.mandatory]
    assert asked
    assert {p.where for p in nothing} >= {
        f"paper:{line.number}" for line in asked if line.one_of is None
    }
    pages = {line.number: 1 for line in asked}
    translated = tuple(
        DraftPaper(number=line.number, translated=True, legalisation=Legalisation.LEGALISED)
        for line in asked
        if line.from_abroad
    )
    prepared = replace(prepared, papers=translated)
    marked = mark_all_valid(procedure, prepared, pages, DAY)
    assert problems(procedure, marked, pages, DAY) == ()
    taken = accepted_papers(procedure, marked, pages, "Nguyễn Thị Hoa", DAY)
    assert missing_papers(taken) == []


@each_case
def test_R75_every_case_has_its_fees_and_limit(procedure, case):
    prepared = draft(case=case, payment=DraftPayment(units=3))
    for channel in procedure.channels:
        assert applicable_limit(procedure, case, channel, DAY) is not None
        found = fee_lines(procedure, prepared, DAY, channel, "H48.01")
        assert bool(found) == bool(procedure.fees)
        assert all(0 <= fee.due_dong <= fee.listed_dong for fee in found)


def test_aliases_are_digits_a_hand_types_quickly():
    assert all(100 <= procedure.alias <= 999 for procedure in PROCEDURES)


def test_the_practice_centre():
    centre = EDITION.centre
    assert centre.short_name == "Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi"
    assert "05" in {counter.number for counter in centre.counters}
    assert [f"{h.start:%H:%M}-{h.end:%H:%M}" for h in centre.hours] == [
        "07:00-11:30",
        "13:30-17:00",
    ]


def test_calendar_and_rules_are_part_of_the_edition():
    assert [year.year for year in EDITION.calendars] == [2024, 2025, 2026, 2027]
    assert [pack.id for pack in EDITION.rules] == ["tt01-2018", "tt03-2025"]


@each
def test_papers_that_are_only_shown_are_never_mandatory(procedure):
    for line in lines(procedure, draft(), {}, DAY):
        assert not (line.show_only and line.mandatory)
    shown = [p for p in procedure.papers if p.need is Need.SHOW_ONLY]
    assert all(p.one_of is None for p in shown)


def test_no_name_is_left_from_another_case():
    """A draft whose case was changed keeps no paper of the case before."""
    licence = by_alias(EDITION, 301, DAY)
    car = mark_all_valid(licence, draft(case="o-to"), {1: 1, 2: 1, 3: 1}, DAY)
    taken = accepted_papers(licence, replace(car, case="mo-to"), {1: 1, 2: 1, 3: 1}, "Hoa", DAY)
    assert [paper.number for paper in taken] == [1, 3, 4]


def test_R04_what_is_not_received_here_names_who_receives_it_and_where():
    elsewhere = EDITION.not_received
    assert len(elsewhere) >= 8
    for one in elsewhere:
        assert one.name
        assert one.go_to
        assert one.address


def test_R06_no_shipped_phrase_sends_the_citizen_to_the_department():
    """He hands in, completes and collects at the centre alone."""
    for phrase in load_book(RESOURCES).phrases:
        assert "đến cơ quan" not in phrase.text.casefold()
        assert "liên hệ" not in phrase.text.casefold()
        assert "{cơ quan}" not in phrase.text
