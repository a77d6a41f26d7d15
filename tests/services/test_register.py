"""The register as a book: cover, numbered lines, closing; the same as the journal says."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from counter_app.domain.dossier.changes import Refund
from counter_app.domain.dossier.entries.result import Giving
from counter_app.domain.dossier.state import Status
from counter_app.domain.draft import PayMethod
from counter_app.domain.form_facts import FORM_FACTS
from counter_app.domain.money import format_dong
from counter_app.domain.procedure import ReturnChannel
from counter_app.domain.staff import Role
from counter_app.errors.desk import GestureRefusedError
from counter_app.services.register import register_facts
from counter_app.store.register_queries import Line
from tests.services.living import apology, scan_apology, send, take
from tests.services.playing import DAY, HOA, at

SUPERVISOR = replace(HOA, roles=(Role.SUPERVISOR,))


def pages(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.fixture
def accept(desk):
    def run(alias=402, **fields):
        stream = desk.accept(alias, **fields).stream
        desk.print_plainly(stream)
        return stream

    return run


def agency(desk, stream):
    return desk.state(stream).accepted.agency


def test_there_is_a_book_for_each_agency_and_year(desk, accept):
    first = accept(402)
    accept(402)
    accept(101)
    books = {book.agency: book for book in desk.register.books()}
    assert len(books) == 2
    assert books[agency(desk, first)].count == 2
    assert {book.year for book in books.values()} == {2026}


def test_the_book_has_cover_lines_and_closing(desk, accept):
    first, second = accept(402), accept(402)
    cover, *inner, closing = pages(desk.register.pdf(agency(desk, first), 2026, SUPERVISOR))
    assert "SỔ THEO DÕI HỒ SƠ" in cover
    assert "Năm: 2026" in cover
    inside = " ".join(inner)
    for stream in (first, second):
        state = desk.state(stream)
        assert state.code in inside
        assert state.accepted.owner.name in inside
    assert "Trang 1/" in inside
    assert "Sổ chưa khóa. Đã in 2 hồ sơ, từ số thứ tự 1 đến số thứ tự 2" in closing


def test_a_year_that_is_over_is_closed(desk, accept, wall):
    stream = accept(402)
    wall.set(8, 0, day=date(2027, 1, 4))
    closing = pages(desk.register.pdf(agency(desk, stream), 2026, SUPERVISOR))[-1]
    assert "Khóa sổ ngày 31/12/2026" in closing


def test_R43_the_register_keeps_the_first_date_and_notes_the_new_one(desk, accept):
    stream = accept(101)
    send(desk, stream)
    scan_apology(desk, stream)
    apology(desk, stream)
    text = " ".join(pages(desk.register.pdf(agency(desk, stream), 2026, SUPERVISOR)))
    assert "14/12/2026" in text
    assert "hẹn lại 31/12/2026" in text


def test_a_voided_code_stays_in_the_book_and_says_so(desk, accept):
    stream = accept(402)
    desk.amending.void(stream, desk.state(stream).code, "nhập nhầm thủ tục", HOA)
    text = " ".join(pages(desk.register.pdf(agency(desk, stream), 2026, SUPERVISOR)))
    assert desk.state(stream).code in text
    assert "đã hủy tiếp nhận" in text


def test_R75_money_given_back_stands_beside_the_voided_code(desk, accept):
    stream = accept(402)
    desk.payment.take(stream, PayMethod.CASH, None, HOA)
    taken = desk.state(stream).taken_dong
    refund = Refund(amount_dong=taken, method=PayMethod.CASH)
    desk.amending.void(stream, desk.state(stream).code, "nhập nhầm", HOA, refund=refund)
    text = " ".join(pages(desk.register.pdf(agency(desk, stream), 2026, SUPERVISOR)))
    assert "đã hoàn trả" in text
    lines = [line(status=Status.VOIDED, refunded_dong=taken)]
    facts = register_facts(lines, year=2026, centre=desk.centre, clerk="Hoa", now=at(17))
    assert facts["dossiers"][0]["note"] == f"đã hủy tiếp nhận; đã hoàn trả {format_dong(taken)}"


def test_a_withdrawn_one_says_so(desk, accept):
    stream = accept(402)
    take(desk, stream, "withdrawn", reason="Không còn nhu cầu")
    assert desk.state(stream).status is Status.WITHDRAWN
    text = " ".join(pages(desk.register.pdf(agency(desk, stream), 2026, SUPERVISOR)))
    assert "đã rút hồ sơ" in text


@pytest.mark.parametrize(
    ("alias", "manner", "steps"),
    [
        (801, "trả ngay tại quầy", ({"kind": "given_on_the_spot"},)),
        (
            303,
            "cơ quan giải quyết trả",
            (
                {"kind": "result_issued", "number": "9", "signer": "Trần Văn Tài"},
                {"kind": "returned_by_agency", "document": "12/CAT"},
            ),
        ),
    ],
)
def test_R63_what_never_reached_the_return_desk_has_its_day_in_the_book_too(
    desk, accept, wall, alias, manner, steps
):
    wall.set(9, 41)
    case = desk.catalogue.procedure(desk.catalogue.find(str(alias), HOA)[0].code).cases
    stream = accept(alias, case=case[0].id if case else "")
    if alias == 303:
        desk.payment.take(stream, PayMethod.CASH, None, HOA)
        send(desk, stream)
    for step in steps:
        answers = {"signed_on": DAY, **step} if "number" in step else {**step}
        take(desk, stream, answers.pop("kind"), **answers)
    text = " ".join(pages(desk.register.pdf(agency(desk, stream), 2026, SUPERVISOR)))
    assert f"09:41 23/11/2026 {manner}" in text
    assert "đã ký" not in text, "nobody signed for it here"


def test_R23_only_a_supervisor_prints_it(desk, accept):
    stream = accept(402)
    assert not desk.register.may_open(HOA)
    with pytest.raises(GestureRefusedError):
        desk.register.pdf(agency(desk, stream), 2026, HOA)


def test_an_empty_book_is_told(desk):
    with pytest.raises(GestureRefusedError):
        desk.register.pdf("H48.16", 2026, SUPERVISOR)


def line(**more):
    values = {
        "code": "H48.20-261123-0001",
        "provisional_code": "",
        "status": Status.DONE,
        "procedure_name": "Đăng ký",
        "sets": 1,
        "owner_name": "Nguyễn Văn Khoa",
        "address": "Tổ 5",
        "phone": "0905123456",
        "agency_name": "Sở Nông nghiệp và Môi trường",
        "accepted_at": at(8),
        "first_due_at": at(17),
        "due_at": at(17),
        "given_how": Giving.SIGNED,
        "handed_at": at(16, 30),
        "return_channel": ReturnChannel.POST,
        "refunded_dong": 0,
        "practice": False,
    }
    return Line(**(values | more))


def test_each_line_says_what_the_form_asks(desk):
    facts = register_facts(
        [line(provisional_code="TM05-261123-001")],
        year=2026,
        centre=desk.centre,
        clerk="Hoa",
        now=at(17),
    )
    known = FORM_FACTS["register"]
    assert known.texts <= set(facts)
    (row,) = facts["dossiers"]
    assert set(row) == known.rows["dossiers"]
    assert (row["returned"], row["signed"]) == ("16:30 23/11/2026", "đã ký")
    assert row["manner"] == "bưu chính công ích"
    assert row["contact"] == "Tổ 5; 0905 123 456"
    assert row["note"] == "mã tạm TM05-261123-001"
