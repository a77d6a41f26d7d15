"""A step of a dossier's life: keyboard alone, Enter never issues, F9 does, Esc leaves."""

from datetime import date
from types import SimpleNamespace

import pytest
from fakes import WHO, accept_one, memory_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit

from counter_app.domain import scans
from counter_app.domain.dossier import bodies
from counter_app.domain.dossier.state import Status
from counter_app.errors import Words
from counter_app.services.gestures.gesture import Field, FieldKind, Option
from counter_app.services.printing import PrintOutcome
from counter_app.services.scanning import ScanEnded
from counter_app.ui.pages.sheet import SheetPage
from counter_app.ui.pages.step import StepPage
from counter_app.ui.widgets.step_fields import DateEditor
from tests.domain.life_samples import page as filed_page

RECEIPT = bodies.Printed(form="receipt", copy="give", copy_no=0)
SENT = {"carrier": "Bưu điện tỉnh", "list_number": "12", "at_centre": False}


@pytest.fixture
def stream(desk):
    found = accept_one(desk)
    memory_of(desk).write(found, RECEIPT)
    desk.printing.of_entry = lambda *_args: PrintOutcome(printed=(), waiting=())
    desk.scanning.documents = []

    def scan_document(job, where, kind, who):
        desk.scanning.documents.append(kind)
        body = bodies.PagesFiled(pages=(filed_page("apology", kind),), by_name=who.name)
        memory_of(desk).write(where, body)
        job.report(body.pages[0])
        return ScanEnded(pages=1)

    desk.scanning.scan_document = scan_document
    return found


@pytest.fixture
def put(show, idle, context, stream):
    def run(kind):
        page = StepPage(context, stream, kind)
        show(page, (1100, 700))
        page.on_shown()
        idle()
        return page

    return run


@pytest.fixture
def processing(desk, stream):
    desk.life.take(stream, "transferred", SENT, WHO)
    now = memory_of(desk).now
    got = {"received_by": "Minh", "officer": "Minh", "missing": "", "received_at": now}
    desk.life.take(stream, "agency_received", got, WHO)
    return stream


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def type_on(*words):
    """Each word into the field with the focus, Enter to the next."""
    for word in words:
        QTest.keyClicks(QApplication.focusWidget(), word)
        press(Qt.Key.Key_Return)


def field(page, name, kind=QLineEdit):
    return page.findChild(kind, f"step_{name}")


def test_the_keyboard_alone_takes_a_step(put, desk, stream, idle, shell):
    page = put("transferred")
    assert QApplication.focusWidget().objectName() == "step_carrierEdit"
    type_on("Buu dien", "12")
    assert desk.life.taken == [], "Enter never issues"
    press(Qt.Key.Key_F9)
    idle()
    assert desk.life.taken[0][1:] == (
        "transferred",
        {"carrier": "Buu dien", "list_number": "12", "at_centre": False},
    )
    assert memory_of(desk).dossiers[stream].status is Status.TRANSFERRED
    assert shell.asked == [("dossier", stream)]
    assert page.head.title.text() == "Chuyển hồ sơ đến cơ quan giải quyết"


def test_escape_leaves_and_writes_nothing(put, desk, stream, shell, idle):
    put("transferred")
    type_on("Buu dien")
    press(Qt.Key.Key_Escape)
    idle()
    assert desk.life.taken == []
    assert shell.asked == [("dossier", stream)]


def test_a_refusal_is_a_sentence_beside_its_field(put, desk, idle):
    page = put("urged")
    press(Qt.Key.Key_F9)
    idle()
    assert page.problem.text() == "Chưa nhập “Đã trao đổi với”."
    assert QApplication.focusWidget().objectName() == "step_whomEdit"
    assert page.issue_button.isEnabled()
    assert desk.life.taken == []


def test_a_date_that_is_none_never_reaches_the_service(put, desk, processing, idle):
    page = put("result_issued")
    field(page, "signed_onEdit").setText("32/13")
    press(Qt.Key.Key_F9)
    idle()
    assert "Ngày không hợp lệ" in page.problem.text()
    assert QApplication.focusWidget().objectName() == "step_signed_onEdit"


def test_the_signed_apology_is_scanned_first_and_what_was_typed_stays(
    put, desk, processing, idle, context
):
    page, fed = put("postponed"), []
    context.signals.page_fed.connect(lambda: fed.append(1))
    assert "Chưa quét" in page.scan.words.text()
    type_on("45/SXD")
    press(Qt.Key.Key_F6)
    idle()
    assert desk.scanning.documents == ["postponed"]
    assert fed == [1]
    assert page.scan.words.text() == "Đã quét 1 trang."
    assert field(page, "notice_numberEdit").text() == "45/SXD"


def test_the_code_on_the_apology_may_be_scanned(put, desk, processing):
    page = put("postponed")
    code = memory_of(desk).dossiers[processing].code
    scan = scans.DossierCodeScanned(code=SimpleNamespace(text=code))
    assert page.on_scan(scan)
    assert field(page, "code_on_paperEdit").text() == code
    assert not page.on_scan(object())


def test_R43_the_sheet_shows_both_dates(put, desk, processing, idle, context, show):
    page = put("postponed")
    press(Qt.Key.Key_F6)
    idle()
    code = memory_of(desk).dossiers[processing].code
    values = {
        "notice_number": "45/SXD",
        "notice_on": "23/11/2026",
        "notice_signer": "Cuong",
        "apology_number": "46/SXD",
        "apology_on": "23/11/2026",
        "apology_signer": "Cuong",
        "code_on_paper": code,
        "new_due_on": "31/12/2026",
    }
    for name, text in values.items():
        field(page, f"{name}Edit").setText(text)
    page.editors[7]._edit.setPlainText("Chờ ý kiến")
    press(Qt.Key.Key_F9)
    idle()
    assert page.problem.text() == ""
    sheet = SheetPage(context, processing)
    show(sheet)
    sheet.on_shown()
    idle()
    assert "Hẹn trả 17:00 ngày 31/12/2026 (hẹn lần đầu" in sheet.next.words.text()
    assert "thay cho" in sheet.dates.words.text()
    assert "46/SXD" in sheet.dates.words.text()
    assert sheet.dates.model.rowCount() > 5
    assert sheet.status_badge.text() == "Đang giải quyết"


def test_the_papers_that_lack_are_ticked_and_explained(put, desk, processing, idle):
    page = put("returned_for_supplement")
    number = memory_of(desk).dossiers[processing].accepted.papers[0].number
    field(page, f"lack{number}Check", QCheckBox).setChecked(True)
    combo = field(page, f"lack{number}Combo", QComboBox)
    assert combo.isVisible()
    combo.setCurrentIndex(1)
    field(page, f"lack{number}Edit").setText("Ký lại")
    field(page, "numberEdit").setText("45/SXD")
    field(page, "signerEdit").setText("Cường")
    page.editors[-1]._edit.setPlainText("Đơn chưa ký")
    press(Qt.Key.Key_F9)
    idle()
    assert page.problem.text() == ""
    lack = memory_of(desk).dossiers[processing].returns[0].lacks[0]
    assert (lack.paper, str(lack.fault), lack.what) == (number, "wrong", "Ký lại")


def test_the_paper_is_shown_beside_a_wide_form_and_instead_of_a_narrow_one(put, desk, qtbot, idle):
    page = put("transferred")
    page.paper.draw_now()
    idle()
    assert page.paper.isVisible()
    assert not page.paper.view.is_empty
    page.resize(700, 700)
    qtbot.waitUntil(lambda: not page.paper.isVisible())
    press(Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert page.paper.isVisible()
    assert not page._fields.isVisible()
    press(Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert page._fields.isVisible()


def test_a_step_that_is_gone_leads_back_to_the_dossier(put, desk, processing, shell, notices):
    put("transferred")
    assert shell.asked == [("dossier", processing)]
    assert "Đang giải quyết" in notices.last


def test_a_moment_is_typed_as_day_and_hour(theme, qtbot):
    start = Field(name="x", words=Words("Lúc", "At"), kind=FieldKind.MOMENT)
    editor = DateEditor(start, "Lúc", "vi", lambda: date(2026, 11, 23), None)
    qtbot.addWidget(editor)
    editor._day.setText("23/11")
    editor._hour.setText("16h30")
    assert editor.value().isoformat() == "2026-11-23T09:30:00+00:00"
    editor._hour.setText("25")
    assert editor.refusal() is not None
    assert editor.value() is None


def test_every_kind_of_field_has_an_editor(context, stream, desk, put):
    from counter_app.ui.pages.step_editors import editor_of

    form = desk.life.form(stream, "urged", WHO)
    option = Option(value="a", words=Words("a", "a"))
    for kind in FieldKind:
        made = Field(name="x", words=Words("x", "x"), kind=kind, options=(option,))
        editor = editor_of(made, form, context, None)
        assert editor.first() is not None
        assert editor.value() in (None, "", (), False)


# --- the sheet


@pytest.fixture
def sheet(context, stream, show, idle):
    made = SheetPage(context, stream)
    show(made)
    made.on_shown()
    idle()
    return made


def test_the_sheet_offers_what_is_possible_and_opens_its_form(sheet, shell, stream):
    press(Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget().objectName() == "sheet_step_transferred"
    press(Qt.Key.Key_Space)
    assert shell.asked == [("step", stream, "transferred")]
    menu = next(one.menu() for one in sheet.next.buttons if one.menu())
    assert "Đôn đốc" in [action.text() for action in menu.actions()]


def test_a_refresh_leaves_the_focus_on_the_button(sheet, context, idle, stream):
    press(Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    before = QApplication.focusWidget()
    context.signals.dossier_changed.emit(stream)
    idle()
    assert QApplication.focusWidget() is before


def test_the_dates_say_why(sheet, stream):
    press(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert sheet.stack.currentWidget() is sheet.dates
    assert "hẹn trả 17:00 ngày 14/12/2026" in sheet.dates.words.text()
    first = sheet.dates.model.at(0).texts
    assert first[0].startswith("Ngày tiếp nhận, không tính")
    labels = " ".join(label.text() for label in sheet.dates.findChildren(QLabel))
    assert "Ngày cuối 13/12 là ngày nghỉ" in labels


def test_F11_prints_the_apology_for_the_leader_to_sign(put, context, desk, idle, notices):
    page = put("postponed")
    assert page.scan.draft_button.isVisible()
    QTest.keyClick(page, Qt.Key.Key_F11)
    idle()
    assert desk.equipment.sheets == []
    assert page.problem.text() == "Chưa nhập “Ngày hẹn lại”."
    field(page, "new_due_onEdit").setText("31/12/2026")
    page.editors[7]._edit.setPlainText("Chờ ý kiến của Sở Tài chính")
    QTest.keyClick(page, Qt.Key.Key_F11)
    idle()
    assert [sheet.title for sheet in desk.equipment.sheets] == ["postponed"]
    assert "trình ký" in notices.last


def test_other_steps_have_no_draft(put):
    page = put("transferred")
    assert not page.scan.draft_button.isVisible()
