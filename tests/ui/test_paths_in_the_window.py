"""The paths of a dossier from intake to return, by hand through the real window."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from whole_window import CUONG, HOA, SHIFT, Hands, open_window

from counter_app.domain.dossier.state import Status
from counter_app.domain.procedure import Channel, FeeKind, ReturnChannel
from tests.services.living import send, take
from tests.services.playing import at

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def opened(theme, tmp_path_factory):
    """One window for all of them: opening one takes longer than a path."""
    with open_window(tmp_path_factory.mktemp("hall") / "desk", theme) as made:
        yield made


@pytest.fixture
def hands(opened, qtbot):
    made = Hands(opened, qtbot)
    yield made
    made.window.close_sheet()


GOT = {"received_by": "Phạm Văn Minh", "officer": "Phạm Văn Minh"}
DAUGHTER = "051190004321||Nguyễn Thị Mơ|15081990|Nữ|Tổ 2, P. Nghĩa Chánh|10052021"
SIGNED = {"number": "125/QĐ", "signed_on": "23/11/2026", "signer": "Đỗ Mạnh Cường"}


def at_the_agency(hands, alias=402):
    """Taken in by hand; carried and received as the first path shows it."""
    stream = hands.take_in(alias)
    send(hands.desk, stream)
    return stream


def ready(hands, stream):
    hands.step(stream, "result_issued", **SIGNED)
    hands.desk.shelving.put_away(stream, "C073", HOA)


def test_direct_from_the_card_to_the_signature(hands):
    stream = hands.take_in(402)
    hands.step(stream, "transferred", carrier="Bưu điện tỉnh")
    hands.step(stream, "agency_received", **GOT)
    hands.step(stream, "result_issued", **SIGNED)
    hands.put_away(stream)
    hands.collect(stream)
    (over,) = hands.state(stream).hand_overs
    assert (over.body.slip_shown, over.body.receiver_name) == (True, "Nguyễn Văn Khoa")


def test_R68_somebody_else_collects_with_the_paper_the_law_asks_for(hands):
    stream = at_the_agency(hands)
    ready(hands, stream)
    hands.collect(stream, by=DAUGHTER, authority="Giấy ủy quyền số 12")
    (over,) = hands.state(stream).hand_overs
    assert (over.body.receiver_name, over.body.authorisation) == (
        "Nguyễn Thị Mơ",
        "Giấy ủy quyền số 12",
    )


@pytest.mark.parametrize(
    ("relation", "collects"),
    [("bạn", True), ("nhân viên Công ty dịch vụ Hoàng Gia", False)],
    ids=["authorised person", "hired firm"],
)
def test_R15_R20_somebody_else_hands_in_and_the_right_person_collects(hands, relation, collects):
    hands.begin(404)
    hands.brings(DAUGHTER, relation)
    session = hands.intake.session
    assert [one.code for one in session.shown.problems] == ["authorisation_missing"]
    hands.press(Qt.Key.Key_F9)
    hands.wait(lambda: hands.focus() == "intake_authorisationCheck")
    hands.press(Qt.Key.Key_Space)
    hands.wait(lambda: not session.shown.problems)
    stream = hands.accept()
    accepted = hands.state(stream).accepted
    assert (accepted.submitter.name, accepted.relation) == ("Nguyễn Thị Mơ", relation)
    send(hands.desk, stream)
    ready(hands, stream)
    if collects:
        hands.collect(stream, by=DAUGHTER, authority="Giấy ủy quyền số 7")
    else:
        hands.collect(stream)
    (over,) = hands.state(stream).hand_overs
    assert over.body.authorisation == ("Giấy ủy quyền số 7" if collects else "")


def test_R15_R19_arrived_by_post_and_goes_home_by_post(hands):
    """As far as the return desk: there the result lies until the carrier takes it."""
    hands.begin(404)
    hands.click("intake_postCheck")
    hands.click("intake_return_post")
    stream = hands.accept()
    accepted = hands.state(stream).accepted
    assert (accepted.channel, accepted.return_channel) == (Channel.POST, ReturnChannel.POST)
    send(hands.desk, stream)
    hands.step(stream, "result_issued", **SIGNED)
    hands.put_away(stream)
    words = {label.text() for label in hands.open(stream).findChildren(QLabel)}
    assert {"Qua bưu chính", "Bưu chính công ích"} <= words


def test_R61_on_the_spot(hands):
    stream = hands.take_in(801)
    hands.step(stream, "given_on_the_spot")
    assert hands.state(stream).status is Status.DONE


def test_R63_the_police_return_their_own(hands):
    stream = at_the_agency(hands, 303)
    hands.step(stream, "result_issued", **SIGNED)
    hands.step(stream, "returned_by_agency", document="12/CAT")
    assert hands.state(stream).status is Status.DONE


def test_R32_R34_returned_completed_and_begun_anew(hands):
    stream = at_the_agency(hands)
    page = hands.choose(stream, "returned_for_supplement")
    lack = next(one for one in page.editors if one.field.name == "lacks").first()
    lack.setChecked(True)
    hands.type(page.findChild(QLineEdit, "step_lack1Edit"), "Ký lại")
    hands.fill(page, number="45/TB", signer="Đỗ Mạnh Cường", reason="Đơn chưa ký")
    hands.issue(page, stream, "returned_for_supplement")
    hands.step(stream, "supplemented", brought=("0",))
    state = hands.state(stream)
    assert (state.status, len(state.clocks)) == (Status.ACCEPTED, 2)
    send(hands.desk, stream)
    ready(hands, stream)
    assert hands.state(stream).status is Status.READY


def test_returned_unresolved(hands):
    stream = at_the_agency(hands)
    hands.step(stream, "result_issued", outcome="unresolved", reason="Không đủ", **SIGNED)
    hands.put_away(stream)
    hands.collect(stream)


def test_ND118_22_an_electronic_result_is_sent_from_the_return_desk(hands):
    stream = at_the_agency(hands, 101)
    hands.step(stream, "return_chosen", channel=ReturnChannel.ELECTRONIC)
    hands.step(stream, "result_issued", has_paper=False, has_electronic=True, **SIGNED)
    page = hands.window.page("returns")
    hands.window.go("returns")
    hands.window.hub.take(hands.state(stream).code)
    hands.wait(lambda: page.work.visit.current == stream and page.work.visit.case is not None)
    assert "chỉ có bản điện tử" in page.card.notice_label.text()
    assert not page.deliver_button.isVisible()
    page.open_button.click()
    hands.step(stream, "result_sent")
    assert hands.state(stream).status is Status.DONE
    assert hands.open(stream).next.words.text() == "Đã kết thúc"


def test_R40_R41_an_apology_moves_the_date_once(hands):
    stream = at_the_agency(hands, 101)
    hands.step(
        stream,
        "postponed",
        scans=True,
        notice_number="45/SXD",
        notice_on="23/11/2026",
        notice_signer="Đỗ Mạnh Cường",
        apology_number="46/SXD",
        apology_on="23/11/2026",
        apology_signer="Đỗ Mạnh Cường",
        code_on_paper=hands.state(stream).code,
        reason="Chờ ý kiến",
        new_due_on="31/12/2026",
    )
    assert hands.state(stream).promised_at == at(17, day=date(2026, 12, 31))
    sheet = hands.open(stream)
    assert "hẹn lần đầu" in sheet.next.words.text()


def test_withdrawn_before_it_went(hands):
    stream = hands.take_in(402)
    hands.step(stream, "withdrawn", reason="Không còn nhu cầu")
    assert hands.open(stream).next.words.text() == "Đã kết thúc"


def test_ND118_5_over_without_a_result_it_is_handed_in_once_more(hands):
    stream = hands.take_in(402)
    assert hands.open(stream).findChild(QPushButton, "sheet_anewButton") is None
    hands.step(stream, "withdrawn", reason="Không còn nhu cầu")
    sheet = hands.open(stream)
    sheet.findChild(QPushButton, "sheet_anewButton").click()
    session = hands.intake.session
    before = hands.state(stream).accepted
    hands.wait(lambda: session.is_open and session.draft.owner == before.owner)
    assert (session.draft.procedure, f"dossier/{session.draft.id}" == stream) == (
        before.procedure.code,
        False,
    )
    hands.bring(*(line.number for line in session.shown.lines))
    again = hands.accept()
    assert hands.state(again).code != hands.state(stream).code


def test_stopped_at_the_applicants_wish(hands):
    stream = at_the_agency(hands)
    hands.step(stream, "stop_asked", reason="Chuyển nơi ở")
    hands.step(stream, "stopped", **SIGNED)
    assert hands.state(stream).status is Status.STOPPED


def test_R71_lost_apologised_for_and_made_again(hands):
    stream = hands.take_in(402)
    lost = {"harm": "lost", "what": "Bản vẽ", "last_holder": "Bưu tá", "found_on": "23/11/2026"}
    hands.step(stream, "incident_reported", **lost)
    page = hands.choose(stream, "transferred")
    hands.press(Qt.Key.Key_F9)
    hands.wait(lambda: "thất lạc" in page.problem.text())
    hands.step(stream, "incident_apologised", number="3/TXL", signed_on="23/11/2026")
    hands.step(stream, "incident_settled", mended="rebuilt", paid_by="Sở")
    hands.step(stream, "transferred")
    assert hands.state(stream).status is Status.TRANSFERRED


def test_R71_a_damaged_result_is_apologised_for_and_issued_again(hands):
    stream = at_the_agency(hands)
    ready(hands, stream)
    harm = {"harm": "damaged", "of_result": True, "what": "Giấy chứng nhận", "last_holder": "Kệ C"}
    hands.step(stream, "incident_reported", found_on="23/11/2026", **harm)
    page = hands.call_up(stream)
    hands.press(Qt.Key.Key_F9)
    assert "thất lạc" in page.keys.reason("deliver")
    hands.step(stream, "result_error_reported", wrong_by="lost")
    letter = {"number": "4/TXL", "signed_on": date(2026, 11, 23)}
    take(hands.desk, stream, "incident_apologised", **letter)
    anew = {"number": "126/QĐ", "signed_on": date(2026, 11, 23), "signer": "Đỗ Mạnh Cường"}
    take(hands.desk, stream, "result_mended", how="Cấp lại", **anew)
    hands.step(stream, "incident_settled", mended="reissued", paid_by="Sở")
    hands.desk.shelving.put_away(stream, "C074", HOA)
    hands.collect(stream)


def test_R45_a_wrong_result_is_mended_and_goes_out(hands):
    stream = at_the_agency(hands)
    ready(hands, stream)
    hands.call_up(stream)
    hands.press(Qt.Key.Key_F8)
    sheet = hands.window.sheet
    hands.type(sheet.stands_edit, "Nguyễn Văn Khoá")
    hands.press(Qt.Key.Key_F9)
    hands.wait(lambda: hands.window.sheet is not sheet)
    assert hands.state(stream).status is Status.CORRECTING
    hands.step(stream, "result_mended", how="Cấp lại", **SIGNED)
    hands.put_away(stream)
    hands.collect(stream)


def test_R26_four_steps_at_the_centre_by_two_people(hands):
    stream = hands.take_in(402)
    hands.step(stream, "transferred", at_centre=True)
    hands.step(stream, "agency_received", **GOT)
    hands.step(stream, "appraised", grant="yes", opinion="Đủ điều kiện")
    hands.sit(CUONG)
    hands.step(stream, "approved", grant="yes")
    hands.sit(HOA)
    ready(hands, stream)
    hands.collect(stream)


def test_R31_R36_R75_verified_consulted_and_paid_for_before_it_goes_out(hands):
    stream = at_the_agency(hands)
    hands.step(stream, "verified", place="Thửa 12", people="Chủ hồ sơ; địa chính", content="Đo")
    asked = {"content": "Đơn giá", "document": "99/SXD", "reply_on": "27/11/2026"}
    hands.step(stream, "opinion_asked", agency="H48.11", **asked)
    hands.step(stream, "opinion_given", content="Thống nhất", document="7/STC")
    hands.step(stream, "urged", whom="Ông Minh", said="Mai ký")
    hands.step(
        stream,
        "payment_asked",
        charge=FeeKind.STATE_CHARGE.value,
        name="Lệ phí trước bạ",
        amount="500000",
        document="TB 12",
    )
    ready(hands, stream)
    hands.collect(stream)
    assert hands.state(stream).taken_dong >= 500_000


@pytest.mark.parametrize("alias", [405, 601], ids=["one level", "upper level"])
def test_R52_R57_along_the_route(hands, alias):
    """The first hand-over in the window, the others as the agencies record them."""
    stream = at_the_agency(hands, alias)
    hands.step(stream, "leg_done", outcome="Đồng ý", done_by="Phạm Văn Minh")
    if hands.state(stream).leg_on_way:
        hands.step(stream, "leg_received", received_by="Văn thư")
    while len(hands.state(stream).legs_done) < len(hands.state(stream).route.legs):
        take(hands.desk, stream, "leg_done", outcome="Đồng ý", done_by="Phạm Văn Minh")
        if hands.state(stream).leg_on_way:
            take(hands.desk, stream, "leg_received", received_by="Văn thư")
    ready(hands, stream)
    hands.collect(stream)


def test_R55_to_all_agencies_at_once(hands):
    stream = at_the_agency(hands, 203)
    first, *others = [leg for leg in hands.state(stream).route.legs if not leg.is_lead]
    for leg in others:
        done = {"agency": leg.agency, "outcome": "Đồng ý", "done_by": "Phạm Văn Minh"}
        take(hands.desk, stream, "leg_done", **done)
    page = hands.choose(stream, "result_issued")
    hands.fill(page, **SIGNED)
    hands.press(Qt.Key.Key_F9)
    hands.wait(lambda: first.agency_name in page.problem.text())
    done = {"agency": first.agency, "outcome": "Đồng ý", "done_by": "Phạm Văn Minh"}
    hands.step(stream, "leg_done", **done)
    ready(hands, stream)
    assert hands.state(stream).status is Status.READY


def test_R13_asked_for_a_supplement_and_taken_in_when_it_came(hands):
    hands.begin(402, leave_out={1})
    session, before = hands.intake.session, hands.intake.session.draft.id
    hands.press(Qt.Key.Key_F8)
    hands.wait(lambda: hands.window.sheet is not None)
    hands.press(Qt.Key.Key_F9)
    hands.wait(lambda: session.is_open and session.draft.id != before)
    stream = f"dossier/{before}"
    assert hands.state(stream).status is Status.SUPPLEMENT_ASKED
    hands.window.resume_draft(hands.desk.waiting.reopen(stream, HOA))
    hands.wait(lambda: session.is_open and session.draft.id == before)
    hands.bring(1)
    assert hands.accept() == stream
    state = hands.state(stream)
    assert (state.status, len(state.supplements)) == (Status.ACCEPTED, 1)


def test_R14_refused_with_ground_and_reason(hands):
    hands.begin(101)
    session, before = hands.intake.session, hands.intake.session.draft.id
    hands.press(Qt.Key.Key_F8, SHIFT)
    hands.wait(lambda: hands.window.sheet is not None)
    sheet = hands.window.sheet
    hands.type(sheet.ground_edit, "Điều 17 Nghị định 118/2025/NĐ-CP")
    hands.type(sheet.reason_edit, "Không thuộc đối tượng")
    hands.press(Qt.Key.Key_F9)
    hands.wait(lambda: session.is_open and session.draft.id != before)
    assert hands.state(f"dossier/{before}").status is Status.REFUSED


def test_R16_R18_what_came_over_the_portal_rings_opens_and_is_accepted(hands):
    stream = hands.arrives_online(402)
    hands.window.go("todo")
    todo = hands.window.page("todo")
    hands.wait(
        lambda: any(
            "trực tuyến" in todo.model.at(row).texts[0] for row in range(todo.model.rowCount())
        )
    )
    hands.window.resume_draft(hands.desk.waiting.reopen(stream, HOA))
    session = hands.intake.session
    hands.wait(lambda: session.is_open and f"dossier/{session.draft.id}" == stream)
    hands.bring(*(line.number for line in session.shown.lines))
    assert hands.accept() == stream
    assert hands.state(stream).accepted.channel is Channel.ONLINE


def test_R22_a_typing_error_is_put_right_and_a_wrong_acceptance_voided(hands):
    stream = hands.take_in(402, pays=False)
    sheet = hands.open(stream)
    sheet.correct_button.click()
    panel = sheet.correct
    panel.field_combo.setCurrentIndex(panel.field_combo.findData("owner.phone"))
    hands.type(panel.new_edit, "0905999888")
    hands.type(panel.reason_edit, "gõ nhầm")
    panel.findChild(QPushButton, "correct_saveButton").click()
    hands.wait(lambda: hands.state(stream).accepted.owner.phone == "0905999888")
    sheet = hands.open(stream)
    sheet.void_button.click()
    hands.type(sheet.void.code_edit, hands.state(stream).code)
    hands.type(sheet.void.reason_edit, "nhầm thủ tục")
    sheet.void.findChild(QPushButton, "void_applyButton").click()
    hands.wait(lambda: hands.state(stream).status is Status.VOIDED)
