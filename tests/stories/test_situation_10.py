"""09:40. A company files for a Korean expert: passport, no 12 digits; a certificate too old."""

from datetime import date

import pypdfium2
import pytest

from counter_app.domain.draft import IdentityKind, Organisation, Person
from counter_app.errors.desk import NotAcceptableError
from tests.services.playing import HOA, absent_scan

COMPANY = Organisation(name="Công ty TNHH Dung Quất", tax_code="4300123458")
EXPERT = Person(
    name="KIM MIN-JUN",
    identity_kind=IdentityKind.PASSPORT,
    id_number="M12345678",
    country="KOR",
)


def police_certificate(issued_on):
    return absent_scan(3, issued_on=issued_on, pages_stated=1)


def filed(desk, issued_on=date(2026, 9, 1)):
    return desk.draft(
        501, owner=EXPERT, organisation=COMPANY, papers=(police_certificate(issued_on),)
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
