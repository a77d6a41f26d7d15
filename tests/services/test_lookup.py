"""Search everything, the sheet, who looked."""

from datetime import timedelta

import pytest

from counter_app.domain.draft import PayMethod, Person
from counter_app.errors.desk import DossierNotFoundError
from tests.services.living import take
from tests.services.playing import DAY, HOA, KHOA, LAN


def found(desk, text):
    return [hit.stream for hit in desk.lookup.search(text, HOA).dossiers]


@pytest.mark.parametrize(
    "text",
    [
        "nguyen van khoa",
        "NGUYỄN VĂN KHOA",
        "khoa nguyễn",
        "051087004321",
        "4321",
        "H48.16-261123-0001",
        "3456",
    ],
)
def test_a_dossier_is_found_by_all_that_is_known(desk, text):
    stream = desk.accept(101).stream
    desk.accept(101, owner=Person(name="Lê Thị Sáu", id_number="051155000001", sex="Nữ"))
    assert found(desk, text) == [stream]


def test_people_procedures_and_drafts_come_beside_dossiers(desk):
    desk.accept(101)
    desk.accept(401)
    draft = desk.draft(101)
    results = desk.lookup.search("khoa", HOA)
    assert [(p.name, p.id_number, p.dossiers) for p in results.people] == [
        (KHOA.name, KHOA.id_number, 2)
    ]
    assert [one.id for one in results.drafts] == [draft.id]
    assert desk.lookup.search("101", HOA).procedures[0].alias == 101
    assert desk.lookup.search("", HOA).dossiers == ()


def test_R23_a_look_by_somebody_else_is_recorded_once_a_day(desk, wall):
    stream = desk.accept(101).stream
    desk.lookup.sheet(stream, HOA)
    assert "viewed" not in desk.kinds(stream)  # her own
    for _ in range(3):
        desk.lookup.sheet(stream, LAN)
    assert desk.kinds(stream).count("viewed") == 1
    wall.set(9, day=DAY.replace(day=25))
    sheet = desk.lookup.sheet(stream, LAN)
    assert desk.kinds(stream).count("viewed") == 2
    assert [line.by for line in sheet.history if line.kind == "viewed"] == [LAN.name]


def test_the_sheet_tells_papers_money_history_and_sync(desk):
    stream = desk.accept(101).stream
    desk.payment.take(stream, PayMethod.CASH, None, HOA)
    sheet = desk.lookup.sheet(stream, HOA)
    assert [len(paper.pages) for paper in sheet.papers] == [1, 1, 1, 0]
    assert (sheet.taken_dong, sheet.outstanding_dong, sheet.sync) == (150_000, 0, "waiting")
    assert {line.sync for line in sheet.history} == {"waiting"}
    assert desk.lookup.paper_pdf(stream, 1).startswith(b"%PDF")
    with pytest.raises(DossierNotFoundError):
        desk.lookup.paper_pdf(stream, 9)
    with pytest.raises(DossierNotFoundError):
        desk.lookup.sheet("dossier/nowhere", HOA)


def test_a_person_who_came_before_is_known_without_what_was_voided(desk):
    assert desk.lookup.known_person(KHOA.id_number) is None
    first, second = desk.accept(101), desk.accept(401)
    desk.amending.void(second.stream, second.code, "nhầm", HOA)
    known = desk.lookup.known_person(KHOA.id_number)
    assert (known.name, known.phone, known.dossiers) == (KHOA.name, KHOA.phone, 1)
    assert [hit.stream for hit in known.open_dossiers] == [first.stream]
    assert desk.lookup.known_person("") is None


def test_what_is_overdue_still_runs_and_what_ended_does_not(desk, wall):
    first, second = desk.accept(101), desk.accept(101)
    take(desk, second.stream, "withdrawn", reason="đổi ý")
    wall.set(8, day=first.due_at.date() + timedelta(days=3))
    known = desk.lookup.known_person(KHOA.id_number)
    assert known.dossiers == 2
    assert [hit.stream for hit in known.open_dossiers] == [first.stream]


def test_the_one_who_handed_in_is_known_too(desk):
    daughter = Person(name="Phạm Thị Hạnh", id_number="051190004322", phone="0905000111")
    desk.accept(101, submitter=daughter, relation="con", authorisation=True)
    known = desk.lookup.known_person(daughter.id_number)
    assert (known.name, known.phone) == (daughter.name, daughter.phone)
