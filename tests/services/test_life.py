"""Steps of a dossier's life taken at the desk: one entry, its paper, both or nothing."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from counter_app.devices.api import PrinterState
from counter_app.domain.dossier import life
from counter_app.domain.dossier.entries.answers import Fault, Lack
from counter_app.domain.dossier.state import Status
from counter_app.domain.staff import Role
from counter_app.errors.desk import DossierNotFoundError, GestureRefusedError
from counter_app.services.gestures.gesture import FieldKind
from counter_app.services.life import GESTURES
from tests.services.living import GOT, PHONE, SENT, apology, scan_apology, send, take
from tests.services.playing import DAY, HOA, at

SUPERVISOR = replace(HOA, roles=(Role.SUPERVISOR,))


@pytest.fixture
def stream(desk):
    """An accepted dossier of the building office, its receipt printed."""
    view = desk.accept(101)
    desk.print_plainly(view.stream)
    return view.stream


# Steps that have a place of their own in the window, or that nobody takes by hand.
ELSEWHERE = frozenset(
    {
        *("submitted", "supplement_asked", "intake_refused", "accepted"),  # the intake page
        *("pages_filed", "paper_digitised", "fee_taken", "fee_refunded", "printed"),
        *("corrected", "voided", "code_mapped", "viewed", "disputed", "settled"),
        *("result_arrived", "shelved", "handed_over", "hand_over_undone"),  # the return desk
        "collection_put_off",
    }
)


def kinds(desk, stream, who=HOA):
    return [step.kind for step in desk.life.steps(stream, who)]


def words_of(pdf):
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return " ".join(text.split())


def test_every_step_of_the_table_is_taken_somewhere():
    assert set(GESTURES) | ELSEWHERE >= set(life.STEPS)
    assert not set(GESTURES) & ELSEWHERE


def test_the_buttons_come_out_of_the_one_table(desk, stream):
    state = desk.state(stream)
    possible = [step.kind for step in life.possible(state, HOA.roles)]
    shown = kinds(desk, stream)
    assert set(shown) <= set(possible)
    rest = [step.kind for step in desk.life.steps(stream, HOA) if not step.moves_on]
    assert rest == [kind for kind in possible if kind in rest]
    assert shown[0] == "transferred"
    assert "urged" in shown
    assert "incident_settled" not in shown, "there is none"


def test_roles_leave_steps_out(desk, stream):
    assert kinds(desk, stream, replace(HOA, roles=(Role.IT,))) == []
    with pytest.raises(GestureRefusedError) as no:
        take(desk, stream, "transferred", replace(HOA, roles=(Role.IT,)), **SENT)
    assert "không thuộc nhiệm vụ" in no.value.tell().happened


def test_a_step_that_is_over_is_refused_with_the_standing(desk, stream):
    send(desk, stream)
    with pytest.raises(GestureRefusedError) as no:
        desk.life.form(stream, "transferred", HOA)
    assert "Đang giải quyết" in no.value.tell().happened


def test_an_unknown_dossier_has_no_steps(desk):
    with pytest.raises(DossierNotFoundError):
        desk.life.steps("dossier/none", HOA)


def test_transfer_prints_the_control_slip_once(desk, stream):
    taken = take(desk, stream, "transferred", **SENT)
    assert desk.state(stream).status is Status.TRANSFERRED
    before = len(desk.printed())
    outcome = desk.printing.print_waiting(HOA)
    assert outcome.printed == (f"control/{taken.entry}",)
    assert len(desk.printed()) == before + 1
    text = words_of(desk.printed()[-1].read_bytes())
    assert "PHIẾU KIỂM SOÁT" in text.upper()
    assert desk.state(stream).code in text


def test_what_the_printer_refuses_waits_and_the_step_stands(desk, stream):
    desk.sheets.set_state(PrinterState.PAPER_OUT)
    take(desk, stream, "transferred", **SENT)
    outcome = desk.printing.print_waiting(HOA)
    assert [one.form.partition("/")[0] for one in outcome.waiting] == ["control"]
    assert "()" not in outcome.waiting[0].title_vi
    assert desk.state(stream).status is Status.TRANSFERRED


def test_an_empty_field_is_named(desk, stream):
    with pytest.raises(GestureRefusedError) as no:
        take(desk, stream, "urged", channel="phone", whom="", said="x")
    assert no.value.details["where"] == "whom"
    assert "Đã trao đổi với" in no.value.tell().happened
    assert desk.kinds(stream)[-1] == "printed", "nothing was written"


def test_what_should_have_been_may_not_lie_ahead(desk, stream):
    take(desk, stream, "transferred", **SENT)
    with pytest.raises(GestureRefusedError) as no:
        take(desk, stream, "agency_received", **GOT, received_at=at(23, 0))
    assert no.value.details["where"] == "received_at"


RETURN = {
    "number": "12/SXD",
    "signer": "Đỗ Mạnh Cường",
    "reason": "Thiếu bản vẽ",
    "lacks": (Lack(paper=1, name="Đơn", fault=Fault.WRONG, what="Ký lại"),),
}
HELD = {"place": "Thửa đất số 15", "people": "Ông Minh", "content": "Đối chiếu ranh giới"}


@pytest.mark.parametrize(
    ("kind", "field", "said"),
    [
        ("returned_for_supplement", "noticed_at", RETURN | {"noticed_at": at(6, 59)}),
        ("verified", "held_at", HELD | {"held_at": at(8, day=date(2025, 12, 1))}),
        (
            "result_issued",
            "signed_on",
            {
                "outcome": "granted",
                "number": "12/GPXD",
                "signed_on": date(2026, 11, 22),
                "signer": "Đỗ Mạnh Cường",
                "name": "Giấy phép",
            },
        ),
    ],
)
def test_R24_nothing_of_a_dossier_lies_before_its_receipt(desk, stream, kind, field, said):
    send(desk, stream)
    before = desk.kinds(stream)
    with pytest.raises(GestureRefusedError) as no:
        take(desk, stream, kind, **said)
    assert no.value.details["where"] == field
    assert "không được trước lúc tiếp nhận hồ sơ" in no.value.tell().happened
    assert desk.kinds(stream) == before


def test_R31_an_invitation_for_another_year_is_told_before_it_is_printed(desk, stream):
    send(desk, stream)
    with pytest.raises(GestureRefusedError) as no:
        take(desk, stream, "verified", **HELD, held_at=at(9, day=date(2062, 12, 2)))
    assert no.value.details["where"] == "held_at"
    assert "kiểm tra lại năm" in no.value.tell().happened
    take(desk, stream, "verified", **HELD, held_at=at(9, day=date(2026, 12, 2)))


def test_R25_without_the_receipt_nothing_leaves(desk):
    stream = desk.accept(101).stream
    with pytest.raises(GestureRefusedError) as no:
        take(desk, stream, "transferred", **SENT)
    assert "Giấy tiếp nhận" in no.value.tell().happened
    assert "Căn cứ: khoản 2 Điều 6 Quy chế phối hợp" in no.value.tell().happened
    assert "Basis: Article 6, clause 2" in no.value.tell("en").happened
    assert kinds(desk, stream)[0] == "transferred"


def test_R42_the_apology_counts_once_it_is_signed_and_scanned(desk, stream):
    send(desk, stream)
    with pytest.raises(GestureRefusedError) as no:
        apology(desk, stream)
    assert "Chưa quét văn bản xin lỗi" in no.value.tell().happened
    promised = desk.state(stream).promised_at
    scan_apology(desk, stream)
    assert desk.life.form(stream, "postponed", HOA).scanned == 1
    taken = apology(desk, stream)
    state = desk.state(stream)
    assert state.postponed.old_due_at == promised
    assert state.promised_at == at(17, day=date(2026, 12, 31))
    assert not taken.has_paper, "the signed one is the paper; no unsigned copy bears its number"
    outcome = desk.printing.of_entry(stream, taken.entry, HOA)
    assert outcome.printed == ()
    assert len(outcome.waiting) == 1, "the control slip of before"
    (signed,) = (one for one in desk.lookup.sheet(stream, HOA).papers if one.signed)
    assert (signed.signed.vi, len(signed.pages)) == ("xin lỗi và hẹn lại ngày trả", 1)


def test_R40_the_apology_is_printed_unsigned_for_the_leader_before_anything_is_written(
    desk, stream
):
    send(desk, stream)
    before = desk.kinds(stream)
    said = {"reason": "Chờ ý kiến của Sở Tài chính", "new_due_on": date(2026, 12, 31)}
    sheet = desk.life.draft(stream, "postponed", said, HOA)
    text = words_of(sheet.pdf)
    assert "Chờ ý kiến của Sở Tài chính." in text
    assert "Số: ……/PXL" in text
    assert "ngày 31 tháng 12 năm 2026" in text
    assert (sheet.size, sheet.title) == ("A4", "apology")
    desk.equipment.print_sheet(sheet)
    assert desk.printed()[-1].read_bytes() == sheet.pdf
    assert desk.life.preview(stream, "postponed", said, HOA)
    assert desk.kinds(stream) == before


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ({"reason": "Chờ ý kiến"}, "new_due_on"),
        ({"new_due_on": date(2026, 12, 31)}, ""),
        ({"reason": "Chờ ý kiến", "new_due_on": date(2026, 11, 24)}, "new_due_on"),
        ({"reason": "Chờ ý kiến", "new_due_on": date(2026, 11, 25)}, ""),
    ],
)
def test_R41_a_draft_that_could_never_be_recorded_is_not_printed(desk, stream, said, where):
    send(desk, stream)
    with pytest.raises(GestureRefusedError) as refused:
        desk.life.draft(stream, "postponed", said, HOA)
    assert refused.value.details.get("where", "") == where


def test_a_step_whose_paper_nobody_signs_first_has_no_draft(desk, stream):
    with pytest.raises(GestureRefusedError):
        desk.life.draft(stream, "transferred", {}, HOA)


def test_R42_the_code_on_the_apology_must_be_this_dossiers(desk, stream):
    send(desk, stream)
    scan_apology(desk, stream)
    with pytest.raises(GestureRefusedError) as no:
        apology(desk, stream, code_on_paper="H48.05-261123-9999")
    assert "hồ sơ khác" in no.value.tell().happened


@pytest.mark.parametrize("day", [date(2026, 11, 29), date(2026, 11, 24)], ids=["Sunday", "holiday"])
def test_R36_an_opinion_is_due_on_a_day_somebody_works(desk, stream, day):
    send(desk, stream)
    (said, *_) = desk.life.form(stream, "opinion_asked", HOA).fields
    assert "Sở Kế hoạch và Đầu tư" not in {one.words.vi for one in said.options}  # joined in 2025
    asked = {"agency": said.options[0].value, "content": "Quy hoạch", "document": "9/SXD"}
    with pytest.raises(GestureRefusedError) as no:
        take(desk, stream, "opinion_asked", **asked, reply_on=day)
    assert no.value.details["where"] == "reply_on"
    assert "ngày nghỉ" in no.value.tell().happened
    take(desk, stream, "opinion_asked", **asked, reply_on=date(2026, 11, 30))


@pytest.mark.parametrize("passed", [date(2026, 12, 22), date(2026, 12, 23)])
def test_R41_a_new_date_that_is_over_is_not_taken(desk, stream, wall, passed):
    send(desk, stream)
    scan_apology(desk, stream)
    wall.set(9, day=date(2026, 12, 23))
    with pytest.raises(GestureRefusedError) as no:
        apology(desk, stream, new_due_on=passed)
    assert no.value.details["where"] == "new_due_on"
    assert "phải sau hôm nay" in no.value.tell().happened


def test_R41_a_new_date_on_a_day_off_is_not_taken(desk, stream):
    send(desk, stream)
    scan_apology(desk, stream)
    with pytest.raises(GestureRefusedError) as no:
        apology(desk, stream, new_due_on=date(2027, 1, 1))
    assert no.value.details["where"] == "new_due_on"


def test_the_preview_is_what_will_be_printed_and_writes_nothing(desk, stream):
    before = desk.kinds(stream)
    pictures = desk.life.preview(stream, "transferred", SENT, HOA)
    assert len(pictures) == 1
    assert pictures[0].startswith(b"\x89PNG")
    assert desk.life.preview(stream, "urged", {}, HOA) == ()
    assert desk.kinds(stream) == before


def test_a_whole_life_from_the_counter_to_the_issued_result(desk, stream):
    send(desk, stream)
    take(desk, stream, "urged", **PHONE)
    take(desk, stream, "citizen_told")
    take(
        desk,
        stream,
        "opinion_asked",
        agency="H48.06",
        content="Đơn giá",
        document="99/SXD",
        reply_on=date(2026, 11, 25),
    )
    opinion = desk.state(stream).opinions[0].id
    take(desk, stream, "opinion_given", asked=opinion, content="Thống nhất", document="7/STC")
    take(desk, stream, "verified", place="Thửa 12", people="Chủ hồ sơ; cán bộ", content="Đo đạc")
    take(
        desk,
        stream,
        "payment_asked",
        charge="le_phi",
        name="Lệ phí trước bạ",
        amount=500_000,
        document="TB 12",
    )
    assert desk.state(stream).claimable_dong >= 500_000
    taken = take(
        desk,
        stream,
        "result_issued",
        number="123/GPXD",
        signed_on=date(2026, 11, 23),
        signer="Đỗ Mạnh Cường",
    )
    assert not taken.has_paper, "a result granted is the agency's own paper"
    assert desk.state(stream).status is Status.ISSUED


def test_an_incident_is_reported_told_and_settled(desk, stream):
    take(
        desk,
        stream,
        "incident_reported",
        harm="lost",
        of_result=False,
        what="Bản vẽ",
        last_holder="Bưu điện tỉnh",
        found_on=date(2026, 11, 23),
    )
    assert {"incident_apologised", "incident_settled"} <= set(kinds(desk, stream))
    take(desk, stream, "incident_apologised", number="3/TXL", signed_on=date(2026, 11, 23))
    take(desk, stream, "incident_settled", mended="found")
    assert not desk.state(stream).open_incidents
    assert "incident_settled" not in kinds(desk, stream)


def test_stop_and_withdrawal(desk, stream):
    take(desk, stream, "stop_asked", reason="Không còn nhu cầu")
    assert desk.state(stream).stop_asked.asked_by == "Nguyễn Văn Khoa"
    taken = take(
        desk,
        stream,
        "stopped",
        number="9/TB",
        signed_on=date(2026, 11, 23),
        signer="Đỗ Mạnh Cường",
    )
    assert taken.has_paper
    assert desk.state(stream).status is Status.STOPPED


def test_every_form_has_both_languages_and_known_names(desk, stream):
    """Each gesture's fields, asked of a dossier with everything in its life."""
    send(desk, stream)
    for kind, gesture in GESTURES.items():
        ask = desk.life._ask(desk.state(stream), HOA)
        for field in gesture.fields(ask):
            assert field.words.vi, (kind, field.name)
            assert field.words.en, (kind, field.name)
            if field.kind is FieldKind.CHOICE and field.start is not None:
                assert field.start in [option.value for option in field.options], (kind, field)


def test_a_circular_without_the_form_says_so_and_prints_nothing(desk, stream, monkeypatch):
    """TT 01/2018 has six forms, none of them for a stop (TT 03/2025: mẫu 05)."""
    send(desk, stream)
    take(desk, stream, "stop_asked", reason="Chuyển nơi ở")
    now = desk.life.form(stream, "stopped", HOA)
    assert (now.has_paper, now.no_form_in) == (True, "")
    packs = tuple(pack for pack in desk.life._edition.rules if pack.id == "tt01-2018")
    edition = replace(desk.life._edition, rules=packs)
    monkeypatch.setattr(desk.life, "_edition", edition)
    monkeypatch.setattr(desk.life._papers, "_edition", edition)
    form = desk.life.form(stream, "stopped", HOA)
    assert (form.has_paper, form.no_form_in) == (False, "Thông tư số 01/2018/TT-VPCP")
    signed = {"number": "9/TB", "signed_on": DAY, "signer": "Đỗ Mạnh Cường"}
    assert desk.life.preview(stream, "stopped", signed, HOA) == ()
    assert not take(desk, stream, "stopped", **signed).has_paper
    assert desk.state(stream).status is Status.STOPPED
    assert desk.life.form(desk.accept(101).stream, "withdrawn", HOA).no_form_in == ""
