"""07:05. An old lady with a void nine-digit paper and no phone asks for her land certificate."""

from dataclasses import replace
from datetime import date

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from counter_app.domain.draft import IdentityKind, Person
from counter_app.domain.papers import papers_of_case
from tests.services.playing import HOA

SAU = Person(
    name="Lê Thị Sáu",
    identity_kind=IdentityKind.OLD_ID,
    id_number="212571363",
    birth_on=date(1948, 3, 2),
    sex="Nữ",
    address="Thôn 2, xã Ba Tơ, tỉnh Quảng Ngãi",
)


@pytest.fixture
def view(desk):
    return desk.accept(401, owner=SAU)


def text_of(path):
    page = pypdfium2.PdfDocument(path.read_bytes())[0]
    return " ".join(page.get_textpage().get_text_range().split())


def width_and_height(path):
    return Image.open(path).size


def test_R21_she_is_accepted_with_the_old_number_and_no_phone(desk, view):
    accepted = desk.state(view.stream).accepted
    assert (accepted.owner.id_number, accepted.owner.phone, accepted.owner.email) == (
        "212571363",
        "",
        "",
    )
    assert accepted.owner.identity_kind is IdentityKind.OLD_ID


def test_the_screen_warns_softly_and_says_how_she_will_be_told(desk):
    draft = desk.fill(desk.draft(401, owner=SAU))
    shown = desk.intake.view(desk.drafts.load(draft.id), HOA)
    assert shown.problems == ()
    told = {warning.code: warning.vi for warning in shown.warnings}
    assert told["no_phone"].endswith("thông báo bằng thư hoặc qua người thân.")
    assert "12 chữ số" in told["old_id_void"]


def test_the_warnings_stand_before_a_procedure_is_chosen(desk):
    opened = desk.drafts.open(HOA)
    desk.drafts.save(replace(opened.draft, owner=SAU))
    shown = desk.intake.view(desk.drafts.load(opened.draft.id), HOA)
    assert {"old_id_void", "no_phone"} <= {warning.code for warning in shown.warnings}


def test_her_slip_comes_out_in_large_type_and_still_reads(desk, view):
    desk.printing.after_acceptance(view.stream, HOA)
    large = desk.accept(401, owner=SAU, large_slip=True)
    desk.printing.after_acceptance(large.stream, HOA)
    (keep, *_) = desk.printed()
    assert "thông báo bằng thư hoặc qua người thân" in text_of(keep)
    plain, big = desk.printed("slip")
    assert width_and_height(big)[0] == width_and_height(plain)[0]
    assert width_and_height(big)[1] > 1.2 * width_and_height(plain)[1]
    picture = np.asarray(Image.open(big).convert("L"))
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [large.code]
    assert [one.copy_no for one in desk.state(large.stream).prints] == [0, 0, 0]


def test_search_finds_her_by_name_and_by_both_numbers(desk, view):
    both = Person(name="Lê Thị Sáu", id_number="051148000123", old_id_number="212571363", sex="Nữ")
    later = desk.accept(401, owner=both)
    for text, streams in (
        ("212571363", {view.stream, later.stream}),
        ("051148000123", {later.stream}),
        ("le thi sau", {view.stream, later.stream}),
    ):
        assert {hit.stream for hit in desk.lookup.search(text, HOA).dossiers} == streams


def test_once_the_new_number_is_known_it_is_put_on_record(desk, view):
    """Her old paper's number stays as it was shown; a correction keeps both."""
    desk.amending.correct(view.stream, "owner.phone", "0255 3822 222", "con gái cho số", HOA)
    assert desk.state(view.stream).accepted.owner.phone == "02553822222"


def test_the_land_paper_to_be_surrendered_is_told(desk, view):
    procedure = desk.catalogue.procedure(desk.state(view.stream).accepted.procedure.code)
    assert any("Giấy chứng nhận" in paper.name for paper in papers_of_case(procedure, ""))
