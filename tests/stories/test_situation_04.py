"""07:40. A daughter files certificate no. 1 for her mother, then asks for no. 2 (R20, R74)."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from counter_app.domain.draft import DraftPayment, Person
from counter_app.errors.desk import NotAcceptableError
from tests.services.playing import HOA, at, make_folder, open_counter

MOTHER = Person(name="Võ Thị Mai", id_number="051160000456", sex="Nữ", phone="0905111222")
DAUGHTER = Person(name="Phạm Thị Hạnh", id_number="051190004322", sex="Nữ", phone="0905333444")
FILED = {
    "owner": MOTHER,
    "submitter": DAUGHTER,
    "relation": "con",
    "case": "phieu-so-1",
    "payment": DraftPayment(waivers=("tt117-2026",)),
}


def receipt_text(desk, stream):
    document = pypdfium2.PdfDocument(desk.printing.receipt_pdf(stream))
    return " ".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", " ")


def test_R20_a_child_needs_no_authorisation_and_both_stand_on_record(desk):
    view = desk.accept(302, **FILED)
    accepted = desk.state(view.stream).accepted
    assert (accepted.owner, accepted.submitter, accepted.relation) == (MOTHER, DAUGHTER, "con")
    assert not accepted.authorisation
    assert view.due_at == at(17, day=date(2026, 12, 3))  # ten calendar days


def test_R74_the_amount_is_struck_with_reason_source_and_dates(desk):
    draft = desk.fill(desk.draft(302, **FILED))
    shown = desk.intake.view(desk.drafts.load(draft.id), HOA)
    assert (shown.listed_dong, shown.due_dong) == (200_000, 0)
    assert "tt117-2026" in {waiver.id for waiver in shown.waivers}
    view = desk.intake.accept(draft.id, HOA)
    assert view.outstanding_dong == 0
    told = receipt_text(desk, view.stream)
    for words in ("200.000", "Thông tư 117/2026/TT-BTC", "15/08/2026", "28/02/2027"):
        assert words in told


def test_R74_the_day_after_the_waiver_it_costs_two_hundred_thousand(desk_root, wall):
    day = date(2027, 3, 1)
    wall.set(8, day=day)
    make_folder(desk_root, wall, days=(day,))
    desk = open_counter(desk_root, wall)
    draft = desk.fill(desk.draft(302, **FILED))
    shown = desk.intake.view(desk.drafts.load(draft.id), HOA)
    assert (shown.listed_dong, shown.due_dong) == (200_000, 200_000)
    assert "tt117-2026" not in {waiver.id for waiver in shown.waivers}
    desk.close()


def test_R20_number_two_stops_with_the_sentence_and_keeps_the_draft(desk):
    first = desk.draft(302, **FILED)
    following = desk.drafts.open(HOA, same_person_as=first).draft
    draft = replace(following, procedure=first.procedure, case="phieu-so-2")
    desk.drafts.save(draft)
    draft = desk.fill(draft)
    with pytest.raises(NotAcceptableError) as stopped:
        desk.intake.accept(draft.id, HOA)
    (refusal,) = [one for one in stopped.value.problems if one.rule == "R20"]
    assert refusal.vi == (
        "Phiếu lý lịch tư pháp số 2 không được ủy quyền cho người khác nộp; "
        "bà cần tự nộp (trực tiếp hoặc trực tuyến)."
    )
    assert desk.drafts.load(draft.id).pages


def test_both_women_find_the_dossier(desk):
    view = desk.accept(302, **FILED)
    for text in ("vo thi mai", "051190004322", "pham thi hanh"):
        assert [hit.stream for hit in desk.lookup.search(text, HOA).dossiers] == [view.stream]
