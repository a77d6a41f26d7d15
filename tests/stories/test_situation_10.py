"""09:40. A company files for a Korean expert: passport, no 12 digits; a certificate too old."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from counter_app.domain.draft import IdentityKind, Organisation, Person
from counter_app.domain.procedure import Legalisation
from counter_app.errors.desk import NotAcceptableError
from tests.services.playing import HOA, absent_scan

COMPANY = Organisation(name="Công ty TNHH Dung Quất", tax_code="4300123458")
EXPERT = Person(
    name="KIM MIN-JUN",
    identity_kind=IdentityKind.PASSPORT,
    id_number="M12345678",
    country="KOR",
)


ABROAD = {
    "from_abroad": True,
    "translated": True,
    "legalisation": Legalisation.LEGALISED,
}


def police_certificate(issued_on, **marks):
    return absent_scan(3, issued_on=issued_on, pages_stated=1, **marks)


def filed(desk, issued_on=date(2026, 9, 1), **marks):
    return desk.draft(
        501,
        owner=EXPERT,
        organisation=COMPANY,
        papers=(police_certificate(issued_on, **marks),),
    )


@pytest.fixture
def view(desk):
    return desk.intake.accept(desk.fill(filed(desk)).id, HOA)


def test_a_passport_has_letters_and_a_country_and_no_twelve_digits(desk, view):
    owner = desk.state(view.stream).accepted.owner
    assert (owner.name, owner.id_number, owner.country) == ("KIM MIN-JUN", "M12345678", "KOR")
    assert view.owner_name == COMPANY.name


def test_his_name_stands_on_one_line_in_every_form(desk, view):
    document = pypdfium2.PdfDocument(desk.printing.receipt_pdf(view.stream))
    lines = [
        line for page in document for line in page.get_textpage().get_text_range().splitlines()
    ]
    assert any("KIM MIN-JUN" in line for line in lines)
    assert desk.printing.slip_picture(view.stream)


@pytest.mark.parametrize(
    "text", ["kim min jun", "KIM MIN-JUN", "min-jun", "m12345678", "dung quat"]
)
def test_search_finds_him_and_the_company(desk, view, text):
    assert [hit.stream for hit in desk.lookup.search(text, HOA).dossiers] == [view.stream]


def test_R09_a_certificate_of_seven_months_has_expired(desk):
    draft = desk.fill(filed(desk, issued_on=date(2026, 4, 20)))
    with pytest.raises(NotAcceptableError) as stopped:
        desk.intake.accept(draft.id, HOA)
    (problem,) = stopped.value.problems
    assert problem.where == "paper:3"
    assert problem.vi.endswith("đã hết hiệu lực.")


def test_expiry_is_judged_on_the_day_of_acceptance(desk, wall):
    draft = desk.fill(filed(desk, issued_on=date(2026, 5, 23)))  # today is its last day
    assert desk.problems(draft.id) == ()
    wall.set(8, day=date(2026, 11, 25))
    shown = desk.intake.view(desk.drafts.load(draft.id), HOA)
    assert "paper_expired" in {warning.code for warning in shown.warnings}


def test_R09_a_health_paper_holds_twelve_months_on_the_day_of_acceptance(desk, wall):
    health = absent_scan(2, issued_on=date(2025, 11, 23), pages_stated=1)  # today is its last day
    draft = desk.fill(desk.draft(501, owner=EXPERT, organisation=COMPANY, papers=(health,)))
    assert desk.problems(draft.id) == ()
    wall.set(8, day=date(2026, 11, 25))
    shown = desk.intake.view(desk.drafts.load(draft.id), HOA)
    assert "paper_expired" in {warning.code for warning in shown.warnings}


def test_R09_a_paper_from_abroad_without_its_marks_is_not_taken_as_valid(desk):
    draft = desk.fill(filed(desk, from_abroad=True, translated=True))
    (problem,) = desk.problems(draft.id)
    assert problem.vi.endswith("giấy tờ nước ngoài, chưa hợp pháp hóa lãnh sự.")


def test_marks_of_the_paper_stand_on_the_record_and_on_the_receipt(desk):
    view = desk.intake.accept(desk.fill(filed(desk, **ABROAD)).id, HOA)
    (paper,) = [p for p in desk.state(view.stream).accepted.papers if p.number == 3]
    assert {name: getattr(paper, name) for name in ABROAD} == ABROAD
    assert "đã dịch; đã hợp pháp hóa lãnh sự" in receipt_of(desk, view.stream)


def test_the_company_owns_the_dossier_and_the_worker_is_whom_it_is_about(desk, view):
    text = receipt_of(desk, view.stream)
    assert f"Tiếp nhận hồ sơ của: {COMPANY.name}" in text
    assert "Người lao động: KIM MIN-JUN" in text
    assert "Người đại diện" not in text


def test_whoever_brings_it_the_worker_is_identified(desk):
    clerk = Person(name="Lê Thị Sáu", id_number="051155000001", sex="Nữ")
    nobody = replace(EXPERT, id_number="")
    draft = desk.draft(501, owner=nobody, organisation=COMPANY, submitter=clerk, authorisation=True)
    assert "Chưa nhập số hộ chiếu của người lao động." in {p.vi for p in desk.problems(draft.id)}


def receipt_of(desk, stream):
    document = pypdfium2.PdfDocument(desk.printing.receipt_pdf(stream))
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.split())
