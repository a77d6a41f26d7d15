"""Ends before acceptance, and a voided acceptance that was paid, through the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton
from whole_window import CTRL, HOA, Hands, open_window

from counter_app.domain.dossier.state import Status
from counter_app.ui.pages.answered import AnsweredPage

pytestmark = pytest.mark.slow

ENDED = "Đã đóng, chưa tiếp nhận"


@pytest.fixture(scope="module")
def opened(theme, tmp_path_factory):
    """One window for all of them."""
    with open_window(tmp_path_factory.mktemp("hall") / "desk", theme) as made:
        yield made


@pytest.fixture
def hands(opened, qtbot):
    made = Hands(opened, qtbot)
    yield made
    made.window.close_sheet()


def asked_for_more(hands):
    """mẫu 02 went out at the counter; the stream, and the number of who went home with it."""
    number = hands.begin(402, leave_out={1})
    session, before = hands.intake.session, hands.intake.session.draft.id
    hands.press(Qt.Key.Key_F8)
    hands.wait(lambda: hands.window.sheet is not None)
    hands.press(Qt.Key.Key_F9)
    hands.wait(lambda: session.is_open and session.draft.id != before)
    return f"dossier/{before}", number


def look_at(hands, text):
    """Ctrl+K, the name of what is looked for, Alt+Enter: its sheet."""
    hands.press(Qt.Key.Key_K, CTRL)
    search = hands.window.sheet
    hands.type(search.edit, text)
    hands.wait(lambda: search.model.at(search.view.currentIndex().row()) is not None)
    hands.wait(lambda: "dossier/" in str(search.model.at(search.view.currentIndex().row()).key))
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    page = hands.window.sheet
    assert isinstance(page, AnsweredPage)
    hands.wait(lambda: bool(page.status_badge.text()))
    return page


def give_up(hands, page, kind, **answers):
    page.findChild(QPushButton, f"sheet_step_{kind}").click()
    step = hands.window.sheet
    hands.wait(lambda: bool(step.editors))
    hands.fill(step, **answers)
    hands.press(Qt.Key.Key_F9)
    hands.wait(lambda: isinstance(hands.window.sheet, AnsweredPage))
    page = hands.window.sheet
    hands.wait(lambda: page.status_badge.text() in {"Đã rút, chưa tiếp nhận", ENDED})
    return page


def test_R22_who_went_home_with_a_supplement_request_gives_up(hands):
    """The list is rid of it, the card offers it no more, and its pages serve a new dossier."""
    stream, number = asked_for_more(hands)
    slip = hands.state(stream).supplements[0].number
    page = look_at(hands, slip)
    assert page.reopen_button.isVisible()
    assert page.history.rowCount() == len(hands.desk.entries(stream))
    page = give_up(hands, page, "intake_withdrawn", reason="Không còn nhu cầu")
    assert hands.state(stream).status is Status.INTAKE_WITHDRAWN
    assert hands.state(stream).intake_ended.asked_by == "Nguyễn Văn Khoa"
    assert not page.reopen_button.isVisible()
    assert hands.desk.waiting.waiting_for((number,)) == ()
    page = look_at(hands, slip)
    assert page.status_badge.text() == "Đã rút, chưa tiếp nhận"
    page.findChild(QPushButton, "sheet_anewButton").click()
    session = hands.intake.session
    owner = hands.state(stream).file.draft.owner
    hands.wait(lambda: session.is_open and session.draft.owner == owner)
    assert f"dossier/{session.draft.id}" != stream
    hands.bring(*(line.number for line in session.shown.lines))
    assert hands.state(hands.accept()).accepted.owner == owner


def test_R13_nobody_came_back_and_the_supervisor_closes(hands):
    stream, _number = asked_for_more(hands)
    page = look_at(hands, hands.state(stream).supplements[0].number)
    said = {"contact": "Gọi ngày 22/11: không làm nữa", "reason": "Không bổ sung"}
    page = give_up(hands, page, "intake_closed", **said)
    assert page.status_badge.text() == ENDED
    assert hands.state(stream).status is Status.INTAKE_CLOSED


def test_given_up_while_it_stands_on_the_intake_page_the_counter_is_free(hands):
    stream, _number = asked_for_more(hands)
    session = hands.intake.session
    hands.window.resume_draft(hands.desk.waiting.reopen(stream, HOA))
    hands.wait(lambda: session.is_open and f"dossier/{session.draft.id}" == stream)
    page = look_at(hands, hands.state(stream).supplements[0].number)
    give_up(hands, page, "intake_withdrawn", reason="Không còn nhu cầu")
    hands.wait(lambda: session.is_open and f"dossier/{session.draft.id}" != stream)
    assert session.is_empty


def test_R17_what_came_over_the_portal_is_withdrawn_before_any_answer(hands):
    stream = hands.arrives_online(402)
    hands.window.open_dossier(stream, is_accepted=False)
    page = hands.window.sheet
    hands.wait(lambda: bool(page.status_badge.text()))
    assert page.findChild(QObject, "sheet_step_intake_closed") is None
    page.findChild(QPushButton, "sheet_step_intake_withdrawn").click()
    step = hands.window.sheet
    hands.wait(lambda: bool(step.editors))
    hands.fill(step, reason="Đã nộp trực tiếp")
    hands.press(Qt.Key.Key_F9)
    hands.wait(lambda: hands.state(stream).status is Status.INTAKE_WITHDRAWN)
    assert not [one for one in hands.desk.attention.items() if one.stream == stream]


def test_R75_a_wrong_acceptance_that_was_paid_is_voided_and_the_money_goes_back(hands):
    stream = hands.take_in(402)
    taken = hands.state(stream).taken_dong
    assert taken > 0
    sheet = hands.open(stream)
    sheet.void_button.click()
    hands.type(sheet.void.reason_edit, "nhầm thủ tục")
    hands.type(sheet.void.code_edit, hands.state(stream).code)
    hands.press(Qt.Key.Key_Return)
    sheet.void.handed_check.setFocus()
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Return)
    assert hands.state(stream).status is Status.ACCEPTED, "Enter never books"
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.wait(lambda: hands.state(stream).status is Status.VOIDED)
    state = hands.state(stream)
    assert (state.taken_dong, state.refunded_dong) == (0, taken)
    sheet = hands.open(stream)
    assert hands.desk.kinds(stream)[-2:] == ["fee_refunded", "voided"]
